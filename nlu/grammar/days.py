# ruff: noqa: SIM905 - words are read best as a text
"""Take dates: resolved forwards or back, moved by what stands before, joined into ranges, held for an income."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from nlu.grammar import cues
from nlu.grammar.calendars import Calendar, day_of
from nlu.grammar.clauses import Clauses
from nlu.grammar.dates import RESOLVERS, written
from nlu.grammar.items import DATED_NOW, FAR, NEAR, NEUTRAL, OFFER, PAST, REFUSED, Item
from nlu.grammar.offsets import moved
from nlu.grammar.parts import year_of
from nlu.grammar.scan import Event

_ARTICLES: Final = frozenset({"on", "by", "until", "for", "from", "till"})
_BESIDE: Final = frozenset({",", "-", "el", "dia", "the", "o", "no", "em", "on"})
_ALONE: Final = 2  #: events of a message that is only a month
_MONTHLY: Final = frozenset({"month", "baremonth", "monthday", "monthend", "monthstart"})
_OR: Final = frozenset({"o", "u", "y", "ou", "e", "or", "and"})
_SHORT: Final = 6  #: characters: a longer written date names its year
_LEAST: Final = 4  #: 'the first' and 'the second' count; 'the fourth' and later are days of a month
_STATES: Final = frozenset(
    """
        sin no estoy estamos esta llevo soy somos tengo tenemos trabajo vivo cliente desempleado desempleada enfermo
        enferma sem estou estamos sou tenho moro desempregado desempregada parado parada doente been without am i'm
        unemployed
    """.split()
)
"""Words of a state that lasts: 'estoy sin trabajo hace 3 meses' dates nothing."""


class Days(Clauses):
    """Resolve dates in the clause that they stand in."""

    _shift: Event | None = None  #: 'dos días después de', waiting for its day

    def _date_kind(self, event: Event, place: int) -> None:
        if event.role == "shift":
            self._shift = event
            return
        if event.role != "=" and (event.role not in RESOLVERS or not self._is_a_date(event, place)):
            return
        if event.role == "season" and self._mode == "income":
            self._mode = NEUTRAL
        try:
            self._put_date(event, self._resolve(event))
        except (ValueError, OverflowError):
            return  # a day that no calendar holds dates nothing

    def _is_a_date(self, event: Event, place: int) -> bool:
        if event.role == "now" and not self._dates_now(event, place):
            return False
        if event.role == "baremonth" and not self._names_month(place):
            return False
        return not (self._is_only_counted(event) or self._is_tenure(event))

    def _names_month(self, place: int) -> bool:
        """Tell a month from a name: alone in the message, or one of two: 'en abril o mayo'."""
        if len(self._events) <= _ALONE:
            return True
        before = self._events[max(0, place - _ALONE) : place]
        return [event.role in _MONTHLY for event in before[:1]] == [True] and before[-1].word in _OR

    def _again(self) -> date | None:
        """Give what comes after the day said before: 'este viernes o el próximo', 'esta quincena no, la próxima'."""
        last = next((item for item in reversed(self.found.items) if item.kind == "date"), None)
        if last is None:
            return None
        said = date.fromisoformat(str(last.value))
        if last.role == "payday":
            return self._calendar.paydays_after(said, 1)
        return said + timedelta(days=7) if last.role in {"weekday", "nextweek"} else None

    def _resolve(self, event: Event) -> date | None:
        calendar = self._looking(event)
        if event.role == "=":
            return written(event.word, calendar)
        if event.role == "again":
            return self._again()
        return RESOLVERS[event.role](event.mention.parts if event.mention else {}, calendar)

    def _looking(self, event: Event) -> Calendar:
        """Give the calendar that looks back after past verbs and 'desde el viernes'."""
        before = self._line.word(event.first - 1)
        since = before in {"desde", "since"} and self._mode != OFFER and event.role == "weekday"
        back = self._mode == PAST or (self._past and self._mode == NEUTRAL) or (since and not self._pays)
        return self._calendar.looking(back=back, previous=self._last_date)

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
        return event.role == "monthday" and tokens[0].form == "one"

    def _is_tenure(self, event: Event) -> bool:
        """Tell 'desempregado há 3 meses' from 'paguei há 3 meses'."""
        unit = event.mention.parts.get("unit", "") if event.mention and event.role == "ago" else ""
        if not unit.startswith("m") or self._mode == PAST or self._past:
            return False
        return any(self._line.word(at) in _STATES for at in range(max(0, event.first - 3 * NEAR), event.first))

    def _put_date(self, event: Event, value: date | None) -> None:
        event, value = self._moved(event, value)
        if value is None or self._repeats_weekday(event, value):
            return
        event = self._absorbing(event, value)
        value = self._charged(event, value)
        back = event.role in {"ago", "lastweekday", "lastweekweekday", "offset-1", "offset-2"}
        if self._joins_range(event, value):
            return
        self._entity("date", event, value.isoformat())
        self._last_date = value
        item = self._add("date", value.isoformat(), event)
        if self._names_instalment(event):
            item.mode = "owed"
            return
        if back or value < self._calendar.today:
            item.mode = PAST
        if item.mode == "income":
            self._held = item
            item.mode = "held"

    def _charged(self, event: Event, value: date) -> date:
        """Take a charge's day without a year for the last such day, when the next is far."""
        far = (value - self._calendar.today).days > FAR and self._mode in {"owed", "ask", "other"}
        dated = event.mention is not None and year_of(event.mention.parts) is not None
        if not far or dated or event.role not in {"monthday", "="} or len(event.word) > _SHORT:
            return value
        return value.replace(year=value.year - 1) if (value.month, value.day) != (2, 29) else value

    def _moved(self, event: Event, value: date | None) -> tuple[Event, date | None]:
        """Move a day by the 'two weeks from' that stands right before it."""
        by, self._shift = self._shift, None
        if by is None or by.mention is None or value is None or not 0 <= event.first - by.last <= 1:
            return event, value
        return replace(event, first=by.first), moved(value, by.mention.parts)

    def _dated(self, event: Event) -> Item | None:
        """Give the date that stands right before an event, with nothing but commas and articles between."""
        last = self.found.items[-1] if self.found.items else None
        if last is None or last.kind != "date" or not 0 <= event.first - last.last <= NEAR:
            return None
        between = {self._line.word(at) for at in range(last.last, event.first)}
        return last if between <= _BESIDE else None

    def _absorbing(self, event: Event, value: date) -> Event:
        """Let 'viernes (6/7)' and 'Friday, Jul 18' be one date: the day counts and the weekday only names it."""
        last = self._dated(event)
        if last is None or last.role != "weekday" or event.role not in {"=", "monthday", "day"}:
            return event
        named = date.fromisoformat(str(last.value)).weekday()
        apart = event.first > last.last and self._line.word(last.last) != "-"
        if apart and named != value.weekday():
            return event
        self.found.items.pop()
        self.found.entities.pop()
        return replace(event, first=last.first)

    def _repeats_weekday(self, event: Event, value: date) -> bool:
        """Tell whether a weekday only names the day just said: 'May 22, Thursday'."""
        last = self._dated(event) if event.role == "weekday" and event.mention else None
        said = self._line.word(event.first) == (event.mention.parts.get("wd") if event.mention else None)
        if last is None or last.role not in {"=", "monthday", "day"} or not said:
            return False
        return date.fromisoformat(str(last.value)).weekday() == value.weekday()

    def _names_instalment(self, event: Event) -> bool:
        """Tell whether a date only says which instalment is meant: 'la cuota del 15'."""
        first = event.first - (self._line.word(event.first - 1) in {"del", "de", "do", "da"})
        return self._line.word(first) in {"del", "de", "do", "da"} and self._line.word(first - 1) in {
            "cuota",
            "factura",
            "boleta",
            "mensualidad",
            "parcela",
            "prestacao",
            "vencimiento",
            "compromiso",
            "letra",
            "pago",
        }

    def _joins_range(self, event: Event, value: date) -> bool:
        """Read 'entre el 10 y el 15' and 'del 10 al 15' as one date, the earlier."""
        own = (
            bool(self.found.items) and self.found.items[-1].first == event.first
        )  # the frequency of 'el 5 de cada mes'
        last = self.found.items[-1 - own] if len(self.found.items) > own else None
        if not (last and last.kind == "date" and isinstance(last.value, str) and last.mode != "owed") or event.role in {
            "+day",
            "+end",
        }:
            return False
        between = [self._line.word(at) for at in range(last.last, event.first)]
        opener = {self._line.word(last.first - 1), self._line.word(last.first)}
        joined = (bool(opener & {"entre", "between"}) and between in (["y"], ["e"], ["and"])) or (
            bool(opener & {"del", "de", "from", "do", "entre"})
            and (
                between in (["a"], ["to"], ["ao"], ["al"], ["hasta"])
                or (not between and self._line.word(event.first) in {"al", "a", "hasta", "to", "ao", "the", "el"})
            )
        )
        low = date.fromisoformat(last.value)
        if joined and value <= low and event.role in {"day", "monthly+day"} and value.day > low.day:
            value = day_of(low.year, low.month, value.day) or value  # 'del 1 al 10' said on the 10th
        if not joined or value <= low:
            return False
        self.found.ranges.append(("date", last.value, value.isoformat()))
        return True

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

    def hold(self) -> Item | None:
        """Give the income's date that no payment has taken yet."""
        return self._held
