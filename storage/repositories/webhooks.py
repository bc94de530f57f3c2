"""Keep who wants to hear of which events."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, literal, select
from sqlalchemy.orm import Session

from storage.errors import Missing
from storage.schema import Event, Webhook


class Webhooks:
    """The webhooks of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def make(self, creditor: str, url: str, events: Collection[Event], sealed: bytes, by: str, at: datetime) -> Webhook:
        """Write a webhook, told of what happens from now on; `sealed` is its secret as the vault keeps it."""
        row = Webhook(
            creditor_id=creditor,
            url=url,
            events=sorted(events),
            secret_sealed=sealed,
            made_by=by,
            made_at=at,
            free_at=at,
        )
        self._session.add(row)
        self._session.flush()
        return row

    def get(self, webhook: int) -> Webhook:
        """Return a webhook in scope, one that has ended too; its number is its own among all creditors."""
        row = self._session.scalars(select(Webhook).where(Webhook.id == webhook)).one_or_none()
        if row is None:
            raise Missing("webhook", webhook)
        return row

    def page(self, after: int = 0, limit: int = 50) -> list[Webhook]:
        """Return the webhooks in scope that have not ended, by their numbers."""
        statement = select(Webhook).where(Webhook.ended_at.is_(None), Webhook.id > after)
        return list(self._session.scalars(statement.order_by(Webhook.id).limit(limit)))

    def listeners(self, creditor: str, event: Event) -> list[int]:
        """Return the webhooks of a creditor that want to hear of an event."""
        wanted = literal(str(event)) == func.any(Webhook.events)
        statement = select(Webhook.id).where(Webhook.creditor_id == creditor, Webhook.ended_at.is_(None), wanted)
        return list(self._session.scalars(statement))

    def end(self, row: Webhook, at: datetime) -> None:
        """Tell a webhook nothing more."""
        row.ended_at = at
        self._session.flush()
