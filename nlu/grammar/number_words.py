"""Say what must be told of a language to have its numbers read: the shape of the tables of numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

TENS, HUNDREDS, DOZEN, THOUSAND = 10, 100, 12, 1_000


@dataclass(frozen=True, slots=True)
class NumberWords:
    """How a language says numbers.

    `small` holds the words below a hundred in English and below a thousand elsewhere; `parts` the names of equal
    parts (a third is 3); `packs` what one such pack holds; `nouns` what a following number counts, so that it
    belongs to no sum before it; `pronouns` the words after which 'one' is no number.
    """

    small: Mapping[str, int]
    join: str
    ones: frozenset[str]
    halves: frozenset[str]
    points: frozenset[str]
    parts: Mapping[str, int]
    packs: Mapping[str, int]
    ratio: str
    nouns: frozenset[str]
    pronouns: frozenset[str]
    hundreds: frozenset[str] = frozenset()
    ordinals: Mapping[str, int] = field(default_factory=dict)
    loose_point: str = ""  #: says a decimal point only before a percent sign
    of: str = "de"
    after_half: frozenset[str] = frozenset()


def count_up(words: str, first: int = 1, step: int = 1) -> dict[str, int]:
    """Number words in their order, `/` between spellings of the same number."""
    return {form: first + place * step for place, same in enumerate(words.split()) for form in same.split("/")}


def equal_parts(words: str, small: Mapping[str, int]) -> dict[str, int]:
    """Name thirds, fourths and so on from `words`, and the small parts given, each in the singular and the plural."""
    single = count_up(words, 3) | dict(small)
    return single | {word + "s": value for word, value in single.items()}


def packs_of(size: int, *names: str) -> dict[str, int]:
    """Say that each of the names is a pack of that size."""
    return dict.fromkeys(names, size)
