"""Name how a case may end: each end is a text that the client reads, and a claim of a payment has ends of its own."""

from collections.abc import Mapping
from datetime import timedelta

from bot.errors import ClientMistake
from bot.stage import Stage
from flows.matching.evidence import KIND
from flows.outcome import Say
from storage.schema import Case

CREDIT, CORRECTION, FOUND, NOT_FOUND = "credit", "correction", "found", "not_found"
OUTCOMES = (CREDIT, CORRECTION, "explanation", "other")
ALL = (FOUND, NOT_FOUND, *OUTCOMES)
CLAIM = "payment_claim"
OFFERED: Mapping[str, tuple[str, ...]] = {CLAIM: (FOUND, NOT_FOUND, CREDIT, "other"), KIND: ("other",)}
ALLOWED: Mapping[str, tuple[str, ...]] = {CLAIM: ALL}
LOOK_BACK = timedelta(days=60)  #: how old a payment may be that a claim is about
PAYMENT = "payment"  #: the field of a mistake: no payment stands on the account


def offered(kind: str) -> tuple[str, ...]:
    """Return the ends that an adviser chooses from."""
    return OFFERED.get(kind, OUTCOMES)


def check(stage: Stage, case: Case, outcome: str) -> None:
    """Raise the ClientMistake of an end that the case cannot have; nobody hears 'found' of what is not recorded."""
    allowed = ALLOWED.get(case.kind, OUTCOMES)
    if outcome not in allowed:
        raise ClientMistake(f"outcome must be one of {', '.join(allowed)}.", field="outcome")
    if outcome == FOUND and not _has_payment(stage, case):
        raise ClientMistake("outcome: no payment of this client is recorded; record it first.", 409, PAYMENT)


def told_as(outcome: str) -> str:
    """Return the text in which the client is told of an end."""
    return f"case-resolved-{outcome.replace('_', '-')}"


def told(outcome: str, number: int, text: str) -> Say:
    """Return what the client is told of an end, with the words of who looked at it."""
    return Say(told_as(outcome), {"case": number, "text": text})


def _has_payment(stage: Stage, case: Case) -> bool:
    since = (case.opened_at - LOOK_BACK).date()
    rows = stage.uow.payments.of(case.creditor_id, case.client_id)
    return any(row.paid_on >= since and row.reversed_on is None for row in rows)
