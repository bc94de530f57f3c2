"""Make plans to an account's measure for a client who asks what can be done.

Equal instalments are tried first, because they are easily said and kept; where too few of them stand, because the
policy wants money early or the client's means come by the week, the nearest plan to them does. What is above the
client's means is no option.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product

from flows.negotiation.case import Case
from flows.negotiation.completion import complete
from flows.negotiation.counter import candidate_dates, excess_needed, nearest
from flows.negotiation.envelope import Envelope, accepts, envelopes, least_excess
from flows.negotiation.policy import Policy, Terms
from flows.negotiation.proposal import Frequency, Leg, Plan, Share

OPTIONS_MAX = 2  #: with 'another way' they fill the three buttons of a message
COUNTS = (12, 10, 9, 8, 6, 5, 4, 3, 2, 1)  #: instalments that people think in, the lightest first
MANY = (36, 24, 18)  #: for those to whom twelve are too heavy
RHYTHMS = (Frequency.MONTHLY, Frequency.SEMIMONTHLY, Frequency.WEEKLY)


def options(case: Case, policy: Policy) -> tuple[Plan, ...]:
    """Return up to two acceptable plans within the client's means: the lightest, and the shortest.

    They pay the whole debt: no settlement is volunteered.
    """
    about, bot, step = replace(case, settles=False), policy.level_for(case).bot, policy.payment_step
    (limits,) = envelopes(bot, about, step)
    found: list[Plan] = []
    for plans in _tried(limits, about, bot, step):
        found += [plan for plan in dict.fromkeys(plans) if plan not in found]
        if len(found) >= OPTIONS_MAX and any(len(plan) > 1 for plan in found):
            break
    found.sort(key=lambda plan: (len(plan), plan[-1].due_on), reverse=True)
    return (found[0], found[-1]) if len(found) > 1 else tuple(found)


def _tried(limits: Envelope, case: Case, bot: Terms, step: int) -> Iterator[list[Plan]]:
    """Yield groups of acceptable plans, the plainest group first, the lightest plan of each group first."""
    for rhythm in RHYTHMS:
        for first, counts in product((None, case.today), (COUNTS, MANY)):
            runs = (_equal(first, count, rhythm, case, bot, step) for count in counts if count <= bot.payments_max)
            yield [plan for plan in runs if accepts(plan, limits, case) and not least_excess(plan, case)]
    for first, count in product((None, case.today), (min(bot.payments_max, COUNTS[0]), 1)):
        yield list(_near(_equal(first, count, RHYTHMS[0], case, bot, step), limits, case, step))


def _equal(first: date | None, count: int, rhythm: Frequency, case: Case, bot: Terms, step: int) -> Plan:
    return complete((Leg(Share.ALL, first, count, rhythm),), case, bot, step)


def _near(wanted: Plan, limits: Envelope, case: Case, step: int) -> Iterator[Plan]:
    """Yield the nearest acceptable plan when it lies within the client's means."""
    if excess_needed(candidate_dates(wanted, limits, case), limits, case, step) == 0:
        offer = nearest(wanted, (limits,), case, step)
        if offer is not None and not offer.excess:
            yield offer.plan
