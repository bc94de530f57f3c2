"""Invent clients from a population: seeded, one stream of chance for each, so that all ways meet the same people.

Each trait has its own place in a client's stream. A trait that is added takes a new place, and no other changes.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from math import exp
from statistics import NormalDist

from numpy.random import default_rng

from bot.laboratory.draws import between, pick, whole
from bot.laboratory.paydays import RHYTHMS
from bot.laboratory.person import Known, Person, Said, Temper, Truth, tidy
from bot.laboratory.population_file import Kind, Population
from bot.laboratory.purse import YEAR_MONTHS, Purse, fill
from bot.laboratory.world import World
from flows.negotiation.affordability import Means, window
from flows.negotiation.calendar import Calendar
from flows.negotiation.money import digits
from flows.negotiation.proposal import Capacity, Frequency

TRAITS = (
    "kind", "income", "debt", "overdue", "rhythm", "late", "free", "honesty", "cures", "cures_on", "recovers",
    "tolerance", "patience", "adherence", "in_hand", "start", "formal", "vulnerable", "earnest", "bargains",
    "volunteers", "tells", "staff",
)  # fmt: skip
TALK, INSTALMENTS, SHOCKS, SPEECH, END = 32, 64, 128, 256, 320  #: where each kind of chance begins in a client's stream
_NORMAL = NormalDist()


def people(world: World, clients: int, seed: int) -> Iterator[Person]:
    """Yield so many clients; the same seed yields the same ones, however many are asked for."""
    for number in range(clients):
        yield invent(world, seed, number)


def invent(world: World, seed: int, number: int) -> Person:
    """Return one client."""
    stream = default_rng([seed, number]).random(END).tolist()
    chance = dict(zip(TRAITS, stream, strict=False))
    population = world.population
    name, kind = pick(_kinds(population), chance["kind"])
    known = _known(world, number, chance)
    income = world.income_median * exp(population.money.income_sigma * _NORMAL.inv_cdf(chance["income"] or 0.5))
    ratio = exp(population.money.debt_sigma * _NORMAL.inv_cdf(chance["debt"] or 0.5))
    unit = int(10 ** digits(world.currency))
    balance = max(int(income * population.money.debt_of_income * ratio) // unit, 1) * unit
    known = Known(number, known.today, known.country, known.currency, balance, known.days_overdue)
    purse = fill(world, kind, known.today, income, chance, stream[SHOCKS:SPEECH])
    truth = _truth(population, name, kind, purse, chance, stream[INSTALMENTS:SHOCKS])
    said = _said(known, kind, purse, chance)
    temper = _temper(population, kind, purse, said, chance, stream[TALK:INSTALMENTS])
    return Person(known, truth, temper, said, tuple(stream[SPEECH:]))


def _known(world: World, number: int, chance: Mapping[str, float]) -> Known:
    life, money = world.population.life, world.population.money
    days = (life.contacts_to - life.contacts_from).days
    start = _business_day(world.country, life.contacts_from + timedelta(days=int(chance["start"] * (days + 1))))
    return Known(number, start, world.country, world.currency, 0, whole(money.days_overdue, chance["overdue"]))


def _truth(
    population: Population, name: str, kind: Kind, purse: Purse, chance: Mapping[str, float], luck: Sequence[float]
) -> Truth:
    cures = chance["cures"] < kind.cures
    return Truth(
        kind=name,
        income=int(purse.income),
        essentials=int(purse.income - purse.free),
        money=purse.money,
        months=purse.months,
        in_hand=purse.in_hand,
        saved=purse.saved,
        adherence=between(population.payment.adherence, chance["adherence"]),
        cures_on=int(chance["cures_on"] * population.life.horizon_days / 2) if cures else None,
        answers_staff_in=whole(population.staff.answers_after_days, chance["staff"]),
        luck=tuple(luck),
    )


def _said(known: Known, kind: Kind, purse: Purse, chance: Mapping[str, float]) -> Said:
    """Return what they say: what is true, times their honesty, from their first payday after a difficulty."""
    amount = tidy(purse.each * between(kind.honesty, chance["honesty"]))
    first = next((day for day in purse.days if day >= purse.recovers), purse.days[-1])
    rhythm = Frequency(purse.rhythm)
    pay = RHYTHMS[purse.rhythm]
    month, income = amount * pay // YEAR_MONTHS, int(purse.income * YEAR_MONTHS / pay)
    means = Means(income, rhythm, max(int(purse.income) - month, 0), 0, month)
    capacity = Capacity(amount, window(rhythm, known.country))
    return Said(known.today + timedelta(days=first), amount, rhythm, capacity, means)


def _temper(
    population: Population, kind: Kind, purse: Purse, said: Said, chance: Mapping[str, float], luck: Sequence[float]
) -> Temper:
    """Return how they take what they are told. Who says less than there is knows better; who says more believes it."""
    talk = population.talk
    believed = max(said.amount, int(purse.each))
    return Temper(
        opening=kind.opening,
        is_earnest=chance["earnest"] < kind.answers,
        is_vulnerable=chance["vulnerable"] < kind.vulnerable,
        bargains=chance["bargains"] < kind.bargains,
        tolerance=between(talk.tolerance, chance["tolerance"]),
        patience=whole(talk.patience, chance["patience"]),
        volunteers_means=chance["volunteers"] < talk.volunteers_means,
        tells_means=chance["tells"] < talk.tells_means,
        believed=believed,
        before=int(believed * (kind.until_then if purse.recovers else 1.0)),
        believed_from=purse.recovers,
        paydays=purse.days,
        in_hand=purse.in_hand,
        saved=purse.saved,
        luck=tuple(luck),
    )


def _kinds(population: Population) -> list[tuple[str, float, Kind]]:
    return [(name, kind.share, kind) for name, kind in population.types.items()]


@lru_cache(maxsize=4096)
def _business_day(country: str, day: date) -> date:
    return Calendar(country).next(day)
