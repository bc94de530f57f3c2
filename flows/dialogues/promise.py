"""Move an instalment before it breaks: one reply, a new date within the policy's rescue limits, nothing else."""

from datetime import date, timedelta
from enum import StrEnum

from flows.facts import Facts
from flows.negotiation.account import Instalment
from flows.outcome import CaseNumber, Choice, MoveInstalment, OpenCase, PlaceHold, Say, Values
from flows.phrases import HOW_TO_PAY, PERSON, instalment_lines, money
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY, LEGS, RESUME


class State(StrEnum):
    """Where the change stands."""

    OPENING = "opening"  #: nothing was said yet
    DATE = "date"  #: asked for the new date
    CONFIRMING = "confirming"  #: read the new date back
    DONE = DONE


YES = Choice("affirm", "button-yes-date")
OTHER_DATE = Choice("change", "button-other-date")
MOVE = Choice("move_date", "button-move-date")


def begin(scene: Scene) -> Move:
    """Take the date in the message, or say what is agreed and ask for one."""
    facts, part = scene.facts, _next(scene.facts)
    if part is None:
        return Move(State.DONE, then="plan")
    if _named(scene):
        return check(scene)
    if scene.turn.intent == "change_agreement":
        return ask_date(scene)
    values: Values = (
        {"lines": instalment_lines(facts, facts.account.agreement.instalments)} if facts.account.agreement else {}
    )
    return Move(State.DATE, (Say("promise-current", values, (MOVE, HOW_TO_PAY, PERSON), question="date"),))


def ask_date(scene: Scene) -> Move:
    """Ask which day suits better."""
    return Move(State.DATE, (_ask(scene.facts),))


def check(scene: Scene) -> Move:
    """Read the new date back when the policy's limits allow it, else let an adviser look. Sooner needs no leave."""
    facts, part, wanted = scene.facts, _next(scene.facts), _named(scene)
    if part is None or wanted is None:
        return pass_on(scene)
    if wanted < part.due_on and not _changes_amount(scene, part):
        return Move(State.DONE, then="pay")
    day = facts.calendar.next(max(wanted, facts.today))
    if not _within(facts, part, day) or _changes_amount(scene, part):
        return pass_on(scene)
    values: Values = {"amount": money(facts, part.unpaid), "from": part.due_on, "to": day}
    said = Say("promise-read-back", values, (YES, OTHER_DATE, PERSON), question="confirm")
    return Move(State.CONFIRMING, (said,), keep={"to": day.isoformat()})


def move(scene: Scene) -> Move:
    """Move the instalment."""
    facts, part = scene.facts, _next(scene.facts)
    day = date.fromisoformat(scene.slots["to"])
    if part is None or not _within(facts, part, day):
        return pass_on(scene)
    said = Say("promise-moved", {"amount": money(facts, part.unpaid), "to": day})
    return Move(State.DONE, (MoveInstalment(part.number, day), said))


def read_again(scene: Scene) -> Move:
    """Read the new date back once more, after a question was answered."""
    facts, part = scene.facts, _next(scene.facts)
    if part is None:
        return Move(State.DONE, then="plan")
    day = date.fromisoformat(scene.slots["to"])
    values: Values = {"amount": money(facts, part.unpaid), "from": part.due_on, "to": day}
    return Move(State.CONFIRMING, (Say("promise-read-back", values, (YES, OTHER_DATE, PERSON), question="confirm"),))


def pass_on(scene: Scene) -> Move:
    """Let an adviser look at what the policy does not let the machine change; reminders wait."""
    due = scene.facts.duty.answer_by
    case = OpenCase("exception", due, scene.turn.text, details={"change": scene.turn.text})
    said = Say("promise-passed-on", {"case": CaseNumber(), "due": due})
    return Move(State.DONE, (case, PlaceHold("exception"), said), quiet=True)


def leave_it(scene: Scene) -> Move:
    """Leave everything as it was agreed."""
    part = _next(scene.facts)
    if part is None:
        return Move(State.DONE)
    values: Values = {"amount": money(scene.facts, part.unpaid), "on": part.due_on}
    return Move(State.DONE, (Say("promise-unchanged", values),))


def _ask(facts: Facts) -> Say:
    part = _next(facts)
    values: Values = {"amount": money(facts, part.unpaid), "on": part.due_on} if part else {}
    return Say("promise-ask-date", values, (PERSON,), question="date")


def _next(facts: Facts) -> Instalment | None:
    return facts.account.next_instalment


def _named(scene: Scene) -> date | None:
    """Return the last day that the client named: 'no llego al viernes, cobro el lunes' means the Monday."""
    part, days = _next(scene.facts), [leg.date for leg in scene.turn.legs if leg.date] or list(scene.turn.dates)
    others = [day for day in days if part is None or day != part.due_on]
    return others[-1] if others else None


def _within(facts: Facts, part: Instalment, day: date) -> bool:
    rescue = facts.policy.rescue
    if rescue is None or (facts.account.agreement.moves if facts.account.agreement else 0) >= rescue.per_agreement_max:
        return False
    return day > part.due_on and day <= part.due_on + timedelta(days=rescue.days_max)


def _changes_amount(scene: Scene, part: Instalment) -> bool:
    return any(isinstance(leg.amount, int) and leg.amount != part.unpaid for leg in scene.turn.legs)


TABLE: Table = {
    (State.OPENING, ANY): edge(begin, State.DATE, State.CONFIRMING, DONE),
    (State.DATE, "move_date"): edge(ask_date, State.DATE),
    (State.DATE, LEGS): edge(check, State.CONFIRMING, DONE),
    (State.DATE, "deny"): edge(leave_it, DONE),
    (State.DATE, RESUME): edge(ask_date, State.DATE),
    (State.CONFIRMING, "affirm"): edge(move, DONE),
    (State.CONFIRMING, LEGS): edge(check, State.CONFIRMING, DONE),
    (State.CONFIRMING, "change"): edge(ask_date, State.DATE),
    (State.CONFIRMING, "deny"): edge(leave_it, DONE),
    (State.CONFIRMING, RESUME): edge(read_again, State.CONFIRMING, DONE),
}

DIALOGUE = Dialogue("promise", State, State.OPENING, TABLE)
