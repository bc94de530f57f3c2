"""Describe a campaign: a cadence for some clients for a time, with arms that are drawn by lot, and its goal."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field, StrictInt, StrictStr
from pydantic_core import PydanticCustomError

from flows.contact.cadence.rows import Keys, Rows

HOLD_OUT = "hold_out"  #: the arm of those who have what everybody would have without the campaign
ARMS_MAX = 6
RUNS_DAYS_MAX = 366
FIRST_DAY, LAST_DAY = -30, 3_650  #: the days overdue that `whom` may name; before the due date they are negative

What = Literal["paid", "agreed", "answered"]


def _day(written: object) -> object:
    """Refuse what Pydantic would take for a day and nobody means: a number of seconds, a moment."""
    if isinstance(written, date) and not isinstance(written, datetime):
        return written
    try:
        return date.fromisoformat(written) if isinstance(written, str) else _no_day()
    except ValueError:
        return _no_day()


def _no_day() -> date:
    raise PydanticCustomError("no_day", "is not a day")


Name = Annotated[StrictStr, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
Day = Annotated[date, BeforeValidator(_day)]
DaysOverdue = Annotated[StrictInt, Field(ge=FIRST_DAY, le=LAST_DAY)]


class Whom(Keys):
    """Whom a campaign is for: clients of these segments, and whose oldest open bill is so many days overdue."""

    segments: tuple[Annotated[StrictStr, Field(min_length=1)], ...] = ()
    overdue_days: tuple[DaysOverdue, DaysOverdue] | None = None


class Arm(Keys):
    """One way of writing about bills, and the percentage of the clients who are drawn into it."""

    arm: Name
    share: Annotated[StrictInt, Field(ge=1, le=100)]
    rows: Rows


class Goal(Keys):
    """What a client is to do, within how many days of being drawn; and how many of each arm are waited for.

    `paid` is any payment, `agreed` an agreement, `answered` a message of theirs. Nothing is told of an arm before
    `at_least` of its clients have had their days.
    """

    what: What = "paid"
    within_days: Annotated[StrictInt, Field(ge=1, le=90)] = 14
    at_least: Annotated[StrictInt, Field(ge=100, le=100_000)] = 100


class Campaign(Keys):
    """A cadence for some clients for a time. A client in an arm has its rows instead of the creditor's about bills.

    Shares and `hold_out` are percentages and make 100. The keys `from` and `to` are its first and its last day.
    """

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True)

    campaign: Name
    first_on: Day = Field(alias="from")
    last_on: Day = Field(alias="to")
    whom: Whom = Whom()
    arms: Annotated[tuple[Arm, ...], Field(min_length=1, max_length=ARMS_MAX)]
    hold_out: Annotated[StrictInt, Field(ge=0, le=90)] = 0
    goal: Goal = Goal()

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of its arms; the hold-out is the last one, where there is one."""
        arms = tuple(arm.arm for arm in self.arms)
        return (*arms, HOLD_OUT) if self.hold_out else arms

    @property
    def compared_to(self) -> str:
        """Return the arm that the others are compared to: the hold-out, else the first."""
        return HOLD_OUT if self.hold_out else self.arms[0].arm

    def runs_on(self, today: date) -> bool:
        """Say whether a day is one of its days, the last one included."""
        return self.first_on <= today <= self.last_on

    def document(self) -> Mapping[str, Any]:
        """Return it as JSON's values, from which `Campaign.model_validate` makes it again."""
        return self.model_dump(mode="json", by_alias=True)
