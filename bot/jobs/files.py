"""Fetch the files that clients send, once each; a provider that cannot give one now is asked again, for a while.

When a file came, the client was told that it came, and no more. Where it cannot be kept after all they are told so,
once for all that they sent at a time, and their open case says it too. While an adviser holds the conversation only
the case says it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from bot import effects
from bot.clock import Clock
from bot.conversation import Bot
from bot.files import Fetcher, Gone, NotNow, check
from bot.log import logger
from bot.stage import CHAT, Stage
from flows.outcome import AddToCase, Effect, Say, Term
from storage.queue.patience import TRIES_MAX, wait
from storage.schema import Attachment, Message
from storage.unit_of_work import UnitOfWork

LOST = "media-lost"
SAID = {"too_large": "media-lost-large", "kind_not_kept": "media-lost-kind"}
"""What the client is told of a file that is not kept, by the reason; of any other reason, that it did not come well."""
NOTE = Term("case-note-lost")
KIND = "adviser_reply"  #: an answer to what the client sent: hours bind it once the talk is over, counts do not


@dataclass(frozen=True, slots=True)
class FetchFile:
    """The job of one file. Why it cannot be had stands with the file once nobody asks for it any more."""

    bot: Bot
    fetchers: Mapping[str, Fetcher]
    clock: Clock

    def __call__(self, uow: UnitOfWork, _: datetime, rest: str) -> None:
        """Fetch the file that the job names: creditor, number, and how often it was tried before."""
        creditor, number, *tries = rest.split(" ")
        uow.scope(creditor)
        row = uow.attachments.get(creditor, int(number))
        if row.content is None:
            self._fetch(uow, row, int(tries[0]) if tries else 0)
            uow.notify(CHAT, f"{creditor} {uow.messages.get(creditor, row.message_id).client_id}")

    def _fetch(self, uow: UnitOfWork, row: Attachment, tries: int) -> None:
        try:
            file = check(self._fetcher(row).fetch(row.source))
        except Gone as fault:
            self._lose(uow, row, str(fault))
        except NotNow as fault:
            self._try_again(uow, row, fault, tries + 1)
        else:
            uow.attachments.keep(row.creditor_id, row.id, file.content, file.content_type, self.clock.now())

    def _fetcher(self, row: Attachment) -> Fetcher:
        try:
            return self.fetchers[str(row.source.get("channel"))]
        except KeyError as fault:
            raise Gone("channel_off") from fault

    def _try_again(self, uow: UnitOfWork, row: Attachment, fault: NotNow, tries: int) -> None:
        if tries >= TRIES_MAX:
            self._lose(uow, row, str(fault))
            return
        logger().info("file.later", creditor=row.creditor_id, attachment=row.id, code=str(fault), tries=tries)
        uow.jobs.put(f"fetch {row.creditor_id} {row.id} {tries}", self.clock.now() + (fault.after or wait(tries)))

    def _lose(self, uow: UnitOfWork, row: Attachment, code: str) -> None:
        """Record that a file cannot be had, and take back what the client may think of it."""
        uow.attachments.lost(row.creditor_id, row.id, code)
        logger().warning("file.lost", creditor=row.creditor_id, attachment=row.id, code=code)
        message = uow.messages.get(row.creditor_id, row.message_id)
        stage = self.bot.stage(uow, row.creditor_id, message.client_id, self.clock.now(), uuid4().hex)
        stage.kind, stage.actor = KIND, "clock"
        effects.apply(stage, _taken_back(stage, message, code))


def _taken_back(stage: Stage, message: Message, code: str) -> Iterator[Effect]:
    """Yield what follows for the case and the client, nothing where it did so from a file sent with this one."""
    if _is_told(stage, message):
        return
    cases = stage.uow.cases.told_of(stage.creditor, stage.client.id)
    if cases:
        yield AddToCase(cases[-1].kind, NOTE)
    if stage.conversation.held_at is None and stage.conversation.address_id is not None:
        yield Say(SAID.get(code, LOST))


def _is_told(stage: Stage, message: Message) -> bool:
    """Tell whether the client heard since this message that something of theirs was not kept."""
    since = stage.uow.messages.of(stage.creditor, stage.client.id, after=message.seq)
    return any(one.text_key in {LOST, *SAID.values()} for one in since)
