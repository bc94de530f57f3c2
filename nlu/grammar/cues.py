# ruff: noqa: SIM905 - words are read best as a text
"""Hold the words that say whose a value is: offered, refused, past, owed, earned, or about something else.

A phrase is written with its words joined by `_`; the longest phrase that fits wins.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from nlu.grammar import english_cues, portuguese_cues, spanish_cues

(
    PAY,
    SETTLE,
    NOT,
    BUT,
    PAST,
    OWED,
    INCOME,
    CONTACT,
    OTHER,
    DISCOUNT,
    CORRECT,
    ASK,
    EACH,
    THEN,
    DOWN,
    IF,
    KEEP,
    SPENT,
    EXTEND,
) = (
    "pay",
    "settle",
    "not",
    "but",
    "past",
    "owed",
    "income",
    "contact",
    "other",
    "discount",
    "correct",
    "ask",
    "each",
    "then",
    "down",
    "if",
    "keep",
    "spent",
    "extend",
)


CUES: Final = MappingProxyType({"es": spanish_cues.CUES, "pt": portuguese_cues.CUES, "en": english_cues.CUES})


def _table(language: str) -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for role, phrases in CUES[language].items():
        for phrase in dict.fromkeys(phrases.split()):
            words = tuple(phrase.split("_"))
            table.setdefault(words[0], []).append((words, role))
    return MappingProxyType({word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in table.items()})


TABLES: Final = MappingProxyType({language: _table(language) for language in CUES})
"""By language and first word: phrases, the longest first, and their role."""

NOUNS: Final = frozenset(
    """
        pago pagos abono abonos deposito compromiso arreglo envio junto acordo proposta plan set
    """.split()
)
"""Words that are verbs only when no article stands before them."""
DETERMINERS: Final = frozenset(
    """
        un el mi del de este ese su otro cada primer segundo ultimo los las mis unos al algun ningun por um meu
        do nesse a the your payment tu con sin como solo unico proximo en o um my
    """.split()
)
