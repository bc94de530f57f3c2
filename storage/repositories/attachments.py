"""Keep the files that clients send: where the provider has them, and their bytes once fetched."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from storage.errors import Missing
from storage.schema import Attachment, Message


class Attachments:
    """The files of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def add(self, creditor: str, message: int, kind: str, content_type: str, source: Mapping[str, Any]) -> Attachment:
        """Write that a message came with a file; its bytes are fetched later."""
        row = Attachment(
            creditor_id=creditor, message_id=message, kind=kind, content_type=content_type, source=dict(source)
        )
        self._session.add(row)
        self._session.flush()
        return row

    def get(self, creditor: str, attachment: int) -> Attachment:
        """Return a file with its bytes, where its message is not hidden."""
        mine = (Message.creditor_id == Attachment.creditor_id) & (Message.id == Attachment.message_id)
        asked = (Attachment.creditor_id == creditor, Attachment.id == attachment)
        row = self._session.scalars(select(Attachment).join(Message, mine).where(*asked)).one_or_none()
        if row is None:
            raise Missing("attachment", attachment)
        return row

    def of(self, creditor: str, messages: Collection[int]) -> list[Attachment]:
        """Return the files of messages, without their bytes."""
        return list(
            self._session.scalars(
                select(Attachment)
                .options(defer(Attachment.content))
                .where(Attachment.creditor_id == creditor, Attachment.message_id.in_(messages))
                .order_by(Attachment.id)
            )
        )

    def keep(self, creditor: str, attachment: int, content: bytes, content_type: str, at: datetime) -> None:
        """Store the bytes of a file."""
        row = self.get(creditor, attachment)
        row.content, row.content_type, row.fetched_at, row.error = content, content_type, at, None
        self._session.flush()

    def lost(self, creditor: str, attachment: int, error: str) -> None:
        """Record why a file's bytes cannot be had."""
        self.get(creditor, attachment).error = error
        self._session.flush()
