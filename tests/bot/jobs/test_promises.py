"""Hold what happens to promises: reminded of once before and once after, judged by the policy's patience."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.chooser import Chooser
from bot.jobs.travel import next_due
from flows.negotiation.account import AgreementStatus
from flows.negotiation.proposal import Payment
from storage.schema import Agreement, Message
from storage.unit_of_work import UnitOfWork
from tests.bot.beside import beside
from tests.bot.world import World

PLAN = ((date(2026, 3, 16), 72_000), (date(2026, 4, 16), 72_000))
TICK = timedelta(hours=6)


def agree(world: World, *plan: tuple[date, int]) -> None:
    """Verify the client on the web chat, and book an agreement; the talk ends."""
    world.verify()
    with world.unit() as uow:
        terms: dict[str, Any] = {"creditor": world.creditor, "client": "1041", "currency": "CLP", "discount": 0}
        uow.agreements.book(
            plan=tuple(Payment(day, amount) for day, amount in plan or PLAN),
            total=144_000,
            invoices=["1041-1"],
            proposed_by="client",
            policy_version="2026-01-01",
            at=world.now,
            **terms,
        )
    world.wall.move(days=2)
    do(world, "silence")
    world.hear()


def do(world: World, *jobs: str) -> None:
    """Do jobs of the clock now, and deliver what they write."""
    with world.unit() as uow:
        for name in jobs:
            uow.jobs.put(name, world.now)
    world.work()


def live(world: World, until: datetime) -> None:
    """Let the time pass, with ticks at 4, 10, 16 and 22 hours in Santiago, and whatever falls due in between."""
    while world.now < until:
        with world.unit() as uow:
            due = next_due(uow, world.now)
        tick = world.now + TICK - (world.now - at(date(2026, 3, 1), 4)) % TICK
        world.wall.at = min(tick, due or until, until)
        do(world, *(("promises", "reminders") if world.now == tick else ()))


def at(day: date, hour: int = 12) -> datetime:
    """Return an hour of a day in Santiago (summer and winter time apart, which no test here depends on)."""
    return datetime(day.year, day.month, day.day, 3, tzinfo=UTC) + timedelta(hours=hour)


def agreement(world: World) -> Agreement:
    """Return the agreement."""
    with world.unit() as uow:
        return uow.agreements.of(world.creditor, "1041")[0]


def reminders(world: World) -> list[Message]:
    """Return the messages that we began."""
    return [row for row in world.messages() if row.initiated_by == "bot"]


def pay(world: World, amount: int) -> None:
    """Record a payment of the client."""
    with world.unit() as uow:
        record(world, uow, amount, world.now.date())
    world.work()
    world.hear()


def record(world: World, uow: UnitOfWork, amount: int, paid_on: date) -> None:
    """Let the cashier take money of the client in a transaction."""
    facts: dict[str, Any] = {"creditor": world.creditor, "client": "1041", "source": "test", "amount": amount}
    world.app.cashier.record(uow, paid_on=paid_on, reference=str(world.now), now=world.now, **facts)


def planned(world: World, day: date) -> str:
    """Return the name of the job of the contact that is due on a day."""
    with world.unit() as uow:
        owing = uow.dues.of(world.creditor, "1041", world.now)
        assert owing
        found = Chooser(world.app.packs).due(world.app.bot.profiles.get(uow, world.creditor), owing, day)[0]
    return f"remind {world.creditor} {found.key} 1041"


def test_reminded_before_and_after(world: World) -> None:
    """One light reminder two days before at ten, one four days after, and no more."""
    agree(world, (date(2026, 3, 16), 144_000))
    live(world, at(date(2026, 4, 2)))

    assert [
        ("promise", "delivered", "2026-03-14T13:00:00+00:00"),
        ("missed", "delivered", "2026-03-20T13:00:00+00:00"),
    ] == [(row.kind, row.status, row.at.isoformat()) for row in reminders(world)]


def test_a_part_paid(world: World) -> None:
    """Who paid a part by the day is late with the rest after the grace: thanked for the one, asked for the other."""
    agree(world, (date(2026, 3, 16), 144_000))
    pay(world, 72_000)
    live(world, at(date(2026, 3, 21)))

    assert ["reminder-promise", "reminder-missed-rest"] == [row.text_key for row in reminders(world)]
    assert ["late"] == [part.status for part in agreement(world).instalments]


def test_not_while_paid(world: World) -> None:
    """Who has paid is not reminded."""
    agree(world)
    pay(world, 72_000)
    live(world, at(date(2026, 3, 30)))

    assert [] == reminders(world)


def test_paid_between_plan_and_hour(world: World) -> None:
    """A reminder that was planned does not leave when the money arrived before its hour."""
    agree(world)
    with world.unit() as uow:
        uow.jobs.put(planned(world, date(2026, 3, 14)), at(date(2026, 3, 15)))
    pay(world, 72_000)
    world.wall.at = at(date(2026, 3, 15))
    world.work()

    assert [] == reminders(world)


def test_waits_for_the_next_hour(world: World) -> None:
    """A reminder planned for a Sunday leaves on Monday morning; why it waited stands in the audit log."""
    agree(world, (date(2026, 3, 17), 144_000))
    live(world, at(date(2026, 3, 16), 18))
    with world.unit() as uow:
        kept = [payload for entry, payload in uow.audit.about(world.creditor, "client:1041") if payload]
    blocked = [payload for payload in kept if payload.get("kind") == "promise"]

    assert ["2026-03-16T11:00:00+00:00"] == [row.at.isoformat() for row in reminders(world)]
    assert [True, True] == [bool(blocked[0]["reason"]), blocked[0]["rule"].startswith("CL.")]
    assert "2026-03-16T08:00:00-03:00" == blocked[0]["next_allowed_at"]


def test_late_job(world: World) -> None:
    """A reminder whose job nobody did in time is written at the hour it leaves, not at the hour it was due."""
    agree(world, (date(2026, 3, 14), 144_000))
    with world.unit() as uow:
        uow.jobs.put(planned(world, date(2026, 3, 12)), at(date(2026, 3, 12), 10))
    world.wall.at = at(date(2026, 3, 12), 23)
    world.work()
    at_night = reminders(world)
    world.wall.at = at(date(2026, 3, 13), 10)
    world.work()

    assert ([], ["delivered"]) == (at_night, [row.status for row in reminders(world)])


@pytest.mark.parametrize("reason", ["opted_out", "open_talk", "hold", "adviser"])
def test_blocked(world: World, reason: str) -> None:
    """No reminder against the client's wish, into an open talk, under a hold, or beside an adviser."""
    agree(world, (date(2026, 3, 16), 144_000))
    world.wall.at = at(date(2026, 3, 14), 9)
    with world.unit() as uow:
        row = uow.clients.get(world.creditor, "1041")
        if reason == "opted_out":
            uow.people.opt_out(row.person_id, "web", world.now)
        if reason == "hold":
            uow.holds.place(creditor=world.creditor, client="1041", kind="complaint", at=world.now)
        if reason == "adviser":
            uow.conversations.lock(world.creditor, "1041").held_at = world.now
    if reason == "open_talk":
        world.say("hola")
    live(world, at(date(2026, 3, 14), 18))

    assert [] == reminders(world)


