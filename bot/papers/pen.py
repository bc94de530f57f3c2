"""Write words, amounts, days and moments on paper as one client reads them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.stage import locale_of
from flows.negotiation.money import Money
from flows.outcome import Say, Values
from flows.wording import figures
from flows.wording.wording import Wording
from storage.schema import Client

MONTH_FIRST = frozenset({"en-US"})  #: where figures of a date begin with the month
NO_YEAR = date.min  #: no day lies in it: on paper every day is written with its year


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes for one client: in their language, in the account's currency, on their clock."""

    wording: Wording
    locale: str
    currency: str
    timezone: str

    @classmethod
    def of(cls, wording: Wording, client: Client, currency: str) -> "Pen":
        """Return the pen of a client's papers."""
        return cls(wording, locale_of(client), currency, client.timezone)

    def say(self, key: str, values: Values | None = None) -> str:
        """Return a text with its blanks filled, days with their year."""
        return self.wording.render(Say(key, values or {}), self.locale, "paper", NO_YEAR).body

    def money(self, minor: int) -> Money:
        """Return an amount in the account's currency."""
        return Money(minor, self.currency)

    def amount(self, minor: int) -> str:
        """Return an amount in words; what lowers a balance stands behind a minus."""
        return self.column((minor,))[0]

    def column(self, minors: Sequence[int]) -> list[str]:
        """Return amounts that stand below one another: with cents all, or none."""
        cents = not all(figures.is_whole(self.money(one)) for one in minors)
        signs = ("-" if one < 0 else "" for one in minors)
        sums = (figures.amount(self.money(abs(one)), self.locale, cents=cents) for one in minors)
        return [f"{sign}{figure}" for sign, figure in zip(signs, sums, strict=True)]

    def day(self, on: date) -> str:
        """Return a day in words, with its year."""
        return figures.day(on, self.locale, NO_YEAR)

    def figures(self, on: date) -> str:
        """Return a day in figures, for a narrow column."""
        return on.strftime("%m/%d/%Y" if self.locale in MONTH_FIRST else "%d/%m/%Y")

    def moment(self, at: datetime) -> datetime:
        """Return a moment on the client's clock."""
        return at.astimezone(ZoneInfo(self.timezone))
