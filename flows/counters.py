"""Show the nearest plan beside the client's own, with what made it so, and the other plans that keep more of theirs.

A yes by a quick reply carries the mark of its plan, so that one pressed under an older plan cannot book another.
"""

from dataclasses import replace
from hashlib import sha256
from json import dumps

from flows import codec, lighter, relief
from flows.judgement import case_of, kept, told, valid_until
from flows.negotiation.envelope import least_excess
from flows.negotiation.judge import Verdict
from flows.negotiation.options import MONTH
from flows.negotiation.proposal import Capacity, Leg, Plan
from flows.outcome import Choice, Say, Term, Value, Values
from flows.phrases import PERSON, changed_lines, money, own_lines, plan_lines, reason_lines
from flows.planning import State
from flows.referral import may_counter, refer
from flows.table import Move, Scene, Slots
from flows.turn import RESUME

OTHER = Choice("change", "button-other-plan")
NOTHING = "nothing"  #: what the nearest plan keeps of the client's, where it stands beside an exception
REFUSED = "refused"  #: the plan of ours that the client said no to
AGAIN = "again"  #: the plan on the table answered two proposals
ROUNDS = "rounds"  #: in the talk's memory: counter-offers made
MARK = 8  #: characters that tell one plan from another in a quick reply


def counter(scene: Scene, legs: tuple[Leg, ...], verdict: Verdict) -> Move:
    """Show the nearest plan beside the client's own, what made it so, and the other ways that keep more of theirs."""
    if not may_counter(scene) or relief.is_too_soon(scene, verdict.plan):
        return refer(scene, verdict.proposal, verdict.broken_rules)
    repeated = scene.turn.intent == RESUME and scene.slots.get("counter") == codec.dump_plan(verdict.plan)
    made = scene.memory.get(ROUNDS, 0)
    rounds = max(made, 1) if repeated else made + 1  # one read again in a new talk is that talk's first
    most = scene.facts.policy.counter_offers_max
    if most is not None and rounds > most:
        return refer(scene, verdict.proposal, verdict.broken_rules)
    light = lighter.beside(scene, verdict)
    keep = {**kept(scene, legs, verdict, verdict.plan, by="bot"), **lighter.kept(light)}
    if repeated and (chosen := again(scene, keep)):
        return replace(chosen, remember={ROUNDS: rounds})
    if repeated and scene.slots.get(REFUSED) == keep["plan"]:
        return Move(State.PROPOSING, (Say("plan-same-nearest", {}, (PERSON,), question="amount"),))
    if not repeated and scene.slots.get("plan") == keep["plan"]:
        return _once_more(scene, verdict, keep, rounds)
    return Move(State.COUNTERED, (_nearest(scene, verdict, light),), keep=keep, remember={ROUNDS: rounds})


def again(scene: Scene, keep: Slots) -> Move | None:
    """Show the alternative that was on the table when something else came between, if it still stands."""
    keeps = scene.slots.get("keeps") if scene.turn.intent == RESUME else None
    plan = {**keep["others"], lighter.LIGHTER: keep[lighter.LIGHTER]}.get(keeps)
    return _alternative(scene, keeps, codec.load_plan(plan), keep) if keeps and plan else None


def _once_more(scene: Scene, verdict: Verdict, keep: Slots, rounds: int) -> Move:
    """Answer another proposal with the plan on the table, once: in short to the same one; then a person sees it."""
    if scene.slots.get(AGAIN):
        return refer(scene, verdict.proposal, verdict.broken_rules)
    said = _nearest(scene, verdict, codec.load_plan(keep[lighter.LIGHTER]))
    if scene.slots["legs"] == keep["legs"]:
        said = Say("plan-same-nearest", {}, (yes(verdict.plan, "button-take-plan"), OTHER, PERSON), question="confirm")
    return Move(State.COUNTERED, (said,), keep={**keep, AGAIN: True}, remember={ROUNDS: rounds})


def _nearest(scene: Scene, verdict: Verdict, light: Plan) -> Say:
    facts, several = scene.facts, len(verdict.broken_rules) > 1
    why: dict[str, Value] = (
        {"reasons": reason_lines(verdict.broken_rules)} if several else {"reason": Term(_reason(verdict))}
    )
    values: Values = why | {
        "own": own_lines(facts, verdict.proposal),
        "lines": changed_lines(facts, verdict.plan, verdict.proposal),
        "total": money(facts, verdict.total),
        "more": "yes" if _asks_more(scene, verdict) else "no",
        "until": valid_until(scene) or "",
        **lighter.words(scene, light),
    }
    ways = tuple(Choice(f"keep:{other.keeps}", f"button-keep-{other.keeps}") for other in verdict.alternatives)
    choices = (yes(verdict.plan, "button-take-plan"), *ways, *lighter.ways(light), OTHER, PERSON)
    return Say("plan-counter-several" if several else "plan-counter", values, choices, question="confirm")


def take_other(scene: Scene) -> Move:
    """Show the acceptable plan that keeps what the client chose to keep: dates, amounts, or number of payments."""
    keeps = (scene.turn.button or "").partition(":")[2]
    plan = scene.slots["others"].get(keeps)
    if plan is None:
        keeps, plan = next(iter(scene.slots["others"].items()), (NOTHING, scene.slots["plan"]))
    return _alternative(scene, keeps, codec.load_plan(plan), scene.slots)


def take_lighter(scene: Scene) -> Move:
    """Show the lighter plan, payment by payment; what was on the table where it is no longer known."""
    plan = codec.load_plan(scene.slots.get(lighter.LIGHTER) or scene.slots["plan"])
    return _alternative(scene, lighter.LIGHTER, plan, scene.slots)


def _alternative(scene: Scene, keeps: str, plan: Plan, slots: Slots) -> Move:
    facts, total = scene.facts, sum(part.amount for part in plan)
    values: Values = {"keeps": keeps, "lines": plan_lines(facts, plan), "total": money(facts, total)}
    choices = (yes(plan, "button-take-plan"), OTHER, PERSON)
    settles = total < facts.account.negotiated(facts.today)
    keep = {**slots, "plan": codec.dump_plan(plan), "by": "bot", "keeps": keeps, "settles": settles}
    return Move(State.COUNTERED, (Say("plan-alternative", values, choices, question="confirm"),), keep=keep)


def _asks_more(scene: Scene, verdict: Verdict) -> bool:
    """Say whether a plan asks more at once than the client ever named, while nobody knows what they can pay."""
    if told(scene) or not verdict.proposal:
        return False
    case = replace(case_of(scene), capacity=Capacity(0, MONTH))
    named = least_excess(verdict.proposal, case)
    return least_excess(verdict.plan, replace(case, capacity=Capacity(named, MONTH))) > 0


def yes(plan: Plan, key: str) -> Choice:
    """Return the quick reply that says yes to this plan and no other."""
    return Choice(f"affirm:{mark(plan)}", key)


def mark(plan: Plan) -> str:
    """Return what tells this plan from another."""
    return sha256(dumps(codec.dump_plan(plan)).encode()).hexdigest()[:MARK]


def _reason(verdict: Verdict) -> str:
    return f"plan-reason-{verdict.broken_rules[0].replace('_', '-')}"
