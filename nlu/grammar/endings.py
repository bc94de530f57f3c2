"""Inflect stems: the endings under which a regular verb of paying is written."""

from collections.abc import Sequence
from typing import Final

SPANISH_AR: Final = (
    *("o", "ar", "amos", "are", "ara", "aria", "aremos", "ariamos", "ando"),
    *("arles", "arte", "arle", "arlo", "arla", "arlos", "arlas", "arselo", "arselos"),
)
PORTUGUESE_AR: Final = ("o", "ar", "amos", "arei", "asse", "aria", "aremos", "ando", "a-lo", "a-la")


def forms(stems: str, endings: Sequence[str]) -> str:
    """Give every stem with every ending, joined by blanks."""
    return " ".join(stem + ending for stem in stems.split() for ending in endings)
