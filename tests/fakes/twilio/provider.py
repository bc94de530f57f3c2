"""Be the provider: hold its state, and change it as requests, phones, time and tests ask."""

import threading
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final
from xml.etree import ElementTree as ET

import httpx

from bot.clock import Clock
from tests.fakes.twilio.account import Account, Line, new_sid
from tests.fakes.twilio.behaviour import NORMAL, Behaviour, Script
from tests.fakes.twilio.checks import Draft, check
from tests.fakes.twilio.contents import Content
from tests.fakes.twilio.fate import ARRIVED, UNSENT, read_step, steps_of, wrong_of
from tests.fakes.twilio.faults import ENDINGS, Fault
from tests.fakes.twilio.ledger import Ledger
from tests.fakes.twilio.messages import Message, Search
from tests.fakes.twilio.phones import File, Phone, Received, Written
from tests.fakes.twilio.webhooks import Answer, Webhooks

OWN_REPLIES: Final = {
    "STOP": "You have successfully been unsubscribed. You will not receive any more messages from this number. "
    "Reply START to resubscribe.",
    "START": "You have successfully been re-subscribed to messages from this number. Reply HELP for help. "
    "Reply STOP to unsubscribe.",
    "HELP": "Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
}
"""What the provider answers by itself on SMS."""


