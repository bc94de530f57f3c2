"""Hold hours of the week: for each weekday a window of local time, or none.

Windows are half open, `[opens, closes)`: at 15:00:00 a window that closes at 15:00 is closed.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from flows.contact.errors import BadHours

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
#: What a key of written hours stands for, widest first: a single day overrides the group it belongs to.
KEYS: dict[str, tuple[int, ...]] = {"mon_fri": (0, 1, 2, 3, 4)} | {day: (place,) for place, day in enumerate(WEEKDAYS)}
CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of local time within one day; the closing minute is outside."""

    opens: time
    closes: time

    def within(self, other: "Window") -> "Window | None":
        """Return what both windows share, or None."""
        opens, closes = max(self.opens, other.opens), min(self.closes, other.closes)
        return Window(opens, closes) if opens < closes else None

    def __str__(self) -> str:
        return f"{self.opens:%H:%M}–{self.closes:%H:%M}"


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from Monday, each with its window or None where it is closed."""

    days: tuple[Window | None, ...]

    @classmethod
    def parse(cls, written: Mapping[str, object]) -> "Week":
        """Read `{mon_fri: ["09:00", "18:00"], sat: null}`; a day not named is closed. Raises `BadHours`."""
        if unknown := sorted(set(written) - set(KEYS)):
            raise BadHours(f"{unknown[0]!r} is not a day of the week")
        days: list[Window | None] = [None] * 7
        for key in (key for key in KEYS if key in written):
            for place in KEYS[key]:
                days[place] = read_window(key, written[key])
        return cls(tuple(days))

    @property
    def is_never(self) -> bool:
        """Tell whether no day has a window."""
        return not any(self.days)

    def written(self) -> dict[str, list[str]]:
        """Return the hours as `parse` reads them, day by day."""
        windows = zip(WEEKDAYS, self.days, strict=True)
        return {day: [f"{window.opens:%H:%M}", f"{window.closes:%H:%M}"] for day, window in windows if window}

    def is_open(self, local: datetime) -> bool:
        """Tell whether a local time lies inside that day's window."""
        window = self.days[local.weekday()]
        return window is not None and window.opens <= local.time() < window.closes

    def within(self, other: "Week") -> "Week":
        """Return the hours that both weeks allow."""
        pairs = zip(self.days, other.days, strict=True)
        return Week(tuple(mine.within(yours) if mine and yours else None for mine, yours in pairs))

    def next_opening(self, at: datetime, zone: tzinfo) -> datetime | None:
        """Return the first instant after `at` (UTC) when a window opens in the zone, or None when none ever does."""
        today = at.astimezone(zone).date()
        for ahead in range(9):
            day = today + timedelta(days=ahead)
            window = self.days[day.weekday()]
            if window and (opening := instant(day, window.opens, zone)) > at:
                return opening
        return None

    def runs(self) -> list["Run"]:
        """Return runs of neighbouring days with the same window, from Monday on."""
        runs: list[Run] = []
        for place, window in enumerate(self.days):
            if window is None:
                continue
            if runs and runs[-1].last == place - 1 and runs[-1].window == window:
                runs[-1] = Run(runs[-1].first, place, window)
            else:
                runs.append(Run(place, place, window))
        return runs

    def __str__(self) -> str:
        names = [day.capitalize() for day in WEEKDAYS]
        spans = (
            names[a] if a == b else f"{names[a]}–{names[b]}" for a, b in ((run.first, run.last) for run in self.runs())
        )
        return ", ".join(f"{name} {run.window}" for name, run in zip(spans, self.runs(), strict=True)) or "never"


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring days with the same window; days count from Monday, 0."""

    first: int
    last: int
    window: Window


def read_window(key: str, written: object) -> Window | None:
    """Read `["09:00", "18:00"]` or null. Raises `BadHours`, also for an unquoted 18:00, which YAML makes a number."""
    if written is None:
        return None
    if not isinstance(written, Sequence) or isinstance(written, str) or len(written) != 2:  # noqa: PLR2004
        raise BadHours(f"{key} needs an opening and a closing time, not {written!r}")
    opens, closes = (read_clock(key, clock) for clock in written)
    if opens >= closes:
        raise BadHours(f"{key} closes at {closes:%H:%M}, before it opens")
    return Window(opens, closes)


def read_clock(key: str, written: object) -> time:
    """Read a quoted "HH:MM" of the 24-hour clock. Raises `BadHours`."""
    found = CLOCK.fullmatch(written) if isinstance(written, str) else None
    if found is None:
        raise BadHours(f'{key} has {written!r}, which is not a quoted time such as "09:00"')
    return time(int(found[1]), int(found[2]))


def instant(day: date, clock: time, zone: tzinfo) -> datetime:
    """Return the UTC instant of a local day and time; one that the clocks jump over is the instant of the jump."""
    return datetime.combine(day, clock, tzinfo=zone).astimezone(UTC)


def midnight(day: date, zone: tzinfo) -> datetime:
    """Return the UTC instant at which a local day begins."""
    return instant(day, time.min, zone)


@lru_cache(maxsize=1024)
def find_zone(name: str) -> ZoneInfo | None:
    """Return a time zone by its IANA name, or None."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None
