"""Hold the measures against a few lives worked out by hand, and the advisers' days against a calendar."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.laboratory.generator import invent
from bot.laboratory.interval import interval
from bot.laboratory.life import Life, owned
from bot.laboratory.metrics import end_of, measure
from bot.laboratory.paying import Instalment, Paid
from bot.laboratory.population import BASE, load_population
from bot.laboratory.staff import Request, answered
from bot.laboratory.talk import Talked, edits
from bot.laboratory.world import World
from flows.negotiation.calendar import Calendar
from flows.negotiation.proposal import Payment, Plan

POPULATION = load_population(BASE)
MADE = invent(World(POPULATION, "CL", "CLP"), 1, 1)
FIRST = date(2026, 4, 1)
PLAN: Plan = (Payment(FIRST + timedelta(days=10), 100), Payment(FIRST + timedelta(days=40), 100))


def life(talked: Talked, plan: Plan | None, paid: Paid, *, opening: str = "propose", waited: int | None = None) -> Life:
    """Return the life of who owes 200, with 150 and then 90 free of 1,000 a month's essentials."""
    known = replace(MADE.known, today=FIRST, balance=200)
    truth = replace(MADE.truth, months=(150, 90, 90, 90, 90, 90, 90), essentials=1_000)
    temper = replace(MADE.temper, opening=opening, is_vulnerable=False)
    return Life(replace(MADE, known=known, truth=truth, temper=temper), talked, plan, paid, waited)


def instalments(*paid_on: int | None) -> tuple[Instalment, ...]:
    """Return the plan's instalments with the days on which they were paid."""
    return tuple(Instalment(day, 100, day + 5, on) for day, on in zip((10, 40), paid_on, strict=True))


KEPT = life(
    Talked(PLAN, is_own=True, replies=3, words=2, rounds=1), PLAN, Paid(((10, 100), (40, 100)), instalments(10, 40))
)
BROKEN = life(
    Talked(PLAN, replies=5, words=4, rounds=3, counters=2, over_asked=1, needlessly=1, far=0.5, edits=3, violations=1),
    PLAN, Paid(((12, 100),), instalments(12, None), broken_on=55),
)  # fmt: skip
ASKED = life(Talked(PLAN, matter="exception", replies=2, words=2, rounds=1), None, Paid(()), waited=4)
CURED = life(Talked(replies=2, words=1), None, Paid(((60, 200),)))
DISPUTED = life(Talked(matter="dispute", replies=2, words=1), None, Paid(()), opening="dispute")
PUSHED = life(Talked(replies=4, words=3, pushes=2, unsound=2), None, Paid(()), opening="dispute")
RATE = POPULATION.life.monthly_rate
LIVES = [KEPT, BROKEN, ASKED, CURED, DISPUTED, PUSHED]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("agreement_rate", 2 / 4),
        ("agreement_rate_auto", 2 / 4),
        ("exception_rate", 1 / 4),
        ("plan_kept_rate", 1 / 2),
        ("kept_agreement_rate", 1 / 4),
        ("recovery_rate", 500 / 800),
        (
            "recovered_present_value",
            100 * sum((1 + RATE) ** (-day / 30) for day in (10, 40, 12, 60, 60)) / 800,
        ),
        ("committed_ratio", 400 / 800),
        ("days_to_quarter", (10 + 12 + 180 + 60) / 4),
        ("days_to_half", (10 + 12 + 180 + 60) / 4),
        ("days_to_all", (40 + 180 + 180 + 60) / 4),
        ("promise_kept", 3 / 4),
        ("hardship_months", 2 / 4),  # in May 100 is asked of 90, in both plans
        ("rounds_median", 1),
        ("over_ask", 1 / 2),
        ("over_ask_feasible", 1 / 2),
        ("nearness", 0.25),
        ("edits", 3 / 2),
        ("messages_to_agreement", (2 + 4) / 2),
        ("let_go_by_staff", 0),
        # tiers of two plans' months, April and May; of six months without a plan; of six in which May paid 200 of 90
        ("client_health_index", 1 - (2 * (2 + 3) + (1 + 5 * 2) + (1 + 3 + 4 * 2)) / 16 / 3),
        ("policy_violations", 1),
        ("push_after_dispute", 1 / 2),
        ("soundness", 1 - 2 / 18),
        ("talk_ratio", 18 / 13),
        # kept: first, two before the days; broken: first, two, one after, four months; asked: first, six; cured: first
        ("contacts_per_resolution", (3 + 8 + 7 + 1) / 2),
        ("days_waited_for_staff", 4),
    ],
)
def test_measures(name: str, value: float) -> None:
    """Each measure is the quotient of its definition."""
    assert pytest.approx(value) == measure(LIVES, POPULATION.life)[name]


