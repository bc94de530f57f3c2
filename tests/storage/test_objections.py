"""A creditor's files of objections keep every version; what came of each branch is counted from the talks."""

from collections.abc import Iterator

import pytest

from storage.database import Database
from storage.errors import Missing, ObjectionsExist
from storage.repositories.objections import UNDER_WAY, Count
from storage.unit_of_work import UnitOfWork
from tests.storage.people import MINUTE, NOW, settle_in


@pytest.fixture
def told(database: Database) -> Iterator[UnitOfWork]:
    """Give a unit of work with two creditors of three clients each, the first one in scope."""
    settle_in(database, "a", "b", clients=3)
    with database.unit_of_work("a") as uow:
        yield uow


def test_versions(told: UnitOfWork) -> None:
    """Every version stays as it was saved; the last one applied is in force, also an older one taken again."""
    told.objections.apply("a", "1", "one", "operator", NOW)
    told.objections.apply("a", "2", "two", "staff:1", NOW + MINUTE)
    newest_first = [row.version for row in told.objections.versions("a")]
    told.objections.apply("a", "1", "one", "staff:1", NOW + 2 * MINUTE)

    assert ["2", "1"] == newest_first
    assert "1" == told.creditors.get("a").objections_version
    assert ("one", "operator") == (told.objections.get("a", "1").document, told.objections.get("a", "1").by)


def test_version_is_kept(told: UnitOfWork) -> None:
    """A version with other words is refused, and so is one that nobody saved."""
    told.objections.apply("a", "1", "one", "operator", NOW)

    with pytest.raises(ObjectionsExist, match="give the changed file a new version"):
        told.objections.apply("a", "1", "other", "operator", NOW)
    with pytest.raises(Missing):
        told.objections.get("a", "9")
    with pytest.raises(Missing):
        told.objections.apply("nobody", "1", "one", "operator", NOW)


def test_counts(told: UnitOfWork) -> None:
    """Each branch tells how often it was taken and how those talks ended; a talk twice in a branch ended once."""
    talks = {client: told.talks.open("a", client, NOW).id for client in ("1", "2", "3")}
    for client, branch in (("1", None), ("1", "parts"), ("1", "parts"), ("2", None), ("3", None)):
        told.objections.note("a", client, talks[client], "v", "too_expensive", branch, NOW)
    told.objections.note("a", "3", talks["3"], "w", "no_trust", None, NOW)
    for client, commitment in (("1", "agreement"), ("2", "none")):
        told.talks.close(
            creditor="a", client=client, at=NOW, commitment=commitment, commitment_on=None, receptivity=3,
            next_step="next-write", owner="bot",
        )  # fmt: skip

    raised = Count("too_expensive", None, 3, {"agreement": 1, "none": 1, UNDER_WAY: 1})
    parts = Count("too_expensive", "parts", 2, {"agreement": 1})
    assert [raised, parts] == told.objections.counts("a", "v")
    assert [Count("no_trust", None, 1, {UNDER_WAY: 1}), raised, parts] == told.objections.counts("a")


def test_others_are_unseen(told: UnitOfWork) -> None:
    """Nobody sees the versions and counts of a creditor out of scope."""
    talk = told.talks.open("a", "1", NOW).id
    told.objections.apply("a", "1", "one", "operator", NOW)
    told.objections.note("a", "1", talk, "1", "no_trust", None, NOW)
    told.scope("b")

    assert ([], []) == ([*told.objections.versions("a")], told.objections.counts("a"))
