"""Negotiate as the literature does: hold a target, give way over the rounds, take a proposal that is no slower.

The target is a number of equal monthly payments. It begins at one and grows to the most that the policy allows over
six rounds: late (Boulware), evenly, or early (Conceder); or by as much as the client moved (tit for tat).
"""

from typing import ClassVar

from bot.laboratory.strategies.desk import Desk
from bot.laboratory.strategies.way import CLOSED, Way
from bot.laboratory.words import Reply
from flows.negotiation.proposal import Plan

ROUNDS = 6


class Conceding(Way):
    """Give way over six rounds: the part given after a share t of them is t to the power of `bend`."""

    bend: ClassVar[float] = 1.0

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.lengths = desk.lengths

    def answer(self, proposal: Plan) -> Reply:
        """Take what is no slower than the target, else put the target."""
        if not self.lengths or self.rounds >= ROUNDS:
            return CLOSED
        target = self.desk.equal(self.target())
        if self.desk.admits(proposal) and proposal[-1].due_on <= target[-1].due_on:
            self.rounds += 1
            return self.read_back(proposal)
        return self.put(target)

    def target(self) -> int:
        """Return in how many payments the debt may be paid in this round."""
        given = ((self.rounds + 1) / ROUNDS) ** self.bend
        most = 1 + given * (self.lengths[-1] - 1)
        return max((count for count in self.lengths if count <= most), default=self.lengths[0])


class Boulware(Conceding):
    """Give way at the end."""

    bend = 4.0


class Linear(Conceding):
    """Give way evenly."""


class Conceder(Conceding):
    """Give way at the start."""

    bend = 0.25


class TitForTat(Conceding):
    """Give way by as many payments as the client did, at least by one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.place, self.asked = 0, 0

    def answer(self, proposal: Plan) -> Reply:
        """Move as the client moved."""
        moved = max(self.asked - len(proposal), 1) if self.asked else 0
        self.place, self.asked = self.place + moved, len(proposal)
        return super().answer(proposal)

    def target(self) -> int:
        """Return the length reached so far."""
        return self.lengths[min(self.place, len(self.lengths) - 1)]
