"""Slip as fingers do on a telephone: a letter left out, doubled, struck wrong, or exchanged with its neighbour."""

from collections.abc import Callable
from random import Random
from typing import Final

OFTEN: Final = 0.2  #: the share of words that slip
SHORTEST: Final = 4  #: letters of a word that may slip; shorter ones would become other words
LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"

_SLIPS: Final[tuple[Callable[[str, int, Random], str], ...]] = (
    lambda word, place, _: word[:place] + word[place + 1 :],
    lambda word, place, _: word[:place] + word[place] + word[place:],
    lambda word, place, chance: word[:place] + chance.choice(LETTERS) + word[place + 1 :],
    lambda word, place, _: word[:place] + word[place + 1] + word[place] + word[place + 2 :],
)


def slip(text: str, chance: Random) -> str:
    """Write a text again with slips in some of its words; the same chance slips in the same places."""
    return " ".join(_slip_word(word, chance) for word in text.split())


def _slip_word(word: str, chance: Random) -> str:
    if len(word) < SHORTEST or chance.random() >= OFTEN:
        return word
    return chance.choice(_SLIPS)(word, chance.randrange(1, len(word) - 1), chance)
