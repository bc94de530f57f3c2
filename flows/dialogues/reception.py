"""Ask somebody who is not known which account they write about, and say nothing of any; after that, bring a person.

What is answered was decided before (`flows.reception`); a thank-you after an answer gets none.
"""

from collections.abc import Callable
from enum import StrEnum

from flows.identity import introduces
from flows.outcome import AddToCase, OpenCase, Say
from flows.phrases import PERSON
from flows.reception import Verdict, Visitor
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY

KIND = "locked_out"
COURTESIES = frozenset({"thank", "goodbye"})
BARE = frozenset({"greet", "affirm"})  #: say nothing of what was asked: it is asked again


class State(StrEnum):
    """Where the reception stands."""

    OPENING = "opening"  #: nothing was said yet
    DONE = DONE


def receive(scene: Scene) -> Move:
    """Answer as it was decided."""
    visitor = scene.facts.visitor or Visitor()
    if visitor.answered and _is_courtesy(scene, visitor):
        return Move(State.DONE)
    verdict = visitor.again if visitor.again and scene.turn.intent in BARE else visitor.verdict
    return _ANSWERS[verdict](scene)


def _is_courtesy(scene: Scene, visitor: Visitor) -> bool:
    """Say whether nothing is left to say: thanks after an answer, an 'ok' that answers no question.

    'Ah, sí soy yo' after a 'no' is more than that.
    """
    intent = scene.turn.intent
    nods = intent == "affirm" and not introduces(scene.turn.text)
    return intent in COURTESIES or (nods and (visitor.is_wrong or visitor.verdict is Verdict.WAIT))


def _ask(key: str) -> Callable[[Scene], Move]:
    return lambda _: Move(State.DONE, (Say(key, {}, (PERSON,), question="identity"),))


def _pass_on(scene: Scene) -> Move:
    due = scene.facts.duty.answers(KIND)
    case = OpenCase(KIND, due, note=scene.turn.text)
    return Move(State.DONE, (case, Say("reception-passed-on", {"due": due})))


def _wait(scene: Scene) -> Move:
    """Say that a person has it; the case hears of it."""
    if not scene.facts.cases:
        return _pass_on(scene)
    said = (AddToCase(KIND, scene.turn.text),) if scene.facts.has_case(KIND) else ()
    return Move(State.DONE, (*said, Say("reception-waiting")))


_ANSWERS: dict[Verdict, Callable[[Scene], Move]] = {
    Verdict.WHICH: _ask("reception-which"),
    Verdict.WHICH_AGAIN: _ask("reception-which-again"),
    Verdict.NUMBER: _ask("reception-number"),
    Verdict.HAND_OVER: _pass_on,
    Verdict.WAIT: _wait,
}

TABLE: Table = {(State.OPENING, ANY): edge(receive, DONE)}

DIALOGUE = Dialogue("reception", State, State.OPENING, TABLE, verified=False)
