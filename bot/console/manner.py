"""Write amounts, days, stretches of time and addresses as the creditor's country has them, in the reader's tongue."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.actors import OPERATOR, name_of
from bot.campaigns import CLOCK
from bot.console import words
from bot.console.speech import N_, Phrases, language, say
from flows.negotiation.money import Money
from flows.wording import figures
from storage.schema import Creditor
from storage.unit_of_work import UnitOfWork

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SHOWN = 4  #: last characters of an address
MASKED = frozenset({"sms", "whatsapp", "telegram"})  #: channels whose addresses say something to people
ACTORS = Phrases({OPERATOR: N_("operación"), CLOCK: N_("el sistema")})
NEAR = Phrases({-1: N_("ayer"), 0: N_("hoy"), 1: N_("mañana")})


@dataclass(frozen=True, slots=True)
class Manner:
    """How one creditor's figures are written, now."""

    locale: str
    currency: str
    zone: ZoneInfo
    now: datetime

    @classmethod
    def of(cls, creditor: Creditor, now: datetime) -> "Manner":
        """Return a creditor's manner, in the language that is spoken."""
        return cls(f"{language()}-{creditor.country}", creditor.currency, ZoneInfo(creditor.timezone), now)

    @property
    def today(self) -> date:
        """Return the creditor's local date."""
        return self.now.astimezone(self.zone).date()

    def amount(self, minor: int, currency: str | None = None) -> str:
        """Write minor units of the creditor's currency, or of another."""
        return figures.amount(Money(minor, currency or self.currency), self.locale)

    def day(self, on: date) -> str:
        """Write weekday, day and month."""
        return figures.day(on, self.locale, self.today)

    def short(self, on: date) -> str:
        """Write a day briefly, with the year where it is another one."""
        return figures.short(on, self.locale, self.today)

    def hour(self, at: datetime) -> str:
        """Write the time of a moment."""
        return figures.hour(at.astimezone(self.zone).timetz(), self.locale)

    def moment(self, at: datetime) -> str:
        """Write a moment as people say it: 'hoy a las 17:00', 'el vie 13/3 a las 9:00'."""
        local = at.astimezone(self.zone)
        clock = self.hour(at)
        name = NEAR.get((local.date() - self.today).days) or say("el %(day)s", day=self.short(local.date()))
        if figures.is_one(clock):
            return say("%(day)s a la %(hour)s", day=name, hour=clock)
        return say("%(day)s a las %(hour)s", day=name, hour=clock)


def span(length: timedelta) -> str:
    """Write a stretch of time in its two largest units: '3 h 12 min', '2 días', '5 min'."""
    length = max(length, timedelta())
    if length >= 2 * DAY:
        return say("%(days)s días", days=length.days)
    hours, rest = divmod(length, HOUR)
    minutes = rest // timedelta(minutes=1)
    if hours:
        return say("%(hours)s h %(minutes)s min", hours=hours, minutes=minutes) if minutes else f"{hours} h"
    return f"{minutes} min" if minutes else say("menos de 1 min")


def by_whom(uow: UnitOfWork, by: str) -> str:
    """Say who acted, by their name; who runs the service without giving one has none."""
    return ACTORS.get(by) or name_of(uow, by)


def ended(words: str) -> str:
    """End words with a full stop; a time of the day may have brought it: 'a las 5 p. m.'."""
    return words if words.endswith(".") else f"{words}."


def place(channel: str, address: str) -> str:
    """Write a channel with an address on it, masked: 'WhatsApp ··· 4321'; of a personal link, the channel alone."""
    return " ".join(filter(None, [words.CHANNELS.get(channel, channel), _masked(channel, address)]))


def _masked(channel: str, address: str) -> str:
    """Write an address so that it is known again and not given away: '··· 4321'; nothing for a personal link."""
    return f"··· {address[-SHOWN:]}" if channel in MASKED and len(address) > SHOWN else ""
