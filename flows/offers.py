"""Answer a proposal: ask the policy, and put its verdict into a move with the plan, the reasons and the choices.

The verdict is final here: this file words it, `flows.negotiation` found it. Who volunteered bad news is never answered
with another plan (`flows.contingencies`): a person looks at what they proposed.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from json import dumps
from typing import Any

from flows import codec, relief
from flows.contingencies import CONTINGENCIES
from flows.negotiation.envelope import least_excess
from flows.negotiation.judge import Case, Decision, Verdict, judge
from flows.negotiation.proposal import Capacity, Leg, Plan
from flows.outcome import CaseNumber, Choice, OpenCase, PlaceHold, Say, Term, Value, Values
from flows.phrases import PERSON, ROWS_MAX, changed_lines, money, own_lines, plan_lines, reason_lines
from flows.table import DONE, Move, Scene, Slots
from flows.turn import RESUME

PROPOSING, CONFIRMING, COUNTERED, EXCEPTION = "proposing", "confirming", "countered", "exception"
CHANGE = Choice("change", "button-change")
ASK_ADVISER = Choice("affirm", "button-ask-adviser")
OTHER = Choice("change", "button-other-plan")
NEAREST = Choice("take:2", "button-nearest-plan")
NOTHING = "nothing"  #: what the nearest plan keeps of the client's, where it stands beside an exception
REFUSED = "refused"  #: the plan of ours that the client said no to
ROUNDS = "rounds"  #: in the talk's memory: counter-offers made
MONTH = 26  #: days of a window in which a month's payment falls once
MARK = 8  #: characters that tell one plan from another in a quick reply


def answer(scene: Scene, legs: tuple[Leg, ...]) -> Move:
    """Judge a proposal and say what came of it."""
    verdict = verdict_on(scene, legs, settles=scene.turn.settles)
    return _ANSWERS[verdict.decision](scene, legs, verdict)


def _accept(scene: Scene, legs: tuple[Leg, ...], verdict: Verdict) -> Move:
    facts, plan = scene.facts, verdict.plan
    values: Values = {"lines": plan_lines(facts, plan), "total": money(facts, verdict.total)}
    again = "plan" in scene.slots
    key = "plan-read-back-once" if len(plan) == 1 else "plan-read-back-again" if again else "plan-read-back"
    if verdict.discount:
        key, values = "plan-read-back-settled", {**values, "discount": money(facts, verdict.discount)}
    said = Say(key, values, (_yes(plan, "button-yes-plan"), CHANGE, PERSON), question="confirm")
    return Move(CONFIRMING, (said,), keep=_kept(scene, legs, verdict, plan, by="client"))


def _counter(scene: Scene, legs: tuple[Leg, ...], verdict: Verdict) -> Move:
    """Show the nearest plan beside the client's own, what made it so, and the other ways that keep more of theirs."""
    if not may_counter(scene) or relief.is_too_soon(scene, verdict.plan):
        return refer(scene, verdict.proposal, verdict.broken_rules)
    repeated = scene.turn.intent == RESUME and scene.slots.get("counter") == codec.dump_plan(verdict.plan)
    made = scene.memory.get(ROUNDS, 0)
    rounds = max(made, 1) if repeated else made + 1  # one read again in a new talk is that talk's first
    most = scene.facts.policy.counter_offers_max
    if most is not None and rounds > most:
        return refer(scene, verdict.proposal, verdict.broken_rules)
    keep = _kept(scene, legs, verdict, verdict.plan, by="bot")
    kept = scene.slots.get("keeps") if repeated else None
    if chosen := next((other for other in verdict.alternatives if other.keeps == kept), None):
        return replace(_alternative(scene, chosen.keeps, chosen.plan, keep), remember={ROUNDS: rounds})
    if repeated and scene.slots.get(REFUSED) == keep["plan"]:
        return Move(PROPOSING, (Say("plan-same-nearest", {}, (PERSON,), question="amount"),))
    return Move(COUNTERED, (_nearest(scene, verdict),), keep=keep, remember={ROUNDS: rounds})


