# ruff: noqa: PLR2004, PLR0911 - hundreds and groups of three digits speak for themselves
"""Read the part of a number that stands before a multiplier: digits, words, halves, pairs, with their fractions."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from nlu.grammar.currencies import NAMES
from nlu.grammar.digits import parse_digits
from nlu.grammar.fractions import Fractions
from nlu.grammar.hundreds import Hundreds
from nlu.grammar.number_words import NumberWords
from nlu.grammar.scales import UNITS
from nlu.grammar.text import NUMBER, SIGN, WORD, Token, form_at

GROUPS_MOST: Final = 5
_DATING: Final = frozenset(("el", "dia", "the"))
ABBREVIATIONS: Final = frozenset(
    ("k", "m", "mm", "mill", "g", "t", "b", "bn", "mln", "bln", "tln")
)  #: multipliers only when digits stand before


@dataclass(slots=True)
class Part:
    """What stands before a multiplier, and the place after it."""

    value: Decimal
    end: int
    spoken: bool = True


class Parts:
    """Read parts in one language and the manner of one country."""

    def __init__(self, words: NumberWords, scales: frozenset[str], *, spaced: bool, point: str, wide: bool) -> None:
        """Choose the words; `point` is the country's decimal mark, `spaced` its habit of grouping by blanks."""
        self._words, self._scales, self._spaced, self._point, self._wide = words, scales, spaced, point, wide
        self._wholes = scales - ABBREVIATIONS
        self._hundreds = Hundreds(words, self._wholes, wide=wide)
        self._fractions = Fractions(words, scales, self._hundreds, wide=wide)
        self._closers = self._wholes | {"%", "‰"}

    def read(self, tokens: Sequence[Token], at: int) -> Part | None:
        """Read the part that begins at a token."""
        token = tokens[at] if at < len(tokens) else None
        if token is None:
            return None
        if token.kind == NUMBER:
            part: Part | None = self._digits(tokens, at)
        elif token.kind == WORD:
            value, end = self._hundreds.read(tokens, at)
            part = Part(Decimal(value), end) if end > at else self._leading(tokens, at)
        else:
            part = None
        found, end = self._fractions.extend(tokens, at, (part.value, part.end) if part else None)
        if found is None or (part and end == part.end):
            return part or self._alone(tokens, at)
        return Part(found, end, part is None or part.spoken)

    def hundreds(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell whether a number of hundreds stands at a place: what follows a bare 'palo'."""
        part = self.read(tokens, at)
        return part is not None and 100 <= part.value < 1000 and part.value % 50 == 0

    def _digits(self, tokens: Sequence[Token], at: int) -> Part:
        end = at + 1
        while (
            end - at < GROUPS_MOST
            and end < len(tokens)
            and _continues(tokens[end - 1], tokens[end], first=end - 1 == at)
        ):
            end += 1
        if end > at + 1 and self._groups(tokens, at, end):
            form = "".join(token.form for token in tokens[at:end])
            return Part(parse_digits(form, form[-3] if "." in form or "," in form else ""), end, spoken=False)
        exact = (self._wide and not tokens[at].form.endswith("000")) or form_at(tokens, at + 1) in {"%", "‰"}
        value = parse_digits(tokens[at].form, self._point if exact else "")
        if form_at(tokens, at + 1) in self._words.hundreds and value < 100:
            joined = at + 2 + (form_at(tokens, at + 2) == self._words.join)
            rest, end = self._tens(tokens, joined)
            return Part(value * 100 + rest, end if rest else at + 2, spoken=False)
        return Part(value, at + 1, spoken=False)

    def _tens(self, tokens: Sequence[Token], at: int) -> tuple[Decimal, int]:
        """Read what is said or written below a hundred after '5 hundred and'."""
        if at < len(tokens) and tokens[at].kind == NUMBER and tokens[at].form.isdigit() and len(tokens[at].form) == 2:
            return Decimal(tokens[at].form), at + 1
        value, end = self._hundreds.read(tokens, at)
        return (Decimal(value), end) if value < 100 else (Decimal(0), at)

    def _groups(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Tell whether blanks group digits: by the country's habit, or where nothing else makes sense of them."""
        signed = at > 0 and tokens[at - 1].kind == SIGN
        dated = form_at(tokens, at - 1) in _DATING  # 'el 15 y el 30 400 pesos'
        named = form_at(tokens, end) in NAMES and not dated
        return self._spaced or self._wide or signed or named or end > at + 2 or tokens[at + 1].form == "000"

    def _leading(self, tokens: Sequence[Token], at: int) -> Part | None:
        """Read what stands for a number before a multiplier: 'un', 'medio', 'un par de', 'half a', 'a couple'."""
        words, forms = self._words, [form_at(tokens, at + step) for step in range(4)]
        if forms[0] in words.hundreds:
            counted = forms[1] in self._closers or forms[1] in NAMES or forms[1] in UNITS
            return Part(Decimal(100), at + 1) if counted else None
        if forms[0] in words.halves:
            skip = 2 if forms[1] in words.after_half else 1
            return Part(Decimal("0.5"), at + skip) if forms[skip] in self._closers else None
        if forms[0] in words.ones and forms[1] in self._closers:
            return Part(Decimal(1), at + 1)
        skip = 1 if forms[0] in words.ones else 0
        if skip and forms[1] in words.halves and forms[2] in self._closers:
            return Part(Decimal("0.5"), at + 2)
        if forms[skip] not in {"par", "couple"}:
            return None
        skip += 1 + (forms[skip + 1] == words.of)
        if form_at(tokens, at + skip) in words.hundreds:
            return Part(Decimal(200), at + skip + 1)
        counted = form_at(tokens, at + skip) in self._wholes | words.nouns
        return Part(Decimal(2), at + skip) if counted or self._wide else None

    def _alone(self, tokens: Sequence[Token], at: int) -> Part | None:
        """Read a lone 'un' or 'medio', where every number is asked for."""
        words, form = self._words, form_at(tokens, at)
        if not self._wide or (form in words.ones and (words.join == "and" or len(tokens) > 1)):
            return None
        if form in words.ones and words.join == "and" and form_at(tokens, at + 1) in words.halves:
            return Part(Decimal("0.5"), at + 2)
        return (
            Part(Decimal(1), at + 1)
            if form in words.ones
            else Part(Decimal("0.5"), at + 1)
            if form in words.halves
            else None
        )


def _continues(before: Token, token: Token, *, first: bool) -> bool:
    """Tell whether three digits follow one blank after digits: '1 500', '1 234 567,50'."""
    form = token.form
    whole = form[:3] if len(form) > 3 and form[3] in ".," and len(form) <= 6 else form
    return (
        token.kind == NUMBER
        and token.start == before.end + 1
        and len(whole) == 3
        and whole.isdigit()
        and before.form.isdigit()
        and len(before.form) <= 3
        and not (first and before.form.startswith("0"))
    )
