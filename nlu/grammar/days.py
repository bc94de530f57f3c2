"""Take dates: resolved forwards or back, moved by what stands before, joined into ranges, held for an income."""

from datetime import date

from nlu.grammar.calendars import Calendar
from nlu.grammar.dates import RESOLVERS, written
from nlu.grammar.datings import Datings
from nlu.grammar.items import NEUTRAL, PAST, Item
from nlu.grammar.scan import Event
from nlu.grammar.tenses import looks_back


class Days(Datings):
    """Resolve dates in the clause that they stand in."""

    def _date_kind(self, event: Event, place: int) -> None:
        if event.role == "shift":
            self._shift = event
            return
        if event.role != "=" and (event.role not in RESOLVERS or not self._is_a_date(event, place)):
            return
        if event.role == "season" and self._mode == "income":
            self._mode = NEUTRAL
        try:
            self._put_date(event, self._resolve(event, place))
        except (ValueError, OverflowError):
            return  # a day that no calendar holds dates nothing

    def _resolve(self, event: Event, place: int) -> date | None:
        calendar = self._looking(place)
        if event.role == "=":
            return written(event.word, calendar)
        if event.role == "again":
            return self._again()
        return RESOLVERS[event.role](event.mention.parts if event.mention else {}, calendar)

    def _looking(self, place: int) -> Calendar:
        """Give the calendar that looks back after past verbs and 'desde el viernes'."""
        past = self._past and self._mode == NEUTRAL
        back = looks_back(self._line, self._events, place, self._mode, past=past)
        return self._calendar.looking(back=back, previous=self._last_date)

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

    def hold(self) -> Item | None:
        """Give the income's date that no payment has taken yet."""
        return self._held
