"""Hold that nobody is written to against a law in some weeks of life; and that a judge who is lied to says so."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from nlu.intents import Model
from tests.year.chronicle import Entry
from tests.year.judge import Verdict, judge
from tests.year.rows import BEGUN, moment
from tests.year.year import opened

START = datetime(2026, 3, 16, 3, 0, tzinfo=UTC)  #: Easter and the end of summer time lie ahead
CREDITORS = ("aguas-del-valle", "luz-del-maipo", "hogar-cafetal", "fibra-ipe", "severn-water")
CLIENTS, DAYS, SEED = 30, 35, 20260316


@pytest.fixture(scope="module")
def chronicle(postgres_url: str, data_folder: Path, model: Model) -> tuple[list[Entry], dict[str, int]]:
    """Give what was written down of five weeks of thirty clients, and how many messages the providers took."""
    with opened(postgres_url, data_folder, START, timedelta(hours=12)) as year:
        year.people(CLIENTS, SEED, DAYS, CREDITORS)
        year.live(DAYS)
        return list(year.chronicle.pages()), dict(year.taken)


@pytest.fixture
def lived(chronicle: tuple[list[Entry], dict[str, int]]) -> Verdict:
    """Give the judge's verdict."""
    entries, taken = chronicle
    verdict = judge(entries, taken)
    print(f"Seed {SEED}: {verdict.figures}")  # noqa: T201 - shown with a failure
    return verdict


def test_no_law_is_broken(lived: Verdict) -> None:
    """Clients of five creditors in four countries live for five weeks, and no law is broken."""
    assert [] == lived.wrong


def test_there_was_something_to_judge(lived: Verdict) -> None:
    """They were written to of bills and promises, and some were due who had to be."""
    kinds = ("begun before_due", "begun after_due", "begun promise", "bills that asked for a contact")

    assert [] == [kind for kind in kinds if not lived.figures[kind]]


def later(entry: Entry) -> Entry | None:
    """Let every contact of ours have left twelve hours later."""
    at = (moment(entry.row["at"]) + timedelta(hours=12)).isoformat() if _is_begun(entry) else None
    return replace(entry, row={**entry.row, "at": at}) if at else entry


def without_consent(entry: Entry) -> Entry | None:
    """Let nobody have agreed to anything."""
    return replace(entry, row={**entry.row, "consent": False}) if entry.place == "contact_points" else entry


def never(entry: Entry) -> Entry | None:
    """Let no contact of ours have left."""
    return None if _is_begun(entry) or entry.row.get("initiated_by") == "bot" else entry


def undecided(entry: Entry) -> Entry | None:
    """Let no decision be kept with a message."""
    return replace(entry, row={**entry.row, "contact_decision": None}) if entry.place == "messages" else entry


def _is_begun(entry: Entry) -> bool:
    return entry.place == "contacts" and entry.row["kind"] in BEGUN


@pytest.mark.parametrize(
    ("lie", "law"),
    [(later, "hours"), (without_consent, "consent"), (never, "nobody spoke of"), (undecided, "no decision")],
)
def test_lies_are_found(
    chronicle: tuple[list[Entry], dict[str, int]], lie: Callable[[Entry], Entry | None], law: str
) -> None:
    """What is changed in the chronicle afterwards is found."""
    told = (lie(entry) for entry in chronicle[0])
    wrong = judge(entry for entry in told if entry is not None).wrong

    assert any(law in one for one in wrong)
