"""Hold the command that proves the audit log and everything that was sent."""

from datetime import date

import pytest
from sqlalchemy import text

from tests.bot.commands.conftest import Command
from tests.bot.jobs.test_promises import agree, at, live
from tests.bot.world import World

SUNDAY = """
UPDATE messages SET contact_decision = jsonb_set(contact_decision, '{facts,now}', '"2026-03-15T12:00:00-03:00"')
WHERE kind = 'promise'
"""


@pytest.fixture
def reminded(world: World) -> World:
    """Give a world in which a client agreed, and was reminded of a promise."""
    agree(world)
    live(world, at(date(2026, 3, 15)))
    return world


def test_whole(reminded: World, concilia: Command) -> None:
    """A life in which nothing was changed is whole: every entry, and every message by the rules of its time."""
    ran = concilia("audit", "verify", "--json")
    told = concilia("audit", "verify")
    creditor = ran.json["creditors"][0]

    assert (0, True, {"kept": 15, "faults": []}) == (ran.status, ran.json["whole"], ran.json["rules"])
    assert (reminded.creditor, 0, []) == (creditor["creditor"], creditor["erased"], creditor["faults"])
    assert {"invoices": 1, "fault_count": 0, "unbalanced": []} == creditor["ledger"]
    assert {"left": 5, "replayed": 5, "without_facts": 0, "fault_count": 0, "faults": []} == creditor["messages"]
    assert "aguas-del-valle: 5 messages left, 5 judged again: all allowed" in told.out


def test_faults(reminded: World, concilia: Command) -> None:
    """A contact whose decision was changed ends the command with 1, named with its rule and why."""
    with reminded.unit() as uow:
        uow.session.execute(text(SUNDAY))
        number = next(row.id for row in reminded.messages() if row.kind == "promise")
    ran = concilia("audit", "verify", "--json")
    told = concilia("audit", "verify")
    faults = ran.json["creditors"][0]["messages"]["faults"]

    assert (1, False, 1) == (ran.status, ran.json["whole"], told.status)
    assert [number] == list({fault["message"] for fault in faults})
    assert "CL.hours" in {fault["rule"] for fault in faults}
    assert f"message {number}: CL.hours: Chile: " in told.out


def test_ledger(reminded: World, concilia: Command) -> None:
    """An invoice whose balance does not follow from its lines ends the command with 1, named with both and the way out.

    Written again by the way out, it is whole.
    """
    with reminded.unit() as uow:
        uow.session.execute(text("UPDATE invoices SET balance = balance - 4000 WHERE number = '1041-1'"))
    ran = concilia("audit", "verify", "--json")
    told = concilia("audit", "verify")
    with reminded.unit() as uow:
        uow.invoices.put(reminded.creditor, "1041-1", reminded.now, balance=144_000)
    mended = concilia("audit", "verify")
    fault = {"invoice": "1041-1", "client": "1041", "currency": "CLP", "balance": "140000", "explained": "144000"}

    assert (1, False, 1) == (ran.status, ran.json["whole"], told.status)
    assert {"invoices": 1, "fault_count": 1, "unbalanced": [fault]} == ran.json["creditors"][0]["ledger"]
    assert "invoice 1041-1 of client 1041 stands at CLP 140000, and its payments and credits leave" in told.out
    assert (0, True) == (mended.status, "aguas-del-valle: 1 invoice added up: all balanced" in mended.out)


def test_rules(reminded: World, concilia: Command) -> None:
    """Rules that were changed are named, and the command ends with 1."""
    with reminded.unit() as uow:
        uow.session.execute(text("UPDATE packs SET document = document || ' ' WHERE country = 'PE'"))
    ran = concilia("audit", "verify")

    assert 1 == ran.status
    assert "contact rules: the rules of PE kept on 2026-03-05" in ran.out


def test_nobody(concilia: Command) -> None:
    """Without creditors there is nothing to prove, and that is no fault."""
    ran = concilia("audit", "verify")

    assert (0, "There are no creditors yet.") == (ran.status, ran.out.strip())
