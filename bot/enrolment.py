"""Enrol clients in the campaigns that cover them, and say which rows each of them has instead of the creditor's own.

A client is in one campaign at a time: the oldest approved that covers them when they are looked at. They stay in their
arm until it is over, whatever becomes of their segment or their bills: whoever left once it went well, or badly, would
spoil what the arms are compared by. The clients of a campaign that is paused wait; one that was recalled, or is over,
gives them back to the creditor's own cadence.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from pydantic import ValidationError

from bot.cadences import cadence_of
from bot.campaigns import document_of
from bot.log import logger
from bot.profiles import Profile
from flows.contact.cadence.rows import Row
from flows.contact.campaigns.cover import covers
from flows.contact.campaigns.document import HOLD_OUT, Campaign
from flows.contact.campaigns.draw import arm_of
from flows.contact.campaigns.faults import problems
from flows.contact.campaigns.rows import rows_of
from storage.repositories.campaigns import Drawn
from storage.repositories.owing import Owing
from storage.unit_of_work import UnitOfWork

Running = Mapping[int, Campaign]
"""Campaigns that were approved, by their numbers, the oldest approved first."""


def in_force(uow: UnitOfWork, creditor: str) -> Running:
    """Return the campaigns of a creditor that are in force on their days; one that cannot be read changes nothing."""
    found = {}
    for row in uow.campaigns.approved(creditor):
        try:
            found[row.id] = document_of(row)
        except ValidationError:
            logger().error("campaign.unreadable", creditor=creditor, campaign=row.id, remedy="See `concilia check`.")
    return found


def unreadable(uow: UnitOfWork, creditor: str) -> Iterator[str]:
    """Yield what is wrong with stored campaigns in force, as after an upgrade that reads them otherwise."""
    for row in uow.campaigns.approved(creditor):
        for _, what, remedy in problems(row.document):
            yield f"campaign {row.id}, {row.name}: {what}; {remedy}, submit it anew and recall this one."


def rows_in(running: Running) -> list[tuple[Row, ...]]:
    """Return the rows of every arm of some campaigns."""
    return [arm.rows for campaign in running.values() for arm in campaign.arms]


def enrol(
    uow: UnitOfWork, profile: Profile, page: Sequence[Owing], now: datetime, running: Running | None = None
) -> list[Owing]:
    """Return these clients with the rows of the campaigns that they are in; who is newly covered is drawn into an arm.

    They come in the order of their ids. Who is in no campaign, or held out, keeps the creditor's own rows.
    """
    running = in_force(uow, profile.id) if running is None else running
    if not running or not page:
        return [*page]
    drawn, fresh = _drawn(uow, profile, page, now, running)
    _assign(uow, profile.id, fresh, now)
    return [_with_rows(profile, running, one, {**drawn, **fresh}.get(one.client), now) for one in page]


def count(uow: UnitOfWork, profile: Profile, page: Sequence[Owing], now: datetime, running: Running) -> Counter[Drawn]:
    """Count into which arms those of these clients would be drawn who are in none; nothing is written."""
    return Counter(_drawn(uow, profile, page, now, running)[1].values()) if page else Counter()


def _drawn(
    uow: UnitOfWork, profile: Profile, page: Sequence[Owing], now: datetime, running: Running
) -> tuple[Mapping[str, Drawn], Mapping[str, Drawn]]:
    """Return who of a page was drawn before, and who is newly covered and would be drawn, into which arm."""
    drawn = uow.campaigns.drawn(profile.id, _on(running, page, now), page[0].client, page[-1].client)
    fresh = {one.client: found for one in page if one.client not in drawn and (found := _draw(running, one, now))}
    return drawn, fresh


def _on(running: Running, page: Sequence[Owing], now: datetime) -> list[int]:
    """Return the campaigns that run on today of some of these clients."""
    days = {now.astimezone(one.zone).date() for one in page}
    return [number for number, campaign in running.items() if any(campaign.runs_on(day) for day in days)]


def _draw(running: Running, owing: Owing, now: datetime) -> Drawn | None:
    """Draw a client into an arm of the first campaign that covers them, if one does."""
    today = now.astimezone(owing.zone).date()
    for number, campaign in running.items():
        if owing.withheld is None and covers(campaign, owing.account, owing.segment, today):
            return Drawn(number, arm_of(number, owing.client, campaign))
    return None


def _assign(uow: UnitOfWork, creditor: str, fresh: Mapping[str, Drawn], now: datetime) -> None:
    arms: dict[int, dict[str, str]] = defaultdict(dict)
    for client, drawn in fresh.items():
        arms[drawn.campaign][client] = drawn.arm
    for campaign, drawn_arms in arms.items():
        uow.campaigns.assign(creditor, campaign, drawn_arms, now)


def _with_rows(profile: Profile, running: Running, owing: Owing, drawn: Drawn | None, now: datetime) -> Owing:
    if drawn is None or drawn.arm == HOLD_OUT or not running[drawn.campaign].runs_on(now.astimezone(owing.zone).date()):
        return owing
    own = cadence_of(profile.described).of(owing.segment)
    return replace(owing, rows=rows_of(running[drawn.campaign], drawn.arm, own), campaign=drawn.campaign)
