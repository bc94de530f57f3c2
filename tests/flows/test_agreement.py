"""The terms of an agreement are one value: they go to JSON and back without loss, and say what a miss leads to."""

import json
from dataclasses import replace
from datetime import timedelta, timezone

import pytest
from hypothesis import given

from flows.agreement import AgreementTerms, dump, is_whole, load, patience_text, terms_of
from flows.negotiation.account import Invoice
from flows.negotiation.terms import Patience
from flows.outcome import BookAgreement
from tests.flows.agreed_terms import EXAMPLE, terms
from tests.flows.facts import POLICY, facts


@given(terms)
def test_round_trip(drawn: AgreementTerms) -> None:
    """What is written as JSON is read back as the same terms."""
    written = json.loads(json.dumps(dump(drawn)))

    assert drawn == load(written)
    assert is_whole(written)


def test_one_moment_is_written_in_one_way() -> None:
    """The same moment on another clock is the same document."""
    elsewhere = EXAMPLE.accepted_at.astimezone(timezone(timedelta(hours=-3)))

    assert dump(EXAMPLE) == dump(replace(EXAMPLE, accepted_at=elsewhere))


@pytest.mark.parametrize(
    ("patience", "expected"),
    [
        (Patience(3, 2, 15), ("plan-missed-both", {"grace": 3, "missed": 2, "late": 15})),
        (Patience(0, 1, None), ("plan-missed-row", {"grace": 0, "missed": 1, "late": 0})),
        (Patience(5, None, 0), ("plan-missed-days", {"grace": 5, "missed": 0, "late": 0})),
        (Patience(), ("plan-missed-never", {"grace": 0, "missed": 0, "late": 0})),
    ],
)
def test_what_a_miss_leads_to(patience: Patience, expected: object) -> None:
    """The text follows the measures by which the policy ends an agreement: misses in a row, days, both or none."""
    assert expected == patience_text(patience)


def test_terms_of_a_booking() -> None:
    """The terms name what was booked, what it covers with what was owed of it, and the policy's own rules."""
    known = facts()
    stopped = Invoice("F2", "Luz", None, EXAMPLE.payments[0].due_on, 50_000, 50_000, disputed=20_000)
    booked = BookAgreement(EXAMPLE.payments, 144_000, 0, ("F2",), "bot", "7", EXAMPLE.valid_until)
    found = terms_of(
        booked,
        creditor=known.creditor,
        client=EXAMPLE.client,
        invoices=(*known.account.invoices, stopped),
        policy=POLICY,
        at=known.now,
    )

    assert [("F2", 30_000)] == [(one.number, one.amount) for one in found.covered]
    assert (EXAMPLE.payments, "bot", "7", known.now, EXAMPLE.valid_until) == (
        found.payments,
        found.proposed_by,
        found.policy_version,
        found.accepted_at,
        found.valid_until,
    )
    assert (POLICY.agreement, POLICY.rescue, known.creditor.means) == (found.patience, found.rescue, found.means)
