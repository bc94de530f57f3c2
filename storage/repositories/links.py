"""Keep the short words that open something of one client: a page, a chat on another channel."""

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from storage.schema import Link

LENGTH_BYTES = {"telegram": 32}  #: of randomness; a deep link may hold 64 characters
SHORT_BYTES = 9  #: twelve characters: a link in an SMS is paid for by the character


class Links:
    """All links, by the hash of their word."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def make(
        self, purpose: str, creditor: str, client: str, now: datetime, age: timedelta, subject: str | None = None
    ) -> str:
        """Store a link and return its word, which is kept nowhere."""
        word = secrets.token_urlsafe(LENGTH_BYTES.get(purpose, SHORT_BYTES))
        self._session.add(
            Link(
                token_hash=_hash(word),
                purpose=purpose,
                creditor_id=creditor,
                client_id=client,
                subject=subject,
                created_at=now,
                expires_at=now + age,
            )
        )
        self._session.flush()
        return word

    def open(self, word: str, now: datetime) -> Link | None:
        """Return what a word opens; nothing when it is unknown, used up or expired."""
        row = self._session.get(Link, _hash(word))
        return row if row is not None and row.used_at is None and now < row.expires_at else None

    def use(self, word: str, purpose: str, now: datetime) -> Link | None:
        """Return what a single-use word opens, and end it; of two who use it at once one gets nothing."""
        row = self._session.scalars(
            select(Link).where(Link.token_hash == _hash(word), Link.purpose == purpose).with_for_update()
        ).one_or_none()
        if row is None or row.used_at is not None or now >= row.expires_at:
            return None
        row.used_at = now
        self._session.flush()
        return row

    def forget(self, before: datetime) -> None:
        """Erase links that ended before a moment."""
        self._session.execute(delete(Link).where(Link.expires_at < before))


def _hash(word: str) -> bytes:
    return hashlib.sha256(word.encode("utf-8", "replace")).digest()
