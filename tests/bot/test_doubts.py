"""What was read as doubtful reaches the decisions in the account's own money."""

import pytest

from bot.conversation import to_turn
from flows.turn import Doubt as Meant
from nlu.reading import Doubt, Entity, Leg, Reading

SUM, CENTS = Doubt("money", "50", "50000", "50"), Doubt("money", "1500", "1.50", "1.500")
DAY = Doubt("date", "2026-04-03", "2027-03-04", "3/4")


@pytest.mark.parametrize(
    ("doubt", "currency", "turned"),
    [
        (SUM, "CLP", (50, 50_000)),
        (SUM, "COP", (5_000, 5_000_000)),
        (CENTS, "MXN", (150_000, 150)),
        (Doubt("money", "1", "1.50", "1"), "CLP", None),  # without cents both come to the same
        (Doubt("money", "500", "0.5", "0.500"), "CLP", None),
    ],
)
def test_sums(doubt: Doubt, currency: str, turned: tuple[int, int] | None) -> None:
    """Both readings are minor units; a second one that comes to the same, or to nothing, is no doubt."""
    reading = Reading("propose_plan", legs=(Leg(doubt.first),), doubts=(doubt,))

    assert (() if turned is None else (Meant(*turned),)) == to_turn("", reading, currency).doubts


def test_days() -> None:
    """Both readings are days."""
    (turned,) = to_turn("", Reading("propose_plan", doubts=(DAY,)), "CLP").doubts

    assert ["2026-04-03", "2027-03-04"] == [str(turned.first), str(turned.second)]


def test_other_currencies_are_dropped() -> None:
    """A sum that cannot be judged is not asked about."""
    dollars = Entity("money", "50 dólares", "50", "USD")
    reading = Reading("propose_plan", entities=(dollars,), legs=(Leg("50"),), doubts=(SUM,))

    assert () == to_turn("", reading, "CLP").doubts
