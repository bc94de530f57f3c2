"""Rescue an instalment before it breaks: another day, several parts, or its place behind the last one.

One reply is enough when it says what is wanted. What the policy's limits allow is read back and done on a yes; what
they do not goes to a person with its reason and the client's own words. Nobody is told that they failed.
"""

from dataclasses import replace
from datetime import date
from enum import StrEnum

from flows import codec, doubtful, doubts, judgement, routes
from flows.facts import Facts
from flows.negotiation import amendment, rescue
from flows.negotiation.account import Agreement, Instalment
from flows.negotiation.case import Case
from flows.negotiation.proposal import Leg, Plan, Share
from flows.outcome import (
    AddToCase,
    AgreementLink,
    CaseNumber,
    Choice,
    EndEarlyPayment,
    MoveInstalment,
    OpenCase,
    PlaceHold,
    Say,
    SkipInstalment,
    SplitInstalment,
    Term,
    Value,
    Values,
)
from flows.phrases import HOW_TO_PAY, PERSON, instalment_lines, money, plan_lines
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY, LEGS, RESUME, Turn
from flows.wording.lint import fold


class State(StrEnum):
    """Where the change stands."""

    OPENING = "opening"  #: nothing was said yet
    DATE = "date"  #: asked for the new date
    REST = "rest"  #: asked when what the parts leave would come
    DOUBTFUL = "doubtful"  #: asked which of two readings of a sum or a day was meant
    CONFIRMING = "confirming"  #: read the change back
    LETTING_GO = "letting_go"  #: asked whether an early payment's discount is let go
    DONE = DONE


YES = Choice("affirm", "button-yes-date")
YES_SPLIT = Choice("affirm", "button-yes-plan")
OTHER_DATE = Choice("change", "button-other-date")
MOVE = Choice("move_date", "button-move-date")
LET_GO = Choice("affirm", "button-let-go")
KEEP = Choice("deny", "button-keep-discount")
SKIP = "skip_instalment"
TROUBLE = frozenset({"change_agreement", "ask_extension", "cannot_pay"})  #: said without a day: one is asked for
NOTHING_MORE = ("nada mas", "no mas que eso", "nothing more", "nothing else", "nada mais")
HEARD = (State.DATE, State.REST, State.DOUBTFUL, State.CONFIRMING, DONE)  #: where a wish may lead


def begin(scene: Scene) -> Move:
    """Take the change in the message, or say what is agreed and ask for one."""
    facts, agreed = scene.facts, _agreed(scene.facts)
    if agreed is None:
        return begin_anew(scene)
    agreement, part = agreed
    if agreement.lapses_on:
        return ask_to_let_go(scene, agreement.lapses_on, part)
    if SKIP in {scene.turn.signs.route, routes.chosen(scene.turn.button)}:
        return offer_skip(scene)
    if wish := _wish(scene, part):
        return _consider(scene, wish)
    if scene.turn.intent in TROUBLE:
        return ask_date(scene)
    told: Values = {"lines": instalment_lines(facts, agreement.instalments), "link": AgreementLink()}
    return Move(State.DATE, (Say("promise-current", told, (MOVE, HOW_TO_PAY, PERSON), question="date"),), keep={})


def begin_anew(scene: Scene) -> Move:
    """Open an easier conversation where an agreement broke: what was paid counts, and the client proposes."""
    ended = scene.facts.account.ended
    if ended is None or not scene.facts.account.payable or scene.turn.legs:
        return Move(State.DONE, then="plan")
    return Move(State.DONE, (Say("promise-anew", {}),), then="plan")


def ask_date(scene: Scene) -> Move:
    """Ask which day suits better."""
    return Move(State.DATE, (_ask(scene.facts),))


def check(scene: Scene) -> Move:
    """Take what is wanted instead; sooner needs no leave."""
    agreed = _agreed(scene.facts)
    if agreed is None:
        return begin_anew(scene)
    wish = _wish(scene, agreed[1])
    return _consider(scene, wish) if wish else ask_date(scene)


def fill_rest(scene: Scene) -> Move:
    """Add what was said of what the parts leave."""
    return _consider(scene, amendment.with_rest(_kept(scene), scene.turn.legs))


def correct(scene: Scene) -> Move:
    """Bring a correction into the change."""
    return _consider(scene, amendment.amend(_kept(scene), scene.turn.legs))


