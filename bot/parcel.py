"""Hold a message that is about to leave, with everything that the door and its channel must know of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.buttons import NUMBER
from bot.channels.message import Enclosure, Kind, Outbound
from bot.door import WINDOW, Knock
from bot.files import ENCLOSED
from bot.papers.links import Links
from bot.profiles import Profile, Profiles
from bot.stage import locale_of
from bot.window import heard_at, own_sender
from flows.wording.choices import numbers
from storage.queue.leases import Leased
from storage.schema import Address, Client, Conversation, Message, Person
from storage.unit_of_work import UnitOfWork

TOLD_CLOSED = "told_closed"  #: stands with a message whose provider said that the client's window is closed


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message with everything that must be known of it to let it leave."""

    leased: Leased
    message: Message
    client: Client
    person: Person
    address: Address
    conversation: Conversation
    profile: Profile
    file: Enclosure | None = None

    def knock(self) -> Knock:
        """Return it as it stands before the door."""
        message, whose = self.message, (self.profile, self.client, self.conversation)
        about = (message.kind, message.initiated_by, self.leased.channel, self.address)
        return Knock(*about, *whose, message.at, message.campaign_id, message.trace_id)

    def outbound(self, now: datetime, valid_for: timedelta | None = None) -> Outbound:
        """Return it in the words of channels."""
        message, heard = self.message, self._heard()
        return Outbound(
            creditor=self.leased.creditor_id,
            client=self.leased.client_id,
            number=message.seq,
            address=self.address.reply_to or self.address.address,
            text=message.text,
            buttons=tuple((choice["id"], choice["title"]) for choice in message.choices or ()),
            trace_id=message.trace_id,
            reference=self.leased.id,
            line=self._line(),
            kind=message.kind,
            locale=locale_of(self.client),
            today=now.astimezone(ZoneInfo(self.client.timezone)).date(),
            text_key=message.text_key,
            values=message.values or {},
            window_until=heard + WINDOW if heard else None,
            valid_for=valid_for,
            file=self.file,
        )

    def number(self, *, listed: bool) -> None:
        """Note with the message under which numbers its quick replies leave, where they are `listed` below the text."""
        choices = [{"id": one["id"], "title": one["title"]} for one in self.message.choices or ()]
        if listed and len(choices) > 1:
            shown = numbers([(one["id"], one["title"]) for one in choices])
            choices = [{**one, NUMBER: place} for one, place in zip(choices, shown, strict=True)]
        if choices != (self.message.choices or []):
            self.message.choices = choices

    def _line(self) -> str | None:
        """Return the number or bot that it leaves from: the one the client wrote to, else the creditor's own."""
        channel, conversation = self.leased.channel, self.conversation
        return conversation.line if conversation.channel == channel and conversation.line else self._own()

    def _own(self) -> str | None:
        """Return the number or bot that is the creditor's alone."""
        return own_sender(self.profile, self.leased.channel)

    def _heard(self) -> datetime | None:
        """Return when the client wrote last to the number it leaves from, None when that cannot be said."""
        if self.message.error == TOLD_CLOSED:
            return None
        return heard_at(self.profile, self.address, self.conversation)


@dataclass(frozen=True, slots=True)
class Opener:
    """Opens parcels."""

    profiles: Profiles = field(default_factory=Profiles)
    links: Links | None = None
    now: Callable[[], datetime] | None = None

    def open(self, uow: UnitOfWork, leased: Leased) -> Parcel:
        """Read a message and what belongs to it; its conversation is locked until the transaction ends."""
        whose = (leased.creditor_id, leased.client_id)
        message, client, person, address = uow.departing.read(*whose, leased.message_id, leased.address_id)
        return Parcel(
            leased=leased,
            message=message,
            client=client,
            person=person,
            address=address,
            conversation=uow.conversations.lock(*whose),
            profile=self.profiles.get(uow, leased.creditor_id),
            file=self._file(uow, message),
        )

    def _file(self, uow: UnitOfWork, message: Message) -> Enclosure | None:
        """Return the file that goes with a message; nothing where there is none, or it has had its time."""
        number = (message.values or {}).get(ENCLOSED)
        if number is None or self.links is None or self.now is None:
            return None
        row = uow.attachments.get(message.creditor_id, int(number))
        if row.content is None:
            return None
        kind: Kind = "image" if row.kind == "image" else "document"
        url = self.links.file(message.creditor_id, message.client_id, message.seq, self.now())
        return Enclosure(kind, row.content_type, str(row.source.get("name") or ""), row.content, url)
