"""Consider a proposal: ask for what is doubtful or missing, one piece at a time, or have it judged.

What was said is never asked again, and what came with it (what the client can pay, an offer to settle) is kept.
"""

from dataclasses import replace

from flows import apart, codec, doubtful, doubts, judgement, offers
from flows.negotiation import amendment
from flows.negotiation.proposal import Leg, Plan
from flows.outcome import Choice, Say, Values
from flows.phrases import PERSON, money
from flows.planning import State
from flows.table import Move, Scene, Slots
from flows.turn import RESUME, Doubt

EQUAL = Choice("equal", "button-equal-parts")


def instead(scene: Scene, legs: tuple[Leg, ...] = ()) -> Move | None:
    """Return what is said instead of a plan: to a person in distress, of what is agreed, where nothing may be asked."""
    account = scene.facts.account
    if scene.facts.client.vulnerable:
        return Move(State.DONE, (Say("plan-care", {}, (PERSON,)),), clear=True)
    if account.next_instalment:
        return Move(State.DONE, then="promise")
    if account.payable:
        return None
    said = (Say("plan-nothing-due", {}, (PERSON,)),)
    waits = legs and account.balance
    return Move(State.WAITING, said, keep=_kept(scene, legs)) if waits else Move(State.DONE, said)


def consider(scene: Scene, legs: tuple[Leg, ...]) -> Move:
    """Ask for what is doubtful or missing, or judge."""
    if found := instead(scene, legs):
        return found
    if asked := doubts.question(legs, _doubts(scene), judgement.case_of(scene), scene.facts.policy):
        place = doubtful.recalled(scene.memory, asked)
        return mean(scene, legs, asked, place) if place else _ask_which(scene, legs, asked)
    keep = {name: value for name, value in _kept(scene, legs).items() if name != "doubts"}
    whole = scene.facts.account.negotiated(scene.facts.today)
    if amendment.lacks_amount(legs):
        on: Values = {"on": legs[0].date} if legs[0].date else {}
        return Move(
            State.AMOUNT, (Say("plan-ask-amount-on" if on else "plan-ask-amount", on, question="amount"),), keep=keep
        )
    if amendment.lacks_date(legs):
        return Move(State.DATE, (Say("plan-ask-date", {}, question="date"),), keep=keep)
    if amendment.lacks_rest(legs, whole) and not scene.turn.settles:
        left = amendment.left(legs, whole)
        values: Values = {
            "amount": money(scene.facts, whole - left),
            "on": legs[-1].date or scene.facts.today,
            "left": money(scene.facts, left),
        }
        key = "plan-ask-rest" if len(legs) > 1 else "plan-ask-rest-of-one"
        said = Say(key, values, (EQUAL, PERSON), question="amount")
        return apart.first(scene, Move(State.REST, (said,), keep=keep))
    return offers.answer(scene, legs)


def _ask_which(scene: Scene, legs: tuple[Leg, ...], asked: doubts.Question) -> Move:
    """Ask which of two readings was meant, and keep the proposal whole."""
    keep = {**scene.slots, **_kept(scene, legs), "doubts": codec.dump_doubts(asked.doubts)}
    return Move(State.DOUBTFUL, (doubtful.ask(scene.facts, asked),), keep=keep)


def mean(scene: Scene, legs: tuple[Leg, ...], asked: doubts.Question, place: int, said: tuple[Leg, ...] = ()) -> Move:
    """Go on with the reading that was meant and what else its answer said, and remember it for the talk.

    Nothing else is asked back now: the plan is read back with its amounts and dates in full.
    """
    capacity = judgement.told(scene)
    if place == doubts.SECOND:
        legs, capacity = doubts.meant(legs, asked.doubts), doubts.able(capacity, asked.doubts)
    slots = {name: value for name, value in scene.slots.items() if name != "doubts"}
    turn = replace(scene.turn, doubts=(), capacity=capacity)
    move = consider(replace(scene, turn=turn, slots=slots), doubts.enriched(legs, said))
    return replace(move, remember={**move.remember, **doubtful.remembered(scene.memory, asked, place)})


def _kept(scene: Scene, legs: tuple[Leg, ...]) -> Slots:
    """Return what a proposal is kept as while something else is settled first."""
    return {
        "legs": codec.dump_legs(legs),
        "doubts": codec.dump_doubts(_doubts(scene)),
        "settles": scene.turn.settles,
        "capacity": codec.dump_capacity(judgement.told(scene)),
    }


def recalled(scene: Scene) -> Scene:
    """Return the scene with what was said along with a proposal that was kept whole."""
    settles = scene.turn.settles or scene.slots.get("settles", False)
    return replace(scene, turn=replace(scene.turn, settles=settles))


def _doubts(scene: Scene) -> tuple[Doubt, ...]:
    """Return the doubts that wait, and those of this turn."""
    said = scene.turn.doubts if scene.turn.intent != RESUME else ()
    return (*codec.load_doubts(scene.slots.get("doubts", ())), *said)


def said_legs(scene: Scene) -> tuple[Leg, ...]:
    """Return the proposal made so far."""
    return codec.load_legs(scene.slots.get("legs", ()))


def legs_of(plan: Plan) -> tuple[Leg, ...]:
    """Return a plan as a proposal of single payments."""
    return tuple(Leg(part.amount, part.due_on) for part in plan)
