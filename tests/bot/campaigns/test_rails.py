"""Hold what a creditor's file may say of guard rails, and which codes of providers say that somebody blocked us."""

from typing import Any

import pytest

from bot.channels.telegram_wire import MEANINGS
from bot.channels.twilio_codes import CODES
from bot.creditors.document import CreditorFile
from bot.creditors.faults import faults
from bot.guard_rails import BLOCKED
from flows.contact.campaigns.guard import Rails
from tests.bot.world import FILE


@pytest.mark.parametrize(
    ("rails", "expected"),
    [
        ({}, []),
        ({"complaints": 1, "blocks": 0.25}, []),
        ({"complaints": "1"}, ["contact.guard_rails.complaints: is not a number; write digits."]),
        ({"complaints": -1}, ["contact.guard_rails.complaints: is too small; write at least 0.0."]),
        ({"complaint": 1}, ["contact.guard_rails.complaint: is no key here; check its spelling."]),
        ([1], ["contact.guard_rails: is not a group of keys; write its keys below it."]),
    ],
)
def test_file(rails: Any, expected: list[str]) -> None:  # noqa: ANN401 - whatever a file holds
    """A creditor's file may set each rail in percent; every other thing is told with its remedy."""
    assert expected == faults({**FILE, "contact": {"guard_rails": rails}})


def test_defaults() -> None:
    """A creditor that says nothing of rails has those that ship; what is stored is read as it was."""
    described = CreditorFile.model_validate(FILE)

    assert Rails() == described.contact.guard_rails
    assert described == CreditorFile.model_validate(described.model_dump(mode="json"))


def test_blocked() -> None:
    """The codes that count as a block are those of the providers' own tables, all of them and no other."""
    twilio = {code for code, (meaning, _) in CODES.items() if meaning == "blocked"}

    assert {"blocked"} & MEANINGS.keys() | twilio == BLOCKED
