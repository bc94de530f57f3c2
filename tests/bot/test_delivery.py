"""Hold the one door out: nothing leaves without the rules' decision beside it, nothing leaves twice."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.channels.base import Channel, Refused, TryLater, Unknown
from bot.channels.message import Outbound, Receipt
from bot.delivery import LEASE, Delivery
from bot.parcel import Opener
from bot.settlement import Settlement
from storage.queue.patience import TRIES_MAX
from storage.schema import CaseStatus, Direction, Message, OutboxRow
from tests.bot.world import World

SATURDAY_NIGHT = datetime(2026, 3, 8, 1, 0, tzinfo=UTC)  #: Saturday 7 March, 22:00 in Santiago


@dataclass
class Provider:
    """A channel outside the house: it does what it is told, and keeps what it was given."""

    answer: Callable[[Outbound], Receipt]
    name: str = "web"
    inside: bool = False
    given: list[Outbound] = field(default_factory=list)

    def send(self, message: Outbound) -> Receipt:
        """Take a message."""
        self.given.append(message)
        return self.answer(message)


def fail(fault: Exception) -> Callable[[Outbound], Receipt]:
    """Return an answer that is a fault."""

    def answer(_: Outbound) -> Receipt:
        raise fault

    return answer


def delivery(world: World, *channels: Channel) -> Delivery:
    """Return a delivery with these channels alone."""
    app = world.app
    by_name = {channel.name: channel for channel in channels}
    opener, settlement = Opener(), Settlement(by_name, app.wording)
    return Delivery(app.database, by_name, app.packs, opener, settlement, app.clock, None)


def greet(world: World, client: str = "1041") -> None:
    """Let a client say hello and the bot answer, without delivering the answer."""
    world.write("hola", client=client)
    world.handle()


def last(world: World, client: str = "1041") -> Message:
    """Return the last message with a client."""
    return world.messages(client=client)[-1]


def row(world: World) -> OutboxRow:
    """Return the row of the last message."""
    with world.unit() as uow:
        return uow.session.scalars(select(OutboxRow).order_by(OutboxRow.id.desc()).limit(1)).one()


def test_decision_is_kept(world: World) -> None:
    """The decision stands with every message that left, and the contact is counted for the person."""
    world.say("hola")
    with world.unit() as uow:
        person = uow.clients.get(world.creditor, world.client).person_id
        contacts = uow.contacts.of_person(person, world.now - timedelta(days=1))
    decision = last(world).contact_decision or {}

    assert ("allowed", "answer") == (decision["decision"], decision["rule"])
    assert [("reply", "client", "web")] == [(one.kind, one.initiated_by, one.channel) for one in contacts]


def test_blocked(world: World) -> None:
    """What the rules forbid for good does not leave, and the rule stands with the message."""
    world.verify()
    with world.unit() as uow:
        uow.people.opt_out(uow.clients.get(world.creditor, world.client).person_id, "web", world.now)
        facts: dict[str, Any] = {
            "creditor": world.creditor,
            "client": world.client,
            "paid_on": world.now.date(),
            "source": "test",
        }
        world.app.cashier.record(uow, amount=1_000, reference="R-1", now=world.now, **facts)
    world.work()
    message = last(world)

    assert ("thanks", "blocked", "opt_out") == (message.kind, message.status, message.error)
    assert ("blocked", "opt_out", None) == tuple(
        (message.contact_decision or {})[name] for name in ("decision", "rule", "next_allowed_at")
    )


def test_postponed(world: World) -> None:
    """An adviser's reply to a talk long over waits for the client's hours, and leaves with their beginning."""
    world.say("hola")
    with world.unit() as uow:
        facts: dict[str, Any] = {"creditor": world.creditor, "client": world.client, "kind": "human"}
        case = uow.cases.open(at=world.now, due_at=world.now, **facts)
    world.wall.at = SATURDAY_NIGHT
    with world.unit() as uow:
        world.app.desk.reply(uow, case.id, None, "Buenas noches.", world.now, "trace")
    world.hear()
    world.work()
    waiting = last(world)
    decision = waiting.contact_decision or {}
    opens = datetime.fromisoformat(decision["next_allowed_at"])
    world.wall.at = opens - timedelta(minutes=1)
    world.work()
    early = last(world).status
    world.wall.at = opens
    world.work()
    with world.unit() as uow:
        status = uow.cases.get(case.id).status

    assert ("queued", "blocked", "queued", "delivered") == (
        waiting.status,
        decision["decision"],
        early,
        last(world).status,
    )
    assert ("Buenas noches.", CaseStatus.WAITING) == (last(world).text, status)
    assert ("allowed", "2026-03-09T08:00:00-03:00") == (
        (last(world).contact_decision or {})["decision"],
        decision["next_allowed_at"],
    )


def test_one_contact_at_a_time(world: World) -> None:
    """Two creditors' contacts with one person, given away at one moment, are one: the other asks again."""
    other = world.add_creditor("luz-del-valle")
    world.add_client(creditor=other)
    places = ((world.creditor, "1041"), (other, "1041"))
    for creditor, client in places:
        world.say("hola", creditor=creditor, client=client)
    world.wall.move(days=4)
    for creditor, client in places:
        contact(world, creditor, client)

    def answer(_: Outbound) -> Receipt:
        busy.work("another worker")  # while the provider is being called
        return Receipt("1")

    busy = delivery(world, Provider(fail(AssertionError("the second one leaves too"))))
    delivery(world, Provider(answer)).work("one", batch=1)
    first = [world.messages(creditor=creditor)[-1].status for creditor, _ in places]
    world.wall.at += LEASE
    busy.work("another worker")
    second = world.messages(creditor=other)[-1]

    assert ["sent", "queued"] == first
    assert ("blocked", "CL.min_full_days_between") == (second.status, second.error)


