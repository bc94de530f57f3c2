# ruff: noqa: SIM905 - words are read best as a text
"""Write at the time that the client asked for, and not before; a moment is no time to write at: it is waited for."""

import re
from datetime import datetime, time, timedelta
from enum import StrEnum

from flows.outcome import Postpone, Say
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY, Turn
from flows.wording.lint import fold

WAITS = frozenset(
    """
    momento momentito momentico segundito segundo minuto minutito ratito tantito espere espereme espera esperame esperen
    esperenme moment second sec minute wait hold aguarde instante momentinho minutinho
    """.split()
)  # fmt: skip
AROUND = frozenset(
    """
    un una por favor porfa deje dejeme dejame ver reviso revisar buscar busco lo la ya si ok claro dame deme me poquito
    just a one on please let check give um so deixa eu vou
    """.split()
)
"""Words that may stand around a wish to wait without making it more than that."""
SECONDS = frozenset({"segundo", "second"})  #: alone, a place in a list
PAUSE_DAYS = 2  #: when the client names no day
MORNING = time(9)


class State(StrEnum):
    """Where the wish stands."""

    OPENING = "opening"  #: nothing was said yet
    DONE = DONE


def is_moment(turn: Turn) -> bool:
    """Say whether somebody asks to be waited for, a moment and no more: 'espéreme tantito', not 'espéreme al lunes'."""
    words = re.findall(r"\w+", fold(turn.text))
    asks = bool(WAITS & {*words}) and not {*words} <= SECONDS
    return asks and {*words} <= WAITS | AROUND and turn.button is None


def postpone(scene: Scene) -> Move:
    """Promise silence until the day named, or for a few days; a moment is waited for without a promise."""
    if is_moment(scene.turn):
        return Move(State.DONE, (Say("later-waiting"),), quiet=True)
    until = _until(scene)
    return Move(State.DONE, (Postpone(until), Say("later-noted", {"on": until.date()})), quiet=True)


def _until(scene: Scene) -> datetime:
    now = scene.facts.now
    named = [day for day in scene.turn.dates if day > now.date()]
    day = min(named) if named else now.date() + timedelta(days=PAUSE_DAYS)
    return datetime.combine(day, MORNING, now.tzinfo)


TABLE: Table = {(State.OPENING, ANY): edge(postpone, DONE)}

DIALOGUE = Dialogue("later", State, State.OPENING, TABLE, verified=False)
