"""Take 'nothing now' for an answer: the client chooses the day on which it is taken up again, and we write then."""

from datetime import datetime, time, timedelta
from enum import StrEnum

from flows import relief
from flows.discretion import asks
from flows.outcome import Choice, Postpone, Say
from flows.phrases import PERSON
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY, LEGS, RESUME

DAYS = {"when:7": 7, "when:14": 14, "when:30": 30}
DAYS_ELSE = 14  #: until the talk is taken up again, where the client leaves the day open
MORNING = time(10)
CHOICES = tuple(Choice(name, f"button-{name.replace(':', '-')}") for name in DAYS)


class State(StrEnum):
    """Where the wish stands."""

    OPENING = "opening"  #: nothing was said yet
    WHEN = "when"  #: accepted that nothing is possible now; asked on which day to talk again
    DONE = DONE


def begin(scene: Scene) -> Move:
    """Take the day that was named, or let the client choose one."""
    return take_day(scene) if relief.days_to_come(scene) else ask(scene)


def ask(_: Scene) -> Move:
    """Ask on which day to talk again."""
    return Move(State.WHEN, (Say("hardship-when", {}, (*CHOICES, PERSON), question="date"),))


def take_day(scene: Scene) -> Move:
    """Write nothing before the day that the client chose, or the business day after it, and then write."""
    if any(leg.amount is not None for leg in scene.turn.legs):
        return Move(State.DONE, then="plan")
    today, named = scene.facts.today, relief.days_to_come(scene)
    days = DAYS.get(scene.turn.button or "", DAYS_ELSE)
    on = scene.facts.calendar.next(min(named) if named else today + timedelta(days=days))
    until = datetime.combine(on, MORNING, scene.facts.now.tzinfo)
    return Move(State.DONE, (Postpone(until, "hardship-again"), Say("hardship-until", {"on": on})), clear=True)


def bring(scene: Scene) -> Move:
    """Bring the person who may pause or reduce, when no day can be named."""
    return Move(State.DONE, relief.bring(scene, scene.turn.text), clear=True, then=asks(scene))


TABLE: Table = {
    (State.OPENING, ANY): edge(begin, State.WHEN, DONE),
    **{(State.WHEN, name): edge(take_day, DONE) for name in (*DAYS, LEGS, "affirm", "deny", "contact_later")},
    (State.WHEN, "cannot_pay"): edge(bring, DONE),
    (State.WHEN, RESUME): edge(ask, State.WHEN),
}

DIALOGUE = Dialogue("again", State, State.OPENING, TABLE)
