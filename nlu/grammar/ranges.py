"""Join the two ends of a range of days: 'entre el 10 y el 15', 'March 15 to March 20' are the earlier day."""

from datetime import date, timedelta
from typing import Final

from nlu.grammar.calendars import day_of
from nlu.grammar.claims import Claims
from nlu.grammar.items import Item
from nlu.grammar.scan import Event

_BETWEEN: Final = frozenset({"entre", "between"})
_FROM: Final = frozenset({"del", "de", "from", "do"})
_UPTO: Final = frozenset({"a", "to", "ao", "al", "hasta"})
_UPTO_DAY: Final = frozenset({"al", "a", "hasta", "to", "ao", "the", "el"})


class Ranges(Claims):
    """Know when two days are the ends of one range."""

    def _joins_range(self, event: Event, value: date) -> bool:
        """Read 'entre el 10 y el 15', 'del 10 al 15' and 'March 15 to March 20' as one date, the earlier."""
        own = bool(self.found.items) and self.found.items[-1].first == event.first  # what comes with 'el 5 de cada mes'
        last = self.found.items[-1 - own] if len(self.found.items) > own else None
        if last is None or last.kind != "date" or last.mode == "owed" or event.role in {"+day", "+end"}:
            return False
        if not self._are_ends(last, event):
            return False
        low = date.fromisoformat(str(last.value))
        if value <= low and event.role in {"day", "monthly+day"} and value.day > low.day:
            value = day_of(low.year, low.month, value.day) or value  # 'del 1 al 10' said on the 10th
        if value <= low and event.role == "weekday" and self._opens(last) & _BETWEEN:
            value += timedelta(days=7)  # 'entre el lunes y el miércoles' said on a Tuesday
        if value <= low:
            return False
        self.found.ranges.append(("date", low.isoformat(), value.isoformat()))
        return True

    def _are_ends(self, last: Item, event: Event) -> bool:
        """Tell whether the words around and between two dates make them the ends of a range."""
        between = [self._line.word(at) for at in range(last.last, event.first)]
        opener = self._opens(last)
        if opener & _BETWEEN:
            return between in (["y"], ["e"], ["and"], ["a"], ["al"], ["hasta"])
        upto = len(between) == 1 and between[0] in _UPTO
        if opener & _FROM:
            return upto or (not between and self._line.word(event.first) in _UPTO_DAY)
        full = {last.role, event.role} <= {"monthday", "="}
        return full and (upto or between == ["-"] or (not between and self._line.word(event.first) == "al"))

    def _opens(self, last: Item) -> set[str]:
        """Give the words with which a date opens."""
        return {self._line.word(last.first - 1), self._line.word(last.first)}
