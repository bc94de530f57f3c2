"""Measure lives: what was agreed, kept and recovered, and how people were treated on the way.

Each measure is one figure of one seed's people. Shares run from 0 to 1; a figure of nothing at all is 0, but for health
and soundness, which are then whole. Disputes, wrong numbers and distress are scored apart.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median

from bot.laboratory.life import Life
from bot.laboratory.population_file import LifeGroup
from bot.laboratory.worth import MONTH, month_of, present_value

TIERS = (0.20, 0.10, 0.0)  #: of essentials left over; what is below the last is the worst tier
WORST = len(TIERS)
Figures = dict[str, float]


def measure(lives: Sequence[Life], rules: LifeGroup) -> Figures:
    """Return every measure of these lives."""
    eligible = [life for life in lives if life.is_eligible]
    apart = [life for life in lives if not life.is_eligible]
    agreed = [life for life in eligible if life.plan]
    debt = sum(life.person.known.balance for life in eligible)
    found: Figures = {
        "agreement_rate": _share(len(agreed), len(eligible)),
        "agreement_rate_auto": _share(sum(life.talked.is_agreed for life in agreed), len(eligible)),
        "exception_rate": _share(sum(life.has_asked for life in eligible), len(eligible)),
        "plan_kept_rate": _share(sum(life.paid.broken_on is None for life in agreed), len(agreed)),
        "recovery_rate": _share(sum(_paid(life) for life in eligible), debt),
        "recovered_present_value": _share(
            sum(present_value(life.paid.payments, rules.monthly_rate) for life in eligible), debt
        ),
        "committed_ratio": _share(sum(part.amount for life in agreed for part in life.plan or ()), debt),
        **_times(eligible, rules.horizon_days),
        **_kept(agreed),
        **_treatment(eligible, rules),
        **_talks(eligible, apart, lives, rules.horizon_days),
        **_speed(eligible),
    }
    found["kept_agreement_rate"] = found["agreement_rate"] * found["plan_kept_rate"]
    worth, health = found["recovered_present_value"], found["client_health_index"]
    found["balanced_index"] = _share(2 * worth * health, worth + health)
    return found


def _paid(life: Life) -> int:
    return min(sum(amount for _, amount in life.paid.payments), life.person.known.balance)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _times(eligible: Sequence[Life], horizon: int) -> Figures:
    """Return the mean days until a part of the debt was paid, the horizon for who never got there."""
    parts = {"days_to_quarter": 0.25, "days_to_half": 0.5, "days_to_all": 1.0}
    return {
        name: _share(sum(_reached(life, part, horizon) for life in eligible), len(eligible))
        for name, part in parts.items()
    }


def _reached(life: Life, part: float, horizon: int) -> int:
    wanted, paid = part * life.person.known.balance, 0
    for day, amount in life.paid.payments:
        paid += amount
        if paid >= wanted:
            return min(day, horizon)
    return horizon


def _kept(agreed: Sequence[Life]) -> Figures:
    """Return how many of the instalments that fell due were paid within the days of grace."""
    due = [one for life in agreed for one in life.paid.instalments]
    return {"promise_kept": _share(sum(one.is_kept for one in due), len(due))}


def _treatment(eligible: Sequence[Life], rules: LifeGroup) -> Figures:
    """Return the months of plans that asked more than was left, and how well months were borne."""
    hard = months = 0
    tiers: list[int] = []
    for life in eligible:
        for left, asked in demands(life, rules.horizon_days):
            tiers.append(_tier(left - asked, life.person.truth.essentials))
            if life.plan:
                months += 1
                hard += left - asked < 0
    health = 1 - _share(sum(tiers), len(tiers) * WORST) if tiers else 1.0
    return {"hardship_months": _share(hard, months), "client_health_index": health}


def demands(life: Life, horizon: int) -> list[tuple[int, int]]:
    """Return for each month what was free, and what the plan asked; without a plan, what was paid all the same.

    A plan's months end with its last instalment, with its break, or with the horizon.
    """
    months, today = life.person.truth.months, life.person.known.today
    if life.plan is None:
        rows: Iterable[tuple[int, int]] = life.paid.payments
        last = horizon - 1
    else:
        end = life.paid.broken_on if life.paid.broken_on is not None else horizon
        rows = [(day, part.amount) for part in life.plan if (day := (part.due_on - today).days) <= end]
        last = max((day for day, _ in rows), default=0)
    asked = [0] * len(months)
    for day, amount in rows:
        asked[min(month_of(today, day), len(months) - 1)] += amount
    return list(zip(months, asked, strict=True))[: month_of(today, last) + 1]


def _tier(left: int, essentials: int) -> int:
    ratio = left / max(essentials, 1)
    return next((tier for tier, least in enumerate(TIERS) if ratio >= least), WORST)


def _talks(eligible: Sequence[Life], apart: Sequence[Life], lives: Sequence[Life], horizon: int) -> Figures:
    """Return how the talks went: rounds, what was asked too much, what was out of bounds, who said how much."""
    talks = [life.talked for life in eligible]
    rounds = [talked.rounds for talked in talks if talked.rounds]
    counters = sum(talked.counters for talked in talks)
    told = [life.talked for life in apart if life.talked.words]
    replies = sum(life.talked.replies for life in lives)
    resolved = sum(map(_is_resolved, eligible))
    return {
        "rounds_median": float(median(rounds)) if rounds else 0.0,
        "over_ask": _share(sum(talked.over_asked for talked in talks), counters),
        "over_ask_feasible": _share(sum(talked.needlessly for talked in talks), counters),
        "nearness": _share(sum(talked.far for talked in talks), counters),
        "edits": _share(sum(talked.edits for talked in talks), counters),
        "policy_violations": float(sum(life.talked.violations for life in lives)),
        "push_after_dispute": _share(sum(bool(talked.pushes) for talked in told), len(told)),
        "soundness": 1 - _share(sum(life.talked.unsound for life in lives), replies),
        "talk_ratio": _share(replies, sum(life.talked.words for life in lives)),
        "contacts_per_resolution": _share(sum(_contacts(life, horizon) for life in eligible), resolved),
    }


def _speed(eligible: Sequence[Life]) -> Figures:
    """Return how long agreements took, in messages of the client and in days, and how advisers kept up."""
    agreed = [life for life in eligible if life.plan]
    asked = [life for life in eligible if life.has_asked]
    waits = [life.waited for life in asked if life.waited is not None]
    days = sum(life.waited or 0 for life in agreed if life.is_by_staff)
    return {
        "messages_to_agreement": _share(sum(life.talked.words for life in agreed), len(agreed)),
        "days_to_agreement": _share(days, len(agreed)),
        "days_waited_for_staff": _share(sum(waits), len(waits)),
        "let_go_by_staff": _share(len(asked) - len(waits), len(asked)),
    }


def _is_resolved(life: Life) -> bool:
    """Say whether it came to something: all is paid, or a plan holds."""
    return _paid(life) >= life.person.known.balance or (life.plan is not None and life.paid.broken_on is None)


def _contacts(life: Life, horizon: int) -> int:
    """Count the messages of our own accord: the first, one before each instalment, one after each that was missed.

    Who has no plan, or broke it, is written to once in each month that is left, and of no instalment any more.
    """
    free_from = 0 if life.plan is None else life.paid.broken_on
    months = 0 if free_from is None or _paid(life) >= life.person.known.balance else (horizon - free_from) // MONTH
    due = [one for one in life.paid.instalments if free_from is None or one.due <= free_from]
    return 1 + len(due) + sum(not one.is_kept for one in due) + months


ENDS: Mapping[str, Callable[[Life], bool]] = {
    "plan_paid": lambda life: (
        life.plan is not None and _paid(life) >= life.person.known.balance and life.paid.broken_on is None
    ),
    "plan_holds": lambda life: life.plan is not None and life.paid.broken_on is None,
    "plan_broken": lambda life: life.plan is not None,
    "with_a_person": lambda life: bool(life.talked.matter),
    "paid_without_plan": lambda life: _paid(life) >= life.person.known.balance,
    "nothing_agreed": lambda _: True,
}
"""Where a life ends: the first of these that is so."""


def end_of(life: Life) -> str:
    """Name where a life ends."""
    return next(name for name, is_so in ENDS.items() if is_so(life))
