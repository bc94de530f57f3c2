"""Join the rows of a client in a campaign: those of their arm about bills, the creditor's about promised days."""

from collections.abc import Sequence

from flows.contact.cadence.rows import PROMISED, Row
from flows.contact.campaigns.document import HOLD_OUT, Campaign


def rows_of(campaign: Campaign, arm: str, own_rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the rows of a client in an arm; `own_rows` are those that they would have without the campaign.

    Who is held out has just those. Raises KeyError for an arm that the campaign does not have.
    """
    if arm == HOLD_OUT:
        return tuple(own_rows)
    about_bills = {one.arm: one.rows for one in campaign.arms}[arm]
    return (*about_bills, *(row for row in own_rows if row.kind in PROMISED))
