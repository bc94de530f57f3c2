"""Hold what an import brings, row by row, as it is copied into the staging tables.

`line` is the row's place in the file: of two that speak of the same thing, the later one counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple


class InvoiceRow(NamedTuple):
    """One invoice. Amounts are minor units of the creditor's currency."""

    line: int
    number: str
    client_id: str
    description: str | None
    issued_on: date | None
    due_on: date
    amount: int
    balance: int
    paid_on: date | None
    disputed: bool
    delivered_on: date | None
    promised_service_ok: bool | None
    barred_on: date | None = None
    document_url: str | None = None


class ClientRow(NamedTuple):
    """What is said of a client; what is None was not said. A new client takes the `else_…` where nothing was."""

    line: int
    id: str
    name: str
    country: str | None
    region: str | None
    locale: str | None
    timezone: str | None
    segment: str | None
    document_type: str | None
    document: str | None
    birth_date: date | None
    preferred_channel: str | None
    else_country: str
    else_locale: str
    else_timezone: str
    since_on: date | None = None
    yearly_value: int | None = None


class PointRow(NamedTuple):
    """An address of a client, of the same line; `consent` is None where nothing was said of it."""

    line: int
    client_id: str
    channel: str
    address: str
    consent: bool | None
    consent_source: str | None
    consent_at: datetime | None


@dataclass(slots=True)
class Batch:
    """Rows that are staged together."""

    invoices: list[InvoiceRow] = field(default_factory=list)
    clients: list[ClientRow] = field(default_factory=list)
    points: list[PointRow] = field(default_factory=list)

    @property
    def has_repeats(self) -> bool:
        """Say whether one invoice, or one client, comes more than once."""
        return _repeats([row.number for row in self.invoices]) or _repeats([row.id for row in self.clients])


def _repeats(keys: Sequence[str]) -> bool:
    return len(set(keys)) < len(keys)
