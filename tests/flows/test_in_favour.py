"""Who asks what is in their favour is heard by their words, and nobody else is."""

import pytest

from flows.in_favour import asks_favour
from flows.turn import Turn


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("¿cuánto tengo a favor?", True),
        ("tengo saldo a mi favor", True),
        ("me sobró plata?", True),
        ("creo que pagué dos veces", True),
        ("tenho saldo a meu favor?", True),
        ("I paid too much", True),
        # who disputes, refuses or asks politely
        ("me cobraron de más", False),
        ("no pienso pagar dos veces", False),
        ("cuánto debo, por favor", False),
        ("ya pagué", False),
        ("do me a favor and stop", False),
    ],
)
def test_who_asks(text: str, expected: bool) -> None:
    """A wrong bill, a refusal and a courtesy ask for nothing of it."""
    assert expected == asks_favour(Turn(text=text))