class Twilio:
    """The provider with one account. `address` is where its API is served, set by whoever serves it.

    All is guarded by one lock; webhooks go out without it, so that the product may ask the API while it answers.
    """

    def __init__(
        self, account: Account, clock: Clock | None = None, ledger: Ledger | None = None, seed: int = 0
    ) -> None:
        """Take the account, the clock that tells windows and queues, the ledger, and the seed of the weather."""
        self.account, self.clock = account, clock or Clock()
        self.ledger = ledger or Ledger(self.clock.now)
        self.address = ""
        self.messages: dict[str, Message] = {}
        self.contents: dict[str, Content] = {}
        self.files: dict[tuple[str, str], File] = {}
        self.webhooks = Webhooks(account.token, self._reached, self.ledger)
        self._reach = dict(account.reach)
        self._script = Script(seed)
        self._phones: dict[str, Phone] = {}
        self._windows: dict[tuple[str, str], datetime] = {}
        self._opted_out: set[tuple[str, str]] = set()
        self._lock = threading.RLock()

    # What a test says

    def script(self, behaviour: Behaviour, *, to: str | None = None, times: int | None = 1) -> None:
        """Let a behaviour meet the next so many requests to a number, or to all; without a count, from now on."""
        self._script.add(behaviour, to=to, times=times)

    def weather(self, *shares: tuple[float, Behaviour]) -> None:
        """Let behaviours happen by chance, each to a share of the requests."""
        self._script.set_weather(*shares)

    def calm(self) -> None:
        """Forget all that was scripted, and the weather."""
        self._script.clear()

    def next_behaviour(self, to: str) -> Behaviour:
        """Take what happens to a request."""
        return self._script.next(to)

    def reach(self, public: str, actual: str) -> None:
        """Say where a public address is to be found on this machine from now on."""
        self._reach[public] = actual

    def phone(self, number: str) -> Phone:
        """Return a client's phone."""
        with self._lock:
            return self._phones.setdefault(number, Phone(self, number))

    def advance(self, time: timedelta) -> None:
        """Move the provider's clock, and let go what was to wait so long."""
        self.clock.set_offset(self.clock.offset + time)
        self.tick()

    def tick(self) -> None:
        """Let messages go whose time has come, in order."""
        with self._lock:
            now = self.clock.now()
            due = [one for one in self.messages.values() if one.due and one.due <= now]
            for message in sorted(due, key=lambda one: one.due or now):
                self._leave(message, message.due or now)

    def release(self, *sids: str) -> None:
        """Let held messages go, in this order; all of them, in theirs, where none is named."""
        with self._lock:
            held = [one.sid for one in self.messages.values() if one.behaviour.held]
            for sid in sids or held:
                message = self.messages[sid]
                message.behaviour = replace(message.behaviour, held=False)
                self._leave(message, self.clock.now())

    def call_back(self, sid: str, *statuses: str, code: int | None = None) -> list[Answer]:
        """Send status callbacks now, in this order, whatever became of the message; return the answers."""
        message = self.messages[sid]
        return [self._call_back(message, status, code) for status in statuses]

    def approve(self, sid: str) -> None:
        """Let WhatsApp approve a content."""
        self.contents[sid].approval["status"] = "approved"

    def reject(self, sid: str, reason: str) -> None:
        """Let WhatsApp reject a content."""
        self.contents[sid].approval |= {"status": "rejected", "rejection_reason": reason}

    def opt_out(self, line: str, number: str) -> None:
        """Let a number be unsubscribed from one of the account's."""
        self._opted_out.add((line, number))

    def idle(self, timeout: float = 30) -> bool:
        """Wait until no callback is under way; tell whether that came to pass."""
        return self.webhooks.idle(timeout)

    def close(self) -> None:
        """End the threads, and close the ledger."""
        self.webhooks.close()
        self.ledger.close()

    # What the API asks

    def create(self, form: Mapping[str, str], media: tuple[str, ...], behaviour: Behaviour = NORMAL) -> dict[str, Any]:
        """Take a message; return it as it was when it was taken. Raises `Fault`."""
        draft = check(form, media, self.account, self.contents.get, self.clock.now())
        lost = [url for url in draft.media if not self._fetches(url)]
        with self._lock:
            if draft.service is None and (draft.line.number, draft.to) in self._opted_out:
                raise Fault(21610)
            message = self._message(draft, replace(behaviour, steps=("failed:63019",)) if lost else behaviour)
            taken = message.as_json()
            if not message.due and not behaviour.held:
                self._leave(message, self.clock.now())
            return taken

    def _message(self, draft: Draft, behaviour: Behaviour) -> Message:
        now = self.clock.now()
        message = Message(
            sid=new_sid("MM" if draft.media and not draft.line.whatsapp else "SM"),
            account=self.account.sid,
            sender=draft.line.number,
            to=draft.to,
            body=draft.body,
            direction="outbound-api",
            status=_first_status(draft),
            created=now,
            updated=now,
            service=draft.service.sid if draft.service else None,
            media=draft.media,
            content_sid=draft.content.sid if draft.content else None,
            callback=draft.callback,
            due=draft.send_at or (now + timedelta(seconds=behaviour.queued) if behaviour.queued else None),
            valid_until=(draft.send_at or now) + draft.validity if draft.validity else None,
            listed=now + timedelta(seconds=behaviour.unlisted) if behaviour.unlisted else None,
            behaviour=behaviour,
            rendered=draft.shown,
        )
        self.messages[message.sid] = message
        ends = {"sid": message.sid, "from": message.sender, "to": message.to}
        facts = {"body": message.body, "buttons": draft.shown["buttons"], "content_sid": message.content_sid}
        self.ledger.write("accepted", **ends, **facts, callback=message.callback)
        return message

    def find(self, search: Search) -> list[Message]:
        """Return the messages of a list, newest first."""
        with self._lock:
            now = self.clock.now()
            return [message for message in reversed(self.messages.values()) if search.finds(message, now)]

    def get(self, sid: str) -> Message:
        """Return a message. Raises `Fault` where there is none."""
        if sid not in self.messages:
            raise Fault(20404)
        return self.messages[sid]

    def cancel(self, sid: str) -> Message:
        """Cancel a message that is scheduled."""
        with self._lock:
            message = self.get(sid)
            if message.status != "scheduled":
                raise Fault(20001)
            message.due = None
            self._reach_status(message, "canceled")
            self.webhooks.background(lambda: self._call_back(message, "canceled"))
            return message

    def delete(self, sid: str) -> None:
        """Delete a message."""
        with self._lock:
            self.get(sid)
            del self.messages[sid]

    # What becomes of a message

    def _leave(self, message: Message, at: datetime) -> None:
        """Take a message through its statuses, and call them back."""
        message.due = None
        content = self.contents.get(message.content_sid or "")
        wrong = wrong_of(message, content, self._windows.get((message.sender, message.to)), at)
        if (message.sender, message.to) in self._opted_out:
            wrong = 21610
        steps = (f"failed:{wrong}",) if wrong else steps_of(message)
        for step in steps:
            self._reach_status(message, *read_step(step))
        scripted = message.behaviour.callbacks
        called = steps if scripted is None or (wrong and scripted) else scripted
        if called and message.callback:
            self.webhooks.background(lambda: self._call_all(message, called))

    def _reach_status(self, message: Message, status: str, code: int | None = None) -> None:
        message.status, message.code, message.updated = status, code, self.clock.now()
        if status not in UNSENT and message.sent is None:
            message.sent = message.updated
        self.ledger.write("status", sid=message.sid, status=status, code=code)
        if status in ARRIVED:
            self._arrive(message)

    def _arrive(self, message: Message) -> None:
        buttons, items = (tuple((one[0], one[1]) for one in message.rendered[key]) for key in ("buttons", "items"))
        shown = Received(message.sid, message.sender, message.body, buttons, items, message.media, message.content_sid)
        self._receive(message.to, shown)

    def _receive(self, number: str, received: Received) -> None:
        self.phone(number).received.append(received)
        ends = {"sid": received.sid, "from": received.sender, "to": number}
        shown = {"text": received.text, "buttons": received.buttons, "items": received.items, "media": received.media}
        self.ledger.write("received", **ends, **shown, by=received.by)

    def _call_all(self, message: Message, steps: Iterable[str]) -> None:
        for step in steps:
            if self.webhooks.pause(message.behaviour.delay):
                return
            status, code = read_step(step)
            self._call_back(message, status, code or (message.code if status == message.status else None))

    def _call_back(self, message: Message, status: str, code: int | None = None) -> Answer:
        fields = {
            "MessageSid": message.sid,
            "MessageStatus": status,
            "SmsSid": message.sid,
            "SmsStatus": status,
            "To": message.to,
            "From": message.sender,
            "AccountSid": message.account,
            "ApiVersion": "2010-04-01",
        }
        if message.service:
            fields["MessagingServiceSid"] = message.service
        if code:
            fields |= {"ErrorCode": str(code), "ErrorMessage": ENDINGS.get(code, "Error")}
        if message.whatsapp:
            fields |= {"ChannelPrefix": "whatsapp", "ChannelToAddress": message.to, "EventType": status.upper()}
        elif status == "delivered":
            fields["RawDlrDoneDate"] = message.updated.strftime("%y%m%d%H%M")
        return self.webhooks.post(message.callback, fields, "status") if message.callback else Answer(None)

    # What phones do

    def write(self, number: str, to: str, written: Written) -> Answer:
        """Take what a phone writes to one of the account's numbers, and tell the product; return its answer."""
        line = self.account.line(to)
        if line is None:
            raise LookupError(f"{to} is no number of the account.")
        with self._lock:
            message = self._inbound(number, line, written)
            opted = self._opted(message, line)
            fields = written.own_fields(message, line, opted) | self._keep(message, written.files)
        answer = self.webhooks.post(line.webhook, fields, "inbound") if line.webhook else Answer(None)
        self._reply(message, answer)
        return answer

    def read(self, sid: str) -> None:
        """Let a phone open a message."""
        message = self.messages[sid]
        with self._lock:
            message.status, message.updated = "read", self.clock.now()
            self.ledger.write("status", sid=sid, status="read", code=None)
        self._call_back(message, "read")

    def _inbound(self, number: str, line: Line, written: Written) -> Message:
        now = self.clock.now()
        service = next((one.sid for one in self.account.services if line.number in one.numbers), None)
        sid = new_sid("MM" if written.files else "SM")
        message = Message(
            sid, self.account.sid, number, line.number, written.body, "inbound", "received", now, now, service, sent=now
        )
        self.messages[sid] = message
        self._windows[line.number, number] = now
        self.ledger.write("wrote", sid=sid, to=line.number, text=written.body, **{"from": number})
        return message

    def _opted(self, message: Message, line: Line) -> str | None:
        """Do what the provider does by itself with an opt-out word; return what it says of it in the webhook."""
        words = line.own_words
        kind = words.kind(message.body) if words else None
        if words is None or kind is None:
            return None
        pair = (line.number, message.sender)
        if kind == "STOP":
            self._opted_out.add(pair)
        if kind == "START":
            self._opted_out.discard(pair)
        self._receive(message.sender, Received(new_sid("SM"), line.number, OWN_REPLIES[kind], by="provider"))
        return kind if words.advanced else None

    def _keep(self, message: Message, files: tuple[File, ...]) -> dict[str, str]:
        """Keep files that a phone sent; return the fields that name them."""
        fields: dict[str, str] = {}
        for place, file in enumerate(files):
            sid = new_sid("ME")
            self.files[message.sid, sid] = file
            url = f"{self.address}{message.path}/Media/{sid}"
            fields |= {f"MediaContentType{place}": file.content_type, f"MediaUrl{place}": url}
            message.media = (*message.media, url)
        return fields

    def _reply(self, message: Message, answer: Answer) -> None:
        """Send what the product answered the webhook in the provider's own markup."""
        if not answer.taken or not answer.text.lstrip().startswith("<"):
            return
        for said in ET.fromstring(answer.text).iter("Message"):  # noqa: S314 - what our own product answered
            text = "".join(said.itertext()).strip()
            with self._lock:
                self._receive(message.sender, Received(new_sid("SM"), message.to, text, by="markup"))

    # How the product is reached

    def _reached(self, url: str) -> str:
        public = max((one for one in self._reach if url.startswith(one)), key=len, default="")
        return self._reach[public] + url.removeprefix(public) if public else url

    def _fetches(self, url: str) -> bool:
        """Fetch a file to send, where it lies with the product; tell whether it is there."""
        actual = self._reached(url)
        if actual == url:
            return True
        try:
            return httpx.get(actual, trust_env=False, follow_redirects=True, timeout=10).is_success
        except httpx.TransportError:
            return False


def _first_status(draft: Draft) -> str:
    if draft.send_at:
        return "scheduled"
    return "accepted" if draft.service else "queued"
