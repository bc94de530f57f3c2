"""Find a plan: the client proposes, the policy is asked, the plan is read back, and only a clear yes books it.

Order: no offer is made before a proposal, a refusal, or an explicit 'what do you offer'. Missing pieces are asked one
at a time, and nothing that was said is asked again. A value that may be meant otherwise is asked back before anything
is made of it, where `flows.doubts` says so; an answer holds for the whole talk. A plan is judged anew at the moment of
the yes, by the policy under which it was offered.
"""

from dataclasses import replace
from datetime import datetime

from flows import apart, codec, counters, doubtful, doubts, insistence, judgement, offers, referral
from flows.agreed import agree
from flows.negotiation import amendment
from flows.negotiation.judge import Decision
from flows.negotiation.options import options
from flows.negotiation.proposal import Plan
from flows.outcome import BookAgreement, CaseNumber, Choice, Lines, OpenCase, PlaceHold, Say, Values
from flows.phrases import PERSON, shape_of
from flows.planning import HEARD, JUDGED, State
from flows.proposals import consider, instead, legs_of, mean, recalled, said_legs
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY, LEGS, RESUME

REPEATS = "repeats"  #: kept of a proposal whose rest follows in equal payments


def begin(scene: Scene) -> Move:
    """Take the proposal in the message, or ask for one."""
    if scene.turn.legs:
        return propose(scene)
    return instead(scene) or _OPENINGS.get(scene.turn.intent, ask_proposal)(scene)


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
    if move := instead(scene):
        return move
    found = options(judgement.case_of(scene), scene.facts.policy)
    if not found:
        return referral.refer(scene, ())
    choices = tuple(Choice(f"option:{place}", f"button-option-{place}") for place in range(1, len(found) + 1))
    values: Values = {
        "lines": Lines("plan-option-line", tuple(_option_row(scene, *row) for row in enumerate(found, 1)))
    }
    slots = {"options": [codec.dump_plan(plan) for plan in found], **judgement.terms_of(scene)}
    said = Say("plan-options", values, (*choices, counters.OTHER), question="confirm")
    return apart.first(scene, Move(State.CHOOSING, (said,), keep=slots))


def show_again(scene: Scene) -> Move:
    """Show what was offered once more, under the policy by which it was."""
    return show_options(judgement.as_offered(scene))


def take_option(scene: Scene) -> Move:
    """Read back the plan that was chosen."""
    scene = judgement.as_offered(scene)
    button = scene.turn.button or "option:1"
    plans = [codec.load_plan(plan) for plan in scene.slots["options"]]
    place = int(button.removeprefix("option:")) if button.startswith("option:") else 1
    return consider(scene, legs_of(plans[min(place, len(plans)) - 1]))


def propose(scene: Scene) -> Move:
    """Take a proposal as it was said."""
    return consider(scene, scene.turn.legs)


def fill_amount(scene: Scene) -> Move:
    """Put the amount that was asked for into the proposal."""
    return consider(recalled(scene), amendment.with_amount(said_legs(scene), scene.turn.legs, scene.turn.amounts))


def fill_date(scene: Scene) -> Move:
    """Put the date that was asked for into the proposal."""
    return consider(recalled(scene), amendment.with_date(said_legs(scene), scene.turn.legs, scene.turn.dates))


def fill_rest(scene: Scene) -> Move:
    """Add what was said of the rest."""
    return consider(recalled(scene), amendment.with_rest(said_legs(scene), scene.turn.legs))


def repeat_payments(scene: Scene) -> Move:
    """Let the rest follow in equal payments, month by month; that is not asked again."""
    move = instead(scene) or offers.answer(recalled(scene), said_legs(scene))
    return replace(move, keep={**move.keep, REPEATS: True}) if move.keep else move


def correct(scene: Scene) -> Move:
    """Bring a correction into the proposal."""
    whole = scene.facts.account.negotiated(scene.facts.today)
    return consider(scene, amendment.amend(said_legs(scene), scene.turn.legs, whole=whole))


def answer_counter(scene: Scene) -> Move:
    """Bring what is said to a plan of ours into the proposal; a sum that comes round is the most they can pay."""
    return correct(insistence.heard(scene))


def answer_exception(scene: Scene) -> Move:
    """Bring what is said into the proposal; who says the same again wants it to be looked at."""
    whole = scene.facts.account.negotiated(scene.facts.today)
    stays = amendment.amend(said_legs(scene), scene.turn.legs, whole=whole) == said_legs(scene)
    return ask_adviser(scene) if stays and not scene.turn.doubts else correct(scene)


def settle_doubt(scene: Scene) -> Move:
    """Go on with the reading that was pressed or named; another value is a correction, a yes to both asks again."""
    legs, case, policy = said_legs(scene), judgement.case_of(scene), scene.facts.policy
    asked = doubts.readings(legs, codec.load_doubts(scene.slots["doubts"]))
    place = doubtful.place_of(asked, scene.turn, legs, case, policy) if asked else None
    if not asked or not place:
        return correct(scene) if scene.turn.legs else look_again(scene)
    return mean(recalled(scene), legs, asked, place, said=scene.turn.legs)


