"""A band follows from how somebody paid and what they promised, by lines that anybody can read; from nothing else."""

from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.risk.bands import BILLS_MIN, FIGURES, TABLE, Band, judge
from flows.risk.history import History

BANDS: tuple[Band, ...] = ("low", "medium", "high")
DAYS = st.lists(st.integers(0, 400), max_size=12).map(tuple)
PASTS = st.builds(
    History, late_days=DAYS, overdue_days=st.lists(st.integers(1, 400), max_size=4).map(tuple), broken=st.integers(0, 4)
)


@pytest.mark.parametrize(
    ("past", "band", "reasons"),
    [
        (History(), "unknown", []),
        (History(late_days=(0, 0)), "unknown", []),
        (History(overdue_days=(20,)), "unknown", []),
        (History(late_days=(0,) * 9), "low", [("late_rate", 8), ("late_days", 0), ("overdue", 0), ("broken", 0)]),
        (History(late_days=(0,) * 5 + (3,) * 2), "medium", [("late_rate", 30)]),
        (History(late_days=(0,) * 9 + (20,)), "medium", [("late_days", 20)]),
        (History(late_days=(5,) * 6), "high", [("late_rate", 78)]),
        (History(overdue_days=(45,)), "medium", [("overdue", 45)]),
        (History(overdue_days=(95,)), "high", [("overdue", 95)]),
        (History(broken=1), "medium", [("broken", 1)]),
        (History(late_days=(0,) * 20, broken=2), "high", [("broken", 2)]),
        (History(late_days=(70,) * 6, broken=1), "high", [("late_rate", 78), ("late_days", 70)]),
    ],
)
def test_band(past: History, band: Band, reasons: list[tuple[str, int]]) -> None:
    """The worst line that holds gives the band, and every line of that band that holds is a reason with its figure."""
    risk = judge(past)

    assert (band, reasons) == (risk.band, [(one.ground, one.figure) for one in risk.reasons])


def test_nothing_else_counts() -> None:
    """What a band is judged by are figures of payments, promises, disputes and contacts: nobody's person or home."""
    known = {
        "late_days", "overdue_days", "kept", "broken", "rescued", "disputes", "disputes_right", "contacts", "payments",
        "paydays", "channel",
    }  # fmt: skip

    assert known == {field.name for field in fields(History)}


@given(PASTS)
def test_who_is_owed_to_is_not_held_against(past: History) -> None:
    """Disputes that were right, rescues, contacts of ours, pay days and channels move no band."""
    other = replace(
        past, kept=3, rescued=2, disputes=4, disputes_right=4, contacts=50, payments=9, paydays=(5,), channel="sms"
    )

    assert judge(past) == judge(other)


@given(PASTS.filter(lambda past: past.bills >= BILLS_MIN))
def test_worse_is_never_better(past: History) -> None:
    """One more broken promise, or one more bill that was never paid, leads to no lower band."""
    before = BANDS.index(judge(past).band)
    worse = replace(past, broken=past.broken + 1), replace(past, overdue_days=(*past.overdue_days, 1))

    assert [] == [one for one in worse if BANDS.index(judge(one).band) < before]


@given(PASTS)
def test_reasons_stand_in_the_table(past: History) -> None:
    """Every band but `unknown` is told with grounds, each of them a line of the table with the client's own figure."""
    risk = judge(past)

    assert (risk.band == "unknown") == (not risk.reasons)
    assert all(
        any((one.ground, one.threshold) == (line.ground, line.at_least) for line in TABLE) for one in risk.reasons
    )
    assert all(FIGURES[one.ground](past) == one.figure for one in risk.reasons)


def test_few_bills_say_little() -> None:
    """One late bill of one is no sure sign: the share of few bills stays near one in three."""
    assert (0.5, 10 / 12, 1 / 3) == (
        History(late_days=(9,)).late_rate,
        History(late_days=(9,) * 9).late_rate,
        History().late_rate,
    )


def test_page() -> None:
    """The page for operators has the table as it is."""
    page = (Path(__file__).parents[3] / "docs/clients.md").read_text("utf-8")

    assert [f"| {line.band} | {line.ground} | {line.at_least} |" for line in TABLE] == [
        row for row in page.splitlines() if row.startswith(("| high", "| medium"))
    ]
