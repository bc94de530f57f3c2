"""Negotiate by a rule that does not look at what the client says: all at once, in three, step by step, from a menu."""

from random import Random

from bot.laboratory.strategies.way import CLOSED, Way
from bot.laboratory.words import Act, Reply, Word
from flows.negotiation.proposal import Plan

STEPS = (1, 3, 6, 12)
WEEK = 7
TRIES = 2  #: times that what was refused is put again


class RejectAll(Way):
    """Ask for everything within a week, whatever is said."""

    def answer(self, _: Plan) -> Reply:
        """Ask for everything."""
        return self.put(self.desk.equal(1, WEEK)) if self.rounds < TRIES else CLOSED


class AcceptAll(Way):
    """Take whatever is proposed, inside the policy or not."""

    def answer(self, proposal: Plan) -> Reply:
        """Take it."""
        return self.read_back(proposal)


class PayInThree(Way):
    """Offer three monthly payments, or as many as the policy bears up to that."""

    def answer(self, _: Plan) -> Reply:
        """Offer them, and once more."""
        count = max((count for count in self.desk.lengths if count <= STEPS[1]), default=0)
        return self.put(self.desk.equal(count)) if count and self.rounds < TRIES else CLOSED


class Ladder(Way):
    """Offer one payment; who refuses is offered three, then six, then twelve."""

    def answer(self, _: Plan) -> Reply:
        """Offer the next step."""
        steps = [count for count in STEPS if count in self.desk.lengths]
        return self.put(self.desk.equal(steps[self.rounds])) if self.rounds < len(steps) else CLOSED


class FixedMenu(Way):
    """Let the client choose from a form; what else is said shows the form again, whatever it is, once."""

    def hear(self, word: Word) -> Reply:
        """Show the form to whatever is no choice."""
        if word.act is Act.ACCEPT or self.rounds >= TRIES:
            return super().hear(word)
        return self.show()

    def answer(self, _: Plan) -> Reply:
        """Show it, and once more."""
        return self.show() if self.rounds < TRIES else CLOSED

    def refused(self) -> Reply:
        """Show it once more."""
        return self.show() if self.rounds < TRIES else CLOSED

    def show(self) -> Reply:
        """Show all steps of the form that the policy allows."""
        plans = [self.desk.equal(count) for count in STEPS if count in self.desk.lengths]
        return self.put(*plans) if plans else CLOSED


class RandomAcceptable(Way):
    """Offer any equal plan that the policy allows; the same client always meets the same chance."""

    def answer(self, _: Plan) -> Reply:
        """Draw one."""
        lengths = self.desk.lengths
        chance = Random(f"{self.desk.known.number}/{self.desk.known.balance}/{self.rounds}")  # noqa: S311 - no secret
        return self.put(self.desk.equal(chance.choice(lengths))) if lengths and self.rounds < TRIES + 1 else CLOSED
