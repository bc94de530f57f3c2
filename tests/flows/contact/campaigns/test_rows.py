"""A client of an arm has its rows about bills, and the creditor's about what was promised."""

import pytest

from flows.contact.cadence.rows import PROMISED, Row
from flows.contact.campaigns.document import HOLD_OUT
from flows.contact.campaigns.rows import rows_of
from tests.flows.contact.cadence.accounts import rows
from tests.flows.contact.campaigns.campaigns import shown

OWN = rows()
PROMISES = tuple(row for row in OWN if row.kind in PROMISED)


def test_an_arm() -> None:
    """The rows about bills are the arm's alone; those about promised days stay."""
    assert (Row(kind="after_due", day=3, voice="plain"), *PROMISES) == rows_of(shown(), "plain", OWN)
    assert PROMISES


def test_held_out() -> None:
    """Who is held out has what everybody would have without the campaign."""
    assert OWN == rows_of(shown(), HOLD_OUT, list(OWN))


def test_unknown() -> None:
    """An arm that the campaign does not have is an error of ours."""
    with pytest.raises(KeyError):
        rows_of(shown(), "loud", OWN)
