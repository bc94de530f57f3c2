# ruff: noqa: SIM905 - words are read best as a text
"""Read a place in a list of two: 'la segunda', 'I prefer the first one', 'pode ser a primeira'."""

import re
from types import MappingProxyType
from typing import Final

from nlu.features import fold

PLACES: Final = MappingProxyType(
    {
        **dict.fromkeys("1 primer primero primera first former primeiro primeira".split(), 1),
        **dict.fromkeys("2 segundo segunda ultimo ultima otro otra second latter other outro outra".split(), 2),
    }
)
AROUND: Final = frozenset(
    """
    si es seria la el lo opcion ok mejor prefiero elijo quiero escojo tomo me quedo con voy vamos por favor esta bien
    yes the option one i prefer choose want take ll go with please
    sim e a o opcao prefiro escolho quero fico vou de pode ser serve
    """.split()
)
"""Words that may stand around a place without changing it."""


def place_of(text: str) -> int | None:
    """Return the place that a text names and nothing else."""
    words = [word for word in re.findall(r"\w+", fold(text)) if word not in AROUND]
    return PLACES.get(words[0]) if len(words) == 1 else None
