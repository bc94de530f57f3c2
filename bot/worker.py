"""Do the work that waits in rows: arrived messages, outgoing messages, jobs. As many processes as wanted.

Each kind has its threads; a notification wakes them, and once a second they look by themselves. What fails is tried
again later, after its transaction was undone; nothing is lost when a process dies in the middle.
"""

import threading
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import uuid4

import structlog
from sqlalchemy.exc import OperationalError

from bot import clock as clocks
from bot import tracing
from bot.channels.telegram_inbound import STAFF
from bot.clock import Clock
from bot.conversation import Bot
from bot.delivery import Delivery
from bot.errors import NobodyListens
from bot.jobs.runner import JobRunner
from bot.log import logger
from bot.reconciliation import Reconciliation
from bot.repairs import bring_person
from bot.stage import CASES
from flows.negotiation.solver import warm_up
from storage.database import Database
from storage.notify import Listener
from storage.queue import deliveries, inbox, jobs, outbox
from storage.queue.inbox import Arrived
from storage.schema import WorkStatus
from storage.unit_of_work import UnitOfWork

LOOK_SECONDS = 1.0  #: between looks without a notification
RETRY_SECONDS = 2.0  #: while the database does not answer
INBOX_THREADS = 4
OUTBOX_THREADS = 3  #: providers answer in tenths of a second; a thread waits for one message at a time
OUTBOX_BATCH = 5
WEBHOOK_THREADS = 3  #: receivers that are called at one time; a slow one has one of them
MILLISECOND = timedelta(milliseconds=1)
CHANNELS = (inbox.CHANNEL, outbox.CHANNEL, jobs.CHANNEL, deliveries.CHANNEL, CASES)

Handler = Callable[[UnitOfWork, Arrived, datetime], object]
"""Handles one message that was claimed, in the transaction that claimed it."""


@dataclass(frozen=True, slots=True)
class Special:
    """What is needed besides: who handles what arrives on some channels, what tells groups of staff and webhooks."""

    handlers: Mapping[str, Handler] = field(default_factory=dict)
    notices: Callable[[], bool] | None = None
    events: Callable[[], bool] | None = None


ORDINARY = Special()  #: everything that arrives is words to the bot


