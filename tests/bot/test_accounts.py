"""Hold what follows while a provider serves our account no more: all waits, nobody is flooded, it goes on by itself."""

from datetime import timedelta

import pytest

from bot.channels.base import Action, NotReached, Refused, TryLater
from bot.log import configure
from bot.refusals import ACCOUNT_RESTS, ALERT_AGAIN_IN, SET_RIGHT_IN
from bot.settlement import CALLED_AGAIN_IN
from flows.contact.ways import FRESH
from storage.queue.patience import TRIES_MAX
from tests.bot.test_delivery import delivery, greet, last, row
from tests.bot.test_settlement import Counter, Office
from tests.bot.world import World
from tests.mail import Paper, reach

SUSPENDED = "30002"


def suspended() -> Refused:
    """Return what a provider says that serves our account no more."""
    return Refused(SUSPENDED, Action.ACCOUNT)


@pytest.fixture
def counter(world: World) -> Counter:
    """Let two clients say hello; the answers are not delivered yet."""
    world.add_client("2002", document=None)
    greet(world)
    greet(world, "2002")
    return Counter(world, Office(codes={SUSPENDED: Action.ACCOUNT}))


def rest(world: World) -> None:
    """Let the account rest until somebody tries again."""
    world.wall.move(seconds=ACCOUNT_RESTS.total_seconds())


def test_all_wait(world: World, counter: Counter) -> None:
    """One message meets the fault; the others wait with it, and all leave in their order when it is put right."""
    counter.office.answers = [suspended()]
    counter.send()
    tried = len(counter.office.given)
    greet(world, "2002")
    counter.send()
    waiting = len(counter.office.given), last(world).status, last(world, "2002").status
    rest(world)
    counter.send()
    numbers = [message.number for message in counter.office.given if message.client == "2002"]

    assert (1, (1, "queued", "queued")) == (tried, waiting)
    assert ("sent", "sent", sorted(numbers)) == (last(world).status, last(world, "2002").status, numbers)


def test_no_try_is_used_up(world: World, counter: Counter) -> None:
    """However long it lasts, no message is given up, and the provider is asked by few."""
    counter.office.answers = [suspended() for _ in range(4 * TRIES_MAX)]
    for _ in range(TRIES_MAX * 3):
        counter.send()
        rest(world)
    asked = len(counter.office.given)
    counter.office.answers = []
    counter.send()

    assert (TRIES_MAX * 3, "sent", "sent") == (asked, last(world).status, last(world, "2002").status)


@pytest.mark.parametrize(("action", "pause"), [(Action.ACCOUNT, ACCOUNT_RESTS), (Action.OPERATOR, SET_RIGHT_IN)])
def test_one_alert(
    world: World, counter: Counter, capsys: pytest.CaptureFixture[str], action: Action, pause: timedelta
) -> None:
    """Whoever runs the service is told once an hour of what keeps many messages, not with each of them."""
    configure(json=True)
    counter.office.answers = [Refused(SUSPENDED, action) for _ in range(20)]
    alerts = []
    for wait in (timedelta(), pause, ALERT_AGAIN_IN):
        world.wall.move(seconds=wait.total_seconds())
        counter.send()
        alerts.append(capsys.readouterr().err.count("provider.alert"))

    assert [1, 0, 1] == alerts


def test_a_long_outage(world: World, counter: Counter) -> None:
    """While a provider cannot be called, however long, no message is given up, and all leave once it can."""
    counter.office.answers = [NotReached("no_connection") for _ in range(TRIES_MAX * 2)]
    for _ in range(TRIES_MAX * 2):
        counter.send()
        world.wall.move(seconds=CALLED_AGAIN_IN.total_seconds())
    called = len(counter.office.given)
    counter.send()

    assert (TRIES_MAX * 2, "sent", "sent") == (called, last(world).status, last(world, "2002").status)


def test_told_late(world: World, counter: Counter) -> None:
    """A message that was taken and then stayed behind leaves with the others."""
    counter.office.answers = ["P-1", "P-2"]
    counter.send()
    counter.tell("failed", "P-1", error=SUSPENDED)
    counter.send()
    early = len(counter.office.given)
    rest(world)
    counter.send()

    assert (2, 3, "sent", "P-3") == (early, len(counter.office.given), last(world).status, last(world).provider_id)


def test_another_account(world: World, counter: Counter) -> None:
    """What leaves by another account need not wait behind what this one keeps back."""
    reach(world, world.creditor, world.client, sms="+56911112222")
    paper = Paper("sms")
    counter.office.answers = [suspended()]
    counter.send()
    world.write("hola", channel="sms", address="+56911112222")
    world.handle()
    delivery(world, counter.office, paper).work("w")

    assert ([world.client], 1) == ([message.client for message in paper.given], len(counter.office.given))


def test_codes_are_counted(world: World, counter: Counter) -> None:
    """Whatever a provider refuses is counted by its code, also what it asks to bring later."""
    counter.office.answers = [suspended(), TryLater("20429"), TryLater("20429")]
    counter.send()
    rest(world)
    counter.send()
    with world.unit() as uow:
        counted = set(uow.provider_codes.all())

    assert {("web", SUSPENDED, 1), ("web", "20429", 2)} == counted


def test_what_is_past_is_not_sent(world: World, counter: Counter) -> None:
    """A contact of our own that waited for more than a day does not leave; an answer does, late."""
    with world.unit() as uow:
        conversation = uow.conversations.lock(world.creditor, world.client)
        facts = {"channel": "web", "initiated_by": "bot", "kind": "promise", "text": "Le recuerdo.", "at": world.now}
        own = uow.messages.add(conversation, direction=last(world).direction, **facts)
        uow.outbox.put(own, world.now, world.now + FRESH + timedelta(minutes=1))
    world.wall.move(seconds=(FRESH + timedelta(minutes=1)).total_seconds())
    counter.send()

    assert ("blocked", "stale") == (last(world).status, last(world).error)
    assert ["sent", "sent"] == [world.messages()[1].status, last(world, "2002").status]
    assert "blocked" == row(world).status
