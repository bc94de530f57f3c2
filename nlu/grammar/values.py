# ruff: noqa: PLR2004, ARG002 - distances are in tokens, and every handler sees the same event and place
"""Take sums, shares and what stands for the whole or the rest, and name each as an entity."""

from decimal import Decimal
from typing import Final

from nlu.grammar.digits import fraction_text, share_text
from nlu.grammar.items import CLAUSE, NEAR, NEUTRAL, OFFER, PAST
from nlu.grammar.rules import Line
from nlu.grammar.runs import Runs
from nlu.grammar.scan import Event
from nlu.grammar.signals import BRIDGES, FIRST, OTHERS
from nlu.grammar.text import NUMBER
from nlu.reading import decimal_text

SHARE_DECIMALS = 6
SHARE_MOST = 10**9  #: a greater share is no one's, and is not rounded


_AGAIN: Final = frozenset({"otras", "otros", "outras", "outros", "another", "other"})
_THOUSAND: Final = Decimal(1_000)


def _unit_of(line: Line, event: Event) -> Decimal:
    """Give what one of a sum's units is worth: a thousand of '60 lucas' and '60 mil'."""
    number = next((token for token in line.tokens[event.first : event.last] if token.kind == NUMBER), None)
    if event.sum is None or number is None or not number.value:
        return Decimal(1)
    scaled = number.scaled and number.value % _THOUSAND == 0
    return _THOUSAND if scaled else event.sum.value / number.value


class Values(Runs):
    """Take sums and shares in the clause that they stand in."""

    def money(self, event: Event, place: int) -> None:
        """Take a sum."""
        if event.sum is None:
            return
        if self._counts_again(event):
            self.count_again(event)
            return
        value = decimal_text(event.sum.value * self._unit_before(event, place))
        self._entity("money", event, value, event.sum.currency or self._currency)
        if event.sum.high is not None:
            self.found.ranges.append(("money", value, decimal_text(event.sum.high)))
        before = self.found.items[-1] if self.found.items else None
        item = self._add("amount", value, event)
        item.each = event.first - self._each_at <= 1
        item.order = self._order(event)
        item.down = 0 <= event.first - self._down_at <= 3
        if (
            before
            and before.kind == "amount"
            and str(before.value).endswith("%")
            and event.first - before.last <= 2
            and (self._line.word(before.last) in {"de", "of", "do", "da", "dos"})
        ):
            item.mode = "owed"
        if 0 <= event.first - self._cap_at <= 2:
            self.found.capacity = (value, 0)

    def _unit_before(self, event: Event, place: int) -> Decimal:
        """Give the worth of the coin that 'otras 60', 'máximo 60' leave unsaid after '60 lucas' or '60 mil'."""
        follows = self._line.word(event.first - 1) in _AGAIN or 0 <= event.first - self._cap_at <= 1
        if event.sum is None or event.sum.named or not follows:
            return Decimal(1)
        for before in reversed(self._events[max(0, place - CLAUSE) : place]):
            if before.sum is not None:
                return _unit_of(self._line, before)
        return Decimal(1)

    def _order(self, event: Event) -> str:
        """Tell whether a sum is that of the first payment or that of the others."""
        at = event.first - 1
        while event.first - at <= NEAR + 1 and (self._line.word(at) in BRIDGES or self._line.word(at)[:1] == "#"):
            at -= 1
        word = self._line.word(at)
        return "first" if word in FIRST else "others" if word in OTHERS else ""

    def percent(self, event: Event, place: int) -> None:
        """Take a share of the debt."""
        value = self._share(event)
        if value is None:
            return
        after = self._line.word(event.last)
        if (
            value == "100"
            and after in {"seguro", "segura", "sure", "de", "certeza", "certo"}
            and self._line.word(event.last + 1) not in {"la", "lo", "da"}
        ):
            return
        self._entity("percent", event, value)
        rest = event.role == "restpercent"
        self._add("amount", "rest" if rest else f"{value}%", event)

    def _share(self, event: Event) -> str | None:
        fixed = {"half50": "50", "third": "33.33", "quarter": "25"}
        if event.role in fixed:
            return fixed[event.role]
        parts = event.mention.parts if event.mention else {}
        said = parts.get("p") or parts.get("p2")
        if parts.get("part"):
            return fraction_text(parts.get("n") or "1", parts["part"])
        return share_text(said) if said else None

    def rest(self, event: Event, place: int) -> None:
        """Take what remains; 'la otra mitad' is a half too."""
        parts = event.mention.parts if event.mention else {}
        if parts.get("half") or parts.get("half2"):
            self._entity("percent", event, "50")
        if self._mode == PAST:
            self._mode, self._strong = NEUTRAL, False
        self._add("amount", "rest", event)

    def saldo(self, event: Event, place: int) -> None:
        """Take the balance: what remains after another payment, else the whole."""
        last = self.found.items[-1] if self.found.items else None
        if last and last.last == event.first - 1 and self._line.word(last.last) == "of":
            return  # '200 of the balance'
        after_other = any(item.kind == "amount" and item.mode in {OFFER, NEUTRAL} for item in self.found.items)
        self._add("amount", "rest" if after_other else "all", event)

    def all(self, event: Event, place: int) -> None:
        """Take the whole debt."""
        self._add("amount", "all", event)

    def cash(self, event: Event, place: int) -> None:
        """Take 'à vista' as the whole where no sum is named; with one it says only how."""
        if event.role == "cash" and self._mode == OFFER and self._paid_clause:
            self._add("settle", "all", event)
