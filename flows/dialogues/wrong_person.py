"""Take a stranger's number off the list, and tell them nothing. A death is met with a sentence that is only for it."""

import re
from enum import StrEnum

from flows.identity import gives_name
from flows.outcome import AddToCase, MarkWrongPerson, OpenCase, PlaceHold, Say
from flows.receptivity import close
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY

DEATH = re.compile(
    r"\b(falleci\w*|muri[oó]|muert[oa]|difunt\w+|finad\w+|q\.?e\.?p\.?d|passed away|died|deceased"
    r"|faleceu|falecid\w+|morreu)\b",
    re.IGNORECASE,
)


class State(StrEnum):
    """Where the notice stands."""

    OPENING = "opening"  #: nothing was said yet
    DONE = DONE


def hear(scene: Scene) -> Move:
    """Take who gives the client's own name for no stranger: whether it is they is asked as ever."""
    if gives_name(scene.turn.text, scene.facts.client.short_name) and not DEATH.search(scene.turn.text):
        below = bool(scene.memory["below"])
        return Move(State.DONE, yields=below, then=None if below else "welcome")
    return apologise(scene)


def apologise(scene: Scene) -> Move:
    """Mark the address and say sorry; where someone has died, stop the account and let a person take care."""
    if scene.facts.has_case("bereavement"):  # told before: 'soy su hija' is no wrong number to say sorry for
        heard = (MarkWrongPerson(), AddToCase("bereavement", scene.turn.text), Say("wrong-person-mourning"))
        return Move(State.DONE, close(scene.memory, scene.turn, heard), clear=True)
    due = scene.facts.duty.answer_by
    kind, said = (
        ("bereavement", "wrong-person-bereaved") if DEATH.search(scene.turn.text) else ("wrong_person", "wrong-person")
    )
    holds = (PlaceHold(kind),) if kind == "bereavement" else ()
    case = OpenCase(kind, due, scene.turn.text)
    return Move(State.DONE, close(scene.memory, scene.turn, (MarkWrongPerson(), case, *holds, Say(said))), clear=True)


TABLE: Table = {(State.OPENING, ANY): edge(hear, DONE)}

DIALOGUE = Dialogue("wrong_person", State, State.OPENING, TABLE, verified=False)
