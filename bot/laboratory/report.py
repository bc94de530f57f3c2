"""Put a trial's figures into one report: each measure with its interval, curves, ends, bars, and what is assumed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.laboratory.bars import BySeed, bars
from bot.laboratory.interval import Figure, interval
from bot.laboratory.metrics import Figures
from bot.laboratory.population_file import Population
from bot.laboratory.text.measure import often
from bot.laboratory.trial import EVERY, Found, Wanted

MISREAD_MAX = 30  #: ways to be misread that are told
Json = dict[str, Any]
Trial = tuple[Wanted, Sequence[Found]]  #: what was tried, and what came of it


def report(wanted: Wanted, found: Sequence[Found], beside: Iterable[Trial] = ()) -> Json:
    """Return the report as JSON values: names of measures are the contract's, shares run from 0 to 1.

    `beside` are trials of the same policies and ways on other populations.
    """
    made: Json = {"clients": wanted.clients, "seeds": wanted.seeds, **_trial(wanted, found)}
    if others := {other.population.population: _trial(other, rows) for other, rows in beside}:
        made["beside"] = others
    return made


def _trial(wanted: Wanted, found: Sequence[Found]) -> Json:
    """Return what one population made of the policies."""
    names = [name for name, _ in wanted.policies]
    made: Json = {
        "population": wanted.population.population,
        "about": wanted.population.about,
        "ownership": wanted.population.payment.ownership,
        "horizon_days": wanted.population.life.horizon_days,
        "assumed": sources(wanted.population) | _writing(wanted),
        "policies": {name: _policy([one for one in found if one.policy == name], wanted) for name in names},
    }
    if len(names) > 1:
        made["difference"] = {"of": names[1], "to": names[0], "strategies": _difference(found, names)}
    return made


def sources(population: Population) -> dict[str, str]:
    """Return where the figures of each group are from."""
    groups = {name: kind.source for name, kind in population.types.items()}
    named = ("money", "rhythms", "bonuses", "shocks", "talk", "payment", "staff", "life")
    return groups | {name: getattr(population, name).source for name in named}


def _writing(wanted: Wanted) -> dict[str, str]:
    """Return where it is from how clients write, where they do."""
    return {"writing": wanted.population.writing.source} if wanted.model else {}


def _policy(found: Sequence[Found], wanted: Wanted) -> Json:
    rows = {name: [one for one in found if one.strategy == name] for name in wanted.strategies}
    return {
        **_figures({name: [one.figures for one in seeds] for name, seeds in rows.items()}),
        "survival": {name: _survival(seeds) for name, seeds in rows.items()},
        "ends": {name: _ends(seeds) for name, seeds in rows.items()},
        "owned": {
            f"{factor:.2f}": _figures({name: [one.owned[factor] for one in seeds] for name, seeds in rows.items()})
            for factor in found[0].owned
        },
        **_misread(found),
    }


def _misread(found: Sequence[Found]) -> Json:
    """Return what was misread most, where sentences were tried."""
    heard = [one.misread for one in found if one.misread]
    return {"misread": often(heard, MISREAD_MAX)} if heard else {}


def _figures(rows: BySeed) -> Json:
    return {"strategies": {name: intervals(seeds) for name, seeds in rows.items()}, "bars": bars(rows)}


def intervals(seeds: Sequence[Figures]) -> dict[str, Figure]:
    """Return each measure's mean over the seeds with its interval."""
    return {name: interval([figures[name] for figures in seeds]) for name in seeds[0]}


def _survival(seeds: Iterable[Found]) -> list[list[float]]:
    """Return which share of the plans is not broken by each tenth day."""
    sums = [sum(column) for column in zip(*(one.held for one in seeds), strict=True)]
    plans = sums[0]
    return [[place * EVERY, held / plans] for place, held in enumerate(sums)] if plans else []


def _ends(seeds: Iterable[Found]) -> dict[str, dict[str, float]]:
    """Return for each type of client in which shares their lives ended where."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in seeds:
        for kind, ends in one.ends.items():
            counts[kind].update(ends)
    return {kind: _shares(ends) for kind, ends in counts.items()}


def _shares(counted: Mapping[str, int]) -> dict[str, float]:
    whole = sum(counted.values())
    return {name: number / whole if whole else 0.0 for name, number in counted.items()}


def _difference(found: Sequence[Found], names: Sequence[str]) -> dict[str, dict[str, Figure]]:
    """Return by how much the second policy's figures differ from the first's, on the same people seed by seed."""
    rows = {(one.strategy, one.seed, one.policy): one.figures for one in found}
    made: dict[str, dict[str, Figure]] = {}
    for strategy in dict.fromkeys(one.strategy for one in found):
        seeds = [one.seed for one in found if (one.strategy, one.policy) == (strategy, names[0])]
        pairs = [(rows[strategy, seed, names[0]], rows[strategy, seed, names[1]]) for seed in seeds]
        made[strategy] = intervals([{name: after[name] - before[name] for name in before} for before, after in pairs])
    return made
