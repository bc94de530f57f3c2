# ruff: noqa: PLR2004 - hundreds and thousands speak for themselves
"""Read whole numbers out of a message's tokens: parts and their multipliers, in three languages.

A number is a run of terms, each a part and its multiplier, the multipliers falling: 'un millón | doscientos mil |
cincuenta'. A multiplier greater than those before it multiplies them all: 'dos mil trescientos | millones'.
Each run is bounded, so the time is linear in the length of the text.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from nlu.grammar.coefficients import ABBREVIATIONS, Part, Parts
from nlu.grammar.countries import Country
from nlu.grammar.currencies import NAMES
from nlu.grammar.scales import SCALES
from nlu.grammar.text import DATE, NUMBER, ORDINAL, SIGN, WORD, Token
from nlu.grammar.tongues import TONGUES

_1000LIONS: Final = frozenset(("palo", "palos", "palito", "palitos", "melon", "melones"))
_MILLIONS: Final = frozenset(("millon", "millones", "milhao", "milhoes"))
_ALONE: Final = frozenset(("mil", "thousand"))  #: multipliers that are numbers by themselves
_GLUED: Final = frozenset(("m", "g", "t", "b"))  #: multipliers only when no blank stands before
_TERMS_MOST: Final = 12
_WIDE: Final = MappingProxyType(
    {"g": 10**9, "b": 10**9, "t": 10**12}
    | dict.fromkeys(("cr", "crs", "kr", "krore", "krores", "koti"), 10**7)
    | dict.fromkeys(("lac", "lacs", "lkh", "lkhs"), 10**5)
)


@dataclass(slots=True)
class _Terms:
    """The terms of one number so far, and how they were said."""

    values: list[tuple[Decimal, Decimal]] = field(default_factory=list)  #: multiplier, value
    form: str = ""  #: the last multiplier as it was said
    spoken: bool = True
    scaled: bool = False

    @property
    def room(self) -> Decimal:
        """Give the bound that a lower term must stay below."""
        return self.values[-1][0]

    def add(self, part: Decimal | None, scale: Decimal) -> None:
        """Add a part and its multiplier; a greater multiplier takes the lower terms with it."""
        below = Decimal(0)
        taken = False
        while self.values and self.values[-1][0] < scale:
            below, taken = below + self.values.pop()[1], True
        if part is None and not taken and self.values:
            last, value = self.values.pop()
            self.values.append((last * scale, value * scale))
            return
        whole = below + (part if part is not None else 0 if taken else 1)
        self.values.append((scale, whole * scale))

    def total(self) -> Decimal:
        """Give the number."""
        return sum((value for _, value in self.values), Decimal(0))


class Numerals:
    """Merge the tokens of one message that spell a number, for one language and country."""

    def __init__(self, language: str, country: Country, *, wide: bool = False) -> None:
        """Choose the tables; `wide` reads fractions, packs and lone articles too, which a message about money does not."""
        self.words = TONGUES[language]
        self.scales = {**SCALES, **country.slang} | (_WIDE if wide else {})
        point = "," if country.group.startswith(".") else "."
        spaced = " " in country.group
        self._parts = Parts(self.words, frozenset(self.scales), spaced=spaced, point=point, wide=wide)
        self._english = language == "en"
        self._joins_digits = language == "pt" or wide
        self._joins_from = Decimal(1_000_000 if language == "es" else 1_000)
        words = self.words
        self._starts = frozenset(words.small) | words.ones | words.halves | words.hundreds | _ALONE | self._halved()
        if wide:
            self._starts |= words.points | frozenset(words.packs)
        self._wide = wide

    def merge(self, tokens: list[Token]) -> list[Token]:
        """Replace every run of tokens that spells one number by one token."""
        merged: list[Token] = []
        at = 0
        while at < len(tokens):
            found, end = self._read(tokens, at)
            merged.append(found or tokens[at])
            at = end
        return merged

    def _halved(self) -> frozenset[str]:
        """Give the multipliers that may begin a number: a bare 'palo' does so before 'y medio'."""
        return frozenset(self.scales) - ABBREVIATIONS | {"couple", "par", "½", "¼", "¾"}

    def _read(self, tokens: list[Token], at: int) -> tuple[Token | None, int]:
        token = tokens[at]
        if token.kind == ORDINAL:
            digits = "".join(letter for letter in token.form if letter.isdigit())
            return Token(ORDINAL, token.form, token.start, token.end, Decimal(digits)), at + 1
        if (
            token.kind not in {NUMBER, DATE}
            and token.form not in self._starts
            and token.form not in self.words.ordinals
        ):
            return None, at + 1
        if token.kind == DATE and not self._wide and _form(tokens, at + 1) not in {"%", *self.scales}:
            return None, at + 1
        if self._english and token.kind == WORD and (ordinal := self._ordinal(tokens, at)):
            return ordinal
        return self._number(tokens, at)

    def _ordinal(self, tokens: list[Token], at: int) -> tuple[Token, int] | None:
        """Read 'third', 'twenty first' and 'twenty-first'."""
        ordinals = self.words.ordinals
        if (number := ordinals.get(tokens[at].form, 0)) > 0:
            return Token(
                ORDINAL, tokens[at].form, tokens[at].start, tokens[at].end, Decimal(number), spoken=True
            ), at + 1
        tens = self.words.small.get(tokens[at].form, 0)
        skip = 2 if _form(tokens, at + 1) == "-" else 1
        unit = ordinals.get(_form(tokens, at + skip), 0)
        if tens not in {20, 30} or not 0 < unit < 10:
            return None
        end = at + skip
        return Token(ORDINAL, "", tokens[at].start, tokens[end].end, Decimal(tens + unit), spoken=True), end + 1

    def _number(self, tokens: list[Token], at: int) -> tuple[Token | None, int]:
        """Give the number that begins at a token and the place after it."""
        terms, place = _Terms(), at
        while len(terms.values) < _TERMS_MOST and (end := self._term(tokens, place, terms)) > place:
            place = end
        if place == at:
            return None, at + 1
        first, last = tokens[at], tokens[place - 1]
        form = first.form if place == at + 1 else ""
        return Token(NUMBER, form, first.start, last.end, terms.total(), terms.scaled, terms.spoken), place

    def _term(self, tokens: list[Token], at: int, terms: _Terms) -> int:
        """Take one more term, and give the place after it; the same place when there is none."""
        begin = at + (bool(terms.values) and _form(tokens, at) == self.words.join)
        part = self._parts.read(tokens, begin)
        after = part.end if part else begin
        scale, end = self._scale(tokens, after, part, terms)
        if part is None and (scale is None or begin > at):
            return at
        if terms.values and part and not self._fits(tokens, part, scale, end, terms, joined=begin > at):
            return at
        if part:
            terms.spoken &= part.spoken
        value = part.value if part else None
        short = terms.form in _1000LIONS or (terms.form in _MILLIONS and part is not None and not part.spoken)
        if value is not None and scale is None and short and 100 <= value < 1000:
            value *= 1000  # 'un palo 200' is said for 1.200.000
        terms.add(value, scale or Decimal(1))
        terms.form = tokens[end - 1].form if scale else ""
        terms.scaled |= scale is not None
        return self._half(tokens, end, terms) if scale else end

    def _scale(self, tokens: list[Token], at: int, part: Part | None, terms: _Terms) -> tuple[Decimal | None, int]:
        """Read the multiplier at a place: 'mil', 'palos', 'k'; 'de lucas' after one."""
        token = tokens[at] if at < len(tokens) else None
        if token is not None and terms.scaled and part is None and token.form == self.words.of:
            at += 1
            token = tokens[at] if at < len(tokens) else None
        worth = self.scales.get(token.form) if token is not None and token.kind in {WORD, SIGN} else None
        if token is None or worth is None:
            return None, at
        form, glued = token.form, at > 0 and tokens[at - 1].end == token.start
        if part is None and not self._may_follow(tokens, at, terms):
            return None, at
        if form in ABBREVIATIONS and (part is None or part.spoken or (form in _GLUED and not glued)):
            return None, at
        return Decimal(worth), at + 1

    def _may_follow(self, tokens: list[Token], at: int, terms: _Terms) -> bool:
        """Tell whether a multiplier with no part of its own counts: 'mil', 'mil millones', 'palo y medio'."""
        form = tokens[at].form
        if terms.values:
            return (
                terms.form != form
                and (terms.form != "" or self.scales[form] > 1000)
                and (self.scales[form] >= 100 or self.scales[form] == 1)
            )
        halved = _form(tokens, at + 1) == self.words.join and _form(tokens, at + 2) in self.words.halves | {"pico"}
        short = form in _1000LIONS and self._parts.hundreds(tokens, at + 1)
        return form in _ALONE or form == "millon" or halved or short

    def _fits(
        self, tokens: list[Token], part: Part, scale: Decimal | None, end: int, terms: _Terms, *, joined: bool
    ) -> bool:
        """Tell whether a lower part may follow: '2 mil 500', 'un palo 200', never '50 lucas 3' or 'mil tres cuotas'."""
        if terms.form in ABBREVIATIONS or _form(tokens, end) in self.words.nouns:
            return False
        greater = scale is not None and scale > terms.room
        if part.value <= 0 or (not greater and part.value * (scale or 1) >= terms.room) or part.value >= terms.room:
            return False
        if terms.room < 1000 or terms.values[-1][1] % terms.room:
            return False
        if joined and (terms.room < self._joins_from or (not self._joins_digits and not part.spoken and scale is None)):
            return False
        if joined and self._joins_from > 1000 and scale is None:
            return False
        named = _form(tokens, end) in NAMES or (end < len(tokens) and tokens[end].form == self.words.of)
        return scale is not None or part.spoken or named or joined or 100 <= part.value < 1000

    def _half(self, tokens: list[Token], at: int, terms: _Terms) -> int:
        """Take 'y medio' after a multiplier: 'palo y medio', 'um milhão e meio', 'a million and a half'."""
        if _form(tokens, at) != self.words.join:
            return at
        skip = at + 1 + (_form(tokens, at + 1) in self.words.ones)
        under = (
            2 if _form(tokens, skip) in self.words.halves else 4 if _form(tokens, skip) in {"cuarto", "quarter"} else 0
        )
        if not under or _form(tokens, skip + 1) in self.scales:
            return at
        scale, value = terms.values.pop()
        terms.values.append((scale, value + scale / under))
        return skip + 1


def _form(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].form if 0 <= at < len(tokens) else ""
