"""Hold the queues against a plain model: whatever arrives, is handled, fails, is sent or dies, in any order."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from storage.database import Database
from storage.queue import Inbox, Outbox
from storage.queue.leases import Leased
from storage.queue.patience import wait
from storage.schema import SendStatus, WorkStatus
from tests.emptying import Owner
from tests.storage.people import NOW, send, settle_in

CLIENTS = ("1", "2")
LEASE = timedelta(seconds=30)
TRIES_MAX = 3
SETTLE: dict[str, Callable[[Outbox, Leased], None]] = {
    "sent": lambda outbox, item: outbox.sent(item, None),
    "failed": lambda outbox, item: outbox.failed(item, "21211"),
    "unknown": lambda outbox, item: outbox.unknown(item, "timeout"),
    "blocked": lambda outbox, item: outbox.blocked(item, "CL.hours"),
    "parked": lambda outbox, item: outbox.park(item, "window_closed"),
}


@dataclass
class Leaving:
    """A message that should be in the outbox."""

    seq: int
    status: SendStatus = SendStatus.WAITING
    attempted: bool = False


class Queues(RuleBasedStateMachine):
    """Inbox and outbox beside lists of what should be in them."""

    database: ClassVar[Database]
    owner: ClassVar[Owner]

    def __init__(self) -> None:
        super().__init__()
        self.owner.empty()
        settle_in(self.database, "a", clients=len(CLIENTS))
        self.now: datetime = NOW
        self.known: set[str] = set()
        self.arrived: dict[str, list[tuple[str, int, datetime]]] = {client: [] for client in CLIENTS}
        self.leaving: dict[str, list[Leaving]] = {client: [] for client in CLIENTS}
        self.leases: list[Leased] = []
        self.seqs = dict.fromkeys(CLIENTS, 0)

    @rule(client=st.sampled_from(CLIENTS), number=st.integers(0, 9))
    def arrive(self, client: str, number: int) -> None:
        """A provider delivers a message, perhaps again."""
        name = f"{client}-{number}"
        with self.database.unit_of_work() as uow:
            row = Inbox(uow.session).accept(
                channel="sms",
                provider_id=name,
                address=client,
                payload={},
                at=self.now,
                trace_id="t",
                creditor="a",
                client=client,
            )
            uow.commit()
        assert (name not in self.known) == (row is not None)
        if row is not None:
            self.known.add(name)
            self.arrived[client].append((name, 0, self.now))

    @rule(outcome=st.sampled_from(["done", "fail", "die"]), limit=st.integers(1, 3))
    def handle(self, outcome: str, limit: int) -> None:
        """A worker takes messages, and handles them, fails, or dies."""
        ready = {lane[0][0] for lane in self.arrived.values() if lane and lane[0][2] <= self.now}
        with self.database.unit_of_work() as uow:
            inbox = Inbox(uow.session, TRIES_MAX)
            items = inbox.claim(self.now, limit)
            assert {item.provider_id for item in items} <= ready
            assert min(limit, len(ready)) == len(items)
            for item in items:
                lane = self.arrived[str(item.client_id)]
                if outcome == "done":
                    inbox.done(item.id)
                    lane.pop(0)
                elif outcome == "fail":
                    tries = item.tries + 1
                    is_dead = inbox.fail(item.id, self.now, "fault") is WorkStatus.DEAD
                    assert is_dead == (tries == TRIES_MAX)
                    lane[:1] = [] if is_dead else [(item.provider_id, tries, self.now + wait(tries))]
            if outcome != "die":
                uow.commit()

    @rule(client=st.sampled_from(CLIENTS))
    def send(self, client: str) -> None:
        """The bot writes to a client."""
        with self.database.unit_of_work("a") as uow:
            send(uow, "a", client)
            uow.commit()
        self.seqs[client] += 1
        self.leaving[client].append(Leaving(self.seqs[client]))

    @rule(worker=st.sampled_from(["w1", "w2"]))
    def lease(self, worker: str) -> None:
        """A worker leases what may leave."""
        expected = [
            (client, lane[0].seq, lane[0].attempted)
            for client, lane in self.leaving.items()
            if lane and self.lease_of(client) is None
        ]
        with self.database.unit_of_work() as uow:
            items = Outbox(uow.session, TRIES_MAX).claim(self.now, worker, 9, LEASE)
            uow.commit()
        assert expected == sorted((item.client_id, item.seq, item.uncertain) for item in items)
        for item in items:
            self.leaving[item.client_id][0].status = SendStatus.SENDING
        self.leases.extend(items)

    @rule()
    def attempt(self) -> None:
        """Workers call the provider with what they hold."""
        with self.database.unit_of_work() as uow:
            for item in self.leases:
                Outbox(uow.session).attempt(item, self.now)
                self.leaving[item.client_id][0].attempted = True
            uow.commit()

    @rule(outcome=st.sampled_from(["wait", "give_back"]))
    def give_back(self, outcome: str) -> None:
        """Workers give back what they hold: the provider is busy, or they are."""
        with self.database.unit_of_work() as uow:
            for item in self.leases:
                getattr(Outbox(uow.session), outcome)(item, self.now)
                self.leaving[item.client_id][0] = Leaving(item.seq)
            uow.commit()
        self.leases.clear()

    @rule(outcome=st.sampled_from(sorted(SETTLE)))
    def settle(self, outcome: str) -> None:
        """A worker tells what became of the messages it holds."""
        for client in CLIENTS:
            item = self.lease_of(client)
            if item is not None:
                with self.database.unit_of_work() as uow:
                    SETTLE[outcome](Outbox(uow.session), item)
                    uow.commit()
                self.leases.remove(item)
                self.leaving[client].pop(0)

    @rule()
    def pass_time(self) -> None:
        """Every lease runs out, and what waited for another try is due."""
        self.now += timedelta(minutes=15)
        self.leases.clear()

    @invariant()
    def counts(self) -> None:
        """What the tables say is waiting or being sent is what should be."""
        with self.database.unit_of_work() as uow:
            waiting = Inbox(uow.session).count().get(WorkStatus.WAITING, 0)
            leaving = Outbox(uow.session).count()
        assert sum(map(len, self.arrived.values())) == waiting
        assert sum(map(len, self.leaving.values())) == sum(
            leaving.get(status, 0) for status in (SendStatus.WAITING, SendStatus.SENDING)
        )

    def lease_of(self, client: str) -> Leased | None:
        """Return the lease that somebody holds on a client's first message."""
        return next((item for item in self.leases if item.client_id == client), None)


def test_queues(database: Database, owner: Owner) -> None:
    """In any order of events each message is handled once, leaves once, in order, and nothing is lost."""
    Queues.database, Queues.owner = database, owner

    run_state_machine_as_test(Queues, settings=settings(max_examples=12, stateful_step_count=25))
