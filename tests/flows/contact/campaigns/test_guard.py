"""A guard rail is passed by what chance does not do, soon after it began, and hardly ever without a cause."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.contact.campaigns.guard import BEFORE, NOW, RULES, Counts, Passed, Rails, alarms, kept, passed

NOBODY = Counts()
QUIET = Counts(contacted=4_000, complaints=4, opt_outs=40, blocks=40, bad_ratings=200)
RATES = (0.0025, 0.01, 0.01, 0.05)  #: half of what is tolerated
YEARS, DAYS = 30, 365
COUNT = st.integers(0, 10**6)


@pytest.mark.parametrize(
    ("now", "before", "rules"),
    [
        (NOBODY, NOBODY, ()),
        (Counts(1_000, complaints=5, opt_outs=20, blocks=20, bad_ratings=100), NOBODY, ()),  # what is tolerated
        (Counts(10, complaints=2), NOBODY, ()),  # two: people look at them
        (Counts(10, complaints=3), NOBODY, ("complaints",)),
        (Counts(1_000, complaints=14), QUIET, ("complaints",)),
        (Counts(1_000, complaints=13), QUIET, ()),  # chance does it more than once in a thousand times
        (Counts(1_000, opt_outs=36), QUIET, ("opt_outs",)),
        (Counts(1_000, opt_outs=36), Counts(4_000, opt_outs=120), ()),  # three of a hundred were usual before
        (Counts(1_000, opt_outs=50), Counts(4_000, opt_outs=120), ("opt_outs",)),
        (Counts(1_000, blocks=40, bad_ratings=140), QUIET, ("blocks", "bad_ratings")),
        (Counts(3, complaints=4), NOBODY, ("complaints",)),  # more than were contacted: no chance at all
    ],
)
def test_rails(now: Counts, before: Counts, rules: tuple[str, ...]) -> None:
    """A rail is passed by three at least, beyond chance above the larger of the tolerated and the former rate."""
    assert rules == tuple(alarm.rule for alarm in alarms(now, before, Rails()))


def test_the_creditors_own() -> None:
    """What is tolerated is the creditor's; a hundred percent switches a rail off."""
    now = Counts(100, complaints=100, opt_outs=4)

    assert ("opt_outs",) == tuple(one.rule for one in alarms(now, NOBODY, Rails(complaints=100, opt_outs=0)))


@given(st.lists(st.builds(Passed, st.sampled_from(RULES), COUNT, COUNT, st.integers(0, 1000).map(lambda n: n / 10))))
def test_kept(found: list[Passed]) -> None:
    """What is kept of the guard rails that were passed is read back as it was."""
    assert tuple(found) == passed(kept(found))


@pytest.mark.parametrize("reason", ["", "many complain", "complaints=7/120/0.5 and more", "praise=7/120/0.5"])
def test_a_persons_reason(reason: str) -> None:
    """What a person wrote names no guard rail."""
    assert () == passed(reason)


def test_quiet_years() -> None:
    """In thirty years in which nothing changed, looked at every day, hardly any has an alarm."""
    assert 2 >= sum(_first_alarm(seed, 50, RATES) is not None for seed in range(YEARS))


def test_tripled() -> None:
    """Opt-outs and complaints that triple in a middling portfolio are found within two weeks, nearly always."""
    changed = (0.0075, 0.03, *RATES[2:])
    days = [_first_alarm(seed, 300, RATES, changed) for seed in range(YEARS)]

    assert 0.8 * YEARS <= sum(day is not None and DAYS // 2 <= day <= DAYS // 2 + 14 for day in days)


def _first_alarm(
    seed: int, per_day: int, rates: tuple[float, ...], changed: tuple[float, ...] | None = None
) -> int | None:
    """Play a year of contacts and return the first day of an alarm; from the middle on with changed rates."""
    lot = np.random.default_rng(seed)
    contacted = lot.poisson(per_day, DAYS)
    by_day = np.array([rates if day < DAYS // 2 else changed or rates for day in range(DAYS)])
    counts = np.column_stack((contacted, lot.binomial(contacted[:, None], by_day)))
    so_far = np.vstack((np.zeros(5, int), counts.cumsum(0)))
    for day in range(NOW.days, DAYS + 1):
        begun, long_ago = day - NOW.days, max(day - NOW.days - BEFORE.days, 0)
        now, before = so_far[day] - so_far[begun], so_far[begun] - so_far[long_ago]
        if alarms(Counts(*now.tolist()), Counts(*before.tolist()), Rails()):
            return day
    return None
