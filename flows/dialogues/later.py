"""Write at the time that the client asked for, and not before."""

from datetime import datetime, time, timedelta
from enum import StrEnum

from flows.outcome import Postpone, Say
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY

PAUSE_DAYS = 2  #: when the client names no day
MORNING = time(9)


class State(StrEnum):
    """Where the wish stands."""

    OPENING = "opening"  #: nothing was said yet
    DONE = DONE


def postpone(scene: Scene) -> Move:
    """Promise silence until the day named, or for a few days."""
    until = _until(scene)
    return Move(State.DONE, (Postpone(until), Say("later-noted", {"on": until.date()})), quiet=True)


def _until(scene: Scene) -> datetime:
    now = scene.facts.now
    named = [day for day in scene.turn.dates if day > now.date()]
    day = min(named) if named else now.date() + timedelta(days=PAUSE_DAYS)
    return datetime.combine(day, MORNING, now.tzinfo)


TABLE: Table = {(State.OPENING, ANY): edge(postpone, DONE)}

DIALOGUE = Dialogue("later", State, State.OPENING, TABLE, verified=False)
