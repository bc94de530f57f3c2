"""Rescue an instalment before it breaks: another day, several parts, or its place behind the last one.

In order: what the client said becomes parts that sum to the instalment; each part gets a business day; the policy's
limits are asked, and the first one that the change meets is named. Every amount is in minor units.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from dateutil.relativedelta import relativedelta

from flows.negotiation.account import Agreement, Instalment
from flows.negotiation.calendar import Calendar
from flows.negotiation.completion import merge, run
from flows.negotiation.proposal import Leg, Payment, Percent, Plan, Share
from flows.negotiation.step import share_up, split
from flows.negotiation.terms import Rescue

NEVER, TIMES, DAYS, ORDER = "rescue_none", "rescue_times", "rescue_days", "rescue_order"
AMOUNT = "rescue_amount"  #: the parts come to more or less than the instalment
SKIP_OFF, SKIP_TIMES = "skip_none", "skip_times"
JOIN = "bills_join"  #: a bill that is outside of the agreement is to go into it
LIMITS = (NEVER, TIMES, DAYS, ORDER, AMOUNT, SKIP_OFF, SKIP_TIMES, JOIN)  #: what may keep the machine from a change
ROUNDED = 10  #: what is said may exceed the instalment by its tenth: 'doy 50' for one of 49.900
MONTH = range(28, 34)  #: days between two payments that are a month apart, as they roll to business days
MONTH_ENDS = 31

Legs = tuple[Leg, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What would take an instalment's place, and the limit that keeps the machine from doing it, if one does."""

    parts: Plan
    rule: str | None = None

    @property
    def is_move(self) -> bool:
        """Say whether the instalment stays whole and only its day changes."""
        return len(self.parts) == 1


def parts_of(legs: Sequence[Leg], part: Instalment, today: dt.date, step: int) -> Legs:
    """Return what was said as single parts with an amount each, in order, with a last one for what they leave.

    A part whose day was not said has none, but for the first one: it stays on the instalment's day. A share is one of
    the instalment; a sum that restates the whole instalment beside parts of it ('30 de los 50') is no part.
    """
    singles = [one for leg in legs for one in _singles(leg)]
    if len(singles) > 1:
        singles = [one for one in singles if one.date or one.amount != part.unpaid] or singles[:1]
    filled = _filled(singles, part.unpaid, step)
    left = part.unpaid - sum(_amount(one) for one in filled)
    parts = [*filled, Leg(left)] if left > 0 else _trimmed(filled, -left)
    stays = max(part.due_on, today)
    return tuple(replace(one, date=one.date or (stays if place == 0 else None)) for place, one in enumerate(parts))


def exceeds(legs: Sequence[Leg], part: Instalment, step: int) -> bool:
    """Say whether more is offered than the instalment asks for: a change of the agreement, not of one instalment."""
    said = sum(_amount(one) for one in _filled([one for leg in legs for one in _singles(leg)], part.unpaid, step))
    return said > part.unpaid + part.unpaid // ROUNDED


def change(parts: Legs, agreement: Agreement, part: Instalment, rescue: Rescue | None, days: "Days") -> Change:
    """Return the parts on business days, and the first of the policy's limits that they meet.

    Every part must have a day. Days are counted from the day that was first agreed, however often it was moved since.
    """
    latest = _latest(agreement, part, rescue)
    rolled = merge(Payment(days.roll(one.date or days.today, latest), _amount(one)) for one in parts)
    return Change(rolled, _rule(rolled, agreement, part, rescue))


def skip(agreement: Agreement, part: Instalment, skips_max: int | None, calendar: Calendar) -> Change:
    """Return the instalment one period behind the last one; `skips_max` None when the creditor does not offer it."""
    dates = sorted(one.due_on for one in agreement.instalments)
    moved = Change((Payment(calendar.next(_after(dates)), part.unpaid),))
    if skips_max is None:
        return replace(moved, rule=SKIP_OFF)
    return replace(moved, rule=SKIP_TIMES) if agreement.skips >= skips_max else moved


