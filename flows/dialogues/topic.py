"""Answer questions on interest, credit bureaus, consequences, seizure: in the creditor's own words, or not at all."""

from enum import StrEnum

from flows.benefits import TOLD
from flows.outcome import CaseNumber, OpenCase, Say
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY


class State(StrEnum):
    """Where the answer stands."""

    OPENING = "opening"  #: nothing was said yet
    DONE = DONE


def answer(scene: Scene) -> Move:
    """Give the creditor's answer on the topic; where it gave none, a person answers. Must not invent anything."""
    facts = scene.facts
    known = facts.creditor.answers.get(scene.turn.topic or "")
    if known:
        said = Say("topic-answer", {"answer": known, "creditor": facts.creditor.name})
        return Move(State.DONE, (said,), remember={TOLD: True} if scene.turn.topic == "benefits" else {})
    due = facts.duty.answers("human")
    case = OpenCase("human", due, scene.turn.text, details={"topic": scene.turn.topic or ""})
    return Move(State.DONE, (case, Say("topic-passed-on", {"case": CaseNumber(), "due": due})))


TABLE: Table = {(State.OPENING, ANY): edge(answer, DONE)}

DIALOGUE = Dialogue("topic", State, State.OPENING, TABLE)
