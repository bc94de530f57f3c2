# ruff: noqa: PLR2004 - distances are in tokens, and every handler sees the same event and place
"""Keep the values of a message as they are found, each with the mode of its clause."""

from collections.abc import Sequence
from datetime import date

from nlu.grammar import cues
from nlu.grammar.calendars import Calendar
from nlu.grammar.items import NEUTRAL, OFFER, REFUSED, Alternative, Found, Item
from nlu.grammar.rules import Line
from nlu.grammar.scan import Event
from nlu.grammar.signals import OF, STARTS


class Collect:
    """Hold the clause's mode, and the values found so far."""

    def __init__(self, line: Line, events: Sequence[Event], calendar: Calendar, currency: str) -> None:
        """Take what the scanner found."""
        self._line, self._events, self._calendar, self._currency = line, events, calendar, currency
        self.found = Found()
        self._mode, self._strong = NEUTRAL, False
        self._sentence, self._phrase, self._separator = 0, 0, ""
        self._not_at, self._correcting = -9, False
        self._clause = 0  # index of the first item of this clause
        self._paid_clause = False
        self._held: Item | None = None
        self._past_open = False
        self._offering = False  # an offer was under way when an income was named
        self._cap_at, self._discount_at, self._spent_at, self._each_at, self._down_at = -9, -9, -9, -9, -9
        self._if_at, self._aside_at, self._but_at, self._begun_at, self._named_at = -9, -9, -9, 0, -9
        self._other: Alternative | None = None
        self._asked = self._questioned = self._why = False  # '¿cuánto sería si …?'
        self._last_date: date | None = None
        self._implied: list[int] = []  # frequencies that only a unit of time says
        roles = {event.role for event in events}
        self._pays = bool(roles & {cues.PAY, cues.SETTLE, "money", "count", "run"})
        self._past = cues.PAST in roles and not roles & {cues.PAY, cues.SETTLE, cues.OWED}

    def _add(self, kind: str, value: str | int | None, event: Event) -> Item:
        mode = self._mode
        if mode == NEUTRAL and self._not_at >= 0:
            mode = REFUSED
        if mode == "extend":
            mode = OFFER if kind in {"date", "count", "run", "freq"} else "extend"
        item = Item(
            kind,
            value,
            event.first,
            event.last,
            mode,
            self._strong,
            separator=self._separator,
            correction=self._correcting,
            sentence=self._sentence,
            phrase=self._phrase,
            role=event.role,
            asked=self._asked,
            start=kind == "date" and self._starts(event),
        )
        self._separator = ""
        before = self.found.items[-1] if self.found.items else None
        if (
            before
            and before.kind == kind
            and self._line.word(event.first - 1) in {"o", "u", "or", "ou"}
            and mode != REFUSED
        ):
            item.mode = "alternative" if before.mode == mode else mode
        if self._other is not None and mode != REFUSED and self._other.holds(kind):
            item.mode = "alternative"
        self.found.items.append(item)
        if kind == "date" and before and before.mode in {"spent", "claimed"} and event.first - before.last <= 1:
            item.mode = before.mode
        if kind == "date" and event.first - self._named_at <= 1 and self._is_of(event):
            item.mode = "owed"
        if kind == "amount" and item.value not in {"all", "rest"} and self._claimed(event):
            item.mode = "claimed"
        return item

    def _claimed(self, event: Event) -> bool:
        if self._line.word(event.first - 1) in {"a", "to", "en", "em", "para"}:
            return False  # 'bájenlo a 600' names the sum that would be paid
        return 0 <= event.first - self._discount_at <= 2 or 0 <= event.first - self._spent_at <= 2

    def _is_of(self, event: Event) -> bool:
        """Tell whether a day is another thing's: 'boleta 88120 del 3 de marzo'."""
        return bool({self._line.word(event.first), self._line.word(event.first - 1)} & OF)

    def _starts(self, event: Event) -> bool:
        """Tell whether a day is where a run begins: 'cada viernes empezando el 20'."""
        return not STARTS.isdisjoint(self._line.shapes[max(0, event.first - 2) : event.first + 1])

    def _entity(self, kind: str, event: Event, value: str | int, currency: str | None = None) -> None:
        self.found.entities.append((kind, event.first, event.last, value, currency))
