"""Speak Prometheus: what all processes share as the database knows it, and what this process counted.

Whichever process is asked gives the same answer for what `bot.web.measurements` reads: a service of many processes and
machines is watched at any one of them. All else is of the process that answers alone.
"""

from collections.abc import Iterable

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock
from bot.web.measurements import measure
from storage.database import Database

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
                found = measure(uow, self._clock.now())
        except SQLAlchemyError:
            found = []
        answers.add_metric([], float(bool(found)))
        return [answers, *found]


def expose(shared: Shared) -> bytes:
    """Return everything in Prometheus' text form."""
    registry = CollectorRegistry()
    registry.register(shared)
    return generate_latest() + generate_latest(registry)
