"""Hold what a text may do with its blanks: write part of a moment, join what there is, choose by what there is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from fluent.runtime.types import FluentType

from flows.wording import figures


@dataclass(frozen=True, slots=True)
class Style:
    """What the filling of one text depends on beside its values."""

    locale: str
    channel: str = "web"
    today: date | None = None


class Moment(FluentType):
    """A day or a time inside a text, open to DAY, TIME and SHORT."""

    def __init__(self, at: date, style: Style) -> None:
        """Keep the moment and how its locale writes it."""
        self.at = at
        self.style = style

    def format(self, locale: object) -> str:  # noqa: ARG002 - Fluent's signature; the client's own locale decides
        """Write the whole moment."""
        write: Callable[..., str] = figures.moment if isinstance(self.at, datetime) else figures.day
        return write(self.at, self.style.locale, self.style.today)

    def day(self) -> str:
        """Write the day alone."""
        return figures.day(self.at, self.style.locale, self.style.today)

    def date(self) -> str:
        """Write the day and its month, without the weekday."""
        return figures.date_alone(self.at, self.style.locale, self.style.today)

    def time(self) -> str:
        """Write the time alone; a date has none, and says so."""
        if not isinstance(self.at, datetime):
            raise TypeError("TIME() of a date without a time")
        return figures.hour(self.at.timetz(), self.style.locale)

    def short(self) -> str:
        """Write day and time briefly: for a button, or for an SMS, where another year is told."""
        return figures.short(self.at, self.style.locale, self.style.today)


def join(*parts: str, by: str = ", ") -> str:
    """Join what there is, each once: a bank without an account's holder leaves no gap."""
    return by.join(dict.fromkeys(part for part in parts if part))


def has(part: str) -> str:
    """Say 'yes' or 'no', for a choice between two wordings."""
    return "yes" if part else "no"


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "DAY": Moment.day,
    "DATE": Moment.date,
    "TIME": Moment.time,
    "SHORT": Moment.short,
    "JOIN": join,
    "HAS": has,
}
