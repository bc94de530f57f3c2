"""Say whether a client is one of those whom a campaign is for today."""

from datetime import date

from flows.contact.cadence.matters import matters
from flows.contact.campaigns.document import LAST_DAY, Campaign
from flows.negotiation.account import Account


def covers(campaign: Campaign, account: Account, segment: str | None, today: date) -> bool:
    """Say whether a campaign runs today and is for this client: one who may be written to about an open bill.

    Nobody is covered who owes nothing, keeps up an agreement, or has a bill disputed or held: no row of an arm could
    come for them, and who is drawn in vain hides what the others did.
    """
    whom = campaign.whom
    if not campaign.runs_on(today) or (whom.segments and segment not in whom.segments):
        return False
    if account.agreement and account.agreement.is_active:
        return False
    has_bill = any(not one.is_promised for one in matters(account, today, LAST_DAY))
    return has_bill and _is_between(account.days_overdue(today), whom.overdue_days)


def _is_between(days: int, limits: tuple[int, int] | None) -> bool:
    return limits is None or limits[0] <= days <= limits[1]
