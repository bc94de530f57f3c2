"""Meet bad news with one sentence that is only for it, and open a way that does not begin with money.

A difficulty that will pass leaves the word to the client, from the day on which money comes when they named one; one
without an end goes to a person who may pause or reduce the account, and never to a longer plan; a death asks nothing.
'Nothing now' is an answer too: the client chooses the day on which it is taken up again. The reason is never asked.
"""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from flows import relief
from flows.contingencies import STRUCTURAL, TEMPORARY, Way
from flows.negotiation.proposal import Leg
from flows.outcome import AddToCase, CaseNumber, Choice, Effect, OpenCase, PlaceHold, Postpone, RecordDifficulty, Say
from flows.phrases import PERSON
from flows.routes import PREFIX
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY, LEGS, RESUME

DAYS = {"when:7": 7, "when:14": 14, "when:30": 30}
DAYS_ELSE = 14  #: until the talk is taken up again, where the client leaves the day open
MORNING = time(10)


class State(StrEnum):
    """Where the talk stands."""

    OPENING = "opening"  #: nothing was said yet
    PERSON = "person"  #: offered a person who may pause or reduce
    LISTENING = "listening"  #: left the word to the client
    WHEN = "when"  #: nothing now; asked on which day to take it up again
    DONE = DONE


YES = Choice("affirm", "button-yes-person")
MYSELF = Choice("propose", "button-propose")
WAYS = Choice("ways", "button-ways")
WEEK, FORTNIGHT, MONTH = (Choice(name, f"button-{name.replace(':', '-')}") for name in DAYS)


def listen(scene: Scene) -> Move:
    """Acknowledge first; then open the way that fits what happened."""
    if passed := next((case for case in scene.facts.cases if case.kind == "hardship"), None):
        told = Say("hardship-passed-on", {"case": passed.id, "due": passed.due_at})
        return Move(State.DONE, (AddToCase("hardship", scene.turn.text), _heard(scene), told), clear=True)
    move = _OPENINGS[relief.way(scene)](scene)
    return replace(move, effects=(*_noted(scene), *move.effects), keep={"note": scene.turn.text})


def take_care(scene: Scene) -> Move:
    """Ask nothing of who mourns: a person takes care, and nothing is sent meanwhile."""
    due = scene.facts.duty.answer_by
    case = OpenCase("hardship", due, scene.turn.text, details=_details(scene))
    said = Say("hardship-care", {"case": CaseNumber(), "due": due})
    return Move(State.DONE, (case, PlaceHold("hardship"), _heard(scene), said), clear=True)


def offer_person(scene: Scene) -> Move:
    """Offer the person who may pause the account or reduce it."""
    return Move(State.PERSON, (_heard(scene), _offer(scene)))


def leave_word(scene: Scene) -> Move:
    """Leave the word to the client; a day that they named opens a plan, and what is agreed already moves."""
    heard = _heard(scene)
    if any(leg.date for leg in scene.turn.legs):
        return Move(State.DONE, (heard,), then="plan")
    if on := relief.recovery(scene):
        return _from_then(on)
    if scene.turn.intent == "contact_later" and relief.days_to_come(scene):
        later = take_day(scene)
        return replace(later, effects=(heard, *later.effects))
    if scene.facts.account.next_instalment and not relief.is_grave(scene):
        return Move(State.DONE, (heard,), then="promise")
    return Move(State.LISTENING, (heard, _leave_word(scene)))


def hear_more(scene: Scene) -> Move:
    """Take 'nothing now' for an answer; a day on which money comes opens a plan, and what has no end a person."""
    if on := relief.recovery(scene):
        return _from_then(on)
    return bring(scene) if relief.way(scene) is Way.PERSON else ask_when(scene)


def bring(scene: Scene) -> Move:
    """Open the case, stop the reminders, and say who writes, and when."""
    due = scene.facts.duty.answer_by
    case = OpenCase("hardship", due, scene.slots["note"], details=_details(scene))
    said = Say("hardship-passed-on", {"case": CaseNumber(), "due": due})
    return Move(State.DONE, (case, PlaceHold("hardship"), said), clear=True)


def let_propose(_: Scene) -> Move:
    """The client would rather propose something."""
    return Move(State.DONE, then="plan")


def show_ways(scene: Scene) -> Move:
    """Show the ways besides a plan that the creditor switched on; without any, the plans that there are."""
    found = relief.open_routes(scene)
    if not found:
        return Move(State.DONE, then="plan")
    choices = tuple(Choice(f"{PREFIX}{name}", f"button-route-{name.replace('_', '-')}") for name in found)
    said = Say("hardship-ways", {}, (*choices, MYSELF, PERSON), question="confirm")
    return Move(State.LISTENING, (said,))


def ask_when(_: Scene) -> Move:
    """Accept that nothing can be paid now, and let the client choose when to talk again."""
    said = Say("hardship-when", {}, (WEEK, FORTNIGHT, MONTH, PERSON), question="date")
    return Move(State.WHEN, (said,))


