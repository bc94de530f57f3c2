# ruff: noqa: PLR2004 - a number of payments has few digits
"""Tell how many payments a number means: of units of time, of a year, of a period, or of none at all."""

from decimal import Decimal
from typing import Final

from nlu.grammar.days import Days
from nlu.grammar.items import BARE_COUNT, FREQUENCIES, NEAR, NEUTRAL, OFFER, SHORT, YEARLY
from nlu.grammar.scan import Event
from nlu.grammar.signals import SPLITS
from nlu.grammar.text import NUMBER

_OFTEN: Final = frozenset({"freq", *YEARLY})
_SOME_OF: Final = frozenset({"of", "de", "das", "dos", "las", "los", "the", "my", "mis"})
_TIMES: Final = frozenset({"veces", "vezes", "times"})


class Counting(Days):
    """Weigh numbers of payments in the clause that they stand in."""

    def _repeats(self, place: int) -> bool:
        """Tell whether a year is that of a run, said before or right after it: 'for a year 55 bucks a month'."""
        ahead = [event.role for event in self._events[place + 1 : place + 1 + NEAR]]
        return any(item.kind in {"freq", "run"} for item in self.found.items) or not _OFTEN.isdisjoint(ahead)

    def _happened(self, event: Event) -> bool:
        """Tell how often something happened from how many payments are offered: 'me cobraram 40 duas vezes'."""
        return self._line.word(event.last - 1) in _TIMES and self._line.word(event.first) not in SPLITS

    def _is_whole(self, event: Event) -> bool:
        """Tell whether a number of payments is only the whole that some are of: '2 de las 5 cuotas'."""
        at = event.first - 1
        while self._line.word(at) in _SOME_OF:
            at -= 1
        return at < event.first - 1 and self._counted(at)

    def _counted(self, at: int) -> bool:
        """Tell whether a small number stands at a place."""
        token = self._line.tokens[at] if at >= 0 else None
        small = token is not None and token.kind == NUMBER and not token.scaled and (token.value or 0) <= BARE_COUNT
        return small and self._line.word(at + 1) in _SOME_OF - {"las", "los", "the", "as", "my", "mis"}

    def _in_period(self, number: int, frequency: str | None) -> tuple[int, str | None]:
        """Count the payments of the frequency said before within so many months: '50 por semana por 3 meses'."""
        last = self.found.items[-1] if self.found.items else None
        said = str(last.value) if last and last.kind == "freq" else None
        if frequency != "monthly" or said in {None, "monthly"} or last is None or last.separator:
            return number, frequency
        return max(1, number * YEARLY[str(said)] // YEARLY["monthly"]), None

    def _number(self, event: Event) -> tuple[int | None, str | None]:
        parts = event.mention.parts if event.mention else {}
        unit = parts.get("cu") or parts.get("f")
        frequency = FREQUENCIES[unit[0]] if unit else None
        fixed = {"count1": (1, None), "countpair": (2, None), "countyear": (12, "monthly")}
        if event.role == "countyear":
            return self._year()
        if event.role in fixed:
            return fixed[event.role]
        if parts.get("n1"):
            return 12, "monthly"
        said = parts.get("n")
        if event.role == "countyear2":
            return int(said or 1) * 12, "monthly"
        return (int(Decimal(said)) if said and len(said) < 6 else None), frequency

    def _year(self) -> tuple[int, str]:
        said = next((item.value for item in reversed(self.found.items) if item.kind == "freq"), "monthly")
        return YEARLY.get(str(said), 12), str(said)

    def _span_counts(self, event: Event) -> bool:
        """Tell whether '8 meses' alone counts payments: after a sum or a verb of paying, never after a tenure."""
        before = self._line.word(event.first - 1)
        if self._line.word(event.last) in {"de", "of", "at"} and self._line.word(event.last + 1)[:1] in {"#", "$"}:
            return self._mode in {OFFER, NEUTRAL}
        asks = {"denme", "dame", "deme", "necesito", "otros", "plazo", "tengo", "debo", "hace", "owe", "preciso"}
        return before not in asks and (self._mode == OFFER or len(self._events) <= SHORT) and self._mode != "extend"
