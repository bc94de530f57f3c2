"""Hold the question 'may this be sent now?' and its answer, and say which kinds of message bear which rules."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Literal

from flows.contact.week import Week

Side = Literal["bot", "client", "adviser"]
Talk = Literal["open", "closed"]


class Bond(Enum):
    """How far the rules bind a kind of message."""

    #: An answer inside the conversation that the client opened: no limits.
    NONE = "none"
    #: No limits while the conversation is open; after that the hours.
    HOURS_AFTER_TALK = "hours after the talk"
    #: The client asked for it: the hours bind, counts are neither asked nor consumed.
    HOURS = "hours"
    #: A contact that we start: everything.
    ALL = "all"


RIGHT = "right"
KINDS: dict[str, Bond] = {
    "reply": Bond.NONE,
    "document": Bond.NONE,
    "adviser_reply": Bond.HOURS_AFTER_TALK,
    "receipt": Bond.HOURS_AFTER_TALK,
    "outcome": Bond.HOURS,
    "thanks": Bond.HOURS,
    "opt_out": Bond.HOURS,  # the one confirmation of an opt-out
    RIGHT: Bond.HOURS,  # the answer to a request over one's data, which a law demands also of who wants silence
    "before_due": Bond.ALL,
    "due": Bond.ALL,
    "after_due": Bond.ALL,
    "promise": Bond.ALL,
    "missed": Bond.ALL,
    "silence": Bond.ALL,
    "rating": Bond.ALL,
}

#: What laws count together: written messages on one side, calls and visits on the other.
MEDIA: dict[str, str] = {
    "sms": "message",
    "whatsapp": "message",
    "telegram": "message",
    "web": "message",
    "terminal": "message",
    "email": "message",
    "letter": "message",
    "call": "call",
    "visit": "call",
}


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact already made with the person, by any creditor and any means; `at` is aware."""

    at: datetime
    channel: str
    initiated_by: str
    kind: str
    debt: str | None = None


@dataclass(frozen=True, slots=True)
class Hold:
    """Collection stopped from `start` until before `end`; without an end, until it is lifted or its law ends it."""

    kind: str
    start: datetime
    end: datetime | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """May this message leave now?

    `zones` are all time zones in which the client may be; a window must be open in each of them. `holidays`, when
    given, replace the country's calendar. `history` holds every contact with the person that is known, in any order.
    `wanted` are the hours in which alone the client wants to be written to, local; None: any.
    All datetimes are aware.
    """

    country: str
    zones: tuple[str, ...]
    now: datetime
    channel: str
    kind: str
    initiated_by: str = "bot"
    region: str | None = None
    debt: str | None = None
    consents: frozenset[str] = frozenset()
    holds: tuple[Hold, ...] = ()
    history: tuple[Contact, ...] = ()
    conversation: Talk = "closed"
    last_client_message_at: datetime | None = None
    holidays: tuple[date, ...] | None = None
    opted_out: bool = False
    wrong_person: bool = False
    stopped: bool = False
    postponed_until: datetime | None = None
    wanted: Week | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer, with the row that decided, its reason for staff, and when the message could leave.

    `next_allowed_at` is in the client's first zone; None when the message may leave now, and when time alone will
    not make it lawful (no consent, an opt-out, a hold without end).
    """

    decision: Literal["allowed", "blocked"]
    rule: str
    reason: str
    next_allowed_at: datetime | None = None


def bond_of(kind: str, initiated_by: str) -> Bond | None:
    """Return how far the rules bind a message, None for a kind that does not exist.

    A message is the client's doing only when both its kind and its starter say so: where they disagree, all rules bind.
    """
    bond = KINDS.get(kind)
    if bond is None or bond is Bond.ALL:
        return bond
    return Bond.ALL if initiated_by == "bot" else bond


def consumes(contact: Contact) -> bool:
    """Tell whether a past contact counts: all that we started, also calls, letters and visits recorded by hand."""
    if contact.initiated_by == "client":
        return KINDS.get(contact.kind) is Bond.ALL
    return bond_of(contact.kind, contact.initiated_by) in (None, Bond.ALL)


def media_of(channel: str) -> frozenset[str]:
    """Return what a channel counts as; an unknown one counts as everything."""
    medium = MEDIA.get(channel)
    return frozenset(MEDIA.values()) if medium is None else frozenset({medium})
