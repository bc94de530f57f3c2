"""Put a lighter plan beside several payments: equal ones that ask half as much in a month, or clearly less.

People propose what they think they have, and a month may go wrong. Their own plan, or the nearest, stays the one that a
yes is for; the lighter one is told in a sentence, and is theirs for the asking. Where only staff may approve their own,
the lightest one that needs nobody stands beside it. A single payment is left as it is, and nothing is put beside a
settlement.
"""

from collections.abc import Sequence
from fractions import Fraction

from flows import codec, relief
from flows.judgement import case_of
from flows.negotiation.judge import Decision, Verdict
from flows.negotiation.options import at_once, equals
from flows.negotiation.proposal import Plan
from flows.outcome import Choice, Lines, Values
from flows.phrases import shape_of
from flows.referral import may_counter
from flows.table import Scene, Slots

LIGHTER = "lighter"
CLEARLY = Fraction(3, 4)  #: of what the plan on the table asks in a month: less of a difference is no relief
CHOICE = Choice(LIGHTER, "button-lighter")


def beside(scene: Scene, verdict: Verdict) -> Plan:
    """Return the lighter plan to put beside what a verdict puts; nothing where there is none, or it would be too soon.

    Nobody who told of bad news is shown another plan.
    """
    spares = verdict.decision is Decision.EXCEPTION
    shown = verdict.counter.plan if spares and verdict.counter else verdict.plan
    once = verdict.decision is Decision.ACCEPT and len(shown) == 1
    if once or verdict.discount or not may_counter(scene):
        return ()
    begins = verdict.proposal[0].due_on if verdict.proposal else None
    plans = [plan for plan in equals(case_of(scene), scene.facts.policy, begins) if plan != shown]
    found = _lightest(plans, shown) if spares else _half(plans, shown) or _lightest(plans, shown, CLEARLY)
    return () if relief.is_too_soon(scene, found) else found


def words(scene: Scene, plan: Plan) -> Values:
    """Return what tells of the lighter plan: how many payments, of how much, from when; empty without one."""
    return {LIGHTER: Lines("plan-lighter-line", (shape_of(scene.facts, plan),)) if plan else ""}


def ways(plan: Plan) -> tuple[Choice, ...]:
    """Return the quick reply that asks for the lighter plan, where there is one."""
    return (CHOICE,) if plan else ()


def kept(plan: Plan) -> Slots:
    """Return what is kept of the lighter plan while another is on the table."""
    return {LIGHTER: codec.dump_plan(plan)}


def _half(plans: Sequence[Plan], shown: Plan) -> Plan:
    """Return the soonest plan that asks at most half as much in a month."""
    return next((plan for plan in reversed(plans) if 2 * at_once(plan) <= at_once(shown)), ())


def _lightest(plans: Sequence[Plan], shown: Plan, most: Fraction = Fraction(1)) -> Plan:
    """Return the lightest plan, where it asks at most a share as much in a month."""
    return plans[0] if plans and at_once(plans[0]) <= most * at_once(shown) else ()
