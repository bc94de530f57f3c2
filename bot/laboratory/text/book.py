"""Read what clients write, by country: the lines of Spanish anywhere, with a country's own beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from bot.errors import BotError

FOLDER = files("bot.laboratory.text") / "phrases"
COMMON = "common"
PARTS = " | "  #: between the messages of one thought

Lines = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Book:
    """What clients of one country write: `say` and `own` by what is said, the country's own lines apart.

    `sums` name the ways in which sums are written, the usual ones more than once; `slang` words by what they are worth
    in major units; `coins` are the words for the currency.
    """

    country: str
    say: Lines
    own: Lines
    greets: tuple[str, ...]
    days: Lines
    every: Lines
    each: Lines
    sums: tuple[str, ...]
    coins: tuple[str, ...]
    slang: Mapping[int, tuple[str, ...]]


def countries() -> tuple[str, ...]:
    """Name the countries whose clients can be heard."""
    names = (one.name.removesuffix(".yml") for one in FOLDER.iterdir() if one.name.endswith(".yml"))
    return tuple(sorted(name for name in names if name != COMMON))


@cache
def open_book(country: str) -> Book:
    """Return what clients of a country write; raise BotError for one whose clients write nothing here."""
    if country not in countries():
        raise BotError(f"{country}: nobody wrote down how clients write there; there are {', '.join(countries())}.")
    common, own = _read(COMMON), _read(country)
    return Book(
        country,
        say=_lines(common["say"]),
        own=_lines(own["say"]),
        greets=(*common["greets"], *own["greets"]),
        days=_lines(common["days"] | own.get("days", {})),
        every=_lines(common["every"] | own.get("every", {})),
        each=_lines(common["each"]),
        sums=tuple(own["sums"]),
        coins=tuple(own["coins"]),
        slang={int(worth): tuple(words) for worth, words in own["slang"].items()},
    )


def _read(name: str) -> dict[str, Any]:
    return dict(yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8")))


def _lines(table: Mapping[str, list[str]]) -> Lines:
    return {key: tuple(lines) for key, lines in table.items()}
