"""Show labels of cases: a word, and a colour by which it is known again at a glance."""

from collections.abc import Sequence
from dataclasses import dataclass

HUES = 5  #: colours; the word says what a colour only recalls


@dataclass(frozen=True, slots=True)
class Tag:
    """A label as it is shown."""

    word: str
    hue: int


def tags(words: Sequence[str]) -> Sequence[Tag]:
    """Return labels as they are shown, each in its colour everywhere."""
    return [Tag(word, sum(word.encode()) % HUES) for word in words]
