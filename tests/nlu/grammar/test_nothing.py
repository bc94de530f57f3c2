"""Prove that a message which proposes nothing yields no leg, whatever figures it holds."""

from datetime import date
from pathlib import Path

import pytest

from nlu.grammar import extract

TODAY = date(2026, 3, 10)
NOTHING = Path(__file__).parent / "nothing.txt"
MESSAGES = [
    tuple(line.split(" | ", 1))
    for line in NOTHING.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("locale", "text"), MESSAGES, ids=[text for _, text in MESSAGES])
def test_nothing_proposed_is_no_leg(locale: str, text: str) -> None:
    """Past payments, refusals, documents, ages, addresses, calls, charges, discounts and disputes give no leg."""
    assert extract(text, locale, TODAY).legs == ()