def soften(scene: Scene) -> Move:
    """Meet a no to a plan of ours: learn what the client can pay, once in a talk; then ask what should be different."""
    if judgement.told(scene) or scene.memory.get("means_asked"):
        return ask_change(scene)
    return Move(State.PROPOSING, keep={**scene.slots, counters.REFUSED: scene.slots["plan"]}, call="means")


def hear_means(scene: Scene) -> Move:
    """Seek a plan anew within what the client says they can pay; without that, ask what should be different."""
    return look_again(scene) if scene.turn.capacity and said_legs(scene) else soften(scene)


def ask_change(scene: Scene) -> Move:
    """Ask what should be different."""
    return Move(State.PROPOSING, (Say("plan-change-what", {}, (PERSON,), question="amount"),))


def ask_again(scene: Scene) -> Move:
    """Ask once more, after a question was answered: openly, or what should be different.

    Once we know what the client can pay, the plan that was refused is sought anew within it.
    """
    if not said_legs(scene):
        return ask_proposal(scene)
    learnt = scene.memory.get("capacity") and not scene.slots.get("capacity")
    return look_again(recalled(scene)) if learnt else ask_change(scene)


def look_again(scene: Scene) -> Move:
    """Judge the proposal again, with the account as it is now, and read it back. What is settled or stopped rests.

    The plan on the table stands by the policy under which it was offered; another one would come by that in force.
    """
    before = judgement.as_offered(scene)
    move = _judge_again(before)
    stands = before is scene or (move.keep and move.keep.get("plan") == scene.slots.get("plan"))
    return move if stands else _judge_again(scene)


def _judge_again(scene: Scene) -> Move:
    account, legs = scene.facts.account, said_legs(scene)
    if scene.facts.client.vulnerable or account.next_instalment:
        return Move(State.DONE)
    if account.balance and not account.payable:
        return Move(State.WAITING)
    if legs and scene.slots.get(REPEATS):
        return repeat_payments(scene)
    return consider(recalled(scene), legs) if legs else instead(scene) or ask_proposal(scene)


def book(scene: Scene) -> Move:
    """Book the plan that was read back, if it still stands today."""
    if found := instead(scene):
        return found
    if offers.is_stale(scene) or judgement.is_expired(scene):
        return renew(scene)
    now, scene = scene, judgement.as_offered(scene)
    plan = codec.load_plan(scene.slots["plan"])
    verdict = judgement.verdict_on(scene, legs_of(plan), settles=scene.slots["settles"])
    if verdict.decision is not Decision.ACCEPT or verdict.plan != plan:
        return look_again(now)
    facts = scene.facts
    numbers = tuple(bill.number for bill in facts.account.negotiable(facts.today))
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
    due = scene.facts.duty.answers("exception")
    plan = codec.load_plan(scene.slots["plan"])
    case = OpenCase("exception", due, scene.turn.text, details=referral.details(scene, plan, scene.slots["rules"]))
    said = Say("plan-exception-sent", {"case": CaseNumber(), "due": due})
    return Move(State.DONE, (case, PlaceHold("exception"), said), clear=True, remember=judgement.learnt(scene))


def _option_row(scene: Scene, place: int, plan: Plan) -> Values:
    return {"place": place, **shape_of(scene.facts, plan)}


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
    (State.CHOOSING, RESUME): edge(show_again, State.CHOOSING, DONE),
    (State.CONFIRMING, LEGS): edge(correct, *HEARD),
    (State.CONFIRMING, "affirm"): edge(book, *HEARD),
    (State.CONFIRMING, "lighter"): edge(counters.take_lighter, State.COUNTERED),
    (State.CONFIRMING, "change"): edge(ask_change, State.PROPOSING),
    (State.CONFIRMING, "deny"): edge(ask_change, State.PROPOSING),
    (State.CONFIRMING, RESUME): edge(look_again, *HEARD),
    (State.COUNTERED, LEGS): edge(answer_counter, *HEARD),
    (State.COUNTERED, "affirm"): edge(book, *HEARD),
    (State.COUNTERED, "propose_plan"): edge(hear_means, *HEARD),
    (State.COUNTERED, "keep"): edge(counters.take_other, State.COUNTERED),
    (State.COUNTERED, "lighter"): edge(counters.take_lighter, State.COUNTERED),
    (State.COUNTERED, "change"): edge(soften, State.PROPOSING),
    (State.COUNTERED, "deny"): edge(soften, State.PROPOSING),
    (State.COUNTERED, RESUME): edge(look_again, *HEARD),
    (State.EXCEPTION, LEGS): edge(answer_exception, *HEARD),
    (State.EXCEPTION, "affirm"): edge(ask_adviser, DONE),
    (State.EXCEPTION, "take"): edge(counters.take_other, State.COUNTERED),
    (State.EXCEPTION, "lighter"): edge(counters.take_lighter, State.COUNTERED),
    (State.EXCEPTION, "change"): edge(ask_change, State.PROPOSING),
    (State.EXCEPTION, "deny"): edge(ask_change, State.PROPOSING),
    (State.EXCEPTION, RESUME): edge(look_again, *HEARD),
    (State.WAITING, LEGS): edge(correct, *HEARD),
    (State.WAITING, RESUME): edge(look_again, *HEARD),
}

DIALOGUE = Dialogue("plan", State, State.OPENING, TABLE)
