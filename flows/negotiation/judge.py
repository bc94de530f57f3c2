"""Judge a client's proposal: may it stand, and if not, which plan is the nearest that may?

The way of one judgement: the level that applies → the proposal made complete → the envelopes of what may be paid →
accepted by the bot; or admitted by staff alone, which makes it an exception; or answered with the nearest plan; or
passed to an adviser when every acceptable plan asks more than the client can pay.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from flows.negotiation.alternatives import Alternative, alternatives
from flows.negotiation.case import Case
from flows.negotiation.completion import complete, trim
from flows.negotiation.counter import Offer, nearest
from flows.negotiation.envelope import RULES, SETTLEMENTS, Envelope, accepts, broken_rules, envelopes, paid_by
from flows.negotiation.policy import Policy
from flows.negotiation.proposal import Leg, Plan

__all__ = ["Alternative", "Case", "Decision", "Offer", "Verdict", "judge"]


class Decision(StrEnum):
    """What becomes of a proposal."""

    ACCEPT = "accept"  #: it stands as it is
    COUNTER = "counter"  #: another plan within the client's means is the nearest that stands
    EXCEPTION = "exception"  #: only staff may approve it
    REFER = "refer"  #: no acceptable plan lies within the client's means; an adviser takes over


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to a proposal; amounts in minor units.

    `plan` is the proposal when it is accepted or an exception, else the nearest acceptable plan; with a referral it is
    information only and must not be pressed upon the client. `counter` is the nearest plan without approval, given
    with an exception where there is one.
    """

    decision: Decision
    proposal: Plan
    plan: Plan
    total: int
    discount: int
    excess: int
    broken_rules: tuple[str, ...]
    money_days: int
    counter: Offer | None = None
    alternatives: tuple[Alternative, ...] = ()


def judge(legs: Sequence[Leg], case: Case, policy: Policy) -> Verdict:
    """Return what becomes of a proposal under a policy; never a plan that this policy refuses."""
    level, step = policy.level_for(case), policy.payment_step
    proposal = complete(legs, case, level.bot, step)
    limits = envelopes(level.bot, case, step)
    if plan := admitted(proposal, limits, case):
        return _standing(Decision.ACCEPT, plan, case, ())
    broken = _broken(proposal, limits)
    if plan := admitted(proposal, envelopes(level.staff, case, step), case):
        return _standing(Decision.EXCEPTION, plan, case, broken, nearest(plan, limits, case, step))
    offer = nearest(proposal, limits, case, step)
    if offer is None:
        return Verdict(Decision.REFER, proposal, (), 0, 0, 0, broken, 0)
    if offer.excess:
        return _answered(Decision.REFER, proposal, offer, broken, ())
    others = alternatives(proposal, offer, limits, case, step)
    return _answered(Decision.COUNTER, proposal, offer, broken, others)


def admitted(proposal: Plan, limits: Sequence[Envelope], case: Case) -> Plan | None:
    """Return the proposal, trimmed to the smallest total at which it is acceptable, or None.

    Only a client who offers to settle has more than one total: never is more taken than the policy needs.
    """
    for envelope in sorted(limits, key=lambda limit: limit.total):
        plan = trim(proposal, envelope.total)
        if accepts(plan, envelope, case):
            return plan
    return None


def _broken(proposal: Plan, limits: Sequence[Envelope]) -> tuple[str, ...]:
    """Return the limits that a proposal breaks, measured at the total at which it breaks the fewest."""
    said = paid_by(proposal, dt.date.max)
    reached = [broken_rules(trim(proposal, limit.total), limit) for limit in limits if limit.total <= said]
    if reached:
        return min(reached, key=len)
    short = [broken_rules(proposal, limit) for limit in limits]
    base = {SETTLEMENTS, *min(short, key=len)}
    return tuple(rule for rule in RULES if rule in base)


def _standing(
    decision: Decision, plan: Plan, case: Case, broken: tuple[str, ...], counter: Offer | None = None
) -> Verdict:
    total = paid_by(plan, dt.date.max)
    return Verdict(decision, plan, plan, total, case.balance - total, 0, broken, 0, counter)


def _answered(
    decision: Decision, proposal: Plan, offer: Offer, broken: tuple[str, ...], others: tuple[Alternative, ...]
) -> Verdict:
    figures = (offer.total, offer.discount, offer.excess)
    return Verdict(decision, proposal, offer.plan, *figures, broken, offer.money_days, None, others)
