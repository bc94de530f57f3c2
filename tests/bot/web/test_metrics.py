"""Hold what is told of the queues and of providers' refusals: the same by every process, as the database has it."""

from collections.abc import Iterator
from datetime import timedelta
from math import inf

import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import select

from bot.app import App, build
from bot.channels.base import Action, Refused
from bot.clock import Clock
from bot.refusals import ACCOUNT_RESTS
from bot.settings import Settings
from bot.web.measurements import LATELY
from bot.web.metrics import Shared, expose
from storage.backlog import Heap, outbox_heaps
from storage.database import Database
from storage.queue.patience import TRIES_MAX
from storage.schema import Direction, InboxRow, MessageStatus, OutboxRow, SendStatus, WorkStatus
from storage.traffic import Traffic
from tests.bot.test_delivery import Provider, contact, delivery, fail, greet
from tests.bot.test_settlement import Office
from tests.bot.world import Wall, World

Told = dict[str, float]


def tell(app: App) -> Told:
    """Return what a process tells, by name and labels."""
    families = text_string_to_metric_families(expose(Shared(app.database, app.clock)).decode())
    return {
        " ".join([one.name, *(one.labels[name] for name in sorted(one.labels))]): one.value
        for family in families
        for one in family.samples
    }


@pytest.fixture
def another(world: World, settings: Settings, wall: Wall) -> Iterator[App]:
    """Give another process on the same database."""
    app = build(settings, Clock(wall))
    yield app
    app.close()


def test_refusals(world: World, another: App) -> None:
    """What one process was refused, every process tells; the number of a code only grows."""
    counts = []
    for client in ("1041", "2002"):
        if client != world.client:
            world.add_client(client, document=None)
        greet(world, client)
        delivery(world, Provider(fail(Refused("30005")))).work("test")
        counts.append(tell(another)["concilia_provider_codes_total web 30005"])

    assert [1, 2] == counts
    assert counts[-1] == tell(world.app)["concilia_provider_codes_total web 30005"]


def test_queues(world: World, another: App) -> None:
    """Every state of both queues is told with its number and the age of its first, also where nothing stands."""
    empty = tell(another)
    greet(world)
    world.wall.move(minutes=2)
    waits = tell(another)
    delivery(world, Provider(fail(Refused("30005")))).work("test")
    world.wall.move(minutes=1)
    failed = tell(another)

    assert {0.0} == {value for name, value in empty.items() if name.startswith(("concilia_inbox", "concilia_outbox"))}
    assert {"waiting", "dead"} == {name.split()[1] for name in empty if name.startswith("concilia_inbox_messages")}
    assert {"due", "later", "sending", "parked", "unknown", "failed", "dead"} == {
        name.split()[1] for name in empty if name.startswith("concilia_outbox_messages")
    }
    assert (1, 120) == (waits["concilia_outbox_messages due"], waits["concilia_outbox_oldest_seconds due"])
    assert (0, 1, 180) == (
        failed["concilia_outbox_messages due"],
        failed["concilia_outbox_messages failed"],
        failed["concilia_outbox_oldest_seconds failed"],
    )
    assert 1 == failed["concilia_database_answers"]


def test_resting(world: World, another: App) -> None:
    """An account that is not served is counted while it rests, by every process."""
    told = [tell(another)]
    greet(world)
    delivery(world, Office([Refused("30002", Action.ACCOUNT)])).work("test")
    told.append(tell(another))
    world.wall.move(seconds=ACCOUNT_RESTS.total_seconds())
    told.append(tell(another))

    assert [0, 1, 0] == [one["concilia_accounts_resting"] for one in told]


def test_dead_letters(world: World) -> None:
    """A message that could not be handled counts until somebody decided what becomes of it."""
    with world.unit() as uow:
        uow.inbox.accept(channel="sms", provider_id="1", address="1", payload={}, at=world.now, trace_id="trace")
        letter = uow.session.scalars(select(InboxRow)).one()
        letter.status, letter.tries = WorkStatus.DEAD, TRIES_MAX
    before = tell(world.app)["concilia_inbox_messages dead"]
    with world.unit() as uow:
        uow.inbox.done(letter.id)

    assert (1, 0) == (before, tell(world.app)["concilia_inbox_messages dead"])


