"""Write at the hours and on the days that the client wants: read them back with the law's, and keep them on a yes.

What is read back is where both meet, for only then anything is sent. Where they never meet nothing is, which is said
at once with the hours that there are. Not at work: a person takes that address away, and we are silent until then.
"""

from datetime import datetime, time
from enum import StrEnum

from flows.contact.week import Run, Week
from flows.contact.wishes import heard
from flows.lateness import entrust
from flows.outcome import Choice, KeepHours, Lines, Postpone, Say, Value
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY, RESUME


class State(StrEnum):
    """Where the wish stands."""

    OPENING = "opening"  #: nothing was said yet
    CONFIRMING = "confirming"  #: read back the hours
    DONE = DONE


YES = Choice("affirm", "button-yes-hours")
NO = Choice("deny", "button-other-hours")
EVERY_DAY = (0, 6)


def hear(scene: Scene) -> Move:
    """Read the hours back, or say what there is instead."""
    wish = heard(scene.turn.text)
    if wish is None:
        return Move(State.DONE, (Say("hours-again"),), quiet=True)
    if wish.at_work:
        return _not_at_work(scene)
    if wish.week is None:
        return Move(State.DONE, (KeepHours(None), Say("hours-any")), quiet=True)
    return _read_back(scene, wish.week)


def repeat(scene: Scene) -> Move:
    """Take up the question again, or the new wish that came with what was said."""
    wish = heard(scene.turn.text)
    return _read_back(scene, wish.week if wish and wish.week else Week.parse(scene.slots["week"]))


def keep(scene: Scene) -> Move:
    """Keep what was read back."""
    return Move(State.DONE, (KeepHours(scene.slots["week"]), Say("hours-kept")), quiet=True)


def leave(_: Scene) -> Move:
    """Keep nothing, and ask for it in other words."""
    return Move(State.DONE, (Say("hours-again"),), quiet=True)


def _read_back(scene: Scene, week: Week) -> Move:
    law = scene.facts.law.hours
    met = week.within(law) if law else week
    if law and met.is_never:
        said = Say("hours-never", {"lines": _lines(scene, law)})
        return Move(State.DONE, (KeepHours(week.written()), said), quiet=True)
    asked = Say("hours-read-back", {"lines": _lines(scene, met)}, (YES, NO), question="confirm")
    return Move(State.CONFIRMING, (asked,), keep={"week": week.written()})


def _not_at_work(scene: Scene) -> Move:
    due, passed_on = entrust(scene.facts, "human", scene.turn.text)
    return Move(State.DONE, (Postpone(due), *passed_on, Say("hours-not-at-work", {"due": due})), quiet=True)


def _lines(scene: Scene, week: Week) -> Lines:
    """Return the hours of a week, a run of days a line."""
    return Lines("hours-line", tuple(_row(scene.facts.now, run) for run in week.runs()))


def _row(now: datetime, run: Run) -> dict[str, Value]:
    span = "all" if (run.first, run.last) == EVERY_DAY else "one" if run.first == run.last else "several"
    opens, closes = (_at(now, clock) for clock in (run.window.opens, run.window.closes))
    return {"span": span, "day_a": run.first, "day_b": run.last, "opens": opens, "until": closes}


def _at(now: datetime, clock: time) -> datetime:
    return datetime.combine(now.date(), clock, now.tzinfo)


TABLE: Table = {
    (State.OPENING, ANY): edge(hear, State.CONFIRMING, DONE),
    (State.CONFIRMING, "affirm"): edge(keep, DONE),
    (State.CONFIRMING, "deny"): edge(leave, DONE),
    (State.CONFIRMING, "contact_later"): edge(repeat, State.CONFIRMING, DONE),
    (State.CONFIRMING, RESUME): edge(repeat, State.CONFIRMING, DONE),
}

DIALOGUE = Dialogue("hours", State, State.OPENING, TABLE, verified=False)
