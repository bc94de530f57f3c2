"""Hold that everybody is looked at once, page by page, however long the clock or its workers stood still."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.jobs.reminders import PlanPage, PlanReminders
from storage.schema import Job, WorkStatus
from tests.bot.jobs.test_promises import at, live, reminders
from tests.bot.world import World

DUE = date(2026, 3, 26)  #: a Thursday
BEFORE = datetime(2026, 3, 25, 13, tzinfo=UTC)  #: ten o'clock in Santiago, the day before
HOUR, WEEK = timedelta(hours=1), timedelta(days=7)
CLIENTS = ("2001", "2002", "2003", "2004", "2005")


@pytest.fixture(autouse=True)
def shipped(world: World) -> None:
    """Let the creditor write by the cadence that ships, to five clients with a bill each."""
    with world.unit() as uow:
        row = uow.creditors.get(world.creditor)
        row.document = {**row.document, "contact": {"cadence": "default"}}
    for client in CLIENTS:
        add(world, client)


def add(world: World, client: str, **facts: Any) -> None:  # noqa: ANN401 - columns of Client
    """Add a client who agreed to be written to."""
    world.add_client(client, document=None, invoices=((50_000, DUE, "Agua, marzo"),), **facts)
    with world.unit() as uow:
        address = uow.addresses.ensure("web", f"{world.creditor}/{client}", world.now)
        uow.clients.reach(world.creditor, client, address.id, consent=True)


def names(world: World, word: str) -> list[str]:
    """Return the jobs with a first word that wait."""
    with world.unit() as uow:
        rows = uow.session.scalars(select(Job.name).where(Job.status == WorkStatus.WAITING).order_by(Job.id))
        return [name for name in rows if name.split()[0] == word]


def told(world: World) -> list[str]:
    """Return the clients whose contacts wait."""
    return sorted(name.split()[-1] for name in names(world, "remind"))


def walk(world: World, now: datetime, size: int) -> int:
    """Look at all pages of so many clients; return how many there were."""
    page, rest, pages = PlanPage(world.app.bot, world.app.reminder.chooser, size), world.creditor, 0
    while rest:
        pages += 1
        with world.unit() as uow:
            page(uow, now, rest)
        following = [name for name in names(world, "due") if name.removeprefix("due ") > rest]
        rest = following[-1].removeprefix("due ") if following else ""
    return pages


@pytest.mark.parametrize(("size", "pages"), [(1, 7), (2, 4), (5, 2), (6, 2), (100, 1)])
def test_pages(world: World, size: int, pages: int) -> None:
    """Pages of any size find the contact of everybody who has one, once."""
    walked = walk(world, BEFORE, size)
    walk(world, BEFORE, size)

    assert (pages, list(CLIENTS)) == (walked, told(world))


@pytest.mark.parametrize(
    ("now", "found"),
    [
        (BEFORE - HOUR, []),  # nine o'clock in Santiago
        (BEFORE, CLIENTS),
        (BEFORE + 2 * HOUR, (*CLIENTS, "far")),  # ten in Lima
        (BEFORE - 3 * 24 * HOUR, []),
    ],
)
def test_hours(world: World, now: datetime, found: Sequence[str]) -> None:
    """Nobody is looked at before their own ten o'clock; who lives further west is when it comes there."""
    add(world, "far", timezone="America/Lima")
    walk(world, now, 100)

    assert sorted(found) == told(world)


def test_unknown_zone(world: World) -> None:
    """A client in a zone that is not known is not written to, and keeps nobody else from it."""
    with world.unit() as uow:
        uow.clients.get(world.creditor, "2001").timezone = "Mars/Olympus"
        uow.clients.get(world.creditor, "2003").timezone = ""
    walk(world, BEFORE, 100)

    assert ["2002", "2004", "2005"] == told(world)


def test_ticks_that_waited(world: World) -> None:
    """Of a week's ticks that nobody worked off the last one alone looks at everybody."""
    with world.unit() as uow:
        for hours in range(24 * 7):
            uow.jobs.put("reminders", BEFORE - WEEK + hours * HOUR)
    world.wall.at = BEFORE
    while names(world, "reminders"):
        world.app.runner.run_one()

    assert [f"due {world.creditor}"] == names(world, "due")


def test_pages_that_wait(world: World) -> None:
    """While pages of an earlier tick wait a later one adds none to them; a page that fails keeps nobody waiting."""
    with world.unit() as uow:
        uow.jobs.put(f"due {world.creditor} 2002", BEFORE)
        PlanReminders()(uow, BEFORE + HOUR, "")
    waited = names(world, "due")
    with world.unit() as uow:
        (page,) = uow.jobs.claim(BEFORE)
        uow.jobs.fail(page.id, BEFORE, "OperationalError")
        PlanReminders()(uow, BEFORE + HOUR, "")

    assert ([f"due {world.creditor} 2002"], 2) == (waited, len(names(world, "due")))


def test_creditors(world: World) -> None:
    """Each creditor in force has pages of its own; who is stopped has none."""
    for creditor in ("gas-del-sur", "luz-del-norte"):
        world.add_creditor(creditor)
    with world.unit() as uow:
        uow.creditors.stop(["luz-del-norte"], "operator", "storm", BEFORE)
        PlanReminders()(uow, BEFORE, "")

    assert {f"due {world.creditor}", "due gas-del-sur"} == set(names(world, "due"))


def test_payday(world: World) -> None:
    """Who paid on the 24th of three months hears of a bill due on the 26th on the 24th, and not five days before."""
    world.client = "2001"
    facts: dict[str, Any] = {"creditor": world.creditor, "client": "2001", "source": "bank", "now": world.now}
    with world.unit() as uow:
        address = uow.addresses.ensure("web", f"{world.creditor}/2001", world.now)
        uow.clients.verify(world.creditor, "2001", address.id, world.now)
        for month in (12, 1, 2):
            paid_on = date(2025 if month > 2 else 2026, month, 24)
            number = f"old-{month}"
            bill: dict[str, Any] = {"client_id": "2001", "amount": 9, "balance": 9, "currency": "CLP"}
            uow.invoices.put(world.creditor, number, world.now, due_on=paid_on - timedelta(days=12), **bill)
            world.app.cashier.record(uow, reference=number, amount=9, paid_on=paid_on, invoice=number, **facts)
    world.work()
    live(world, at(DUE, 9))

    assert [at(date(2026, 3, 24), 10)] == [row.at for row in reminders(world)]
