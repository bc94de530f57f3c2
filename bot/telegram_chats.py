"""② What a private chat of Telegram tells beside words, put into the words of every channel before it is handled.

A button names our message and its place there: it counts only in the chat that the message was sent to, once, and only
while nothing was said after it, unless it only opens a way and agrees to nothing. A link's word binds the chat to the
client that it was made for, once; who they are is still asked.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.channels.telegram import NAME
from bot.channels.telegram_text import Press, read_press
from bot.conversation import Bot
from bot.receipts import Receipts
from bot.reception import greet_anew
from flows.interrupts import OPENERS
from flows.turn import EDITED, OLD_BUTTON, OLD_LINK
from storage.queue.inbox import Arrived
from storage.schema import Direction, Link, Message, OutboxRow
from storage.unit_of_work import UnitOfWork

LINK_AGE = timedelta(days=7)  #: how long a link's word binds a chat
CONSENT = "telegram_start"  #: who opens a chat with the bot by their own link agrees to be written to there
GREET = "greet"  #: what opening the chat says
PRESSED_TWICE = timedelta(minutes=1)  #: within which a second press of the same button is the first one's
LATEST = 100  #: messages among which something said later is looked for


def make_link(uow: UnitOfWork, creditor: str, client: str, bot: str, now: datetime) -> str:
    """Return the address that opens a chat of a client with the bot; its word is opaque, used once, and expires."""
    return f"https://t.me/{bot}?start={uow.links.make(NAME, creditor, client, now, LINK_AGE)}"


@dataclass(frozen=True, slots=True)
class Chats:
    """Handles what arrives from private chats."""

    bot: Bot
    receipts: Receipts

    def receive(self, uow: UnitOfWork, arrived: Arrived, now: datetime) -> None:
        """Handle one update that was claimed from the inbox, up to the writing of what follows."""
        read = next((read for key, read in READERS.items() if key in arrived.payload), None)
        found = read(self, uow, arrived, now) if read else arrived
        if found is not None:
            self.bot.receive(uow, found, now)

    def _block(self, uow: UnitOfWork, arrived: Arrived, now: datetime) -> None:
        """Record that nothing arrives in this chat, until somebody writes from it."""
        address = uow.addresses.find(NAME, arrived.address)
        if address is not None:
            uow.addresses.mark_unreachable(address.id, "blocked", now)

    def _edit(self, _: UnitOfWork, arrived: Arrived, __: datetime) -> Arrived:
        """Return an edit as such: what it changed was handled, and is not handled again."""
        return _as(arrived, EDITED)

    def _start(self, uow: UnitOfWork, arrived: Arrived, now: datetime) -> Arrived:
        """Return a greeting, of the client whose link was used; a word that binds nothing is told to be none."""
        word = str(arrived.payload["start"])
        link = uow.links.use(word, NAME, now) if word else None
        if link is not None:
            self._bind(uow, link, arrived.address, now)
            arrived = replace(arrived, creditor_id=link.creditor_id, client_id=link.client_id)
        elif word:
            return _as(arrived, OLD_LINK)
        return _saying(arrived, str(arrived.payload.get("text") or ""), GREET)

    def _bind(self, uow: UnitOfWork, link: Link, chat: str, now: datetime) -> None:
        """Let the client be reached in this chat; it shows nothing of who they are."""
        uow.scope(link.creditor_id)
        address = uow.addresses.ensure(NAME, chat, now)
        greet_anew(uow, link.creditor_id, link.client_id)
        facts = {"consent": True, "consent_source": CONSENT, "consent_at": now}
        uow.clients.reach(link.creditor_id, link.client_id, address.id, **facts)
        subject = f"client:{link.client_id}"
        uow.audit.append(link.creditor_id, now, "client", "address.bound", subject, {"channel": NAME})

    def _press(self, uow: UnitOfWork, arrived: Arrived, now: datetime) -> Arrived | None:
        """Return the quick reply that was pressed; nothing when the same press was handled before."""
        press = read_press(str(arrived.payload["pressed"]))
        row = uow.outbox.get(press.reference) if press else None
        if press is None or row is None or not _is_here(uow, row, arrived.address):
            return _as(arrived, OLD_BUTTON)
        self._seen(uow, row, arrived, now)
        uow.scope(row.creditor_id)
        arrived = replace(arrived, creditor_id=row.creditor_id, client_id=row.client_id)
        message = uow.messages.get(row.creditor_id, row.message_id)
        choice = _choice(message, press)
        if choice is None:
            return _as(arrived, OLD_BUTTON)
        later = uow.messages.of(row.creditor_id, row.client_id, message.seq, LATEST)
        if _is_repeated(str(choice["id"]), later, now):
            return None
        if choice["id"] not in OPENERS and any(one.direction is Direction.IN or one.choices for one in later):
            return _as(arrived, OLD_BUTTON)
        return _saying(arrived, str(choice["title"]), str(choice["id"]))

    def _seen(self, uow: UnitOfWork, row: OutboxRow, arrived: Arrived, now: datetime) -> None:
        """Record that a message was read: who presses its button has it before them."""
        name = f"{arrived.address}:{arrived.payload.get('below')}"
        uow.receipts.accept(channel=NAME, provider_id=name, status="read", at=now, outbox_id=row.id)
        self.receipts.apply(uow, NAME, name, row.id, now)


Reader = Callable[[Chats, UnitOfWork, Arrived, datetime], Arrived | None]
READERS: Mapping[str, Reader] = {
    "blocked": Chats._block,  # noqa: SLF001 - the table of this very class
    "edited": Chats._edit,  # noqa: SLF001
    "start": Chats._start,  # noqa: SLF001
    "pressed": Chats._press,  # noqa: SLF001
}
"""What an update tells beside words, by the key that says so."""


def _is_here(uow: UnitOfWork, row: OutboxRow, chat: str) -> bool:
    """Say whether a message was sent to this very chat."""
    address = uow.addresses.get(row.address_id)
    return row.channel == NAME and address.address == chat


def _is_repeated(button: str, later: list[Message], now: datetime) -> bool:
    """Say whether a press is one that was handled: the only answer so far, or the last one a moment ago.

    What only opens a way may be opened again after that moment.
    """
    said = [one for one in later if one.direction is Direction.IN]
    pressed = [(one.reading or {}).get("button") for one in said]
    recent = bool(said) and now - said[-1].at < PRESSED_TWICE
    return pressed[-1:] == [button] and (recent or (len(pressed) == 1 and button not in OPENERS))


def _choice(message: Message, press: Press) -> Mapping[str, Any] | None:
    """Return the quick reply at the place that was pressed, if it still means what the button said."""
    choices = message.choices or []
    choice = choices[press.place] if press.place < len(choices) else None
    return choice if choice is not None and press.is_of(str(choice["id"])) else None


def _saying(arrived: Arrived, text: str, button: str) -> Arrived:
    return replace(arrived, payload={**arrived.payload, "text": text, "button": button})


def _as(arrived: Arrived, kind: str) -> Arrived:
    """Return what arrived as a kind of its own; the words of an edit stay with it."""
    text = arrived.payload.get("text") if kind == EDITED else ""
    return replace(arrived, payload={**arrived.payload, "text": text, "button": None, "kind": kind, "media": ()})
