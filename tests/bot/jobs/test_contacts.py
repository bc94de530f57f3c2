"""Hold who is written to of what they owe, when, and with which words: the cadence in the life of one client."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from bot.chooser import Chooser
from flows.negotiation.account import AgreementStatus
from flows.negotiation.proposal import Payment
from tests.bot.jobs.test_promises import at, do, live, reminders
from tests.bot.world import World

DUE = date(2026, 3, 26)  #: a Thursday
BILL = ((144_000, DUE, "Agua, marzo"),)


def test_promises_only(known: World) -> None:
    """A creditor that names promises alone writes of no bill, and recalls what was promised."""
    with known.unit() as uow:
        row = uow.creditors.get(known.creditor)
        row.document = {**row.document, "contact": {"cadence": "promises"}}
    live(known, on(9))
    of_the_bill = told(known)
    book(known, DUE + timedelta(days=14))
    live(known, on(14))

    assert ([], [(12, "promise")]) == (of_the_bill, told(known))


@pytest.fixture
def known(world: World) -> World:
    """Give a client who showed who they are, whose one bill is due in six days, and whose talk is long over."""
    world.add_client("2001", "Rosa Díaz", document="9.876.543-3", invoices=BILL)
    world.client = "2001"
    world.verify(last4="5433")
    world.wall.move(days=2)
    do(world, "silence")
    world.hear()
    world.wall.at = on(-6)
    return world


def on(days: int, hour: int = 12) -> datetime:
    """Return an hour in Santiago so many days from the due date."""
    return at(DUE + timedelta(days=days), hour)


def told(world: World) -> list[tuple[int, str]]:
    """Return how many days from the due date each contact left, and its text."""
    return [((row.at - on(0, 0)).days, str(row.text_key).removeprefix("reminder-")) for row in reminders(world)]


def book(world: World, *days: date) -> int:
    """Book an agreement of the bill in as many instalments; return its number."""
    terms: dict[str, Any] = {"creditor": world.creditor, "client": world.client, "currency": "CLP", "discount": 0}
    plan = tuple(Payment(day, 144_000 // len(days)) for day in days)
    facts: dict[str, Any] = {"proposed_by": "client", "policy_version": "2026-01-01", "at": world.now}
    with world.unit() as uow:
        return uow.agreements.book(plan=plan, total=144_000, invoices=["2001-1"], **facts, **terms).id


def break_promise(world: World) -> None:
    """Let the client have broken a promise once: they do more than forget."""
    number = book(world, date(2026, 2, 1))
    with world.unit() as uow:
        uow.agreements.end(world.creditor, number, AgreementStatus.BROKEN)


def test_forgetter(known: World) -> None:
    """Who only forgets hears of a bill the day before, and a week after its day; every contact was allowed."""
    live(known, on(9))
    decisions = [row.contact_decision for row in reminders(known)]

    assert [(-1, "before-due"), (7, "after-due-kind")] == told(known)
    assert [on(-1, 10), on(7, 10)] == [row.at for row in reminders(known)]
    assert ["allowed", "allowed"] == [decision and decision["decision"] for decision in decisions]


def test_names_the_bill(known: World) -> None:
    """A contact to where the client showed who they are names the bill and its day, and no amount."""
    live(known, on(-1))
    text = reminders(known)[0].text

    assert "Agua, marzo" in text
    assert "jueves 26 de marzo" in text
    assert "144" not in text


def test_voices(known: World) -> None:
    """Who broke a promise hears before and after, at the cadence's days; the 5th of April is a Sunday, and waits."""
    break_promise(known)
    live(known, on(22))

    assert [
        (-5, "before-due-plain"),
        (-1, "before-due"),
        (4, "after-due-anew"),  # that the promise no longer runs, once; the 29th is a Sunday
        (11, "after-due-plain"),  # so is the 5th
        (20, "after-due-help"),
    ] == told(known)


