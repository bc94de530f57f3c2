# ruff: noqa: PLR2004 - distances are in tokens
"""Read sums: currency signs and words before or after a number, slang units, cents, and ranges."""

import re
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from nlu.grammar.countries import Country
from nlu.grammar.currencies import CODES, CURRENCIES, DOLLAR_SIGN, NAMES, NEED_DIGITS, ORIGINS, OWN
from nlu.grammar.rules import Line
from nlu.grammar.scales import SCALES, UNITS
from nlu.grammar.text import NUMBER, SIGN, WORD

_SHARED: Final = MappingProxyType(
    {"c$": ("NIO", "CAD"), "bs": ("VES", "BOB"), "¥": ("CNY", "JPY"), "gs": ("PYG",), "l.": ("HNL",)}
)
_LETTERS: Final = MappingProxyType({"q": "GTQ", "q.": "GTQ", "b/": "PAB", "b/.": "PAB"})
_BEFORE: Final = frozenset(("bs", "rs", "rm", "gs"))  #: words that stand before a number too
_LINKS: Final = frozenset(("de", "of", "en", "em", "in", "da", "do"))
_MINOR: Final = frozenset(
    [
        "centavo",
        "centavos",
        "centimo",
        "centimos",
        "cent",
        "cents",
        "pence",
        "penny",
        "pennies",
        "penique",
        "peniques",
        "peni",
        "penies",
        "ctvs",
        "ctv",
        "cts",
        "sen",
        "kopiykas",
    ]
)
_ADDS: Final = frozenset(["con", "y", "and", "e", "com", "with"])
_MILLIONS: Final = frozenset(form for form, worth in SCALES.items() if worth >= 1_000_000 and len(form) > 4)
_RANGE: Final = re.compile(
    r"(?P<join>a|y|o|u|e|ou|or|to|and|-) (?:hasta |los |unos )?(?:[^ #]{1,4} )?#(?P<n>[0-9.]+)(?![^ ])"
)
_OPENERS: Final = frozenset(("entre", "between", "de", "from", "unos", "unas"))
_AFTER_CENTS: Final = frozenset(("", ".", ",", "?"))
_AFTER_CON: Final = _AFTER_CENTS | frozenset(
    [
        "el",
        "la",
        "hoy",
        "manana",
        "cada",
        "pero",
        "porque",
        "para",
        "por",
        "no",
        "na",
        "em",
        "amanha",
        "mas",
        "nomas",
        "ahora",
    ]
)


@dataclass(slots=True)
class Sum:
    """A sum and where it stands: tokens from `first` up to `last`; `high` when a range was said."""

    first: int
    last: int
    value: Decimal
    currency: str | None
    named: bool  #: a sign, a unit or a multiplier makes it surely a sum
    high: Decimal | None = None
    worded: bool = False  #: its currency was said in a word, so that bare cents may follow


def read_sum(line: Line, at: int, country: Country) -> Sum | None:
    """Read the sum that begins at a token: '$ 200', '200 pesos', 'a tenner', 'entre 100 y 200 lucas', '200'."""
    found = _single(line, at, country)
    return found and _range(line, found, country)


def _single(line: Line, at: int, country: Country) -> Sum | None:
    """Read one sum, not a range of two."""
    number, currency, strong = _prefix(line, at, country)
    if number >= len(line.tokens) or line.tokens[number].kind != NUMBER:
        return _unit_alone(line, at)
    token = line.tokens[number]
    found = Sum(at, number + 1, token.value or Decimal(0), currency, token.scaled or number > at)
    if line.word(number + 1) in _MINOR or (
        country.currency == "GBP" and _glued(line, number + 1) == "p" and found.value < 100 and not found.named
    ):
        return _only_cents(line, found)
    _unit(line, found, country, strong=strong)
    return _cents(line, found)


def _glued(line: Line, at: int) -> str:
    """Give the word that stands right after the token before it, with no blank between."""
    tokens = line.tokens
    return tokens[at].form if at < len(tokens) and tokens[at].start == tokens[at - 1].end else ""


