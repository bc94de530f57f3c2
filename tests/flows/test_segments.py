"""The first rule that holds gives the segment; what the portfolio says stands, unless that rule says otherwise."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from flows.segments import Known, SegmentRules, misfits, segment_of, years_since

READ = TypeAdapter(SegmentRules).validate_python
RULES = READ([
    {"name": "large", "when": {"balance_at_least": "200000"}},
    {"name": "loyal", "when": {"tenure_years_at_least": 5, "balance_below": "50000"}, "over_portfolio": True},
    {"name": "worth", "when": {"yearly_value_at_least": "1000000"}},
])  # fmt: skip


@pytest.mark.parametrize(
    ("known", "portfolio", "segment"),
    [
        (Known(200_000), None, "large"),
        (Known(199_999), None, None),
        (Known(200_000, 9, 2_000_000), None, "large"),
        (Known(200_000), "retail", None),
        (Known(49_999, 5), "retail", "loyal"),
        (Known(50_000, 5), None, None),
        (Known(0, None, 1_000_000), None, "worth"),
        (Known(0, 4), None, None),
    ],
)
def test_first_that_holds(known: Known, portfolio: str | None, segment: str | None) -> None:
    """All conditions of a rule must hold, one on what nobody said does not; the portfolio's word stands before it."""
    assert segment == segment_of(RULES, known, "CLP", portfolio)


@given(st.integers(0, 10**6), st.none() | st.integers(0, 40), st.none() | st.integers(0, 10**7))
def test_the_rest(balance: int, years: int | None, value: int | None) -> None:
    """A rule without conditions takes in whoever is left, so that nobody is without a segment."""
    rules = (*RULES, *READ([{"name": "rest"}]))

    assert segment_of(rules, Known(balance, years, value), "CLP", None)


@pytest.mark.parametrize(
    "rows",
    [
        [{"name": "a"}, {"name": "a"}],
        [{"name": ""}],
        [{"name": "a", "when": {"balance_at_least": 200000}}],
        [{"name": "a", "when": {"balance_at_least": "-1"}}],
        [{"name": "a", "when": {"age_at_least": 60}}],
        [{"name": "a", "when": {"tenure_years_at_least": 2.5}}],
    ],
)
def test_refused(rows: list[dict[str, Any]]) -> None:
    """Rules that cannot be read, or ask for what is nobody's business, are refused."""
    with pytest.raises(ValidationError):
        READ(rows)


def test_decimals() -> None:
    """An amount with decimals that the currency does not have is told with its rule."""
    rules = READ([{"name": "a", "when": {"balance_below": "10.50"}}])

    assert (["segments: balance_below of 'a' has more decimals than CLP"], []) == (
        misfits(rules, "CLP"),
        misfits(rules, "MXN"),
    )


@pytest.mark.parametrize(
    ("day", "years"),
    [(None, None), (date(2021, 3, 5), 5), (date(2021, 3, 6), 4), (date(2026, 3, 6), 0), (date(2024, 2, 29), 2)],
)
def test_years(day: date | None, years: int | None) -> None:
    """Years are full ones."""
    assert years == years_since(day, date(2026, 3, 5))
