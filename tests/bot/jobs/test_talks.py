"""Hold the jobs that look after talks: silence closes them, late answers are owned up to, old things are forgotten."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from bot.conversation import SILENCE
from bot.jobs import silence
from bot.jobs.retention import PACES
from bot.jobs.sla import WatchAnswers
from bot.periods import lasts
from flows.service_levels import Deadline
from storage.schema import Case, IdempotentRequest, Link, Pace, ProviderReceipt, StaffSession, Talk
from tests.bot.world import World


def do(world: World, *jobs: str) -> None:
    """Do jobs of the clock now, and deliver what they write."""
    with world.unit() as uow:
        for name in jobs:
            uow.jobs.put(name, world.now)
    world.work()


def talk(world: World, client: str = "1041") -> Talk | None:
    """Return the last talk that was closed."""
    with world.unit() as uow:
        return uow.talks.last(world.creditor, client)


def test_silence(world: World) -> None:
    """A talk in which nobody wrote for a day is closed with its outcome, without a word; not a minute before."""
    world.verify()
    world.hear()
    world.wall.move(minutes=SILENCE.total_seconds() / 60 - 1)
    do(world, "silence")
    early = talk(world)
    world.wall.move(minutes=1)
    do(world, "silence")
    closed = talk(world)

    assert (None, []) == (early, world.hear())
    assert closed is not None
    assert (world.now, False, False) == (closed.closed_at, closed.commitment is None, closed.receptivity is None)


def test_silence_of_many(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """More silent talks than one job closes are closed by the next one, at once."""
    clients = [world.add_client(f"C-{number}", document=None) for number in range(5)]
    for client in clients:
        world.say("hola", client=client)
    world.wall.move(days=2)
    monkeypatch.setattr(silence, "BATCH", 2)
    do(world, "silence")

    assert [True] * 5 == [talk(world, client) is not None for client in clients]


def test_one_bad_talk(world: World) -> None:
    """A conversation that cannot be read keeps no other from being closed."""
    other = world.add_client("2002", document=None)
    world.say("hola")
    world.say("hola", client=other)
    with world.unit() as uow:
        uow.conversations.lock(world.creditor, "1041").state = {"open": "?", "frames": 7}
    world.wall.move(days=2)
    do(world, "silence")

    assert (None, True) == (talk(world), talk(world, other) is not None)


def test_held_talk(world: World) -> None:
    """A talk that an adviser holds is not closed by silence."""
    world.verify()
    world.say("la luz nunca llegó")
    with world.unit() as uow:
        case = uow.cases.open_of(world.creditor, "1041")[0]
        world.app.desk.take(uow, case.id, None, world.now, "trace")
    world.wall.move(days=2)
    do(world, "silence")

    assert talk(world) is None


def late_case(world: World, kind: str = "complaint") -> int:
    """Open a case that should have been answered an hour ago; return its number."""
    world.verify()
    with world.unit() as uow:
        opened = uow.cases.open(
            creditor=world.creditor,
            client="1041",
            kind=kind,
            at=world.now,
            due_at=world.now - timedelta(hours=1),
        )
    world.hear()
    return opened.id


def case_of(world: World, number: int) -> Case:
    """Return a case."""
    with world.unit() as uow:
        return uow.cases.get(number)


def test_late_answer(world: World) -> None:
    """A late answer is owned up to once: the case goes on top with a new promise, and the client hears it."""
    number = late_case(world)
    do(world, "sla")
    first = world.hear()
    world.wall.move(minutes=15)
    do(world, "sla")
    case = case_of(world, number)

    assert (1, []) == (len(first), world.hear())
    assert (1, datetime(2026, 3, 5, 16, 0, tzinfo=UTC)) == (case.priority, case.due_at)


def test_late_answer_asked_for(world: World) -> None:
    """Who asks before the clock looks hears an hour that is kept: it is written down, and the clock tells no other."""
    number = late_case(world)
    told = world.say("¿cuándo me responden?")
    promised = case_of(world, number)
    do(world, "sla")
    case = case_of(world, number)

    assert "no llegó a tiempo" in told[0]
    assert f"{promised.due_at.astimezone(ZoneInfo('America/Santiago')):%H:%M}" in told[0]
    assert (1, promised.due_at, []) == (case.priority, case.due_at, world.hear())


def test_late_beside_an_adviser(world: World) -> None:
    """Who answers while the clock looks at the same case goes first; neither stands in the other's way for ever."""
    number = late_case(world)
    with world.unit() as uow:  # as an earlier look left it: its clocks run
        uow.case_clocks.start(uow.cases.get(number), (Deadline("answer", world.now, world.now),))
    world.wall.move(minutes=1)

    def look() -> None:
        with world.unit() as uow:
            WatchAnswers(world.app.bot)(uow, world.now, "")

    with ThreadPoolExecutor(1) as pool:
        with world.unit() as uow:
            uow.conversations.lock(world.creditor, world.client)
            looking = pool.submit(look)
            while not uow.session.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted")):
                assert not looking.done()
            uow.cases.answer(number, world.now)
        looking.result()

    assert ([], 3) == (world.hear(), case_of(world, number).priority)


