"""Foresee a campaign before anybody is written to: whom it covers, who would read what and when, and what forbids it.

The draft is taken as approved, its first clients are drawn, and their contacts written by the very path of contacts,
each at the moment at which it would leave; then all of that is taken back. All others are counted by the same draw, of
which nothing is written. What others do until then may change it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.campaigns import Standing, State, standing
from bot.chooser import HOUR
from bot.enrolment import count, enrol, in_force
from bot.errors import ClientMistake
from bot.foresight import Foreseen, Foresight, TakenBack
from bot.profiles import Profile
from bot.reminding import Reminder
from storage.repositories.campaigns import Drawn
from storage.repositories.owing import Owing
from storage.schema import CampaignStatus
from storage.unit_of_work import UnitOfWork

__all__ = ["TEXTS_MAX", "Foreseen", "Preview", "preview"]

OVER: frozenset[State] = frozenset({"recalled", "ended", "over"})
PAGE = 1_000
TEXTS_MAX = 100  #: contacts that are written out


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
    foreseen, others, sizes = list[Foreseen | None](), Counter[Drawn](), dict[str, int]()
    with suppress(TakenBack), uow.savepoint():
        _take_as_approved(uow, creditor, number, now)
        foresight, running = Foresight(reminder, uow, profile, at, stands.document.last_on), in_force(uow, creditor)
        for page in _pages(uow, profile, at):
            if len(foreseen) < texts:
                mine = [one for one in enrol(uow, profile, page, at, running) if one.campaign == number]
                foreseen += [foresight.first(one) for one in mine[: texts - len(foreseen)]]
            else:  # of these nothing is written, however many they are
                others += count(uow, profile, page, at, running)
        sizes = uow.campaigns.sizes(creditor, number)
        raise TakenBack
    found = tuple(one for one in foreseen if one is not None)
    arms = {arm: sizes.get(arm, 0) + others[Drawn(number, arm)] for arm in stands.document.names}
    return Preview(standing(uow, uow.campaigns.get(creditor, number), now), at, arms, found, len(foreseen) - len(found))


def _take_as_approved(uow: UnitOfWork, creditor: str, number: int, now: datetime) -> None:
    row = uow.campaigns.lock(creditor, number)
    if row.status is CampaignStatus.DRAFT:
        uow.campaigns.approve(row, row.made_by, now)


def _pages(uow: UnitOfWork, profile: Profile, at: datetime) -> Iterator[list[Owing]]:
    """Yield every client who may be written to at a moment, page by page."""
    after: str | None = ""
    while after is not None:
        roll = uow.dues.roll(profile.id, at, after, PAGE)
        yield [one for one in roll.owing if one.withheld is None]
        after = roll.after
