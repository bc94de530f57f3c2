"""Bring a person: now when one is on duty, else at a time that the client chooses.

The same dialogue takes the word back when an adviser has finished.
"""

from datetime import datetime
from enum import StrEnum

from flows.facts import OpenCaseFact
from flows.outcome import BookCallBack, CaseNumber, Choice, OpenCase, Say
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY, LEGS, RESUME, RETURNED

IN_WRITING = Choice("in_writing", "button-in-writing")
SLOTS_MAX = 2  #: call-back slots offered, so that the third button is 'in writing'
PRIORITY = 2


class State(StrEnum):
    """Where the handing over stands."""

    OPENING = "opening"  #: nothing was said yet
    SLOT = "slot"  #: nobody is on duty; asked for a time to be called
    DONE = DONE


def bring(scene: Scene) -> Move:
    """Call the adviser on duty, or offer times at which one calls back."""
    duty = scene.facts.duty
    if waiting := _open_case(scene, "human"):
        return Move(State.DONE, (Say("handover-under-way", {"due": waiting.due_at}),), quiet=True)
    if duty.adviser:
        case = OpenCase("human", duty.urgent_by, scene.turn.text, priority=PRIORITY)
        said = Say("handover-on-duty", {"case": CaseNumber(), "due": duty.urgent_by})
        return Move(State.DONE, (case, said), quiet=True)
    if booked := _open_case(scene, "call_back"):
        return Move(State.DONE, (Say("handover-call-booked", {"at": booked.due_at, "case": booked.id}),), quiet=True)
    return Move(State.SLOT, (_offer(scene),), keep={"note": scene.turn.text})


def offer_again(scene: Scene) -> Move:
    """Offer the times once more, after a question was answered."""
    return Move(State.SLOT, (_offer(scene),))


def book(scene: Scene) -> Move:
    """Book the slot that the client chose; words that name none leave it to writing."""
    slot = _chosen(scene)
    if slot is None:
        return write(scene)
    case = OpenCase("call_back", slot, scene.slots["note"], priority=PRIORITY, details={"slot": slot.isoformat()})
    said = Say("handover-call-booked", {"at": slot, "case": CaseNumber()})
    return Move(State.DONE, (case, BookCallBack(slot), said), quiet=True)


def write(scene: Scene) -> Move:
    """Let the adviser answer in writing as soon as someone is there."""
    due = scene.facts.duty.answer_by
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


def _offer(scene: Scene) -> Say:
    duty = scene.facts.duty
    choices = tuple(Choice(f"slot:{at.isoformat()}", "button-slot", {"at": at}) for at in duty.slots[:SLOTS_MAX])
    return Say("handover-off-duty", {"opens": duty.opens_at}, (*choices, IN_WRITING), question="date")


def _chosen(scene: Scene) -> datetime | None:
    """Return the slot of the button pressed, or the first on a day that the client named."""
    slots, turn = scene.facts.duty.slots, scene.turn
    if turn.button and turn.button.startswith("slot:"):
        return next((at for at in slots if f"slot:{at.isoformat()}" == turn.button), None)
    if turn.intent == "affirm" and slots:
        return slots[0]
    days = {*turn.dates, *(leg.date for leg in turn.legs)}
    return next((at for at in slots if at.date() in days), None)


def _open_case(scene: Scene, kind: str) -> OpenCaseFact | None:
    return next((case for case in scene.facts.cases if case.kind == kind), None)


TABLE: Table = {
    (State.OPENING, RETURNED): edge(take_back, DONE),
    (State.OPENING, ANY): edge(bring, State.SLOT, DONE),
    (State.SLOT, "in_writing"): edge(write, DONE),
    (State.SLOT, "deny"): edge(write, DONE),
    (State.SLOT, LEGS): edge(hear_day, State.SLOT, DONE),
    (State.SLOT, "contact_later"): edge(book, DONE),
    (State.SLOT, ANY): edge(book, DONE),
    (State.SLOT, RESUME): edge(offer_again, State.SLOT),
}

DIALOGUE = Dialogue("handover", State, State.OPENING, TABLE, verified=False)
