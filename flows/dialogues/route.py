"""Walk a way besides a plan: say exactly what it means and what happens next, and take one yes for it.

What the creditor allows the machine is done at once, within its limits; what a person must do becomes a case with a
promised answer. A way that is switched off is not refused: a person looks at it, if the client wants.
"""

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from flows import relief
from flows.outcome import CaseNumber, Choice, Effect, OpenCase, PlaceHold, Postpone, Say
from flows.phrases import PERSON
from flows.routes import chosen
from flows.table import DONE, Dialogue, Move, Scene, Slots, Table, edge
from flows.turn import ANY, LEGS, RESUME

MORNING = time(10)
YES, NO = Choice("affirm", "button-yes-route"), Choice("deny", "button-no-route")


class State(StrEnum):
    """Where the way stands."""

    OPENING = "opening"  #: nothing was said yet
    OFFERED = "offered"  #: said what it means; asked for a yes
    AMOUNT = "amount"  #: asked with how much the client would begin
    DONE = DONE


def begin(scene: Scene) -> Move:
    """Say what the way means, unless nothing is to be paid, or nothing may be asked."""
    facts, route = scene.facts, chosen(scene.turn.button) or scene.turn.signs.route
    if facts.client.vulnerable:
        return Move(State.DONE, (Say("plan-care", {}, (PERSON,)),), clear=True)
    if not facts.account.payable:
        return Move(State.DONE, (Say("plan-nothing-due", {}, (PERSON,)),))
    if route is None:
        return Move(State.DONE, then="plan")
    if route == "small_first_payment":
        return Move(State.AMOUNT, (_ask_small(),))
    return _offer(scene, {"route": route, "note": scene.turn.text, "until": _until(scene, route)})


def accept(scene: Scene) -> Move:
    """Do it, or give it to a person who answers by a promised time."""
    slots = scene.slots
    effects = _pause(slots, scene) if _is_open(scene, slots["route"]) and slots["until"] else _pass_on(scene)
    return Move(State.DONE, effects, clear=True)


def decline(_: Scene) -> Move:
    """Leave everything as it is, and go on with what was under way."""
    return Move(State.DONE, (Say("route-declined", {}, (PERSON,)),))


def offer_again(scene: Scene) -> Move:
    """Say once more what it means, after a question was answered."""
    return _offer(scene, scene.slots)


def hear_date(scene: Scene) -> Move:
    """Take another day for the pause; a sum is a proposal."""
    if any(leg.amount is not None for leg in scene.turn.legs):
        return Move(State.DONE, then="plan")
    return _offer(scene, {**scene.slots, "until": _until(scene, scene.slots["route"])})


def propose(_: Scene) -> Move:
    """Let the policy judge a plan that begins as small as the client says."""
    return Move(State.DONE, then="plan")


def ask_small_again(_: Scene) -> Move:
    """Ask once more with how much to begin."""
    return Move(State.AMOUNT, (_ask_small(),))


def _offer(scene: Scene, slots: Slots) -> Move:
    route, due = slots["route"], scene.facts.duty.answers("human")
    if not _is_open(scene, route):
        said = Say("route-by-person", {"due": due}, (YES, NO), question="confirm")
    elif slots["until"]:
        said = Say("route-pause", {"on": date.fromisoformat(slots["until"])}, (YES, NO, PERSON), question="confirm")
    else:
        said = Say(f"route-{route.replace('_', '-')}", {"due": due}, (YES, NO, PERSON), question="confirm")
    return Move(State.OFFERED, (said,), keep=slots)


def _pause(slots: Slots, scene: Scene) -> tuple[Effect, ...]:
    """Let the account rest until a day, and write on that day."""
    on = date.fromisoformat(slots["until"])
    until = datetime.combine(on, MORNING, scene.facts.now.tzinfo)
    rests = PlaceHold("pause", until=until, reason=slots["note"])
    return (rests, Postpone(until, "pause-over"), Say("route-pause-begun", {"on": on}))


def _pass_on(scene: Scene) -> tuple[Effect, ...]:
    due, slots = scene.facts.duty.answers("human"), scene.slots
    case = OpenCase("human", due, slots["note"], details={"route": slots["route"]})
    return (case, PlaceHold("route"), Say("route-passed-on", {"case": CaseNumber(), "due": due}))


def _is_open(scene: Scene, route: str) -> bool:
    return route in scene.facts.creditor.routes and (route != "pause" or relief.may_pause(scene.facts))


def _until(scene: Scene, route: str) -> str | None:
    """Return the business day on which a pause ends: the one that was named, no later than the creditor allows."""
    limits = scene.facts.creditor.routes.get(route)
    if route != "pause" or limits is None or limits.days_max is None:
        return None
    calendar, today = scene.facts.calendar, scene.facts.today
    end = today + timedelta(days=limits.days_max)
    last = calendar.last_within(today + timedelta(days=1), end) or end
    return min([last, *map(calendar.next, relief.days_to_come(scene)[-1:])]).isoformat()


def _ask_small() -> Say:
    return Say("route-small-first-payment", {}, (PERSON,), question="amount")


TABLE: Table = {
    (State.OPENING, ANY): edge(begin, State.OFFERED, State.AMOUNT, DONE),
    (State.OFFERED, "affirm"): edge(accept, DONE),
    (State.OFFERED, "deny"): edge(decline, DONE),
    (State.OFFERED, LEGS): edge(hear_date, State.OFFERED, DONE),
    (State.OFFERED, RESUME): edge(offer_again, State.OFFERED),
    (State.AMOUNT, LEGS): edge(propose, DONE),
    (State.AMOUNT, "deny"): edge(decline, DONE),
    (State.AMOUNT, RESUME): edge(ask_small_again, State.AMOUNT),
}

DIALOGUE = Dialogue("route", State, State.OPENING, TABLE)
