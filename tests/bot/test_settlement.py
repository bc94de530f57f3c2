"""Hold what follows after a provider was called: paced, parked, looked up, told late; nothing doubled, nothing lost."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from bot.channels.base import Action, Busy, Limit, Refused, TryLater, Unknown, WindowClosed
from bot.channels.message import Outbound, Receipt
from bot.parcel import Opener
from bot.receipts import Receipts
from bot.reconciliation import ASK_AGAIN, LOOKS, Reconciliation
from bot.refusals import NUDGE, ONCE_MORE_IN
from bot.settlement import Settlement
from storage.schema import Direction
from tests.bot.test_delivery import delivery, greet, last, row
from tests.bot.world import World

FIRST = timedelta(seconds=5)
LOOK_ALL = (FIRST, *LOOKS)


@dataclass
class Office:
    """A provider that does what it is told, keeps what it took, and can be asked for it."""

    answers: list[Exception | str] = field(default_factory=list)
    listed: list[Exception | str | None] = field(default_factory=list)
    codes: dict[str, Action] = field(default_factory=dict)
    every: timedelta = timedelta()
    name: str = "web"
    inside: bool = False
    line: str | None = None
    account: str = "web"
    given: list[Outbound] = field(default_factory=list)
    asked: list[tuple[datetime, Collection[str]]] = field(default_factory=list)

    def send(self, message: Outbound) -> Receipt:
        """Take a message, or fail as the next answer says."""
        self.given.append(message)
        answer = self.answers.pop(0) if self.answers else f"P-{len(self.given)}"
        if isinstance(answer, Exception):
            raise answer
        return Receipt(answer)

    def limits(self, _: Outbound) -> tuple[Limit, ...]:
        """Let one message leave every so often."""
        return (Limit("web", self.every),) if self.every else ()

    def meaning(self, code: str) -> Action:
        """Return what follows a code."""
        return self.codes.get(code, Action.ALERT)

    def look_up(self, _: Outbound, since: datetime, known: Collection[str]) -> Receipt | None:
        """Say what the next listing says."""
        self.asked.append((since, known))
        answer = self.listed.pop(0) if self.listed else None
        if isinstance(answer, Exception):
            raise answer
        return Receipt(answer) if answer else None


@dataclass
class Counter:
    """Delivery and what stands beside it, over one provider."""

    world: World
    office: Office

    def send(self) -> None:
        """Deliver what is due."""
        while delivery(self.world, self.office).work("w"):
            pass

    def look(self) -> None:
        """Ask what is unknown and due."""
        app, channels = self.world.app, {self.office.name: self.office}
        parts = (Opener(), Settlement(channels, app.wording))
        Reconciliation(app.database, channels, *parts, app.clock).work("w")

    def tell(self, status: str, provider_id: str = "P-1", error: str | None = None, mark: int | None = None) -> None:
        """Let the provider tell something of a message."""
        with self.world.app.database.unit_of_work() as uow:
            uow.receipts.accept(
                channel="web", provider_id=provider_id, status=status, error=error, outbox_id=mark, at=self.world.now
            )
            parts = (Opener(), Settlement({self.office.name: self.office}, self.world.app.wording))
            Receipts(*parts).apply(uow, "web", provider_id, mark, self.world.now)
            uow.commit()


@pytest.fixture
def counter(world: World) -> Counter:
    """Let a client say hello; the answer is not delivered yet."""
    greet(world)
    return Counter(world, Office())


def test_listed(world: World, counter: Counter) -> None:
    """A message of unknown outcome that the provider lists was sent, once."""
    counter.office.answers, counter.office.listed = [Unknown("timeout")], ["P-9"]
    counter.send()
    unknown = last(world).status
    counter.look()
    too_early = len(counter.office.asked)
    world.wall.move(seconds=5)
    counter.look()
    counter.send()

    assert ("unknown", 0, "sent", "P-9", 1) == (
        unknown,
        too_early,
        last(world).status,
        last(world).provider_id,
        len(counter.office.given),
    )


def test_never_listed(world: World, counter: Counter) -> None:
    """One that the provider does not list, asked several times over a minute, is sent as if for the first time."""
    counter.office.answers = [Unknown("timeout")]
    counter.send()
    sent_before = []
    for wait in LOOK_ALL:
        world.wall.move(seconds=wait.total_seconds())
        counter.send()
        sent_before.append(len(counter.office.given))
        counter.look()
    counter.send()

    assert ([1, 1, 1], 2, "sent") == (sent_before, len(counter.office.given), last(world).status)


def test_order_while_asked(world: World, counter: Counter) -> None:
    """What follows an unknown message in its conversation waits until the provider has been asked."""
    counter.office.answers = [Unknown("timeout")]
    counter.send()
    greet(world, "1041")
    counter.send()
    waiting = len(counter.office.given)
    for wait in LOOK_ALL:
        world.wall.move(seconds=wait.total_seconds())
        counter.look()
    counter.send()
    numbers = [message.number for message in counter.office.given]

    assert (1, sorted(numbers[1:])) == (waiting, numbers[1:])
    assert numbers[0] == numbers[1]


def test_listing_fails(world: World, counter: Counter) -> None:
    """A provider that cannot say what it took was not asked."""
    counter.office.answers = [Unknown("timeout")]
    counter.office.listed = [TryLater("503"), TryLater("503"), TryLater("503"), "P-9"]
    counter.send()
    for _ in range(4):
        world.wall.move(seconds=ASK_AGAIN.total_seconds())
        counter.look()

    assert (1, "sent") == (len(counter.office.given), last(world).status)


def test_listing_never_works(world: World, counter: Counter) -> None:
    """A provider that cannot say for a quarter of an hour is asked no more; the conversation goes on, unsent again."""
    counter.office.answers = [Unknown("timeout")]
    counter.office.listed = [TryLater("503")] * 50
    counter.send()
    greet(world, "1041")
    for _ in range(40):
        world.wall.move(seconds=ASK_AGAIN.total_seconds())
        counter.look()
    asked = len(counter.office.asked)
    greet(world)
    counter.send()

    assert asked < 40
    assert "unknown" == world.messages()[1].status
    assert [2] != [message.number for message in counter.office.given][:2]
    assert len({message.number for message in counter.office.given}) == len(counter.office.given) >= 2


@pytest.mark.parametrize("before", [True, False])
def test_receipt_settles(world: World, counter: Counter, before: bool) -> None:
    """A receipt with our own mark settles a message of unknown outcome, whether it comes before or after."""
    mark = row(world).id
    if before:
        counter.tell("delivered", "P-7", mark=mark)
    counter.office.answers = [Unknown("timeout")]
    counter.send()
    if not before:
        counter.tell("delivered", "P-7", mark=mark)
    world.wall.move(seconds=5)
    counter.office.listed = ["P-7"]
    counter.look()

    assert ("delivered", "P-7", 1) == (last(world).status, last(world).provider_id, len(counter.office.given))


@pytest.mark.parametrize(
    ("told", "status"),
    [
        (["sent", "delivered", "read"], "read"),
        (["read", "sent", "delivered"], "read"),
        (["delivered", "delivered", "queued"], "delivered"),
        (["delivered", "failed"], "delivered"),  # it has arrived all the same
        (["read", "failed"], "read"),
        (["failed", "delivered"], "delivered"),  # an arrival proves itself, whatever was told before
        (["failed", "read"], "read"),
        (["failed", "delivered", "read"], "read"),
        (["delivered", "failed", "read"], "read"),
        (["failed", "sent"], "failed"),  # it only says what was before
        (["sending"], "sent"),  # a word that we do not know changes nothing
    ],
)
def test_receipts_in_any_order(world: World, counter: Counter, told: list[str], status: str) -> None:
    """Receipts come in any order and twice; a status only moves on."""
    counter.send()
    for one in told:
        counter.tell(one)

    assert status == last(world).status


def test_receipt_before_the_answer(world: World, counter: Counter) -> None:
    """A receipt that comes before the provider's answer waits, and is applied with it."""
    counter.tell("delivered")
    early = last(world).status
    counter.send()

    assert ("queued", "delivered") == (early, last(world).status)