def _nearest(scene: Scene, verdict: Verdict) -> Say:
    facts, several = scene.facts, len(verdict.broken_rules) > 1
    why: dict[str, Value] = (
        {"reasons": reason_lines(verdict.broken_rules)} if several else {"reason": Term(_reason(verdict))}
    )
    values: Values = why | {
        "own": own_lines(facts, verdict.proposal),
        "lines": changed_lines(facts, verdict.plan, verdict.proposal),
        "total": money(facts, verdict.total),
        "more": "yes" if _asks_more(scene, verdict) else "no",
    }
    ways = tuple(Choice(f"keep:{other.keeps}", f"button-keep-{other.keeps}") for other in verdict.alternatives)
    choices = (_yes(verdict.plan, "button-take-plan"), *ways, OTHER, PERSON)
    return Say("plan-counter-several" if several else "plan-counter", values, choices, question="confirm")


def take_other(scene: Scene) -> Move:
    """Show the acceptable plan that keeps what the client chose to keep: dates, amounts, or number of payments."""
    keeps = (scene.turn.button or "").partition(":")[2]
    plan = scene.slots["others"].get(keeps)
    if plan is None:
        keeps, plan = next(iter(scene.slots["others"].items()), (NOTHING, scene.slots["plan"]))
    return _alternative(scene, keeps, codec.load_plan(plan), scene.slots)


def _alternative(scene: Scene, keeps: str, plan: Plan, slots: Slots) -> Move:
    facts, total = scene.facts, sum(part.amount for part in plan)
    values: Values = {"keeps": keeps, "lines": plan_lines(facts, plan), "total": money(facts, total)}
    choices = (_yes(plan, "button-take-plan"), OTHER, PERSON)
    settles = total < facts.account.payable
    keep = {**slots, "plan": codec.dump_plan(plan), "by": "bot", "keeps": keeps, "settles": settles}
    return Move(COUNTERED, (Say("plan-alternative", values, choices, question="confirm"),), keep=keep)


def _except(scene: Scene, legs: tuple[Leg, ...], verdict: Verdict) -> Move:
    """Show what only staff may approve, why, and until when they answer, beside the nearest that needs no approval."""
    facts, offer = scene.facts, verdict.counter
    values: dict[str, Value] = {
        "own": own_lines(facts, verdict.plan),
        "reasons": reason_lines(verdict.broken_rules),
        "due": facts.duty.answer_by,
    }
    keep = _kept(scene, legs, verdict, verdict.plan, by="client")
    if offer is None or offer.excess or not may_counter(scene) or relief.is_too_soon(scene, offer.plan):
        return Move(EXCEPTION, (Say("plan-exception", values, (ASK_ADVISER, OTHER), question="confirm"),), keep=keep)
    said = Say(
        "plan-exception-or",
        {**values, "lines": plan_lines(facts, offer.plan)},
        (ASK_ADVISER, NEAREST, OTHER),
        question="confirm",
    )
    return Move(EXCEPTION, (said,), keep={**keep, "others": {NOTHING: codec.dump_plan(offer.plan)}})


def _referred(scene: Scene, _: tuple[Leg, ...], verdict: Verdict) -> Move:
    return refer(scene, verdict.proposal, verdict.broken_rules, nearest=verdict.plan)


def refer(scene: Scene, plan: Plan, rules: tuple[str, ...] = (), nearest: Plan = ()) -> Move:
    """Pass the proposal on with dignity: nothing more is asked of the client.

    `nearest` is the plan of least excess, shown as information only; none is shown to who volunteered bad news.
    """
    due = scene.facts.duty.answer_by
    kind = "refer" if may_counter(scene) else "hardship"
    case = OpenCase(kind, due, scene.turn.text, details=details(scene, plan, rules))
    values: dict[str, Value] = {"case": CaseNumber(), "due": due}
    shown = may_counter(scene) and 0 < len(nearest) <= ROWS_MAX
    key = "plan-refer-nearest" if shown else "plan-refer"
    said = Say(key, values | ({"lines": plan_lines(scene.facts, nearest)} if shown else {}))
    return Move(DONE, (case, PlaceHold(kind), said), clear=True, remember=learnt(scene))


