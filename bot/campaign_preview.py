"""Foresee a campaign before anybody is written to: whom it covers, who would read what and when, and what forbids it.

The draft is taken as approved, its clients are drawn, and their contacts written by the very path of contacts, each at
the moment at which it would leave; then all of that is taken back. What others do until then may change it.
"""

from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from bot.campaigns import Standing, State, standing
from bot.chooser import HOUR, at_hour
from bot.enrolment import enrol
from bot.errors import ClientMistake
from bot.profiles import Profile
from bot.reminding import Reminded, Reminder
from flows.contact.cadence.wish import Wish
from storage.repositories.dues import Owing
from storage.schema import CampaignStatus
from storage.unit_of_work import UnitOfWork

OVER: frozenset[State] = frozenset({"recalled", "ended", "over"})
PAGE = 1_000
DAYS_MAX = 30  #: so far ahead a client's first contact is looked for
TEXTS_MAX = 100  #: contacts that are written out


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A client's first contact of a campaign: when it would leave, and its text, or which rule forbids it then.

    `channel` is None where they have no address, `text` where nothing may be written.
    """

    client: str
    arm: str
    kind: str
    voice: str
    at: datetime
    channel: str | None
    decision: str
    rule: str
    reason: str
    next_allowed_at: datetime | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Preview:
    """A campaign as it would go from a moment on. `covered` are its clients by arm, those held out too.

    `foreseen` are the first contacts that were written out, the earliest clients by their ids; `without` is how many
    of the clients looked at for them would have none within the next days.
    """

    standing: Standing
    at: datetime
    covered: Mapping[str, int]
    foreseen: tuple[Foreseen, ...]
    without: int


class _TakenBack(Exception):
    """Ends the part of a transaction of which nothing is kept."""


def preview(
    reminder: Reminder, uow: UnitOfWork, creditor: str, number: int, now: datetime, texts: int = TEXTS_MAX
) -> Preview:
    """Return what a draft, or a campaign in force, would do; nothing of it is kept, and nobody is written to.

    Raises ClientMistake for one that is over.
    """
    stands = standing(uow, uow.campaigns.get(creditor, number), now)
    if stands.state in OVER:
        raise ClientMistake(f"Campaign {number} is over: there is nothing to come.", 409)
    profile = reminder.bot.profiles.get(uow, creditor)
    at = max(now, datetime.combine(stands.document.first_on, HOUR, ZoneInfo(profile.described.timezone)))
    arms, foreseen = dict.fromkeys(stands.document.names, 0), list[Foreseen | None]()
    with suppress(_TakenBack), uow.savepoint():
        _take_as_approved(uow, creditor, number, now)
        clients = (one for one in _covered(uow, profile, at) if one.campaign == number)
        span = (at, stands.document.last_on)
        foreseen = [_first(reminder, uow, profile, one, span) for one in islice(clients, texts)]
        deque(clients, maxlen=0)  # the others are drawn, and no more
        arms |= uow.campaigns.sizes(creditor, number)
        raise _TakenBack
    found = tuple(one for one in foreseen if one is not None)
    return Preview(standing(uow, uow.campaigns.get(creditor, number), now), at, arms, found, len(foreseen) - len(found))


def _take_as_approved(uow: UnitOfWork, creditor: str, number: int, now: datetime) -> None:
    row = uow.campaigns.lock(creditor, number)
    if row.status is CampaignStatus.DRAFT:
        uow.campaigns.approve(row, row.made_by, now)


def _covered(uow: UnitOfWork, profile: Profile, at: datetime) -> Iterator[Owing]:
    """Yield every client who may be written to, with the rows that they would have at a moment."""
    after: str | None = ""
    while after is not None:
        roll = uow.dues.roll(profile.id, at, after, PAGE)
        yield from enrol(uow, profile, [one for one in roll.owing if one.withheld is None], at)
        after = roll.after


def _first(
    reminder: Reminder, uow: UnitOfWork, profile: Profile, owing: Owing, span: tuple[datetime, date]
) -> Foreseen | None:
    """Return the first contact that the campaign has for a client within its days; None without any."""
    at, last = span
    today = at.astimezone(owing.zone).date()
    for day in (today + timedelta(days=ahead) for ahead in range(DAYS_MAX)):
        wish = reminder.chooser.first(profile, owing, day) if day <= last else None
        if wish is not None and not wish.is_promised:
            return _write(reminder, uow, profile.id, owing, wish, max(at, at_hour(day, owing.zone)))
    return None


def _write(
    reminder: Reminder, uow: UnitOfWork, creditor: str, owing: Owing, wish: Wish, at: datetime
) -> Foreseen | None:
    """Write a contact as if its moment had come, and take it back at once, so that its client waits for nobody."""
    arm = uow.campaigns.drawn(creditor, [owing.campaign or 0], owing.client, owing.client)[owing.client].arm
    found: list[Foreseen] = []
    with suppress(_TakenBack), uow.savepoint():
        done = reminder.write(uow, creditor, owing.client, wish.key, at)
        if done is not None:
            found.append(_told(done, owing.client, arm, at))
        raise _TakenBack
    return next(iter(found), None)


def _told(done: Reminded, client: str, arm: str, at: datetime) -> Foreseen:
    decision = done.decision
    return Foreseen(
        client=client,
        arm=arm,
        kind=done.wish.kind,
        voice=done.wish.voice,
        at=at,
        channel=done.place.address.channel if done.place else None,
        decision=decision.decision,
        rule=decision.rule,
        reason=decision.reason,
        next_allowed_at=decision.next_allowed_at,
        text=done.message.text if done.message else None,
    )
