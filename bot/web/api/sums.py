"""Read the money that a program sends, in the creditor's currency."""

from bot.errors import ClientMistake
from bot.portfolio.cells import MINOR_MAX
from bot.web.api.access import Call
from bot.web.api.shapes import MoneyShape, SignedMoneyShape


def minor_of(call: Call, creditor: str, money: MoneyShape | SignedMoneyShape, field: str) -> int:
    """Return minor units; another currency than the creditor's is refused, and more than any invoice could be."""
    currency = call.uow.creditors.get(creditor).currency
    if money.currency != currency:
        raise ClientMistake(f"{field}: is in {money.currency}, the creditor's accounts are in {currency}.", field=field)
    minor = money.minor()
    if abs(minor) > MINOR_MAX:
        raise ClientMistake(f"{field}: is too large.", field=field)
    return minor
