"""Close a talk in which nobody wrote any more, kindly and without a word; what was under way waits.

One that was left in the middle may be nudged before, once.
"""

from dataclasses import replace
from enum import StrEnum

from flows.conversation import Conversation
from flows.receptivity import close
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY

HALF_WAY = frozenset({"plan", "promise"})  #: dialogues in which who fell silent may have been kept from answering
NUDGED = "nudged"  #: in a talk's memory: it was nudged


def is_half_way(conversation: Conversation) -> bool:
    """Say whether a talk waits for the client's answer about what they would pay, and was not nudged yet."""
    top = conversation.top
    left = top is not None and top.dialogue in HALF_WAY and conversation.question is not None
    return left and conversation.open and NUDGED not in conversation.memory


def nudged(conversation: Conversation) -> Conversation:
    """Return a talk that is not nudged again; what it waits for stands."""
    return replace(conversation, memory={**conversation.memory, NUDGED: True})


class State(StrEnum):
    """Where the closing stands."""

    OPENING = "opening"  #: nothing was said yet
    DONE = DONE


def end(scene: Scene) -> Move:
    """Record how the talk ended; the dialogue below keeps its place."""
    return Move(State.DONE, close(scene.memory, scene.turn))


TABLE: Table = {(State.OPENING, ANY): edge(end, DONE)}

DIALOGUE = Dialogue("silence", State, State.OPENING, TABLE, verified=False)
