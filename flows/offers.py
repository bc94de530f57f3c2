"""Answer a proposal: ask the policy, and put its verdict into a move with the plan, the reasons and the choices.

The verdict is final here: this file words it, `flows.negotiation` found it.
"""

from dataclasses import replace

from flows import apart, codec, lighter, relief
from flows.counters import NOTHING, OTHER, again, counter, mark, yes
from flows.judgement import case_of, kept, verdict_on
from flows.negotiation.judge import Decision, Verdict
from flows.negotiation.proposal import Leg
from flows.outcome import Choice, KeepProposal, Say, Value, Values
from flows.phrases import PERSON, money, own_lines, plan_lines, read_lines, reason_lines
from flows.planning import State
from flows.referral import may_counter, refer
from flows.table import Move, Scene

CHANGE = Choice("change", "button-change")
ASK_ADVISER = Choice("affirm:adviser", "button-ask-adviser")  #: a mark of its own: a yes to this alone
NEAREST = Choice("take:2", "button-nearest-plan")


def answer(scene: Scene, legs: tuple[Leg, ...]) -> Move:
    """Judge a proposal and say what came of it, once it was said which bills it is not about."""
    verdict = verdict_on(scene, legs, settles=scene.turn.settles)
    move = apart.first(scene, _ANSWERS[verdict.decision](scene, legs, verdict))
    case = case_of(scene, settles=scene.turn.settles)
    kept_too = KeepProposal(legs, case, verdict.decision, scene.facts.policy.version)
    return replace(move, effects=(*move.effects, kept_too))


def _accept(scene: Scene, legs: tuple[Leg, ...], verdict: Verdict) -> Move:
    """Read the client's own plan back; a lighter one is told beside it, and a yes is for their own."""
    facts, plan, light = scene.facts, verdict.plan, lighter.beside(scene, verdict)
    keep = {**kept(scene, legs, verdict, plan, by="client"), **lighter.kept(light)}
    if chosen := again(scene, keep):
        return chosen
    values: Values = {"lines": read_lines(facts, plan, legs), "total": money(facts, verdict.total)}
    if verdict.discount:
        values = {**values, "discount": money(facts, verdict.discount)}
    choices = (yes(plan, "button-yes-plan"), CHANGE, *lighter.ways(light), PERSON)
    said = Say(_read_back(scene, verdict), {**values, **lighter.words(scene, light)}, choices, question="confirm")
    return Move(State.CONFIRMING, (said,), keep=keep)


def _read_back(scene: Scene, verdict: Verdict) -> str:
    if verdict.discount:
        return "plan-read-back-settled"
    if len(verdict.plan) == 1:
        return "plan-read-back-once"
    return "plan-read-back-again" if "plan" in scene.slots else "plan-read-back"


def _except(scene: Scene, legs: tuple[Leg, ...], verdict: Verdict) -> Move:
    """Show what only staff may approve, why, and until when they answer, beside what needs no approval.

    Where the nearest asks too much or too soon on the client's own days, the lighter one may not.
    """
    facts, offer, light = scene.facts, verdict.counter, lighter.beside(scene, verdict)
    values: dict[str, Value] = {
        "own": own_lines(facts, verdict.plan),
        "reasons": reason_lines(verdict.broken_rules),
        "due": facts.duty.answers("exception"),
    }
    nearest = offer.plan if offer and not offer.excess and not relief.is_too_soon(scene, offer.plan) else light
    beside = light if light != nearest else ()
    keep = {**kept(scene, legs, verdict, verdict.plan, by="client"), **lighter.kept(beside)}
    if not nearest or not may_counter(scene):
        said = Say("plan-exception", values, (ASK_ADVISER, OTHER), question="confirm")
        return Move(State.EXCEPTION, (said,), keep=keep)
    keep["others"] = {NOTHING: codec.dump_plan(nearest)}
    if chosen := again(scene, keep):
        return chosen
    values |= {"lines": plan_lines(facts, nearest), **lighter.words(scene, beside)}
    choices = (ASK_ADVISER, NEAREST, *lighter.ways(beside), OTHER)
    return Move(State.EXCEPTION, (Say("plan-exception-or", values, choices, question="confirm"),), keep=keep)


def _referred(scene: Scene, _: tuple[Leg, ...], verdict: Verdict) -> Move:
    return refer(scene, verdict.proposal, verdict.broken_rules, nearest=verdict.plan)


def is_stale(scene: Scene) -> bool:
    """Say whether a yes was pressed under another plan than the one that is on the table."""
    pressed = (scene.turn.button or "").partition(":")[2]
    return bool(pressed) and pressed != mark(codec.load_plan(scene.slots["plan"]))


_ANSWERS = {
    Decision.ACCEPT: _accept,
    Decision.COUNTER: counter,
    Decision.EXCEPTION: _except,
    Decision.REFER: _referred,
}
