"""Offer ready replies: short texts of a file, filled with what the case knows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent / "canned"


@dataclass(frozen=True, slots=True)
class Canned:
    """One ready reply: the word after the slash, what it is for, and the text with its blanks."""

    key: str
    title: str
    text: str


@cache
def load_canned(language: str) -> tuple[Canned, ...]:
    """Return the ready replies of a language, those in Spanish where it has none."""
    path = FOLDER / f"{language}.yml"
    rows = yaml.safe_load((path if path.is_file() else FOLDER / "es.yml").read_text("utf-8"))
    return tuple(Canned(row["key"], row["title"], row["text"].strip()) for row in rows)


def fill(language: str, values: Mapping[str, str]) -> Sequence[Canned]:
    """Return the ready replies with their blanks filled."""
    return [Canned(one.key, one.title, one.text.format_map(values)) for one in load_canned(language)]
