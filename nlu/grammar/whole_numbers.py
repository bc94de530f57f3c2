# ruff: noqa: PLR2004 - hundreds and thousands speak for themselves
"""Read one number: a run of terms, each a part and its multiplier.

The multipliers fall: 'un millón | doscientos mil | cincuenta'. One greater than those before it multiplies them all:
'dos mil trescientos | millones'. Each run is bounded, so the time is linear in the length of the text.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from nlu.grammar.coefficients import ABBREVIATIONS, Part, Parts
from nlu.grammar.currencies import NAMES
from nlu.grammar.number_words import NumberWords
from nlu.grammar.terms import Terms
from nlu.grammar.text import NUMBER, SIGN, WORD, Token, form_at

_1000LIONS: Final = frozenset(("palo", "palos", "palito", "palitos", "melon", "melones"))
_MILLIONS: Final = frozenset(("millon", "millones", "milhao", "milhoes"))
_GLUED: Final = frozenset(("m", "g", "t", "b"))  #: multipliers only when no blank stands before
_TERMS_MOST: Final = 12
ALONE: Final = frozenset(("mil", "thousand"))  #: multipliers that are numbers by themselves


class WholeNumbers:
    """Read numbers in one language, with the multipliers of one country."""

    def __init__(self, words: NumberWords, scales: Mapping[str, int], parts: Parts, *, wide: bool) -> None:
        """Choose the tables."""
        self.words, self.scales, self._parts = words, scales, parts
        self._exact = wide
        self._joins_digits = words.join == "e" or wide
        self._joins_from = Decimal(1_000_000 if words.join == "y" else 1_000)

    def read(self, tokens: list[Token], at: int) -> tuple[Token | None, int]:
        """Give the number that begins at a token and the place after it, or nothing and the next place."""
        terms, place = Terms(), at
        while len(terms.values) < _TERMS_MOST and (end := self._term(tokens, place, terms)) > place:
            place = end
        if place == at:
            return None, at + 1
        first, last = tokens[at], tokens[place - 1]
        form = first.form if place == at + 1 else ""
        return Token(NUMBER, form, first.start, last.end, terms.total(), terms.scaled, terms.spoken), place

    def _term(self, tokens: list[Token], at: int, terms: Terms) -> int:
        """Take one more term, and give the place after it; the same place when there is none."""
        begin = at + (bool(terms.values) and form_at(tokens, at) == self.words.join)
        part = self._parts.read(tokens, begin)
        if part is None and begin > at and self.words.join == "e" and form_at(tokens, begin) in self.words.ones:
            part = Part(Decimal(1), begin + 1)
        after = part.end if part else begin
        scale, end = self._scale(tokens, after, part, terms)
        if part is None and (scale is None or begin > at):
            return at
        if terms.values and part and not self._fits(tokens, part, scale, end, terms, joined=begin > at):
            return at
        if part:
            terms.spoken &= part.spoken
        value = part.value if part else None
        if value is None and scale and terms.values and scale < terms.room and form_at(tokens, end - 1) in ALONE:
            value = Decimal(1)  # 'dos millones mil' is 2.001.000
        short = terms.form in _1000LIONS or (terms.form in _MILLIONS and not self._exact)
        if value is not None and scale is None and short and 100 <= value < 1000:
            value *= 1000  # 'un palo 200', 'un millón doscientos' are said for 1.200.000
        terms.add(value, scale or Decimal(1))
        terms.form = tokens[end - 1].form if scale else ""
        terms.scaled |= scale is not None
        return self._half(tokens, end, terms) if scale else end

    def _scale(self, tokens: list[Token], at: int, part: Part | None, terms: Terms) -> tuple[Decimal | None, int]:
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

    def _may_follow(self, tokens: list[Token], at: int, terms: Terms) -> bool:
        """Tell whether a multiplier with no part of its own counts: 'mil', 'mil millones', 'palo y medio'."""
        form = tokens[at].form
        if terms.values:
            return (
                terms.form != form
                and (terms.form != "" or self.scales[form] > 1000)
                and (self.scales[form] >= 100 or self.scales[form] == 1)
            )
        halved = form_at(tokens, at + 1) == self.words.join and form_at(tokens, at + 2) in self.words.halves | {"pico"}
        short = form in _1000LIONS and self._parts.hundreds(tokens, at + 1)
        return form in ALONE or form == "millon" or halved or short

    def _fits(
        self, tokens: list[Token], part: Part, scale: Decimal | None, end: int, terms: Terms, *, joined: bool
    ) -> bool:
        """Tell whether a lower part may follow: '2 mil 500', 'un palo 200', never '50 lucas 3' or 'mil tres cuotas'."""
        if terms.form in ABBREVIATIONS or form_at(tokens, end) in self.words.nouns:
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
        named = form_at(tokens, end) in NAMES or (end < len(tokens) and tokens[end].form == self.words.of)
        return scale is not None or part.spoken or named or joined or 100 <= part.value < 1000

    def _half(self, tokens: list[Token], at: int, terms: Terms) -> int:
        """Take 'y medio' after a multiplier: 'palo y medio', 'um milhão e meio', 'a million and a half'."""
        if form_at(tokens, at) != self.words.join:
            return at
        skip = at + 1 + (form_at(tokens, at + 1) in self.words.ones)
        under = (
            2
            if form_at(tokens, skip) in self.words.halves
            else 4
            if form_at(tokens, skip) in {"cuarto", "quarter"}
            else 0
        )
        if not under or form_at(tokens, skip + 1) in self.scales:
            return at
        scale, value = terms.values.pop()
        terms.values.append((scale, value + scale / under))
        return skip + 1
