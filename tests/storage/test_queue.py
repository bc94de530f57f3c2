"""Hold the queues: once, in order, by one at a time, and nothing lost when a worker dies."""

import threading
from collections import defaultdict
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError

from storage.database import Database
from storage.errors import LeaseLost
from storage.queue import Inbox, Jobs, Outbox
from storage.queue.inbox import Arrived
from storage.queue.leases import Leased
from storage.queue.patience import FIRST_WAIT, LONGEST_WAIT, TRIES_MAX, wait
from storage.schema import InboxRow, Job, OutboxRow, SendStatus, WorkStatus
from storage.unit_of_work import UnitOfWork
from tests.databases import kill
from tests.storage.people import MINUTE, NOW, send, settle_in, write

LEASE = timedelta(seconds=30)


def arrive(database: Database, provider_id: str, address: str = "+561", **facts: Any) -> int | None:  # noqa: ANN401 - columns
    """Store a message from a provider."""
    with database.unit_of_work() as uow:
        row = Inbox(uow.session).accept(
            channel="sms",
            provider_id=provider_id,
            address=address,
            payload={"text": provider_id},
            at=NOW,
            trace_id=f"trace-{provider_id}",
            **facts,
        )
        uow.commit()
    return row


def handle(database: Database) -> list[str]:
    """Claim and finish what can be claimed, and return what the providers call it."""
    with database.unit_of_work() as uow:
        items = Inbox(uow.session).claim(NOW, limit=100)
        for item in items:
            Inbox(uow.session).done(item.id)
        uow.commit()
    return [item.provider_id for item in items]


def lease(database: Database, worker: str = "w", at: timedelta = timedelta(0), limit: int = 100) -> list[Leased]:
    """Claim what can be sent."""
    with database.unit_of_work() as uow:
        items = Outbox(uow.session).claim(NOW + at, worker, limit, LEASE)
        uow.commit()
    return items


def queue_up(database: Database, *clients: str) -> list[int]:
    """Queue a message to each client of creditor "a", in this order."""
    rows = []
    for client in clients:
        with database.unit_of_work("a") as uow:
            rows.append(send(uow, "a", client))
            uow.commit()
    return rows


def test_repeat(database: Database) -> None:
    """A message that a provider sends twice is stored and handled once, before and after it was handled."""
    first, again = arrive(database, "1"), arrive(database, "1")
    handled = handle(database)
    late = arrive(database, "1")

    assert (True, None, ["1"], None, []) == (first is not None, again, handled, late, handle(database))


