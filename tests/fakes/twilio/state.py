"""Hold what the provider knows: the account, messages, contents, files, phones, windows, and who opted out."""

import threading
from datetime import datetime

from bot.clock import Clock
from tests.fakes.twilio.account import Account
from tests.fakes.twilio.contents import Content
from tests.fakes.twilio.faults import Fault
from tests.fakes.twilio.ledger import Ledger
from tests.fakes.twilio.messages import Message
from tests.fakes.twilio.phones import File, Received
from tests.fakes.twilio.webhooks import Webhooks


class State:
    """What the provider knows, guarded by one lock; webhooks go out without it, so the product may ask meanwhile.

    `windows` holds when a phone wrote last to a line, `opted_out` which pairs of line and phone are blocked.
    """

    def __init__(self, account: Account, clock: Clock, ledger: Ledger) -> None:
        """Begin with nothing but the account."""
        self.account, self.clock, self.ledger = account, clock, ledger
        self.lock = threading.RLock()
        self.messages: dict[str, Message] = {}
        self.contents: dict[str, Content] = {}
        self.files: dict[tuple[str, str], File] = {}
        self.received: dict[str, list[Received]] = {}
        self.windows: dict[tuple[str, str], datetime] = {}
        self.opted_out: set[tuple[str, str]] = set()
        self.reach = dict(account.reach)
        self.webhooks = Webhooks(account.token, self.reached, ledger)

    def get(self, sid: str) -> Message:
        """Return a message. Raises `Fault` where there is none."""
        if sid not in self.messages:
            raise Fault(20404)
        return self.messages[sid]

    def receive(self, number: str, received: Received) -> None:
        """Let a phone receive a message."""
        self.received.setdefault(number, []).append(received)
        ends = {"sid": received.sid, "from": received.sender, "to": number}
        shown = {"text": received.text, "buttons": received.buttons, "items": received.items, "media": received.media}
        self.ledger.write("received", **ends, **shown, by=received.by)

    def reached(self, url: str) -> str:
        """Return where a public address is to be found on this machine."""
        public = max((one for one in self.reach if url.startswith(one)), key=len, default="")
        return self.reach[public] + url.removeprefix(public) if public else url
