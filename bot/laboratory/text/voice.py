"""Decide what a client who writes says next: the thing itself, an answer to what is asked of it, or a quick reply."""

from bot.laboratory.person import Person
from bot.laboratory.strategies.desk import Desk
from bot.laboratory.text.heard import Heard
from bot.laboratory.text.speaker import Meant
from bot.laboratory.text.wire import Ear, Wire
from bot.laboratory.words import Act, Word
from flows import codec
from flows.conversation import Frame
from flows.dialogues.means import State as Asked
from flows.lighter import LIGHTER
from flows.negotiation.proposal import Leg, Plan
from flows.outcome import Effect
from flows.planning import State

BUTTONS = {"accept": "affirm", "refuse": "change", "adviser": "affirm", "take": "take", LIGHTER: LIGHTER}
"""The quick reply that stands for what is said."""
PLACES = ("first", "second")
ASKED = {State.AMOUNT: "how_much", State.DATE: "when", State.REST: "rest"}


class Voice(Wire):
    """What one client says in one conversation."""

    def __init__(self, desk: Desk, person: Person, ear: Ear, record: Heard) -> None:
        super().__init__(desk, person, ear, record)
        self.legs: tuple[Leg, ...] = ()  #: what the client proposed last
        self.before: tuple[Plan, ...] = ()  #: the plans that the client has before them

    def _button(self, key: str) -> str | None:
        """Return the quick reply under the last message that stands for what was not understood in words."""
        wanted, shown = BUTTONS.get(key), [str(one["id"]) for one in self.last.choices] if self.last else []
        ids = [one for one in shown if wanted in {one, one.partition(":")[0]}]
        self.record.pressed += bool(ids)
        return ids[0] if ids else None

    def _meant(self, word: Word) -> Meant:
        top = self.conversation.top
        if word.act is Act.PROPOSE:
            return Meant("propose", word.legs, with_means=word.with_means)
        if word.act is Act.ACCEPT:
            chooses = top is not None and top.state == State.CHOOSING and len(self.before) > 1
            self.chose = self.chose or (top is not None and top.state == State.CHOOSING)
            return Meant(PLACES[min(word.place, 1)] if chooses else LIGHTER if word.place else "accept")
        if word.act is Act.TAKE and top is not None and self._light(top):
            return Meant(LIGHTER)
        if word.act is Act.MEANS and top is not None and top.dialogue == "means" and top.state != Asked.ONE:
            return self._of_four(top.state)
        return Meant(word.act.value)

    def _of_four(self, state: str) -> Meant:
        means = self.said.means
        told = {Asked.INCOME: means.income, Asked.COSTS: means.costs, Asked.DEBTS: means.debts, Asked.LEFT: means.left}
        amount = told[Asked(state)] or 0
        if state == Asked.DEBTS and not amount:
            return Meant("no_debts")
        return Meant(str(state), amount=amount, rhythm=means.rhythm)

    def _answer(self, word: Word) -> tuple[Effect, ...]:
        """Answer what the client is asked about what they said; nothing where they are asked nothing of the kind."""
        top = self.conversation.top
        if top is None:
            return ()
        if top.dialogue == "distress":
            return self._press("affirm" if word.act is Act.DISTRESS else "deny")
        if top.dialogue == "means" and word.act is Act.MEANS and top.state != Asked.ONE:
            return self._write(self.speaker.say(self._of_four(top.state)))
        return self._fill(top) if top.dialogue == "plan" and self.legs else ()

    def _fill(self, top: Frame) -> tuple[Effect, ...]:
        """Answer what is asked of a proposal: which of two readings, how much, from when, how the rest."""
        if top.state == State.DOUBTFUL:
            return self._press(f"reading:{self._reading(codec.load_legs(top.slots['legs']))}")
        if top.state in ASKED:
            return self._write(self.speaker.say(Meant(ASKED[State(top.state)], self.legs)))
        return ()

    def _reading(self, legs: tuple[Leg, ...]) -> int:
        """Return which of two readings is the one that was meant; the second where the first is not."""
        return 1 if self._completed(legs) == self.own else 2
