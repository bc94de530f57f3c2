"""Answer a proposal: ask the policy, and put its verdict into a move with the plan, the reason and the choices.

The verdict is final here: this file words it, `flows.negotiation` found it.
"""

from flows import codec
from flows.negotiation.judge import Case, Decision, Verdict, judge
from flows.negotiation.proposal import Capacity, Leg, Plan
from flows.outcome import CaseNumber, Choice, OpenCase, PlaceHold, Say, Term, Values
from flows.phrases import PERSON, money, plan_lines
from flows.table import DONE, Move, Scene
from flows.turn import RESUME

CONFIRMING, COUNTERED, EXCEPTION = "confirming", "countered", "exception"
YES = Choice("affirm", "button-yes-plan")
CHANGE = Choice("change", "button-change")
TAKE = Choice("affirm", "button-take-plan")
ASK_ADVISER = Choice("affirm", "button-ask-adviser")
OTHER = Choice("change", "button-other-plan")
ROUNDS = "rounds"  #: counter-offers made in this talk


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
    said = Say(key, values, (YES, CHANGE, PERSON), question="confirm")
    return Move(CONFIRMING, (said,), keep=_kept(scene, legs, verdict, "client"))


def _counter(scene: Scene, legs: tuple[Leg, ...], verdict: Verdict) -> Move:
    repeated = scene.turn.intent == RESUME and scene.slots.get("plan") == codec.dump_plan(verdict.plan)
    made = scene.memory.get(ROUNDS, 0)
    rounds = max(made, 1) if repeated else made + 1  # one read again in a new talk is that talk's first
    if rounds > scene.facts.policy.counter_offers_max:
        return refer(scene, verdict.proposal, verdict.broken_rules)
    values: Values = {
        "reason": Term(_reason(verdict)),
        "lines": plan_lines(scene.facts, verdict.plan),
        "total": money(scene.facts, verdict.total),
    }
    said = Say("plan-counter", values, (TAKE, OTHER, PERSON), question="confirm")
    return Move(COUNTERED, (said,), keep=_kept(scene, legs, verdict, "bot"), remember={ROUNDS: rounds})


def _except(scene: Scene, legs: tuple[Leg, ...], verdict: Verdict) -> Move:
    values: Values = {"reason": Term(_reason(verdict)), "lines": plan_lines(scene.facts, verdict.plan)}
    said = Say("plan-exception", values, (ASK_ADVISER, OTHER), question="confirm")
    return Move(EXCEPTION, (said,), keep=_kept(scene, legs, verdict, "client"))


def _referred(scene: Scene, _: tuple[Leg, ...], verdict: Verdict) -> Move:
    return refer(scene, verdict.proposal, verdict.broken_rules)


def refer(scene: Scene, plan: Plan, rules: tuple[str, ...] = ()) -> Move:
    """Pass the proposal on with dignity: nothing more is asked of the client."""
    due = scene.facts.duty.answer_by
    case = OpenCase("refer", due, scene.turn.text, details=details(scene, plan, rules))
    said = Say("plan-refer", {"case": CaseNumber(), "due": due})
    return Move(DONE, (case, PlaceHold("refer"), said), clear=True)


def verdict_on(scene: Scene, legs: tuple[Leg, ...], *, settles: bool) -> Verdict:
    """Ask the policy, with the account as it is now."""
    return judge(legs, case_of(scene, settles=settles), scene.facts.policy)


def case_of(scene: Scene, *, settles: bool = False) -> Case:
    """Return the client's case for the judge."""
    facts, turn = scene.facts, scene.turn
    return Case(
        today=facts.today,
        balance=facts.account.payable,
        days_overdue=facts.account.days_overdue(facts.today),
        segment=facts.client.segment,
        broken_agreements=facts.account.broken_agreements,
        calendar=facts.calendar,
        capacity=turn.capacity or told(scene),
        settles=settles,
    )


def told(scene: Scene) -> Capacity | None:
    """Return the capacity told earlier in this proposal."""
    kept = scene.slots.get("capacity")
    return Capacity(*kept) if kept else None


def _kept(scene: Scene, legs: tuple[Leg, ...], verdict: Verdict, by: str) -> dict[str, object]:
    capacity = scene.turn.capacity or told(scene)
    return {
        "legs": codec.dump_legs(legs),
        "plan": codec.dump_plan(verdict.plan),
        "settles": bool(verdict.discount),
        "by": by,
        "rules": list(verdict.broken_rules),
        "capacity": codec.dump_capacity(capacity),
    }


def details(scene: Scene, plan: Plan, rules: tuple[str, ...]) -> dict[str, str]:
    """Return what an adviser needs to decide: the plan as proposed, the rules it breaks, the policy's version."""
    lines = "; ".join(f"{part.due_on.isoformat()} {part.amount}" for part in plan)
    return {"proposal": lines, "broken_rules": ", ".join(rules), "policy": scene.facts.policy.version}


def _reason(verdict: Verdict) -> str:
    return (
        f"plan-reason-{verdict.broken_rules[0].replace('_', '-')}" if verdict.broken_rules else "plan-reason-capacity"
    )


_ANSWERS = {
    Decision.ACCEPT: _accept,
    Decision.COUNTER: _counter,
    Decision.EXCEPTION: _except,
    Decision.REFER: _referred,
}