def contact(world: World, creditor: str, client: str) -> None:
    """Queue a contact of ours as the clock does."""
    with world.unit(creditor) as uow:
        row = uow.conversations.lock(creditor, client)
        row.state = {}
        facts: dict[str, Any] = {"channel": "web", "initiated_by": "bot", "kind": "after_due", "text": "Hola."}
        uow.outbox.put(uow.messages.add(row, direction=Direction.OUT, at=world.now, **facts), world.now)


def test_dead_worker_inside(world: World) -> None:
    """What a dead worker had in hand is delivered by the next one when the lease has run out, once."""
    greet(world)
    with world.unit() as uow:
        uow.outbox.claim(world.now, "dead", 10, LEASE)
    before = world.app.delivery.work("next")
    world.wall.move(seconds=LEASE.total_seconds())
    after = world.app.delivery.work("next"), world.app.delivery.work("next")

    assert (0, (1, 0), "delivered") == (before, after, last(world).status)


@pytest.mark.parametrize(("attempted", "status", "given"), [(True, "unknown", 0), (False, "sent", 1)])
def test_dead_worker_outside(world: World, attempted: bool, status: str, given: int) -> None:
    """What a dead worker may have given to a provider is not sent again blindly; what it never tried, is."""
    provider = Provider(lambda _: Receipt("P-1"))
    greet(world)
    with world.unit() as uow:
        (item,) = uow.outbox.claim(world.now, "dead", 10, LEASE)
        if attempted:
            uow.outbox.attempt(item, world.now)
    world.wall.move(seconds=LEASE.total_seconds())
    delivery(world, provider).work("next")

    assert (given, status, status) == (len(provider.given), last(world).status, row(world).status)


def test_dead_worker_in_a_hurry(world: World) -> None:
    """What is uncertain is never given back for want of time: it would be sent as if for the first time."""
    provider = Provider(lambda _: Receipt("P-1"))
    greet(world)
    with world.unit() as uow:
        (item,) = uow.outbox.claim(world.now, "dead", 10, LEASE)
        uow.outbox.attempt(item, world.now)
    world.wall.move(seconds=LEASE.total_seconds())
    office = delivery(world, provider)
    office.work("next", seconds=-1)
    office.work("next", seconds=-1)

    assert ([], "unknown") == (provider.given, row(world).status)