def test_without_consent(world: World) -> None:
    """A channel that needs consent gets no reminder without one, and the log says why."""
    agree(world, (date(2026, 3, 16), 144_000))
    with world.unit() as uow:
        row = uow.conversations.lock(world.creditor, "1041")
        uow.addresses.mark_wrong(row.address_id or 0, world.now)
        address = uow.addresses.ensure("rest", "word", world.now)
        uow.clients.verify(world.creditor, "1041", address.id, world.now)
        row.channel, row.address_id = "rest", address.id
    live(world, at(date(2026, 3, 14), 12))
    with world.unit() as uow:
        rules = [
            (payload or {}).get("rule")
            for entry, payload in uow.audit.about(world.creditor, "client:1041")
            if entry.action == "contact.blocked"
        ]

    assert ([], ["consent"]) == (reminders(world), rules)


@pytest.mark.parametrize(
    ("day", "statuses", "status"),
    [
        (date(2026, 3, 16), ["pending", "pending"], "active"),  # its own day
        (date(2026, 3, 19), ["pending", "pending"], "active"),  # the last day of grace
        (date(2026, 3, 20), ["late", "pending"], "active"),
        (date(2026, 3, 31), ["late", "pending"], "active"),  # fifteen days late
        (date(2026, 4, 1), ["late", "pending"], "broken"),  # one more than the policy bears
    ],
)
def test_judged(world: World, day: date, statuses: list[str], status: str) -> None:
    """An instalment is late after the days of grace, the agreement broken beyond the policy's patience."""
    agree(world)
    world.wall.at = at(day)
    do(world, "promises")
    found = agreement(world)

    assert (statuses, status) == ([part.status for part in found.instalments], found.status)


