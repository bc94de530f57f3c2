"""Offer ready replies: short texts in the client's language, filled with what the case knows."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from bot.console.speech import N_, Phrases

FOLDER = Path(__file__).parent / "canned"
STOPPED = re.compile(r"(?<=\w\.)\.(?!\.)")  #: a stop after one that a value brought: 'a las 4 p. m..'
#: What each is for, in the language of whoever answers.
TITLES: Mapping[str, str] = Phrases(
    {
        "hello": N_("Presentarse"),
        "checking": N_("Lo estoy revisando"),
        "missing": N_("Falta un dato"),
        "sorry": N_("Fue error nuestro"),
        "paid": N_("Llegó el pago"),
        "propose": N_("Invitar a proponer"),
        "call": N_("Ofrecer una llamada"),
        "thanks": N_("Despedirse"),
        "agreement": N_("Confirmar un acuerdo"),
    }
)


@dataclass(frozen=True, slots=True)
class Canned:
    """One ready reply: the word after the slash, what it is about, and the text with its blanks."""

    key: str
    about: str
    text: str

    @property
    def title(self) -> str:
        """Say what it is for."""
        return TITLES[self.about]


@cache
def load_canned(language: str) -> tuple[Canned, ...]:
    """Return the ready replies of a language, those in Spanish where it has none."""
    path = FOLDER / f"{language}.yml"
    rows = yaml.safe_load((path if path.is_file() else FOLDER / "es.yml").read_text("utf-8"))
    return tuple(Canned(row["key"], row["about"], row["text"].strip()) for row in rows)


def fill(language: str, values: Mapping[str, str]) -> Sequence[Canned]:
    """Return the ready replies with their blanks filled."""
    return [Canned(one.key, one.about, STOPPED.sub("", one.text.format_map(values))) for one in load_canned(language)]
