"""Where contacts are answered is better than where they are read, and that better than where nothing arrives."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.contact.arrivals import Evidence, Fate, Made, evidence

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = timedelta(days=1)
FATES: dict[str, Fate] = {"f": "failed", "s": "sent", "d": "delivered", "r": "read", "a": "read"}


def made(fates: str) -> list[Made]:
    """Return contacts a week apart, the newest first: f(ailed), s(ent), d(elivered), r(ead), a(nswered)."""
    return [Made(NOW - place * 7 * DAY, FATES[fate], fate == "a") for place, fate in enumerate(fates)]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("a", "r"),
        ("r", "d"),
        ("d", "s"),
        ("s", "ff"),
        ("", "ff"),
        ("f", "ff"),  # one alone may be a bad day
        ("fsf", "ff"),
        ("d", ""),
        ("afff"[::-1], "ff"),
        ("sa", "drrrr"),
        ("aa", "sa"),
        ("sr", "ddddd"),
        ("rr", "rs"),
        ("sssss", "ffaaa"),  # nothing arrives any more where they used to answer
    ],
)
def test_better(better: str, worse: str) -> None:
    """Answered comes before read, read before arrived, arrived before unknown, and all of them before the dead."""
    assert evidence(made(better)) < evidence(made(worse))


@pytest.mark.parametrize(("one", "other"), [("", "s"), ("sssss", "f"), ("ddddda", "ddddd"), ("a", "sa")])
def test_as_good(one: str, other: str) -> None:
    """What a provider did not tell counts as nothing, and so does what is longer ago than five contacts."""
    assert evidence(made(one)) == evidence(made(other))


@pytest.mark.parametrize(("wrote_at", "is_dead"), [(None, True), (NOW - DAY, True), (NOW, False), (NOW + DAY, False)])
def test_revived(wrote_at: datetime | None, is_dead: bool) -> None:
    """Who writes from an address after two contacts failed there is reached there."""
    assert is_dead == evidence(made("ff"), wrote_at).is_dead


@given(st.text("fsdra", max_size=8), st.text("fsdra", max_size=8))
def test_older_ones_cannot_kill(newest: str, older: str) -> None:
    """An address is dead by its two newest contacts alone."""
    assert evidence(made(f"sd{newest}{older}")).is_dead is False
    assert evidence(made(f"ff{newest}{older}")).is_dead


def test_nothing_known() -> None:
    """Of an address without contacts nothing is known."""
    assert Evidence() == evidence(())
