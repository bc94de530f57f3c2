"""Hold that a draw is the same for whoever makes it again, is fair to each adviser, and is steered by nobody."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.quality.draw import MOST, draw, fingerprint, week_before
from flows.quality.rubric import BEST, LINES, Marks, faults, marks_of, mean, same

cases = st.lists(st.integers(1, 10**6), min_size=1, max_size=30, unique=True)
teams = st.dictionaries(st.integers(1, 9), cases, max_size=5)
sizes = st.integers(1, MOST)
rubrics = st.fixed_dictionaries({line: st.sampled_from([*range(BEST + 1), None]) for line in LINES})


@given(st.text(min_size=1), teams, sizes)
def test_drawn_again(seed: str, ended: Mapping[int, Sequence[int]], size: int) -> None:
    """The same seed and cases give the same draw in whatever order they are told, as many of each as there are."""
    shuffled = {staff: sorted(found, reverse=True) for staff, found in reversed(list(ended.items()))}
    drawn = draw(seed, ended, size)

    assert drawn == draw(seed, shuffled, size)
    assert fingerprint(ended) == fingerprint(shuffled)
    assert {staff: min(size, len(found)) for staff, found in ended.items()} == {k: len(v) for k, v in drawn.items()}
    assert all(set(found) <= set(ended[staff]) for staff, found in drawn.items())


@given(st.text(min_size=1), teams, sizes, st.integers(1, 9), st.integers(10**6 + 1, 10**7))
def test_not_steered(seed: str, ended: Mapping[int, Sequence[int]], size: int, staff: int, more: int) -> None:
    """One more case moves nobody else's draw, and of one's own pushes out the last at most."""
    grown = {**ended, staff: [*ended.get(staff, ()), more]}
    before, after = draw(seed, ended, size), draw(seed, grown, size)

    assert {one: found for one, found in before.items() if one != staff} == {
        one: found for one, found in after.items() if one != staff
    }
    left = [case for case in after[staff] if case != more]
    assert left == list(before.get(staff, ()))[: len(left)]
    assert len(left) >= len(before.get(staff, ())) - 1
    assert fingerprint(ended) != fingerprint(grown)


def test_every_case_may_come() -> None:
    """Over many seeds each of ten cases is drawn about as often as another, whatever its number."""
    seen = dict.fromkeys(range(1, 11), 0)
    for seed in range(1_000):
        for case in draw(str(seed), {1: list(seen)}, 2)[1]:
            seen[case] += 1

    assert all(140 <= count <= 260 for count in seen.values())  # 200 expected; 12.6 is one standard deviation


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_week(day: date) -> None:
    """What is drawn from is whole and over: a Monday to a Sunday, at most seven days back."""
    week = week_before(day)

    assert (0, 6, 7) == (week.first.weekday(), week.last.weekday(), week.days)
    assert timedelta(days=1) <= day - week.last <= timedelta(days=7)


@given(rubrics)
def test_mean(marks: Marks) -> None:
    """A mean counts what applies alone, and two who gave the same marks agree on every line."""
    given_marks = [mark for mark in marks.values() if mark is not None]

    assert (mean(marks) is None) == (not given_marks)
    assert not given_marks or min(given_marks) <= (mean(marks) or 0) <= max(given_marks)
    assert len(LINES) == same(marks, marks_of(marks))
    assert (["nothing"] if not given_marks else []) == [fault for _, fault in faults(marks)]


WHOLE: Mapping[str, object] = dict.fromkeys(LINES, 1)
BAD: Sequence[tuple[Mapping[str, object], list[tuple[str, str]]]] = [
    ({**WHOLE, "kind": 3}, [("kind", "mark")]),
    ({**WHOLE, "kind": -1}, [("kind", "mark")]),
    ({**WHOLE, "kind": "2"}, [("kind", "mark")]),
    ({**WHOLE, "kind": True}, [("kind", "mark")]),
    ({**WHOLE, "loud": 1}, [("loud", "line")]),
    (dict.fromkeys(LINES[1:], 1), [(LINES[0], "missing")]),
]


@pytest.mark.parametrize(("marks", "expected"), BAD)
def test_outside_the_rubric(marks: Mapping[str, object], expected: list[tuple[str, str]]) -> None:
    """A mark that is none, a line that is none and a line without a mark are found, one by one."""
    assert expected == list(faults(marks))


def test_agreement() -> None:
    """Two agree on as many lines as have the same mark."""
    one: Marks = dict.fromkeys(LINES, 2)
    for count in range(len(LINES) + 1):
        for lines in combinations(LINES, count):
            assert len(LINES) - count == same(one, {**one, **dict.fromkeys(lines, None)})
