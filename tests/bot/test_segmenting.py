"""Clients are in the segments that their creditor's rules say, wherever segments count; each change is on record."""

from datetime import date

import pytest

from bot.segmenting import assign, assign_all
from tests.bot.jobs.test_promises import do
from tests.bot.world import World

RULES = [
    {"name": "large", "when": {"balance_at_least": "100000"}},
    {"name": "loyal", "when": {"tenure_years_at_least": 3}},
]


@pytest.fixture
def ruled(world: World) -> World:
    """Give the creditor rules, and a second client of three years who owes little and is `retail` by the portfolio."""
    world.add_client("1042", "Rosa Díaz", document=None, invoices=(), since_on=date(2023, 3, 5), segment="retail")
    world.add_client("1043", "Ana Soto", document=None, invoices=(), since_on=date(2023, 3, 5))
    world.add_creditor(segments=RULES)
    return world


def segments(world: World) -> dict[str, str | None]:
    """Return the segment of each client."""
    return {client: world.row(client).own_segment for client in ("1041", "1042", "1043")}


def test_job(ruled: World) -> None:
    """The day's job puts clients where the rules say; of whoever moves there is one line in the audit."""
    before = segments(ruled)
    do(ruled, "segments")
    do(ruled, "segments")
    with ruled.unit() as uow:
        lines = [kept for _, kept in uow.audit.about(ruled.creditor, "client:1041") if kept and "rules" in kept]

    assert {"1041": None, "1042": "retail", "1043": None} == before
    assert {"1041": "large", "1042": "retail", "1043": "loyal"} == segments(ruled)
    assert [{"from": None, "to": "large", "rules": True}] == lines


def test_where_it_counts(ruled: World) -> None:
    """Policy, cadence and programs see the segment that the rules give."""
    with ruled.unit() as uow:
        assign(uow, ruled.creditor, ruled.now)
        client, profile = uow.clients.get(ruled.creditor, "1041"), ruled.app.bot.profiles.get(uow, ruled.creditor)
        facts = ruled.app.bot.facts.gather(uow, profile, client, ruled.now)
        owing = uow.dues.any_of(ruled.creditor, "1041", ruled.now)

    assert owing
    assert ("large", "large") == (facts.client.segment, owing.segment)


def test_rules_that_are_gone(ruled: World) -> None:
    """Without rules the portfolio's word is all there is again."""
    with ruled.unit() as uow:
        assign(uow, ruled.creditor, ruled.now)
    ruled.add_creditor()
    assign_all(ruled.app.database, ruled.creditor, ruled.now)

    assert {"1041": None, "1042": "retail", "1043": None} == segments(ruled)


def test_pages(ruled: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many clients there are, each is looked at once, a page at a time."""
    monkeypatch.setattr("bot.segmenting.PAGE", 1)
    do(ruled, "segments")

    assert {"1041": "large", "1042": "retail", "1043": "loyal"} == segments(ruled)
