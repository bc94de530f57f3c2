"""Find a plan: the client proposes, the policy is asked, the plan is read back, and only a clear yes books it.

Order: no offer is made before a proposal, a refusal, or an explicit 'what do you offer'. Missing pieces are asked one
at a time, and nothing that was said is asked again. A value that may be meant otherwise is asked back before anything
is made of it, where `flows.doubts` says so; an answer holds for the whole talk. A plan is judged anew at the moment of
the yes.
"""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from flows import codec, doubts, offers
from flows.agreed import agree
from flows.negotiation import amendment
from flows.negotiation.judge import Decision
from flows.negotiation.options import options
from flows.negotiation.proposal import Leg, Plan
from flows.outcome import BookAgreement, CaseNumber, Choice, Lines, OpenCase, PlaceHold, Say, Values
from flows.phrases import PERSON, money
from flows.table import DONE, Dialogue, Move, Scene, Slots, Table, edge
from flows.turn import ANY, LEGS, RESUME, Doubt


class State(StrEnum):
    """Where the negotiation stands."""

    OPENING = "opening"  #: nothing was said yet
    PROPOSING = offers.PROPOSING  #: asked how the client would like to pay
    DOUBTFUL = "doubtful"  #: asked which of two readings of a sum or a day was meant
    AMOUNT = "amount"  #: asked how much
    DATE = "date"  #: asked when
    REST = "rest"  #: asked for what the payments named so far leave
    CHOOSING = "choosing"  #: showed what can be done, because the client asked
    CONFIRMING = offers.CONFIRMING  #: read a plan back and asked for a yes
    COUNTERED = offers.COUNTERED  #: showed the nearest plan that the policy allows
    EXCEPTION = offers.EXCEPTION  #: asked whether an adviser should look at it
    WAITING = "waiting"  #: all that is owed is stopped while we look at it; the proposal is kept
    DONE = DONE


EQUAL = Choice("equal", "button-equal-parts")
JUDGED = (State.CONFIRMING, State.COUNTERED, State.EXCEPTION, State.WAITING, DONE)
ASKED = (State.DOUBTFUL, State.AMOUNT, State.DATE, State.REST)
HEARD = (State.PROPOSING, *ASKED, *JUDGED)  #: where a proposal may lead
READINGS = {f"reading:{place}": place for place in (doubts.FIRST, doubts.SECOND)}
MEANT = "meant"  #: which reading was meant, by kind of doubt, in this talk


def begin(scene: Scene) -> Move:
    """Take the proposal in the message, or ask for one."""
    if scene.turn.legs:
        return propose(scene)
    return _instead(scene) or _OPENINGS.get(scene.turn.intent, ask_proposal)(scene)


def ask_proposal(scene: Scene) -> Move:
    """Ask openly how the client would like to pay."""
    return Move(State.PROPOSING, (Say("plan-how", {}, question="amount"),), keep={})


def answer_discount(scene: Scene) -> Move:
    """Say that a discount is nothing the machine may promise, and keep listening."""
    return Move(State.PROPOSING, (Say("plan-discount", {}, (PERSON,), question="amount"),), keep={})


def answer_extension(scene: Scene) -> Move:
    """Ask from when the client could pay."""
    return Move(State.PROPOSING, (Say("plan-more-time", {}, question="date"),), keep={})


def show_options(scene: Scene) -> Move:
    """Show plans made to this account's measure, because the client asked or refused."""
    if instead := _instead(scene):
        return instead
    found = options(offers.case_of(scene), scene.facts.policy)
    if not found:
        return offers.refer(scene, ())
    choices = tuple(Choice(f"option:{place}", f"button-option-{place}") for place in range(1, len(found) + 1))
    values: Values = {
        "lines": Lines("plan-option-line", tuple(_option_row(scene, *row) for row in enumerate(found, 1)))
    }
    slots = {"options": [codec.dump_plan(plan) for plan in found]}
    return Move(
        State.CHOOSING, (Say("plan-options", values, (*choices, offers.OTHER), question="confirm"),), keep=slots
    )