def test_repeat_at_once(database: Database) -> None:
    """Of two who store the same message at the same moment one does."""
    rows: list[int | None] = []
    threads = [threading.Thread(target=lambda: rows.append(arrive(database, "1"))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert 1 == sum(row is not None for row in rows)


def test_payload(database: Database) -> None:
    """What arrived is handed on as it came, without what PostgreSQL cannot hold, and is erased once it is handled."""
    with database.unit_of_work() as uow:
        payload = {"text": "a\x00b\ud800", "list": ["\x00", 1, None, True], "deep": {"\x00": 1.5}}
        Inbox(uow.session).accept(channel="sms", provider_id="1", address="+56", payload=payload, at=NOW, trace_id="t")
        uow.commit()
    with database.unit_of_work() as uow:
        item = Inbox(uow.session).claim(NOW)[0]
        Inbox(uow.session).done(item.id)
        uow.commit()
    with database.unit_of_work() as uow:
        left = uow.session.scalars(select(InboxRow)).one()

    assert {"text": "a?b?", "list": ["?", 1, None, True], "deep": {"?": 1.5}} == item.payload
    assert (None, WorkStatus.DONE) == (left.payload, left.status)


def test_heads_only(database: Database) -> None:
    """Only the first message of each lane can be claimed; a signed link's lane is its client, else the address."""
    arrive(database, "1")
    arrive(database, "2")
    arrive(database, "3", address="+562")
    with database.unit_of_work() as uow:
        claimed = [item.provider_id for item in Inbox(uow.session).claim(NOW, limit=100)]

    assert ["1", "3"] == claimed


def test_held_lane(database: Database) -> None:
    """While one worker handles a lane, another gets the other lanes and nothing of this one."""
    arrive(database, "1")
    arrive(database, "2")
    arrive(database, "3", address="+562")
    with database.unit_of_work() as first, database.unit_of_work() as second:
        mine = Inbox(first.session).claim(NOW)
        theirs = Inbox(second.session).claim(NOW, limit=100)

    assert (["1"], ["3"]) == ([item.provider_id for item in mine], [item.provider_id for item in theirs])


def test_killed_claimer(database: Database) -> None:
    """When a worker's connection ends in the middle, its message is there for the next one at once, and in order."""
    arrive(database, "1")
    arrive(database, "2")
    handled: list[list[str]] = []
    with pytest.raises(OperationalError):
        claim_and_be_killed(database, handled)
    handled.append(handle(database))

    assert [[], ["1"], ["2"]] == handled


def claim_and_be_killed(database: Database, handled: list[list[str]]) -> None:
    """Claim a message and lose the connection; note what another worker could handle before and after."""
    with database.unit_of_work() as killed:
        Inbox(killed.session).claim(NOW)
        handled.append(handle(database))
        kill(database.url, killed.session.execute(text("SELECT pg_backend_pid()")).scalar_one())
        handled.append(handle(database))


def test_failure(database: Database) -> None:
    """A failed message waits, longer each time, keeps its lane waiting, and is dead after the last try."""
    row = arrive(database, "1")
    arrive(database, "2")
    now, statuses = NOW, []
    for _ in range(3):
        with database.unit_of_work() as uow:
            inbox = Inbox(uow.session, tries_max=3)
            (item,) = inbox.claim(now, limit=100)
            statuses.append((item.provider_id, inbox.fail(item.id, now, "TimeoutError")))
            early = inbox.claim(now + FIRST_WAIT / 2, limit=100)
            uow.commit()
        if statuses[-1][1] is WorkStatus.WAITING:
            assert [] == early
        now += MINUTE
    after = handle(database)
    with database.unit_of_work() as uow:
        assert row is not None
        Inbox(uow.session).revive(row, NOW)
        uow.commit()

    assert [("1", WorkStatus.WAITING), ("1", WorkStatus.WAITING), ("1", WorkStatus.DEAD)] == statuses
    assert (["2"], ["1"]) == (after, handle(database))


def test_counts(database: Database) -> None:
    """What waits can be counted, in and out."""
    settle_in(database, "a")
    queue_up(database, "1", "1")
    arrive(database, "1")
    with database.unit_of_work() as uow:
        counts = Inbox(uow.session).count(), Outbox(uow.session).count()

    assert ({WorkStatus.WAITING: 1}, {SendStatus.WAITING: 2}) == counts


def test_wait() -> None:
    """The waits double and end at the longest, for any number of failures."""
    assert [2, 4, 8, 16] == [int(wait(tries).total_seconds()) for tries in range(1, 5)]
    assert LONGEST_WAIT == wait(TRIES_MAX * 1000)


def test_order_under_many(database: Database) -> None:
    """With many workers at once each message is handled once, and each lane in the order of arrival."""
    lanes, length = 6, 8
    for number in range(length):
        for lane in range(lanes):
            arrive(database, f"{lane}-{number}", address=f"+56{lane}")
    handled: dict[str, list[str]] = defaultdict(list)
    noted = threading.Lock()

    def work() -> None:
        while True:
            with database.unit_of_work() as uow:
                items = Inbox(uow.session).claim(NOW, limit=2)
                for item in items:
                    Inbox(uow.session).done(item.id)
                    with noted:
                        handled[item.address].append(item.provider_id)
                uow.commit()
            if not items and not is_anything_left(database):
                return

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert {f"+56{lane}": [f"{lane}-{number}" for number in range(length)] for lane in range(lanes)} == handled


def is_anything_left(database: Database) -> bool:
    """Say whether something waits."""
    with database.unit_of_work() as uow:
        return bool(Inbox(uow.session).count())


def test_lease_order(database: Database) -> None:
    """Only the first message of each conversation is leased; the next follows when it is settled."""
    settle_in(database, "a", clients=2)
    one, two, other = queue_up(database, "1", "1", "2")
    first = lease(database)
    meanwhile = lease(database)
    with database.unit_of_work() as uow:
        Outbox(uow.session).sent(first[0], "P-1")
        uow.commit()
    after = lease(database)

    assert ([one, other], [], [two]) == ([i.id for i in first], meanwhile, [i.id for i in after])


def test_lease_order_under_many(database: Database) -> None:
    """With many workers at once each message is sent once, and each conversation in order."""
    settle_in(database, "a", clients=3)
    queued = queue_up(database, *("1", "2", "3") * 5)
    taken: dict[str, list[int]] = defaultdict(list)
    noted = threading.Lock()

    def work(worker: str) -> None:
        while True:
            items = lease(database, worker, limit=2)
            for item in items:
                with noted:
                    taken[item.client_id].append(item.seq)
                with database.unit_of_work() as uow:
                    Outbox(uow.session).sent(item, None)
                    uow.commit()
            with database.unit_of_work() as uow:
                if not Outbox(uow.session).count():
                    return

    threads = [threading.Thread(target=work, args=(f"w{number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert ({client: [1, 2, 3, 4, 5] for client in "123"}, 15) == (taken, len(queued))


@pytest.mark.parametrize("attempted", [True, False])
@pytest.mark.parametrize("worker", ["next", "late"])
def test_lease_expires(database: Database, worker: str, attempted: bool) -> None:
    """A message is leased again when its lease has run out, by another worker or by another thread of the same.

    Whoever was late neither sends nor settles it. It is marked as uncertain when the provider had been called.
    """
    settle_in(database, "a")
    queue_up(database, "1")
    (late,) = lease(database, "late")
    if attempted:
        with database.unit_of_work() as uow:
            Outbox(uow.session).attempt(late, NOW)
            uow.commit()
    early = lease(database, worker, LEASE - timedelta(seconds=1))
    (again,) = lease(database, worker, LEASE)
    with database.unit_of_work() as uow, pytest.raises(LeaseLost):
        Outbox(uow.session).attempt(late, NOW + LEASE)
    with database.unit_of_work() as uow, pytest.raises(LeaseLost):
        Outbox(uow.session).sent(late, "P-1")
    with database.unit_of_work() as uow:
        Outbox(uow.session).sent(again, "P-2")
        uow.commit()

    assert (False, [], attempted) == (late.uncertain, early, again.uncertain)
    assert [] == lease(database, worker, LEASE * 3)


@pytest.mark.parametrize(
    ("settle", "status", "follows"),
    [
        (lambda outbox, item: outbox.sent(item, "P"), SendStatus.SENT, True),
        (lambda outbox, item: outbox.failed(item, "21211"), SendStatus.FAILED, True),
        (lambda outbox, item: outbox.unknown(item, "timeout"), SendStatus.UNKNOWN, True),  # nobody can be asked
        (
            lambda outbox, item: outbox.unknown(item, "timeout", NOW),
            SendStatus.UNKNOWN,
            False,
        ),  # it may leave yet
        (lambda outbox, item: outbox.park(item, "window_closed"), SendStatus.PARKED, True),
        (lambda outbox, item: outbox.wait(item, NOW + MINUTE), SendStatus.WAITING, False),  # the provider's pace
        (lambda outbox, item: outbox.rest(item, NOW + MINUTE), SendStatus.WAITING, False),  # its account rests
        (lambda outbox, item: outbox.blocked(item, "CL.hours"), SendStatus.BLOCKED, True),
        (lambda outbox, item: outbox.retry(item, NOW, "429"), SendStatus.WAITING, False),  # order first
        (lambda outbox, item: outbox.postpone(item, NOW + MINUTE), SendStatus.WAITING, True),  # nobody waits for it
    ],
)
def test_settled(database: Database, settle: object, status: SendStatus, follows: bool) -> None:
    """Each way to settle a message says whether the next one of the conversation may leave now."""
    settle_in(database, "a")
    row, following = queue_up(database, "1", "1")
    (item,) = lease(database)
    with database.unit_of_work() as uow:
        settle(Outbox(uow.session), item)  # type: ignore[operator]
        uow.commit()
    with database.unit_of_work() as uow:
        found = uow.session.get(OutboxRow, row)

    assert found is not None
    assert (status, None) == (found.status, found.lease_until)
    assert [following] * follows == [item.id for item in lease(database)]


def test_answers_first(database: Database) -> None:
    """What clients wait for is leased before contacts that we began, however many of them have waited for longer."""
    settle_in(database, "a", clients=4)
    rows = {}
    for client, began in (("1", "bot"), ("2", "bot"), ("3", "client"), ("4", "client")):
        with database.unit_of_work("a") as uow:
            rows[Outbox(uow.session).put(write(uow, "a", client, initiated_by=began), NOW)] = client
            uow.commit()
    leased = [rows[lease(database, limit=1)[0].id] for _ in range(3)]

    assert ["3", "4", "1"] == leased
    assert ["2"] == [rows[item.id] for item in lease(database)]


def test_line(database: Database) -> None:
    """Contacts behind one that waits for its sender's pace stand in line, one after another, and no answer behind them.

    Those of another worker, and one whose provider was called already, stay where they are; another creditor's that
    come to the same sender stand behind.
    """
    settle_in(database, "a", "b", clients=7)
    rows = {}
    for client, began in (("1", "bot"), ("2", "bot"), ("3", "bot"), ("4", "bot"), ("5", "client"), ("6", "bot")):
        with database.unit_of_work("a") as uow:
            rows[Outbox(uow.session).put(write(uow, "a", client, initiated_by=began), NOW)] = client
            uow.commit()
    for client in ("1", "2"):
        with database.unit_of_work("b") as uow:
            rows[Outbox(uow.session).put(write(uow, "b", client, initiated_by="bot"), NOW)] = "b"
            uow.commit()
    lease(database, limit=1)  # the answer, which is being sent
    first, second = lease(database, limit=2)
    (others,) = lease(database, "another", limit=1)
    with database.unit_of_work("a") as uow:
        outbox, start = Outbox(uow.session), NOW + MINUTE
        outbox.attempt(second, NOW)
        outbox.wait(first, start)
        moved = outbox.line_up(first, "sms", NOW, start, MINUTE)
        answer = outbox.put(write(uow, "a", "4"), NOW)
        uow.commit()
    with database.unit_of_work() as uow:
        kept = uow.session.scalars(select(OutboxRow).where(OutboxRow.id.in_(moved)).order_by(OutboxRow.next_at))
        places = [(rows[row.id], (row.next_at - start) / MINUTE, row.status, row.leased_by) for row in kept]

    free = lease(database)
    with database.unit_of_work() as uow:
        behind = Outbox(uow.session).line_up(free[1], "sms", NOW, start, MINUTE)
        uow.commit()

    assert [("4", 1.0, SendStatus.WAITING, None), ("6", 2.0, SendStatus.WAITING, None)] == places
    assert ("1", "2", "3") == tuple(rows[one.id] for one in (first, second, others))
    assert [answer, "b", "b"] == [free[0].id, *(rows[one.id] for one in free[1:])]
    assert ["b"] == [rows[one.id] for one in lease(database, at=4 * MINUTE) if one.id in behind]
    assert {free[2].id} == behind


def test_postponed(database: Database) -> None:
    """A postponed message leaves at its hour, without having used a try."""
    settle_in(database, "a")
    (row,) = queue_up(database, "1")
    with database.unit_of_work() as uow:
        (item,) = Outbox(uow.session).claim(NOW, "w", 1, LEASE)
        Outbox(uow.session).postpone(item, NOW + MINUTE)
        uow.commit()
    early, late = lease(database), lease(database, at=MINUTE)

    assert ([], [(row, 0)]) == (early, [(item.id, item.tries) for item in late])


@pytest.mark.parametrize(
    "hold",
    [
        lambda outbox, item: outbox.retry(item, NOW, "21408", timedelta(hours=3)),
        lambda outbox, item: outbox.rest(item, NOW + timedelta(hours=3)),
    ],
)
def test_refused_elsewhere(database: Database, hold: Callable[[Outbox, Leased], object]) -> None:
    """What waits for its provider holds back what leaves to the same address, and nothing that leaves to another."""
    settle_in(database, "a", clients=2)
    first, same = queue_up(database, "1", "1", "2")[:2]
    refused, elsewhere = lease(database)
    with database.unit_of_work("a") as uow:
        hold(Outbox(uow.session), refused)
        Outbox(uow.session).sent(elsewhere, "P-1")
        uow.commit()
    before = [item.id for item in lease(database)]
    with database.unit_of_work("a") as uow:
        row = Outbox(uow.session).get(same)
        assert row is not None
        row.address_id = elsewhere.address_id
        uow.commit()
    after = [item.id for item in lease(database)]
    late = [item.id for item in lease(database, at=timedelta(hours=3))]

    assert ([], [same]) == (before, after)
    assert first in late


def test_parked(database: Database) -> None:
    """Parked messages leave in their order when the client has written, before what is said then."""
    settle_in(database, "a")
    rows = queue_up(database, "1", "1")
    for _ in rows:
        (item,) = lease(database)
        with database.unit_of_work() as uow:
            Outbox(uow.session).park(item, "window_closed")
            uow.commit()
    silent = lease(database, at=MINUTE)
    with database.unit_of_work() as uow:
        freed = Outbox(uow.session).unpark("a", "1", item.address_id, NOW)
        uow.commit()
    rows += queue_up(database, "1")
    left = []
    while items := lease(database):
        left += [item.id for item in items]
        with database.unit_of_work() as uow:
            Outbox(uow.session).sent(items[0], f"P-{items[0].id}")
            uow.commit()

    assert ([], 2, rows) == (silent, freed, left)


@pytest.mark.parametrize("writes", ["1", "2"])
def test_shared_phone(database: Database, writes: str) -> None:
    """Of two clients on one number the one who writes lets what waits for them leave, and nothing of the other's."""
    settle_in(database, "a", clients=2)
    queue_up(database, "1", "2")
    items = {item.client_id: item for item in lease(database)}
    with database.unit_of_work("a") as uow:
        address = uow.addresses.ensure("whatsapp", "+56911112222", NOW)
        points = {client: uow.clients.reach("a", client, address.id) for client in items}
        for item in items.values():
            uow.session.get_one(OutboxRow, item.id).address_id = address.id
            uow.session.flush()
            uow.outbox.park(item, "window_closed")
        uow.clients.hear(points[writes], address, NOW)
        waiting = {client: uow.outbox.parked("a", client, address.id) for client in items}
        uow.commit()

    other = next(client for client in items if client != writes)
    assert ([items[writes].id], {writes: 0, other: 1}) == ([item.id for item in lease(database)], waiting)


@pytest.mark.parametrize(
    ("answer", "status", "leaves"),
    [
        (lambda outbox, item: outbox.found(item, "P-1"), SendStatus.SENT, False),
        (lambda outbox, item: outbox.never_taken(item, NOW), SendStatus.WAITING, True),
        (lambda outbox, item: outbox.never_taken(item, NOW, 1), SendStatus.DEAD, False),
        (lambda outbox, item: outbox.look_again(item, NOW + MINUTE), SendStatus.UNKNOWN, False),
    ],
)
def test_looked_up(
    database: Database, answer: Callable[[Outbox, Leased], None], status: SendStatus, leaves: bool
) -> None:
    """An unknown message is asked about by one worker at a time, and leaves again only when it was never taken."""
    settle_in(database, "a")
    (row,) = queue_up(database, "1")
    (item,) = lease(database)
    with database.unit_of_work() as uow:
        Outbox(uow.session).attempt(item, NOW)
        Outbox(uow.session).unknown(item, "timeout", NOW)
        uow.commit()
    asked = [ask(database) for _ in range(2)]
    with database.unit_of_work() as uow:
        answer(Outbox(uow.session), asked[0][0])
        uow.commit()
    with database.unit_of_work() as uow:
        found = uow.session.get(OutboxRow, row)

    assert found is not None
    assert ([1, 0], NOW, status) == ([len(items) for items in asked], asked[0][0].attempted_at, found.status)
    assert [row] * leaves == [item.id for item in lease(database)]


def ask(database: Database) -> list[Leased]:
    """Lease what nobody knows of."""
    with database.unit_of_work() as uow:
        items = Outbox(uow.session).claim_unknown(NOW, "w", 10, LEASE)
        uow.commit()
    return items


def test_gives_up(database: Database) -> None:
    """After the last try a message is dead."""
    settle_in(database, "a")
    queue_up(database, "1")
    statuses = []
    for number in range(2):
        (item,) = lease(database, at=MINUTE * number)
        with database.unit_of_work() as uow:
            statuses.append(Outbox(uow.session, tries_max=2).retry(item, NOW, "503"))
            uow.commit()

    assert [SendStatus.WAITING, SendStatus.DEAD] == statuses


def test_receipt(database: Database) -> None:
    """A message is found by what its provider calls it."""
    settle_in(database, "a")
    (row,) = queue_up(database, "1")
    (item,) = lease(database)
    with database.unit_of_work() as uow:
        Outbox(uow.session).sent(item, "SM1")
        uow.commit()
    with database.unit_of_work() as uow:
        outbox = Outbox(uow.session)
        found, other = outbox.find("sms", "SM1"), outbox.find("sms", "SM2")

    assert (row, None) == (found.id if found else None, other)


def test_jobs_are_forgotten(database: Database) -> None:
    """What is done is forgotten after its time; what waits, or failed for good, stays until somebody looks at it."""
    with database.unit_of_work() as uow:
        jobs = Jobs(uow.session, tries_max=1)
        names = ("done", "new", "waits", "dead")
        rows = {name: jobs.put(name, NOW + MINUTE if name == "new" else NOW) or 0 for name in names}
        jobs.done(rows["done"])
        jobs.done(rows["new"])
        jobs.fail(rows["dead"], NOW, "TimeoutError")
        jobs.forget(NOW + MINUTE)
        left = sorted(uow.session.scalars(select(Job.name)))

    assert ["dead", "new", "waits"] == left


def test_job_done_meanwhile(database: Database) -> None:
    """A failure is undone before it is recorded: one that another worker did meanwhile stays done."""
    with database.unit_of_work() as uow:
        jobs = Jobs(uow.session)
        row = jobs.put("reminders a", NOW) or 0
        jobs.done(row)
        found = jobs.fail(row, NOW, "TimeoutError")
        again = jobs.claim(NOW + MINUTE)

    assert (WorkStatus.DONE, []) == (found, again)


def test_job_once(database: Database) -> None:
    """The same job asked for twice is one; it is done by one worker, and tried again after a failure."""
    with database.unit_of_work() as uow:
        jobs = Jobs(uow.session)
        rows = [jobs.put("reminders a", NOW), jobs.put("reminders a", NOW), jobs.put("reminders a", NOW + MINUTE)]
        uow.commit()
    with database.unit_of_work() as first, database.unit_of_work() as second:
        (mine,) = Jobs(first.session).claim(NOW, limit=9)
        theirs = Jobs(second.session).claim(NOW, limit=9)
        failed = Jobs(first.session).fail(mine.id, NOW, "TimeoutError")
        first.commit()
    with database.unit_of_work() as uow:
        early = Jobs(uow.session).claim(NOW, limit=9)
        (again,) = Jobs(uow.session).claim(NOW + FIRST_WAIT, limit=9)
        Jobs(uow.session).done(again.id)
        uow.commit()
    with database.unit_of_work() as uow:
        rest = Jobs(uow.session).claim(NOW + MINUTE, limit=9)

    assert ([True, False, True], []) == ([row is not None for row in rows], theirs)
    assert (WorkStatus.WAITING, [], 1, [rows[2]]) == (failed, early, again.tries, [item.id for item in rest])


def send_and_fail(uow: UnitOfWork) -> None:
    """Queue a message in a savepoint, then fail."""
    with uow.savepoint():
        send(uow, "a", "1")
        raise RuntimeError("on the way")


def test_savepoint_failure(database: Database) -> None:
    """A handler that fails in a savepoint leaves no trace, and its failure is recorded in the same transaction."""
    settle_in(database, "a")
    arrive(database, "1")
    with database.unit_of_work() as uow:
        (item,) = Inbox(uow.session).claim(NOW)
        uow.scope("a")
        with pytest.raises(RuntimeError):
            send_and_fail(uow)
        Inbox(uow.session).fail(item.id, NOW, "RuntimeError")
        uow.commit()
    with database.unit_of_work() as uow:
        (again,) = Inbox(uow.session).claim(NOW + MINUTE)
        sending = Outbox(uow.session).count()

    assert (("1", 1), {}) == ((again.provider_id, again.tries), sending)


def test_types(database: Database) -> None:
    """What is claimed carries its trace, so that one id follows it to the provider."""
    arrive(database, "1")
    with database.unit_of_work() as uow:
        (item,) = Inbox(uow.session).claim(NOW)

    assert (Arrived, "trace-1") == (type(item), item.trace_id)
