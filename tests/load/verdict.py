"""Judge an hour: nothing lost, nothing twice; what clients waited, what it took, and what a thousand talks cost."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tests.failure.verdict import (
    Evidence,
    asked_before_more,
    gather,
    in_order,
    nothing_left,
    telegram_once,
    twilio_once,
)
from tests.load.mix import MINUTE
from tests.load.trial import Trial
from tests.load.watch import Look

CORES = 2
MONTH_SECONDS = 730 * 3600.0
PER = 1_000
WAITS_LONG = 10.0  #: seconds that nineteen of twenty answers stay under
GROWS_MAX = 0.10  #: of what a process holds; what it surely grows by in an hour may be as much
LONG_MINUTES = 20  #: from which on the growth of memory tells something
COUNTED = """
SELECT (SELECT count(*) FROM agreements) AS agreements, (SELECT count(*) FROM payments) AS payments,
    (SELECT count(*) FROM cases) AS cases, (SELECT count(*) FROM messages WHERE initiated_by = 'bot'
        AND kind <> 'payment_thanks') AS contacts, (SELECT count(*) FROM jobs WHERE status = 'dead') AS dead_jobs
"""
HELD = "SELECT client_id FROM conversations WHERE held_at IS NOT NULL"


@dataclass(frozen=True)
class Prices:
    """What is assumed to be paid, in one currency: a machine with two processors a month, and each message by SMS."""

    machine: float = 12.0
    message: float = 0.0


def faults(trial: Trial, evidence: Evidence) -> list[str]:
    """Return every way in which something was lost, done twice, or not done at all."""
    laws = (twilio_once, in_order, asked_before_more, telegram_once, nothing_left)
    found = [f"{law.__name__}: {fault}" for law in laws for fault in law(_left(evidence))]
    own = (_heard, _counted, _answered, _flat)
    return [
        *(f"never heard: {one}" for one in trial.crowd.unheard),
        *(f"could not be done: {one}" for one in trial.crowd.failed),
        *(f"the API or the console: {one}" for one in trial.office.wrong),
        *([f"still under way: {trial.left}"] if trial.left else []),
        *found,
        *(f"{law.__name__.strip('_')}: {fault}" for law in own for fault in law(trial, evidence)),
    ]


def evidence_of(trial: Trial) -> Evidence:
    """Read what is left of a trial."""
    return gather(trial.house)


def _left(evidence: Evidence) -> Evidence:
    """Return the evidence without what a rule held back, which no provider was given."""
    kept = {client: [row for row in rows if row["sent"] != "blocked"] for client, rows in evidence.messages.items()}
    return replace(evidence, messages=kept)


def _heard(trial: Trial, evidence: Evidence) -> Iterator[str]:
    """Every message that a provider was given by a client is known once, in the words that it was given."""
    wrote = Counter(entry["sid"] for entry in evidence.twilio if entry["event"] == "wrote")
    rows = [row for rows in evidence.messages.values() for row in rows if row["direction"] == "in"]
    known = Counter(row["provider_id"] for row in rows if row["channel"] in {"sms", "whatsapp"})
    if wrote != known:
        yield f"lost {list(wrote - known)[:5]}, known twice or never written {list(known - wrote)[:5]}"
    if trial.crowd.said != sum(row["text"] != "/start" for row in rows):
        yield f"clients said {trial.crowd.said} lines; {sum(row['text'] != '/start' for row in rows)} are known"


def _counted(trial: Trial, evidence: Evidence) -> Iterator[str]:
    """What was agreed, paid and told is in the books as often as it happened."""
    (row,) = trial.house.postgres.rows(COUNTED)
    blocked = sum(row["sent"] == "blocked" for rows in evidence.messages.values() for row in rows)
    expected = {"agreements": trial.agreed, "payments": len(trial.office.paid), "contacts": trial.office.told}
    for name, many in expected.items():
        if row[name] != many:
            yield f"{name}: {many} happened, {row[name]} are in the books"
    if row["dead_jobs"] or blocked:
        yield f"{row['dead_jobs']} jobs are dead, {blocked} messages were held back"


def _answered(trial: Trial, evidence: Evidence) -> Iterator[str]:
    """Everybody was answered, nearly all of them soon; whom an adviser writes to the bot leaves alone."""
    held = {row["client_id"] for row in trial.house.postgres.rows(HELD)}
    for client, rows in evidence.messages.items():
        told = {row["trace_id"] for row in rows if row["direction"] == "out"}
        if client not in held and any(row["direction"] == "in" and row["trace_id"] not in told for row in rows):
            yield f"{client} was never answered to something"
    soon = quantile([seconds for _, seconds in trial.tail.waits], 0.95)
    if soon > WAITS_LONG:
        yield f"one answer of twenty came after {soon:.1f} s or more"


def _flat(trial: Trial, _: Evidence) -> Iterator[str]:
    """The service's processes do not grow while they work, as far as the time tells."""
    if trial.mix.minutes < LONG_MINUTES:
        return
    for part in trial.house.service:
        slope, held = trial.watch.slope(part.name), trial.watch.looks[-1].memory[part.name]
        if (slope.per_minute - slope.give_or_take) * MINUTE > GROWS_MAX * held:
            yield f"{part.name} holds {held:.0f} MiB and grows by {slope.per_minute:.2f} a minute"


