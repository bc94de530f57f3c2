# ruff: noqa: PLR2004 - tens and hundreds speak for themselves
"""Read number words below a thousand: 'doscientos treinta y cinco', 'cento e vinte', 'a hundred and five'."""

from collections.abc import Sequence

from nlu.grammar.number_words import NumberWords
from nlu.grammar.text import Token, form_at


class Hundreds:
    """Read words below a thousand in one language."""

    def __init__(self, words: NumberWords, wholes: frozenset[str], *, wide: bool) -> None:
        """Choose the words; `wholes` are the multipliers written in full."""
        self._words, self._wholes, self._wide = words, wholes, wide

    def read(self, tokens: Sequence[Token], at: int) -> tuple[int, int]:
        """Give the number that begins at a token and the place after it; 0 and the same place when there is none."""
        words = self._words
        value, room, end = 0, 1000, at
        if form_at(tokens, at) in words.ones and form_at(tokens, at + 1) in words.hundreds:
            value, room, end = 1, 0, at + 1
        while end < len(tokens):
            place = end + self._joint(tokens, end, room)
            form = form_at(tokens, place)
            number = words.small.get(form)
            if number is None and form in words.ones and words.join != "and" and self._is_one(tokens, place, end, room):
                number = 1
            if words.hundreds and not self._wide and _is_short(value, number, end - at, bare=place == end):
                value, room = value * 100 + (number or 0), _room(number or 0, words.join)
            elif form in words.hundreds and 0 < value < 100 and place == end:
                value, room = value * 100, 100
            elif number is not None and number < room and (number or end == at):
                value, room = value + number, _room(number, words.join) if number else 10 * (end == at)
            else:
                break
            end = place + 1
        return value, end

    def _is_one(self, tokens: Sequence[Token], place: int, end: int, room: int) -> bool:
        """Tell whether 'un' counts: after tens and their joint, or before a multiplier: 'ciento un mil'."""
        if place > end and self._words.join == "e":
            return room in {10, 100}
        return (room == 10 and place > end) or (room == 100 and form_at(tokens, place + 1) in self._wholes)

    def _joint(self, tokens: Sequence[Token], end: int, room: int) -> int:
        """Give 1 when a joining word or hyphen stands between two words of one number."""
        words, form = self._words, form_at(tokens, end)
        if form == "-" and room == 10:
            return int(0 < words.small.get(form_at(tokens, end + 1), 0) < 10)
        if form != words.join or room not in {10, 100} or (room == 100 and words.join == "y"):
            return 0
        if words.join == "and":
            again = {form_at(tokens, end + 2), form_at(tokens, end + 3)} & words.hundreds
            return int(room == 100 and not again and form_at(tokens, end + 1) in words.small)
        return 1


def _room(number: int, join: str) -> int:
    """Give the bound below which the next word may still belong: 'treinta y' leaves nine, 'doscientos' ninety-nine."""
    if number >= 100:
        return 100
    return 10 if number % 10 == 0 and (number >= 20 or (number == 10 and join == "y")) else 0


def _is_short(value: int, number: int | None, said: int, *, bare: bool) -> bool:
    """Tell whether hundreds are said short: 'two fifty', 'one twenty five'."""
    return bare and said == 1 and 0 < value < 10 and number is not None and 10 <= number < 100
