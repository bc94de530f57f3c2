"""Send by WhatsApp: free text and buttons inside the client's window of 24 hours, approved templates outside of it.

A message that has no template waits for the client: `WindowClosed`. The window is the provider's own rule, so what it
says later (63016) means the same.
"""

import json
from collections.abc import Callable, Collection
from datetime import datetime, timedelta

from bot.channels.base import Action, Limit, Refused, WindowClosed
from bot.channels.message import Outbound, Receipt
from bot.channels.twilio import Line
from bot.channels.twilio_codes import meaning
from bot.contents import OPENER, session_name, session_variables
from flows.wording.choices import listed
from flows.wording.errors import MissingBlank
from flows.wording.templates import Catalogue, Template, variables
from flows.wording.wording import Wording

NAME = "whatsapp"
LENGTH_MAX = 1_600
MARGIN = timedelta(minutes=1)  #: the provider counts from when it got the client's message, not from when we did
SENDER_RATE = timedelta(milliseconds=100)  #: of 80 a second that a number may have; a new one has fewer
PAIR_RATE, PAIR_BURST = timedelta(seconds=6), 10  #: to one and the same person


class WhatsApp:
    """The channel of WhatsApp."""

    name = NAME
    inside = False

    def __init__(
        self,
        twilio: Line,
        line: str | None,
        catalogue: Catalogue,
        sid_of: Callable[[str], str | None],
        wording: Wording,
        now: Callable[[], datetime],
        own_of: Callable[[str], Catalogue | None] = lambda _: None,
    ) -> None:
        """Take Twilio, the number where the creditor has none, the templates, and the provider's names of them.

        `own_of` returns a creditor's own templates.
        """
        self._twilio, self.line, self._now = twilio, line, now
        self._catalogue, self._sid_of, self._wording, self._own_of = catalogue, sid_of, wording, own_of

    def send(self, message: Outbound) -> Receipt:
        """Give a message to WhatsApp, in the way that the window allows."""
        return self._say(message) if self._is_inside(message) else self._send_template(message)

    def numbers(self, message: Outbound) -> bool:
        """Say whether quick replies are written below the text: inside the window, without a content for them."""
        return bool(message.buttons) and self._is_inside(message) and self._buttons(message) is None

    @property
    def account(self) -> str:
        """Return Twilio's account."""
        return self._twilio.account

    def look_up(self, message: Outbound, since: datetime, known: Collection[str]) -> Receipt | None:
        """Ask Twilio whether it took a message."""
        bodies = {message.text, listed(message.text, message.buttons, message.locale)}
        return self._twilio.find(message, self._line(message), since, known, bodies)

    def limits(self, message: Outbound) -> tuple[Limit, ...]:
        """Return the rates of the number, and of the number and this person."""
        line = message.line or self.line or ""
        pair = Limit(f"{NAME} {line} {message.address}", PAIR_RATE, PAIR_BURST, shared=False)
        return (pair, Limit(f"{NAME} {line}", SENDER_RATE, burst=10))

    def meaning(self, code: str) -> Action:
        """Return what follows a code of Twilio's."""
        return meaning(code)

    def _is_inside(self, message: Outbound) -> bool:
        """Say whether WhatsApp takes free text now."""
        until = message.window_until
        return until is not None and self._now() < until - MARGIN

    def _buttons(self, message: Outbound) -> str | None:
        """Return the provider's name of the content that shows the quick replies as buttons, if there is one."""
        name = session_name(message.text, message.buttons)
        return self._sid_of(name) if name else None

    def _say(self, message: Outbound) -> Receipt:
        """Send free text, with buttons where the account has a content for them; else they are written below it."""
        sid = self._buttons(message)
        if sid is None:
            receipt = self._write(message, listed(message.text, message.buttons, message.locale))
            if message.file is not None:  # no words stand below a document there, so it follows them
                self._twilio.attach(message, self._line(message), message.file.url)
            return receipt
        opener = self._wording.word(OPENER, message.locale)
        blanks = session_variables(message.text, message.buttons, opener)
        return self._fill(message, sid, blanks)

    def _send_template(self, message: Outbound) -> Receipt:
        template, sid = self._template(message)
        if template is None or sid is None:
            raise WindowClosed("template_missing")
        try:
            blanks = variables(template, message.values, message.locale, message.today)
        except MissingBlank as fault:
            raise WindowClosed("template_blank") from fault
        return self._fill(message, sid, blanks)

    def _template(self, message: Outbound) -> tuple[Template | None, str | None]:
        """Return the template of a message with the provider's name of it: the creditor's own once it may be sent."""
        own = self._own_of(message.creditor)
        found = own.choose(message.text_key or "", message.locale) if own else None
        if found and (sid := self._sid_of(found.name)):
            return found, sid
        house = self._catalogue.choose(message.text_key or "", message.locale)
        return house, self._sid_of(house.name) if house else None

    def _write(self, message: Outbound, body: str) -> Receipt:
        if len(body) > LENGTH_MAX:
            raise Refused("21617", Action.ALERT)
        return self._twilio.create(message, self._line(message), body=body)

    def _fill(self, message: Outbound, sid: str, blanks: dict[str, str]) -> Receipt:
        words = json.dumps(blanks, ensure_ascii=False)
        return self._twilio.create(message, self._line(message), content_sid=sid, content_variables=words)

    def _line(self, message: Outbound) -> str:
        line = message.line or self.line
        if line is None:
            raise Refused("no_line", Action.ALERT)
        return line
