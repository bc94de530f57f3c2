"""A proposal is accepted, countered, an exception or referred: below, at and above each limit."""

import datetime as dt
from decimal import Decimal

import pytest

from flows.negotiation.calendar import Calendar
from flows.negotiation.case import Case
from flows.negotiation.judge import Decision, Verdict, judge
from flows.negotiation.proposal import Capacity, Leg, Payment, Plan, Share
from flows.negotiation.terms import Conditions, Level, Milestone, Policy, Settlement, Terms

MONDAY = dt.date(2026, 3, 2)
BOT = Terms(
    term_days_max=60,
    payments_max=3,
    first_payment_within_days=10,
    payment_min=100,
    down_payment_percent=Decimal(10),
    milestones=(Milestone(30, Decimal(50)),),
)
STAFF = Terms(
    term_days_max=90,
    payments_max=4,
    first_payment_within_days=20,
    payment_min=50,
    down_payment_percent=Decimal(5),
    milestones=(Milestone(45, Decimal(40)),),
)
SETTLING = (Settlement(Decimal(10), 30, 2), Settlement(Decimal(20), 5, 1))


def on(day: int) -> dt.date:
    """Return the date some days from the Monday on which all this is judged."""
    return MONDAY + dt.timedelta(day)


def plan(*payments: tuple[int, int]) -> Plan:
    """Build a plan of (day, amount)."""
    return tuple(Payment(on(day), amount) for day, amount in payments)


def weigh(
    *payments: tuple[int, int],
    bot: Terms = BOT,
    staff: Terms | None = None,
    balance: int = 1000,
    step: int = 1,
    capacity: Capacity | None = None,
    settles: bool = False,
) -> Verdict:
    """Judge payments of (day, amount), without holidays."""
    policy = Policy("p", "1", "CL", "CLP", (Level("all", Conditions(), bot, staff or bot),), step)
    calendar = Calendar("CL", given=frozenset())
    case = Case(MONDAY, balance, 30, calendar, capacity=capacity, settles=settles)
    return judge([Leg(amount, on(day)) for day, amount in payments], case, policy)


@pytest.mark.parametrize(
    ("payments", "expected"),
    [
        (((10, 500), (30, 300), (60, 200)), ()),  # at the limits of day and number
        (((11, 500), (30, 300), (60, 200)), ("first_payment_within_days", "down_payment_percent")),  # a day late
        (((10, 100), (30, 400), (60, 500)), ()),  # exactly 10 % down and 50 % by the milestone
        (((9, 99), (10, 1), (30, 900)), ("payment_min",)),  # both count for the down payment, but are small
        (((10, 100), (30, 399), (60, 501)), ("milestones",)),  # one short of the milestone
        (((10, 100), (31, 400), (60, 500)), ("milestones",)),  # a day late for it
        (((10, 500), (30, 300), (63, 200)), ("term_days_max",)),  # 61 to 62 is a weekend
        (((10, 400), (17, 200), (24, 200), (31, 200)), ("payments_max",)),  # four where three are allowed
        (((10, 100), (30, 899), (60, 1)), ()),  # the last payment may be small
        (((10, 900), (30, 99), (60, 1)), ("payment_min",)),  # the others may not
        (((10, 800), (30, 100), (60, 100)), ()),
    ],
)  # fmt: skip
def test_each_limit_of_the_bot(payments: tuple[tuple[int, int], ...], expected: tuple[str, ...]) -> None:
    """A proposal stands exactly when it breaks no limit; otherwise every broken one is named."""
    verdict = weigh(*payments)
    assert expected == verdict.broken_rules
    assert (Decision.COUNTER if expected else Decision.ACCEPT) == verdict.decision


@pytest.mark.parametrize(
    ("payments", "expected"),
    [
        (((18, 500), (30, 300), (60, 200)), Decision.EXCEPTION),  # 18 days: staff may
        (((21, 500), (30, 300), (60, 200)), Decision.COUNTER),  # 21 days: nobody may
        (((10, 500), (30, 300), (88, 200)), Decision.EXCEPTION),
        (((10, 500), (30, 300), (91, 200)), Decision.COUNTER),
        (((10, 400), (17, 200), (24, 200), (31, 200)), Decision.EXCEPTION),
        (((10, 200), (17, 200), (24, 200), (31, 200), (38, 200)), Decision.COUNTER),
        (((10, 50), (30, 450), (60, 500)), Decision.EXCEPTION),  # half the down payment: staff's own limit
        (((10, 49), (30, 451), (60, 500)), Decision.COUNTER),
        (((10, 100), (45, 300), (60, 600)), Decision.EXCEPTION),
        (((10, 100), (45, 299), (60, 601)), Decision.COUNTER),
    ],
)
def test_each_limit_of_staff(payments: tuple[tuple[int, int], ...], expected: Decision) -> None:
    """What only staff may approve is an exception, shown as proposed beside the nearest plan without approval."""
    verdict = weigh(*payments, staff=STAFF)
    assert expected == verdict.decision
    assert verdict.broken_rules
    if expected is Decision.EXCEPTION:
        assert plan(*payments) == verdict.plan == verdict.proposal
        assert verdict.counter is not None
        again = [((p.due_on - MONDAY).days, p.amount) for p in verdict.counter.plan]
        assert Decision.ACCEPT is weigh(*again).decision


