"""A counter-offer gives away the plan and the limit that was not met, and nothing that the policy keeps in reserve."""

from datetime import date

import pytest

from flows.negotiation.policy import load_policy
from flows.negotiation.proposal import Frequency, Leg, Share
from flows.turn import Turn
from tests.flows.facts import TERMS, facts, propose, says, verified

TOO_LATE = propose(Leg(24_000, date(2026, 4, 6), None, Frequency.MONTHLY))
TOO_LONG = propose(Leg(Share.ALL, date(2026, 3, 6), 20, Frequency.WEEKLY))
BOT, STAFF = "first_payment_within_days: 15}", "staff: {term_days_max: 365, payments_max: 12}"
SETTLEMENTS = "settlements: [{within_days: 9, payments_max: 1, discount_percent: 40}]"


@pytest.mark.parametrize("proposal", [TOO_LATE, TOO_LONG])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (BOT, BOT.replace("}", f", {SETTLEMENTS}}}")),  # what is let go to who asks for it
        (STAFF, STAFF.replace("365", "200")),  # what an adviser may approve
        (STAFF, STAFF.replace("}", ", first_payment_within_days: 20}")),
        (STAFF, STAFF.replace("}", f", {SETTLEMENTS}}}")),
        (BOT, BOT.replace("}", ", milestones: [{within_days: 170, percent: 20}]}")),  # a limit that is kept anyway
    ],
)
def test_the_reply_does_not_depend_on_the_reserve(proposal: Turn, old: str, new: str) -> None:
    """P12: a policy with more in reserve says the same to the same proposal, word by word and button by button."""
    assert old in TERMS
    plain, richer = (verified(facts(policy=load_policy(terms))) for terms in (TERMS, TERMS.replace(old, new)))
    said = says(plain.take(proposal))

    assert said[-1].key.startswith("plan-counter")
    assert said == says(richer.take(proposal))
