"""Work out what a client can pay at most, from what they tell of their means.

Amounts are minor units of the account's currency. Windows are those of the policy contract: shorter than the calendar
says, because dates that roll to business days lie closer together; Argentina's holidays bring them closer still.
"""

from dataclasses import dataclass

from flows.negotiation.proposal import Capacity, Frequency
from flows.negotiation.terms import Affordability

YEAR_MONTHS = 12
PAYDAYS_A_YEAR = {
    Frequency.WEEKLY: 52, Frequency.BIWEEKLY: 26, Frequency.SEMIMONTHLY: 24, Frequency.MONTHLY: YEAR_MONTHS,
}  # fmt: skip
WINDOWS = {Frequency.WEEKLY: 4, Frequency.BIWEEKLY: 11, Frequency.SEMIMONTHLY: 11, Frequency.MONTHLY: 26}
CLOSER = {"AR": {Frequency.WEEKLY: 2, Frequency.BIWEEKLY: 9, Frequency.SEMIMONTHLY: 9}}  #: by country


@dataclass(frozen=True, slots=True)
class Means:
    """What a client told: income each payday, and by month what is fixed, what goes to other debts, what is left."""

    income: int
    rhythm: Frequency
    costs: int
    debts: int
    left: int | None = None  #: in their own reckoning; None where they gave none

    @property
    def surplus(self) -> int:
        """Return what a month leaves after fixed costs and other debts, by the figures told; below zero too."""
        return self.income * PAYDAYS_A_YEAR[self.rhythm] // YEAR_MONTHS - self.costs - self.debts


def window(rhythm: Frequency, country: str) -> int:
    """Return the days within which one payday's capacity holds."""
    return CLOSER.get(country, {}).get(rhythm, WINDOWS[rhythm])


def capacity_of(means: Means, rules: Affordability, country: str) -> Capacity | None:
    """Return what can be paid at most from one payday to the next, or None where a month leaves nothing.

    It is the policy's share of the surplus, and never above what the client says is left.
    """
    if means.surplus <= 0:
        return None
    above, below = rules.share_percent.as_integer_ratio()
    month = means.surplus * above // (100 * below)
    if means.left is not None:
        month = min(month, means.left)
    return Capacity(month * YEAR_MONTHS // PAYDAYS_A_YEAR[means.rhythm], window(means.rhythm, country))
