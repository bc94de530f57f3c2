"""Say until when a message that may leave now may still leave: a provider must not keep it longer."""

from datetime import UTC, datetime, tzinfo

from flows.contact.case import Block, is_open, open_case
from flows.contact.packs import Packs
from flows.contact.request import Bond, Request, bond_of
from flows.contact.week import Week, instant


def leaves_until(request: Request, packs: Packs) -> datetime | None:
    """Return the end (UTC) of the hours in which an allowed message was allowed; None when no hour binds it."""
    bond = bond_of(request.kind, request.initiated_by)
    if bond in (None, Bond.NONE) or (bond is Bond.HOURS_AFTER_TALK and is_open(request, request.now)):
        return None
    case = open_case(request, packs)
    if isinstance(case, Block):
        return None
    weeks = [case.hours.week, *([case.pack.product_cap_hours.week] if case.pack.product_cap_hours else [])]
    weeks += [request.wanted] if request.wanted else []
    ends = [end for week in weeks for zone in case.zones if (end := _closing(week, case.now, zone))]
    return min(ends, default=None)


def _closing(week: Week, at: datetime, zone: tzinfo) -> datetime | None:
    """Return when the window that is open at a moment closes in a zone."""
    local = at.astimezone(zone)
    window = week.days[local.weekday()]
    return instant(local.date(), window.closes, zone).astimezone(UTC) if window and week.is_open(local) else None
