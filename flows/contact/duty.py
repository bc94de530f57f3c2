"""Know when advisers work: who is on duty, when an answer can be promised, when a call-back fits.

Working time runs only inside the creditor's adviser hours, on days that are no holiday of the creditor's country.
Every answer is in the creditor's zone.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count, islice, takewhile

from flows.contact.calendar import Calendar
from flows.contact.errors import BadHours
from flows.contact.week import Week, find_zone, instant, midnight

CALL = timedelta(minutes=30)  #: the room that a call-back takes
NOTICE_HOURS = 1  #: working time an adviser has before a call


@dataclass(frozen=True, slots=True)
class AdviserHours:
    """The hours of a creditor's advisers: a week of local windows, its zone's name, and the closed days."""

    week: Week
    timezone: str
    calendar: Calendar

    @classmethod
    def parse(
        cls, written: Mapping[str, object], timezone: str, calendar: Calendar, closures: Iterable[date] = ()
    ) -> "AdviserHours":
        """Read a creditor file's `adviser_hours`; `closures` are the creditor's own free days.

        Raises `BadHours`, also when no day is ever open.
        """
        week = Week.parse(written)
        if not any(week.days):
            raise BadHours("adviser_hours has no open day")
        if find_zone(timezone) is None:
            raise BadHours(f"timezone {timezone!r} is not a zone such as America/Santiago")
        return cls(week, timezone, replace(calendar, add=calendar.add.union(closures)))

    def on_duty(self, now: datetime) -> bool:
        """Tell whether an adviser is at work now."""
        opens, _ = next(self.shifts(now))
        return opens <= now

    def next_opening(self, now: datetime) -> datetime:
        """Return when the advisers' next shift begins, strictly after now."""
        return self.local(next(opens for opens, _ in self.shifts(now) if opens > now))

    def answer_by(self, now: datetime, working_hours: int) -> datetime:
        """Return the time by which so many hours of adviser time have passed since now."""
        return self.after(now, timedelta(hours=working_hours))

    def after(self, now: datetime, work: timedelta) -> datetime:
        """Return when so much adviser time has passed since now; without any, the next time somebody works."""
        left, shifts = work, self.shifts(now)
        while True:
            opens, closes = next(shifts)
            begins = max(opens, now.astimezone(UTC))
            if left <= closes - begins:
                return self.local(begins + left)
            left -= closes - begins

    def between(self, since: datetime, until: datetime) -> timedelta:
        """Return how much adviser time passes from one moment to another; none backwards."""
        shifts = takewhile(lambda shift: shift[0] < until, self.shifts(since))
        return sum((min(closes, until) - max(opens, since) for opens, closes in shifts), timedelta())

    def last_close(self, day: date, since: datetime) -> datetime:
        """Return when the last shift up to a local day ends; where none ends from `since` up to it, the next one's end.

        What is due on a day on which nobody works is due before it.
        """
        until = midnight(day + timedelta(days=1), self.local(since).tzinfo or UTC)
        shifts = self.shifts(since)
        _, closes = next(shifts)
        return self.local(max((end for _, end in takewhile(lambda shift: shift[1] <= until, shifts)), default=closes))

    def call_back_slots(self, now: datetime, number: int) -> tuple[datetime, ...]:
        """Return the next times at which an adviser can call: on the hour or half hour, after an hour of notice.

        They are an hour apart, each with room for the call before the shift ends.
        """
        return tuple(self.local(slot) for slot in islice(self._slots(self.answer_by(now, NOTICE_HOURS)), number))

    def shifts(self, now: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Yield opening and closing (UTC) of the shifts that have not ended by now, in order, without end."""
        zone = self.local(now).tzinfo or UTC
        today = self.local(now).date()
        for day in (today + timedelta(days=ahead) for ahead in count()):
            window = self.week.days[day.weekday()]
            if window is None or self.calendar.is_closed(day):
                continue
            opens, closes = instant(day, window.opens, zone), instant(day, window.closes, zone)
            if closes > now:
                yield opens, closes

    def local(self, at: datetime) -> datetime:
        """Return an instant in the creditor's zone."""
        return at.astimezone(find_zone(self.timezone))

    def _slots(self, earliest: datetime) -> Iterator[datetime]:
        """Yield the hours (UTC) that leave room for a call, from the first half hour at or after `earliest`."""
        for opens, closes in self.shifts(earliest):
            slot = next_half_hour(self.local(max(opens, earliest))).astimezone(UTC)
            while slot + CALL <= closes:
                yield slot
                slot += timedelta(hours=1)


def next_half_hour(at: datetime) -> datetime:
    """Return the first full or half hour at or after a time."""
    past = timedelta(minutes=at.minute % 30, seconds=at.second, microseconds=at.microsecond)
    return at if not past else at - past + timedelta(minutes=30)
