"""Say what an adviser may approve: the staff limits of the policy in force, asked on the day of the yes."""

from flows.negotiation.case import Case
from flows.negotiation.envelope import COUNT, MINIMUM, SETTLEMENTS, TERM, broken_rules, envelopes
from flows.negotiation.policy import Policy
from flows.negotiation.proposal import Plan

OF_A_CHANGE = frozenset({TERM, COUNT, MINIMUM})
"""The limits that bind a change of what was agreed: what must come first came first when it was agreed."""


def beyond_staff(plan: Plan, case: Case, policy: Policy) -> tuple[str, ...]:
    """Return the staff limits that a plan breaks today, at the total at which it breaks the fewest; () within them.

    Days on which nobody can pay are no limit here: the plan was put on business days when it was proposed.
    """
    limits = envelopes(policy.level_for(case).staff, case, policy.payment_step)
    total = sum(part.amount for part in plan)
    reached = [broken_rules(plan, limit) for limit in limits if limit.total <= total]
    return min(reached, key=len) if reached else (SETTLEMENTS,)


def beyond_staff_for_change(plan: Plan, case: Case, policy: Policy) -> tuple[str, ...]:
    """Return the staff limits that another course of an agreement breaks; `case` owes what is left of it."""
    return tuple(rule for rule in beyond_staff(plan, case, policy) if rule in OF_A_CHANGE)
