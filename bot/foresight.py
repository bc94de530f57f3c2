"""Write a client's first contact of a campaign as if its moment had come, and take it back at once.

It goes the very way of contacts, so that what is foreseen is what will be: the same place, words and rules.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.chooser import at_hour
from bot.profiles import Profile
from bot.reminding import Reminded, Reminder
from flows.contact.cadence.wish import Wish
from storage.repositories.owing import Owing
from storage.unit_of_work import UnitOfWork

DAYS_MAX = 30  #: so far ahead a client's first contact is looked for
TRIES_MAX = 5  #: moments at which a contact is tried, each when the one before said that it may leave


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


class TakenBack(Exception):
    """Ends the part of a transaction of which nothing is kept."""


@dataclass(frozen=True, slots=True)
class Foresight:
    """Looks ahead in one transaction, from a moment to a campaign's last day."""

    reminder: Reminder
    uow: UnitOfWork
    profile: Profile
    at: datetime
    last: date

    def first(self, owing: Owing) -> Foreseen | None:
        """Return the first contact that the campaign has for one of its clients; None without any."""
        today = self.at.astimezone(owing.zone).date()
        for day in (today + timedelta(days=ahead) for ahead in range(DAYS_MAX)):
            wish = self.reminder.chooser.first(self.profile, owing, day) if day <= self.last else None
            if wish is not None and not wish.is_promised:
                return self._follow(owing, wish, max(self.at, at_hour(day, owing.zone)))
        return None

    def _follow(self, owing: Owing, wish: Wish, at: datetime) -> Foreseen | None:
        """Return what comes of a contact: tried as the clock does, again when it may leave; else why it may not."""
        found: list[Foreseen] = []
        again_at: datetime | None = at
        while again_at is not None and len(found) < TRIES_MAX:
            tried, again_at = self._try(owing, wish, again_at)
            if tried is None or tried.decision == "allowed":
                return tried
            found.append(tried)
        return found[0]

    def _try(self, owing: Owing, wish: Wish, at: datetime) -> tuple[Foreseen | None, datetime | None]:
        """Return what comes of a contact at a moment, and when it is tried again; its client waits for nobody."""
        client, arm, done, found = owing.client, self._arm(owing), None, None
        with suppress(TakenBack), self.uow.savepoint():
            done = self.reminder.write(self.uow, self.profile.id, client, wish.key, at)
            found = _told(done, client, arm, at) if done else None
            raise TakenBack
        return found, done.again_at if done else None

    def _arm(self, owing: Owing) -> str:
        drawn = self.uow.campaigns.drawn(self.profile.id, [owing.campaign or 0], owing.client, owing.client)
        return drawn[owing.client].arm


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