def settle_doubt(scene: Scene) -> Move:
    """Go on with the reading that was pressed or named; another value is a correction."""
    legs = _kept(scene)
    asked = doubts.readings(legs, codec.load_doubts(scene.slots["doubts"]))
    place = doubtful.place_of(asked, scene.turn) if asked else None
    if not asked or not place:
        return correct(scene) if scene.turn.legs else ask_date(scene)
    meant = doubts.meant(legs, asked.doubts) if place == doubts.SECOND else legs
    move = _consider(_certain(scene), doubts.enriched(meant, scene.turn.legs))
    return replace(move, remember=doubtful.remembered(scene.memory, asked, place))


def carry_out(scene: Scene) -> Move:
    """Do what was read back, when the limits still allow it today."""
    agreed = _agreed(scene.facts)
    if agreed is None:
        return begin_anew(scene)
    part = agreed[1]
    found = _found(scene)
    if found.rule:
        return pass_on(scene, found.rule, found.parts)
    if found.parts != codec.load_plan(scene.slots["parts"]):
        return _read_back(scene, found)
    facts, first = scene.facts, found.parts[0]
    one: Values = {"amount": money(facts, part.unpaid), "to": first.due_on}
    if scene.slots.get("skip"):
        return Move(State.DONE, (SkipInstalment(part.number, first.due_on), Say("promise-skipped", one)))
    if found.is_move:
        return Move(State.DONE, (MoveInstalment(part.number, first.due_on), Say("promise-moved", one)))
    said = Say("promise-split", {"lines": plan_lines(facts, found.parts)}, (HOW_TO_PAY, PERSON))
    return Move(State.DONE, (SplitInstalment(part.number, found.parts), said))


def look_again(scene: Scene) -> Move:
    """Take the question up once more, after another one was answered."""
    if _agreed(scene.facts) is None:
        return begin_anew(scene)
    if "parts" not in scene.slots:
        waiting = codec.load_doubts(scene.slots.get("doubts", ()))
        return _consider(replace(scene, turn=replace(scene.turn, doubts=waiting)), _kept(scene))
    found = _found(scene)
    return pass_on(scene, found.rule, found.parts) if found.rule else _read_back(scene, found)


def offer_skip(scene: Scene) -> Move:
    """Read back the instalment behind the last one, where the creditor offers that."""
    found = _skipped(scene)
    if found.rule:
        return pass_on(scene, found.rule, found.parts)
    return _read_back(replace(scene, slots={"skip": True}), found)


def pass_on(scene: Scene, rule: str, parts: Plan = ()) -> Move:
    """Let an adviser look at what the machine may not change, with the reason; reminders wait."""
    facts, words = scene.facts, scene.turn.text
    due = facts.duty.answer_by
    known = next((case for case in reversed(facts.cases) if case.kind == "exception"), None)
    values: dict[str, Value] = {"reason": Term(f"promise-reason-{rule.replace('_', '-')}")}
    if known:
        told = Say("promise-passed-on", {**values, "case": known.id, "due": known.due_at})
        return Move(State.DONE, (AddToCase("exception", words), told), quiet=True)
    case = OpenCase("exception", due, words, details=_details(scene, rule, parts))
    said = Say("promise-passed-on", {**values, "case": CaseNumber(), "due": due})
    return Move(State.DONE, (case, PlaceHold("exception"), said), quiet=True)


def pass_amount_on(scene: Scene) -> Move:
    """The client can pay a part and nothing more: a person looks at it."""
    return pass_on(scene, rescue.AMOUNT)


def leave_it(scene: Scene) -> Move:
    """Leave everything as it was agreed."""
    agreed = _agreed(scene.facts)
    if agreed is None:
        return Move(State.DONE)
    values: Values = {"amount": money(scene.facts, agreed[1].unpaid), "on": agreed[1].due_on}
    return Move(State.DONE, (Say("promise-unchanged", values),))


def ask_to_let_go(scene: Scene, last: date, part: Instalment) -> Move:
    """Ask whether an early payment's discount is let go: it holds until its day, and nothing is lost after it."""
    wish = _wish(scene, part)
    if wish and all(leg.date and leg.date <= last for leg in wish):
        return Move(State.DONE, then="pay")
    values: Values = {"on": last, "total": money(scene.facts, part.unpaid)}
    return Move(State.LETTING_GO, (Say("early-or-else", values, (LET_GO, KEEP, PERSON), question="confirm"),), keep={})


def let_go(scene: Scene) -> Move:
    """Let the discount go, and listen for another way to pay."""
    if _agreed(scene.facts) is None:
        return Move(State.DONE, then="plan")
    values: Values = {"total": money(scene.facts, scene.facts.account.payable)}
    return Move(State.DONE, (EndEarlyPayment(), Say("early-let-go", values, question="amount")))


