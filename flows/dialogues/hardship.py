"""Meet bad news with one sentence that is only for it, and open a way that does not begin with money.

A difficulty that will pass leaves the word to the client, from the day on which money comes when they named one; one
without an end goes to a person who may pause or reduce the account, and never to a longer plan; a death asks nothing.
'Nothing now' is an answer too: the client chooses the day on which it is taken up again. The reason is never asked.
"""

from dataclasses import replace
from datetime import date
from enum import StrEnum

from flows import relief
from flows.contingencies import STRUCTURAL, TEMPORARY, Way
from flows.discretion import asks
from flows.lateness import anew
from flows.negotiation.proposal import Leg
from flows.outcome import AddToCase, Choice, Effect, RecordDifficulty, Say
from flows.phrases import PERSON
from flows.routes import PREFIX
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY, LEGS, RESUME


class State(StrEnum):
    """Where the talk stands."""

    OPENING = "opening"  #: nothing was said yet
    PERSON = "person"  #: offered a person who may pause or reduce
    LISTENING = "listening"  #: left the word to the client
    DONE = DONE


YES = Choice("affirm", "button-yes-person")
MYSELF = Choice("propose", "button-propose")
WAYS = Choice("ways", "button-ways")


def listen(scene: Scene) -> Move:
    """Acknowledge first; then open the way that fits what happened."""
    if passed := next((case for case in scene.facts.cases if case.kind == "hardship"), None):
        words = AddToCase("hardship", scene.turn.text)
        told = Say("hardship-passed-on", {"case": passed.id, "due": scene.facts.expected(passed)})
        return Move(State.DONE, (words, *anew(scene.facts, passed), _heard(scene), told), clear=True)
    move = _OPENINGS[relief.way(scene)](scene)
    return replace(move, effects=(*_noted(scene), *move.effects), keep={"note": scene.turn.text})


def take_care(scene: Scene) -> Move:
    """Ask nothing of who mourns: a person takes care, and nothing is sent meanwhile."""
    *opened, said = relief.bring(scene, scene.turn.text, "hardship-care")
    return Move(State.DONE, (*opened, _heard(scene), said), clear=True)


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
        return Move(State.DONE, (heard,), then="again")
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
    return Move(State.DONE, relief.bring(scene, scene.slots["note"]), clear=True, then=asks(scene))


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
    return Move(State.DONE, then="again")


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
    (State.PERSON, "deny"): edge(ask_when, DONE),
    (State.PERSON, "cannot_pay"): edge(bring, DONE),
    (State.PERSON, RESUME): edge(offer_again, *WAITING),
    (State.LISTENING, "affirm"): edge(let_propose, DONE),
    (State.LISTENING, "deny"): edge(ask_when, DONE),
    (State.LISTENING, "cannot_pay"): edge(hear_more, DONE),
    (State.LISTENING, RESUME): edge(leave_word_again, *WAITING),
    **{
        (state, act): edge(take, *ends)
        for state in WAITING
        for act, take, ends in (
            ("propose", let_propose, (DONE,)),
            (LEGS, let_propose, (DONE,)),
            ("ways", show_ways, (State.LISTENING, DONE)),
            ("ask_options", show_ways, (State.LISTENING, DONE)),
            ("contact_later", ask_when, (DONE,)),
        )
    },
}

DIALOGUE = Dialogue("hardship", State, State.OPENING, TABLE, version=2)
