"""Describe a cadence: which kind of contact on which day from a due or promised date, in which voice."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictInt, StrictStr

Kind = Literal["missed", "promise", "after_due", "due", "before_due"]
Voice = Literal["kind", "plain", "help"]

#: The kinds of contact, the most important first.
KINDS: tuple[Kind, ...] = ("missed", "promise", "after_due", "due", "before_due")
PROMISED: frozenset[Kind] = frozenset({"missed", "promise"})  #: about a day that the client promised, no bill
#: The first and the last day that a kind may have, counted from the due or promised date.
DAYS: Mapping[Kind, tuple[int, int]] = {
    "before_due": (-30, -1),
    "due": (0, 0),
    "after_due": (1, 365),
    "promise": (-14, 0),
    "missed": (1, 60),
}
#: The voices that a kind may have; the first is that of a row which names none.
VOICES: Mapping[Kind, tuple[Voice, ...]] = {
    "before_due": ("kind", "plain"),
    "due": ("kind", "plain"),
    "after_due": ("kind", "plain", "help"),
    "promise": ("kind", "plain"),
    "missed": ("kind", "plain", "help"),
}
LAST_DAY = 365  #: after a year of silence another message of ours helps nobody
ROWS_MAX = 30


class Keys(BaseModel):
    """A mapping that knows all its keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Row(Keys):
    """One contact: `day` counts from the due date of a bill, or from the day that was promised.

    One of `missed` never comes before the policy's days of grace are over. `every` repeats the last one after the due
    date, by so many days. `voice` is that of its text: see VOICES.
    """

    kind: Kind
    day: StrictInt = 0
    voice: Voice | None = None
    every: Annotated[StrictInt, Field(ge=7, le=180)] | None = None


Rows = Annotated[tuple[Row, ...], Field(min_length=1, max_length=ROWS_MAX)]


class Cadence(Keys):
    """The contacts of a creditor. A client of a segment that is named has the rows of that segment alone.

    `gap_days` is the least distance between two contacts; the law of a country may ask for more.
    """

    version: Annotated[StrictStr, Field(min_length=1)]
    gap_days: Annotated[StrictInt, Field(ge=1, le=60)] = 2
    rows: Rows
    segments: Mapping[Annotated[StrictStr, Field(min_length=1)], Rows] = {}

    def of(self, segment: str | None) -> tuple[Row, ...]:
        """Return the rows of a client of a segment, or of none."""
        return self.segments.get(segment, self.rows) if segment else self.rows
