"""Make accounts and rows in a few words."""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from flows.contact.cadence.faults import load_cadence
from flows.contact.cadence.rows import Cadence, Row
from flows.negotiation.account import Account, Agreement, AgreementStatus, Instalment, Invoice

DEFAULT = Path(__file__).parents[4] / "flows" / "contact" / "cadence" / "default.yml"
TODAY = date(2026, 3, 16)  #: a Monday


@lru_cache
def default() -> Cadence:
    """Return the cadence that ships."""
    return load_cadence(DEFAULT.read_text(encoding="utf-8"))


def rows() -> tuple[Row, ...]:
    """Return the rows that ship."""
    return default().rows


def on(days: int) -> date:
    """Return the day so many days from today."""
    return TODAY + timedelta(days=days)


def bill(due: date, number: str = "F1", *, disputed: int = 0, on_hold: bool = False) -> Invoice:
    """Return an open bill of 1,000."""
    return Invoice(number, "", None, due, 1_000, 1_000, disputed, on_hold)


def agreed(*parts: tuple[date, int], bills: tuple[str, ...] = ("F1",)) -> Agreement:
    """Return an active agreement of instalments of 1,000, each with what is paid of it."""
    plan = tuple(Instalment(number, day, 1_000, paid) for number, (day, paid) in enumerate(parts, start=1))
    at = datetime(2026, 1, 1, tzinfo=UTC)
    return Agreement("7", AgreementStatus.ACTIVE, bills, 1_000 * len(plan), 0, "1", "client", at, plan)


def owes(*bills: Invoice, agreement: Agreement | None = None, broken: int = 0) -> Account:
    """Return an account."""
    return Account("CLP", tuple(bills), agreement=agreement, broken_agreements=broken)
