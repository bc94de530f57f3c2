# ruff: noqa: SIM905 - words are read best as a text
"""Read a place in a list of two: 'la segunda', 'I prefer the first one', 'pode ser a primeira'."""

import re
from types import MappingProxyType
from typing import Final

from nlu.features import fold
from nlu.nearness import is_slip

PLACES: Final = MappingProxyType(
    {
        **dict.fromkeys("1 primer primero primera first former primeiro primeira".split(), 1),
        **dict.fromkeys("2 segundo segunda ultimo ultima otro otra second latter other outro outra".split(), 2),
    }
)
FIGURES: Final = MappingProxyType(
    {
        **dict.fromkeys("uno una one um uma".split(), 1),
        **dict.fromkeys("dos two dois duas".split(), 2),
    }
)
"""Numbers in words, which are a place only where something is counted: 'la uno', 'opción dos'."""
COUNTED: Final = frozenset("la el opcion numero num nro plan alternativa option number opcao o a the".split())
AROUND: Final = frozenset(
    """
    si es seria la el lo opcion ok mejor prefiero elijo quiero escojo tomo me quedo con voy vamos por favor esta bien
    plan propuesta alternativa numero num nro po pues va mas late sirve conviene gusta parece acomoda queda cuadra porfa
    fa gracias dame deme de acuerdo bueno dale listo ya entonces y ese esa este
    yes the option one i prefer choose want take ll go with please
    number plan thanks
    sim e a o opcao prefiro escolho quero fico vou de pode ser serve obrigado obrigada
    """.split()
)
"""Words that may stand around a place without changing it."""


LONG: Final = 6  #: letters from which a place with one slip is still known
INSTEAD: Final = re.compile(r"^(?:no|nao)\b(?:\s*[,.;]\s*| (?=(?:mejor|prefiero|tomo|melhor|prefiro|rather)\b))")
"""A no to what stood before: 'no, la otra'; without a pause it may refuse the place itself."""


def place_of(text: str) -> int | None:
    """Return the place that a text names and nothing else."""
    said = re.findall(r"\w+", INSTEAD.sub("", fold(text).strip()))
    named = [word for word in said if word not in AROUND]
    if len(named) != 1:
        return None
    return _place(named[0]) or (None if COUNTED.isdisjoint(said) else FIGURES.get(named[0]))


def _place(word: str) -> int | None:
    """Return the place that a word names, with one slip where it is long."""
    nearly = (place for name, place in PLACES.items() if len(name) >= LONG and is_slip(word, name))
    return PLACES.get(word) or (next(nearly, None) if len(word) >= LONG - 1 else None)
