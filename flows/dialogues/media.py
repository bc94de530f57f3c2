"""Answer what the bot cannot read: a voice note, a picture, a place, a sticker, nothing at all.

Nothing is interrupted: it goes to the team, the client is told that it came, and the question under way is asked again.
That it is kept is not said, since its files are fetched only afterwards. Where a person has a matter of a verified
client in hand, what comes belongs to that matter. Whoever speaks instead of writing a second time gets a person who can
listen.
"""

from enum import StrEnum

from flows.facts import OpenCaseFact
from flows.outcome import AddToCase, Say, Term
from flows.phrases import PERSON
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY, CONTACT, FILE, LOCATION, VOICE

KEPT = frozenset({VOICE, FILE, LOCATION, CONTACT})  #: what tells a person something
SPOKEN = "spoken"  #: in the talk's memory: voice notes so far
PATIENCE = 1  #: voice notes after which a person is brought


class State(StrEnum):
    """Where the answer stands."""

    OPENING = "opening"  #: nothing was said yet
    DONE = DONE


def answer(scene: Scene) -> Move:
    """Say what happened to what came; give it to whoever has the client's matter in hand."""
    what = scene.turn.attached or scene.turn.intent
    case = _under_way(scene) if what in KEPT else None
    if case is not None:
        added = AddToCase(case.kind, Term(f"case-note-{what}"))
        return Move(State.DONE, (added, Say("media-added", {"case": case.id})))
    if what == VOICE:
        return _listen(scene)
    return Move(State.DONE, (Say(f"media-{what}"),))


def _listen(scene: Scene) -> Move:
    """Ask for words; who goes on speaking cannot write just now, and a person listens."""
    spoken = scene.memory.get(SPOKEN, 0) + 1
    remember = {SPOKEN: spoken}
    if spoken > PATIENCE:
        return Move(State.DONE, (Say("media-voice-person"),), remember=remember, then="handover")
    return Move(State.DONE, (Say("media-voice", {}, (PERSON,)),), remember=remember)


def _under_way(scene: Scene) -> OpenCaseFact | None:
    """Return the newest matter that a person has in hand; nothing is said of it to who has not shown who they are.

    Who told of a death is asked for nothing: what they send belongs to that.
    """
    cases = scene.facts.cases
    if not scene.memory["verified"]:
        cases = tuple(case for case in cases if case.kind == "bereavement")
    return cases[-1] if cases else None


TABLE: Table = {(State.OPENING, ANY): edge(answer, DONE)}

DIALOGUE = Dialogue("media", State, State.OPENING, TABLE, verified=False)