def test_missed(world: World) -> None:
    """An instalment is missed when the next one is late too; two in a row break the agreement, which is noted once."""
    agree(world, (date(2026, 3, 10), 72_000), (date(2026, 3, 12), 72_000))
    world.wall.at = at(date(2026, 3, 16))
    do(world, "promises")
    world.wall.move(hours=6)
    do(world, "promises")
    found = agreement(world)
    with world.unit() as uow:
        lines = [entry.action for entry, _ in uow.audit.about(world.creditor, f"agreement:{found.id}")]

    assert (["missed", "late"], AgreementStatus.BROKEN) == ([part.status for part in found.instalments], found.status)
    assert ["instalment.missed", "instalment.late", "agreement.broken"] == lines


def test_paid_late(world: World) -> None:
    """Late money makes the instalment paid; the agreement goes on."""
    agree(world)
    world.wall.at = at(date(2026, 3, 20))
    do(world, "promises")
    pay(world, 72_000)
    do(world, "promises")
    found = agreement(world)

    assert (["paid", "pending"], "active") == ([part.status for part in found.instalments], found.status)


def test_paid_while_the_clock_judges(world: World) -> None:
    """Money that is being recorded while the clock looks counts: nothing is late or broken that was paid by then."""
    agree(world)
    world.wall.at = at(date(2026, 4, 1))
    with beside(world, lambda: do(world, "promises")) as uow:
        record(world, uow, 144_000, date(2026, 4, 1))
    found = agreement(world)

    assert (["paid", "paid"], AgreementStatus.KEPT) == ([part.status for part in found.instalments], found.status)


def agree_early(world: World) -> None:
    """Book an early payment: $100.000 instead of $144.000 by 10 March."""
    world.verify()
    with world.unit() as uow:
        uow.agreements.book(
            creditor=world.creditor,
            client="1041",
            currency="CLP",
            plan=(Payment(date(2026, 3, 10), 100_000),),
            total=100_000,
            discount=44_000,
            invoices=["1041-1"],
            proposed_by="bot",
            policy_version="2026-01-01",
            at=world.now,
            lapses_on=date(2026, 3, 10),
        )


def account(world: World) -> tuple[int, int]:
    """Return what is owed, and how many agreements broke."""
    with world.unit() as uow:
        found = uow.accounts.account(world.creditor, "1041", world.now)
    return found.payable, found.broken_agreements


@pytest.mark.parametrize(
    ("day", "status"), [(date(2026, 3, 10), AgreementStatus.ACTIVE), (date(2026, 3, 11), AgreementStatus.CANCELLED)]
)
def test_early_payment_lapses(world: World, day: date, status: AgreementStatus) -> None:
    """An early payment holds on its last day and is gone the next, without grace and without a broken agreement."""
    agree_early(world)
    world.wall.at = at(day)
    do(world, "promises")

    assert (status, (144_000, 0)) == (agreement(world).status, account(world))


@pytest.mark.parametrize(
    ("paid_on", "job", "owed"),
    [
        (date(2026, 3, 10), False, 0),  # in time
        (date(2026, 3, 10), True, 0),  # in time, and told after it had lapsed
        (date(2026, 3, 11), False, 44_000),  # a day late, before the clock had looked
        (date(2026, 3, 11), True, 44_000),
    ],
)
def test_early_payment_counts_by_its_day(world: World, paid_on: date, *, job: bool, owed: int) -> None:
    """The discount follows the day on which the money was paid, not the day on which we hear of it."""
    agree_early(world)
    world.wall.at = at(date(2026, 3, 12))
    do(world, *(("promises",) if job else ()))
    with world.unit() as uow:
        record(world, uow, 100_000, paid_on)

    assert (owed, 0) == account(world)
    assert (AgreementStatus.CANCELLED if owed else AgreementStatus.KEPT) is agreement(world).status


def test_early_payment_told_while_the_clock_judges(world: World) -> None:
    """A discount whose money is being recorded while the clock looks is kept, and does not lapse."""
    agree_early(world)
    world.wall.at = at(date(2026, 3, 12))
    with beside(world, lambda: do(world, "promises")) as uow:
        record(world, uow, 100_000, date(2026, 3, 10))

    assert (0, 0) == account(world)
    assert AgreementStatus.KEPT is agreement(world).status
