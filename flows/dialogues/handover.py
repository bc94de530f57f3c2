"""Bring a person: now when one is on duty, else at a time that the client chooses.

The same dialogue takes the word back when an adviser has finished.
"""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from flows.appointments import clock, promised, wants_call
from flows.facts import OpenCaseFact
from flows.lateness import anew
from flows.outcome import AddToCase, BookCallBack, CaseNumber, Choice, OpenCase, Say
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY, LEGS, RESUME, RETURNED

IN_WRITING = Choice("in_writing", "button-in-writing")
SLOTS_MAX = 2  #: call-back slots offered, so that the third button is 'in writing'
PRIORITY = 2
ASKED_BACK = "asked_back"  #: in the slots: an hour was named that is not to be had


class State(StrEnum):
    """Where the handing over stands."""

    OPENING = "opening"  #: nothing was said yet
    SLOT = "slot"  #: nobody is on duty; asked for a time to be called
    DONE = DONE


def bring(scene: Scene) -> Move:
    """Call the adviser on duty, or offer times at which one calls back; tell who asks when what was promised stands."""
    duty = scene.facts.duty
    if told := promised(scene.turn, scene.facts, verified=scene.memory["verified"]):
        return _remind(scene, told)
    if waiting := _open_case(scene, "human"):
        said = Say("handover-under-way", {"due": scene.facts.expected(waiting), "case": waiting.id})
        return Move(State.DONE, (*anew(scene.facts, waiting), said), quiet=True)
    if duty.adviser and duty.slots and wants_call(scene.turn.text) and not _is_urgent(scene):
        return _offer_call(scene)
    if duty.adviser:
        case = OpenCase("human", duty.urgent_by, scene.turn.text, priority=PRIORITY)
        said = Say("handover-on-duty", {"case": CaseNumber(), "due": duty.urgent_by})
        return Move(State.DONE, (case, said), quiet=True)
    if booked := _open_case(scene, "call_back"):
        return replace(_remind(scene, booked), quiet=True)
    return Move(State.SLOT, (_offer(scene),), keep={"note": scene.turn.text})


def _remind(scene: Scene, case: OpenCaseFact) -> Move:
    """Say when the promised answer or call comes; a wish for another time goes to the person who will see it."""
    noted = () if not wants_call(scene.turn.text) else (AddToCase(case.kind, scene.turn.text),)
    if case.due_at <= scene.facts.now:
        late = AddToCase(case.kind, scene.turn.text)
        said = Say("handover-wait-over", {"case": case.id, "due": scene.facts.expected(case)})
        return Move(State.DONE, (late, *anew(scene.facts, case), said))
    if case.kind != "call_back":
        said = Say("handover-wish" if noted else "handover-under-way", {"due": case.due_at, "case": case.id})
    elif noted:
        said = Say("handover-call-wish", {"at": case.due_at})
    else:
        said = Say("handover-call-booked", {"at": case.due_at, "case": case.id})
    return Move(State.DONE, (*noted, said))


def offer_again(scene: Scene) -> Move:
    """Offer the times once more, after a question was answered, or to who says hello instead of choosing one."""
    return Move(State.SLOT, (_offer(scene),))


def book(scene: Scene) -> Move:
    """Book the slot that the client chose; another hour is asked back once, other words leave it to writing."""
    slot = _chosen(scene)
    if slot is None:
        return _ask_back(scene) if clock(scene.turn.text) and not scene.slots.get(ASKED_BACK) else write(scene)
    case = OpenCase("call_back", slot, scene.slots["note"], priority=PRIORITY, details={"slot": slot.isoformat()})
    said = Say("handover-call-booked", {"at": slot, "case": CaseNumber()})
    return Move(State.DONE, (case, BookCallBack(slot), said), quiet=True)


