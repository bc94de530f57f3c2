"""Hold who is told that nothing is owed any more, and that nobody is asked for it: a file or a credit settled it."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.closing import TellSettled
from bot.portfolio import import_portfolio
from flows.negotiation.account import AgreementStatus
from flows.negotiation.proposal import Payment
from storage.schema import MessageStatus
from tests.bot.jobs.test_promises import at, do, live
from tests.bot.world import World

DUE = date(2026, 3, 26)
HEADER = "client_id,name,invoice_number,due_on,amount,balance"
ROW = "2001,Rosa Díaz,2001-1,2026-03-26,144000"


@pytest.fixture
def known(world: World) -> World:
    """Give a client who showed who they are, and whose one bill of 144,000 is due in six days."""
    world.add_client("2001", "Rosa Díaz", document="9.876.543-3", invoices=((144_000, DUE, "Agua, marzo"),))
    world.client = "2001"
    world.verify(last4="5433")
    world.wall.move(days=2)
    do(world, "silence")
    world.hear()
    world.wall.at = at(DUE - timedelta(days=6), 12)
    return world


def take(world: World, folder: Path, balance: int, *more: str, header: str = HEADER) -> None:
    """Import what the creditor's file says of the bill, and let a worker do what follows."""
    path = folder / "portfolio.csv"
    path.write_text("\n".join((header, ",".join((ROW, str(balance), *more)), "")), "utf-8")
    import_portfolio(world.app.database, world.app.vault, world.creditor, path, now=world.now)
    world.work()


def keys(world: World) -> list[str]:
    """Return the keys of what left to the client by itself since they talked, oldest first."""
    left = (MessageStatus.SENT, MessageStatus.DELIVERED, MessageStatus.READ)
    return [str(row.text_key) for row in world.messages() if row.status in left and row.kind != "reply"]


def test_told_once_by_a_file(known: World, tmp_path: Path) -> None:
    """Who was asked learns once that nothing is owed, however often the file comes; nothing more is asked for."""
    live(known, at(DUE, 12))
    take(known, tmp_path, 0)
    known.wall.move(days=1)
    take(known, tmp_path, 0)
    live(known, at(DUE + timedelta(days=20), 12))

    assert ["reminder-before-due", "account-settled"] == keys(known)


def test_paid_by_a_file(known: World, tmp_path: Path) -> None:
    """What the file says was paid late has its letter; what is open still is not told as settled."""
    live(known, at(DUE + timedelta(days=12), 12))
    asked = keys(known)
    take(known, tmp_path, 1_000)
    between = keys(known)
    take(known, tmp_path, 0, "2026-04-02", header=f"{HEADER},paid_on")

    assert asked == between
    assert [*asked, "settlement-sent"] == keys(known)


def test_nobody_asked(known: World, tmp_path: Path) -> None:
    """Who was not asked for the money hears nothing of it; who opted out neither."""
    take(known, tmp_path, 0)
    not_asked = keys(known)
    take(known, tmp_path, 144_000)
    live(known, at(DUE, 12))
    with known.unit() as uow:
        uow.people.get(uow.clients.get(known.creditor, "2001").person_id).opted_out_at = known.now
    take(known, tmp_path, 0)

    assert ([], ["reminder-before-due"]) == (not_asked, keys(known))


def test_what_waited_does_not_leave(known: World, tmp_path: Path) -> None:
    """A reminder that waits for its hour when the file comes loses its purpose."""
    known.wall.at = at(DUE - timedelta(days=1), 12)
    with known.unit() as uow:
        uow.jobs.put("reminders", known.now)
    while known.app.runner.run_one():
        pass
    waiting = [row.status for row in known.messages() if row.text_key == "reminder-before-due"]
    path = tmp_path / "portfolio.csv"
    path.write_text(f"{HEADER}\n{ROW},0\n", "utf-8")
    import_portfolio(known.app.database, known.app.vault, known.creditor, path, now=known.now)
    known.work()
    after = [row.status for row in known.messages() if row.text_key == "reminder-before-due"]

    assert ([MessageStatus.QUEUED], [MessageStatus.BLOCKED]) == (waiting, after)
    assert [] == keys(known)


def test_agreement_ends_well(known: World, tmp_path: Path) -> None:
    """An agreement whose bills the file settles is kept: no promise is recalled, and nothing is broken later."""
    plan = (Payment(DUE, 72_000), Payment(DUE + timedelta(days=14), 72_000))
    with known.unit() as uow:
        number = uow.agreements.book(
            creditor=known.creditor, client="2001", plan=plan, total=144_000, invoices=["2001-1"], discount=0,
            currency="CLP", proposed_by="client", policy_version="2026-01-01", at=known.now,
        ).id  # fmt: skip
    live(known, at(DUE, 12))
    before = keys(known)
    take(known, tmp_path, 0)
    told = keys(known)[len(before) :]
    live(known, at(DUE + timedelta(days=40), 12))
    with known.unit() as uow:
        status = uow.agreements.get(known.creditor, number).status

    assert ["account-settled"] == told == keys(known)[len(before) :]
    assert (AgreementStatus.KEPT, True) == (status, "reminder-promise" in before)


def test_adviser_answers_first(known: World, tmp_path: Path) -> None:
    """While a person has a matter of the client's, they tell how it ends."""
    live(known, at(DUE, 12))
    known.say("quiero hablar con una persona")
    before = keys(known)
    take(known, tmp_path, 0)

    assert before == keys(known)


def test_told_twice_by_the_job(known: World, tmp_path: Path) -> None:
    """A job that is done again, as after a restore, tells nothing twice."""
    live(known, at(DUE, 12))
    settled_at = known.now
    take(known, tmp_path, 0)
    with known.unit() as uow:
        TellSettled(known.app.bot, known.app.clock)(uow, settled_at, f"{known.creditor} 2001")
    known.work()

    assert 1 == keys(known).count("account-settled")