def _consider(scene: Scene, legs: tuple[Leg, ...]) -> Move:
    """Ask for what is doubtful or missing, else read the change back or pass it on."""
    agreed = _agreed(scene.facts)
    if agreed is None:
        return begin_anew(scene)
    agreement, part = agreed
    if asked := doubts.question(legs, scene.turn.doubts, _case(scene, part), scene.facts.policy):
        return _ask_which(scene, legs, asked)
    step = scene.facts.policy.payment_step
    if rescue.exceeds(legs, part, step) or _is_all(scene.turn):
        return pass_on(scene, rescue.AMOUNT)
    parts = rescue.parts_of(legs, part, scene.facts.today, step)
    if parts[-1].date is None:
        return _ask_rest(scene, parts)
    last = max(one.date for one in parts if one.date)
    if last <= max(part.due_on, scene.facts.today):
        return _sooner(scene, part, parts)
    found = rescue.change(parts, agreement, part, scene.facts.policy.rescue, _days(scene.facts))
    return pass_on(scene, found.rule, found.parts) if found.rule else _read_back(replace(scene, slots={}), found)


def _ask_which(scene: Scene, legs: tuple[Leg, ...], asked: doubts.Question) -> Move:
    """Ask which of two readings was meant, unless that was answered before in this talk."""
    if place := doubtful.recalled(scene.memory, asked):
        return _consider(_certain(scene), doubts.meant(legs, asked.doubts) if place == doubts.SECOND else legs)
    keep = {"legs": codec.dump_legs(legs), "doubts": codec.dump_doubts(asked.doubts)}
    return Move(State.DOUBTFUL, (doubtful.ask(scene.facts, asked),), keep=keep)


def _ask_rest(scene: Scene, parts: tuple[Leg, ...]) -> Move:
    """Ask when the last part would come; the others are kept as they were said."""
    dated = tuple(one for one in parts if one.date)
    sums = [one.amount for one in dated if isinstance(one.amount, int)]
    left = sum(one.amount for one in parts if isinstance(one.amount, int)) - sum(sums)
    on = dated[-1].date or scene.facts.today
    values: Values = {"amount": money(scene.facts, sum(sums)), "on": on, "left": money(scene.facts, left)}
    said = Say("promise-ask-rest", values, (PERSON,), question="date")
    return Move(State.REST, (said,), keep={"legs": codec.dump_legs(dated)})


def _sooner(scene: Scene, part: Instalment, parts: tuple[Leg, ...]) -> Move:
    """Nothing needs to change for money that comes in time: it counts from the day it arrives."""
    if len(parts) == 1:
        as_agreed = parts[0].date == part.due_on > scene.facts.today
        return leave_it(scene) if as_agreed else Move(State.DONE, then="pay")
    values: Values = {"on": part.due_on, "amount": money(scene.facts, part.unpaid)}
    return Move(State.DONE, (Say("promise-sooner", values, (HOW_TO_PAY, PERSON)),))


def _read_back(scene: Scene, found: rescue.Change) -> Move:
    """Read a change back and ask for a yes."""
    facts, agreed = scene.facts, _agreed(scene.facts)
    if agreed is None:
        return begin_anew(scene)
    part, parts = agreed[1], found.parts
    whole: Values = {"amount": money(facts, part.unpaid), "from": part.due_on}
    legs = (*(Leg(one.amount, one.due_on) for one in parts[:-1]), Leg(Share.REST, parts[-1].due_on))
    keep = {**scene.slots, "legs": codec.dump_legs(legs), "parts": codec.dump_plan(parts)}
    if found.is_move:
        key = "promise-read-back-skip" if scene.slots.get("skip") else "promise-read-back"
        values: Values = {**whole, "to": parts[0].due_on}
        return Move(State.CONFIRMING, (Say(key, values, (YES, OTHER_DATE, PERSON), question="confirm"),), keep=keep)
    split: Values = {**whole, "lines": plan_lines(facts, parts)}
    said = Say("promise-read-back-split", split, (YES_SPLIT, OTHER_DATE, PERSON), question="confirm")
    return Move(State.CONFIRMING, (said,), keep=keep)


def _found(scene: Scene) -> rescue.Change:
    """Return the change that was read back, as the limits allow it today."""
    agreed = _agreed(scene.facts)
    if agreed is None or scene.slots.get("skip"):
        return _skipped(scene)
    legs = tuple(Leg(one.amount, one.due_on) for one in codec.load_plan(scene.slots["parts"]))
    return rescue.change(legs, *agreed, scene.facts.policy.rescue, _days(scene.facts))


def _skipped(scene: Scene) -> rescue.Change:
    agreed, limits = _agreed(scene.facts), scene.facts.creditor.routes.get(SKIP)
    if agreed is None:
        return rescue.Change((), rescue.SKIP_OFF)
    allowed = (limits.per_agreement_max or 0) if limits else None
    return rescue.skip(*agreed, allowed, scene.facts.calendar)


