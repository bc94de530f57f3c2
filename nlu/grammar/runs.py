# ruff: noqa: PLR2004, ARG002 - distances are in tokens, and every handler sees the same event and place
"""Take numbers of payments and how often they come, and name each as an entity."""

from nlu.grammar.counting import Counting
from nlu.grammar.dates import RESOLVERS
from nlu.grammar.items import (
    BARE_COUNT,
    COUNT_MOST,
    FREQUENCIES,
    NEAR,
    PAST,
    REFUSED,
    UNNAMED,
    WINDOWS,
)
from nlu.grammar.scan import Event
from nlu.grammar.signals import SPLITS


class Runs(Counting):
    """Take counts and frequencies in the clause that they stand in."""

    def bare(self, event: Event, place: int) -> None:
        """Read a bare number after a correction as what it corrects: 'en 3 cuotas, perdón, 4'."""
        if self._counts_again(event):
            self.count_again(event)
            return
        last = self.found.items[-1] if self.found.items else None
        if not (self._correcting and last and event.sum and event.sum.value == int(event.sum.value)):
            return
        if last.kind == "count":
            self.count_again(event)
        elif last.kind == "date" and 1 <= event.sum.value <= 31:
            self._put_date(event, self._calendar.day(int(event.sum.value)))

    def count_again(self, event: Event) -> None:
        """Take a number without noun as another number of payments."""
        number = int(event.sum.value) if event.sum else 1
        self._entity("count", event, number)
        self._add("count", number, event)

    def _counts_again(self, event: Event) -> bool:
        """Tell whether a small bare number corrects a number of payments: 'no puedo en 3 cuotas, necesito 6'."""
        last = self.found.items[-1] if self.found.items else None
        if last is None or event.sum is None or last.kind != "count" or event.sum.named:
            return False
        small = 1 < event.sum.value <= BARE_COUNT and event.sum.value == int(event.sum.value)
        replaces = self._correcting or not {self._mode, last.mode}.isdisjoint({REFUSED, "owed"})
        apart = self._mode == "owed" or self._line.word(event.first - 1) not in {"de", "of", "at", "a"}
        return small and replaces and apart

    def count(self, event: Event, place: int) -> None:
        """Take a number of payments, with its frequency when said in units of time."""
        number, frequency = self._number(event)
        if number is None or not 1 <= number <= COUNT_MOST:
            return
        if event.role == "span" and not self._span_counts(event):
            return
        if event.role == "understood" and number == 1 and self._line.tokens[event.first].spoken:
            return  # 'uno de 900' lists a payment, it counts none
        if event.role.startswith("countyear") and not self._repeats(place):
            return
        if event.role == "count" and (self._is_whole(event) or (self._mode == PAST and self._happened(event))):
            return
        number, frequency = self._in_period(number, frequency)
        self._entity("count", event, number)
        item = self._add("count", number, event)
        lead = self._line.word(event.first)
        item.split = lead in SPLITS or (self._line.word(event.first - 1) in SPLITS)
        if event.role in {"countspan", "span"} and lead in {"por", "durante", "for", "x"}:
            item.split = False
        if frequency:
            self._implied.append(len(self.found.entities))
            self._entity("frequency", event, frequency)
            self._add("freq", frequency, event)
        high = event.mention.parts.get("hi") if event.mention else None
        if high:
            self.found.ranges.append(("count", str(number), high))

    def run_of(self, event: Event, place: int) -> None:
        """Take 'en cuotas': a run of unsaid length."""
        if event.role in UNNAMED and not (self.found.items and self.found.items[-1].kind == "amount"):
            return
        self._add("run", None, event)
        unit = event.role.partition("+")[2]
        if unit:
            self._entity("frequency", event, unit)
            self._add("freq", unit, event)

    def frequency(self, event: Event, place: int) -> None:
        """Take how often, and the day that comes with it."""
        kind, _, dated = event.role.partition("+")
        parts = event.mention.parts if event.mention else {}
        said = parts.get("f") if kind == "freq" else None
        value = {"semi": "semimonthly"}.get(kind, kind) if kind != "freq" else FREQUENCIES[(said or "c")[0]]
        if event.role == "semi+pair":
            self._implied.append(len(self.found.entities))
        if event.role == "monthly+day" and "mes" not in self._line.shapes[event.first : event.last]:
            self._implied.append(len(self.found.entities))
        self._entity("frequency", event, value)
        item = self._add("freq", value, event)
        before = self.found.items[-2] if len(self.found.items) > 1 else None
        if before and before.mode in {"spent", "claimed", "income"} and event.first - before.last <= 2 * NEAR:
            item.mode = before.mode
        if dated:
            resolved = RESOLVERS["+" + dated](parts, self._calendar)
            self._put_date(event, resolved)
        if self.found.capacity and self.found.capacity[1] == 0:
            self.found.capacity = (self.found.capacity[0], WINDOWS[value])
