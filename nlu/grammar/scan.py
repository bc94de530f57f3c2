# ruff: noqa: PLR2004 - days and hours speak for themselves
"""Walk a line once, left to right, and tell what stands at each token: a value, a cue, a boundary, or a plain word."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nlu.grammar import cues, english, portuguese, spanish
from nlu.grammar.countries import Country
from nlu.grammar.currencies import CURRENCIES
from nlu.grammar.money import Sum, read_sum
from nlu.grammar.rules import Line, Mention, Rulebook
from nlu.grammar.sums import is_sum
from nlu.grammar.text import DATE, NUMBER, SIGN, STOP, WORD

_LANGUAGES = {"es": spanish, "pt": portuguese, "en": english}
_CLOCK_LEADS = frozenset(["las", "las_las", "at", "as"])


@dataclass(slots=True)
class Event:
    """What stands from token `first` up to `last`: its role, and the sum or mention behind it."""

    role: str
    first: int
    last: int
    sum: Sum | None = None
    mention: Mention | None = None
    word: str = ""


@cache
def rulebook(language: str) -> Rulebook:
    """Give a language's rulebook, compiled once."""
    tables = _LANGUAGES[language]
    return Rulebook(tables.ROWS, tables.WORDS)


def _said(line: Line, at: int) -> str:
    """Give a token as it was said, also a number in words: 'cada uno' is no number."""
    token = line.tokens[at] if at < len(line.tokens) else None
    return "" if token is None else token.form if token.spoken or token.kind != NUMBER else ""


_OPENERS = frozenset({"a", "un", *CURRENCIES})


class Scanner:
    """Scan lines of one language, country and question."""

    def __init__(self, language: str, country: Country, question: str | None) -> None:
        """Choose the tables."""
        self._book = rulebook(language)
        self._cues = cues.TABLES[language]
        self._function = _LANGUAGES[language].FUNCTION
        self._country = country
        self._question = question

    def scan(self, line: Line) -> Iterator[Event]:
        """Give the events of a line in order."""
        at = 0
        while at < len(line.tokens):
            event = self._event(line, at)
            yield event
            at = max(event.last, at + 1)

    def _event(self, line: Line, at: int) -> Event:
        token = line.tokens[at]
        if token.kind == STOP:
            return Event("stop", at, at + 1, word=token.form)
        if token.kind == DATE:
            return Event("=", at, at + 1, word=token.form)
        mention = self._book.longest(line, at)
        if token.kind in (NUMBER, SIGN) or token.form in _OPENERS:
            found = self._number(line, at, mention)
            if found is not None:
                return found
        cue = self._cue(line, at)
        if mention is not None and (cue is None or mention.last >= cue.last):
            return Event(mention.kind, at, mention.last, mention=mention)
        if cue is not None:
            return cue
        known = token.kind != WORD or token.form in self._function
        return Event("plain" if known else "word", at, at + 1, word=token.form)

    def _number(self, line: Line, at: int, mention: Mention | None) -> Event | None:
        """Choose between a sum and another reading of a number; the question asked decides for a bare one."""
        found = read_sum(line, at, self._country)
        token = line.tokens[at]
        if mention is not None and (found is None or mention.last >= found.last or not found.named):
            return Event(mention.kind, at, mention.last, mention=mention)
        if found is None:
            return None
        if self._is_clock(line, at, found):
            return Event("plain", at, found.last)
        if not found.named and token.kind == NUMBER and (asked := self._asked(at, found)):
            return asked
        small = 2 if self._question == "amount" else 20
        if is_sum(line, found, asked=self._question == "amount", spoken_small=small):
            return Event("money", at, found.last, sum=found)
        return Event("bare", at, found.last, sum=found)

    def _asked(self, at: int, found: Sum) -> Event | None:
        value = found.value
        whole = value == int(value)
        if self._question == "date" and whole and 1 <= value <= 31 and found.high is None:
            return Event("day", at, found.last, mention=Mention("day", at, found.last, {"d": str(int(value))}))
        if self._question == "count" and whole and 1 <= value <= 60 and found.high is None:
            return Event("count", at, found.last, mention=Mention("count", at, found.last, {"n": str(int(value))}))
        if self._question in {"identity", "which_invoice", "rating"}:
            return Event("plain", at, found.last)
        return None

    @staticmethod
    def _is_clock(line: Line, at: int, found: Sum) -> bool:
        """Tell whether 'a las 3', 'at 5', 'às 15' is an hour."""
        before, further = line.word(at - 1), line.word(at - 2)
        spanish_hour = before == "las" and further in {
            "a",
            "son",
            "eran",
            "sean",
            "como",
            "tipo",
            "de",
            "hasta",
            "desde",
            "antes",
            "entre",
            "y",
        }
        return (
            found.value <= 24
            and not found.named
            and (spanish_hour or before == "at" or (before == "as" and further != ""))
        )

    def _cue(self, line: Line, at: int) -> Event | None:
        token = line.tokens[at]
        for words, role in self._cues.get(token.form, ()):
            if all(_said(line, at + place) == word for place, word in enumerate(words)):
                if role == cues.PAY and token.form in cues.NOUNS and line.word(at - 1) in cues.DETERMINERS:
                    return None
                past = role == cues.PAY and token.stressed and len(words) == 1
                return Event(cues.PAST if past else role, at, at + len(words), word="_".join(words))
        return None
