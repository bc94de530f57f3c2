"""Look at what contacts lead to, and pause them when more people complain or leave than chance explains.

A campaign's contacts are looked at by themselves, and all that the creditor starts together. A pause stands until a
person lifts it, with a reason: what was heard before that moment pauses nothing more.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.campaigns import CLOCK, pause
from flows.contact.campaigns.guard import BEFORE, NOW, Counts, Rails, alarms, kept
from storage.repositories.trials import Span
from storage.schema import ContactPause
from storage.unit_of_work import UnitOfWork

BLOCKED = frozenset({"blocked", "30004", "63033"})
"""What providers say of an address whose owner will have no more of us: Telegram a word, Twilio its codes."""


@dataclass(frozen=True, slots=True)
class Look:
    """What contacts led to in the last days, and in the weeks before them."""

    now: Counts
    before: Counts


def look_at(uow: UnitOfWork, creditor: str, campaign: int | None, now: datetime) -> Look:
    """Return what a campaign's contacts led to, or all of the creditor's but those of campaigns that are paused."""
    return Look(_lately(uow, creditor, campaign, now), _before(uow, creditor, campaign, now))


def watch(uow: UnitOfWork, creditor: str, rails: Rails, now: datetime) -> list[ContactPause]:
    """Pause what passed a guard rail; return the new pauses. Campaigns come first: what they did stops nothing else."""
    running = [row.id for row in uow.campaigns.approved(creditor)]
    placed = [_watch(uow, creditor, campaign, rails, now) for campaign in (*running, None)]
    return [row for row in placed if row is not None]


def _watch(uow: UnitOfWork, creditor: str, campaign: int | None, rails: Rails, now: datetime) -> ContactPause | None:
    lately = _lately(uow, creditor, campaign, now)
    if not alarms(lately, Counts(), rails):  # what was before can only make it less of one
        return None
    found = alarms(lately, _before(uow, creditor, campaign, now), rails)
    if not found:
        return None
    return pause(uow, creditor, campaign, CLOCK, kept(found), now, found[0].rule)


def _lately(uow: UnitOfWork, creditor: str, campaign: int | None, now: datetime) -> Counts:
    without = _without(uow, creditor, campaign)
    return uow.trials.counts(Span(creditor, campaign, now - NOW, now, anew=True, without=without), BLOCKED)


def _before(uow: UnitOfWork, creditor: str, campaign: int | None, now: datetime) -> Counts:
    """Return what they led to in each week of four before, together: who is looked at for longer complains more."""
    ends = [now - NOW * (place + 1) for place in range(BEFORE // NOW)]
    without = _without(uow, creditor, campaign)
    weeks = [uow.trials.counts(Span(creditor, campaign, end - NOW, end, without=without), BLOCKED) for end in ends]
    return Counts(**{name: sum(getattr(week, name) for week in weeks) for name in Counts.__slots__})


def _without(uow: UnitOfWork, creditor: str, campaign: int | None) -> tuple[int, ...]:
    """Return the campaigns that are left out where all contacts are looked at: those that are paused already."""
    if campaign is not None:
        return ()
    return tuple(row.campaign_id for row in uow.contact_pauses.standing(creditor) if row.campaign_id is not None)