@pytest.mark.parametrize("late", [True, False])
@pytest.mark.parametrize(
    ("action", "status", "then"),
    [
        (Action.FAIL, "failed", "failed"),
        (Action.ALERT, "failed", "failed"),
        (Action.RETRY_ONCE, "queued", "sent"),
        (Action.UNREACHABLE, "failed", "failed"),
        (Action.OPT_OUT, "failed", "failed"),
    ],
)
def test_codes(world: World, counter: Counter, late: bool, action: Action, status: str, then: str) -> None:
    """What follows a code follows whether the provider says it at once or by a later receipt."""
    counter.office.codes = {"30003": action}
    counter.office.answers = ["P-1"] if late else [Refused("30003", action)]
    counter.send()
    if late:
        counter.tell("failed", error="30003")
    first = last(world).status
    world.wall.move(seconds=ONCE_MORE_IN.total_seconds())
    counter.send()
    with world.unit() as uow:
        address = uow.addresses.get(row(world).address_id)
        person = uow.people.get(uow.clients.get(world.creditor, world.client).person_id)
        facts = (address.unreachable_code, address.opted_out_at is not None, person.opted_out_at is not None)
    out = action is Action.OPT_OUT

    assert (status, then) == (first, last(world).status)
    assert ("30003" if action is Action.UNREACHABLE else None, out, out) == facts