def figures(trial: Trial, prices: Prices) -> dict[str, Any]:
    """Return what was measured: seconds that clients waited, MiB held, processor seconds, what waited, and costs."""
    spent = trial.watch.spent()
    talks, whole = max(trial.crowd.begun, 1), sum(spent.values())
    waits = [seconds for _, seconds in trial.tail.waits]
    return {
        "minutes": trial.mix.minutes,
        "contacts": trial.office.told,
        "conversations": trial.crowd.begun,
        "lines_said": trial.crowd.said,
        "messages_taken_by_providers": sum(trial.tail.told.values()),
        "agreements": trial.agreed,
        "payments": len(trial.office.paid),
        "cases_answered": len(trial.office.answered),
        "calls_of_api_and_console": trial.office.asked,
        "wait_seconds": _spread(waits),
        "memory_mib": {name: _memory(trial, name) for name in trial.watch.names},
        "cpu_seconds": {name: round(seconds, 1) for name, seconds in spent.items()},
        "processors_busy": round(whole / max(trial.watch.looks[-1].at, 1.0), 2),
        "per_1000_conversations": {
            "cpu_seconds": round(whole * PER / talks, 1),
            "machine_fully_used": round(whole * PER / talks / CORES / MONTH_SECONDS * prices.machine, 6),
            "machine_kept_for_it": round(trial.watch.looks[-1].at * PER / talks / MONTH_SECONDS * prices.machine, 6),
            "providers": round(sum(trial.tail.told.values()) * PER / talks * prices.message, 2),
            "assumed": {"machine_a_month": prices.machine, "each_message": prices.message},
        },
        "by_minute": [_minute(trial, minute, looks) for minute, looks in trial.watch.minutes()],
    }


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value that a share of all stays under; zero of none."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)] if ordered else 0.0


def _spread(waits: Sequence[float]) -> dict[str, float]:
    shares = {"p50": 0.5, "p95": 0.95, "p99": 0.99, "longest": 1.0}
    return {name: round(quantile(waits, share), 2) for name, share in shares.items()}


def _memory(trial: Trial, name: str) -> dict[str, float]:
    held, slope = [look.memory[name] for look in trial.watch.looks], trial.watch.slope(name)
    told = {"first": held[0], "highest": max(held), "last": held[-1]}
    if trial.mix.minutes >= LONG_MINUTES:
        told |= {"grows_a_minute": slope.per_minute, "give_or_take": slope.give_or_take}
    return {key: round(value, 3) for key, value in told.items()}


def _minute(trial: Trial, minute: int, looks: Sequence[Look]) -> dict[str, Any]:
    last: Mapping[str, float] = looks[-1].memory
    waits = [seconds for at, seconds in trial.tail.waits if at // MINUTE == minute]
    return {
        "minute": minute,
        "answers": len(waits),
        **_spread(waits),
        "waiting_most": max(sum(look.waiting.values()) for look in looks),
        "memory_mib": {name: round(held) for name, held in last.items()},
    }