def test_sent(world: World) -> None:
    """A provider gets the words, the quick replies and the trace; its own name of the message is kept."""
    provider = Provider(lambda _: Receipt("P-1"))
    greet(world)
    delivery(world, provider).work("test")
    message = last(world)
    given = Outbound(
        creditor=world.creditor,
        client=world.client,
        number=2,
        address=f"{world.creditor}/1041",
        text=message.text,
        buttons=tuple((choice["id"], choice["title"]) for choice in message.choices or ()),
        trace_id=message.trace_id,
        reference=row(world).id,
        locale="es-CL",
        today=date(2026, 3, 5),
        text_key=message.text_key,
        values=message.values or {},
        window_until=world.now + timedelta(hours=24),
    )

    assert ([given], "sent", "P-1") == (provider.given, message.status, message.provider_id)


@pytest.mark.parametrize(("fault", "status"), [(Refused("no_such_number"), "failed"), (Unknown("timeout"), "unknown")])
def test_never_again(world: World, fault: Exception, status: str) -> None:
    """What a provider refuses, or may have taken, is not given to it again."""
    provider = Provider(fail(fault))
    door = delivery(world, provider)
    greet(world)
    door.work("test")
    world.wall.move(days=1)
    door.work("test")

    assert (1, status, status, str(fault)) == (
        len(provider.given),
        last(world).status,
        row(world).status,
        row(world).error,
    )


def test_try_later(world: World) -> None:
    """A provider that asks to wait is asked again when the time has passed."""
    busy = iter([TryLater("busy", timedelta(seconds=30))])

    def answer(_: Outbound) -> Receipt:
        for fault in busy:
            raise fault
        return Receipt("P-1", delivered=True)

    provider = Provider(answer)
    door = delivery(world, provider)
    greet(world)
    door.work("test")
    world.wall.move(seconds=29)
    early = door.work("test")
    world.wall.move(seconds=1)
    door.work("test")

    assert (0, 2, "delivered") == (early, len(provider.given), last(world).status)


def test_unforeseen(world: World) -> None:
    """A message that breaks its channel keeps no other; it may have left before that, and is not sent again."""
    world.add_client("2002", document=None)

    def break_one(message: Outbound) -> Receipt:
        if message.client == "1041":
            raise RuntimeError(message.text)
        return Receipt("P-2")

    provider = Provider(break_one)
    door = delivery(world, provider)
    greet(world)
    greet(world, "2002")
    door.work("test")
    world.wall.move(minutes=10)
    door.work("test")

    assert ("unknown", "sent") == (last(world).status, last(world, "2002").status)
    assert 1 == sum(message.client == "1041" for message in provider.given)


def test_unforeseen_before(world: World) -> None:
    """What breaks before the provider is called is tried again; often enough in vain, it has failed."""

    class Broken(Provider):
        def numbers(self, message: Outbound) -> bool:
            raise RuntimeError(message.text)

    provider = Broken(fail(AssertionError()))
    door = delivery(world, provider)
    greet(world)
    door.work("test")
    first = last(world).status
    for _ in range(TRIES_MAX):
        world.wall.move(minutes=10)
        door.work("test")

    assert ("queued", "failed", "RuntimeError") == (first, last(world).status, last(world).error)
    assert [] == provider.given


def test_channel_off(world: World) -> None:
    """A message for a channel that is off has failed, and says why."""
    greet(world)
    delivery(world).work("test")

    assert ("failed", "channel_off") == (last(world).status, last(world).error)


def test_no_role(world: World) -> None:
    """Without a sender role no contact of our own is made; answers leave."""
    world.add_creditor(sender_role=None)
    world.say("hola")
    answered = last(world).status
    with world.unit() as uow:
        conversation = uow.conversations.lock(world.creditor, world.client)
        message = uow.messages.add(
            conversation,
            direction=last(world).direction,
            channel="web",
            initiated_by="bot",
            kind="promise",
            text="Le recuerdo.",
            at=world.now,
        )
        uow.outbox.put(message, world.now)
    world.work()

    assert ("delivered", "blocked", "sender_role") == (answered, last(world).status, last(world).error)
