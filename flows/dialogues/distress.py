"""Put a person in danger before any account: no amounts, no plan, the country's help line, someone called now."""

from enum import StrEnum

from flows.facts import Facts
from flows.outcome import AddToCase, OpenCase, PageSomeone, PlaceHold, Say
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY

PRIORITY = 1


class State(StrEnum):
    """Where the help stands."""

    OPENING = "opening"  #: nothing was said yet
    DONE = DONE


def help_now(scene: Scene) -> Move:
    """Stop everything, call the person on duty, and give the help line; promise a person only when one is there."""
    facts = scene.facts
    if facts.has_case("distress"):
        return Move(State.DONE, (AddToCase("distress", scene.turn.text), _say(facts)), clear=True)
    due = facts.duty.urgent_by
    case = OpenCase("distress", due, scene.turn.text, priority=PRIORITY)
    return Move(State.DONE, (case, PlaceHold("distress"), PageSomeone(), _say(facts)), clear=True)


def _say(facts: Facts) -> Say:
    presence = "on-duty" if facts.duty.adviser else "off-duty"
    if facts.law.help_line:
        return Say(f"distress-{presence}", {"line": facts.law.help_line})
    return Say(f"distress-{presence}-no-line")


TABLE: Table = {(State.OPENING, ANY): edge(help_now, DONE)}

DIALOGUE = Dialogue("distress", State, State.OPENING, TABLE, verified=False)