def plan_after(agreement: Agreement, part: Instalment, parts: Plan) -> Plan:
    """Return what would be left to pay of the whole agreement with the parts in the instalment's place."""
    others = (Payment(one.due_on, one.unpaid) for one in agreement.instalments if one.number != part.number)
    return merge((*others, *parts))


@dataclass(frozen=True, slots=True)
class Days:
    """The days on which a part may fall."""

    today: dt.date
    calendar: Calendar

    def roll(self, day: dt.date, latest: dt.date) -> dt.date:
        """Return the next business day; the one before where only that is within the limits."""
        day = max(day, self.today)
        later = self.calendar.next(day)
        if later <= latest or day > latest:
            return later
        return self.calendar.last_within(self.today, day) or later


def _latest(agreement: Agreement, part: Instalment, rescue: Rescue | None) -> dt.date:
    """Return the last day that the limits allow: within the days of a rescue, and before the next instalment."""
    last = part.promised_on + dt.timedelta(days=rescue.days_max if rescue else 0)
    following = _following(agreement, part)
    return min(last, following - dt.timedelta(days=1)) if following else last


def _following(agreement: Agreement, part: Instalment) -> dt.date | None:
    """Return the day of the instalment after this one."""
    others = (one for one in agreement.instalments if one.unpaid and one.number != part.number)
    return min((one.due_on for one in others if (one.due_on, one.number) > (part.due_on, part.number)), default=None)


def _rule(parts: Plan, agreement: Agreement, part: Instalment, rescue: Rescue | None) -> str | None:
    last, following = parts[-1].due_on, _following(agreement, part)
    if sum(one.amount for one in parts) != part.unpaid:
        return AMOUNT
    if rescue is None:
        return NEVER
    if agreement.moves >= rescue.per_agreement_max:
        return TIMES
    if last > part.promised_on + dt.timedelta(days=rescue.days_max):
        return DAYS
    return ORDER if following and last >= following else None


def _singles(leg: Leg) -> Iterator[Leg]:
    """Yield a leg's payments one by one; without a rhythm only the first one has its day."""
    number = max(leg.count or 1, 1)
    days: list[dt.date | None] = [leg.date, *[None] * (number - 1)]
    if leg.date and leg.frequency:
        days = list(islice(run(leg.date, leg.frequency), number))
    yield from (Leg(None if leg.amount is Share.ALL else leg.amount, day) for day in days)


def _filled(singles: Sequence[Leg], total: int, step: int) -> list[Leg]:
    """Return the parts with their amounts: shares of the instalment, and what is left over those without one."""
    known = [replace(one, amount=_share(one, total, step)) for one in singles]
    open_ones = [place for place, one in enumerate(known) if one.amount is None]
    left = max(total - sum(_amount(one) for one in known), 0)
    shares = iter(split(left, len(open_ones), step)) if open_ones else iter(())
    return [replace(one, amount=next(shares)) if one.amount is None else one for one in known]


def _share(leg: Leg, total: int, step: int) -> int | None:
    if isinstance(leg.amount, Percent):
        return share_up(total, leg.amount.value, step)
    return leg.amount if isinstance(leg.amount, int) else None


def _trimmed(parts: Sequence[Leg], excess: int) -> list[Leg]:
    """Return the parts without what exceeds the instalment, taken from the last ones."""
    kept = []
    for one in reversed(parts):
        taken = min(_amount(one), excess)
        excess -= taken
        kept.append(replace(one, amount=_amount(one) - taken))
    return [one for one in reversed(kept) if one.amount]


def _amount(leg: Leg) -> int:
    return leg.amount if isinstance(leg.amount, int) else 0


def _after(dates: Sequence[dt.date]) -> dt.date:
    """Return the day one period behind the last one, by the rhythm of the last two; a month where there is none."""
    last = dates[-1]
    gap = (last - dates[-2]).days if len(dates) > 1 else MONTH.start
    if gap not in MONTH and gap > 0:
        return last + dt.timedelta(days=gap)
    ends = (last + dt.timedelta(days=1)).month != last.month
    return last + relativedelta(months=1, day=MONTH_ENDS if ends else last.day)
