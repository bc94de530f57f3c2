"""Make plans to an account's measure: for a client who asks what can be done, and one that asks less at once.

Equal instalments are tried first, because they are easily said and kept; where too few of them stand, because the
policy wants money early or the client's means come by the week, the nearest plan to them does. What is above the
client's means is no option.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain, islice, product

from flows.negotiation.case import Case
from flows.negotiation.completion import in_equals
from flows.negotiation.counter import candidate_dates, excess_needed, nearest
from flows.negotiation.envelope import Envelope, accepts, envelopes, least_excess, window_sums
from flows.negotiation.policy import Policy, Terms
from flows.negotiation.proposal import Frequency, Plan

OPTIONS_MAX = 2  #: with 'another way' they fill the three buttons of a message
COUNTS = (12, 10, 9, 8, 6, 5, 4, 3, 2, 1)  #: instalments that people think in, the lightest first
MANY = (36, 24, 18)  #: for those to whom twelve are too heavy
RHYTHMS = (Frequency.MONTHLY, Frequency.SEMIMONTHLY, Frequency.WEEKLY)
MONTH = 26  #: days of a window in which a month's payment falls once


def options(case: Case, policy: Policy) -> tuple[Plan, ...]:
    """Return up to two acceptable plans within the client's means: the lightest, and the shortest.

    They pay the whole debt: no settlement is volunteered.
    """
    about, bot, step = replace(case, settles=False), policy.level_for(case).bot, policy.payment_step
    (limits,) = envelopes(bot, about, step)
    found: list[Plan] = []
    for plans in chain(_equals(limits, about, bot, step), _nears(limits, about, bot, step)):
        found += [plan for plan in dict.fromkeys(plans) if plan not in found]
        if len(found) >= OPTIONS_MAX and any(len(plan) > 1 for plan in found):
            break
    found.sort(key=lambda plan: (len(plan), plan[-1].due_on), reverse=True)
    return (found[0], found[-1]) if len(found) > 1 else tuple(found)


def equals(case: Case, policy: Policy, begins: date | None = None) -> Sequence[Plan]:
    """Return the plainest acceptable plans of equal payments within the client's means, the lightest first.

    Who begins later than the policy allows pays a little by then, and the equal payments from the day they named.
    """
    about, bot, step = replace(case, settles=False), policy.level_for(case).bot, policy.payment_step
    (limits,) = envelopes(bot, about, step)
    is_late = begins is not None and begins > min(demand.by for demand in limits.demands)
    late = islice(_late(begins, limits, about, bot, step), 1) if begins and is_late else ()
    return next(filter(None, chain([list(late)], _equals(limits, about, bot, step))), [])


def at_once(plan: Plan) -> int:
    """Return the most that a plan asks in a month."""
    return max(window_sums(plan, MONTH), default=0)


def _equals(limits: Envelope, case: Case, bot: Terms, step: int) -> Iterator[list[Plan]]:
    """Yield groups of acceptable equal plans, the plainest group first, the lightest plan of each group first."""
    for rhythm in RHYTHMS:
        for first, counts in product((None, case.today), (COUNTS, MANY)):
            few = [count for count in counts if count <= bot.payments_max]
            runs = in_equals(few, first, rhythm, case, bot, step)
            yield [plan for plan in runs if accepts(plan, limits, case) and not least_excess(plan, case)]


def _late(begins: date, limits: Envelope, case: Case, bot: Terms, step: int) -> Iterator[Plan]:
    """Yield the plans nearest to equal monthly payments from a day after the first is demanded, the lightest first."""
    for count in COUNTS:
        wanted = _equal(begins, count, RHYTHMS[0], case, bot, step)
        if count < bot.payments_max and wanted[-1].due_on <= limits.term:
            yield from _near(wanted, limits, case, step)


def _nears(limits: Envelope, case: Case, bot: Terms, step: int) -> Iterator[list[Plan]]:
    """Yield what is nearest to equal plans, for means and limits that no equal one meets."""
    for first, count in product((None, case.today), (min(bot.payments_max, COUNTS[0]), 1)):
        yield list(_near(_equal(first, count, RHYTHMS[0], case, bot, step), limits, case, step))


def _equal(first: date | None, count: int, rhythm: Frequency, case: Case, bot: Terms, step: int) -> Plan:
    return next(in_equals((count,), first, rhythm, case, bot, step))


def _near(wanted: Plan, limits: Envelope, case: Case, step: int) -> Iterator[Plan]:
    """Yield the nearest acceptable plan when it lies within the client's means."""
    if excess_needed(candidate_dates(wanted, limits, case), limits, case, step) == 0:
        offer = nearest(wanted, (limits,), case, step)
        if offer is not None and not offer.excess:
            yield offer.plan