def test_retry_once(world: World, counter: Counter) -> None:
    """A failure that may pass is tried once more, and no third time."""
    counter.office.answers = [Refused("30008", Action.RETRY_ONCE), Refused("30008", Action.RETRY_ONCE)]
    counter.send()
    for _ in range(3):
        world.wall.move(seconds=ONCE_MORE_IN.total_seconds())
        counter.send()

    assert (2, "failed") == (len(counter.office.given), last(world).status)


def test_limit_of_the_day(world: World, counter: Counter) -> None:
    """What a limit of the day keeps back is tried every few hours for about a day, not at once."""
    counter.office.answers = [Refused("63018", Action.WAIT)] * 6
    counter.send()
    given = []
    for _ in range(7):
        world.wall.move(minutes=30)
        counter.send()
        given.append(len(counter.office.given))
        world.wall.move(hours=3)
        counter.send()

    assert ([1, 2, 3, 4, 5, 6, 7], 7, "sent") == (given, len(counter.office.given), last(world).status)


@pytest.mark.parametrize(
    ("fault", "steps", "tries"),
    [
        (Refused("21408", Action.OPERATOR), timedelta(minutes=30), 48),
        (Refused("63018", Action.WAIT), timedelta(hours=3), 8),
        (TryLater("30001"), timedelta(minutes=10), 144),
        (TryLater("too_many_requests", timedelta(hours=1)), timedelta(hours=1), 24),
    ],
)
def test_for_a_day(world: World, counter: Counter, fault: Exception, steps: timedelta, tries: int) -> None:
    """What a provider does not take now is tried for about a day, while it is of use, and then it has failed."""
    counter.office.answers = [fault] * (tries + 10)
    for _ in range(tries + 10):
        counter.send()
        world.wall.move(seconds=steps.total_seconds())

    assert (tries, "failed", "dead") == (len(counter.office.given), last(world).status, row(world).status)


def test_busy(world: World, counter: Counter) -> None:
    """While an account makes too many calls all that leaves by it waits, as long as it takes, and uses no try."""
    world.add_client("1042", document=None)
    greet(world, "1042")
    counter.office.answers = [Busy("20429", timedelta(seconds=7)), *(Busy("20429") for _ in range(50))]
    counter.send()
    first, given = row(world).next_at - world.now, []
    for _ in range(50):
        world.wall.move(seconds=7)
        counter.send()
        given.append(len(counter.office.given))
    counter.office.answers = []
    world.wall.move(seconds=7)
    counter.send()

    assert (timedelta(seconds=7), list(range(2, 52))) == (first, given)
    assert ["sent", "sent"] == [last(world, client).status for client in (world.client, "1042")]


def test_never_taken_again(world: World, counter: Counter) -> None:
    """What a provider fails to take over and over is sent less and less often, until a person must look."""
    counter.office.answers, when = [Unknown("http_500")] * 12, []
    while counter.office.answers:
        world.wall.at = max(world.now, row(world).next_at)
        before = len(counter.office.given)
        counter.send()
        when += [world.now] * (len(counter.office.given) - before)
        counter.look()
    gaps = [(after - before).total_seconds() for before, after in pairwise(when)]

    assert [60 + wait for wait in (0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 600)] == gaps


@pytest.mark.parametrize(
    ("own", "elsewhere", "is_open"),
    [(None, True, True), ("+56220000001", True, False), ("+56220000001", False, True)],
)
def test_window_of_a_number(world: World, own: str | None, elsewhere: bool, is_open: bool) -> None:
    """Free text is taken where the client wrote: to a number that creditors share, or to the creditor's own."""
    creditor = world.add_creditor("luz-del-sur", senders={"whatsapp": own} if own else {})
    world.add_client("2001", creditor=creditor, document=None)
    talks = {True: (world.creditor, world.client), False: (creditor, "2001")}
    with world.unit() as uow:
        uow.scope(world.creditor, creditor)
        address = uow.addresses.ensure("whatsapp", "+56911112222", world.now)
        points = {where: uow.clients.reach(*whose, address.id) for where, whose in talks.items()}
        heard = uow.conversations.lock(*talks[elsewhere])
        heard.channel, heard.address_id, heard.last_client_at = "whatsapp", address.id, world.now
        uow.clients.hear(points[elsewhere], address, world.now)
        said = {"channel": "whatsapp", "initiated_by": "bot", "kind": "promise", "text": "Le recuerdo."}
        talk = uow.conversations.lock(*talks[False])
        message = uow.messages.add(talk, direction=Direction.OUT, at=world.now, address_id=address.id, **said)
        uow.outbox.put(message, world.now)
        (leased,) = uow.outbox.claim(world.now, "w", 1, FIRST)
        until = Opener().open(uow, leased).outbound(world.now).window_until

    assert is_open == (until is not None)


