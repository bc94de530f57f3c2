"""Close a talk with what happens next, and leave the word to the client's own judgement of it."""

from enum import StrEnum

from flows.outcome import Say
from flows.receptivity import closing
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY

ONCE = "farewell_said"  #: thanks after thanks get a short word, not the question again


class State(StrEnum):
    """Where the farewell stands."""

    OPENING = "opening"  #: nothing was said yet
    DONE = DONE


def part(scene: Scene) -> Move:
    """Say what happens next and close; a talk that came to something is rated."""
    outcome = closing(scene.memory)
    if scene.memory.get(ONCE):
        return Move(State.DONE, (Say("farewell-again"), outcome))
    said = Say(f"farewell-{outcome.commitment}", {"on": outcome.commitment_on} if outcome.commitment_on else {})
    rates = outcome.commitment != "none" and scene.memory["verified"]
    return Move(State.DONE, (said, outcome), remember={ONCE: True}, then="rating" if rates else None)


TABLE: Table = {(State.OPENING, ANY): edge(part, DONE)}

DIALOGUE = Dialogue("farewell", State, State.OPENING, TABLE, verified=False)
