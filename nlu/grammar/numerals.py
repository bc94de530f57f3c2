# ruff: noqa: PLR2004 - tens speak for themselves
"""Find the numbers and ordinals among a message's tokens, in three languages."""

from decimal import Decimal
from types import MappingProxyType
from typing import Final

from nlu.grammar.coefficients import ABBREVIATIONS, Parts
from nlu.grammar.countries import Country
from nlu.grammar.scales import SCALES
from nlu.grammar.text import DATE, NUMBER, ORDINAL, WORD, Token, form_at
from nlu.grammar.tongues import TONGUES
from nlu.grammar.whole_numbers import ALONE, WholeNumbers

_WIDE: Final = MappingProxyType(
    {"g": 10**9, "b": 10**9, "t": 10**12}
    | dict.fromkeys(("cr", "crs", "kr", "krore", "krores", "koti"), 10**7)
    | dict.fromkeys(("lac", "lacs", "lkh", "lkhs"), 10**5)
)
"""Multipliers that mean other things in a message about money."""


class Numerals:
    """Merge the tokens of one message that spell a number, for one language and country."""

    def __init__(self, language: str, country: Country, *, wide: bool = False) -> None:
        """Choose the tables; `wide` reads fractions, packs and lone articles too, as a message on money does not."""
        self.words = TONGUES[language]
        self.scales = {**SCALES, **country.slang, **(_WIDE if wide else {})}
        point = "," if country.group.startswith(".") else "."
        spaced = " " in country.group
        parts = Parts(self.words, frozenset(self.scales), spaced=spaced, point=point, wide=wide)
        self._numbers = WholeNumbers(self.words, self.scales, parts, wide=wide)
        words = self.words
        self._starts = frozenset(words.small) | words.ones | words.halves | words.hundreds | ALONE | self._halved()
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
        if token.kind == DATE and not self._wide and form_at(tokens, at + 1) not in {"%", *self.scales}:
            return None, at + 1
        if self.words.ordinals and token.kind == WORD and (ordinal := self._ordinal(tokens, at)):
            return ordinal
        return self._numbers.read(tokens, at)

    def _ordinal(self, tokens: list[Token], at: int) -> tuple[Token, int] | None:
        """Read 'third', 'twenty first' and 'twenty-first'."""
        ordinals = self.words.ordinals
        if (number := ordinals.get(tokens[at].form, 0)) > 0:
            return Token(
                ORDINAL, tokens[at].form, tokens[at].start, tokens[at].end, Decimal(number), spoken=True
            ), at + 1
        tens = self.words.small.get(tokens[at].form, 0)
        skip = 2 if form_at(tokens, at + 1) == "-" else 1
        unit = ordinals.get(form_at(tokens, at + skip), 0)
        if tens not in {20, 30} or not 0 < unit < 10:
            return None
        end = at + skip
        return Token(ORDINAL, "", tokens[at].start, tokens[end].end, Decimal(tens + unit), spoken=True), end + 1
