"""Ask once whether what a client told of their health may be kept for who attends them; either answer changes nothing.

Anything but an answer lets the question go as if it had not been put (`flows.engine`), and nothing is kept. A quick
reply of it answers also days later, once the client has shown anew who they are.
"""

from enum import StrEnum

from flows.discretion import ASKS, TOLD_IN
from flows.outcome import Choice, KeepTold, Say
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY, RESUME


class State(StrEnum):
    """Where the question stands."""

    OPENING = "opening"  #: nothing was said yet
    ASKED = "asked"  #: asked whether it may be kept
    DONE = DONE


YES = Choice("keep:yes", "button-keep-told")
NO = Choice("keep:no", "button-keep-nothing")
PRESSED = "pressed"  #: in the slots: the quick reply that was pressed by who has yet to show who they are


def ask(scene: Scene) -> Move:
    """Say what would be kept, for whom and how long, and ask; the talk forgets which messages told it."""
    said = Say("keeping-ask", {"days": scene.facts.creditor.health_days}, (YES, NO), question="confirm")
    return Move(State.ASKED, (said,), keep={TOLD_IN: scene.memory[TOLD_IN]}, remember={TOLD_IN: []})


def keep(scene: Scene) -> Move:
    """Keep what those messages told."""
    return Move(State.DONE, (KeepTold(tuple(scene.slots[TOLD_IN])), Say("keeping-kept")))


def leave(_: Scene) -> Move:
    """Keep nothing."""
    return Move(State.DONE, (Say("keeping-left"),))


def go_on(scene: Scene) -> Move:
    """Let the question go, after something else was answered, unless its quick reply was pressed before we knew who."""
    answer = {YES.id: keep, NO.id: leave}.get(scene.slots.get(PRESSED, ""))
    return answer(scene) if answer else Move(State.DONE)


TABLE: Table = {
    (State.OPENING, ANY): edge(ask, State.ASKED),
    **{(State.ASKED, act): edge(keep, DONE) for act in (YES.id, "affirm")},
    **{(State.ASKED, act): edge(leave, DONE) for act in (NO.id, "deny")},
    (State.ASKED, RESUME): edge(go_on, DONE),
}

DIALOGUE = Dialogue(ASKS, State, State.OPENING, TABLE)
