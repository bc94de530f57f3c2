"""Take messages from the product, and see them through their statuses and callbacks."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import httpx

from tests.fakes.twilio.account import new_sid
from tests.fakes.twilio.behaviour import Behaviour
from tests.fakes.twilio.checks import Draft, check
from tests.fakes.twilio.fate import ARRIVED, UNSENT, read_step, steps_of, wrong_of
from tests.fakes.twilio.faults import ENDINGS, Fault
from tests.fakes.twilio.messages import Message
from tests.fakes.twilio.phones import Received
from tests.fakes.twilio.state import State
from tests.fakes.twilio.webhooks import Answer


class Outgoing:
    """The messages from the product to phones."""

    def __init__(self, state: State) -> None:
        """Take what the provider knows."""
        self._state = state
        self._waiting: dict[str, Message] = {}

    def create(self, form: Mapping[str, str], media: tuple[str, ...], behaviour: Behaviour) -> dict[str, Any]:
        """Take a message; return it as it was when it was taken. Raises `Fault`."""
        draft = check(form, media, self._state.account, self._state.contents.get, self._state.clock.now())
        lost = [url for url in draft.media if not self._fetches(url)]
        with self._state.lock:
            if draft.service is None and (draft.line.number, draft.to) in self._state.opted_out:
                raise Fault(21610)
            message = self._message(draft, replace(behaviour, steps=("failed:63019",)) if lost else behaviour)
            taken = message.as_json()
            if not message.due and not behaviour.held:
                self._leave(message, self._state.clock.now())
            return taken

    def tick(self) -> None:
        """Let messages go whose time has come, in order."""
        with self._state.lock:
            now = self._state.clock.now()
            due = [one for one in self._waiting.values() if one.due and one.due <= now]
            for message in sorted(due, key=lambda one: one.due or now):
                self._leave(message, message.due or now)

    def release(self, *sids: str) -> None:
        """Let held messages go, in this order; all of them, in theirs, where none is named."""
        with self._state.lock:
            held = [one.sid for one in self._state.messages.values() if one.behaviour.held]
            for sid in sids or held:
                message = self._state.messages[sid]
                message.behaviour = replace(message.behaviour, held=False)
                self._leave(message, self._state.clock.now())

    def cancel(self, sid: str) -> Message:
        """Cancel a message that is scheduled."""
        with self._state.lock:
            message = self._state.get(sid)
            if message.status != "scheduled":
                raise Fault(20001)
            message.due = None
            del self._waiting[sid]
            self._reach_status(message, "canceled")
            self._state.webhooks.background(lambda: self._call_back(message, "canceled"))
            return message

    def call_back(self, sid: str, *statuses: str, code: int | None = None) -> list[Answer]:
        """Send status callbacks now, in this order, whatever became of the message; return the answers."""
        message = self._state.messages[sid]
        return [self._call_back(message, status, code) for status in statuses]

    def read(self, sid: str) -> None:
        """Let a phone open a message."""
        message = self._state.messages[sid]
        with self._state.lock:
            message.status, message.updated = "read", self._state.clock.now()
            self._state.ledger.write("status", sid=sid, status="read", code=None)
        self._call_back(message, "read")

    def _message(self, draft: Draft, behaviour: Behaviour) -> Message:
        now = self._state.clock.now()
        message = Message(
            sid=new_sid("MM" if draft.media and not draft.line.whatsapp else "SM"),
            account=self._state.account.sid,
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
        self._state.messages[message.sid] = message
        if message.due:
            self._waiting[message.sid] = message
        ends = {"sid": message.sid, "from": message.sender, "to": message.to}
        facts = {"body": message.body, "buttons": draft.shown["buttons"], "content_sid": message.content_sid}
        self._state.ledger.write("accepted", **ends, **facts, callback=message.callback)
        return message

    def _leave(self, message: Message, at: datetime) -> None:
        """Take a message through its statuses, and call them back."""
        message.due = None
        self._waiting.pop(message.sid, None)
        content = self._state.contents.get(message.content_sid or "")
        wrong = wrong_of(message, content, self._state.windows.get((message.sender, message.to)), at)
        if (message.sender, message.to) in self._state.opted_out:
            wrong = 21610
        steps = (f"failed:{wrong}",) if wrong else steps_of(message)
        for step in steps:
            self._reach_status(message, *read_step(step))
        scripted = message.behaviour.callbacks
        called = steps if scripted is None or (wrong and scripted) else scripted
        if called and message.callback:
            self._state.webhooks.background(lambda: self._call_all(message, called))

    def _reach_status(self, message: Message, status: str, code: int | None = None) -> None:
        message.status, message.code, message.updated = status, code, self._state.clock.now()
        if status not in UNSENT and message.sent is None:
            message.sent = message.updated
        self._state.ledger.write("status", sid=message.sid, status=status, code=code)
        if status in ARRIVED:
            self._arrive(message)

    def _arrive(self, message: Message) -> None:
        buttons, items = (tuple((one[0], one[1]) for one in message.rendered[key]) for key in ("buttons", "items"))
        shown = Received(message.sid, message.sender, message.body, buttons, items, message.media, message.content_sid)
        self._state.receive(message.to, shown)

    def _call_all(self, message: Message, steps: Iterable[str]) -> None:
        for step in steps:
            if self._state.webhooks.pause(message.behaviour.delay):
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
        return self._state.webhooks.post(message.callback, fields, "status") if message.callback else Answer(None)

    def _fetches(self, url: str) -> bool:
        """Fetch a file to send, where it lies with the product; tell whether it is there."""
        actual = self._state.reached(url)
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