def hear_later(scene: Scene) -> Move:
    """Take the day that was named with the wish for another moment, or ask for one."""
    return take_day(scene) if relief.days_to_come(scene) else ask_when(scene)


def take_day(scene: Scene) -> Move:
    """Write nothing before the day that the client chose, or the business day after it, and then write."""
    if any(leg.amount is not None for leg in scene.turn.legs):
        return let_propose(scene)
    today, named = scene.facts.today, relief.days_to_come(scene)
    days = DAYS.get(scene.turn.button or "", DAYS_ELSE)
    on = scene.facts.calendar.next(min(named) if named else today + timedelta(days=days))
    until = datetime.combine(on, MORNING, scene.facts.now.tzinfo)
    return Move(State.DONE, (Postpone(until, "hardship-again"), Say("hardship-until", {"on": on})), clear=True)


def offer_again(scene: Scene) -> Move:
    """Offer the person once more, after a question was answered; an adviser may have said meanwhile that it passes."""
    return _again(scene, scene.facts.difficulty != TEMPORARY)


def leave_word_again(scene: Scene) -> Move:
    """Leave the word to the client once more; an adviser may have said meanwhile that the difficulty stays."""
    return _again(scene, scene.facts.difficulty == STRUCTURAL)


def _again(scene: Scene, person: bool) -> Move:  # noqa: FBT001 - read where it is called
    return Move(State.PERSON, (_offer(scene),)) if person else Move(State.LISTENING, (_leave_word(scene),))


def _noted(scene: Scene) -> tuple[Effect, ...]:
    """Record a difficulty without a name; one with a name is written down whichever dialogue has the word."""
    if scene.turn.signs.contingency:
        return ()
    kind = scene.facts.difficulty or scene.turn.difficulty or TEMPORARY
    return (RecordDifficulty(kind, scene.turn.text),)


def _details(scene: Scene) -> dict[str, str]:
    code = scene.memory.get("contingency")
    return {"contingency": code} if code else {}


def _heard(scene: Scene) -> Say:
    return Say("hardship-loss" if relief.way(scene) is Way.CARE else "hardship-heard")


def _from_then(on: date) -> Move:
    """Ask nothing before the day on which money comes, and for a plan from then on."""
    said = Say("hardship-from-then", {"on": on})
    return Move(State.DONE, (said,), remember={relief.RECOVERS: on.isoformat()}, then="plan", legs=(Leg(None, on),))


def _offer(scene: Scene) -> Say:
    ways = (WAYS,) if relief.open_routes(scene) else ()
    return Say("hardship-offer-person", {}, (YES, MYSELF, *ways), question="confirm")


def _leave_word(scene: Scene) -> Say:
    """Leave the word to the client; before the account is due there is time, and it is said so."""
    account, today = scene.facts.account, scene.facts.today
    choices = (MYSELF, *((WAYS,) if relief.open_routes(scene) else ()), PERSON)
    due = account.next_due
    if due and due.due_on > today and account.days_overdue(today) <= 0:
        return Say("hardship-ahead", {"on": due.due_on}, choices, question="amount")
    return Say("hardship-your-word", {}, choices, question="amount")


_OPENINGS = {Way.WORD: leave_word, Way.PERSON: offer_person, Way.CARE: take_care}
WAITING = (State.PERSON, State.LISTENING)
TABLE: Table = {
    (State.OPENING, ANY): edge(listen, State.PERSON, State.LISTENING, DONE),
    (State.PERSON, "affirm"): edge(bring, DONE),
    (State.PERSON, "deny"): edge(ask_when, State.WHEN),
    (State.PERSON, "cannot_pay"): edge(bring, DONE),
    (State.PERSON, RESUME): edge(offer_again, *WAITING),
    (State.LISTENING, "affirm"): edge(let_propose, DONE),
    (State.LISTENING, "deny"): edge(ask_when, State.WHEN),
    (State.LISTENING, "cannot_pay"): edge(hear_more, State.WHEN, DONE),
    (State.LISTENING, RESUME): edge(leave_word_again, *WAITING),
    **{
        (state, act): edge(take, *ends)
        for state in WAITING
        for act, take, ends in (
            ("propose", let_propose, (DONE,)),
            (LEGS, let_propose, (DONE,)),
            ("ways", show_ways, (State.LISTENING, DONE)),
            ("ask_options", show_ways, (State.LISTENING, DONE)),
            ("contact_later", hear_later, (State.WHEN, DONE)),
        )
    },
    **{(State.WHEN, name): edge(take_day, DONE) for name in DAYS},
    (State.WHEN, LEGS): edge(take_day, DONE),
    (State.WHEN, "affirm"): edge(take_day, DONE),
    (State.WHEN, "deny"): edge(take_day, DONE),
    (State.WHEN, "contact_later"): edge(take_day, DONE),
    (State.WHEN, "cannot_pay"): edge(bring, DONE),
    (State.WHEN, RESUME): edge(ask_when, State.WHEN),
}

DIALOGUE = Dialogue("hardship", State, State.OPENING, TABLE, version=2)
