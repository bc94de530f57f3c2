"""Enrol clients in the campaigns that cover them, and say which rows each of them has instead of the creditor's own.

A client is in one campaign at a time: the oldest approved that covers them when they are looked at. They stay in their
arm until it is over, whatever becomes of their segment or their bills: whoever left once it went well, or badly, would
spoil what the arms are compared by. The clients of a campaign that is paused wait; one that was recalled, or is over,
gives them back to the creditor's own cadence.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.cadences import cadence_of
from bot.campaigns import document_of
from bot.profiles import Profile
from flows.contact.cadence.rows import Row
from flows.contact.cadence.wish import Wish
from flows.contact.campaigns.cover import covers
from flows.contact.campaigns.document import HOLD_OUT, Campaign
from flows.contact.campaigns.draw import arm_of
from flows.contact.campaigns.rows import rows_of
from storage.repositories.campaigns import Drawn
from storage.repositories.dues import Owing
from storage.unit_of_work import UnitOfWork

Running = Mapping[int, Campaign]
"""Campaigns in force by their numbers, the oldest approved first."""


@dataclass(frozen=True, slots=True)
class Part:
    """A client's part in a campaign: its number, their arm, and their rows there."""

    campaign: int
    arm: str
    rows: Sequence[Row]

    def sends(self, wish: Wish) -> bool:
        """Say whether a contact is the campaign's; a promised day, or that of who is held out, is the creditor's."""
        return self.arm != HOLD_OUT and not wish.is_promised


def enrol(uow: UnitOfWork, profile: Profile, page: Sequence[Owing], now: datetime) -> dict[str, Part]:
    """Return the parts of those of these clients who are in a campaign, by their ids; who is newly covered is drawn.

    The clients come in the order of their ids. Who is in no campaign has the creditor's own rows.
    """
    running = {row.id: document_of(row) for row in uow.campaigns.approved(profile.id)}
    if not running or not page:
        return {}
    drawn = uow.campaigns.drawn(profile.id, [*running], page[0].client, page[-1].client)
    fresh: dict[int, dict[str, str]] = defaultdict(dict)
    found = {}
    for owing in page:
        was = drawn.get(owing.client)
        there = was or _draw(running, owing, now)
        if there is not None and _is_on(running[there.campaign], owing, now):
            found[owing.client] = _part(profile, running, owing, there)
            if was is None:
                fresh[there.campaign][owing.client] = there.arm
    for campaign, arms in fresh.items():
        uow.campaigns.assign(profile.id, campaign, arms, now)
    return found


def _draw(running: Running, owing: Owing, now: datetime) -> Drawn | None:
    """Draw a client into an arm of the first campaign that covers them, if one does."""
    today = now.astimezone(owing.zone).date()
    for number, campaign in running.items():
        if covers(campaign, owing.account, owing.segment, today):
            return Drawn(number, arm_of(number, owing.client, campaign))
    return None


def _is_on(campaign: Campaign, owing: Owing, now: datetime) -> bool:
    return campaign.runs_on(now.astimezone(owing.zone).date())


def _part(profile: Profile, running: Running, owing: Owing, drawn: Drawn) -> Part:
    own = cadence_of(profile.described).of(owing.segment)
    return Part(drawn.campaign, drawn.arm, rows_of(running[drawn.campaign], drawn.arm, own))
