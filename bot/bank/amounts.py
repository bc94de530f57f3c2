"""Read the amounts that banks write in statements: a dot or a comma, and any number of decimals."""

import re

from bot.portfolio.cells import MINOR_MAX, BadCell
from flows.errors import BadAmount
from flows.negotiation.money import to_minor

AMOUNT = re.compile(r"\d+(?:[.,]\d*)?", re.ASCII)


def minor(text: str, currency: str) -> int:
    """Return minor units, above zero. Raises BadCell."""
    if not AMOUNT.fullmatch(text):
        raise BadCell("amount is not a number such as 1500.00")
    whole, _, parts = text.replace(",", ".").partition(".")
    try:
        amount = to_minor(f"{whole}.{parts.rstrip('0')}".rstrip("."), currency)
    except BadAmount as fault:
        raise BadCell(f"amount has more decimals than {currency} has, or {currency} is no currency") from fault
    if not 0 < amount <= MINOR_MAX:
        raise BadCell("amount is zero, or too large")
    return amount