@pytest.mark.parametrize(
    ("payments", "decision", "total", "discount"),
    [
        (((4, 800),), Decision.ACCEPT, 800, 200),  # the larger discount, soon and at once
        (((4, 850),), Decision.ACCEPT, 800, 200),  # never more than the policy needs
        (((7, 900),), Decision.ACCEPT, 900, 100),  # too late for it: the smaller discount
        (((7, 450), (28, 450)), Decision.ACCEPT, 900, 100),
        (((7, 450), (28, 500)), Decision.ACCEPT, 900, 100),  # trimmed at the end
        (((4, 799),), Decision.COUNTER, 800, 200),  # one short
        (((7, 300), (15, 300), (28, 300)), Decision.COUNTER, 900, 100),  # one payment too many
        (((4, 1000),), Decision.ACCEPT, 800, 200),  # who settles is not asked for the whole
    ],
)
def test_settlements(payments: tuple[tuple[int, int], ...], decision: Decision, total: int, discount: int) -> None:
    """A client who offers to settle gets the smallest total at which the offer stands, or the nearest plan."""
    bot = Terms(60, 3, 10, settlements=SETTLING)
    verdict = weigh(*payments, bot=bot, settles=True)
    assert (decision, total, discount) == (verdict.decision, verdict.total, verdict.discount)
    assert ("settlements" in verdict.broken_rules) == (decision is Decision.COUNTER)


def test_no_settlement_is_volunteered() -> None:
    """Who does not offer to settle is asked for the whole, without a discount."""
    verdict = weigh((20, 1000), bot=Terms(60, 3, 10, settlements=SETTLING))
    assert (Decision.COUNTER, 1000, 0) == (verdict.decision, verdict.total, verdict.discount)


GUIDE = Terms(90, 12, 10, 100, Decimal(10), (Milestone(45, Decimal(50)),))
SAID = ((25, 200), (40, 300), (60, 500))


def test_example_of_the_rule_book() -> None:
    """One hundred moves forward and nothing else changes: 1,500 money-days."""
    verdict = weigh(*SAID, bot=GUIDE, step=100)
    assert plan((10, 100), (25, 100), (42, 300), (60, 500)) == verdict.plan  # day 40 is a Saturday
    assert (Decision.COUNTER, 1500) == (verdict.decision, verdict.money_days)


def test_example_with_a_capacity() -> None:
    """With 500 in any 30 days the nearest plan groups the payments."""
    verdict = weigh(*SAID, bot=GUIDE, step=100, capacity=Capacity(500, 30))
    assert plan((10, 100), (25, 400), (60, 500)) == verdict.plan
    assert Decision.COUNTER is verdict.decision


def test_an_acceptable_proposal_is_accepted_whatever_the_capacity() -> None:
    """Capacity shapes counter-offers only."""
    verdict = weigh((10, 500), (30, 300), (60, 200), capacity=Capacity(1, 30))
    assert (Decision.ACCEPT, 0) == (verdict.decision, verdict.excess)


def test_capping_each_payment_is_not_enough() -> None:
    """Least excess is that of windows: 30 and 10 exceed by 10, where 40 at once would exceed by 20."""
    verdict = weigh((75, 20), (78, 20), bot=Terms(60, 2, 5, 30), balance=40, capacity=Capacity(20, 7))
    assert plan((4, 30), (60, 10)) == verdict.plan  # day 5 is a Saturday
    assert (Decision.REFER, 10) == (verdict.decision, verdict.excess)


def test_paying_more_up_front_is_never_worse() -> None:
    """149 now and 147 later stands as 148 and 148 do: the last payment is exempt from the minimum."""
    for first in (148, 149, 295):
        assert Decision.ACCEPT is weigh((1, first), (30, 296 - first), bot=Terms(60, 12, 5, 148), balance=296).decision


