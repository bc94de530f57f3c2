"""Hold the generator of invented clients: seeded, as common as the file says, what is true apart from what is said."""

from collections import Counter
from dataclasses import fields
from math import sqrt

import pytest

from bot.errors import BotError
from bot.laboratory.generator import invent, people
from bot.laboratory.person import Known, tidy
from bot.laboratory.population import BASE, BadPopulation, faults, load_population, shipped, text_of
from bot.laboratory.world import World

POPULATION = load_population(BASE)
CHILE = World(POPULATION, "CL", "CLP")
MANY = 1_500
CROWD = tuple(people(CHILE, MANY, 7))
FAULTS = (
    ("share: 0.20", "share: 0.30", "line 8: types: the shares come to 1.1: let them come to 1."),
    ("[0.20, 0.40]", "[0.50, 0.40]", "line 10: types.forgetful.free cannot be so"),
    ("shocks:", "shock:", "line 66: shock is no key here"),
    ("each_payday: 0.06", "each_payday: often", "line 66: shocks.each_payday is not a number"),
    ("cures: 0.50, source: assumed", "cures: 0.50", "line 9: types.forgetful.source is missing"),
    ('"2026-01-05"', '"2026-13-05"', "line 91: life.contacts_from cannot be so"),
    ('"2026-12-30"', '"2025-12-30"', "line 91: life.contacts_to lies before life.contacts_from"),
    ("CLP:", "CLX:", "line 39: CLX is no currency"),
    ("  CR: [", "  XX: [", "line 57: XX is no country"),
)


def test_everybody_has_their_own_stream() -> None:
    """The same seed invents the same people, one by one or many at once; another seed invents others."""
    assert [invent(CHILE, 7, number) for number in (0, 5, 40)] == [CROWD[number] for number in (0, 5, 40)]
    assert list(people(CHILE, 30, 7)) == list(CROWD[:30])
    assert list(people(CHILE, 30, 8)) != list(CROWD[:30])


@pytest.mark.parametrize("name", POPULATION.types)
def test_types_are_as_common_as_the_file_says(name: str) -> None:
    """A type's share lies within four standard errors of the file's."""
    wanted = POPULATION.types[name].share
    found = Counter(person.truth.kind for person in CROWD)[name] / MANY

    assert abs(found - wanted) < 4 * sqrt(wanted * (1 - wanted) / MANY)


def test_what_is_true_is_apart() -> None:
    """The creditor's side holds nothing of income, money or type; what is said is the truth times the honesty."""
    assert {"number", "today", "country", "currency", "balance", "days_overdue"} == {one.name for one in fields(Known)}
    for person in CROWD:
        kind = POPULATION.types[person.truth.kind]
        each = (
            (person.truth.income - person.truth.essentials)
            * 12
            / {4: 52, 11: 24, 26: 12}[person.said.capacity.window_days]
        )
        low, high = kind.honesty
        assert 0.9 * low * each <= person.said.amount <= 1.1 * high * each + 1
        assert low <= 1 <= high or (person.said.amount > each) is (low > 1)


def test_money_comes_as_the_file_says() -> None:
    """Money comes after the first day and within the horizon, never less than nothing; each month has a sum."""
    horizon = POPULATION.life.horizon_days
    for person in CROWD:
        days = [day for day, _ in person.truth.money]
        assert days == sorted(days)
        assert all(0 < day <= horizon for day in days)
        assert all(amount >= 0 for _, amount in person.truth.money)
        assert person.truth.in_hand + sum(amount for _, amount in person.truth.money) == sum(person.truth.months)
        assert person.known.balance > 0
        first = (person.said.first - person.known.today).days
        assert first in person.temper.paydays
        assert first >= person.temper.believed_from or first == person.temper.paydays[-1]


def test_a_bonus_comes_in_its_month() -> None:
    """In Peru half of the people have a month's pay more in July and December; a country without one has none."""
    peru = World(POPULATION, "PE", "PEN")
    none = World(POPULATION, "EC", "USD")
    for number in range(60):
        here, there = invent(peru, 1, number), invent(none, 1, number)
        wages = len(there.temper.paydays)
        assert len(there.truth.money) == wages
        extra = len(here.truth.money) - len(here.temper.paydays)
        assert extra in {0, 1, 2}
    assert any(len(invent(peru, 1, n).truth.money) > len(invent(peru, 1, n).temper.paydays) for n in range(20))


def test_populations_that_ship_are_sound() -> None:
    """Each can be read; all have the same types, so that figures of one can be compared with those of another."""
    assert (BASE, "better", "harder") == shipped()
    assert 1 == len({frozenset(load_population(name).types) for name in shipped()})


@pytest.mark.parametrize(("before", "after", "said"), FAULTS)
def test_faults_have_a_sentence(before: str, after: str, said: str) -> None:
    """What is wrong with a file is said with its line."""
    assert said in " ".join(str(one) for one in faults(text_of(BASE).replace(before, after, 1)))


def test_what_cannot_be_used_is_refused() -> None:
    """A file that is not there, one with faults, and a currency without an income have their sentence."""
    with pytest.raises(BadPopulation, match="base, better, harder"):
        load_population("nowhere.yml")
    with pytest.raises(BotError, match="no HNL"):
        invent(World(POPULATION, "HN", "HNL"), 1, 1)


def test_sums_as_people_say_them() -> None:
    """Two figures are said, and never nothing."""
    assert [18_000, 120, 7, 1] == [tidy(17_834), tidy(123.4), tidy(7), tidy(0)]
