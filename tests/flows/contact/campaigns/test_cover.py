"""A campaign is for those whom its file names, on its days, and who could be written to about a bill."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.contact.campaigns.cover import covers
from flows.contact.campaigns.document import Campaign, Whom
from flows.negotiation.account import Account, AgreementStatus
from tests.flows.contact.cadence.accounts import TODAY, agreed, bill, on, owes
from tests.flows.contact.campaigns.campaigns import split

EVERYBODY = split([100])  #: all of March 2026, in whose middle TODAY lies
SHOPS = EVERYBODY.model_copy(update={"whom": Whom(segments=("shops", "inns"))})
LATE = EVERYBODY.model_copy(update={"whom": Whom(overdue_days=(1, 60))})
AHEAD = EVERYBODY.model_copy(update={"whom": Whom(overdue_days=(-5, 0))})
KEEPS_UP = agreed((on(5), 0))


@pytest.mark.parametrize(
    ("campaign", "account", "segment", "covered"),
    [
        (EVERYBODY, owes(bill(on(-3))), None, True),
        (EVERYBODY, owes(bill(on(20))), None, True),
        (EVERYBODY, owes(bill(on(-400))), "shops", True),
        (SHOPS, owes(bill(on(-3))), "shops", True),
        (SHOPS, owes(bill(on(-3))), "farms", False),
        (SHOPS, owes(bill(on(-3))), None, False),
        (LATE, owes(bill(on(0))), None, False),
        (LATE, owes(bill(on(-1))), None, True),
        (LATE, owes(bill(on(-60))), None, True),
        (LATE, owes(bill(on(-61))), None, False),
        (LATE, owes(bill(on(-61)), bill(on(-3), "F2")), None, False),  # the oldest bill counts
        (AHEAD, owes(bill(on(5))), None, True),
        (AHEAD, owes(bill(on(6))), None, False),
        (EVERYBODY, owes(), None, False),
        (EVERYBODY, owes(replace(bill(on(-3)), balance=0)), None, False),
        (EVERYBODY, owes(bill(on(-3)), agreement=KEEPS_UP), None, False),
        (EVERYBODY, owes(bill(on(-3)), agreement=replace(KEEPS_UP, status=AgreementStatus.BROKEN)), None, True),
        (EVERYBODY, owes(bill(on(-3)), bill(on(-3), "F2", disputed=500)), None, False),
        (EVERYBODY, owes(bill(on(-3)), bill(on(-3), "F2", on_hold=True)), None, False),
    ],
)
def test_whom(campaign: Campaign, account: Account, segment: str | None, covered: bool) -> None:
    """Segment and days overdue decide, of those who owe, promised nothing that stands, and dispute nothing."""
    assert covered == covers(campaign, account, segment, TODAY)


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_days(today: date) -> None:
    """Nobody is covered before the first day or after the last; on both everybody is."""
    assert (date(2026, 3, 1) <= today <= date(2026, 3, 31)) == covers(EVERYBODY, owes(bill(on(-3))), None, today)