def take_option(scene: Scene) -> Move:
    """Read back the plan that was chosen."""
    button = scene.turn.button or "option:1"
    plans = [codec.load_plan(plan) for plan in scene.slots["options"]]
    place = int(button.removeprefix("option:")) if button.startswith("option:") else 1
    return _consider(scene, _legs(plans[min(place, len(plans)) - 1]))


def propose(scene: Scene) -> Move:
    """Take a proposal as it was said."""
    return _consider(scene, scene.turn.legs)


def fill_amount(scene: Scene) -> Move:
    """Put the amount that was asked for into the proposal."""
    return _consider(_recalled(scene), amendment.with_amount(_said(scene), scene.turn.legs, scene.turn.amounts))


def fill_date(scene: Scene) -> Move:
    """Put the date that was asked for into the proposal."""
    return _consider(_recalled(scene), amendment.with_date(_said(scene), scene.turn.legs, scene.turn.dates))


def fill_rest(scene: Scene) -> Move:
    """Add what was said of the rest."""
    return _consider(_recalled(scene), amendment.with_rest(_said(scene), scene.turn.legs))


def repeat_payments(scene: Scene) -> Move:
    """Let the rest follow in equal payments, month by month."""
    return _instead(scene) or offers.answer(_recalled(scene), _said(scene))


def correct(scene: Scene) -> Move:
    """Bring a correction into the proposal."""
    return _consider(scene, amendment.amend(_said(scene), scene.turn.legs, whole=scene.facts.account.payable))


def settle_doubt(scene: Scene) -> Move:
    """Go on with the reading that was pressed or named; another value is a correction."""
    legs, doubtful = _said(scene), codec.load_doubts(scene.slots["doubts"])
    asked = doubts.readings(legs, doubtful)
    place = READINGS.get(scene.turn.button or "") or (doubts.answered(asked, scene.turn) if asked else None)
    if not asked or not place:
        return correct(scene)
    return _mean(_recalled(scene), legs, asked, place, said=scene.turn.legs)


def soften(scene: Scene) -> Move:
    """Meet a no to a plan of ours: learn what the client can pay, once in a talk; then ask what should be different."""
    if offers.told(scene) or scene.memory.get("means_asked"):
        return ask_change(scene)
    return Move(State.PROPOSING, keep={**scene.slots, offers.REFUSED: scene.slots["plan"]}, call="means")


def hear_means(scene: Scene) -> Move:
    """Seek a plan anew within what the client says they can pay; without that, ask what should be different."""
    return look_again(scene) if scene.turn.capacity and _said(scene) else soften(scene)


def ask_change(scene: Scene) -> Move:
    """Ask what should be different."""
    return Move(State.PROPOSING, (Say("plan-change-what", {}, (PERSON,), question="amount"),))


def ask_again(scene: Scene) -> Move:
    """Ask once more, after a question was answered: openly, or what should be different.

    Once we know what the client can pay, the plan that was refused is sought anew within it.
    """
    if not _said(scene):
        return ask_proposal(scene)
    learnt = scene.memory.get("capacity") and not scene.slots.get("capacity")
    return look_again(_recalled(scene)) if learnt else ask_change(scene)


def look_again(scene: Scene) -> Move:
    """Judge the proposal again, with the account as it is now, and read it back. What is settled or stopped rests."""
    account, legs = scene.facts.account, _said(scene)
    if scene.facts.client.vulnerable or account.next_instalment:
        return Move(State.DONE)
    if account.balance and not account.payable:
        return Move(State.WAITING)
    return _consider(_recalled(scene), legs) if legs else _instead(scene) or ask_proposal(scene)


