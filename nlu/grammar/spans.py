"""Join dates that belong together: a day and its weekday, a day moved from another, the two ends of a range."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from nlu.grammar.items import FAR, NEAR, Item
from nlu.grammar.offsets import moved
from nlu.grammar.parts import year_of
from nlu.grammar.ranges import Ranges
from nlu.grammar.scan import Event

_BESIDE: Final = frozenset({",", "-", "el", "dia", "the", "o", "no", "em", "on"})
_SHORT: Final = 6  #: characters: a longer written date names its year
_YEARLESS: Final = frozenset({"monthday", "month", "baremonth", "="})
_OF: Final = frozenset({"del", "de", "do", "da", "of", "from", "for"})
_BILLS: Final = frozenset(
    {
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
        "recibo",
        "fatura",
        "boleto",
        "conta",
        "bill",
        "invoice",
    }
)

_NUMBERED: Final = frozenset({"factura", "boleta", "fatura", "invoice"})  #: 'la boleta número 88 del 3 de marzo'

_NAMING: Final = frozenset({"=", "monthday", "day", "weekday", "monthend"})
_MEANS: Final = frozenset(
    [
        "o",
        "ou",
        "sea",
        "seja",
        "osea",
        "que",
        "es",
        "e",
        "which",
        "is",
        "that's",
        "that",
        "it's",
        "i.e",
        "ie",
        "es_decir",
        "decir",
        "cae",
        "cai",
        "falls",
    ]
)


class Spans(Ranges):
    """Know what a date belongs to, before it becomes one."""

    _shift: Event | None = None  #: 'dos días después de', waiting for its day

    def _again(self) -> date | None:
        """Give what comes after the day said before: 'este viernes o el próximo', 'esta quincena no, la próxima'."""
        last = next((item for item in reversed(self.found.items) if item.kind == "date"), None)
        if last is None:
            return None
        said = date.fromisoformat(str(last.value))
        if last.role == "payday":
            return self._calendar.paydays_after(said, 1)
        return said + timedelta(days=7) if last.role in {"weekday", "nextweek"} else None

    def _charged(self, event: Event, value: date) -> date:
        """Take a charge's day without a year for the last such day, when the next is far."""
        far = (value - self._calendar.today).days > FAR
        charged = self._mode in {"owed", "ask", "other"} or self._names_instalment(event)
        dated = event.mention is not None and year_of(event.mention.parts) is not None
        if not (far and charged) or dated or event.role not in _YEARLESS or len(event.word) > _SHORT:
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
        if self._renames_payday(event):
            payday = self.found.items.pop()
            self.found.entities.pop()
            self._mode, self._strong = payday.mode, payday.strong  # 'which is' asks nothing here
            return replace(event, first=payday.first)
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

    def _renames_payday(self, event: Event) -> bool:
        """Tell whether a date says when the payday just named is: 'payday, the 28th', 'la quincena, o sea el 15'."""
        last = self.found.items[-1] if self.found.items else None
        if last is None or last.role != "payday" or event.role not in _NAMING:
            return False
        if self._line.word(event.last)[:1] in {"#", "$"}:
            return False  # '100 on payday, the 28th 50'
        between = {self._line.word(at) for at in range(last.last, event.first)}
        return between <= _BESIDE | _MEANS and event.first - last.last <= 2 * NEAR

    def _repeats_weekday(self, event: Event, value: date) -> bool:
        """Tell whether a date only names the day just said: 'May 22, Thursday', 'Saturday, 3 days from now'."""
        near = self._dated(event)
        if near is not None and near.value == value.isoformat():
            return True
        last = self._dated(event) if event.role == "weekday" and event.mention else None
        said = self._line.word(event.first) == (event.mention.parts.get("wd") if event.mention else None)
        if last is None or last.role not in {"=", "monthday", "day"} or not said:
            return False
        return date.fromisoformat(str(last.value)).weekday() == value.weekday()

    def _names_instalment(self, event: Event) -> bool:
        """Tell whether a date only says which instalment is meant: 'la cuota del 15'."""
        first = event.first - (self._line.word(event.first - 1) in _OF)
        if self._line.word(first) not in _OF:
            return False
        return self._line.word(first - 1) in _BILLS or self._line.word(first - 3) in _NUMBERED
