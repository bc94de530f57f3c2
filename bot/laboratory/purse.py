"""Fill an invented client's purse: what comes free of essentials, payday by payday, while they are looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.laboratory.draws import between, pick, whole
from bot.laboratory.paydays import RHYTHMS, bonuses, factors, paydays
from bot.laboratory.population_file import Kind, Population, Rhythm
from bot.laboratory.world import World
from bot.laboratory.worth import month_of

YEAR_MONTHS = 12
LATE = 0.7  #: of people are paid on the later of their rhythm's usual days


@dataclass(frozen=True, slots=True)
class Purse:
    """A client's money, day by day."""

    income: float
    free: float  #: of a month, where nothing goes wrong and the difficulty has passed
    rhythm: Rhythm
    days: tuple[int, ...]
    money: tuple[tuple[int, int], ...]
    months: tuple[int, ...]
    recovers: int
    each: float  #: free on one payday
    in_hand: int
    saved: float  #: of what is left over on one payday is still there on the next


def fill(
    world: World, kind: Kind, start: date, income: float, chance: Mapping[str, float], luck: Sequence[float]
) -> Purse:
    """Return a client's purse, as seeded."""
    population, horizon = world.population, world.population.life.horizon_days
    rhythm: Rhythm = pick(_rhythms(population), chance["rhythm"])[0]
    free = between(kind.free, chance["free"]) * income
    each = free * YEAR_MONTHS / RHYTHMS[rhythm]
    late = chance["late"] < LATE
    days = paydays(world.country, rhythm, start, horizon, late=late)
    recovers = whole(kind.recovers_in_days, chance["recovers"])
    left = [
        cut * (kind.until_then if day < recovers else 1.0)
        for day, cut in zip(days, factors(days, population.shocks, luck), strict=True)
    ]
    wages = [(day, int(each * part)) for day, part in zip(days, left, strict=True)]
    extra: list[tuple[int, int]] = []
    if chance["formal"] < population.bonuses.formal:
        found = population.bonuses.of(world.country)
        spent = income * population.bonuses.spent_on_the_bill
        extra = [(day, int(sum_)) for day, sum_ in bonuses(found, world.country, start, horizon, spent)]
    in_hand = int(each * (kind.until_then if recovers else 1.0) * between(population.money.in_hand, chance["in_hand"]))
    saved = population.money.saved ** (YEAR_MONTHS / RHYTHMS[rhythm])
    money = tuple(sorted(wages + extra))
    months = _months(start, money, in_hand, horizon)
    return Purse(income, free, rhythm, days, money, months, recovers, each, in_hand, saved)


def _months(start: date, money: Sequence[tuple[int, int]], in_hand: int, horizon: int) -> tuple[int, ...]:
    """Return what each month of the calendar leaves; what lies there on the first day counts for the first."""
    found = [0] * (month_of(start, horizon) + 1)
    found[0] = in_hand
    for day, amount in money:
        found[month_of(start, day)] += amount
    return tuple(found)


def _rhythms(population: Population) -> list[tuple[Rhythm, float, None]]:
    rows = population.rhythms
    return [("weekly", rows.weekly, None), ("semimonthly", rows.semimonthly, None), ("monthly", rows.monthly, None)]
