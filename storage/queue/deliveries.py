"""Hold events until each webhook that wants them has them: written where they happen, sent by whoever is free.

A sender claims one webhook in a transaction of its own, calls it outside of any, and settles each delivery in another.
If it dies, the webhook is free again at `Round.until`, and what it had sent without settling is sent once more.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import ColumnElement, delete, func, insert, select, update
from sqlalchemy.orm import Session

from storage.queue.delivery_looks import DeliveryLooks
from storage.queue.rounds import CLAIM, FAIL, Letter, Round
from storage.repositories.webhooks import Webhooks
from storage.schema import DeliveryStatus, Event, Json, Webhook, WebhookDelivery

CHANNEL = "concilia_webhooks"  #: the table announces here what is to be sent
ID_PREFIX = "evt_"
WAITS = tuple(timedelta(seconds=one) for one in (5, 30, 120, 600, 1800, 7200, 21600, 43200, 86400, 86400))
"""Between tries; after the last one, nearly three days on, a person must look."""


class Deliveries(DeliveryLooks):
    """The events on their way, of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def tell(self, creditor: str, at: datetime, event: Event, client: str, data: Json) -> None:
        """Write an event for every webhook that wants to hear of it; `data` is what it tells."""
        if listeners := Webhooks(self._session).listeners(creditor, event):
            self.put(listeners, creditor, at, event, client, data)

    def put(
        self, listeners: Collection[int], creditor: str, at: datetime, event: Event, client: str, data: Json
    ) -> None:
        """Write an event for these webhooks, under one id of its own."""
        event_id = ID_PREFIX + uuid4().hex
        told = {"id": event_id, "event": str(event), "at": at.isoformat(), "creditor": creditor, "client_id": client}
        common = {
            "creditor_id": creditor,
            "event_id": event_id,
            "event": str(event),
            "payload": {**told, "data": data},
            "status": DeliveryStatus.WAITING,
            "tries": 0,
            "next_at": at,
            "created_at": at,
        }
        rows = [{**common, "webhook_id": webhook} for webhook in listeners]
        self._session.execute(insert(WebhookDelivery), rows)
        self._announce()

    def claim(self, now: datetime, limit: int, lease: timedelta) -> Round | None:
        """Take the free webhook that has waited longest of those with something due; commit before calling it."""
        row = self._session.execute(CLAIM, {"now": now, "until": now + lease}).first()
        if row is None:
            return None
        due = (
            select(WebhookDelivery)
            .where(
                WebhookDelivery.creditor_id == row.creditor_id,
                WebhookDelivery.webhook_id == row.id,
                WebhookDelivery.status == DeliveryStatus.WAITING,
                WebhookDelivery.next_at <= now,
            )
            .order_by(WebhookDelivery.next_at, WebhookDelivery.id)
            .limit(limit)
        )
        letters = tuple(
            Letter(one.id, one.event_id, one.event, dict(one.payload)) for one in self._session.scalars(due)
        )
        return Round(row.creditor_id, row.id, row.url, bytes(row.secret_sealed), now + lease, letters)

    def free(self, row: Round, at: datetime) -> None:
        """Let a webhook be called again from a moment on, unless somebody else calls it by now."""
        mine = (Webhook.creditor_id == row.creditor, Webhook.id == row.webhook, Webhook.free_at == row.until)
        self._session.execute(update(Webhook).where(*mine).values(free_at=at))

    def sent(self, row: Round, letter: Letter, code: int, at: datetime) -> None:
        """Record that a webhook has an event."""
        self._session.execute(
            update(WebhookDelivery)
            .where(WebhookDelivery.creditor_id == row.creditor, WebhookDelivery.id == letter.id)
            .values(status=DeliveryStatus.SENT, tries=WebhookDelivery.tries + 1, code=code, error=None, sent_at=at)
        )

    def fail(self, row: Round, letter: Letter | None, now: datetime, code: int | None, error: str | None) -> bool:
        """Record a failed try of one delivery, without one of all that are due; say whether any is dead now."""
        values = {
            "creditor": row.creditor,
            "webhook": row.webhook,
            "one": letter.id if letter else None,
            "now": now,
            "code": code,
            "error": error,
            "waits": list(WAITS),
        }
        return DeliveryStatus.DEAD in {one.status for one in self._session.execute(FAIL, values)}

    def again(self, row: WebhookDelivery, now: datetime) -> None:
        """Let a delivery be sent from now on, as if for the first time."""
        row.status, row.tries, row.next_at, row.code, row.error = DeliveryStatus.WAITING, 0, now, None, None
        row.sent_at = None
        self._session.flush()
        self._announce()

    def let_go(self, creditor: str, webhook: int, delivery: int | None = None) -> None:
        """Forget what a webhook was not told: one delivery, or all."""
        self._session.execute(delete(WebhookDelivery).where(*_untold(creditor, webhook, delivery)))

    def give_up(self, creditor: str, webhook: int, error: str) -> None:
        """Let all that a webhook was not told yet wait for a person."""
        dead = {"status": DeliveryStatus.DEAD, "error": error}
        self._session.execute(update(WebhookDelivery).where(*_untold(creditor, webhook)).values(**dead))

    def forget(self, before: datetime) -> None:
        """Forget what was sent before a moment; the dead stay until somebody looks at them."""
        old = (WebhookDelivery.status == DeliveryStatus.SENT, WebhookDelivery.sent_at < before)
        self._session.execute(delete(WebhookDelivery).where(*old))

    def _announce(self) -> None:
        """Wake who sends, once this is committed."""
        self._session.execute(select(func.pg_notify(CHANNEL, "")))


def _untold(creditor: str, webhook: int, delivery: int | None = None) -> list[ColumnElement[bool]]:
    """Return what finds the deliveries that a webhook does not have."""
    found = [
        WebhookDelivery.creditor_id == creditor,
        WebhookDelivery.webhook_id == webhook,
        WebhookDelivery.status != DeliveryStatus.SENT,
    ]
    return found if delivery is None else [*found, WebhookDelivery.id == delivery]
