"""Know a population: the ones that ship, or a file of the same keys, with a sentence for each fault."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from bot.errors import BotError
from bot.laboratory.population_file import COUNTRIES, CURRENCIES, Bonuses, Population
from flows.contact.cadence.faults import shapeless
from flows.lined_yaml import Fault, Problem, faults_in, parse

BASE = "base"
SHIPPED = files("bot.laboratory") / "populations"
ROUNDING = 1e-6  #: by which shares may miss a whole


class BadPopulation(BotError):
    """A population's file that cannot be used."""


def shipped() -> tuple[str, ...]:
    """Name the populations that ship, the base one first."""
    names = {one.name.removesuffix(".yml") for one in SHIPPED.iterdir() if one.name.endswith(".yml")}
    return (BASE, *sorted(names - {BASE}))


def text_of(name: str) -> str:
    """Return the text of a population that ships, or of a file."""
    if name in shipped():
        return (SHIPPED / f"{name}.yml").read_text(encoding="utf-8")
    try:
        return Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        known = ", ".join(shipped())
        raise BadPopulation(f"{name}: no file that can be read; name one, or one that ships: {known}.") from fault


def load_population(name: str) -> Population:
    """Return a population that ships, or that a file describes; raise BadPopulation with all its faults."""
    text = text_of(name)
    if found := faults(text):
        raise BadPopulation(f"{name}: " + " ".join(str(one) for one in found))
    return Population.model_validate(parse(text)[0])


def faults(text: str) -> list[Fault]:
    """Return everything that is wrong with a population's file, in the order of its lines; nothing when it is valid."""
    return faults_in(text, "write its keys as in docs/laboratory.md", _problems)


def _problems(data: Any) -> Iterator[Problem]:  # noqa: ANN401 (whatever a file holds)
    try:
        population = Population.model_validate(data)
    except ValidationError as fault:
        yield from shapeless(fault, WORDS, "docs/laboratory.md")
        return
    yield from _senseless(population)


def _senseless(population: Population) -> Iterator[Problem]:
    """Yield shares that make no whole, names that nobody knows, and times without any day."""
    rhythms = population.rhythms
    for path, parts in (
        ("types", [one.share for one in population.types.values()]),
        ("rhythms", [rhythms.weekly, rhythms.semimonthly, rhythms.monthly]),
    ):
        if abs(sum(parts) - 1) > ROUNDING:
            yield (path,), f"{path}: the shares come to {sum(parts):g}", "let them come to 1"
    for currency in sorted(set(population.money.income_median) - CURRENCIES):
        yield ("money", "income_median", currency), f"{currency} is no currency", "write an ISO 4217 code such as CLP"
    for country in sorted(_countries(population.bonuses) - COUNTRIES):
        yield ("bonuses", country), f"{country} is no country with a known calendar", "write a code such as CL"
    if population.life.contacts_from > population.life.contacts_to:
        yield ("life", "contacts_to"), "life.contacts_to lies before life.contacts_from", "write a later day"


def _countries(bonuses: Bonuses) -> set[str]:
    return set(bonuses.__pydantic_extra__ or {})


WORDS = {
    "missing": ("is missing", "add it"),
    "extra_forbidden": ("is no key here", "correct its spelling, or remove it"),
    "string_type": ("is not text", "write it between quotes"),
    "string_too_short": ("is empty", "write something"),
    "int_type": ("is not a whole number", "write digits without quotes or decimals"),
    "float_type": ("is not a number", "write digits without quotes"),
    "dict_type": ("is no mapping", "write its keys below it"),
    "model_type": ("is no mapping", "write its keys below it"),
    "list_type": ("is no list", "write it between brackets"),
    "tuple_type": ("is no range", "write two numbers between brackets"),
    "too_short": ("is empty", "write something"),
    "too_long": ("has too many values", "write two numbers between brackets"),
    "date_type": ("is not a date", 'write it as "2026-01-05"'),
    "date_from_datetime_parsing": ("is not a date", 'write it as "2026-01-05"'),
    "value_error": ("cannot be so", "write a range as [low, high], a date as in 2026-01-05"),
    "literal_error": ("is not known", "write one of {expected}"),
    "greater_than": ("is too small", "write more than {gt:g}"),
    "greater_than_equal": ("is too small", "write {ge:g} or more"),
    "less_than_equal": ("is too large", "write {le:g} or less"),
}
"""What is said of each kind of fault that Pydantic finds: what it is, and what to write instead."""
