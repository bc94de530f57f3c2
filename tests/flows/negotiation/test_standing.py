"""An agreement stands or breaks by date and grace alone."""

from dataclasses import replace
from datetime import date

import pytest

from flows.negotiation.account import InstalmentStatus
from flows.negotiation.standing import standing
from flows.negotiation.terms import Patience
from tests.flows.facts import agreement

PENDING, PAID, LATE, MISSED = (
    InstalmentStatus.PENDING,
    InstalmentStatus.PAID,
    InstalmentStatus.LATE,
    InstalmentStatus.MISSED,
)
THREE = agreement((date(2026, 3, 2), 100), (date(2026, 4, 1), 100), (date(2026, 5, 1), 100))
FIRST_PAID = replace(THREE, instalments=(replace(THREE.instalments[0], paid=100), *THREE.instalments[1:]))
PATIENCE = Patience(grace_days=3, missed_in_a_row=2, days_late=60)


@pytest.mark.parametrize(
    ("paid_first", "today", "statuses", "broken"),
    [
        (False, date(2026, 3, 2), [PENDING, PENDING, PENDING], False),  # its day
        (False, date(2026, 3, 5), [PENDING, PENDING, PENDING], False),  # the last day of grace
        (False, date(2026, 3, 6), [LATE, PENDING, PENDING], False),  # the day after
        (False, date(2026, 4, 4), [LATE, PENDING, PENDING], False),  # the second is within its grace
        (False, date(2026, 4, 5), [MISSED, LATE, PENDING], True),  # two in a row
        (True, date(2026, 4, 5), [PAID, LATE, PENDING], False),
        (True, date(2026, 5, 5), [PAID, MISSED, LATE], True),
    ],
)
def test_statuses(paid_first: bool, today: date, statuses: list[InstalmentStatus], broken: bool) -> None:
    """Late after the grace, missed when the next one is late too; broken by too many in a row."""
    found = standing(FIRST_PAID if paid_first else THREE, today, PATIENCE)

    assert (statuses, broken) == (list(found.statuses.values()), found.broken)


@pytest.mark.parametrize(
    ("patience", "today", "expected"),
    [
        (Patience(3, None, 15), date(2026, 3, 17), False),  # fifteen days
        (Patience(3, None, 15), date(2026, 3, 18), True),  # one more
        (Patience(3, None, None), date(2027, 3, 18), False),  # never, where no measure is set
        (Patience(3, 1, None), date(2026, 3, 5), False),
        (Patience(3, 1, None), date(2026, 3, 6), True),
        (Patience(3, 4, None), date(2027, 3, 6), False),  # there are only three
    ],
)
def test_breaks(patience: Patience, today: date, expected: bool) -> None:
    """An agreement breaks by days late or by a number in a row, whichever the policy names; else never."""
    assert expected is standing(THREE, today, patience).broken
