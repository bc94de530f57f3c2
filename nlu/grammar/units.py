"""Take the signs before a number and the unit after it: which currency a sum is of, and what one such coin is worth."""

from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from nlu.grammar.countries import Country
from nlu.grammar.currencies import CODES, CURRENCIES, DOLLAR_SIGN, NAMES, NEED_DIGITS, ORIGINS, OWN
from nlu.grammar.rules import Line
from nlu.grammar.scales import SCALES, UNITS
from nlu.grammar.text import SIGN, WORD

_SHARED: Final = MappingProxyType(
    {"c$": ("NIO", "CAD"), "bs": ("VES", "BOB"), "¥": ("CNY", "JPY"), "gs": ("PYG",), "l.": ("HNL",)}
)
_LETTERS: Final = MappingProxyType({"q": "GTQ", "q.": "GTQ", "b/": "PAB", "b/.": "PAB"})
_BEFORE: Final = frozenset(("bs", "rs", "rm", "gs"))  #: words that stand before a number too
_LINKS: Final = frozenset(("de", "of", "en", "em", "in", "da", "do"))
_MILLION: Final = 1_000_000
_ABBREVIATED: Final = 4  #: letters
_MILLIONS: Final = frozenset(form for form, worth in SCALES.items() if worth >= _MILLION and len(form) > _ABBREVIATED)
_ORIGINS_MOST: Final = 3  #: tokens from the unit


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


def glued(line: Line, at: int) -> str:
    """Give the word that stands right after the token before it, with no blank between."""
    tokens = line.tokens
    return tokens[at].form if at < len(tokens) and tokens[at].start == tokens[at - 1].end else ""


def read_prefix(line: Line, at: int, country: Country) -> tuple[int, str | None, bool]:
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


def take_unit(line: Line, found: Sum, country: Country, *, strong: bool) -> None:
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
    while found.last - at < _ORIGINS_MOST and line.word(found.last) in ORIGINS:
        found.currency, found.last = ORIGINS[line.word(found.last)], found.last + 1
    if line.word(found.last) in _MILLIONS and not line.tokens[found.last - 1].scaled:
        found.value, found.last = found.value * SCALES[line.word(found.last)], found.last + 1
