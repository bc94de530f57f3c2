"""Take what phones write, do what the provider does with it by itself, and tell the product."""

from typing import Final
from xml.etree import ElementTree as ET

from tests.fakes.twilio.account import Line, new_sid
from tests.fakes.twilio.messages import Message
from tests.fakes.twilio.phones import File, Received, Written
from tests.fakes.twilio.state import State
from tests.fakes.twilio.webhooks import Answer

OWN_REPLIES: Final = {
    "STOP": "You have successfully been unsubscribed. You will not receive any more messages from this number. "
    "Reply START to resubscribe.",
    "START": "You have successfully been re-subscribed to messages from this number. Reply HELP for help. "
    "Reply STOP to unsubscribe.",
    "HELP": "Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
}
"""What the provider answers by itself on SMS."""


class Incoming:
    """The messages from phones to the product. `address` is where their files can be fetched."""

    def __init__(self, state: State) -> None:
        """Take what the provider knows."""
        self._state, self.address = state, ""
        self._told: dict[str, tuple[str, dict[str, str], str]] = {}

    def write(self, number: str, to: str, written: Written) -> Answer:
        """Take what a phone writes to one of the account's numbers, and tell the product; return its answer."""
        line = self._state.account.line(to)
        if line is None:
            raise LookupError(f"{to} is no number of the account.")
        with self._state.lock:
            message = self._inbound(number, line, written)
            opted = self._opted(message, line)
            fields = written.own_fields(message, line, opted) | self._keep(message, written.files)
        if not line.webhook:
            return Answer(None)
        answer = self._state.webhooks.post(line.webhook, fields, "inbound")
        self._told[number] = (line.webhook, fields, answer.token)
        self._reply(message, answer)
        return answer

    def repeat(self, number: str) -> Answer:
        """Send a phone's newest webhook once more, as after an answer that was lost: the same fields and token."""
        webhook, fields, token = self._told[number]
        return self._state.webhooks.post(webhook, fields, "inbound", token)

    def _inbound(self, number: str, line: Line, written: Written) -> Message:
        now = self._state.clock.now()
        service = next((one.sid for one in self._state.account.services if line.number in one.numbers), None)
        sid = new_sid("MM" if written.files else "SM")
        message = Message(
            sid,
            self._state.account.sid,
            number,
            line.number,
            written.body,
            "inbound",
            "received",
            now,
            now,
            service,
            sent=now,
        )
        self._state.messages[sid] = message
        self._state.windows[line.number, number] = now
        self._state.ledger.write("wrote", sid=sid, to=line.number, text=written.body, **{"from": number})
        return message

    def _opted(self, message: Message, line: Line) -> str | None:
        """Do what the provider does by itself with an opt-out word; return what it says of it in the webhook."""
        words = line.own_words
        kind = words.kind(message.body) if words else None
        if words is None or kind is None:
            return None
        pair = (line.number, message.sender)
        if kind == "STOP":
            self._state.opted_out.add(pair)
        if kind == "START":
            self._state.opted_out.discard(pair)
        self._state.receive(message.sender, Received(new_sid("SM"), line.number, OWN_REPLIES[kind], by="provider"))
        return kind if words.advanced else None

    def _keep(self, message: Message, files: tuple[File, ...]) -> dict[str, str]:
        """Keep files that a phone sent; return the fields that name them."""
        fields: dict[str, str] = {}
        for place, file in enumerate(files):
            sid = new_sid("ME")
            self._state.files[message.sid, sid] = file
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
            with self._state.lock:
                self._state.receive(message.sender, Received(new_sid("SM"), message.to, text, by="markup"))
