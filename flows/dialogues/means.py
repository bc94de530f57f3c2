"""Learn what a client can pay, so that nothing above it is proposed: one kind question, or four where a policy says so.

Nothing is demanded: every question may be left open, and then it is not asked again in this talk. No proof is asked
for. Who has nothing left after what is essential is not asked for a plan: a person looks at it.
"""

from dataclasses import replace
from enum import StrEnum

from flows import codec
from flows.negotiation.affordability import Means, capacity_of, window
from flows.negotiation.proposal import Capacity, Frequency
from flows.negotiation.terms import Questions
from flows.outcome import Choice, Say
from flows.phrases import PERSON
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY, LEGS, RESUME

CAPACITY = "capacity"  #: in the talk's memory: what the client can pay at most
ASKED = "means_asked"  #: in the talk's memory: they were asked, whatever they said


class State(StrEnum):
    """Which question is open."""

    OPENING = "opening"  #: nothing was asked yet
    ONE = "one"  #: asked how much could be paid at most, and how often
    INCOME = "income"  #: asked what comes in, and how often
    COSTS = "costs"  #: asked what is fixed
    DEBTS = "debts"  #: asked what goes to other debts
    LEFT = "left"  #: asked what is left, in their own reckoning
    DONE = DONE


SKIP = Choice("skip", "button-rather-not")
QUESTIONS = {  # what is asked in each state, and how the answer is read
    State.ONE: ("means-ask", "capacity"),
    State.INCOME: ("means-income", "income"),
    State.COSTS: ("means-costs", "costs"),
    State.DEBTS: ("means-debts", "debts"),
    State.LEFT: ("means-left", "capacity"),
}
NEXT = {State.INCOME: State.COSTS, State.COSTS: State.DEBTS, State.DEBTS: State.LEFT}


def begin(scene: Scene) -> Move:
    """Ask the one question, or the first of four."""
    four = scene.facts.policy.affordability.questions is Questions.FOUR
    return _ask(State.INCOME if four else State.ONE)


def hear_capacity(scene: Scene) -> Move:
    """Take what can be paid at most; a whole proposal goes to the dialogue that waits for it."""
    turn = scene.turn
    if turn.capacity:
        return _known(turn.capacity)
    if (amount := _amount(scene)) is not None:
        return _known(Capacity(amount, window(turn.rhythm or Frequency.MONTHLY, scene.facts.client.country)))
    return _hand_on() if turn.legs else leave(scene)


def hear_income(scene: Scene) -> Move:
    """Take what comes in and how often; a month where nothing was said of that."""
    rhythm = scene.turn.rhythm or Frequency.MONTHLY
    return _heard(scene, State.INCOME, rhythm=str(rhythm))


def hear_costs(scene: Scene) -> Move:
    """Take what is fixed each month."""
    return _heard(scene, State.COSTS)


def hear_debts(scene: Scene) -> Move:
    """Take what goes to other debts each month; 'no' means none."""
    return _heard(scene, State.DEBTS, otherwise=0 if scene.turn.intent == "deny" else None)


def hear_left(scene: Scene) -> Move:
    """Take what is left in their own reckoning, and work out what a plan may ask."""
    told, slots = _amount(scene), scene.slots
    means = Means(slots["income"], Frequency(slots["rhythm"]), slots["costs"], slots["debts"], told)
    capacity = capacity_of(means, scene.facts.policy.affordability, scene.facts.client.country)
    return _known(capacity) if capacity else Move(State.DONE, then="hardship", remember={ASKED: True})


def leave(_: Scene) -> Move:
    """Leave it open: nothing is demanded."""
    return Move(State.DONE, remember={ASKED: True})


def ask_again(scene: Scene) -> Move:
    """Ask the open question once more, after another matter."""
    return _ask(State(scene.slots["asked"]), scene)


def _heard(scene: Scene, state: State, otherwise: int | None = None, **more: str) -> Move:
    """Keep an answer and ask the next question; a proposal instead is handed on, anything else leaves it open."""
    amount = _amount(scene) if state is State.INCOME else _sum(scene)
    if amount is None:
        amount = otherwise
    if amount is None:
        return _hand_on() if scene.turn.legs else leave(scene)
    slots = {**scene.slots, str(state): amount, **more}
    return _ask(NEXT[state], replace(scene, slots=slots))


def _amount(scene: Scene) -> int | None:
    """Return the bare sum of an answer; one with a day, or more than one, is a proposal instead."""
    turn = scene.turn
    if turn.capacity:
        return turn.capacity.amount
    bare = len(turn.legs) <= 1 and not any(leg.date for leg in turn.legs)
    return turn.amounts[0] if turn.amounts and bare else None


def _sum(scene: Scene) -> int | None:
    """Return what several sums come to: '300 de arriendo y 50 de luz'; a proposal is none."""
    return sum(scene.turn.amounts) if _amount(scene) is not None and scene.turn.amounts else _amount(scene)


def _ask(state: State, scene: Scene | None = None) -> Move:
    key, question = QUESTIONS[state]
    keep = {**(scene.slots if scene else {}), "asked": str(state)}
    return Move(state, (Say(key, {}, (SKIP, PERSON), question=question),), keep=keep, remember={ASKED: True})


def _known(capacity: Capacity) -> Move:
    return Move(State.DONE, remember={ASKED: True, CAPACITY: codec.dump_capacity(capacity)})


def _hand_on() -> Move:
    return Move(State.DONE, remember={ASKED: True}, yields=True)


HEARS = {  # who hears the answer in each state, and where it may lead
    State.ONE: edge(hear_capacity, DONE),
    State.INCOME: edge(hear_income, State.COSTS, DONE),
    State.COSTS: edge(hear_costs, State.DEBTS, DONE),
    State.DEBTS: edge(hear_debts, State.LEFT, DONE),
    State.LEFT: edge(hear_left, DONE),
}
TABLE: Table = {
    (State.OPENING, ANY): edge(begin, State.ONE, State.INCOME),
    **{(state, act): row for state, row in HEARS.items() for act in (LEGS, "propose_plan", ANY)},
    **{(state, "skip"): edge(leave, DONE) for state in HEARS},
    **{(state, RESUME): edge(ask_again, state) for state in HEARS},
}

DIALOGUE = Dialogue("means", State, State.OPENING, TABLE)
