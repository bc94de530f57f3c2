# ruff: noqa: SIM905 - words are read best as a text
"""Read every number of a text, whatever it counts: the reader that sums, shares and counts rest on, by itself."""

from decimal import Decimal
from functools import lru_cache
from typing import Final

from nlu.grammar.countries import country_of, language_of
from nlu.grammar.numerals import Numerals
from nlu.grammar.spelling import respell
from nlu.grammar.text import NUMBER, WORD, Token, tokenize

MINUS: Final = frozenset(("-", "menos", "minus", "negativo", "negativa", "negative"))
MEASURES: Final = frozenset("ml cl dl l lt mg kg mm cm km kw kwh mb gb tb hz mhz ghz ft in lb oz".split())


@lru_cache(maxsize=64)
def _numerals(language: str, locale: str) -> Numerals:
    return Numerals(language, country_of(locale), wide=True)


def numbers_in(text: str, locale: str) -> list[Decimal]:
    """Give the numbers of a text in their order, in the manner of a BCP 47 locale.

    A minus belongs to the number after it, and a number said again in brackets is one. Digits glued to a unit of
    measure ('180ml') are a measure, and 'one' after 'this', 'which' and the like stands for a thing: neither is given.
    """
    language = language_of(locale)
    reader = _numerals(language, locale)
    tokens = reader.merge(respell(tokenize(text), language))
    values: list[Decimal] = []
    for place, token in enumerate(tokens):
        if token.kind != NUMBER or token.value is None or _is_measure(tokens, place):
            continue
        before = tokens[place - 1].form if place else ""
        if token.form == "one" and before in reader.words.pronouns:
            continue
        if values and values[-1] == token.value and text[tokens[place - 1].start] == "(":
            continue
        values.append(-token.value if before in MINUS else token.value)
    return values


def _is_measure(tokens: list[Token], at: int) -> bool:
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is not None and after.kind == WORD and after.form in MEASURES and after.start == tokens[at].end
