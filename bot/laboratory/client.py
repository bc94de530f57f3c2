"""Let an invented client talk: open, propose, take or refuse what they are told, and leave when it is enough.

A client knows nothing of who talks to them: what they do follows from what was said alone.
"""

from collections.abc import Callable, Mapping

from bot.laboratory.person import Person
from bot.laboratory.population_file import TalkGroup
from bot.laboratory.words import Act, Kind, Reply, Word
from flows.negotiation.proposal import Plan

TOLD_AGAIN = 2  #: times that a matter is told again to who does not hear it
PROPOSALS_MAX = 4
MATTERS = {"dispute": Act.DISPUTE, "wrong_person": Act.WRONG_PERSON}
SILENT = Word(Act.SILENCE)


class Client:
    """One client in one talk."""

    def __init__(self, person: Person, talk: TalkGroup) -> None:
        self.person, self.temper, self.talk = person, person.temper, talk
        self.matter = Act.DISTRESS if self.temper.is_vulnerable else MATTERS.get(self.temper.opening)
        self.told = self.proposals = self.refusals = self.heard = 0
        self.has_bargained = not self.temper.bargains
        self.has_raged = self.temper.opening not in {"abuse", "nonsense"}

    def open(self) -> Word:
        """Answer the first message."""
        if self.matter:
            self.told = 1
            return Word(self.matter)
        if not self.has_raged:
            self.has_raged = True
            return Word(Act(self.temper.opening))
        return self._propose()

    def hear(self, reply: Reply) -> Word:
        """Answer what was said."""
        self.heard += 1
        if self.matter:
            return self._insist(self.matter)
        return _ANSWERS[reply.kind](self, reply)

    def excess(self, plan: Plan) -> float:
        """Return how much a plan asks above what they think to have on its days, as a share of one payday."""
        temper, today = self.temper, self.person.known.today
        bank, worst, days = float(temper.in_hand), 0.0, iter(self._paydays(plan))
        payday = next(days, None)
        for due in plan:
            day = (due.due_on - today).days
            while payday is not None and payday <= day:
                bank = bank * temper.saved + (temper.believed if payday >= temper.believed_from else temper.before)
                payday = next(days, None)
            worst = max(worst, (due.amount - bank) / temper.believed)
            bank = max(bank - due.amount, 0.0)
        return worst

    def _paydays(self, plan: Plan) -> tuple[int, ...]:
        """Return the paydays until a plan ends; those after what is looked at follow as the others did."""
        days = self.temper.paydays
        last = (plan[-1].due_on - self.person.known.today).days
        gap = max((days[-1] - days[0]) // max(len(days) - 1, 1), 1)
        return (*days, *range(days[-1] + gap, last + 1, gap))

    def _insist(self, matter: Act) -> Word:
        """Tell a matter again to who talks of money instead."""
        self.told += 1
        return Word(matter) if self.told <= TOLD_AGAIN else SILENT

    def _propose(self) -> Word:
        """Propose; each time a little more, as far as they would bear it."""
        if not self.temper.is_earnest or self.proposals >= PROPOSALS_MAX:
            return SILENT
        more = min(self.talk.yields * self.proposals, 1.0) * self.temper.tolerance
        self.proposals += 1
        legs = self.person.said.legs(self.person.known.balance, 1 + more)
        return Word(Act.PROPOSE, legs, with_means=self.proposals == 1 and self.temper.volunteers_means)

    def _agree(self, _: Reply) -> Word:
        return Word(Act.ACCEPT)

    def _weigh(self, reply: Reply) -> Word:
        """Take the plan that asks least too much, if that is little enough; who bargains refuses once."""
        excess, place = min((self.excess(plan), place) for place, plan in enumerate(reply.plans))
        if self.has_bargained and excess <= self.temper.tolerance:
            return Word(Act.ACCEPT, place=place)
        self.has_bargained = True
        return self._refuse(max(excess - self.temper.tolerance, 0.0))

    def _refuse(self, excess: float) -> Word:
        self.refusals += 1
        more = self.talk.leaves_with_refusals * (self.refusals - 1) + self.talk.leaves_with_excess * excess
        if self.refusals >= self.temper.patience or self._luck(0) < self.talk.leaves + more:
            return SILENT
        return self._propose() if self._luck(1) < self.talk.proposes_again else Word(Act.REFUSE)

    def _choose_way(self, reply: Reply) -> Word:
        """Take the plan that needs no person where it is nearly theirs, else let a person look."""
        others = reply.plans[1:]
        if others and self.excess(others[0]) <= self.temper.tolerance / 2:
            return Word(Act.TAKE)
        return Word(Act.ADVISER)

    def _tell_means(self, _: Reply) -> Word:
        return Word(Act.MEANS) if self.temper.tells_means else Word(Act.SKIP)

    def _speak(self, _: Reply) -> Word:
        return self._propose()

    def _luck(self, place: int) -> float:
        return self.temper.luck[(2 * self.heard + place) % len(self.temper.luck)]


_ANSWERS: Mapping[Kind, Callable[[Client, Reply], Word]] = {
    Kind.LISTEN: Client._speak,  # noqa: SLF001 - a table of its own methods
    Kind.ASK_MEANS: Client._tell_means,  # noqa: SLF001
    Kind.READ_BACK: Client._agree,  # noqa: SLF001
    Kind.OFFER: Client._weigh,  # noqa: SLF001
    Kind.MENU: Client._weigh,  # noqa: SLF001
    Kind.EXCEPTION: Client._choose_way,  # noqa: SLF001
}
