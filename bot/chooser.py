"""Choose which contacts a client could do with: by the creditor's cadence, within what their country's limits leave."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.cadences import cadence_of
from bot.packs import packs_of
from bot.profiles import Profile
from flows.contact.cadence.pace import Pace, pace_of
from flows.contact.cadence.reach import Near, near
from flows.contact.cadence.rows import Row
from flows.contact.cadence.wish import Wish, wishes
from flows.contact.packs import Packs
from storage.repositories.owing import Owing

HOUR = time(10)  #: the client's local hour at which a contact first tries to leave
FULL = Pace(((0, 1),))  #: the pace of a country without rules: nothing is sent there


@dataclass(frozen=True, slots=True)
class Chooser:
    """Chooses contacts; made once with the country packs."""

    packs: Packs

    def due(self, profile: Profile, owing: Owing, today: date) -> list[Wish]:
        """Return what is due to a client on a local day and not done, the most important first."""
        return wishes(
            owing.account,
            owing.rows or cadence_of(profile.described).of(owing.segment),
            owing.habits,
            owing.done,
            today,
            grace_days=profile.policy.agreement.grace_days,
        )

    def near(self, profile: Profile, days: Collection[date], others: Iterable[tuple[Row, ...]] = ()) -> Near:
        """Return the due dates and the promised ones of which something may be said on some of these local days.

        `others` are rows that some clients have instead of the creditor's.
        """
        cadence = cadence_of(profile.described)
        every = (cadence.rows, *cadence.segments.values(), *others)
        return near(every, days, profile.policy.agreement.grace_days)

    def has_room(self, profile: Profile, owing: Owing, today: date) -> bool:
        """Say whether the contacts of the last days leave room for one more."""
        pack = packs_of(self.packs, profile.described).of(owing.country)
        pace = pace_of(pack) if pack else FULL
        return pace.at_least(cadence_of(profile.described).gap_days).has_room(owing.done.values(), today)

    def first(self, profile: Profile, owing: Owing, today: date) -> Wish | None:
        """Return the one contact of a local day, if there is one."""
        found = self.due(profile, owing, today)
        return found[0] if found and self.has_room(profile, owing, today) else None


def at_hour(day: date, zone: ZoneInfo) -> datetime:
    """Return the moment of a local day at which a contact first tries to leave."""
    return datetime.combine(day, HOUR, zone)
