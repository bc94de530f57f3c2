"""Hold what all ways of negotiating share: who hands what to a person, and what a yes books.

All of them but the form hear a dispute, a wrong number and a distress as ours does, so that they differ in nothing but
how they negotiate.
"""

from abc import ABC, abstractmethod

from bot.laboratory.strategies.desk import Desk
from bot.laboratory.words import Act, Kind, Reply, Word
from flows.negotiation.proposal import Plan

LISTEN, CLOSED = Reply(Kind.LISTEN), Reply(Kind.CLOSED)
MATTERS = frozenset({Act.DISPUTE, Act.WRONG_PERSON, Act.DISTRESS})


class Way(ABC):
    """A way of negotiating with one client; those that are tried override what they do otherwise."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.table: tuple[Plan, ...] = ()
        self.own: Plan | None = None  #: what the client proposed last
        self.rounds = 0

    def hear(self, word: Word) -> Reply:
        """Answer what a client said."""
        if word.act in MATTERS:
            return Reply(Kind.HANDED, matter=word.act.value)
        if word.act is Act.ACCEPT and self.table:
            plan = self.table[word.place]
            return Reply(Kind.BOOKED, (plan,), is_own=plan == self.own)
        if word.act is Act.PROPOSE:
            self.own = self.desk.complete(word.legs)
            return self.answer(self.own)
        return self.refused() if word.act is Act.REFUSE else LISTEN

    @abstractmethod
    def answer(self, proposal: Plan) -> Reply:
        """Answer a proposal."""

    def refused(self) -> Reply:
        """Answer a no."""
        return self.answer(self.own) if self.own else LISTEN

    def read_back(self, plan: Plan) -> Reply:
        """Take the client's own plan, and ask whether it was meant so."""
        self.table = (plan,)
        return Reply(Kind.READ_BACK, self.table)

    def put(self, *plans: Plan) -> Reply:
        """Put a plan to the client, or several to choose from."""
        self.rounds += 1
        self.table = plans
        return Reply(Kind.OFFER if len(plans) == 1 else Kind.MENU, plans)