def test_late_by_two_clocks_and_a_kill(world: World) -> None:
    """Two processes that look at once, and one that dies in the middle of it, own up once and put on top once."""
    number = late_case(world)
    with world.unit() as uow:  # as an earlier look left it: its clocks run
        uow.case_clocks.start(uow.cases.get(number), (Deadline("answer", world.now, world.now),))
    world.wall.move(minutes=1)
    with world.app.database.unit_of_work() as uow:
        WatchAnswers(world.app.bot)(uow, world.now, "")
        kill = text("SELECT pg_terminate_backend(pg_backend_pid())")
        with pytest.raises(DBAPIError):
            uow.session.execute(kill)
    begun = Barrier(2)

    def look() -> None:
        with world.unit() as uow:
            begun.wait()
            WatchAnswers(world.app.bot)(uow, world.now, "")

    with ThreadPoolExecutor(2) as pool:
        for looking in [pool.submit(look) for _ in range(2)]:
            looking.result()
    world.work()
    with world.unit() as uow:
        noted = [entry.action for entry, _ in uow.audit.about(world.creditor, f"case:{number}")]

    assert (1, 1) == (len(world.hear()), noted.count("case.late"))
    assert 1 == case_of(world, number).priority


def test_late_answers_of_two_creditors(world: World) -> None:
    """One look finds what is late at every creditor, whichever comes first."""
    other = world.add_creditor("luz-del-norte")
    world.add_client("77", creditor=other)
    for creditor, client in ((world.creditor, world.client), (other, "77")):
        with world.unit(creditor) as uow:
            uow.cases.open(
                creditor=creditor,
                client=client,
                kind="complaint",
                at=world.now,
                due_at=world.now - timedelta(hours=1),
            )
    do(world, "sla")
    with world.unit(world.creditor, other) as uow:
        late = [case.priority for creditor in (world.creditor, other) for case in uow.cases.open_of(creditor, "77")]
        late += [case.priority for case in uow.cases.open_of(world.creditor, world.client)]

    assert [1, 1] == late


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("payment_claim", 1),
        ("hardship", 1),
        ("exit_intent", 1),
        ("missing_document", 1),
        ("bereavement", 0),  # nobody who mourns hears of our delays
        ("distress", 0),
        ("wrong_person", 0),
        ("unclean_debt", 0),  # they know nothing of it
    ],
)
def test_late_answer_of_each_kind(world: World, kind: str, told: int) -> None:
    """Whoever was promised an answer hears that it is late, whatever it was about; the others hear nothing."""
    late_case(world, kind)
    do(world, "sla")

    assert told == len(world.hear())


def test_answered_in_time(world: World) -> None:
    """A case that was answered is not late, whatever its hour."""
    number = late_case(world)
    with world.unit() as uow:
        uow.cases.answer(number, world.now)
    do(world, "sla")

    assert ([], 3) == (world.hear(), case_of(world, number).priority)


def test_late_at_night(world: World) -> None:
    """Late in the night the case goes on top at once, and the client hears of it in the morning."""
    number = late_case(world)
    world.wall.at = datetime(2026, 3, 6, 4, 0, tzinfo=UTC)
    do(world, "sla")
    at_night = world.messages()[-1].status
    world.wall.at = datetime(2026, 3, 6, 13, 0, tzinfo=UTC)
    world.work()

    assert ("queued", 1, "delivered") == (at_night, case_of(world, number).priority, world.messages()[-1].status)


def test_retention(world: World) -> None:
    """Expired sessions and links, old answers to repeated requests, old receipts and paces are erased; others stay."""
    with world.unit() as uow:
        staff = uow.staff.all()[0].id
        for name, until in ((b"old", world.now), (b"new", world.now + timedelta(hours=1))):
            uow.sessions.open(name, staff, "csrf", world.now - timedelta(days=1), until)
        key = uow.api_keys.create("test", ["read"], world.now)[0].id
        for words, at in (("old", world.now - lasts("repeats") - timedelta(minutes=1)), ("new", world.now)):
            uow.idempotent_requests.begin(key, "POST /x", words, b"", at)
        for age in (timedelta(minutes=59), timedelta(minutes=61)):
            uow.links.make("chat", world.creditor, world.client, world.now - timedelta(hours=1), age)
        for sid, at in (
            ("old", world.now - lasts("receipts") - timedelta(minutes=1)),
            ("new", world.now - lasts("receipts")),
        ):
            uow.receipts.accept(channel="sms", provider_id=sid, status="read", at=at)
        for pace, until in (("old", world.now - PACES - timedelta(minutes=1)), ("new", world.now - PACES)):
            uow.paces.push_back(pace, until)
    do(world, "retention")
    with world.unit() as uow:
        kinds = (StaffSession, IdempotentRequest, Link, ProviderReceipt, Pace)
        counts = [uow.session.scalar(select(func.count()).select_from(kind)) for kind in kinds]

    assert [1, 1, 1, 1, 1] == counts


def test_nobody_yet(world: World) -> None:
    """Without creditors, or with one that has no policy yet, every job of the clock is done and does nothing."""
    with world.unit() as uow:
        facts = {"name": "Nueva", "country": "CL", "currency": "CLP", "timezone": "America/Santiago"}
        uow.creditors.put("nueva", world.now, locale="es-CL", document={}, **facts)
    do(world, "silence", "sla", "promises", "reminders", "retention")
    with world.unit() as uow:
        waiting = uow.jobs.claim(world.now + timedelta(days=1), 10)

    assert [] == waiting
