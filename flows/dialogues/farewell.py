"""Close a talk with what happens next, and leave the word to the client's own judgement of it."""

from enum import StrEnum

from flows import relief
from flows.outcome import CloseTalk, Say, Values
from flows.phrases import unreminded
from flows.receptivity import close, outcome
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY

NOTHING = frozenset({"none", "rating"})  #: no next step but to go on some day
PAYING = frozenset({"agreement", "payment"})  #: commitments whose next step is an instalment
ONCE = "farewell_said"  #: thanks after thanks get a short word, not the question again


class State(StrEnum):
    """Where the farewell stands."""

    OPENING = "opening"  #: nothing was said yet
    DONE = DONE


def part(scene: Scene) -> Move:
    """Say what comes next and close; a talk that came to something is rated first, one of distress or grief is not."""
    if scene.memory.get(ONCE):
        return Move(State.DONE, close(scene.memory, scene.turn, (Say("farewell-again"),)))
    reached = outcome(scene.memory)
    if reached.commitment in NOTHING or not (scene.memory["verified"] or reached.commitment == "case"):
        return Move(State.DONE, close(scene.memory, scene.turn, (Say("farewell-none"),)))
    said = _next(scene, reached)
    if scene.facts.client.vulnerable or relief.mourns(scene) or not scene.memory["verified"]:
        return Move(State.DONE, close(scene.memory, scene.turn, (said,)))
    return Move(State.DONE, (said,), remember={ONCE: True}, then="rating")


def _next(scene: Scene, reached: CloseTalk) -> Say:
    """Say what comes next; what was agreed may have been paid, or have ended, in the same talk."""
    account = scene.facts.account
    if reached.commitment_on and reached.commitment_on < scene.facts.today:
        return Say("farewell-none")  # that day is over: what became of it was told
    if scene.facts.client.vulnerable and not scene.facts.duty.adviser:
        return Say("farewell-none")  # a person is promised only where one is there
    if reached.commitment in PAYING and account.next_instalment is None:
        return Say("farewell-none" if account.balance or scene.facts.is_stale else "farewell-paid")
    told: Values = {"on": reached.commitment_on} if reached.commitment_on else {}
    named: Values = unreminded(scene.facts) if scene.memory["verified"] else {"case": ""}
    return Say(f"farewell-{reached.commitment}", {**told, **named})


TABLE: Table = {(State.OPENING, ANY): edge(part, DONE)}

DIALOGUE = Dialogue("farewell", State, State.OPENING, TABLE, verified=False)
