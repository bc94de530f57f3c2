"""Write one contact of ours, or say why not: what is due by now, where it may go, what the contact rules allow.

The clock's job and `concilia contacts` write in this one way. The conversation is locked before anything is read, so
that nothing which a client or an adviser does at the same moment is overlooked.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import uuid4

from bot import effects
from bot.chooser import Chooser, at_hour
from bot.conversation import Bot
from bot.door import Door
from bot.outreach import Place, choose, move_to, places, text
from bot.stage import CHAT, Stage
from flows.contact.cadence.wish import Wish
from flows.contact.request import Decision
from storage.repositories.dues import TRACE, Owing
from storage.schema import Message
from storage.unit_of_work import UnitOfWork

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reminded:
    """What came of a contact: `message` when it was written; else when to try again, if it makes sense then."""

    wish: Wish
    decision: Decision
    place: Place | None = None
    message: Message | None = None
    again_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reminder:
    """Writes contacts; made once with what a process has."""

    bot: Bot
    door: Door
    chooser: Chooser
    channels: Collection[str]

    def write(self, uow: UnitOfWork, creditor: str, client: str, key: str, now: datetime) -> Reminded | None:
        """Write the contact of a key, if its purpose still stands and nothing forbids it; None when it does not stand.

        The unit of work has the creditor in scope.
        """
        if uow.clients.find(creditor, client) is None:
            return None
        stage = self.bot.stage(uow, creditor, client, now, f"{key}{TRACE}{uuid4().hex}")  # locked before it is read
        owing = uow.dues.of(creditor, client, now)
        found = self.chooser.due(stage.profile, owing, stage.today) if owing else []
        wish = next((one for one in found if one.key == key), None)
        if owing is None or wish is None:
            return None
        stage.kind, stage.initiated_by, stage.actor = wish.kind, "bot", "clock"
        done = self._not_today(stage, owing, wish, found[0]) or self._write(stage, wish)
        at = done.decision.next_allowed_at
        makes_sense = done.message is None and at is not None and at.astimezone(owing.zone).date() <= wish.last
        return replace(done, again_at=at if makes_sense else None)

    def _not_today(self, stage: Stage, owing: Owing, wish: Wish, first: Wish) -> Reminded | None:
        """Return why a contact waits for another day, whatever the rules say: another one comes first, or a person."""
        tomorrow = at_hour(stage.today + DAY, owing.zone)
        for rule, reason, applies in (
            ("stopped", "All outgoing messages are stopped; they start again with `resume`.", stage.profile.stopped),
            ("more_important", "Another contact is more important today.", wish != first),
            ("pace", "The contacts of the last days leave no room.", not self._has_room(stage, owing)),
            ("with_adviser", "An adviser is talking with the client.", stage.conversation.held_at is not None),
        ):
            if applies:
                return Reminded(wish, Decision("blocked", rule, reason, tomorrow))
        return None

    def _has_room(self, stage: Stage, owing: Owing) -> bool:
        return self.chooser.has_room(stage.profile, owing, stage.today)

    def _write(self, stage: Stage, wish: Wish) -> Reminded:
        found = places(stage, self.channels)
        if not found:
            return Reminded(
                wish, Decision("blocked", "no_address", "No address is known where they may be written to.")
            )
        place, decision = choose(stage, self.door, found)
        if decision.decision == "blocked":
            _note(stage, decision)
            return Reminded(wish, decision, place)
        move_to(stage, place)
        said = text(stage, self.bot.facts, wish, is_known=place.is_known)
        if said is None:
            nobody = Decision("blocked", "no_identity", "Nothing is known by which they could show who they are.")
            return Reminded(wish, nobody, place)
        effects.apply(stage, (said,))
        stage.uow.notify(CHAT, f"{stage.creditor} {stage.client.id}")
        return Reminded(wish, decision, place, stage.sent[-1])


def _note(stage: Stage, decision: Decision) -> None:
    """Keep why a contact may not leave now."""
    at = decision.next_allowed_at
    why = {"rule": decision.rule, "reason": decision.reason, "next_allowed_at": at.isoformat() if at else None}
    stage.audit("contact.blocked", f"client:{stage.client.id}", kind=stage.kind, **why)
