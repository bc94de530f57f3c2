"""Hold where invented clients live."""

from dataclasses import dataclass

from bot.errors import BotError
from bot.laboratory.population_file import Population
from flows.negotiation.money import digits


@dataclass(frozen=True, slots=True)
class World:
    """Where invented clients live: what is guessed of them, the country, and the currency of their money."""

    population: Population
    country: str
    currency: str

    @property
    def income_median(self) -> float:
        """Return what comes in a month in minor units; raise BotError where the file names none in this currency."""
        known = self.population.money.income_median
        if self.currency not in known:
            named = ", ".join(sorted(known))
            raise BotError(
                f"{self.population.population}: money.income_median has no {self.currency} (it has {named}): add it."
            )
        return known[self.currency] * float(10 ** digits(self.currency))