def test_staff_take_days() -> None:
    """An agreement by an adviser took the days of the wait, one in the talk none; who let it go never got an answer."""
    asked = Talked(PLAN, matter="exception", words=3)
    agreed = life(asked, PLAN, Paid(()), waited=3)
    figures = measure([KEPT, agreed, life(asked, None, Paid(())), ASKED], POPULATION.life)

    found = [
        figures[name]
        for name in ("days_to_agreement", "messages_to_agreement", "days_waited_for_staff", "let_go_by_staff")
    ]
    assert pytest.approx([3 / 2, 5 / 2, (3 + 4) / 2, 1 / 3]) == found


def test_a_broken_plan_is_reminded_of_no_more() -> None:
    """What falls due after the break is missed, and announced to nobody."""
    broken = life(Talked(PLAN), PLAN, Paid((), instalments(None, None), broken_on=25))
    figures = measure([broken, CURED], POPULATION.life)

    assert (0, 1 + 1 + 1 + 5 + 1) == (figures["promise_kept"], figures["contacts_per_resolution"])


def test_edits() -> None:
    """A payment moved or changed is one, one more or one less too; the same plan has none."""
    moved = (PLAN[0], Payment(FIRST + timedelta(days=50), 100))
    split = (PLAN[0], Payment(PLAN[1].due_on, 50), Payment(FIRST + timedelta(days=50), 50))

    assert (0, 1, 2, 1) == tuple(edits(plan, PLAN) for plan in (PLAN, moved, split, PLAN[:1]))


def test_ownership_touches_own_plans_alone() -> None:
    """Who remembers nothing unless it is a little surer pays a plan of their own, and another's not."""
    truth = replace(MADE.truth, adherence=0.5, luck=(0.6,), money=((5, 300),), in_hand=0, saved=1.0, cures_on=None)
    person = replace(MADE, known=KEPT.person.known, truth=truth, temper=KEPT.person.temper)
    own, other = (Life(person, Talked(PLAN, is_own=is_own), PLAN, Paid(())) for is_own in (True, False))
    staffed = Life(person, Talked(PLAN, matter="exception"), PLAN, Paid(()), waited=1)

    assert [(0, 200), (0, 0), (0, 200)] == [
        tuple(sum(amount for _, amount in owned(one, factor, 180).paid.payments) for factor in (1.0, 1.3))
        for one in (own, other, staffed)
    ]


def test_health() -> None:
    """A month with 5 % of essentials left is of the second worst tier, one below nothing of the worst."""
    # April leaves 150 − 100 = 5 % (tier 2), May 90 − 100 < 0 (tier 3)
    assert pytest.approx(1 - (2 + 3) / 2 / 3) == measure([KEPT], POPULATION.life)["client_health_index"]


def test_nothing_is_no_fault() -> None:
    """No lives at all have figures too."""
    assert 1.0 == measure([], POPULATION.life)["soundness"]


def test_ends() -> None:
    """A life ends where it came to."""
    ends = ["plan_paid", "plan_broken", "with_a_person", "paid_without_plan", "with_a_person", "nothing_agreed"]
    assert ends == [end_of(one) for one in LIVES]


def test_interval() -> None:
    """Means of five seeds have the interval of Student's t with four degrees of freedom (2.776); one seed has none."""
    found = interval([1.0, 2.0, 3.0, 4.0, 5.0])

    assert pytest.approx((3.0, 3 - 2.776 * (2.5 / 5) ** 0.5), abs=1e-3) == (found["mean"], found["low"])
    assert {"mean": 2.0, "low": 2.0, "high": 2.0} == interval([2.0])


def test_advisers_answer_on_business_days_as_many_as_they_can() -> None:
    """A Friday's case is answered on Monday; what comes after the month's most is let go."""
    friday = date(2026, 3, 6)
    asked = [Request(number, friday, 1) for number in range(4)]
    found = answered(asked, POPULATION.staff, 100, Calendar("CL"))

    assert {0: 3, 1: 3, 2: 3, 3: None} == found  # 100 clients: two and a bit a month
    assert {9: 2} == answered([Request(9, date(2026, 3, 2), 2)], POPULATION.staff, 100, Calendar("CL"))
