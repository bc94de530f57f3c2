"""Say how old a creditor's figures are, and whether they may still be told: its records or its ERP told them last."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.profiles import Profile
from storage.unit_of_work import UnitOfWork

DAY = timedelta(days=1)


def is_stale(uow: UnitOfWork, profile: Profile, now: datetime) -> bool:
    """Say whether a creditor's figures are older than its file allows; those that were never told are."""
    days_max = profile.described.figures.days_max
    if days_max is None:
        return False
    told_at = uow.creditors.get(profile.id).figures_at
    return told_at is None or now - told_at > days_max * DAY


def told_at(now: datetime, as_of: date | None, timezone: str) -> datetime:
    """Return as of which moment a file speaks: now, or the end of the day in the creditor's zone that it names."""
    if as_of is None:
        return now
    return min(now, datetime.combine(as_of + DAY, time(), ZoneInfo(timezone)))