def book(scene: Scene) -> Move:
    """Book the plan that was read back, if it still stands today."""
    if instead := _instead(scene):
        return instead
    if offers.is_stale(scene) or offers.is_expired(scene):
        return renew(scene)
    plan = codec.load_plan(scene.slots["plan"])
    verdict = offers.verdict_on(scene, _legs(plan), settles=scene.slots["settles"])
    if verdict.decision is not Decision.ACCEPT or verdict.plan != plan:
        return look_again(scene)
    facts = scene.facts
    numbers = tuple(invoice.number for invoice in facts.account.invoices if invoice.payable)
    until = scene.slots.get("until")
    booked = BookAgreement(
        plan,
        verdict.total,
        verdict.discount,
        numbers,
        scene.slots["by"],
        facts.policy.version,
        datetime.fromisoformat(until) if until else None,
    )
    return Move(State.DONE, agree(facts, booked), clear=True)


def renew(scene: Scene) -> Move:
    """Read the plan that stands today, where a yes came late or to an older one."""
    move = look_again(replace(scene, turn=replace(scene.turn, intent=RESUME, button=None)))
    return replace(move, effects=(Say("plan-renewed"), *move.effects))


def ask_adviser(scene: Scene) -> Move:
    """Give the proposal, as it is, to an adviser who may approve it."""
    due = scene.facts.duty.answer_by
    plan = codec.load_plan(scene.slots["plan"])
    case = OpenCase("exception", due, scene.turn.text, details=offers.details(scene, plan, scene.slots["rules"]))
    said = Say("plan-exception-sent", {"case": CaseNumber(), "due": due})
    return Move(State.DONE, (case, PlaceHold("exception"), said), clear=True, remember=offers.learnt(scene))


def _instead(scene: Scene, legs: tuple[Leg, ...] = ()) -> Move | None:
    """Return what is said instead of a plan: to a person in distress, of what is agreed, where nothing may be asked."""
    account = scene.facts.account
    if scene.facts.client.vulnerable:
        return Move(State.DONE, (Say("plan-care", {}, (PERSON,)),), clear=True)
    if account.next_instalment:
        return Move(State.DONE, then="promise")
    if account.payable:
        return None
    said = (Say("plan-nothing-due", {}, (PERSON,)),)
    waits = legs and account.balance
    return Move(State.WAITING, said, keep=_proposal(scene, legs)) if waits else Move(State.DONE, said)


def _consider(scene: Scene, legs: tuple[Leg, ...]) -> Move:
    """Ask for what is doubtful or missing, or judge."""
    if instead := _instead(scene, legs):
        return instead
    if asked := doubts.question(legs, _doubts(scene), offers.case_of(scene), scene.facts.policy):
        place = scene.memory.get(MEANT, {}).get(asked.kind)
        return _mean(scene, legs, asked, place) if place else _ask_which(scene, legs, asked)
    keep = {name: value for name, value in _proposal(scene, legs).items() if name != "doubts"}
    payable = scene.facts.account.payable
    if amendment.lacks_amount(legs):
        on: Values = {"on": legs[0].date} if legs[0].date else {}
        return Move(
            State.AMOUNT, (Say("plan-ask-amount-on" if on else "plan-ask-amount", on, question="amount"),), keep=keep
        )
    if amendment.lacks_date(legs):
        return Move(State.DATE, (Say("plan-ask-date", {}, question="date"),), keep=keep)
    if amendment.lacks_rest(legs, payable) and not scene.turn.settles:
        left = amendment.left(legs, payable)
        values: Values = {
            "amount": money(scene.facts, payable - left),
            "on": legs[-1].date or scene.facts.today,
            "left": money(scene.facts, left),
        }
        key = "plan-ask-rest" if len(legs) > 1 else "plan-ask-rest-of-one"
        said = Say(key, values, (EQUAL, PERSON), question="amount")
        return Move(State.REST, (said,), keep=keep)
    return offers.answer(scene, legs)