def test_paid(known: World) -> None:
    """Who has paid hears no more of it."""
    with known.unit() as uow:
        facts: dict[str, Any] = {"creditor": known.creditor, "client": "2001", "source": "bank", "reference": "R1"}
        known.app.cashier.record(uow, amount=144_000, paid_on=known.now.date(), now=known.now, **facts)
    known.work()
    live(known, on(9))

    assert [] == told(known)


def test_agreed(known: World) -> None:
    """A bill that an agreement covers is spoken of no more: the promised day is."""
    book(known, DUE + timedelta(days=14))
    live(known, on(16))

    assert [(12, "promise")] == told(known)


@pytest.mark.parametrize("reason", ["case", "dispute", "hold", "postponed", "opted_out", "stopped", "visitor"])
def test_nothing(known: World, reason: str) -> None:
    """Nothing is said while a case, a dispute or a hold is open, against a wish, or in a stopped creditor's name."""
    creditor, now = known.creditor, known.now
    with known.unit() as uow:
        row = uow.clients.get(creditor, "2001")
        if reason == "case":
            uow.cases.open(
                creditor=creditor, client="2001", kind="payment_claim", priority=3, due_at=on(90), at=now, note="",
                summary="", invoices=(), details={},
            )  # fmt: skip
        if reason == "dispute":
            uow.holds.place(
                creditor=creditor, client="2001", kind="dispute_invoice", at=now, invoice="2001-1", amount=1
            )
        if reason == "hold":
            uow.holds.place(creditor=creditor, client="2001", kind="complaint", at=now)
        if reason == "postponed":
            row.postponed_until = on(30)
        if reason == "opted_out":
            uow.people.opt_out(row.person_id, "web", now)
        if reason == "stopped":
            uow.creditors.stop([creditor], "operator", "storm", now)
        if reason == "visitor":
            row.visitor_since = now
    live(known, on(9))

    assert [] == told(known)


def test_missed_ticks(known: World) -> None:
    """A clock that stood still for weeks makes one contact when it goes again: the newest, none of those before."""
    break_promise(known)
    known.wall.at = on(12, 9)
    live(known, on(13))

    assert [(12, "after-due-anew")] == told(known)


def test_ticks_twice(known: World) -> None:
    """Ticks as many as one likes make one contact."""
    known.wall.at = on(-1, 10)
    for _ in range(3):
        do(known, "reminders")
        known.wall.move(hours=1)

    assert [(-1, "before-due")] == told(known)


def test_adviser_first(known: World) -> None:
    """While a person talks with the client nothing is said; what still makes sense is said when they are done."""
    with known.unit() as uow:
        uow.conversations.lock(known.creditor, "2001").held_at = known.now
    live(known, on(5, 20))
    with known.unit() as uow:
        uow.conversations.lock(known.creditor, "2001").held_at = None
    held = told(known)
    live(known, on(7))

    assert ([], [(6, "after-due-kind")]) == (held, told(known))


def test_own_cadence(known: World) -> None:
    """A creditor's own cadence is what its clients get, each segment its own."""
    own = {"version": "1", "rows": [{"kind": "due"}], "segments": {"shops": [{"kind": "before_due", "day": -2}]}}
    with known.unit() as uow:
        row = uow.creditors.get(known.creditor)
        row.document = {**row.document, "contact": {"cadence": own}}
        uow.clients.get(known.creditor, "2001").segment = "shops"
    live(known, on(2))

    assert [(-2, "before-due")] == told(known)


def stranger(world: World, *channels: str, preferred: str | None = None) -> None:
    """Add a client who agreed to be written to on these channels, and never wrote."""
    world.client = world.add_client(
        "2001", "Rosa Díaz", document="9.876.543-3", invoices=BILL, preferred_channel=preferred
    )
    with world.unit() as uow:
        for place, channel in enumerate(channels):
            where = f"{world.creditor}/2001" if channel == "web" else f"word-{place}"
            address = uow.addresses.ensure(channel, where, world.now)
            uow.clients.reach(world.creditor, "2001", address.id, consent=True)
    world.wall.at = on(-2)


