"""Write to clients of what is due and what was promised, as the creditor's cadence says; once each, and never of more.

A tick makes one job of each creditor, that job one of each page of its clients, and a page one of each contact whose
day has come: all of them keyed, so that each is made once. The job of a contact looks again at what is due by then. It
asks the contact rules when it may leave: now, later while it has a purpose, or not at all.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.chooser import HOUR, Chooser, at_hour
from bot.clock import Clock
from bot.conversation import Bot
from bot.enrolment import enrol, in_force, rows_in
from bot.log import logger
from bot.profiles import Profile
from bot.reminding import Reminder
from flows.contact.cadence.wish import Wish
from flows.contact.week import find_zone
from storage.repositories.dues import Span
from storage.repositories.owing import Owing
from storage.unit_of_work import UnitOfWork

PAGE = 1_000


class PlanReminders:
    """The job of the clock: let the clients of every creditor be looked at."""

    def __call__(self, uow: UnitOfWork, now: datetime, _: str) -> None:
        """Enqueue the first page of each creditor in force; who is stopped writes to nobody.

        A tick that a later one has overtaken does nothing, and where the pages of an earlier one are not done yet they
        go on instead: however long nobody worked, everybody is looked at once.
        """
        latest = uow.jobs.last_tick(("reminders",))
        if latest is not None and latest > now:
            return
        busy = uow.jobs.under_way("due")
        theirs = (
            row.id
            for row in uow.creditors.all()
            if row.policy_version is not None and row.stopped_at is None and row.id not in busy
        )
        uow.jobs.put_all({f"due {creditor}": now for creditor in theirs})


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The job of one page of a creditor's clients."""

    bot: Bot
    chooser: Chooser
    size: int = PAGE

    def __call__(self, uow: UnitOfWork, now: datetime, rest: str) -> None:
        """Enqueue the contacts of the page whose day and hour have come; the next page is another job's, at once."""
        creditor, _, after = rest.partition(" ")
        uow.scope(creditor)
        span = uow.dues.span(creditor, after, self.size)
        if span is None or uow.contact_pauses.stops(creditor):
            return
        profile = self.bot.profiles.get(uow, creditor)
        uow.jobs.put_all(dict(self._contacts(profile, self._near(uow, profile, span, now), now)))
        if span.goes_on:
            uow.jobs.put(f"due {creditor} {span.last}", now)

    def _near(self, uow: UnitOfWork, profile: Profile, span: Span, now: datetime) -> list[Owing]:
        """Return who of a span is to be looked at closely: nobody where the hour has come nowhere."""
        here = [now.astimezone(zone) for zone in map(find_zone, span.zones) if zone]
        days = {local.date() for local in here if local.time() >= HOUR}
        if not days:
            return []
        running = in_force(uow, profile.id)
        near = self.chooser.near(profile, days, rows_in(running))
        return enrol(uow, profile, uow.dues.near(profile.id, now, span, near), now, running)

    def _contacts(self, profile: Profile, owing: Iterable[Owing], now: datetime) -> Iterator[tuple[str, datetime]]:
        """Yield the job of each contact whose day and hour have come, and when it first makes sense."""
        for one in owing:
            local = now.astimezone(one.zone)
            found = self._first(profile, one, local) if local.time() >= HOUR else None
            if found:
                yield f"remind {profile.id} {found.key} {one.client}", at_hour(found.first, one.zone)

    def _first(self, profile: Profile, owing: Owing, local: datetime) -> Wish | None:
        try:
            return self.chooser.first(profile, owing, local.date())
        except Exception:  # noqa: BLE001 - whoever it is, the others are looked at; nothing was written
            logger().exception("job.item_failed", job="due")
            return None


@dataclass(frozen=True, slots=True)
class Remind:
    """The job of one contact."""

    reminder: Reminder
    clock: Clock

    def __call__(self, uow: UnitOfWork, now: datetime, rest: str) -> None:
        """Write the contact if its purpose still stands and nothing forbids it; else try when it may leave."""
        creditor, key, client = rest.split(" ", 2)
        now = max(now, self.clock.now())  # a message leaves now, however long its job has waited
        uow.scope(creditor)
        done = self.reminder.write(uow, creditor, client, key, now)
        if done is not None and done.again_at is not None:
            uow.jobs.put(f"remind {rest}", done.again_at)
