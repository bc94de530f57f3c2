"""Hold money as integer minor units and cross to decimals only at the edges."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from babel.numbers import get_currency_precision

from flows.errors import BadAmount


def digits(currency: str) -> int:
    """Return how many decimals an ISO 4217 currency has: CLP 0, MXN 2."""
    return get_currency_precision(currency)


def to_minor(amount: str | Decimal, currency: str) -> int:
    """Return the minor units of a decimal amount in major units; refuse fractions of a cent."""
    try:
        scaled = Decimal(amount).scaleb(digits(currency))
    except InvalidOperation as fault:
        raise BadAmount(str(amount), currency) from fault
    if not scaled.is_finite() or scaled != scaled.to_integral_value():
        raise BadAmount(str(amount), currency)
    return int(scaled)


def to_major(minor: int, currency: str) -> str:
    """Return the decimal string of minor units, without needless zeros: 120050 MXN is "1200.50"."""
    places = digits(currency)
    major = Decimal(minor).scaleb(-places)
    return f"{major:.0f}" if major == major.to_integral_value() else f"{major:.{places}f}"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in minor units of one ISO 4217 currency."""

    minor: int
    currency: str
