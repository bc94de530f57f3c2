"""Run a laboratory: policies and ways of negotiating on the same invented people, seed by seed, on several cores.

A seed's figures depend on the seed alone, so that neither the number of processes nor what else is tried changes them.
"""

import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path

from bot.errors import BotError
from bot.laboratory.generator import people
from bot.laboratory.life import Life, lives, owned
from bot.laboratory.metrics import ENDS, Figures, end_of, measure
from bot.laboratory.population_file import Population
from bot.laboratory.strategies import ALL, OURS, Make
from bot.laboratory.strategies.desk import Desk
from bot.laboratory.text.ears import open_ears
from bot.laboratory.text.heard import Heard
from bot.laboratory.text.measure import Misread, hearing, misread
from bot.laboratory.text.spoken import spoken
from bot.laboratory.text.wire import Ear
from bot.laboratory.world import World
from flows.negotiation.policy import load_policy
from flows.negotiation.solver import warm_up

TEXT = "text"  #: ours, with clients who write sentences; beside ours, with which it is compared
EVERY = 10  #: days between two points of a curve of survival
OWNERSHIPS = (1.00, 1.03, 1.06)  #: how much more surely a plan of one's own may be remembered: nobody knows


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is tried: policies by name and text, a population, ways by name, how many people of how many seeds."""

    policies: tuple[tuple[str, str], ...]
    population: Population
    strategies: tuple[str, ...]
    clients: int
    seeds: int
    model: Path | None = None  #: the folder of what reads sentences, where they are tried


@dataclass(frozen=True, slots=True)
class Found:
    """One seed's figures for one way under one policy.

    `held` counts the plans not broken before each tenth day, the first of all plans; `ends` where lives ended, by type;
    `owned` are the figures of the same talks, were plans of one's own remembered so much more surely.
    """

    policy: str
    strategy: str
    seed: int
    figures: Figures
    held: tuple[int, ...]
    ends: dict[str, Counter[str]]
    owned: dict[float, Figures] = field(default_factory=dict)
    misread: Misread = field(default_factory=dict)  #: where sentences were tried


def run(wanted: Wanted, processes: int | None = None, told: Callable[[], None] | None = None) -> list[Found]:
    """Return every seed's figures, in order; `told` is called whenever a seed is done with one policy and way."""
    told = told or (lambda: None)
    count = min(processes or os.cpu_count() or 1, wanted.seeds)
    if count == 1:
        return [found for seed in range(wanted.seeds) for found in run_seed(wanted, seed, told)]
    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
        futures = {pool.submit(run_seed, wanted, seed): seed for seed in range(wanted.seeds)}
        done = {}
        for future in as_completed(futures):
            done[futures[future]] = future.result()
            for _ in done[futures[future]]:
                told()
    return [found for seed in range(wanted.seeds) for found in done[seed]]


def run_seed(wanted: Wanted, seed: int, told: Callable[[], None] | None = None) -> list[Found]:
    """Return one seed's figures for each policy and way."""
    warm_up()
    found = []
    for name, text in wanted.policies:
        policy = load_policy(text)
        persons = list(people(World(wanted.population, policy.country, policy.currency), wanted.clients, seed))
        desks = [Desk(person.known, policy) for person in persons]
        lived: dict[str, list[Life]] = {}
        for strategy in wanted.strategies:
            heard: list[Heard] = []
            make = _in_sentences(wanted, heard) if strategy == TEXT else ALL[strategy]
            lived[strategy] = lives(persons, desks, make, wanted.population)
            one = _found(name, strategy, seed, lived[strategy], wanted.population)
            found.append(_with_hearing(one, heard, lived) if heard else one)
            if told:
                told()
    return found


def _in_sentences(wanted: Wanted, heard: list[Heard]) -> Make:
    """Return ours as it talks with clients who write; raise BotError where nothing was named to read them."""
    if wanted.model is None:
        raise BotError(f"{TEXT}: name the folder of the model that reads sentences.")
    return spoken(Ear(open_ears(wanted.model), wanted.population.writing), heard)


def _with_hearing(found: Found, heard: Sequence[Heard], lived: Mapping[str, Sequence[Life]]) -> Found:
    """Return figures with those of what was heard, beside the same people's talks in acts."""
    figures = found.figures | hearing(heard, lived[TEXT], lived[OURS])
    return replace(found, figures=figures, misread=misread(heard))


def _found(policy: str, strategy: str, seed: int, lived: Sequence[Life], population: Population) -> Found:
    ends: dict[str, Counter[str]] = {kind: Counter(dict.fromkeys(ENDS, 0)) for kind in population.types}
    for life in lived:
        ends[life.person.truth.kind][end_of(life)] += 1
    broken = [life.paid.broken_on for life in lived if life.is_eligible and life.plan]
    days = range(0, population.life.horizon_days + 1, EVERY)
    held = tuple(sum(on is None or on > day for on in broken) for day in days)
    return Found(policy, strategy, seed, measure(lived, population.life), held, ends, _owned(lived, population))


def _owned(lived: Sequence[Life], population: Population) -> dict[float, Figures]:
    """Return the figures of the same talks for each ownership: it changes what is paid, and nothing that is said."""
    rules = population.life
    return {one: measure([owned(life, one, rules.horizon_days) for life in lived], rules) for one in OWNERSHIPS}
