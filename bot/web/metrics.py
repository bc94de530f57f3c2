"""Speak Prometheus: the queues and what providers refused as the database knows them, and what this process counted.

Whichever process is asked gives the same answer for what begins with `concilia_inbox`, `concilia_outbox`,
`concilia_accounts`, `concilia_sending` and `concilia_provider_codes`: a service of many processes and machines is
watched at any one of them. All else is of the process that answers alone.
"""

from collections.abc import Iterable

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock
from storage.backlog import Heap, inbox_heaps, outbox_heaps
from storage.database import Database
from storage.unit_of_work import UnitOfWork

__all__ = ["CONTENT_TYPE_LATEST", "Shared", "expose"]


class Shared:
    """Collects what all processes share; while the database does not answer, only that it does not."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Take the database, and the clock by which things wait."""
        self._database, self._clock = database, clock

    def collect(self) -> Iterable[Metric]:
        """Return the measurements of this moment."""
        answers = GaugeMetricFamily("concilia_database_answers", "Whether the database answers: 1 or 0.")
        try:
            with self._database.unit_of_work() as uow:
                found = self._read(uow)
        except SQLAlchemyError:
            found = []
        answers.add_metric([], float(bool(found)))
        return [answers, *found]

    def _read(self, uow: UnitOfWork) -> list[Metric]:
        now = self._clock.now()
        codes = CounterMetricFamily(
            "concilia_provider_codes", "What providers refused, by channel and code.", labels=("channel", "code")
        )
        for channel, code, times in uow.provider_codes.all():
            codes.add_metric([channel, code], times)
        resting = GaugeMetricFamily("concilia_accounts_resting", "Accounts of providers by which nothing leaves now.")
        resting.add_metric([], len(uow.paces.closed(now)))
        return [
            *_heaps("inbox", "Messages from clients", inbox_heaps(uow.session, now)),
            *_heaps("outbox", "Messages to clients", outbox_heaps(uow.session, now)),
            resting,
            _stops(uow),
            codes,
        ]


def expose(shared: Shared) -> bytes:
    """Return everything in Prometheus' text form."""
    registry = CollectorRegistry()
    registry.register(shared)
    return generate_latest() + generate_latest(registry)


def _stops(uow: UnitOfWork) -> Metric:
    creditors = uow.creditors.ids()
    stopped = {row.id for row in uow.creditors.stopped(creditors)}
    told = GaugeMetricFamily(
        "concilia_sending_stopped",
        "Whether all that would leave in a creditor's name is stopped: 1 or 0.",
        labels=("creditor",),
    )
    for creditor in creditors:
        told.add_metric([creditor], float(creditor in stopped))
    return told


def _heaps(queue: str, what: str, heaps: Iterable[Heap]) -> tuple[Metric, Metric]:
    counts = GaugeMetricFamily(f"concilia_{queue}_messages", f"{what}, by where they stand.", labels=("status",))
    ages = GaugeMetricFamily(
        f"concilia_{queue}_oldest_seconds", f"{what}: for how long the first one stands there.", labels=("status",)
    )
    for heap in heaps:
        counts.add_metric([heap.status], heap.count)
        ages.add_metric([heap.status], heap.oldest.total_seconds())
    return counts, ages
