"""Measure how many talks in sentences a core follows in a second, and what of them is understood, by country."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.bench.laboratory import POLICY, WARM
from bot.laboratory.generator import people
from bot.laboratory.life import lives
from bot.laboratory.population import BASE, load_population
from bot.laboratory.population_file import Population
from bot.laboratory.strategies import ALL, OURS
from bot.laboratory.strategies.desk import Desk
from bot.laboratory.text.book import countries
from bot.laboratory.text.ears import open_ears
from bot.laboratory.text.heard import Heard
from bot.laboratory.text.measure import Misread, hearing, misread, often
from bot.laboratory.text.spoken import spoken
from bot.laboratory.text.wire import Ear
from bot.laboratory.world import World
from flows.negotiation.policy import Policy, load_policy
from flows.negotiation.solver import warm_up

MISREAD_MAX = 40  #: ways to be misread that are told
MONEY = {
    "AR": ("ARS", 1_000, 8_000), "CL": ("CLP", 1_000, 5_000), "CO": ("COP", 1_000, 13_000), "CR": ("CRC", 500, 3_500),
    "DO": ("DOP", 50, 200), "EC": ("USD", 1, 5), "ES": ("EUR", 1, 10), "MX": ("MXN", 10, 80), "PE": ("PEN", 1, 12),
}  # fmt: skip
"""Each country's currency, the step and the least payment of the bench's policy there, in major units."""


def run(clients: int, model: Path, learning: Callable[[], None], file: Path | None = None) -> dict[str, Any]:
    """Return talks for each second of a core's own time, what was understood in each country, and what was misread."""
    population = load_population(BASE)
    ear = Ear(open_ears(model, learning), population.writing)
    warm_up()
    policies = [load_policy(file.read_text("utf-8"))] if file else [policy_of(country) for country in countries()]
    found = {policy.country: _one(policy, population, ear, clients) for policy in policies}
    return {
        "clients": clients,
        "conversations": {country: round(clients / spent, 1) for country, (spent, _, _) in found.items()},
        "all": round(clients * len(found) / sum(spent for spent, _, _ in found.values()), 1),
        "heard": {country: figures for country, (_, figures, _) in found.items()},
        "misread": often([lines for _, _, lines in found.values()], MISREAD_MAX),
    }


def policy_of(country: str) -> Policy:
    """Return the bench's policy in the money of a country."""
    currency, step, least = MONEY[country]
    text = POLICY.replace("country: CL", f"country: {country}").replace("currency: CLP", f"currency: {currency}")
    return load_policy(text.replace('"1000"', f'"{step}"').replace('"5000"', f'"{least}"'))


def _one(policy: Policy, population: Population, ear: Ear, clients: int) -> tuple[float, dict[str, float], Misread]:
    """Return the seconds of a core that one country's talks take, their measures, and what was misread in them."""
    persons = list(people(World(population, policy.country, policy.currency), clients, 0))
    heard: list[Heard] = []
    make = spoken(ear, heard)
    lives(persons[:WARM], [Desk(person.known, policy) for person in persons[:WARM]], make, population)
    heard.clear()
    start = time.process_time()
    lived = lives(persons, [Desk(person.known, policy) for person in persons], make, population)
    spent = max(time.process_time() - start, 1e-9)
    acts = lives(persons, [Desk(person.known, policy) for person in persons], ALL[OURS], population)
    figures = {name: round(value, 4) for name, value in hearing(heard, lived, acts).items()}
    return spent, figures, misread(heard)
