"""Make plans to an account's measure for a client who asks what can be done."""

from collections.abc import Iterator

from flows.negotiation.judge import Case, Decision, judge
from flows.negotiation.policy import Policy
from flows.negotiation.proposal import Frequency, Leg, Plan, Share

OPTIONS_MAX = 2  #: with 'another way' they fill the three buttons of a message
COUNTS = (12, 10, 9, 8, 6, 5, 4, 3, 2)  #: instalments that people think in, the lightest first


def options(case: Case, policy: Policy) -> tuple[Plan, ...]:
    """Return up to two acceptable plans: the lightest in equal instalments, and the shortest."""
    found: list[Plan] = []
    for plan in _acceptable(case, policy):
        if plan not in found:
            found.append(plan)
    return tuple(found[:1] + found[-1:]) if len(found) > 1 else tuple(found[:OPTIONS_MAX])


def _acceptable(case: Case, policy: Policy) -> Iterator[Plan]:
    runs = [(Leg(Share.ALL, None, count, Frequency.MONTHLY),) for count in COUNTS]
    for legs in (*runs, (Leg(Share.ALL),)):
        verdict = judge(legs, case, policy)
        if verdict.decision is Decision.ACCEPT:
            yield verdict.plan
