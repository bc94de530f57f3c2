"""Stop every message, at once and on all channels, with one confirmation."""

import re
from enum import StrEnum

from flows.outcome import OpenCase, OptOut, Say
from flows.receptivity import close
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY
from flows.wording.lint import fold

ELSEWHERE = re.compile(
    r"\b(?:mejor|prefiero|prefer|rather|instead|melhor|prefiro|solo|so) (?:que )?(?:(?:me )?\w+ )?"
    r"(?:por|al|a|via|by|pelo|por el)? ?(?:mi |meu |my )?"
    r"(?:correo|e.?mail|mail|carta|telefono|telefone|phone|whatsapp|sms|telegram|letter)\b"
)  #: 'mejor por correo': another way is wanted, not none
ERASE = re.compile(
    r"\b(?:borr|elimin|supr[ia]m|apag|exclu|delet|eras|remov)\w*(?: \w+){0,3} "
    r"(?:mis|mi|toda mi|meus|minhas|my) (?:datos|informacion|dados|informacoes|data|details|information)\b"
)  #: 'borren mis datos': a right of its own, and more than silence
WISHES = ((ELSEWHERE, "stop-elsewhere"), (ERASE, "stop-erase"))  #: what a person sees to besides, and what is said


class State(StrEnum):
    """Where the stop stands."""

    OPENING = "opening"  #: nothing was said yet
    DONE = DONE


def stop(scene: Scene) -> Move:
    """Opt the person out and say so once; nothing of the account is named. A person sees to what else is wanted."""
    if key := next((key for wish, key in WISHES if wish.search(fold(scene.turn.text))), None):
        wish = OpenCase("human", scene.facts.duty.answers("human"), scene.turn.text)
        return Move(State.DONE, close(scene.memory, scene.turn, (OptOut(), wish, Say(key))), clear=True)
    said = Say("stop-confirmed", {"creditor": scene.facts.creditor.name})
    return Move(State.DONE, close(scene.memory, scene.turn, (OptOut(), said)), clear=True)


TABLE: Table = {(State.OPENING, ANY): edge(stop, DONE)}

DIALOGUE = Dialogue("stop", State, State.OPENING, TABLE, verified=False)
