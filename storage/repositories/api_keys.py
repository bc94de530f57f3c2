"""Keep the keys of programs, by their hashes, and what each asked for under an idempotency key."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from storage.errors import KeyReused, Missing
from storage.schema import ApiKey, IdempotentRequest

PREFIX = "ck_"  #: lets scanners of leaked secrets know one
KEY_BYTES = 32


class ApiKeys:
    """All keys. They are long and random: a plain hash keeps them."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def create(self, name: str, scopes: Sequence[str], at: datetime, creditor: str | None = None) -> tuple[ApiKey, str]:
        """Write a new key, and return it with its words, which are not kept; without a creditor it opens all."""
        words = PREFIX + secrets.token_urlsafe(KEY_BYTES)
        row = ApiKey(name=name, key_hash=_hash(words), creditor_id=creditor, scopes=sorted(scopes), created_at=at)
        self._session.add(row)
        self._session.flush()
        return row, words

    def find(self, words: str) -> ApiKey | None:
        """Return the key with these words, unless it was revoked."""
        return self._session.scalars(
            select(ApiKey).where(ApiKey.key_hash == _hash(words), ApiKey.revoked_at.is_(None))
        ).one_or_none()

    def get(self, key: int) -> ApiKey:
        """Return a key, a revoked one too."""
        row = self._session.get(ApiKey, key)
        if row is None:
            raise Missing("API key", key)
        return row

    def all(self) -> list[ApiKey]:
        """Return all keys by name, revoked ones too."""
        return list(self._session.scalars(select(ApiKey).order_by(ApiKey.name, ApiKey.id)))

    def revoke(self, key: int, at: datetime) -> None:
        """Let a key open nothing any more."""
        row = self.get(key)
        row.revoked_at = row.revoked_at or at
        self._session.flush()


class IdempotentRequests:
    """The requests that came with an idempotency key, and their answers."""

    def __init__(self, session: Session) -> None:
        """Take the session of the unit of work that carries the request out: both are kept, or neither."""
        self._session = session

    def begin(self, key: int, route: str, words: str, request: bytes, at: datetime) -> IdempotentRequest | None:
        """Return None when a request is the first under its words, else the first one with its answer.

        `request` is what was asked; the same words with another request are refused. A request that is being carried
        out elsewhere is waited for.
        """
        place = {"api_key_id": key, "route": route, "key_hash": _hash(words)}
        asked = hashlib.sha256(request).digest()
        first = self._session.execute(
            insert(IdempotentRequest)
            .values(**place, request_hash=asked, created_at=at)
            .on_conflict_do_nothing()
            .returning(IdempotentRequest.api_key_id)
        ).scalar()
        if first is not None:
            return None
        row = self._session.scalars(select(IdempotentRequest).filter_by(**place)).one()
        if row.request_hash != asked:
            raise KeyReused
        return row

    def finish(self, key: int, route: str, words: str, status: int, response: bytes) -> None:
        """Write a request's answer; `response` comes sealed, because it may tell of a debt."""
        self._session.execute(
            update(IdempotentRequest)
            .filter_by(api_key_id=key, route=route, key_hash=_hash(words))
            .values(status=status, response=response)
        )

    def forget_before(self, moment: datetime) -> None:
        """Erase requests older than a moment."""
        self._session.execute(delete(IdempotentRequest).where(IdempotentRequest.created_at < moment))


def _hash(words: str) -> bytes:
    return hashlib.sha256(words.encode()).digest()
