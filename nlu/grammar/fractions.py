# ruff: noqa: PLR2004 - halves and tenths speak for themselves
"""Read what makes a number less or more than whole: 'coma cinco', 'y medio', ½, 'dos tercios', 'media docena'."""

from collections.abc import Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from nlu.grammar.currencies import NAMES
from nlu.grammar.hundreds import Hundreds
from nlu.grammar.number_words import NumberWords
from nlu.grammar.scales import UNITS
from nlu.grammar.text import DATE, NUMBER, Token, form_at

GLYPHS: Final = MappingProxyType({"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")})
DIGITS_MOST: Final = 9  #: read after a spoken decimal point
Read = tuple[Decimal | None, int]


class Fractions:
    """Extend a number by its decimals, halves and fractions, where a share or a multiplier follows it.

    A 'cuarto' is a room, a 'quinta' a Thursday, a 'docena' any dozen: fractions and packs count only before a percent
    sign or a multiplier, unless `wide` asks for every number.
    """

    def __init__(self, words: NumberWords, scales: frozenset[str], hundreds: Hundreds, *, wide: bool) -> None:
        """Choose the words; `hundreds` reads what is said after a point."""
        self._words, self._scales, self._hundreds, self._wide = words, scales, hundreds, wide

    def extend(self, tokens: Sequence[Token], at: int, whole: tuple[Decimal, int] | None) -> Read:
        """Give the number with everything that belongs to it, and the place after it."""
        value, end = whole or (None, at)
        for reader in (self._point, self._glyph, self._half, self._fraction, self._pack):
            found, place = reader(tokens, end, value)
            if found is not None:
                value, end = found, place
        return value, end

    def _point(self, tokens: Sequence[Token], at: int, value: Decimal | None) -> Read:
        """Take 'coma cinco', 'point two five', 'punto 5'; 'tres con cinco' only of a share."""
        form = form_at(tokens, at)
        loose = form != "" and form == self._words.loose_point
        if not (form in self._words.points or loose) or (value is None and not self._wide):
            return None, at
        digits, end = self._decimals(tokens, at + 1)
        if not digits or (loose and not self._wide and form_at(tokens, end) != "%"):
            return None, at
        return (value or Decimal(0)) + Decimal(f"0.{digits}"), end

    def _decimals(self, tokens: Sequence[Token], at: int) -> tuple[str, int]:
        """Read what follows a spoken point: '5', 'cero cinco', 'veinticinco', 'one four one', 'mil doscientos'."""
        if at < len(tokens) and tokens[at].kind == NUMBER:
            form = tokens[at].form
            return (form[:DIGITS_MOST], at + 1) if form.isdigit() else ("", at)
        digits = ""
        while len(digits) < DIGITS_MOST and at < len(tokens):
            if self._words.small.get(form_at(tokens, at)) == 0:
                digits, at = digits + "0", at + 1
                continue
            number, end = self._hundreds.read(tokens, at)
            if end == at and self._words.join != "and" and form_at(tokens, at) in self._words.ones:
                number, end = 1, at + 1
            thousand = form_at(tokens, end) == "mil"
            if end == at and not (thousand and not digits):
                break
            digits, at = digits + str(number if end > at else 1), end
            if thousand:
                joined = form_at(tokens, end + 1) == self._words.join
                number, at = self._hundreds.read(tokens, end + 1 + joined)
                return digits + f"{number:03d}", max(at, end + 1)
        return digits, at

    def _glyph(self, tokens: Sequence[Token], at: int, value: Decimal | None) -> Read:
        """Take ½ and '1/2' before a multiplier or a percent sign."""
        form = form_at(tokens, at)
        if form in GLYPHS and (value is None or self._closes(tokens, at + 1)):
            return (value or Decimal(0)) + GLYPHS[form], at + 1
        over, _, under = form.partition("/")
        if (
            at < len(tokens)
            and tokens[at].kind == DATE
            and under.isdigit()
            and int(under)
            and self._closes(tokens, at + 1)
        ):
            return (value or Decimal(0)) + _share(Decimal(over), int(under)), at + 1
        return None, at

    def _half(self, tokens: Sequence[Token], at: int, value: Decimal | None) -> Read:
        """Take 'y medio', 'e meia', 'and a half', 'y tres cuartos' where a multiplier or a percent sign follows."""
        if value is None or form_at(tokens, at) not in {self._words.join, self._words.loose_point} - {""}:
            return None, at
        skip = at + 1 + (form_at(tokens, at + 1) in self._words.ones)
        coined = form_at(tokens, skip + 1) in NAMES or form_at(tokens, skip + 1) in UNITS
        if form_at(tokens, skip) in self._words.halves and (coined or self._closes(tokens, skip + 1)):
            return value + Decimal("0.5"), skip + 1
        above = self._words.small.get(form_at(tokens, at + 1), 1 if skip > at + 1 else 0)
        under = self._words.parts.get(form_at(tokens, skip if skip > at + 1 else at + 2), 0)
        end = max(skip, at + 2) + 1
        if 0 < above < under and self._closes(tokens, end):
            return value + _share(Decimal(above), under), self._skip_of(tokens, end)
        return None, at

    def _fraction(self, tokens: Sequence[Token], at: int, value: Decimal | None) -> Read:
        """Take the name of equal parts: 'dos tercios', 'un cuarto', 'cuatro sobre cinco', 'tres quinze avos'."""
        words = self._words
        if value is None:
            at, value = (at + 1, Decimal(1)) if form_at(tokens, at) in words.ones else (at, None)
            if value is None:
                return None, at
        at += form_at(tokens, at) == "-"
        under, end = words.parts.get(form_at(tokens, at), 0), at + 1
        ratio = form_at(tokens, at) in {words.ratio, "/"}
        named, place = self._named(tokens, at + ratio)
        if named and (ratio or form_at(tokens, place) == "avos"):
            under, end = named, place + (not ratio)
        elif named and words.parts.get(form_at(tokens, place), 0) >= 1000:
            under, end = named * words.parts[form_at(tokens, place)], place + 1  # 'three two-thousandths'
        if under < 2 or not self._closes(tokens, end):
            return None, at
        return _share(value, under), self._skip_of(tokens, end)

    def _named(self, tokens: Sequence[Token], at: int) -> tuple[int, int]:
        """Read the number of parts after a stroke or before 'avos'."""
        form = form_at(tokens, at)
        return (int(form), at + 1) if form.isdigit() and len(form) < 4 else self._hundreds.read(tokens, at)

    def _pack(self, tokens: Sequence[Token], at: int, value: Decimal | None) -> Read:
        """Take 'una docena', 'media docena', 'two dozen' of what is counted."""
        words, start = self._words, at
        if value is None:
            form = form_at(tokens, at)
            half = form in words.halves
            value = Decimal("0.5") if half else Decimal(1)
            at += half or form in words.ones
            at += half and form_at(tokens, at) in words.after_half
        size = words.packs.get(form_at(tokens, at), 0)
        end = self._skip_of(tokens, at + 1) if size else at
        if size and (self._wide or (size >= 10 and form_at(tokens, end) in words.nouns)):
            return value * size, end
        return None, start

    def _closes(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell whether a fraction may end here."""
        form = form_at(tokens, at)
        if form == self._words.of:
            form = form_at(tokens, at + 1)
        return self._wide or form in {"%", "‰"} or form in self._scales

    def _skip_of(self, tokens: Sequence[Token], at: int) -> int:
        follows = form_at(tokens, at + 1)
        counted = follows in self._scales or follows in self._words.nouns
        return at + (form_at(tokens, at) == self._words.of and counted)


def _share(above: Decimal, under: int) -> Decimal:
    return above / under
