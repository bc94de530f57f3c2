"""Say what the last contacts at an address tell of it: whether anything arrives there, is read, is answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

Fate = Literal["failed", "sent", "delivered", "read"]

ANSWERED_WITHIN = timedelta(days=3)  #: a message of theirs later than that is about something else
LOOKED_AT = 5  #: contacts of an address that tell of it
DEAD_AFTER = 2  #: contacts in a row that did not arrive: one alone may be a bad day


@dataclass(frozen=True, slots=True)
class Made:
    """A contact that was made at an address: when, how far it came, and whether they wrote from there soon after it.

    `sent` says nothing of arrival: many providers tell no more.
    """

    at: datetime
    fate: Fate
    answered: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """What is known of an address, the smaller the better: of its last contacts how many did what, as negative numbers.

    Who answers comes before who reads, and that before what arrives; what is dead comes last of all.
    """

    is_dead: bool = False
    answered: int = 0
    read: int = 0
    arrived: int = 0


def evidence(made: Sequence[Made], wrote_at: datetime | None = None) -> Evidence:
    """Return what contacts at an address tell of it, the newest first; nothing is known of one without any.

    It is dead when the two newest did not arrive, unless the client wrote from there since (`wrote_at`).
    """
    last = made[:LOOKED_AT]
    return Evidence(
        is_dead=_is_dead(made[:DEAD_AFTER], wrote_at),
        answered=-sum(one.answered for one in last),
        read=-sum(one.answered or one.fate == "read" for one in last),
        arrived=-sum(one.answered or one.fate in ("read", "delivered") for one in last),
    )


def _is_dead(newest: Sequence[Made], wrote_at: datetime | None) -> bool:
    if [one.fate for one in newest] != ["failed"] * DEAD_AFTER:
        return False
    return wrote_at is None or wrote_at < newest[0].at
