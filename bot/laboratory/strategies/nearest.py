"""Negotiate as the product does: by its own engine, with its judge, its rounds, its question of means, its hand-overs.

Nothing of it is copied. A client's act becomes the turn that the engine would be given of it, and what the engine
decided becomes the reply.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from typing import ClassVar

from bot.laboratory.person import Said
from bot.laboratory.strategies.desk import Desk
from bot.laboratory.words import Act, Kind, Reply, Word
from flows import codec, lighter
from flows.conversation import Conversation, Frame
from flows.counters import NOTHING
from flows.dialogues.means import State as Asked
from flows.engine import step
from flows.facts import Client, Creditor, Duty, Facts
from flows.interrupts import press
from flows.negotiation.account import Account, Invoice
from flows.negotiation.proposal import Plan
from flows.outcome import BookAgreement, Effect, MarkWrongPerson, OpenCase
from flows.planning import State
from flows.turn import Turn

BILL, CLIENT = "1", "laboratory"
AFTERNOON = time(15, tzinfo=UTC)
LISTEN, CLOSED = Reply(Kind.LISTEN), Reply(Kind.CLOSED)
PRESSED = {State.REST: "equal", State.DOUBTFUL: "reading:1"}  #: what is answered at once, because the client meant it
SPOKEN = {
    Act.ACCEPT: Turn("sí", "affirm"),
    Act.REFUSE: Turn("no", "deny"),
    Act.ADVISER: Turn("sí", "affirm"),
    Act.TAKE: press("", "take:2"),
    Act.SKIP: press("", "skip"),
    Act.DISPUTE: Turn("eso no corresponde", "dispute_service"),
    Act.WRONG_PERSON: Turn("no soy esa persona", "wrong_person"),
    Act.DISTRESS: Turn("no aguanto más", "distress"),
    Act.ABUSE: Turn("déjenme en paz, ladrones", "abuse"),
    Act.NONSENSE: Turn("asdf", certain=False),
}
"""The turn of each act that carries nothing else."""
KINDS: Mapping[str, Kind] = {
    State.CONFIRMING: Kind.READ_BACK, State.COUNTERED: Kind.OFFER, State.EXCEPTION: Kind.EXCEPTION,
}  # fmt: skip
"""What a state of the dialogue about a plan is to the client."""


class Nearest:
    """One talk with the engine, whose client has shown who they are."""

    hears_means = True  #: what the client can pay at most is used
    lighter_at: ClassVar[int | None] = 1  #: the place at which a client hears of the lighter plan; None: never

    def __init__(self, desk: Desk, said: Said) -> None:
        self.desk, self.said = desk, said
        self.facts = facts_of(desk)
        self.conversation = Conversation(verified=True, open=True, seen_at=self.facts.now.isoformat())
        self.own: Plan | None = None
        self.chose = False  #: from plans of ours

    def hear(self, word: Word) -> Reply:
        """Answer what a client said."""
        if word.act is Act.PROPOSE:
            self.own, self.chose = self.desk.complete(word.legs), False
        effects = self._take(self._turn(word))
        while (frame := self.conversation.top) is not None and (button := self._pressed(frame, word)):
            effects = (*effects, *self._take(button))
        return self._reply(effects)

    def _turn(self, word: Word) -> Turn:
        if word.act is Act.PROPOSE:
            capacity = self.said.capacity if word.with_means and self.hears_means else None
            return Turn("propongo esto", "propose_plan", legs=word.legs, capacity=capacity)
        if word.act is Act.MEANS:
            return self._means() if self.hears_means else SPOKEN[Act.SKIP]
        top = self.conversation.top
        if word.act is Act.ACCEPT and top is not None and top.state == State.CHOOSING:
            self.chose = True
            return press("", f"option:{word.place + 1}")
        light = top is not None and self._light(top)
        if light and (word.act is Act.TAKE or (word.act is Act.ACCEPT and word.place == self.lighter_at)):
            self.chose = True
            asked = press("", lighter.LIGHTER)
            if word.act is Act.TAKE:
                return asked
            self._take(asked)
        return SPOKEN[word.act]

    def _means(self) -> Turn:
        """Return the answer to the question of means that is open: the one, or one of four."""
        top, means = self.conversation.top, self.said.means
        state = top.state if top is not None else Asked.ONE
        if state == Asked.ONE:
            return Turn("", "propose_plan", capacity=self.said.capacity)
        told = {Asked.INCOME: means.income, Asked.COSTS: means.costs, Asked.DEBTS: means.debts}
        amount = told.get(Asked(state), means.left or 0)
        return Turn("", "inform", amounts=(amount,), rhythm=means.rhythm if state == Asked.INCOME else None)

    def _pressed(self, frame: Frame, word: Word) -> Turn | None:
        """Return what the client answers at once: the rest of four questions, or what a proposal already said."""
        if frame.dialogue == "means" and word.act is Act.MEANS and frame.state != Asked.ONE:
            return self._means()
        if frame.dialogue == "plan" and frame.state in PRESSED:
            return press("", PRESSED[State(frame.state)])
        return None

    def _take(self, turn: Turn) -> tuple[Effect, ...]:
        outcome = step(self.conversation, turn, self.facts)
        self.conversation = outcome.conversation
        return outcome.effects

    def _reply(self, effects: tuple[Effect, ...]) -> Reply:
        """Return what the engine's decision means to the client."""
        for effect in effects:
            if isinstance(effect, BookAgreement):
                own = effect.proposed_by == "client" and not self.chose
                return Reply(Kind.BOOKED, (effect.plan,), is_own=own)
            if isinstance(effect, OpenCase | MarkWrongPerson):
                matter = effect.kind if isinstance(effect, OpenCase) else "wrong_person"
                return Reply(Kind.HANDED, (self.own,) if self.own else (), matter=matter)
        top = self.conversation.top
        if top is None:
            return LISTEN
        return Reply(Kind.ASK_MEANS) if top.dialogue == "means" else self._of_plan(top)

    def _of_plan(self, frame: Frame) -> Reply:
        """Return the reply in which the dialogue about a plan stands: its plans in the order in which they are told."""
        if frame.dialogue != "plan":
            return LISTEN
        slots, kind = frame.slots, KINDS.get(frame.state)
        if frame.state == State.CHOOSING:
            return Reply(Kind.MENU, tuple(codec.load_plan(plan) for plan in slots["options"]))
        if kind is None:
            return LISTEN
        plans = [codec.load_plan(slots["plan"])]
        light = self._light(frame)
        if light:
            plans.insert(1 if kind is Kind.EXCEPTION else self.lighter_at or 0, light)
        if kind is Kind.EXCEPTION and (nearest := slots.get("others", {}).get(NOTHING)):
            plans.append(codec.load_plan(nearest))
        return Reply(Kind.MENU if light and kind is not Kind.EXCEPTION else kind, tuple(plans))

    def _light(self, frame: Frame) -> Plan:
        """Return the lighter plan that was told beside what is on the table."""
        if self.lighter_at is None or frame.slots.get("keeps") or frame.state not in KINDS:
            return ()  # beside another way that was asked for it is not told again
        return codec.load_plan(frame.slots.get(lighter.LIGHTER) or ())


class NoCapacity(Nearest):
    """The same without what the client can pay: it is asked, and not used."""

    hears_means = False


class NoLighter(Nearest):
    """The same without the lighter plan beside theirs."""

    lighter_at = None


class LighterFirst(Nearest):
    """The same with the lighter plan told before theirs: who can bear both takes what is told first."""

    lighter_at = 0


def facts_of(desk: Desk) -> Facts:
    """Return what the engine may know of a client."""
    known = desk.known
    due = known.today - timedelta(days=known.days_overdue)
    bill = Invoice(BILL, BILL, None, due, known.balance, known.balance)
    now = datetime.combine(known.today, AFTERNOON)
    return Facts(
        now=now,
        client=Client(CLIENT, CLIENT, BILL, known.country, "es"),
        creditor=_creditor(known.currency),
        account=Account(known.currency, (bill,)),
        policy=desk.policy,
        calendar=desk.case.calendar,
        duty=Duty(CLIENT, now + timedelta(days=1), now + timedelta(hours=1), now + timedelta(days=1)),
    )


@lru_cache(maxsize=64)
def _creditor(currency: str) -> Creditor:
    return Creditor(CLIENT, CLIENT, currency)
