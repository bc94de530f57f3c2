"""Name how a case may end: each end is a text that the client reads.

A claim of a payment has ends of its own, and so has a request over one's data: done, or refused with the reason and
where one may turn to then.
"""

from collections.abc import Mapping
from datetime import timedelta

from bot.errors import ClientMistake
from bot.rights import load_rights
from bot.stage import Stage
from flows.contact.request import RIGHT
from flows.matching.evidence import KIND
from flows.outcome import Say, Values
from flows.rights.book import MATTER, RIGHTS, is_found
from storage.schema import Case

OUTCOME = "outcome"  #: the kind of message that tells an end
CREDIT, CORRECTION, FOUND, NOT_FOUND = "credit", "correction", "found", "not_found"
OUTCOMES = (CREDIT, CORRECTION, "explanation", "other")
DONE, DENIED = "right_done", "right_refused"
OF_RIGHTS = (DONE, DENIED, "other")
ALL = (FOUND, NOT_FOUND, *OUTCOMES, DONE, DENIED)
CLAIM = "payment_claim"
OFFERED: Mapping[str, tuple[str, ...]] = {CLAIM: (FOUND, NOT_FOUND, CREDIT, "other"), KIND: ("other",)}
ALLOWED: Mapping[str, tuple[str, ...]] = {CLAIM: (FOUND, NOT_FOUND, *OUTCOMES)}
LOOK_BACK = timedelta(days=60)  #: how old a payment may be that a claim is about
PAYMENT = "payment"  #: the field of a mistake: no payment stands on the account


def offered(case: Case) -> tuple[str, ...]:
    """Return the ends that an adviser chooses from."""
    return OF_RIGHTS if is_right(case) else OFFERED.get(case.kind, OUTCOMES)


def is_right(case: Case) -> bool:
    """Say whether a case is a request over the client's data, which a law may want answered by a day."""
    return case.details.get(MATTER) in RIGHTS


def check(stage: Stage, case: Case, outcome: str) -> None:
    """Raise the ClientMistake of an end that the case cannot have; nobody hears 'found' of what is not recorded."""
    allowed = (*ALLOWED.get(case.kind, OUTCOMES), *(OF_RIGHTS[:2] if is_right(case) else ()))
    if outcome not in allowed:
        raise ClientMistake(f"outcome must be one of {', '.join(allowed)}.", field="outcome")
    if outcome == FOUND and not _has_payment(stage, case):
        raise ClientMistake("outcome: no payment of this client is recorded; record it first.", 409, PAYMENT)


def kind_of(stage: Stage, case: Case) -> str:
    """Return the kind of message that an end is told in; what a law wants answered reaches also who wants silence."""
    is_silenced = stage.uow.people.get(stage.client.person_id).opted_out_at is not None
    return RIGHT if is_silenced and is_right(case) else OUTCOME


def told_as(outcome: str) -> str:
    """Return the text in which the client is told of an end."""
    return f"case-resolved-{outcome.replace('_', '-')}"


def told(outcome: str, number: int, text: str, country: str) -> Say:
    """Return what the client is told of an end, with the words of who looked at it; refused a right, also whom to ask.

    An authority is named where somebody found which it is.
    """
    values: Values = {"case": number, "text": text}
    rights = load_rights().of(country) if outcome == DENIED else None
    if rights is not None and is_found(rights.data.why):
        return Say(f"{told_as(outcome)}-where", {**values, "office": rights.data.name})
    return Say(told_as(outcome), values)


def _has_payment(stage: Stage, case: Case) -> bool:
    since = (case.opened_at - LOOK_BACK).date()
    rows = stage.uow.payments.of(case.creditor_id, case.client_id)
    return any(row.paid_on >= since and row.reversed_on is None for row in rows)
