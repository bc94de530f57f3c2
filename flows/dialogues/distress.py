"""Put a person in danger before any account: no amounts, no plan, the country's help line, someone called now.

What only may be danger is asked back, with the help line in the question: 'antes de junio no puedo más' is no cry for
help, and who is met with one is hurt, and held up. Danger is certain wherever its words are (`nlu.rules`). A person
reads the words soon all the same, whatever is answered, or nothing: who is in danger may not answer.
"""

from enum import StrEnum

from flows.facts import Facts
from flows.outcome import AddToCase, Choice, Effect, OpenCase, PageSomeone, PlaceHold, Say
from flows.phrases import PERSON
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY, LEGS, RESUME

PRIORITY = 1
INTENT = "distress"
UNCLEAR = "repair"  #: the kind of case in which a person reads what was not understood
GUESSED = "danger_guessed"  #: in the talk's memory: asked once; guessed again it is danger
HELP = Choice("affirm", "button-need-help")
FINE = Choice("deny", "button-am-fine")


class State(StrEnum):
    """Where the help stands."""

    OPENING = "opening"  #: nothing was said yet
    ASKED = "asked"  #: asked whether it is danger
    DONE = DONE


def hear(scene: Scene) -> Move:
    """Help at once; ask first where danger is only guessed, for the first time, and nobody has told of any before."""
    guessed = scene.turn.intent == INTENT and not scene.turn.certain
    known = scene.memory.get(GUESSED) or scene.facts.client.vulnerable or scene.facts.has_case(INTENT)
    return ask(scene) if guessed and not known else help_now(scene)


def ask(scene: Scene) -> Move:
    """Ask whether it is danger, give the help line with the question, and let a person read what was said."""
    line = scene.facts.law.help_line
    key, values = ("distress-ask", {"line": line}) if line else ("distress-ask-no-line", {})
    said = Say(key, values, (FINE, HELP, PERSON), question="confirm")
    return Move(State.ASKED, (_let_read(scene), said), remember={GUESSED: True})


def _let_read(scene: Scene) -> Effect:
    """Give the words to a person, as those that were not understood are given: nothing is stopped for them."""
    if scene.facts.has_case(UNCLEAR):
        return AddToCase(UNCLEAR, scene.turn.text)
    return OpenCase(UNCLEAR, scene.facts.duty.urgent_by, scene.turn.text, priority=PRIORITY)


def be_glad(_: Scene) -> Move:
    """It was none: go on."""
    return Move(State.DONE, (Say("distress-none"),))


def go_on(_: Scene) -> Move:
    """Let the question go, after another one was answered."""
    return Move(State.DONE)


def leave_word(scene: Scene) -> Move:
    """Give other words to what was under way, else to what they open."""
    if scene.memory["below"]:
        return Move(State.DONE, yields=True)
    if scene.facts.visitor:
        return Move(State.DONE, then="reception")
    return Move(State.DONE, then="plan" if scene.turn.legs else "nod")


def help_now(scene: Scene) -> Move:
    """Stop everything, call the person on duty, and give the help line; promise a person only when one is there."""
    facts = scene.facts
    if facts.has_case("distress"):
        return Move(State.DONE, (AddToCase("distress", scene.turn.text), _say(facts)), clear=True)
    due = facts.duty.promises.get("distress", facts.duty.urgent_by)
    case = OpenCase("distress", due, scene.turn.text, priority=PRIORITY)
    return Move(State.DONE, (case, PlaceHold("distress"), PageSomeone(), _say(facts)), clear=True)


def _say(facts: Facts) -> Say:
    presence = "on-duty" if facts.duty.adviser else "off-duty"
    if facts.law.help_line:
        return Say(f"distress-{presence}", {"line": facts.law.help_line})
    return Say(f"distress-{presence}-no-line")


TABLE: Table = {
    (State.OPENING, ANY): edge(hear, State.ASKED, DONE),
    (State.ASKED, "affirm"): edge(help_now, DONE),
    (State.ASKED, "deny"): edge(be_glad, DONE),
    (State.ASKED, LEGS): edge(leave_word, DONE),
    (State.ASKED, ANY): edge(leave_word, DONE),
    (State.ASKED, RESUME): edge(go_on, DONE),
}

DIALOGUE = Dialogue("distress", State, State.OPENING, TABLE, verified=False)
