# ruff: noqa: SIM905, PLR2004, PLR0911 - words are read best as a text; distances are in tokens
"""Read sums: a number with its currency or coin, cents, and ranges of two."""

import re
from decimal import Decimal
from typing import Final

from nlu.grammar.countries import Country
from nlu.grammar.rules import Line
from nlu.grammar.scales import UNITS
from nlu.grammar.text import NUMBER, SIGN
from nlu.grammar.units import Sum, glued, read_prefix, take_unit

__all__ = ["Sum", "read_sum"]

_MINOR: Final = frozenset(
    """
        centavo centavos centimo centimos cent cents pence penny pennies penique peniques peni penies ctvs ctv cts sen
        kopiykas
    """.split()
)
_HALVES: Final = frozenset(("medio", "meio"))
_ADDS: Final = frozenset("con y and e com with".split())
_RANGE: Final = re.compile(
    r"(?P<join>a|y|o|u|e|ou|or|to|and|-) (?:hasta |los |unos )?(?:[^ #]{1,4} )?#(?P<n>[0-9.]+)(?![^ ])"
)
_OPENERS: Final = frozenset(("entre", "between", "de", "from", "unos", "unas"))
_AFTER_CENTS: Final = frozenset(("", ".", ",", "?"))
_AFTER_CON: Final = _AFTER_CENTS | frozenset(
    "el la hoy manana cada pero porque para por no na em amanha mas nomas ahora".split()
)


def read_sum(line: Line, at: int, country: Country) -> Sum | None:
    """Read the sum that begins at a token: '$ 200', '200 pesos', 'a tenner', 'entre 100 y 200 lucas', '200'."""
    found = _single(line, at, country)
    return found and _range(line, found, country)


def _single(line: Line, at: int, country: Country) -> Sum | None:
    """Read one sum, not a range of two."""
    number, currency, strong = read_prefix(line, at, country)
    if number >= len(line.tokens) or line.tokens[number].kind != NUMBER:
        return _unit_alone(line, at)
    token = line.tokens[number]
    found = Sum(at, number + 1, token.value or Decimal(0), currency, token.scaled or number > at)
    if line.word(number + 1) in _MINOR or _is_coin(line, found, country):
        return _only_cents(found)
    take_unit(line, found, country, strong=strong)
    return _cents(line, found)


def _is_coin(line: Line, found: Sum, country: Country) -> bool:
    """Tell whether '50p' or '50¢' are pence or cents; '¢' is the colón where that is the money."""
    sign = glued(line, found.last)
    pence = sign == "p" and country.currency == "GBP"
    cents = line.word(found.last) == "¢" and country.currency != "CRC"
    return (pence or cents) and found.value < 100 and not found.named


def _unit_alone(line: Line, at: int) -> Sum | None:
    """Take 'a tenner' and 'a fiver'."""
    if line.word(at) in {"a", "un", "una", "um"} and line.word(at + 1) in {"tenner", "fiver"}:
        return Sum(at, at + 2, Decimal(UNITS[line.word(at + 1)]), None, named=True)
    return None


def _only_cents(found: Sum) -> Sum:
    """Take '50 centavos' as a sum of its own."""
    found.value, found.last, found.named = found.value / 100, found.last + 1, True
    return found


def _cents(line: Line, found: Sum) -> Sum:
    """Take the cents after a sum: 'con 50 centavos', 'and 30 cents', '20 soles con 50', 'dez reais e cinquenta'."""
    joined = line.word(found.last) in _ADDS
    if joined and found.worded and found.value < 100 and line.word(found.last + 1) in _HALVES:
        found.value, found.last = found.value + Decimal("0.5"), found.last + 2
        return found
    at = found.last + joined
    token = line.tokens[at] if at < len(line.tokens) else None
    if token is None or token.kind != NUMBER or token.scaled or not 0 < (token.value or 0) < 100:
        return found
    after = line.word(at + 1)
    minor = after in _MINOR or ((joined or glued(line, at + 1) != "") and after in {"p", "c", "¢"})
    pair = len(token.form) == 2 or token.spoken
    whole = found.value == int(found.value) and found.last < len(line.tokens)
    stands = (
        pair
        and whole
        and (after in _AFTER_CENTS if not joined or line.word(found.last) in {"y", "e", "and"} else after in _AFTER_CON)
    )
    if minor or (stands and (found.worded or line.word(found.last) in {"con", "com"})):
        found.value += (token.value or Decimal(0)) / 100
        found.last = at + 1 + minor
    return found


def _range(line: Line, low: Sum, country: Country) -> Sum:
    """Join 'entre 100 y 200', '100 a 150', '50 o 60 lucas'; the lower bound borrows the upper's multiplier."""
    if low.last >= len(line.tokens):
        return low
    found = _RANGE.match(line.text, line.starts[low.last])
    if not found:
        return low
    opener = line.word(low.first - 1)
    join = found["join"]
    closed = join in {"a", "to", "-", "o", "u", "ou", "or"} or opener in {"entre", "between"}
    if join in {"a", "to"} and low.named and opener in {"de", "from"}:
        return low  # 'subió de 10 lucas a 15 lucas' names two sums
    start = line.index(found.start("n") - 1)
    if not closed or (join == "a" and line.word(start - 1) != "a" and not line.word(start - 1)):
        return low
    first = start - (line.tokens[start - 1].kind == SIGN)
    high = _single(line, first, country) if first > low.first else None
    if high is None:
        return low
    value = low.value
    if line.tokens[start].scaled and not low.named:
        value = _borrow(value, high.value)
    if not (high.named or low.named or opener in _OPENERS or value >= 20) or high.value <= value:
        return low
    return Sum(low.first, high.last, value, low.currency or high.currency, low.named or high.named, high.value)


def _borrow(low: Decimal, high: Decimal) -> Decimal:
    """Give '50 o 60 lucas' its fifty thousand."""
    for scale in (Decimal(1_000_000), Decimal(1_000), Decimal(100)):
        if high >= scale and low * scale < high:
            return low * scale
    return low