def test_traffic(world: World, another: App) -> None:
    """What came, left, was asked back and was held back is told for a quarter of an hour, and then no more."""
    world.verify()
    world.say("xkcd brzz qwfp")
    with world.unit() as uow:
        uow.people.opt_out(uow.clients.get(world.creditor, world.client).person_id, "web", world.now)
    contact(world, world.creditor, world.client)
    world.work()
    written, told = world.messages(), tell(another)
    left = [row for row in written if row.direction is Direction.OUT and row.status is MessageStatus.DELIVERED]
    asked = [row for row in written if (row.text_key or "").startswith("repair-")]
    with world.unit() as uow:
        last = Traffic(uow.session, world.now - LATELY, most=1)
        bounded = [[row.times for row in found] for found in (last.accepted(), last.sent())]
    world.wall.at += LATELY
    later = tell(another)

    assert 4 == told["concilia_accepted_lately web"]
    assert len(left) == told["concilia_sent_lately web reply"]
    assert 0 < len(asked) == told["concilia_asked_back_lately"]
    assert 1 == told["concilia_blocked_lately opt_out"]
    assert [[1], [1]] == bounded
    assert {"concilia_asked_back_lately": 0} == {name: value for name, value in later.items() if "_lately" in name}


def test_deadlines(world: World, another: App) -> None:
    """A deadline presses from its warning on, is missed when it is over, and is told no more once it has ended."""
    number = world.dispute()
    with world.unit() as uow:
        clocks = uow.case_clocks.of(world.creditor, number)
        clocks["resolve"].paused_at = world.now
        answer = clocks["answer"]
    seen = []
    for moment in (answer.warn_at - timedelta(seconds=1), answer.warn_at, answer.due_at + timedelta(seconds=1)):
        world.wall.at = moment
        seen.append({name: value for name, value in tell(another).items() if "concilia_case_deadlines" in name})
    with world.unit() as uow:
        uow.case_clocks.end(world.creditor, number, ["answer"], world.now)
    world.wall.move(days=300)
    at_last = {name for name in tell(another) if name.startswith("concilia_case_deadlines")}

    of_answer = [f"concilia_case_deadlines answer dispute_service {state}" for state in ("at_risk", "missed")]
    assert [{}, {of_answer[0]: 1}, {of_answer[1]: 1}] == seen
    assert {"concilia_case_deadlines law dispute_service missed"} == at_last


def test_clock(world: World, another: App) -> None:
    """Whether somebody keeps the clock is told, and whether what it asks for is done."""
    names = ("concilia_clock_age_seconds", "concilia_jobs_due", "concilia_jobs_oldest_seconds")
    told = [tell(another)]
    with world.unit() as uow:
        job = uow.jobs.put("sla", world.now)
    world.wall.move(minutes=40)
    told.append(tell(another))
    with world.unit() as uow:
        uow.jobs.done(job or 0)
    told.append(tell(another))

    assert [(inf, 0, 0), (2400, 1, 2400), (2400, 0, 0)] == [tuple(one[name] for name in names) for one in told]


def test_let_go(world: World) -> None:
    """What was let go is no longer counted."""
    greet(world)
    delivery(world, Provider(fail(Refused("30005")))).work("test")
    with world.unit() as uow:
        before = {heap.status: heap.count for heap in outbox_heaps(uow.session, world.now)}
        row = uow.session.scalars(select(OutboxRow)).one()
        row.let_go_at = world.now
    with world.unit() as uow:
        after = outbox_heaps(uow.session, world.now)

    assert 1 == before[SendStatus.FAILED]
    assert [] == [heap for heap in after if heap != Heap(heap.status, 0, heap.oldest) or heap.oldest]


def test_database_away(wall: Wall) -> None:
    """While the database does not answer, that is told, and nothing that is not known."""
    away = Database("postgresql://nobody@127.0.0.1:1/nothing")
    told = expose(Shared(away, Clock(wall))).decode()
    away.close()

    assert "concilia_database_answers 0.0" in told
    assert "concilia_outbox" not in told