def write(scene: Scene) -> Move:
    """Let the adviser answer in writing as soon as someone is there."""
    due = scene.facts.duty.answers("human")
    case = OpenCase("human", due, scene.slots["note"], priority=PRIORITY)
    return Move(State.DONE, (case, Say("handover-in-writing", {"due": due, "case": CaseNumber()})), quiet=True)


def hear_day(scene: Scene) -> Move:
    """Book on the day named; words that name an amount are a proposal, and the times are offered again after it."""
    if any(leg.amount is not None for leg in scene.turn.legs):
        return Move(State.SLOT, call="plan")
    return book(scene)


def take_back(_: Scene) -> Move:
    """Go on after the adviser gave the conversation back."""
    return Move(State.DONE, (Say("handover-returned"),))


def _is_urgent(scene: Scene) -> bool:
    """Say whether somebody may be in danger: a person writes now, and nobody chooses an hour."""
    return scene.facts.client.vulnerable or "distress" in scene.memory["below"]


def _offer_call(scene: Scene) -> Move:
    """Book the call at the hour that was asked for, where it is free; else offer times."""
    kept = replace(scene, slots={"note": scene.turn.text})
    if clock(scene.turn.text) and _chosen(kept):
        return book(kept)
    return Move(State.SLOT, (_offer(scene),), keep=dict(kept.slots))


def _offer(scene: Scene) -> Say:
    """Offer times; whoever works now, though nobody of them is free to write, does not come back another day."""
    duty = scene.facts.duty
    if duty.adviser:
        return Say("handover-call-when", {}, _times(scene), question="date")
    if any(at < duty.opens_at for at in duty.slots):
        return Say("handover-busy", {}, _times(scene), question="date")
    return Say("handover-off-duty", {"opens": duty.opens_at}, _times(scene), question="date")


def _ask_back(scene: Scene) -> Move:
    """Say that the hour that was named is not to be had, and show those that are."""
    said = Say("handover-other-hour", {}, _times(scene), question="date")
    return Move(State.SLOT, (said,), keep={**scene.slots, ASKED_BACK: True})


def _times(scene: Scene) -> tuple[Choice, ...]:
    slots = scene.facts.duty.slots[:SLOTS_MAX]
    return (*(Choice(f"slot:{at.isoformat()}", "button-slot", {"at": at}) for at in slots), IN_WRITING)


def _chosen(scene: Scene) -> datetime | None:
    """Return the slot of the button pressed, at the hour named, or the first on a day that the client named."""
    slots, turn = scene.facts.duty.slots, scene.turn
    if turn.button and turn.button.startswith("slot:"):
        return next((at for at in slots if f"slot:{at.isoformat()}" == turn.button), None)
    hour = clock(turn.text)
    days = {*turn.dates, *(leg.date for leg in turn.legs)} - {None}
    if hour is None and not days and turn.intent != "affirm":
        return None
    fits = (at for at in slots if (not days or at.date() in days) and hour in {None, at.time()})
    return next(fits, None)


def _open_case(scene: Scene, kind: str) -> OpenCaseFact | None:
    """Return the case of who asked for a person; a matter of its own, such as a right, called nobody to this talk."""
    return next((case for case in scene.facts.cases if case.kind == kind and not case.matter), None)


TABLE: Table = {
    (State.OPENING, RETURNED): edge(take_back, DONE),
    (State.OPENING, ANY): edge(bring, State.SLOT, DONE),
    (State.SLOT, "in_writing"): edge(write, DONE),
    (State.SLOT, "deny"): edge(write, DONE),
    (State.SLOT, "greet"): edge(offer_again, State.SLOT),
    (State.SLOT, LEGS): edge(hear_day, State.SLOT, DONE),
    (State.SLOT, "contact_later"): edge(book, State.SLOT, DONE),
    (State.SLOT, ANY): edge(book, State.SLOT, DONE),
    (State.SLOT, RESUME): edge(offer_again, State.SLOT),
}

DIALOGUE = Dialogue("handover", State, State.OPENING, TABLE, verified=False)
