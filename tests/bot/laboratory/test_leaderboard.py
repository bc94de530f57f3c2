"""Hold the leaderboard: what counts as harm, whose row a release has, and that the page shows what the file says."""

import json
from collections import Counter

import pytest

from bot.laboratory.leaderboard import GUARDED, MEASURES, NEVER, changes, entered, row
from bot.laboratory.strategies import OURS
from bot.laboratory.trial import Found
from docs.leaderboard import PAGE, ROWS, SEEDS, page

BEFORE = [0.30, 0.40, 0.50, 0.40]


def found(**seeds: list[float]) -> list[Found]:
    """Return a trial of four seeds in which all measures are as before but those that are named."""
    rows = dict.fromkeys(MEASURES, BEFORE) | dict.fromkeys(NEVER, [0.0] * 4) | seeds
    figures = [{name: values[seed] for name, values in rows.items()} for seed in range(4)]
    return [Found("one", OURS, seed, one, (), dict[str, Counter[str]]()) for seed, one in enumerate(figures)]


LAST = row("1.0.0", "2026-01-05", found())


@pytest.mark.parametrize(
    ("now", "harms"),
    [
        ({}, set()),
        # each seed a little worse leaves no doubt; a trifle is none, and a better one neither
        ({"kept_agreement_rate": [0.27, 0.36, 0.46, 0.37]}, {"kept_agreement_rate"}),
        ({"kept_agreement_rate": [0.295, 0.395, 0.495, 0.395]}, set()),
        ({"kept_agreement_rate": [0.40, 0.50, 0.60, 0.50]}, set()),
        ({"hardship_months": [0.33, 0.44, 0.53, 0.44]}, {"hardship_months"}),
        ({"hardship_months": [0.27, 0.36, 0.46, 0.37]}, set()),
        # some seeds better, some worse: open, unless it is more than the last row left open itself
        ({"over_ask": [0.50, 0.30, 0.60, 0.30]}, set()),
        ({"over_ask": [0.30, 1.00, 0.50, 0.70]}, {"over_ask"}),
        # what may never be harms with once
        ({"push_after_dispute": [0.0, 0.0, 0.0, 0.002]}, {"push_after_dispute"}),
        ({"policy_violations": [0.0, 1.0, 0.0, 0.0]}, {"policy_violations"}),
    ],
)
def test_harm(now: dict[str, list[float]], harms: set[str]) -> None:
    """A change harms where people are surely treated worse, or more so than the last row left open."""
    assert harms == {one.measure for one in changes(LAST, found(**now)) if one.is_harm}


def test_a_release_has_one_row() -> None:
    """Entered again it takes its own place; another one comes after."""
    again, other = row("1.0.0", "2026-02-01", found()), row("1.1.0", "2026-03-01", found())

    assert [again] == entered([LAST], again)
    assert ["1.0.0", "1.1.0"] == [one["version"] for one in entered([LAST], other)]


def test_the_page_shows_the_file() -> None:
    """The page is drawn from the file, whose last row has what the next change is held against."""
    rows = json.loads(ROWS.read_text("utf-8"))

    assert page(rows) == PAGE.read_text("utf-8")
    assert {SEEDS} == {len(seeds) for seeds in rows[-1]["seeds"].values()}
    assert set(GUARDED) == set(rows[-1]["seeds"])
