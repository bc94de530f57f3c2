"""Hold what a client said in one turn, in the words of the dialogues.

`Turn` belongs to the decisions: it knows nothing of channels, of engines that understand, or of storage.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from flows.negotiation.proposal import Capacity, Frequency, Leg

SILENCE = "silence"  #: nobody wrote for as long as the clock allows
START = "start"  #: a dialogue begins without words of the client
RESUME = "resume"  #: the dialogue above has ended; take up the question again
RETURNED = "returned"  #: an adviser gave the conversation back
LEGS = "legs"  #: a proposal could be read, whatever else was said
ANY = "*"  #: whatever was said, where a state takes free text
VOICE, FILE, LOCATION, CONTACT, STICKER = "voice", "file", "location", "contact", "sticker"
UNREADABLE, EMPTY = "unreadable", "empty"
EDITED, OLD_BUTTON, OLD_LINK = "edited", "old-button", "old-link"
WORDLESS = frozenset({VOICE, FILE, LOCATION, CONTACT, STICKER, UNREADABLE, EMPTY, EDITED, OLD_BUTTON, OLD_LINK})
"""What a message is that holds no words: these stand in the place of an intent."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A value of the legs that may be meant otherwise: `first` stands in them, `second` is the other reading.

    Both are sums in minor units of the account's currency, or both are days.
    """

    first: int | date
    second: int | date


@dataclass(frozen=True, slots=True)
class Signs:
    """What the client volunteered beside the matter, each as a code; None where nothing was said.

    `contingency` is what happened to them (`flows.contingencies`), `goal` what they want to keep or avoid, `route` a
    way other than a plan of payments (`flows.routes`), `objection` a doubt that the creditor's file of objections
    answers; `irritated` says that they are losing patience.
    """

    contingency: str | None = None
    goal: str | None = None
    route: str | None = None
    objection: str | None = None
    irritated: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """One message as it was understood.

    `seq` is its number in the thread, 0 where nobody wrote. `intent` is one of the thirty intents, one of the events
    above, or what came without words; `attached` is one of those where something came beside the words. `certain` is
    false when the reading should be asked back before anything is done, and `guesses` are then the likeliest intents.
    `button` is the id of a quick reply that was pressed. `amounts` are minor units in the account's currency, `topic`
    names a question that creditors answer, `doubts` are values of the legs that may be meant otherwise, `rhythm` is
    how often something happens that was said without a proposal, `signs` what was volunteered beside.
    """

    text: str = ""
    intent: str = "out_of_scope"
    certain: bool = True
    guesses: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    button: str | None = None
    legs: tuple[Leg, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    amounts: tuple[int, ...] = ()
    dates: tuple[date, ...] = ()
    counts: tuple[int, ...] = ()
    percents: tuple[Decimal, ...] = ()
    capacity: Capacity | None = None
    rhythm: Frequency | None = None
    settles: bool = False
    difficulty: str | None = None
    conditions: tuple[str, ...] = ()
    topic: str | None = None
    language: str | None = None
    attached: str | None = None
    signs: Signs = Signs()
    data: Mapping[str, Any] = field(default_factory=dict)
    seq: int = 0
