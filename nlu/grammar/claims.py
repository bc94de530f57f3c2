# ruff: noqa: PLR2004, ARG002 - distances are in tokens, and every handler sees the same event and place
"""Tell whose a sum or a day is when another matter claims it: the debt, an income, a call, a discount, the rent."""

from nlu.grammar import cues
from nlu.grammar.items import NEAR, NEUTRAL, OFFER, REFUSED
from nlu.grammar.scan import Event
from nlu.grammar.signals import CLAIMS, DEBTS
from nlu.grammar.verbs import Verbs


class Claims(Verbs):
    """Let words of other matters claim the values beside them."""

    def owed(self, event: Event, place: int) -> None:
        """Take a sum as the debt or a charge: the one just said ('500 que debo') or those that follow."""
        last = self.found.items[-1] if self.found.items else None
        if event.word in DEBTS and self._mode == OFFER and self._line.word(event.first - 1) in cues.DETERMINERS:
            return
        opener, joined, _ = event.word.partition("_")
        claims_last = event.word in CLAIMS or (bool(joined) and opener in {"que", "de", "por", "that", "in", "of", "i"})
        if claims_last and last and last.kind == "amount" and event.first - last.last <= 1:
            last.mode = "owed"
        elif not (self._mode == OFFER and self._strong and "_de" in event.word) and event.word != "of_interest":
            if event.first - self._not_at <= 2 and self._mode == REFUSED:
                return
            self._mode, self._strong = "owed", False

    def earn(self, event: Event, place: int) -> None:
        """Hold an income's date for the payment that hangs on it; its sum is no leg."""
        for item in self.found.items[self._clause :]:
            if item.kind == "date" and item.mode == NEUTRAL and not self._paid_clause:
                self._held = item
                item.mode = "held"
            elif item.mode == NEUTRAL and item.kind == "amount" and event.first - self._if_at > NEAR:
                item.mode = "income"
        when = event.first - self._if_at <= NEAR  # 'la mitad cuando me paguen y el resto en mayo'
        shared = when and any(item.kind == "amount" for item in self.found.items[self._clause :])
        self._offering = self._mode == OFFER or shared
        self._mode, self._not_at = "income", -9

    def aside(self, event: Event, place: int) -> None:
        """Turn to calls, visits and other dates that pay nothing."""
        here = self.found.items[self._clause :]
        if here and not self._paid_clause:
            for item in here:
                item.mode = event.role if item.kind in {"date", "freq"} and item.mode == NEUTRAL else item.mode
        self._mode, self._strong, self._not_at, self._aside_at = event.role, False, -9, event.first

    def discount(self, event: Event, place: int) -> None:
        """Drop the share or sum that a discount, an interest or a fee claims."""
        last = self.found.items[-1] if self.found.items else None
        if last and last.kind == "amount" and event.first - last.last <= 1 and last.value not in {"all", "rest"}:
            last.mode = "discount"
        self._discount_at = event.last

    def spent(self, event: Event, place: int) -> None:
        """Drop the sum that rent, food or school claims."""
        last = self.found.items[-1] if self.found.items else None
        sums = [item for item in self.found.items[-2:] if item.kind == "amount"]
        if sums and last and event.first - last.last <= NEAR:
            sums[-1].mode = last.mode = "spent"
        self._spent_at = event.last

    def each(self, event: Event, place: int) -> None:
        """Mark the amount beside it as each payment's."""
        self._each_at = event.last
        for item in reversed(self.found.items[-3:]):
            if item.kind == "amount" and event.first - item.last <= 2 * NEAR:
                item.each = True
                break

    def down(self, event: Event, place: int) -> None:
        """Mark a down payment: a leg of its own."""
        self._down_at = event.last
        last = self.found.items[-1] if self.found.items else None
        if last and last.kind == "amount" and event.first - last.last <= 2:
            last.down = True
            self._down_at = -9 if event.first == last.last else event.last  # '1.500 de entrada e 6 de 250'

    def name(self, event: Event, place: int) -> None:
        """Note where an invoice, a document or an address was named: a day right after it is its own."""
        self._named_at = event.last
