"""Measure how many invented lives a core follows in a second, with each way of negotiating."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.laboratory.generator import people
from bot.laboratory.life import lives
from bot.laboratory.person import Person
from bot.laboratory.population import BASE, load_population
from bot.laboratory.population_file import Population
from bot.laboratory.strategies import ALL, Make
from bot.laboratory.strategies.desk import Desk
from bot.laboratory.world import World
from flows.negotiation.policy import Policy, load_policy
from flows.negotiation.solver import warm_up

WARM = 10  #: clients that are let through first, so that calendars are known
POLICY = """
policy: bench
version: "1"
country: CL
currency: CLP
payment_step: "1000"
counter_offers_max: 3
levels:
  - bot: {term_days_max: 180, payments_max: 12, payment_min: "5000", first_payment_within_days: 31}
    staff: {term_days_max: 365, payments_max: 24, first_payment_within_days: 60}
interest: {mode: waived}
"""


def run(clients: int, file: Path | None = None, ways: Sequence[str] = tuple(ALL)) -> dict[str, Any]:
    """Return lives for each second of a core's own time: of each way, and of inventing the people."""
    policy = load_policy(file.read_text(encoding="utf-8") if file else POLICY)
    population = load_population(BASE)
    warm_up()
    world = World(population, policy.country, policy.currency)
    list(people(world, clients, 0))
    start = time.process_time()
    persons = list(people(world, clients, 0))
    invented = time.process_time() - start
    spent = {name: _spent(make, persons, policy, population) for name, make in ALL.items() if name in ways}
    rates = {name: round(clients / seconds, 1) for name, seconds in spent.items()}
    everything = clients * len(spent) / (invented + sum(spent.values()))
    return {"clients": clients, "people": round(clients / invented, 1), **rates, "all": round(everything, 1)}


def _spent(make: Make, persons: Sequence[Person], policy: Policy, population: Population) -> float:
    """Return the seconds of a core that the lives take; each way has desks of its own, so that none helps another."""
    lives(persons[:WARM], [Desk(person.known, policy) for person in persons[:WARM]], make, population)
    start = time.process_time()
    lives(persons, [Desk(person.known, policy) for person in persons], make, population)
    return max(time.process_time() - start, 1e-9)
