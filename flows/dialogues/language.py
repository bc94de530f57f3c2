"""Go on in the language that the client asks for, or writes in."""

from enum import StrEnum

from flows.outcome import Say, SetLanguage
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY

LANGUAGES = ("es", "en", "pt")


class State(StrEnum):
    """Where the wish stands."""

    OPENING = "opening"  #: nothing was said yet
    DONE = DONE


def change(scene: Scene) -> Move:
    """Change to the language that was named; where none was, to the next of those spoken."""
    turn = scene.turn
    wanted = turn.language if turn.language in LANGUAGES else _other(scene.facts.client.language)
    return Move(State.DONE, (SetLanguage(wanted), Say("language-changed")))


def _other(language: str) -> str:
    return "es" if language != "es" else "en"


TABLE: Table = {(State.OPENING, ANY): edge(change, DONE)}

DIALOGUE = Dialogue("language", State, State.OPENING, TABLE, verified=False)
