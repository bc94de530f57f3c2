"""Ask the policy, with the account as it is now, and keep what its verdict was.

The case that is judged is the client's at this moment: what a plan made today is about (`Account.negotiable`), how late
it is, and what they said that they can pay at most.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from flows import codec
from flows.negotiation.case import Payday
from flows.negotiation.judge import Case, Decision, Verdict, judge
from flows.negotiation.policy import Policy
from flows.negotiation.proposal import Capacity, Leg, Plan
from flows.table import Scene, Slots

POLICY = "policy"  #: the slot that names the policy by which something was offered
PAYDAYS: dict[int, tuple[Payday, ...]] = {4: (7, 15, 22, "last"), 15: (15, "last"), 31: ("last",)}
"""Days of the month that lie a window apart, by the longest window in days that they suit."""


def verdict_on(scene: Scene, legs: tuple[Leg, ...], *, settles: bool) -> Verdict:
    """Ask the policy, with the account as it is now."""
    return verdict_in(case_of(scene, settles=settles), legs, scene.facts.policy)


def verdict_in(case: Case, legs: tuple[Leg, ...], policy: Policy) -> Verdict:
    """Ask a policy about a proposal in a case.

    Where nothing fits what the client can pay on their own days, the days on which such clients are paid are tried too
    before a person is asked; if nothing fits then either, the plan that asks the least too much is told.
    """
    verdict = judge(legs, case, policy)
    if verdict.decision is not Decision.REFER or not case.capacity:
        return verdict
    other = judge(legs, replace(case, paydays=paydays(case.capacity)), policy)
    return min(verdict, other, key=lambda found: (found.decision is Decision.REFER, found.excess))


def case_of(scene: Scene, *, settles: bool = False) -> Case:
    """Return the client's case for the judge."""
    facts = scene.facts
    return Case(
        today=facts.today,
        balance=facts.account.negotiated(facts.today),
        days_overdue=facts.account.days_overdue(facts.today),
        segment=facts.client.segment,
        broken_agreements=facts.account.broken_agreements,
        calendar=facts.calendar,
        capacity=told(scene),
        settles=settles,
    )


def paydays(capacity: Capacity) -> tuple[Payday, ...]:
    """Return days of the month on which who has this capacity may be paid; which they are exactly is not asked."""
    within = (days for window, days in PAYDAYS.items() if capacity.window_days <= window)
    return next(within, ())


def told(scene: Scene) -> Capacity | None:
    """Return what the client said they can pay at most: now, with this proposal, or earlier in the talk."""
    kept = scene.slots.get("capacity") or scene.memory.get("capacity")
    return scene.turn.capacity or (Capacity(*kept) if kept else None)


def learnt(scene: Scene) -> Slots:
    """Return what the client said they can pay, for the rest of the talk: it outlives the proposal it came with."""
    capacity = told(scene)
    return {"capacity": codec.dump_capacity(capacity)} if capacity else {}


def is_expired(scene: Scene) -> bool:
    """Say whether the time is over for which the plan on the table was offered."""
    until = scene.slots.get("until")
    return until is not None and scene.facts.now > datetime.fromisoformat(until)


def as_offered(scene: Scene) -> Scene:
    """Return the scene under the policy by which what is on the table was offered, as long as that offer stands.

    What is offered anew, and what nothing is kept of, stays under the policy in force.
    """
    policy = scene.facts.past_policies.get(scene.slots.get(POLICY, ""))
    if policy is None or is_expired(scene):
        return scene
    return replace(scene, facts=replace(scene.facts, policy=policy))


def valid_until(scene: Scene) -> datetime | None:
    """Return until when an offer made now stands, in the client's zone; None where the policy sets no end.

    What is read again under the policy by which it was offered stands no longer by that.
    """
    if scene.facts.policy.version in scene.facts.past_policies:
        until = scene.slots.get("until")
        return datetime.fromisoformat(until) if until else None
    hours = scene.facts.policy.offer_valid_hours
    return scene.facts.now + timedelta(hours=hours) if hours else None


def kept(scene: Scene, legs: tuple[Leg, ...], verdict: Verdict, plan: Plan, *, by: str) -> dict[str, Any]:
    """Return what a dialogue keeps of a verdict: the proposal, the plan on the table, the others, and until when."""
    return {
        "legs": codec.dump_legs(legs),
        "plan": codec.dump_plan(plan),
        "counter": codec.dump_plan(verdict.plan),
        "others": {other.keeps: codec.dump_plan(other.plan) for other in verdict.alternatives},
        "settles": bool(verdict.discount),
        "by": by,
        "rules": list(verdict.broken_rules),
        "capacity": codec.dump_capacity(told(scene)),
        **terms_of(scene),
    }


def terms_of(scene: Scene) -> dict[str, str | None]:
    """Return what is kept beside anything that is offered: by which policy, and until when."""
    until = valid_until(scene)
    return {POLICY: scene.facts.policy.version, "until": until.isoformat() if until else None}
