"""Hold what tells of a message that has left: its own row, its decision, and what others put on record meanwhile."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flows.contact.packs import Pack
from flows.contact.request import Contact, Hold

SLACK = timedelta(minutes=1)  #: what is noted may be seen so much later: its transaction ended, or clocks differ
BEFORE = "before"  #: the decision under which a message had left, where a later one lets it leave no more


@dataclass(frozen=True, slots=True)
class Left:
    """A message that left, as its own row tells; `decision` is what was kept with it."""

    kind: str
    initiated_by: str
    channel: str
    debt: str
    decision: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Past:
    """A contact on record, by its number; `by_hand`: somebody told of it, maybe long after it was made."""

    id: int
    contact: Contact
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """Something that stood from an aware moment until before another one, or still stands."""

    start: datetime
    end: datetime | None = None

    def stood(self, at: datetime) -> bool:
        """Tell whether it certainly stood, and could be seen, at a moment."""
        return self.start + SLACK <= at and (self.end is None or at < self.end - SLACK)


@dataclass(frozen=True, slots=True)
class There:
    """A hold on a country, or on a region of it."""

    country: str
    region: str | None
    hold: Hold


@dataclass(frozen=True, slots=True)
class Beside:
    """What other records tell: the person's contacts, the holds on the account and on places, wishes, stops.

    `recorded` is the number of the contact that the message itself is on record as, None where it is not. `strays` are
    the numbers of contacts about the same debt that no message stands behind.
    """

    past: Sequence[Past] = ()
    recorded: int | None = None
    strays: frozenset[int] = frozenset()
    holds: Sequence[Hold] = ()
    places: Sequence[There] = ()
    opted_out: Sequence[Span] = ()
    stops: Sequence[Span] = ()
    wrong_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """A pack as it was kept, with the edition of the holidays that were known."""

    pack: Pack
    edition: str


@dataclass(frozen=True, slots=True)
class Fault:
    """What does not fit: the rule that says so, and why, for staff."""

    rule: str
    why: str


def ground_of(decision: object) -> Mapping[str, Any] | None:
    """Return the decision that let a message leave, None where none did."""
    if not isinstance(decision, Mapping):
        return None
    return decision if decision.get("decision") == "allowed" else ground_of(decision.get(BEFORE))


def moment_of(ground: Mapping[str, Any]) -> datetime | None:
    """Return when a decision was taken, None where that is not told."""
    try:
        moment = datetime.fromisoformat(ground["facts"]["now"])
    except (KeyError, TypeError, ValueError):
        return None
    return moment if moment.tzinfo else None


def person_of(ground: Mapping[str, Any]) -> int | None:
    """Return the number of the person whose past contacts were counted, None where none was."""
    person = ground.get("person")
    return person if isinstance(person, int) else None


def match(moments: Iterable[datetime], recorded: Iterable[tuple[int, datetime]]) -> list[int | None]:
    """Return for each decision, in order, the number of the contact that its message is on record as.

    That is the first one not before it that no earlier decision has; None where there is none. All are of one kind, by
    one address, and in the order in which they came about.
    """
    free = list(recorded)
    found: list[int | None] = []
    for moment in moments:
        place = next((place for place, (_, at) in enumerate(free) if at + SLACK >= moment), None)
        found.append(None if place is None else free.pop(place)[0])
    return found
