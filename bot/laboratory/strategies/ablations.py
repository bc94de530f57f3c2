"""Negotiate as ours does, with the nearest plan replaced by the lightest equal instalments: what is nearness worth?"""

from bot.laboratory.person import Said
from bot.laboratory.strategies.desk import Desk
from bot.laboratory.strategies.way import Way
from bot.laboratory.words import Act, Kind, Reply, Word
from flows.negotiation.options import options
from flows.negotiation.proposal import Capacity, Plan

ROUNDS = 3  #: where the policy names no number


class EqualInstalments(Way):
    """Take what the policy admits, let a person look at what staff admit, counter with equal instalments."""

    def __init__(self, desk: Desk, said: Said) -> None:
        super().__init__(desk)
        self.said = said
        self.capacity: Capacity | None = None
        self.has_asked = False

    def hear(self, word: Word) -> Reply:
        """Hear what they can pay, and whether a person shall look."""
        if word.with_means or word.act is Act.MEANS:
            self.capacity = self.said.capacity
        if word.act is Act.ADVISER:
            return self._hand("exception")
        if word.act is Act.TAKE:
            self.table = self.table[1:]
            return Reply(Kind.BOOKED, self.table)
        if word.act in {Act.MEANS, Act.SKIP} and self.own:
            return self.answer(self.own)
        return super().hear(word)

    def answer(self, proposal: Plan) -> Reply:
        """Judge a proposal."""
        if self.desk.admits(proposal):
            return self.read_back(proposal)
        found = options(self.desk.within(self.capacity), self.desk.policy)[:1]
        if self.desk.staff_admits(proposal):
            self.table = (proposal, *found)
            return Reply(Kind.EXCEPTION, self.table)
        most = self.desk.policy.counter_offers_max
        if not found or self.rounds >= (ROUNDS if most is None else most):
            return self._hand("refer")
        return self.put(found[0])

    def refused(self) -> Reply:
        """Ask once what they can pay, then listen."""
        if not self.has_asked and self.capacity is None:
            self.has_asked = True
            return Reply(Kind.ASK_MEANS)
        return Reply(Kind.LISTEN)

    def _hand(self, matter: str) -> Reply:
        return Reply(Kind.HANDED, (self.own,) if self.own else (), matter=matter)