def _ask_which(scene: Scene, legs: tuple[Leg, ...], asked: doubts.Question) -> Move:
    """Ask which of two readings was meant, and keep the proposal whole."""
    keep = {**scene.slots, **_proposal(scene, legs), "doubts": codec.dump_doubts(asked.doubts)}
    return Move(State.DOUBTFUL, (_which_day(asked) if asked.of_dates else _which_sum(scene, asked),), keep=keep)


def _which_sum(scene: Scene, asked: doubts.Question) -> Say:
    legs = (asked.first, asked.second)
    sums = [money(scene.facts, leg.amount) for leg in legs if isinstance(leg.amount, int)]
    choices = tuple(Choice(name, "button-amount", {"amount": one}) for name, one in zip(READINGS, sums, strict=True))
    key = "plan-which-amount" if asked.first.count == 1 else "plan-which-each"
    return Say(key, {"amount": sums[0], "other": sums[1]}, (*choices, PERSON), question="amount")


def _which_day(asked: doubts.Question) -> Say:
    days = [leg.date for leg in (asked.first, asked.second) if leg.date]
    choices = tuple(Choice(name, "button-day", {"on": day}) for name, day in zip(READINGS, days, strict=True))
    return Say("plan-which-day", {"on": days[0], "or_on": days[1]}, (*choices, PERSON), question="date")


def _mean(scene: Scene, legs: tuple[Leg, ...], asked: doubts.Question, place: int, said: tuple[Leg, ...] = ()) -> Move:
    """Go on with the reading that was meant and what else its answer said, and remember it for the talk.

    Nothing else is asked back now: the plan is read back with its amounts and dates in full.
    """
    capacity = offers.told(scene)
    if place == doubts.SECOND:
        legs, capacity = doubts.meant(legs, asked.doubts), doubts.able(capacity, asked.doubts)
    slots = {name: value for name, value in scene.slots.items() if name != "doubts"}
    turn = replace(scene.turn, doubts=(), capacity=capacity)
    move = _consider(replace(scene, turn=turn, slots=slots), doubts.enriched(legs, said))
    known = {**scene.memory.get(MEANT, {}), asked.kind: place}
    return replace(move, remember={**move.remember, MEANT: known})


def _proposal(scene: Scene, legs: tuple[Leg, ...]) -> Slots:
    """Return what a proposal is kept as while something else is settled first."""
    return {
        "legs": codec.dump_legs(legs),
        "doubts": codec.dump_doubts(_doubts(scene)),
        "settles": scene.turn.settles,
        "capacity": codec.dump_capacity(offers.told(scene)),
    }


def _recalled(scene: Scene) -> Scene:
    """Return the scene with what was said along with a proposal that was kept whole."""
    settles = scene.turn.settles or scene.slots.get("settles", False)
    return replace(scene, turn=replace(scene.turn, settles=settles))


def _doubts(scene: Scene) -> tuple[Doubt, ...]:
    """Return the doubts that wait, and those of this turn."""
    said = scene.turn.doubts if scene.turn.intent != RESUME else ()
    return (*codec.load_doubts(scene.slots.get("doubts", ())), *said)


def _option_row(scene: Scene, place: int, plan: Plan) -> Values:
    return {
        "place": place,
        "count": len(plan),
        "amount": money(scene.facts, plan[0].amount),
        "on": plan[0].due_on,
    }


def _said(scene: Scene) -> tuple[Leg, ...]:
    return codec.load_legs(scene.slots.get("legs", ()))


def _legs(plan: Plan) -> tuple[Leg, ...]:
    return tuple(Leg(part.amount, part.due_on) for part in plan)


_OPENINGS = {
    "ask_options": show_options,
    "ask_discount": answer_discount,
    "ask_extension": answer_extension,
}

