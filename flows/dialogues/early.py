"""Settle a bill before it is due, for less: read the day and the total back, and book it on a yes.

It is told only to who asks what they owe, how to pay or for a discount, and only where the policy lets something go.
After its day the discount lapses and nothing else: the bill is owed with the date that it had.
"""

from enum import StrEnum

from flows import incentives
from flows.judgement import POLICY, as_offered
from flows.negotiation.early import Incentive
from flows.negotiation.proposal import Payment, Share
from flows.outcome import AgreementCode, AgreementLink, BookAgreement, Choice, Lines, Say, Values
from flows.phrases import HOW_TO_PAY, PERSON, money, plan_lines
from flows.table import DONE, Dialogue, Move, Scene, Slots, Table, edge
from flows.turn import ANY, LEGS, RESUME


class State(StrEnum):
    """Where it stands."""

    OPENING = "opening"  #: nothing was said yet
    CONFIRMING = "confirming"  #: read the day and the total back
    DONE = DONE


YES = Choice("affirm", "button-yes-plan")
NO = Choice("deny", "button-not-now")


def begin(scene: Scene) -> Move:
    """Read it back; a proposal of the client's own, or a wish that the policy does not meet, is the plan's matter."""
    if not scene.turn.button and (scene.turn.legs or incentives.reachable(scene.facts) is None):
        return Move(State.DONE, then="plan")
    return read_back(scene)


def hear_other(scene: Scene) -> Move:
    """Take a day in time for what was read back already; anything else is a proposal."""
    by = scene.slots["by"]
    in_time = all(leg.amount in _WHOLE and leg.date and leg.date.isoformat() <= by for leg in scene.turn.legs)
    return read_back(scene) if in_time else Move(State.DONE, then="plan")


def read_back(scene: Scene) -> Move:
    """Read back what is paid by when, and what happens after that day."""
    scene = as_offered(scene)
    found = incentives.reachable(scene.facts)
    if found is None:
        return Move(State.DONE, then="pay")
    facts, plan = scene.facts, (Payment(found.pay_by, found.total),)
    values: Values = {
        "lines": plan_lines(facts, plan),
        "discount": money(facts, found.discount),
        "total": money(facts, found.total + found.discount),
        "on": found.due_on,
    }
    said = Say("early-read-back", values, (YES, NO, PERSON), question="confirm")
    return Move(State.CONFIRMING, (said,), keep=_kept(scene, found))


def book(scene: Scene) -> Move:
    """Book what was read back, if it still stands today by the policy under which it was."""
    scene = as_offered(scene)
    found = incentives.reachable(scene.facts)
    if found is None or _kept(scene, found) != scene.slots:
        return read_back(scene)
    facts = scene.facts
    booked = BookAgreement(
        (Payment(found.pay_by, found.total),),
        found.total,
        found.discount,
        found.invoices,
        "bot",
        facts.policy.version,
        lapses_on=found.pay_by,
    )
    said = Say("early-agreed", {"total": money(facts, found.total), "to": found.pay_by})
    lapses: Values = {"total": money(facts, found.total + found.discount), "on": found.due_on}
    terms: Values = {"missed": Lines("early-lapses", (lapses,)), "link": AgreementLink(), "code": AgreementCode()}
    return Move(State.DONE, (booked, said, Say("plan-terms", terms, (HOW_TO_PAY, PERSON))), clear=True)


def leave_it(scene: Scene) -> Move:
    """Leave the bill as it is; nothing is missed."""
    on = scene.facts.account.open_invoices[0].due_on if scene.facts.account.open_invoices else scene.facts.today
    return Move(State.DONE, (Say("early-left", {"on": on}),))


def _kept(scene: Scene, found: Incentive) -> Slots:
    terms = {"by": found.pay_by.isoformat(), "total": found.total, "discount": found.discount}
    return {**terms, POLICY: scene.facts.policy.version}


_WHOLE = (None, Share.ALL)

TABLE: Table = {
    (State.OPENING, ANY): edge(begin, State.CONFIRMING, DONE),
    (State.CONFIRMING, LEGS): edge(hear_other, State.CONFIRMING, DONE),
    (State.CONFIRMING, "affirm"): edge(book, State.CONFIRMING, DONE),
    (State.CONFIRMING, "deny"): edge(leave_it, DONE),
    (State.CONFIRMING, RESUME): edge(read_back, State.CONFIRMING, DONE),
}

DIALOGUE = Dialogue("early", State, State.OPENING, TABLE)
