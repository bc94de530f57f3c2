"""Hold all that a client and a creditor agreed to as one value: what chat, paper and stored document say alike.

Amounts are minor units of the agreement's currency, days are calendar days. The value goes to JSON and back without
loss; its hash, made where it is stored, covers every term.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import Any

from flows.facts import Creditor, PaymentMeans
from flows.negotiation.account import Invoice
from flows.negotiation.policy import Policy
from flows.negotiation.proposal import Payment, Plan
from flows.negotiation.terms import Patience, Rescue
from flows.outcome import BookAgreement, Values

Json = dict[str, Any]
TAIL = 2  #: characters of the client's id by which the paper names them
WAIVED = "waived"  #: the only way of interest that policies know: none is added to what was agreed


@dataclass(frozen=True, slots=True)
class Party:
    """The client as the paper names them: id, name, the last characters of the id, country and clock."""

    id: str
    name: str
    tail: str
    country: str
    timezone: str


@dataclass(frozen=True, slots=True)
class Covered:
    """An invoice that the agreement settles, and what was owed of it when it was agreed."""

    number: str
    description: str
    due_on: date
    amount: int


@dataclass(frozen=True, slots=True)
class AgreementTerms:
    """Every term of one agreement.

    `valid_until` is the end of the offer that was accepted, `lapses_on` the last day of an early payment's discount,
    where there is one.
    """

    creditor: str
    creditor_name: str
    client: Party
    currency: str
    covered: tuple[Covered, ...]
    payments: Plan
    total: int
    discount: int
    patience: Patience
    rescue: Rescue | None
    means: tuple[PaymentMeans, ...]
    official_page: str | None
    official_phone: str | None
    policy_version: str
    proposed_by: str
    accepted_at: datetime
    valid_until: datetime | None = None
    lapses_on: date | None = None
    interest: str = WAIVED


def terms_of(
    booked: BookAgreement,
    *,
    creditor: Creditor,
    client: Party,
    invoices: tuple[Invoice, ...],
    policy: Policy,
    at: datetime,
) -> AgreementTerms:
    """Return the terms of what is booked `at` a moment, with the account's invoices and the policy in force."""
    return AgreementTerms(
        creditor=creditor.id,
        creditor_name=creditor.name,
        client=client,
        currency=creditor.currency,
        covered=tuple(
            Covered(one.number, one.description, one.due_on, one.payable)
            for one in invoices
            if one.number in booked.invoices
        ),
        payments=booked.plan,
        total=booked.total,
        discount=booked.discount,
        patience=policy.agreement,
        rescue=policy.rescue,
        means=creditor.means,
        official_page=creditor.official_page,
        official_phone=creditor.official_phone,
        policy_version=booked.policy_version,
        proposed_by=booked.proposed_by,
        accepted_at=at,
        valid_until=booked.valid_until,
        lapses_on=booked.lapses_on,
    )


def patience_text(patience: Patience) -> tuple[str, Values]:
    """Return the text that says what happens when a payment is missed, and its values; 0 where nothing ends by it."""
    ends = ("row" if patience.missed_in_a_row else "") + ("days" if patience.days_late is not None else "")
    values = {"grace": patience.grace_days, "missed": patience.missed_in_a_row or 0, "late": patience.days_late or 0}
    return _MISSED[ends], values


_MISSED = {"rowdays": "plan-missed-both", "row": "plan-missed-row", "days": "plan-missed-days", "": "plan-missed-never"}


def dump(terms: AgreementTerms) -> Json:
    """Return terms as JSON values: days and moments in ISO 8601, moments in UTC, amounts in minor units."""
    return {
        "creditor": terms.creditor,
        "creditor_name": terms.creditor_name,
        "client": terms.client.id,
        "client_name": terms.client.name,
        "client_tail": terms.client.tail,
        "country": terms.client.country,
        "timezone": terms.client.timezone,
        "currency": terms.currency,
        "invoices": sorted(one.number for one in terms.covered),
        "covered": [{**asdict(one), "due_on": one.due_on.isoformat()} for one in terms.covered],
        "payments": dump_payments(terms.payments),
        "total": terms.total,
        "discount": terms.discount,
        "interest": terms.interest,
        "patience": asdict(terms.patience),
        "rescue": asdict(terms.rescue) if terms.rescue else None,
        "means": [{"kind": one.kind, "details": dict(one.details)} for one in terms.means],
        "official_page": terms.official_page,
        "official_phone": terms.official_phone,
        "policy_version": terms.policy_version,
        "proposed_by": terms.proposed_by,
        "accepted_at": dump_moment(terms.accepted_at),
        "valid_until": dump_moment(terms.valid_until) if terms.valid_until else None,
        "lapses_on": terms.lapses_on.isoformat() if terms.lapses_on else None,
    }


def is_whole(document: Mapping[str, Any]) -> bool:
    """Say whether a stored document holds all that a paper says; one booked elsewhere may hold only its rows."""
    return "patience" in document and "covered" in document


def load(document: Mapping[str, Any]) -> AgreementTerms:
    """Read what `dump` wrote."""
    until, lapses, rescue = document["valid_until"], document["lapses_on"], document["rescue"]
    return AgreementTerms(
        creditor=document["creditor"],
        creditor_name=document["creditor_name"],
        client=Party(
            document["client"],
            document["client_name"],
            document["client_tail"],
            document["country"],
            document["timezone"],
        ),
        currency=document["currency"],
        covered=tuple(
            Covered(one["number"], one["description"], date.fromisoformat(one["due_on"]), one["amount"])
            for one in document["covered"]
        ),
        payments=load_payments(document["payments"]),
        total=document["total"],
        discount=document["discount"],
        patience=Patience(**document["patience"]),
        rescue=Rescue(**rescue) if rescue else None,
        means=tuple(PaymentMeans(one["kind"], one["details"]) for one in document["means"]),
        official_page=document["official_page"],
        official_phone=document["official_phone"],
        policy_version=document["policy_version"],
        proposed_by=document["proposed_by"],
        accepted_at=datetime.fromisoformat(document["accepted_at"]),
        valid_until=datetime.fromisoformat(until) if until else None,
        lapses_on=date.fromisoformat(lapses) if lapses else None,
        interest=document["interest"],
    )


def dump_payments(plan: Plan) -> list[list[Any]]:
    """Return dated amounts as pairs of an ISO date and minor units."""
    return [[part.due_on.isoformat(), part.amount] for part in plan]


def load_payments(stored: list[list[Any]]) -> Plan:
    """Read what `dump_payments` wrote."""
    return tuple(Payment(date.fromisoformat(day), amount) for day, amount in stored)


def dump_moment(at: datetime) -> str:
    """Return a moment in UTC, to the microsecond."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
