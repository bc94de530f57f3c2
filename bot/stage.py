"""Hold what carrying out the effects of one turn needs."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot import tracing
from bot.papers.links import Links
from bot.profiles import Profile
from flows.reception import Visitor
from flows.wording.wording import Wording
from storage.repositories.traces import Traces
from storage.schema import Address, Agreement, Client, Conversation, Direction, Message
from storage.unit_of_work import UnitOfWork

CHAT = "concilia_chat"  #: notified when a conversation has something new to show
CASES = "concilia_cases"  #: notified when a case was opened or changed


@dataclass(slots=True)
class Stage:
    """Everything that effects of one turn need: whose turn it is, when, and what was opened on the way.

    `there` is what there was of the client when a message of theirs came. `drafts` are the messages that are to be
    written, `sent` those to the client, written or not; `campaign` is the number of the one that they belong to.
    `hands_over`: whoever opened the stage writes them, because they leave in this transaction. `representative` is who
    speaks for the client in this turn.
    """

    uow: UnitOfWork
    profile: Profile
    client: Client
    conversation: Conversation
    now: datetime
    wording: Wording
    links: Links
    trace_id: str
    kind: str = "reply"
    initiated_by: str = "client"
    actor: str = "bot"
    case: int | None = None
    campaign: int | None = None
    agreement: Agreement | None = None
    drafts: list[Message] = field(default_factory=list)
    sent: list[Message] = field(default_factory=list)
    visitor: Visitor | None = None
    there: Traces | None = None
    hands_over: bool = False
    representative: int | None = None

    @property
    def creditor(self) -> str:
        """Return the creditor's id."""
        return self.profile.id

    @property
    def locale(self) -> str:
        """Return the language the client reads, with the country's manners."""
        return locale_of(self.client)

    @property
    def today(self) -> date:
        """Return the client's local date."""
        return self.now.astimezone(ZoneInfo(self.client.timezone)).date()

    def write(self, handed_over: Collection[Message] = (), not_before: datetime | None = None) -> None:
        """Write the messages of this turn, and lay ready what is still to leave, `not_before` a moment to come."""
        with tracing.begin("write", self.trace_id) if self.drafts else tracing.OFF:
            self.uow.messages.write(self.drafts)
            self.uow.outbox.record(handed_over, self.now)
            for message in self.drafts:
                if message.direction is Direction.OUT and message not in handed_over:
                    self.uow.outbox.put(message, self.now, not_before)
        self.drafts.clear()

    def go_home(self) -> None:
        """Answer from now on where the client showed who they are, if they did not where they wrote last.

        What starts by itself, or tells of an account, is never sent to an address that was only claimed.
        """
        row, home = self.conversation, home_of(self.uow, self.client, self.conversation)
        if home is not None:
            row.channel, row.address_id, row.line = home.channel, home.id, None

    def audit(self, action: str, subject: str, **payload: Any) -> None:  # noqa: ANN401 - JSON values
        """Note what was done in the creditor's audit log."""
        self.uow.audit.append(self.creditor, self.now, self.actor, action, subject, payload)


def home_of(uow: UnitOfWork, client: Client, conversation: Conversation) -> Address | None:
    """Return where a client showed who they are, nothing when they did so where they wrote last, or nowhere."""
    points = uow.clients.contact_points(client.creditor_id, client.id)
    verified = [address for point, address in points if point.verified_at and address.wrong_at is None]
    return verified[0] if verified and conversation.address_id not in {one.id for one in verified} else None


def locale_of(client: Client) -> str:
    """Return the language a client reads, with the country's manners."""
    language = (client.language or client.locale)[:2]
    return client.locale if client.locale.startswith(language) else f"{language}-{client.country}"


Writers = Mapping[type, Callable[[Stage, Any], None]]
"""What each effect writes."""