class Worker:
    """Threads that handle, deliver and do jobs, from `start` to `stop`."""

    def __init__(
        self,
        database: Database,
        url: str,
        bot: Bot,
        delivery: Delivery,
        reconciliation: Reconciliation,
        runner: JobRunner,
        clock: Clock,
        special: Special = ORDINARY,
    ) -> None:
        """Take the parts; nothing runs yet. `url` is where notifications are listened for."""
        self._handlers, notices, events = special.handlers, special.notices, special.events
        self._database, self._bot, self._clock = database, bot, clock
        self._leaving = runner.leaving
        self._name = f"worker-{uuid4().hex[:8]}"
        self._stopping = threading.Event()
        self._wakes = {channel: threading.Condition() for channel in CHANNELS}
        self._counts = dict.fromkeys(self._wakes, 0)
        self._listener = Listener(url, (*self._wakes, clocks.CHANNEL), self._hear)
        self._threads = [
            *(self._thread(f"inbox-{place}", inbox.CHANNEL, self.handle_one) for place in range(INBOX_THREADS)),
            *(
                self._thread(f"outbox-{place}", outbox.CHANNEL, lambda: delivery.work(self._name, OUTBOX_BATCH) > 0)
                for place in range(OUTBOX_THREADS)
            ),
            self._thread("unknown", outbox.CHANNEL, lambda: reconciliation.work(self._name) > 0),
            self._thread("jobs", jobs.CHANNEL, runner.run_quick),
            self._thread("slow-jobs", jobs.CHANNEL, runner.run_slow),
            self._thread("many-jobs", jobs.CHANNEL, runner.run_many),
            self._thread("soon-jobs", jobs.CHANNEL, runner.run_soon),
            self._thread("long-jobs", jobs.CHANNEL, runner.run_long),
            *([self._thread("staff", CASES, notices)] if notices else []),
            *(
                self._thread(f"webhooks-{place}", deliveries.CHANNEL, events)
                for place in range(WEBHOOK_THREADS)
                if events
            ),
        ]

    def start(self) -> None:
        """Begin to work; what the first counter-offer needs is loaded before, so that no client waits for it."""
        warm_up()
        self._leaving.clear()
        self._listener.start()
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Finish what is in hand, give back what takes minutes, and end the threads."""
        self._stopping.set()
        self._leaving.set()
        for wake in self._wakes.values():
            with wake:
                wake.notify_all()
        for thread in self._threads:
            thread.join()
        self._listener.stop()

    def handle_one(self) -> bool:
        """Handle one message that arrived; say whether there was one."""
        with self._database.unit_of_work() as uow:
            items = uow.inbox.claim(self._clock.now(), 1)
            if not items:
                return False
            with self._turn(items[0]):
                self._handle(uow, items[0])
                with tracing.span("commit"):
                    uow.commit()
        return True

    def _turn(self, item: Arrived) -> AbstractContextManager[None]:
        """Go on with the trace that a message began when it arrived."""
        waited = (self._clock.now() - item.received_at) // MILLISECOND
        return tracing.resume("turn", item.trace_id, channel=item.channel, tries=item.tries, waited_ms=waited)

    def _handle(self, uow: UnitOfWork, item: Arrived) -> None:
        with structlog.contextvars.bound_contextvars(trace_id=item.trace_id):
            try:
                with uow.savepoint():
                    handle = self._handlers.get(item.channel, self._bot.receive)
                    handle(uow, item, self._clock.now())
            except OperationalError:
                raise  # the connection is gone, and the row's lock with it: it is there for the next try
            except Exception as fault:  # noqa: BLE001 - whatever it is, the message is kept and tried again
                status = uow.inbox.fail(item.id, self._clock.now(), type(fault).__name__)
                remedy = {"remedy": str(fault)} if isinstance(fault, NobodyListens) else {}
                logger().exception("inbox.failed", status=str(status), tries=item.tries + 1, **remedy)
                if status is WorkStatus.DEAD and item.channel != STAFF:
                    self._bring_person(uow, item)
            else:
                uow.inbox.done(item.id)

    def _bring_person(self, uow: UnitOfWork, item: Arrived) -> None:
        """Let a person answer what could not be handled; where not even that can be, the message waits in the list."""
        try:
            with uow.savepoint():
                bring_person(uow, self._bot, item, self._clock.now())
        except OperationalError:
            raise
        except Exception:  # noqa: BLE001 - whatever it is, the message is dead and not lost
            logger().exception("inbox.nobody_brought")

    def _thread(self, name: str, channel: str, work: Callable[[], bool]) -> threading.Thread:
        return threading.Thread(target=self._run, args=(channel, work), name=f"{self._name}-{name}", daemon=True)

    def _run(self, channel: str, work: Callable[[], bool]) -> None:
        while not self._stopping.is_set():
            seen = self._counts[channel]
            try:
                busy = work()
            except Exception as fault:  # noqa: BLE001 - a worker outlives whatever one piece of work raises
                logger().error("worker.failed", work=channel, fault=type(fault).__name__, exc_info=fault)
                self._stopping.wait(RETRY_SECONDS)
                continue
            if not busy:
                self._wait(channel, seen)

    def _wait(self, channel: str, seen: int) -> None:
        """Wait for a notification that came after the look began, at most for a second."""
        wake = self._wakes[channel]
        with wake:
            wake.wait_for(lambda: self._stopping.is_set() or self._counts[channel] != seen, LOOK_SECONDS)

    def _hear(self, channel: str, _: str) -> None:
        if channel == clocks.CHANNEL:
            self._follow_clock()
            return
        wake = self._wakes[channel]
        with wake:
            self._counts[channel] += 1
            wake.notify_all()

    def _follow_clock(self) -> None:
        """Take over how far a demonstration moved the clock; a server that is gone is heard again when it is back."""
        with suppress(OperationalError), self._database.unit_of_work() as uow:
            self._clock.set_offset(uow.clock.get())