def _prefix(line: Line, at: int, country: Country) -> tuple[int, str | None, bool]:
    """Give the place after the signs before a number, their currency, and whether they leave no doubt of it."""
    currency, strong, place = None, False, at
    while place < at + 2 and place < len(line.tokens) and _is_sign(line, place):
        form = line.tokens[place].form
        named = _currency(form, country)
        if not strong:
            currency, strong = named, form not in OWN
        place += 1 + (form in _BEFORE and line.word(place + 1) == ".")
    return place, currency, strong


def _is_sign(line: Line, at: int) -> bool:
    token = line.tokens[at]
    if token.kind == SIGN:
        return token.form in CURRENCIES or token.form in OWN or token.form in _LETTERS or token.form in _SHARED
    return token.form in CODES or token.form in _BEFORE or (token.form in CURRENCIES and token.form not in NEED_DIGITS)


def _currency(form: str, country: Country) -> str | None:
    if form == "$":
        return country.currency if country.currency in DOLLAR_SIGN else "USD"
    shared = _SHARED.get(form, ())
    if country.currency in shared:
        return country.currency
    return shared[-1] if shared else _LETTERS.get(form) or CURRENCIES.get(form)


def _unit(line: Line, found: Sum, country: Country, *, strong: bool) -> None:
    """Take the unit after a number: its currency, or what one such coin is worth."""
    at = found.last + (line.word(found.last) in _LINKS and line.word(found.last + 1) in NAMES | UNITS.keys() - {"$"})
    at += line.word(at) in {"nuevos", "nuevo"} and line.word(at + 1) in NAMES
    whose = ORIGINS.get(line.word(at)) if line.word(at + 1) in NAMES else None
    at += whose is not None
    word = line.word(at)
    if word == "m" and line.word(at + 1) not in {"n", "/"}:
        return
    if word == "$" and line.word(at + 1).startswith("#"):
        return
    if word in UNITS and word not in CURRENCIES:
        found.value *= UNITS[word]
    elif word in CURRENCIES:
        found.currency = found.currency if strong else _currency(word, country)
    elif word in OWN:
        found.currency = found.currency or (_currency("$", country) if word == "$" else None)
    else:
        return
    found.named, found.worded = True, line.tokens[at].kind == WORD
    found.currency = whose or found.currency
    found.last = at + 1
    if word == "$" and line.word(at + 1) in CODES:
        found.currency, found.last = CURRENCIES[line.word(at + 1)], at + 2
    while found.last - at < 3 and line.word(found.last) in ORIGINS:
        found.currency, found.last = ORIGINS[line.word(found.last)], found.last + 1
    if line.word(found.last) in _MILLIONS and not line.tokens[found.last - 1].scaled:
        found.value, found.last = found.value * SCALES[line.word(found.last)], found.last + 1


def _unit_alone(line: Line, at: int) -> Sum | None:
    """Take 'a tenner' and 'a fiver'."""
    if line.word(at) in {"a", "un", "una", "um"} and line.word(at + 1) in {"tenner", "fiver"}:
        return Sum(at, at + 2, Decimal(UNITS[line.word(at + 1)]), None, named=True)
    return None


def _only_cents(line: Line, found: Sum) -> Sum:
    """Take '50 centavos' as a sum of its own."""
    found.value, found.last, found.named = found.value / 100, found.last + 1, True
    return found


def _cents(line: Line, found: Sum) -> Sum:
    """Take the cents after a sum: 'con 50 centavos', 'and 30 cents', '20 soles con 50', 'dez reais e cinquenta'."""
    joined = line.word(found.last) in _ADDS
    at = found.last + joined
    token = line.tokens[at] if at < len(line.tokens) else None
    if token is None or token.kind != NUMBER or token.scaled or not 0 < (token.value or 0) < 100:
        return found
    after = line.word(at + 1)
    minor = after in _MINOR or ((joined or _glued(line, at + 1) != "") and after in {"p", "c", "¢"})
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