@pytest.mark.parametrize("arrived", ["delivered", "read"])
def test_retry_of_what_arrived(world: World, counter: Counter, arrived: str) -> None:
    """A message that was told to be lost and then arrives after all is not sent again."""
    counter.office.codes = {"30008": Action.RETRY_ONCE}
    counter.send()
    counter.tell("failed", error="30008")
    counter.tell(arrived)
    world.wall.move(seconds=ONCE_MORE_IN.total_seconds())
    counter.send()

    assert (1, arrived, "sent") == (len(counter.office.given), last(world).status, row(world).status)


def test_retry_when_they_write(world: World, counter: Counter) -> None:
    """What waits for a phone to be on again leaves at once when its client writes, before what is said then."""
    counter.office.answers = [Refused("30003", Action.RETRY_ONCE)]
    counter.send()
    world.wall.move(seconds=5)
    greet(world)
    counter.send()
    numbers = [message.number for message in counter.office.given]

    assert (3, numbers[0], sorted(numbers)) == (len(numbers), numbers[1], numbers)


@pytest.mark.parametrize(
    ("answers", "late"),
    [
        ([WindowClosed("template_missing")], False),
        ([Refused("63016", Action.PARK), WindowClosed("template_missing")], False),
        (["P-1", WindowClosed("template_missing")], True),
        (["P-1", "P-2"], True),
    ],
)
def test_parked(world: World, counter: Counter, answers: list[Exception | str], late: bool) -> None:
    """A reply that cannot go out is parked; one message says so; it leaves first when the client writes."""
    counter.office.answers, counter.office.codes, tried = list(answers), {"63016": Action.PARK}, len(answers)
    counter.send()
    for name in (answer for answer in answers if late and isinstance(answer, str)):
        counter.tell("failed", name, error="63016")
        counter.send()
    texts = [message.text_key for message in world.messages() if message.text_key]
    nudged = [message.text_key for message in counter.office.given[tried:]]
    parked = world.messages()[1].status
    world.wall.move(minutes=5)
    greet(world)
    counter.send()
    left = [message.number for message in counter.office.given[tried + 1 :]]

    assert ([NUDGE], "queued", 1) == (nudged, parked, texts.count(NUDGE))
    assert world.messages()[1].seq == left[0]
    assert sorted(left) == left
    assert "sent" == world.messages()[1].status


@pytest.mark.parametrize("rested", [True, False])
@pytest.mark.parametrize("late", [True, False])
def test_told_closed(world: World, counter: Counter, late: bool, rested: bool) -> None:
    """What the provider says is outside of the window is tried as that, once: only it knows how old the client's is.

    That its account had to rest before is no try.
    """
    counter.office.codes = {"63016": Action.PARK}
    counter.office.answers = [
        *[Busy("20429", timedelta(seconds=7))] * rested,
        "P-1" if late else Refused("63016", Action.PARK),
    ]
    for _ in counter.office.answers[:]:
        counter.send()
        world.wall.move(seconds=7)
    if late:
        counter.tell("failed", error="63016")
    counter.send()
    windows = [message.window_until is not None for message in counter.office.given]

    assert ([True] * rested + [True, False], "sent") == (windows, last(world).status)


def test_nudge_parks_nothing(world: World, counter: Counter) -> None:
    """Where the message that says so cannot leave either, it has failed, and nothing else follows."""
    counter.office.answers = [WindowClosed("63016"), WindowClosed("63016")]
    counter.send()

    assert (2, "failed") == (len(counter.office.given), last(world).status)


def test_paced(world: World, counter: Counter) -> None:
    """What is too fast for the provider waits its turn, in order, without using a try."""
    counter.office.every = timedelta(seconds=10)
    world.wall.move(seconds=1)
    greet(world)
    counter.send()
    first = len(counter.office.given)
    world.wall.move(seconds=10)
    counter.send()
    numbers = [message.number for message in counter.office.given]

    assert (1, 2, sorted(numbers), 0) == (first, len(numbers), numbers, row(world).tries)