def on_date(start: dt.date, bot: Terms, said: tuple[tuple[int, int], ...], balance: int, capacity: Capacity) -> Verdict:
    """Judge payments counted from another day than the Monday."""
    policy = Policy("p", "1", "CL", "CLP", (Level("all", Conditions(), bot, bot),))
    case = Case(start, balance, 30, Calendar("CL", given=frozenset()), capacity=capacity)
    return judge([Leg(amount, start + dt.timedelta(day)) for day, amount in said], case, policy)


@pytest.mark.parametrize(
    ("limit", "days", "excess"),
    [
        (10, [8, 15], 0),  # day 10 is a Sunday: the Friday before it and the 15th are a window apart
        (12, [12, 15], 60),  # the 12th is a Tuesday: too near to the 15th, and the 8th is no candidate any more
    ],
)
def test_a_later_limit_may_leave_the_candidate_dates(limit: int, days: list[int], excess: int) -> None:
    """Loosening never hurts acceptance, but the nearest plan is sought on the limits' own dates, which move with it."""
    thursday, bot = dt.date(2026, 3, 5), Terms(15, 6, limit, down_payment_percent=Decimal(50))
    verdict = on_date(thursday, bot, ((14, 60), (25, 60)), 120, Capacity(60, 7))
    assert days == [(payment.due_on - thursday).days for payment in verdict.plan]
    assert ("refer" if excess else "counter", excess) == (verdict.decision.value, verdict.excess)


def test_clamping_to_the_median_is_not_enough() -> None:
    """The search finds 1,330 money-days where clamping to the proposal's weighted median finds 1,370."""
    wednesday, said = dt.date(2026, 3, 4), ((44, 30), (58, 40), (68, 10), (114, 10))
    verdict = on_date(wednesday, Terms(90, 4, 15), said, 90, Capacity(40, 30))
    found = [((payment.due_on - wednesday).days, payment.amount) for payment in verdict.plan]
    assert ([(15, 30), (58, 40), (90, 20)], 1330, 0) == (found, verdict.money_days, verdict.excess)


def test_no_business_day_before_the_first_demand() -> None:
    """Without a single day to pay on no plan is acceptable: an adviser takes over, and no figure is shown."""
    policy = Policy("p", "1", "CL", "CLP", (Level("all", Conditions(), Terms(30, 3, 1), Terms(30, 3, 1)),))
    saturday = Case(on(5), 1000, 30, Calendar("CL", given=frozenset()))
    verdict = judge([Leg(Share.ALL, on(9))], saturday, policy)
    assert (Decision.REFER, (), 0, 0, 0, 0) == (
        verdict.decision, verdict.plan, verdict.total, verdict.discount, verdict.excess, verdict.money_days
    )  # fmt: skip


def test_paydays_may_bring_it_nearer() -> None:
    """With the client's paydays as candidate dates a plan within their means is found where there was none."""
    bot = Terms(60, 6, 10)
    policy = Policy("p", "1", "CL", "CLP", (Level("all", Conditions(), bot, bot),))
    calendar = Calendar("CL", given=frozenset())
    legs = [Leg(300, on(60)), Leg(Share.REST, on(70))]
    without = judge(legs, Case(MONDAY, 300, 9, calendar, capacity=Capacity(100, 11)), policy)
    paydays = Case(MONDAY, 300, 9, calendar, capacity=Capacity(100, 11), paydays=(15, "last"))
    assert (Decision.REFER, Decision.COUNTER) == (without.decision, judge(legs, paydays, policy).decision)


def test_alternatives_keep_what_they_say() -> None:
    """Beside the nearest plan stand others: one on the client's dates, one with their amounts, one with their count."""
    verdict = weigh((7, 50), (25, 450), (60, 500), bot=GUIDE, step=10)
    others = {other.keeps: other.plan for other in verdict.alternatives}
    assert Decision.COUNTER is verdict.decision
    dates = {payment.due_on for payment in verdict.proposal}
    assert all({p.due_on for p in found} <= dates for keeps, found in others.items() if keeps == "dates")
    plans = [verdict.plan, *others.values()]
    assert len(plans) == len(set(plans))


def test_amounts_are_kept_by_moving_dates() -> None:
    """The same sums, earlier: an alternative for those whose amounts are what they can spare."""
    verdict = weigh(*SAID, bot=GUIDE, step=100)
    kept = [other.plan for other in verdict.alternatives if other.keeps == "amounts"]
    assert [plan((10, 200), (42, 300), (60, 500))] == kept
