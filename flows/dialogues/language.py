"""Go on in the language that the client asks for, or writes in."""

import re
from enum import StrEnum

from flows.outcome import Say, SetLanguage
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.tongue import ASKED, LANGUAGES
from flows.turn import ANY
from flows.wording.lint import fold

NAMES = {
    "es": re.compile(r"\b(?:espan\w+|castellano|castelhano|spanish)\b"),
    "en": re.compile(r"\b(?:ingles|english)\b"),
    "pt": re.compile(r"\b(?:portugues|portuguese)\b"),
}
REFUSED = re.compile(r"\b(?:no|nao|not|don.?t|doesn.?t|can.?t|sin|sem)\b")  #: 'no hablo inglés'


class State(StrEnum):
    """Where the wish stands."""

    OPENING = "opening"  #: nothing was said yet
    DONE = DONE


def change(scene: Scene) -> Move:
    """Change to the language that was named, else to the one that was written in or the next of those spoken."""
    turn = scene.turn
    spoken = turn.language if turn.language in LANGUAGES else _other(scene.facts.client.language)
    wanted = _named(fold(turn.text)) or spoken
    return Move(State.DONE, (SetLanguage(wanted), Say("language-changed")), remember={ASKED: True})


def _named(text: str) -> str | None:
    """Return the one language that is asked for by its name."""
    named = [language for language, name in NAMES.items() if name.search(text)]
    return named[0] if len(named) == 1 and not REFUSED.search(text) else None


def _other(language: str) -> str:
    return "es" if language != "es" else "en"


TABLE: Table = {(State.OPENING, ANY): edge(change, DONE)}

DIALOGUE = Dialogue("language", State, State.OPENING, TABLE, verified=False)