def test_stranger(world: World) -> None:
    """Somebody who never wrote is asked whether it is them, where they agreed to it; nothing of the bill is told."""
    stranger(world, "web")
    live(world, on(0))
    said = reminders(world)[0]

    assert [(-1, "contact-opening")] == told(world)
    assert not any(word in said.text for word in ("Rosa", "marzo", "144"))


def test_stranger_without_a_fact(world: World) -> None:
    """Who could never show who they are is not asked."""
    stranger(world, "web")
    with world.unit() as uow:
        uow.clients.get(world.creditor, "2001").document_sealed = None
    live(world, on(0))

    assert [] == told(world)


def test_stranger_answers(world: World) -> None:
    """Their yes is heard as the answer, and leads to the fact that shows who they are."""
    stranger(world, "web")
    live(world, on(-1))
    world.hear()

    assert ["identify-ask-document-last4"] == keys(world, "sí, soy yo")
    assert "welcome-listen" in keys(world, "5433")


def keys(world: World, text: str) -> list[str]:
    """Write, and return the texts of the answers."""
    before = len(world.messages())
    world.say(text)
    return [row.text_key for row in world.messages()[before:] if row.text_key]


@pytest.mark.parametrize(
    ("spoil", "channel"), [("", "web"), ("wrong", "terminal"), ("unreachable", "terminal"), ("opted_out", "terminal")]
)
def test_next_place(world: World, spoil: str, channel: str) -> None:
    """The preferred channel is taken; where its address is lost, the next one that the client agreed to."""
    stranger(world, "terminal", "web", preferred="web")
    with world.unit() as uow:
        address = uow.addresses.find("web", f"{world.creditor}/2001")
        assert address
        if spoil == "wrong":
            uow.addresses.mark_wrong(address.id, world.now)
        if spoil == "unreachable":
            uow.addresses.mark_unreachable(address.id, "21610", world.now)
        if spoil == "opted_out":
            uow.addresses.opt_out(address.id, world.now)
    live(world, on(0))

    assert [channel] == [row.channel for row in reminders(world)]


def test_place_of_tomorrow(known: World) -> None:
    """Where the preferred channel is forbidden for good, and another one closed for the day, that one is waited for."""
    book(known, DUE + timedelta(days=12))  # a Tuesday
    with known.unit() as uow:
        address = uow.addresses.ensure("rest", "word", known.now)  # they showed who they are, and agreed to nothing
        uow.clients.reach(known.creditor, "2001", address.id, verified_at=known.now, used_at=known.now)
        uow.clients.get(known.creditor, "2001").preferred_channel = "rest"
        uow.conversations.lock(known.creditor, "2001").address_id = None
    known.wall.at = on(10, 21)
    do(known, "reminders")
    live(known, on(12))

    assert [(11, "promise")] == told(known)
    assert ["web"] == [row.channel for row in reminders(known)]


def test_never_two(known: World) -> None:
    """Of two contacts whose jobs are due at once the more important leaves; the other waits until there is room."""
    break_promise(known)
    today = on(-1).date()
    with known.unit() as uow:
        facts: dict[str, Any] = {"client_id": "2001", "amount": 500, "balance": 500, "currency": "CLP"}
        uow.invoices.put(known.creditor, "old", known.now, due_on=today - timedelta(days=3), **facts)
        owing = uow.dues.of(known.creditor, "2001", known.now)
        assert owing
        profile = known.app.bot.profiles.get(uow, known.creditor)
        due = Chooser(known.app.packs).due(profile, owing, today)
        for one in reversed(due):
            uow.jobs.put(f"remind {known.creditor} {one.key} 2001", on(-1))
    known.wall.at = on(-1)
    known.work()
    live(known, on(0))

    assert ["after_due", "before_due"] == [one.kind for one in due]
    assert [(-1, "after-due-kind")] == told(known)