def may_counter(scene: Scene) -> bool:
    """Say whether a plan that does not fit may be answered with another: not to illness, lost work, a death."""
    codes = (scene.turn.signs.contingency, scene.memory.get("contingency"))
    return all(CONTINGENCIES[code].countered for code in codes if code in CONTINGENCIES)


def verdict_on(scene: Scene, legs: tuple[Leg, ...], *, settles: bool) -> Verdict:
    """Ask the policy, with the account as it is now."""
    return judge(legs, case_of(scene, settles=settles), scene.facts.policy)


def case_of(scene: Scene, *, settles: bool = False) -> Case:
    """Return the client's case for the judge."""
    facts = scene.facts
    return Case(
        today=facts.today,
        balance=facts.account.payable,
        days_overdue=facts.account.days_overdue(facts.today),
        segment=facts.client.segment,
        broken_agreements=facts.account.broken_agreements,
        calendar=facts.calendar,
        capacity=told(scene),
        settles=settles,
    )


def told(scene: Scene) -> Capacity | None:
    """Return what the client said they can pay at most: now, with this proposal, or earlier in the talk."""
    kept = scene.slots.get("capacity") or scene.memory.get("capacity")
    return scene.turn.capacity or (Capacity(*kept) if kept else None)


def learnt(scene: Scene) -> Slots:
    """Return what the client said they can pay, for the rest of the talk: it outlives the proposal it came with."""
    capacity = told(scene)
    return {"capacity": codec.dump_capacity(capacity)} if capacity else {}


def is_stale(scene: Scene) -> bool:
    """Say whether a yes was pressed under another plan than the one that is on the table."""
    mark = (scene.turn.button or "").partition(":")[2]
    return bool(mark) and mark != _mark(codec.load_plan(scene.slots["plan"]))


def is_expired(scene: Scene) -> bool:
    """Say whether the time is over for which the plan on the table was offered."""
    until = scene.slots.get("until")
    return until is not None and scene.facts.now > datetime.fromisoformat(until)


def details(scene: Scene, plan: Plan, rules: tuple[str, ...]) -> dict[str, str]:
    """Return what an adviser needs to decide: the plan as proposed, the rules it breaks, the policy's version."""
    lines = "; ".join(f"{part.due_on.isoformat()} {part.amount}" for part in plan)
    return {"proposal": lines, "broken_rules": ", ".join(rules), "policy": scene.facts.policy.version}


def _kept(scene: Scene, legs: tuple[Leg, ...], verdict: Verdict, plan: Plan, *, by: str) -> dict[str, Any]:
    hours = scene.facts.policy.offer_valid_hours
    return {
        "legs": codec.dump_legs(legs),
        "plan": codec.dump_plan(plan),
        "counter": codec.dump_plan(verdict.plan),
        "others": {other.keeps: codec.dump_plan(other.plan) for other in verdict.alternatives},
        "settles": bool(verdict.discount),
        "by": by,
        "rules": list(verdict.broken_rules),
        "capacity": codec.dump_capacity(told(scene)),
        "until": (scene.facts.now + timedelta(hours=hours)).isoformat() if hours else None,
    }


def _asks_more(scene: Scene, verdict: Verdict) -> bool:
    """Say whether a plan asks more at once than the client ever named, while nobody knows what they can pay."""
    if told(scene) or not verdict.proposal:
        return False
    case = replace(case_of(scene), capacity=Capacity(0, MONTH))
    named = least_excess(verdict.proposal, case)
    return least_excess(verdict.plan, replace(case, capacity=Capacity(named, MONTH))) > 0


def _yes(plan: Plan, key: str) -> Choice:
    return Choice(f"affirm:{_mark(plan)}", key)


def _mark(plan: Plan) -> str:
    """Return what tells this plan from another."""
    return sha256(dumps(codec.dump_plan(plan)).encode()).hexdigest()[:MARK]


def _reason(verdict: Verdict) -> str:
    return f"plan-reason-{verdict.broken_rules[0].replace('_', '-')}"


_ANSWERS = {
    Decision.ACCEPT: _accept,
    Decision.COUNTER: _counter,
    Decision.EXCEPTION: _except,
    Decision.REFER: _referred,
}
