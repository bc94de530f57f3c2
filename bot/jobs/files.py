"""Fetch the files that clients send, once each; a provider that cannot give one now is asked again, for a while."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.clock import Clock
from bot.conversation import CHAT
from bot.files import Fetcher, Gone, NotNow, check
from bot.log import logger
from storage.queue.patience import TRIES_MAX, wait
from storage.schema import Attachment
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class FetchFile:
    """The job of one file. What keeps it from being had stands with the file, also while it is tried again."""

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

    def _lose(self, uow: UnitOfWork, row: Attachment, code: str) -> None:
        uow.attachments.lost(row.creditor_id, row.id, code)
        logger().warning("file.lost", creditor=row.creditor_id, attachment=row.id, code=code)

    def _try_again(self, uow: UnitOfWork, row: Attachment, fault: NotNow, tries: int) -> None:
        if tries >= TRIES_MAX:
            self._lose(uow, row, str(fault))
            return
        uow.attachments.lost(row.creditor_id, row.id, str(fault))
        uow.jobs.put(f"fetch {row.creditor_id} {row.id} {tries}", self.clock.now() + (fault.after or wait(tries)))