TABLE: Table = {
    (State.OPENING, ANY): edge(begin, State.CHOOSING, *HEARD),
    (State.PROPOSING, LEGS): edge(correct, *HEARD),
    (State.PROPOSING, "deny"): edge(show_options, State.CHOOSING, DONE),
    (State.PROPOSING, RESUME): edge(ask_again, *HEARD),
    (State.DOUBTFUL, "reading:1"): edge(settle_doubt, *HEARD),
    (State.DOUBTFUL, "reading:2"): edge(settle_doubt, *HEARD),
    (State.DOUBTFUL, LEGS): edge(settle_doubt, *HEARD),
    (State.DOUBTFUL, "affirm"): edge(settle_doubt, *HEARD),
    (State.DOUBTFUL, "deny"): edge(ask_change, State.PROPOSING),
    (State.DOUBTFUL, RESUME): edge(look_again, *HEARD),
    (State.AMOUNT, LEGS): edge(fill_amount, *HEARD),
    (State.AMOUNT, "deny"): edge(show_options, State.CHOOSING, DONE),
    (State.AMOUNT, RESUME): edge(look_again, *HEARD),
    (State.DATE, LEGS): edge(fill_date, *HEARD),
    (State.DATE, "deny"): edge(show_options, State.CHOOSING, DONE),
    (State.DATE, RESUME): edge(look_again, *HEARD),
    (State.REST, LEGS): edge(fill_rest, *HEARD),
    (State.REST, "equal"): edge(repeat_payments, State.PROPOSING, *JUDGED),
    (State.REST, "affirm"): edge(repeat_payments, State.PROPOSING, *JUDGED),
    (State.REST, "deny"): edge(show_options, State.CHOOSING, DONE),
    (State.REST, RESUME): edge(look_again, *HEARD),
    (State.CHOOSING, "option:1"): edge(take_option, *HEARD),
    (State.CHOOSING, "option:2"): edge(take_option, *HEARD),
    (State.CHOOSING, "affirm"): edge(take_option, *HEARD),
    (State.CHOOSING, LEGS): edge(propose, *HEARD),
    (State.CHOOSING, "change"): edge(ask_proposal, State.PROPOSING),
    (State.CHOOSING, "deny"): edge(ask_proposal, State.PROPOSING),
    (State.CHOOSING, RESUME): edge(show_options, State.CHOOSING, DONE),
    (State.CONFIRMING, LEGS): edge(correct, *HEARD),
    (State.CONFIRMING, "affirm"): edge(book, *HEARD),
    (State.CONFIRMING, "change"): edge(ask_change, State.PROPOSING),
    (State.CONFIRMING, "deny"): edge(ask_change, State.PROPOSING),
    (State.CONFIRMING, RESUME): edge(look_again, *HEARD),
    (State.COUNTERED, LEGS): edge(correct, *HEARD),
    (State.COUNTERED, "affirm"): edge(book, *HEARD),
    (State.COUNTERED, "propose_plan"): edge(hear_means, *HEARD),
    (State.COUNTERED, "keep"): edge(offers.take_other, State.COUNTERED),
    (State.COUNTERED, "change"): edge(soften, State.PROPOSING),
    (State.COUNTERED, "deny"): edge(soften, State.PROPOSING),
    (State.COUNTERED, RESUME): edge(look_again, *HEARD),
    (State.EXCEPTION, LEGS): edge(correct, *HEARD),
    (State.EXCEPTION, "affirm"): edge(ask_adviser, DONE),
    (State.EXCEPTION, "take"): edge(offers.take_other, State.COUNTERED),
    (State.EXCEPTION, "change"): edge(ask_change, State.PROPOSING),
    (State.EXCEPTION, "deny"): edge(ask_change, State.PROPOSING),
    (State.EXCEPTION, RESUME): edge(look_again, *HEARD),
    (State.WAITING, LEGS): edge(correct, *HEARD),
    (State.WAITING, RESUME): edge(look_again, *HEARD),
}

DIALOGUE = Dialogue("plan", State, State.OPENING, TABLE)
