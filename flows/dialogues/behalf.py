"""Hear somebody who acts for the account's holder: tell them nothing of it, and let a person see what shows that.

Whoever had shown to be the client has not, where they say that they are somebody else. Who acts for them by what a
person saw is answered as anybody who is known; it speaks with them where they ask for more than they may.
"""

from enum import StrEnum

from flows.mourning import BEREAVEMENT
from flows.outcome import AddToCase, CaseNumber, Effect, OpenCase, PlaceHold, Say, Unverify, Values
from flows.rights.behalf import ACTING, HEIR, POWER, is_represented, role_of
from flows.rights.book import MATTER
from flows.rights.representatives import Representative
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY

KIND = "human"
GREETED = "welcome"  #: the dialogue that greets who is known
PRIORITY = 2


class State(StrEnum):
    """Where it stands."""

    OPENING = "opening"  #: nothing was said yet
    DONE = DONE


def hear(scene: Scene) -> Move:
    """Open the case, and say which paper shows that one may act; more of it goes to the same person."""
    if scene.facts.acting:
        return _bound(scene, scene.facts.acting)
    if is_represented(scene.facts):
        return _add(scene)
    role = role_of(scene.turn) or POWER
    kind = BEREAVEMENT if role == HEIR else KIND
    due = scene.facts.duty.answers(kind)
    case = OpenCase(kind, due, scene.turn.text, priority=PRIORITY, details={MATTER: role})
    holds: tuple[Effect, ...] = (PlaceHold(BEREAVEMENT),) if role == HEIR else ()
    said = Say(f"behalf-{role}", {"case": CaseNumber(), "due": due})
    return Move(State.DONE, (Unverify(), case, *holds, said), clear=True)


def _bound(scene: Scene, acting: Representative) -> Move:
    """Greet who says again as whom they write; what is not theirs to ask goes to a person."""
    if role_of(scene.turn) or not scene.memory["verified"]:
        return Move(State.DONE, then=GREETED)
    if case := next((one for one in scene.facts.cases if one.matter in ACTING), None):
        heard: tuple[Effect, ...] = (AddToCase(case.kind, scene.turn.text),)
        values: Values = {"case": case.id, "due": scene.facts.expected(case)}
    else:
        due = scene.facts.duty.answers(KIND)
        heard = (OpenCase(KIND, due, scene.turn.text, priority=PRIORITY, details={MATTER: acting.role}),)
        values = {"case": CaseNumber(), "due": due}
    return Move(State.DONE, (*heard, Say("behalf-beyond", values)), clear=True)


def _add(scene: Scene) -> Move:
    case = next(one for one in scene.facts.cases if one.matter in ACTING)
    heard: tuple[Effect, ...] = (AddToCase(case.kind, scene.turn.text),)
    said = Say("behalf-waiting", {"due": scene.facts.expected(case), "case": case.id})
    return Move(State.DONE, (Unverify(), *heard, said), clear=True)


TABLE: Table = {(State.OPENING, ANY): edge(hear, DONE)}

DIALOGUE = Dialogue("behalf", State, State.OPENING, TABLE, verified=False)