def _wish(scene: Scene, part: Instalment) -> tuple[Leg, ...]:
    """Return what is wanted instead: 'no llego al viernes, cobro el lunes' is the Monday, 'hoy no llego' nothing."""
    legs = scene.turn.legs
    if any(leg.amount is not None or (leg.count or 0) != 1 for leg in legs):
        return legs
    days = [leg.date for leg in legs if leg.date] or [day for day in scene.turn.dates if day != scene.facts.today]
    others = [day for day in days if day != part.due_on]
    return (Leg(None, others[-1]),) if others else ()


def _details(scene: Scene, rule: str, parts: Plan) -> dict[str, str]:
    """Return what an adviser needs to decide: the words, the rule, and the plan as it would then be."""
    details = {"change": scene.turn.text, "broken_rules": rule, "policy": scene.facts.policy.version}
    agreed = _agreed(scene.facts)
    if agreed and parts:
        plan = rescue.plan_after(*agreed, parts)
        details["agreement"] = agreed[0].id
        details["proposal"] = "; ".join(f"{one.due_on.isoformat()} {one.amount}" for one in plan)
    return details


def _is_all(turn: Turn) -> bool:
    """Say whether the client said that there is nothing beyond what they offer."""
    return turn.intent != RESUME and any(words in fold(turn.text) for words in NOTHING_MORE)


def _certain(scene: Scene) -> Scene:
    return replace(scene, turn=replace(scene.turn, doubts=()))


def _case(scene: Scene, part: Instalment) -> Case:
    """Return the client's case with the instalment as all that is owed, for the reading of doubtful sums."""
    return replace(judgement.case_of(scene), balance=part.unpaid)


def _kept(scene: Scene) -> tuple[Leg, ...]:
    return codec.load_legs(scene.slots.get("legs", ()))


def _days(facts: Facts) -> rescue.Days:
    return rescue.Days(facts.today, facts.calendar)


def _ask(facts: Facts) -> Say:
    agreed = _agreed(facts)
    values: Values = {"amount": money(facts, agreed[1].unpaid), "on": agreed[1].due_on} if agreed else {}
    return Say("promise-ask-date", values, (PERSON,), question="date")


def _agreed(facts: Facts) -> tuple[Agreement, Instalment] | None:
    """Return the agreement in force and its next instalment."""
    agreement, part = facts.account.agreement, facts.account.next_instalment
    return (agreement, part) if agreement and part else None


TABLE: Table = {
    (State.OPENING, ANY): edge(begin, *HEARD, State.LETTING_GO),
    (State.DATE, "move_date"): edge(ask_date, State.DATE),
    (State.DATE, LEGS): edge(check, *HEARD),
    (State.DATE, "deny"): edge(leave_it, DONE),
    (State.DATE, RESUME): edge(ask_date, State.DATE),
    (State.REST, LEGS): edge(fill_rest, *HEARD),
    (State.REST, "deny"): edge(pass_amount_on, DONE),
    (State.REST, "cannot_pay"): edge(pass_amount_on, DONE),
    (State.REST, RESUME): edge(look_again, *HEARD),
    (State.DOUBTFUL, "reading:1"): edge(settle_doubt, *HEARD),
    (State.DOUBTFUL, "reading:2"): edge(settle_doubt, *HEARD),
    (State.DOUBTFUL, LEGS): edge(settle_doubt, *HEARD),
    (State.DOUBTFUL, "affirm"): edge(settle_doubt, *HEARD),
    (State.DOUBTFUL, "deny"): edge(ask_date, State.DATE),
    (State.DOUBTFUL, RESUME): edge(look_again, *HEARD),
    (State.CONFIRMING, "affirm"): edge(carry_out, State.CONFIRMING, DONE),
    (State.CONFIRMING, LEGS): edge(correct, *HEARD),
    (State.CONFIRMING, "change"): edge(ask_date, State.DATE),
    (State.CONFIRMING, "deny"): edge(leave_it, DONE),
    (State.CONFIRMING, RESUME): edge(look_again, *HEARD),
    (State.LETTING_GO, LEGS): edge(begin, *HEARD, State.LETTING_GO),
    (State.LETTING_GO, "affirm"): edge(let_go, DONE),
    (State.LETTING_GO, "deny"): edge(leave_it, DONE),
    (State.LETTING_GO, RESUME): edge(begin, *HEARD, State.LETTING_GO),
}

DIALOGUE = Dialogue("promise", State, State.OPENING, TABLE, version=2)
