"""Measure what all processes share, as the database knows it: queues, providers, traffic, promises, the clock.

Each measurement is one statement that reads what stands or happened lately, never what is over; labels name states,
channels, kinds, rules and creditors, never anybody's data.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from math import inf

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric

from bot.jobs.schedule import SCHEDULE
from storage.backlog import Heap, inbox_heaps, job_heap, outbox_heaps
from storage.queue.jobs import BACKUP
from storage.traffic import Traffic
from storage.unit_of_work import UnitOfWork

LATELY = timedelta(minutes=15)
WITHIN = "within the last quarter of an hour"


def measure(uow: UnitOfWork, now: datetime) -> list[Metric]:
    """Return everything that all processes share, at a moment."""
    creditors = uow.creditors.ids()
    if creditors:
        uow.scope(*creditors)
    return [
        *_heaps("inbox", "Messages from clients", inbox_heaps(uow.session, now)),
        *_heaps("outbox", "Messages to clients", outbox_heaps(uow.session, now)),
        *_jobs(uow, now),
        *_providers(uow, now),
        _stops(uow, creditors),
        *_traffic(Traffic(uow.session, now - LATELY), is_scoped=bool(creditors)),
        _deadlines(uow, now, is_scoped=bool(creditors)),
    ]


def _heaps(queue: str, what: str, heaps: Iterable[Heap]) -> tuple[Metric, Metric]:
    counts = GaugeMetricFamily(f"concilia_{queue}_messages", f"{what}, by where they stand.", labels=("status",))
    ages = GaugeMetricFamily(
        f"concilia_{queue}_oldest_seconds", f"{what}: for how long the first one stands there.", labels=("status",)
    )
    for heap in heaps:
        counts.add_metric([heap.status], heap.count)
        ages.add_metric([heap.status], heap.oldest.total_seconds())
    return counts, ages


def _jobs(uow: UnitOfWork, now: datetime) -> Iterator[Metric]:
    """Tell whether somebody keeps the clock, whether what it asks for is done, and when the database was copied."""
    heap = job_heap(uow.session, now)
    age = _age(uow.jobs.last_tick([row.job for row in SCHEDULE]), now)
    yield _one("concilia_jobs_due", "Jobs whose hour has come and that are not done.", heap.count)
    yield _one("concilia_jobs_oldest_seconds", "For how long the first of them is due.", heap.oldest.total_seconds())
    yield _one("concilia_clock_age_seconds", "Since the clock asked for anything last; infinite if never.", age)
    copied = _age(uow.jobs.last_tick([BACKUP]), now)
    yield _one("concilia_backup_age_seconds", "Since `concilia backup` copied the database; infinite if never.", copied)


def _providers(uow: UnitOfWork, now: datetime) -> Iterator[Metric]:
    resting = len(uow.paces.closed(now))
    yield _one("concilia_accounts_resting", "Accounts of providers by which nothing leaves now.", resting)
    codes = CounterMetricFamily(
        "concilia_provider_codes", "What providers refused, by channel and code.", labels=("channel", "code")
    )
    for channel, code, times in uow.provider_codes.all():
        codes.add_metric([channel, code], times)
    yield codes


def _stops(uow: UnitOfWork, creditors: Sequence[str]) -> Metric:
    stopped = {row.id for row in uow.creditors.stopped(creditors)}
    says = "Whether all that would leave in a creditor's name is stopped: 1 or 0."
    rows = (((creditor,), creditor in stopped) for creditor in creditors)
    return _many("concilia_sending_stopped", says, ("creditor",), rows)


def _traffic(traffic: Traffic, *, is_scoped: bool) -> Iterator[Metric]:
    """Tell what came and left; what is a creditor's own is asked for where there are any."""
    came = (((row.channel,), row.times) for row in traffic.accepted())
    yield _many("concilia_accepted_lately", f"Messages from clients taken in {WITHIN}.", ("channel",), came)
    left = (((row.channel, row.kind), row.times) for row in traffic.sent())
    yield _many("concilia_sent_lately", f"Messages that left {WITHIN}.", ("channel", "kind"), left)
    held = (((row.rule,), row.times) for row in (traffic.blocked() if is_scoped else ()))
    yield _many("concilia_blocked_lately", f"Contacts of ours that a rule let not leave {WITHIN}.", ("rule",), held)
    asked = traffic.asked_back() if is_scoped else 0
    yield _one("concilia_asked_back_lately", f"Answers {WITHIN} that asked back what a client meant.", asked)


def _deadlines(uow: UnitOfWork, now: datetime, *, is_scoped: bool) -> Metric:
    pressing = uow.case_clocks.pressing(now) if is_scoped else ()
    rows = (((row.kind, row.name, row.state), row.cases) for row in pressing)
    says = "Cases whose deadline is missed, or soon will be, by kind and what is due."
    return _many("concilia_case_deadlines", says, ("kind", "clock", "state"), rows)


def _age(at: datetime | None, now: datetime) -> float:
    return max((now - at).total_seconds(), 0.0) if at else inf


def _one(name: str, says: str, value: float) -> Metric:
    return GaugeMetricFamily(name, says, value=value)


def _many(
    name: str, says: str, labels: tuple[str, ...], rows: Iterable[tuple[tuple[str, ...], float]]
) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, says, labels=labels)
    for values, count in rows:
        family.add_metric(values, count)
    return family
