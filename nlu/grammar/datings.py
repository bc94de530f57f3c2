# ruff: noqa: SIM905 - words are read best as a text
"""Tell a date from what only looks like one: an ordinal, a tenure, a wish, a month's name, a 'now' of no payment."""

from collections.abc import Iterable
from typing import Final

from nlu.grammar import cues
from nlu.grammar.items import DATED_NOW, NEAR, OFFER, PAST, REFUSED
from nlu.grammar.scan import Event
from nlu.grammar.spans import Spans

_ARTICLES: Final = frozenset({"on", "by", "until", "for", "from", "till"})
_LEAST: Final = 4  #: 'the first' and 'the second' count; 'the fourth' and later are days of a month
_ALONE: Final = 2  #: events of a message that is only a month
_FEW: Final = 5  #: events of an answer to when: 'puede ser junio'
_NAMES: Final = frozenset({"julio", "abril", "marzo", "mayo", "april", "may", "march", "june", "august"})
_LEADS: Final = frozenset({"ser", "sea", "seria", "seja", "about", "be"})
_MONTHLY: Final = frozenset({"month", "baremonth", "monthday", "monthend", "monthstart"})
_OR: Final = frozenset({",", "o", "u", "y", "ou", "e", "or", "and"})
_DAYS: Final = frozenset({"day", "monthday", "monthly+day"})
_WISHES: Final = frozenset("feliz felices buen buena bom boa happy merry good".split())
_STATES: Final = frozenset(
    """
        sin no estoy estamos esta llevo soy somos tengo tenemos trabajo vivo cliente desempleado desempleada enfermo
        enferma sem estou estamos sou tenho moro desempregado desempregada parado parada doente been without am i'm
        unemployed
    """.split()
)
"""Words of a state that lasts: 'estoy sin trabajo hace 3 meses' dates nothing."""


class Datings(Spans):
    """Decide what is a date in the clause that it stands in."""

    def _is_a_date(self, event: Event, place: int) -> bool:
        if event.role == "now" and not self._dates_now(event, place):
            return False
        if event.role == "baremonth" and not self._names_month(place):
            return False
        if event.role == "lastday" and self._events[place - 1].role != "money":
            return False
        if event.role in {"feast", "weekend", "weekday"} and self._line.word(event.first - 1) in _WISHES:
            return False
        return not (self._is_only_counted(event) or self._is_tenure(event))

    def _names_month(self, place: int) -> bool:
        """Tell a month from a name: alone in the message, or one of several: 'en abril o mayo'."""
        month = self._line.word(self._events[place].first)
        if len(self._events) <= (_ALONE if month in _NAMES else _FEW):
            return True
        if self._line.word(self._events[place].first - 1) in _LEADS or self._names_instalment(self._events[place]):
            return True
        return any(
            self._events[beside].role in _MONTHLY and self._events[between].word in _OR
            for beside, between in ((place - 2, place - 1), (place + 2, place + 1))
            if 0 <= beside < len(self._events)
        )

    def _is_only_counted(self, event: Event) -> bool:
        """Tell 'a second wave' and 'one may ask' from days: spoken ordinals need 'on the', and 'one' is no day."""
        tokens = self._line.tokens[event.first : event.last]
        spoken = next((token for token in tokens if token.kind == "@" and token.spoken), None)
        if event.role == "day" and spoken is not None:
            first = self._line.word(event.first)
            ends = event.last == len(self._line.tokens) or self._line.word(event.last) in {",", ".", "?"}
            if self._line.word(event.last - 1) == "month":
                return False
            late = first == "the" and ends and (spoken.value or 0) >= _LEAST
            return not (late or first in _ARTICLES or self._line.word(event.first - 1) in _ARTICLES)
        return event.role in _DAYS and any(token.form == "one" for token in tokens)

    def _is_tenure(self, event: Event) -> bool:
        """Tell 'desempregado há 3 meses' from 'paguei há 3 meses'."""
        unit = event.mention.parts.get("unit", "") if event.mention and event.role == "ago" else ""
        if not unit.startswith("m") or self._mode == PAST or self._past:
            return False
        return any(self._line.word(at) in _STATES for at in range(max(0, event.first - 3 * NEAR), event.first))

    def _dates_now(self, event: Event, place: int) -> bool:
        """Tell whether 'ahora' dates a payment: beside an offered sum or verb, never 'por ahora' or a refusal."""
        word, before = self._line.word(event.first), self._line.word(event.first - 1)
        if before in {"uno", "una", "one", "uma", "#1", "primero", "primera"}:
            return True
        if (
            before in {"por", "hasta", "for", "until", "desde", "till", "de", "per", "e"}
            or self._line.word(event.last) == "en"
        ):
            return False
        if self._mode in (REFUSED, "other"):
            return False
        if (word in {"ya", "de", "al"} and event.last - event.first > 1) or word == "altiro" or len(self._events) == 1:
            return True
        before_roles = self._near(reversed(self._events[max(0, place - NEAR) : place]))
        after_roles = self._near(self._events[place + 1 : place + 1 + NEAR])
        if cues.NOT in after_roles:
            return False
        return self._mode == OFFER or bool({*before_roles, *after_roles} & DATED_NOW)

    @staticmethod
    def _near(events: Iterable[Event]) -> list[str]:
        """Give the roles beside a word, up to the first that belongs to something else."""
        roles: list[str] = []
        for event in events:
            if event.role in {
                "word",
                "stop",
                cues.BUT,
                cues.PAST,
                cues.OWED,
                cues.INCOME,
                cues.OTHER,
                cues.CONTACT,
                cues.THEN,
            }:
                break
            roles.append(event.role)
        return roles
