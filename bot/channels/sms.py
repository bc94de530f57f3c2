"""Send by SMS: short texts of their own, quick replies as numbered lines, in the alphabet that costs less."""

from collections.abc import Collection
from datetime import datetime, timedelta

from bot.channels.base import Action, Limit, Refused
from bot.channels.message import Outbound, Receipt
from bot.channels.sms_text import leaving
from bot.channels.twilio import Line
from bot.channels.twilio_codes import meaning

NAME = "sms"
LENGTH_MAX = 1_600
SHORT_CODE_MAX = 6  #: digits
TOLL_FREE = ("+1800", "+1833", "+1844", "+1855", "+1866", "+1877", "+1888")
RATES = {"short": timedelta(milliseconds=100), "toll_free": timedelta(milliseconds=334), "long": timedelta(seconds=1)}


class Sms:
    """The channel of SMS."""

    name = NAME
    inside = False

    def __init__(self, twilio: Line, line: str | None) -> None:
        """Take Twilio, and the number that messages leave from where the creditor has none."""
        self._twilio, self.line = twilio, line

    def send(self, message: Outbound) -> Receipt:
        """Give a message to the carrier."""
        body = _body(message)
        if len(body) > LENGTH_MAX:
            raise Refused("21617", Action.ALERT)
        return self._twilio.create(message, self._line(message), body=body)

    @property
    def account(self) -> str:
        """Return Twilio's account."""
        return self._twilio.account

    def look_up(self, message: Outbound, since: datetime, known: Collection[str]) -> Receipt | None:
        """Ask Twilio whether it took a message."""
        return self._twilio.find(message, self._line(message), since, known, {_body(message)})

    def limits(self, message: Outbound) -> tuple[Limit, ...]:
        """Return the rate of the number: one a second, three from a toll-free one, ten from a short code."""
        line = message.line or self.line or ""
        return (Limit(f"{NAME} {line}", RATES[_kind(line)], burst=3),)

    def meaning(self, code: str) -> Action:
        """Return what follows a code of Twilio's."""
        return meaning(code)

    def _line(self, message: Outbound) -> str:
        line = message.line or self.line
        if line is None:
            raise Refused("no_line", Action.ALERT)
        return line


def _body(message: Outbound) -> str:
    return leaving(message.text, message.buttons, message.locale)


def _kind(line: str) -> str:
    """Return what sort of number it is."""
    if len(line.lstrip("+")) <= SHORT_CODE_MAX:
        return "short"
    return "toll_free" if line.startswith(TOLL_FREE) else "long"
