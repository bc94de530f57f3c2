"""Judge whether a contact that is due may be made now, and where: what withholds it, and what the contact rules say."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from bot import withheld
from bot.chooser import Chooser, at_hour
from bot.door import Door
from bot.outreach import Place, ask, choose, everywhere, places
from bot.stage import Stage
from flows.contact.cadence.wish import Wish
from flows.contact.request import Decision
from storage.repositories.owing import Owing

NOWHERE = Decision("blocked", "no_address", "No address is known where they may be written to.")
TALKING = "open_conversation"  #: the rule that says of who wrote lately that they are writing still


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges contacts; made once with what a process has: `channels` are those that are set up."""

    door: Door
    chooser: Chooser
    channels: Collection[str]

    def judge(self, stage: Stage, owing: Owing, wish: Wish, first: Wish) -> tuple[Place | None, Decision]:
        """Return where a contact goes, and the decision; of several reasons against it the one that holds longest.

        `stage.kind` and `stage.initiated_by` are the contact's; `first` is the most important that is due.
        """
        found = places(stage, self.channels)
        place, law = choose(stage, self.door, found) if found else self._ask_nearest(stage)
        if place is None:
            return None, law
        matter = _Matter(stage, owing, wish, first, place, law, is_off=not found)
        return place, next(self._against(matter), law)

    def _against(self, matter: "_Matter") -> Iterator[Decision]:
        """Yield what speaks against a contact: what no time cures, then what ends some day, the hours of a day last."""
        stage, owing, law = matter.stage, matter.owing, matter.law
        if law.decision == "blocked" and law.next_allowed_at is None:
            yield law
        standing = [*withheld.standing(stage, owing, matter.wish)]
        yield from (self._dated(matter, reason) for reason in standing if reason.until is None)
        if matter.is_off and not _is_agreed(stage, matter.place):
            yield _unagreed(matter.place)
        if law.rule != TALKING:
            yield from (self._dated(matter, reason) for reason in standing)
        if law.decision == "blocked":
            yield law
        passing = withheld.passing(self.chooser, stage, owing, matter.wish, matter.first)
        yield from (self._dated(matter, reason) for reason in passing)
        if matter.is_off:
            yield _unsent(matter.place)

    def first_lawful(self, stage: Stage, place: Place, at: datetime) -> datetime | None:
        """Return the first moment from another on at which the rules allow a contact, None when there is none."""
        decision = ask(stage, self.door, place, at)
        return at if decision.decision == "allowed" else decision.next_allowed_at

    def _ask_nearest(self, stage: Stage) -> tuple[Place | None, Decision]:
        """Return the address that is nearest to being written to, with what the rules say of it."""
        known = everywhere(stage)
        return (known[0], ask(stage, self.door, known[0], stage.now)) if known else (None, NOWHERE)

    def _dated(self, matter: "_Matter", reason: withheld.Reason) -> Decision:
        """Return a reason as a decision, with the first moment from its end on that is lawful too."""
        end = at_hour(reason.until, matter.owing.zone) if reason.until else None
        at = self.first_lawful(matter.stage, matter.place, end) if end else None
        return Decision("blocked", reason.rule, reason.says, at)


class _Matter(NamedTuple):
    """A contact that is judged; `is_off`: the place is none where anything is sent from here."""

    stage: Stage
    owing: Owing
    wish: Wish
    first: Wish
    place: Place
    law: Decision
    is_off: bool


def _is_agreed(stage: Stage, place: Place) -> bool:
    return place.address.id in {one.address.id for one in places(stage, {place.address.channel})}


def _unagreed(place: Place) -> Decision:
    channel = place.address.channel
    says = f"They neither agreed to be written to by {channel} nor showed there who they are."
    return Decision("blocked", "consent", says)


def _unsent(place: Place) -> Decision:
    says = f"Nothing is sent by {place.address.channel} here: the channel is not set up."
    return Decision("blocked", "channel_off", says)
