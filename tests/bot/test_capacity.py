"""What a client can pay at most reaches the decisions in the windows of the policy contract."""

import pytest

from bot.conversation import to_turn
from flows.negotiation.proposal import Capacity as Meant
from nlu.reading import Capacity, Reading


@pytest.mark.parametrize(
    ("country", "told", "window"),
    [
        ("CL", 30, 26),
        ("CL", 15, 11),
        ("CL", 14, 11),
        ("CL", 7, 4),
        ("AR", 30, 26),
        ("AR", 15, 9),
        ("AR", 7, 2),
        ("CL", 5, 5),
    ],
)
def test_windows(country: str, told: int, window: int) -> None:
    """A month is 26 days, a fortnight 11, a week 4, the last two still fewer in Argentina; other spans stay."""
    reading = Reading("propose_plan", capacity=Capacity("50", told))

    assert Meant(5_000, window) == to_turn("", reading, "ARS", country).capacity
