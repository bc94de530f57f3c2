"""Say in which shapes the API speaks: money as decimal strings, times in RFC 3339, lists with a cursor."""

import re
from datetime import date, datetime
from typing import Annotated, Any, Generic, TypeVar

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field

from flows.negotiation.money import to_major, to_minor
from storage.schema import Credit, Invoice

Item = TypeVar("Item")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})", re.IGNORECASE)


def _written_as(form: re.Pattern[str], example: str) -> BeforeValidator:
    """Refuse what the library reads but the description does not promise, such as seconds; our own values pass."""

    def check(value: Any) -> Any:  # noqa: ANN401 - what JSON holds
        if not (isinstance(value, date) or (isinstance(value, str) and form.fullmatch(value))):
            raise ValueError(f"write it as in {example}")
        return value

    return BeforeValidator(check)


Day = Annotated[date, _written_as(DAY, "2026-03-15")]
Moment = Annotated[AwareDatetime, _written_as(MOMENT, "2026-03-15T10:00:00-03:00")]
DecimalText = Annotated[str, Field(pattern=r"^\d{1,12}(\.\d{1,2})?$", examples=["1500"])]
Major = Annotated[str, Field(pattern=r"^\d{1,19}(\.\d{1,2})?$", examples=["1500"])]  #: the sum of many fits too
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$", examples=["CLP"])]
Line = Annotated[str, Field(pattern=r"^[^\x00-\x08\x0b-\x1f\x7f]*$", max_length=1600)]
Id = Annotated[str, Field(pattern=r"^[^\x00-\x1f\x7f]{1,100}$")]
CreditorId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]


class Shape(BaseModel):
    """A shape of ours: unknown keys are refused, so that a misspelt one is not passed over."""

    model_config = ConfigDict(extra="forbid")


class MoneyShape(Shape):
    """An amount in major units."""

    amount: Major
    currency: Currency

    @classmethod
    def of(cls, minor: int, currency: str) -> "MoneyShape":
        """Return minor units as a shape."""
        return cls(amount=to_major(minor, currency), currency=currency)

    def minor(self) -> int:
        """Return the amount in minor units; raises BadAmount for fractions that the currency does not have."""
        return to_minor(self.amount, self.currency)


class Page(Shape, Generic[Item]):
    """A part of a list; `next` goes on where it ends, null at the end."""

    items: list[Item]
    next: str | None = None


class AddressShape(Shape):
    """Where a client is reached."""

    channel: str
    address: str
    consent: bool
    opted_out: bool


class ClientShape(Shape):
    """A client."""

    client_id: str
    creditor: str
    name: str
    locale: str
    country: str
    timezone: str
    segment: str | None
    addresses: list[AddressShape]
    hold: str | None
    risk_band: str | None


class InvoiceShape(Shape):
    """An invoice as the statement shows it."""

    number: str
    description: str
    issued_on: date | None
    due_on: date
    amount: MoneyShape
    balance: MoneyShape
    days_overdue: int
    disputed: bool

    @classmethod
    def of(cls, row: Invoice, today: date, *, disputed: bool) -> "InvoiceShape":
        """Return an invoice as a shape; `today` is the client's local date."""
        return cls(
            number=row.number,
            description=row.description,
            issued_on=row.issued_on,
            due_on=row.due_on,
            amount=MoneyShape.of(row.amount, row.currency),
            balance=MoneyShape.of(row.balance, row.currency),
            days_overdue=max((today - row.due_on).days, 0) if row.balance else 0,
            disputed=disputed,
        )


class PaymentShape(Shape):
    """A payment that arrived."""

    reference: str
    paid_on: date
    amount: MoneyShape


class SignedMoneyShape(Shape):
    """An amount in major units, which may be below zero."""

    amount: Annotated[str, Field(pattern=r"^-?\d{1,19}(\.\d{1,2})?$", examples=["1500", "-1500"])]
    currency: Currency

    @classmethod
    def of(cls, minor: int, currency: str) -> "SignedMoneyShape":
        """Return minor units as a shape."""
        return cls(amount=to_major(minor, currency), currency=currency)

    def minor(self) -> int:
        """Return the amount in minor units; raises BadAmount for fractions that the currency does not have."""
        return to_minor(self.amount, self.currency)


class CreditShape(Shape):
    """What lowers an invoice's balance besides payments, or raises it when negative; `in_favour` is of no invoice.

    Kinds: `credit_note`, `correction`, `discount` of a kept agreement, `carried` from the creditor's file, and
    `in_favour` for money that nothing was owed for.
    """

    kind: str
    amount: SignedMoneyShape
    invoice: str | None = None
    dated_on: date | None = None
    reference: str | None = None
    reason: str = ""

    @classmethod
    def of(cls, row: Credit) -> "CreditShape":
        """Return a credit as a shape."""
        return cls(
            kind=str(row.kind),
            amount=SignedMoneyShape.of(row.amount, row.currency),
            invoice=row.invoice_number,
            dated_on=row.dated_on,
            reference=row.reference,
            reason=row.reason,
        )


class StatementShape(Shape):
    """A client's current account; the invoices' balances sum to the balance.

    An invoice's balance is its amount less its credits and less what payments paid of it. All amounts less all credits
    of invoices and less all payments are therefore the balance less what is `in_favour`.
    """

    balance: MoneyShape
    overdue: MoneyShape
    invoices: list[InvoiceShape]
    payments: list[PaymentShape]
    credits: list[CreditShape]


class InstalmentShape(Shape):
    """One payment of an agreement."""

    number: int
    due_on: date
    amount: MoneyShape
    status: str


class AgreementShape(Shape):
    """A plan that the client accepted."""

    id: str
    status: str
    invoices: list[str]
    total: MoneyShape
    discount: MoneyShape
    policy_version: str
    proposed_by: str
    accepted_at: datetime
    instalments: list[InstalmentShape]


class MessageShape(Shape):
    """One message of the conversation."""

    direction: str
    channel: str
    text: str
    initiated_by: str
    intent: str | None
    at: datetime
    status: str


class HoldShape(Shape):
    """Collection stopped: of an invoice, or of the whole account when none is named."""

    kind: str
    invoice: str | None
    since: datetime
    until: datetime | None


class ApprovalShape(Shape):
    """One person's yes to an exception: the name of the adviser, or of the program's key."""

    by: str
    at: datetime


class CaseShape(Shape):
    """A matter handed to an adviser.

    `due_at` is by when the client has a first answer, `resolve_by` by when they are told the outcome (later while they
    are waited for), `law_by` the day's end by which their country's law wants them answered. `assignee` has taken it;
    until somebody has, `given_to` is whose turn it is.
    """

    id: int
    kind: str
    status: str
    priority: int
    client_id: str
    creditor: str
    opened_at: datetime
    due_at: datetime
    resolve_by: datetime | None
    law_by: datetime | None
    first_response_at: datetime | None
    assignee: str | None
    given_to: str | None
    summary: str
    holds: list[HoldShape]
    approvals: list[ApprovalShape]
    outcome: str | None


class AllocationShape(Shape):
    """A slice of a payment and what it paid; neither invoice nor instalment: a credit."""

    amount: MoneyShape
    invoice: str | None
    instalment: int | None
