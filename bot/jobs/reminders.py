"""Write to clients of what is due and what was promised, as the creditor's cadence says; once each, and never of more.

A tick makes one job of each creditor, that job one of each page of its clients, and a page one of each contact whose
day has come: all of them keyed, so that each is made once. The job of a contact looks again at what is due by then. It
asks the contact rules when it may leave: now, later while it has a purpose, or not at all.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from bot import effects
from bot.chooser import HOUR, Chooser, at_hour
from bot.clock import Clock
from bot.conversation import Bot
from bot.door import Door
from bot.log import logger
from bot.outreach import choose, move_to, places, text
from bot.profiles import Profile
from bot.stage import CHAT, Stage
from flows.contact.cadence.wish import Wish
from flows.contact.request import Decision
from storage.repositories.dues import TRACE, Owing
from storage.unit_of_work import UnitOfWork

PAGE = 1_000
DAY = timedelta(days=1)


class PlanReminders:
    """The job of the clock: let the clients of every creditor be looked at."""

    def __call__(self, uow: UnitOfWork, now: datetime, _: str) -> None:
        """Enqueue the first page of each creditor in force; who is stopped writes to nobody."""
        for row in uow.creditors.all():
            if row.policy_version is not None and row.stopped_at is None:
                uow.jobs.put(f"due {row.id}", now)


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The job of one page of a creditor's clients."""

    bot: Bot
    chooser: Chooser

    def __call__(self, uow: UnitOfWork, now: datetime, rest: str) -> None:
        """Enqueue the contacts of the page whose day and hour have come; the next page is another job's, at once."""
        creditor, _, after = rest.partition(" ")
        uow.scope(creditor)
        profile = self.bot.profiles.get(uow, creditor)
        page, last = uow.dues.page(creditor, now, after, PAGE)
        for owing in page:
            local = now.astimezone(owing.zone)
            found = self._first(profile, owing, local) if local.time() >= HOUR else None
            if found:
                uow.jobs.put(f"remind {creditor} {found.key} {owing.client}", at_hour(found.first, owing.zone))
        if last is not None:
            uow.jobs.put(f"due {creditor} {last}", now)

    def _first(self, profile: Profile, owing: Owing, local: datetime) -> Wish | None:
        try:
            return self.chooser.first(profile, owing, local.date())
        except Exception:  # noqa: BLE001 - whoever it is, the others are looked at; nothing was written
            logger().exception("job.item_failed", job="due")
            return None


@dataclass(frozen=True, slots=True)
class Remind:
    """The job of one contact."""

    bot: Bot
    door: Door
    chooser: Chooser
    clock: Clock
    channels: Collection[str]

    def __call__(self, uow: UnitOfWork, now: datetime, rest: str) -> None:
        """Write the contact if its purpose still stands and the contact rules allow it; else try when it may leave."""
        creditor, key, client = rest.split(" ", 2)
        now = max(now, self.clock.now())  # a message leaves now, however long its job has waited
        uow.scope(creditor)
        if uow.clients.find(creditor, client) is None:
            return
        stage = self.bot.stage(uow, creditor, client, now, f"{key}{TRACE}{uuid4().hex}")  # locked before it is read
        owing = uow.dues.of(creditor, client, now)
        found = self.chooser.due(stage.profile, owing, stage.today) if owing else []
        wish = next((one for one in found if one.key == key), None)
        if owing is None or wish is None:
            return
        stage.kind, stage.initiated_by, stage.actor = wish.kind, "bot", "clock"
        if wish == found[0] and not stage.profile.stopped and self.chooser.has_room(stage.profile, owing, stage.today):
            self._write(stage, wish, owing, rest)
        else:
            self._put_off(uow, rest, at_hour(stage.today + DAY, owing.zone), wish, owing)

    def _write(self, stage: Stage, wish: Wish, owing: Owing, rest: str) -> None:
        found = places(stage, self.channels)
        if not found:
            return
        if stage.conversation.held_at is not None:  # a person is talking with them
            self._put_off(stage.uow, rest, at_hour(stage.today + DAY, owing.zone), wish, owing)
            return
        place, decision = choose(stage, self.door, found)
        if decision.decision == "blocked":
            _note(stage, decision)
            self._put_off(stage.uow, rest, decision.next_allowed_at, wish, owing)
            return
        move_to(stage, place)
        said = text(stage, self.bot.facts, wish, is_known=place.is_known)
        if said is not None:
            effects.apply(stage, (said,))
            stage.uow.notify(CHAT, f"{stage.creditor} {stage.client.id}")

    def _put_off(self, uow: UnitOfWork, rest: str, at: datetime | None, wish: Wish, owing: Owing) -> None:
        """Try again at a moment, as long as the contact makes sense then."""
        if at is not None and at.astimezone(owing.zone).date() <= wish.last:
            uow.jobs.put(f"remind {rest}", at)


def _note(stage: Stage, decision: Decision) -> None:
    """Keep why a contact may not leave now."""
    at = decision.next_allowed_at
    why = {"rule": decision.rule, "reason": decision.reason, "next_allowed_at": at.isoformat() if at else None}
    stage.audit("contact.blocked", f"client:{stage.client.id}", kind=stage.kind, **why)
