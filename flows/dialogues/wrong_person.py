"""Take a stranger's number off the list, and tell them nothing. A death is met with a sentence that is only for it."""

import re
from enum import StrEnum

from flows.identity import gives_name
from flows.lateness import entrust
from flows.mourning import BEREAVEMENT, is_mourned
from flows.outcome import AddToCase, MarkWrongPerson, OpenCase, PlaceHold, Say
from flows.receptivity import close
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY
from flows.wording.lint import fold

DEATH = re.compile(
    r"\b(falleci\w*|muri[oó]|muert[oa]|difunt\w+|finad\w+|q\.?e\.?p\.?d|passed away|died|deceased"
    r"|faleceu|falecid\w+|morreu)\b",
    re.IGNORECASE,
)

NEW_NUMBER = re.compile(
    r"\b(?:cambie de (?:numero|celular|telefono)|mi (?:numero|celular|telefono) (?:cambio|nuevo)"
    r"|(?:mi|este es el|es mi) (?:nuevo (?:numero|celular|telefono)|(?:numero )?nuevo)"
    r"|my new number|changed my number|my number (?:has )?changed"
    r"|mudei de numero|meu (?:novo numero|numero (?:mudou|novo)))\b"
)  #: 'mi número cambió, este es el nuevo' is no wrong number

MISSENT = re.compile(
    r"\b(?:(?:era|iba|fue) para (?:otra persona|otro|otra|alguien mas|mi \w+)|me equivoque de (?:chat|persona|contacto)"
    r"|(?:was|meant) for (?:someone|somebody) else|wrong chat|era para outra pessoa|(?:chat|contato) errado)\b"
)  #: 'perdón, era para otra persona', of who has shown that they are the client


class State(StrEnum):
    """Where the notice stands."""

    OPENING = "opening"  #: nothing was said yet
    DONE = DONE


def hear(scene: Scene) -> Move:
    """Take who gives the client's own name for no stranger, and who mourns for none either."""
    if gives_name(scene.turn.text, scene.facts.client.short_name) and not DEATH.search(scene.turn.text):
        below = bool(scene.memory["below"])
        return Move(State.DONE, yields=below, then=None if below else "welcome")
    if scene.memory["verified"] and MISSENT.search(fold(scene.turn.text)):
        return Move(State.DONE, (Say("wrong-person-missent"),))
    if NEW_NUMBER.search(fold(scene.turn.text)):
        return note_number(scene)
    if not is_mourned(scene.facts):
        return apologise(scene)
    return thank(scene) if scene.turn.intent == "wrong_person" else answer(scene)


def note_number(scene: Scene) -> Move:
    """Go on where the client writes now, and let a person put their number right; who it is is asked as ever."""
    if not scene.memory["verified"]:
        return Move(State.DONE, then="welcome")
    due = scene.facts.duty.answers("human")
    return Move(State.DONE, (OpenCase("human", due, scene.turn.text), Say("wrong-person-new-number")))


def apologise(scene: Scene) -> Move:
    """Mark the address and say sorry; where someone has died, stop the account and let a person take care."""
    kind, said = (
        (BEREAVEMENT, "wrong-person-bereaved") if DEATH.search(scene.turn.text) else ("wrong_person", "wrong-person")
    )
    due = scene.facts.duty.answers(kind)
    holds = (PlaceHold(kind),) if kind == BEREAVEMENT else ()
    case = OpenCase(kind, due, scene.turn.text)
    return Move(State.DONE, close(scene.memory, scene.turn, (MarkWrongPerson(), case, *holds, Say(said))), clear=True)


def _noted(scene: Scene) -> tuple[AddToCase | OpenCase]:
    """Give the words to the person who takes care; who writes as nobody we know gets a case of their own."""
    if scene.facts.has_case(BEREAVEMENT):
        return (AddToCase(BEREAVEMENT, scene.turn.text),)
    return (OpenCase(BEREAVEMENT, scene.facts.duty.answers(BEREAVEMENT), scene.turn.text),)


def thank(scene: Scene) -> Move:
    """Take what is told of a death that was told before: 'soy su hija' is no wrong number to say sorry for."""
    heard = (*_noted(scene), Say("wrong-person-mourning"))
    return Move(State.DONE, close(scene.memory, scene.turn, heard), clear=True)


def answer(scene: Scene) -> Move:
    """Say who answers what is asked after a death, and when; nothing is asked of who mourns, not even who they are."""
    due, noted = entrust(scene.facts, BEREAVEMENT, scene.turn.text)
    return Move(State.DONE, (*noted, Say("wrong-person-asked", {"due": due})), quiet=True)


TABLE: Table = {(State.OPENING, ANY): edge(hear, DONE)}

DIALOGUE = Dialogue("wrong_person", State, State.OPENING, TABLE, verified=False)
