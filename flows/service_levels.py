"""Say by when a case is answered and resolved, when that is warned of, and when a miss is passed upwards.

Time is working time: it runs only while the creditor's advisers work. A deadline is written down when the case opens,
and a level that changes afterwards moves none of them. Waiting for the client stops the time to resolve and nothing
else; what a law grants the client never stops.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal, Self

from flows.contact.calendar import Calendar
from flows.contact.duty import AdviserHours

ClockName = Literal["answer", "resolve", "law"]
ANSWER: ClockName = "answer"  #: until the client has a first answer: what they were promised
RESOLVE: ClockName = "resolve"  #: until they are told the outcome
LAW: ClockName = "law"  #: until the day by which a law wants them answered
ORDINARY, URGENT = "human", "urgent"
"""The level of whatever has none of its own, and the one of what somebody on duty sees to at once."""
CALM, WARNED, MISSED = 0, 1, 2
"""How far a deadline has come. Each number above `MISSED` is once more that it was found still missed."""
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Level:
    """How many hours of work a kind of case may take until its first answer, and until its outcome."""

    answer_hours: int
    resolve_hours: int


@dataclass(frozen=True, slots=True)
class Levels:
    """A creditor's levels by kind of case.

    A warning comes when `warn_percent` of the time is over; a miss is told upwards, and again every `again_hours` of
    work, `again_max` times.
    """

    kinds: Mapping[str, Level]
    warn_percent: int
    again_hours: int
    again_max: int

    def of(self, kind: str) -> Level:
        """Return the level of a kind."""
        return self.kinds.get(kind) or self.kinds[ORDINARY]

    def promises(self, hours: AdviserHours, now: datetime) -> dict[str, datetime]:
        """Return by when each kind of case that opens now is answered."""
        lengths = {level.answer_hours for level in self.kinds.values()}
        due = {length: hours.answer_by(now, length) for length in lengths}
        return {kind: due[level.answer_hours] for kind, level in self.kinds.items()}


@dataclass(frozen=True, slots=True)
class Statute:
    """By when a law wants a client answered: so many days after the one on which they wrote, `business` ones or any."""

    days: int
    business: bool


@dataclass(frozen=True, slots=True)
class Deadline:
    """When something is due, and when it is warned of. `stage` is how far it has come."""

    name: ClockName
    due_at: datetime
    warn_at: datetime
    stage: int = CALM

    @classmethod
    def within(cls, name: ClockName, hours: AdviserHours, at: datetime, work: timedelta, warn_percent: int) -> Self:
        """Return the deadline that so much work from a moment makes."""
        return cls(name, hours.after(at, work), hours.after(at, work * warn_percent / 100))

    @classmethod
    def told(cls, name: ClockName, hours: AdviserHours, at: datetime, due_at: datetime, warn_percent: int) -> Self:
        """Return the deadline of a moment that is fixed, such as one that the client was told."""
        work = hours.between(at, due_at)
        return cls(name, due_at, min(due_at, hours.after(at, work * warn_percent / 100)))

    def resumed(self, hours: AdviserHours, paused_at: datetime, now: datetime) -> "Deadline":
        """Return it after it stood still: as much work is left as was; one that was missed before stays as it was."""
        moved = [_moved(hours, moment, paused_at, now) for moment in (self.due_at, self.warn_at)]
        return replace(self, due_at=moved[0], warn_at=moved[1])

    @property
    def next_at(self) -> datetime:
        """Return when it comes to a next stage by itself, before it is missed."""
        return self.due_at if self.stage >= WARNED else self.warn_at

    def stage_at(self, now: datetime) -> int:
        """Return the stage to which it has come: a miss passes over the warning, and each look after it is one more."""
        if self.stage >= MISSED:
            return self.stage + 1
        return MISSED if now > self.due_at else WARNED if now >= self.warn_at else self.stage


def deadlines(
    levels: Levels, hours: AdviserHours, kind: str, at: datetime, promised: datetime | None
) -> tuple[Deadline, ...]:
    """Return what a case that opens has to keep: the promise that its client was told, if any, and its outcome."""
    work = timedelta(hours=levels.of(kind).resolve_hours)
    outcome = Deadline.within(RESOLVE, hours, at, work, levels.warn_percent)
    if promised is None:
        return (outcome,)
    return Deadline.told(ANSWER, hours, at, promised, levels.warn_percent), outcome


def by_law(statute: Statute, calendar: Calendar, hours: AdviserHours, at: datetime, warn_percent: int) -> Deadline:
    """Return the deadline that a law sets: the end of the last shift up to its last day.

    `calendar` are the country's holidays; days on which only the creditor is closed count for the law.
    """
    day = last_day(statute, calendar, hours.local(at).date())
    return Deadline.told(LAW, hours, at, hours.last_close(day, at), warn_percent)


def last_day(statute: Statute, calendar: Calendar, day: date) -> date:
    """Return the last day on which a law's answer is in time; the day of the question itself does not count."""
    left = statute.days
    while left:
        day += timedelta(days=1)
        left -= not statute.business or (day.weekday() < SATURDAY and not calendar.is_closed(day))
    return day


def look_again(levels: Levels, hours: AdviserHours, name: ClockName, stage: int, now: datetime) -> datetime | None:
    """Return when a missed deadline is looked at again; None when it was told upwards often enough.

    A missed answer is looked at when its new promise passes.
    """
    if stage >= MISSED + levels.again_max:
        return None
    return hours.answer_by(now, levels.again_hours if name != ANSWER else anew(levels, stage))


def anew(levels: Levels, stage: int) -> int:
    """Return within how many hours of work a missed answer is promised anew: at once, and the next time as usual."""
    return levels.of(URGENT if stage <= MISSED else ORDINARY).answer_hours


def _moved(hours: AdviserHours, moment: datetime, paused_at: datetime, now: datetime) -> datetime:
    return moment if moment <= paused_at else hours.after(now, hours.between(paused_at, moment))
