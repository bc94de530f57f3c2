"""Stop every message, at once and on all channels, with one confirmation."""

import re
from enum import StrEnum

from flows.outcome import Effect, OpenCase, OptOut, Say
from flows.receptivity import close
from flows.rights.book import Right
from flows.rights.requests import KIND, request
from flows.rights.wishes import right_asked
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY
from flows.wording.lint import fold

ELSEWHERE = re.compile(
    r"\b(?:mejor|prefiero|prefer|rather|instead|melhor|prefiro|solo|so) (?:que )?(?:(?:me )?\w+ )?"
    r"(?:por|al|a|via|by|pelo|por el)? ?(?:mi |meu |my )?"
    r"(?:correo|e.?mail|mail|carta|telefono|telefone|phone|whatsapp|sms|telegram|letter)\b"
)  #: 'mejor por correo': another way is wanted, not none
LAWFUL = {Right.ERASE: "stop-erase", Right.OBJECT: "stop-object"}  #: rights of their own, and more than silence


class State(StrEnum):
    """Where the stop stands."""

    OPENING = "opening"  #: nothing was said yet
    DONE = DONE


def stop(scene: Scene) -> Move:
    """Opt the person out and say so once; nothing of the account is named. A person sees to what else is wanted."""
    return Move(State.DONE, close(scene.memory, scene.turn, (OptOut(), *_besides(scene))), clear=True)


def _besides(scene: Scene) -> tuple[Effect, ...]:
    """Hand what is asked besides silence to a person, and say what becomes of it; a right gets its day by law."""
    right = right_asked(scene.turn.text)
    if right in LAWFUL:
        return request(scene.facts, str(right), scene.turn.text, LAWFUL[right])
    if ELSEWHERE.search(fold(scene.turn.text)):
        return OpenCase(KIND, scene.facts.duty.answers(KIND), scene.turn.text), Say("stop-elsewhere")
    return (Say("stop-confirmed", {"creditor": scene.facts.creditor.name}),)


TABLE: Table = {(State.OPENING, ANY): edge(stop, DONE)}

DIALOGUE = Dialogue("stop", State, State.OPENING, TABLE, verified=False)
