"""Hold events until each webhook that wants them has them: written where they happen, sent by whoever is free.

A sender claims one webhook in a transaction of its own, calls it outside of any, and settles each delivery in another.
If it dies, the webhook is free again at `Round.until`, and what it had sent without settling is sent once more.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import ColumnElement, bindparam, delete, func, insert, select, text, update
from sqlalchemy.orm import Session

from storage.errors import Missing
from storage.repositories.webhooks import Webhooks
from storage.schema import DeliveryStatus, Event, Json, Webhook, WebhookDelivery
from storage.schema.base import AwareTime

CHANNEL = "concilia_webhooks"  #: the table announces here what is to be sent
ID_PREFIX = "evt_"
WAITS = tuple(timedelta(seconds=one) for one in (5, 30, 120, 600, 1800, 7200, 21600, 43200, 86400, 86400))
"""Between tries; after the last one, nearly three days on, a person must look."""
CLAIM = text("""
WITH free AS MATERIALIZED (
    SELECT creditor_id, id FROM webhooks AS one
    WHERE ended_at IS NULL AND free_at <= :now AND EXISTS (
        SELECT FROM webhook_deliveries AS due
        WHERE due.creditor_id = one.creditor_id AND due.webhook_id = one.id
            AND due.status = 'waiting' AND due.next_at <= :now)
    ORDER BY free_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
UPDATE webhooks AS mine SET free_at = :until FROM free
WHERE mine.creditor_id = free.creditor_id AND mine.id = free.id
RETURNING mine.creditor_id, mine.id, mine.url, mine.secret_sealed
""").bindparams(bindparam("now", type_=AwareTime), bindparam("until", type_=AwareTime))
FAIL = text("""
UPDATE webhook_deliveries SET tries = tries + 1, code = :code, error = :error,
    status = CASE WHEN tries >= cardinality(CAST(:waits AS interval[])) THEN 'dead' ELSE 'waiting' END,
    next_at = :now + coalesce((CAST(:waits AS interval[]))[tries + 1], interval '0')
WHERE creditor_id = :creditor AND webhook_id = :webhook AND status = 'waiting' AND next_at <= :now
    AND (CAST(:one AS bigint) IS NULL OR id = :one)
RETURNING status
""").bindparams(bindparam("now", type_=AwareTime))


@dataclass(frozen=True, slots=True)
class Letter:
    """A delivery that is due."""

    id: int
    event_id: str
    event: str
    payload: Json


@dataclass(frozen=True, slots=True)
class Round:
    """A webhook that one sender calls, until a moment, with what is due."""

    creditor: str
    webhook: int
    url: str
    secret_sealed: bytes
    until: datetime
    letters: tuple[Letter, ...]


class Deliveries:
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

    def get(self, delivery: int, webhook: int | None = None) -> WebhookDelivery:
        """Return a delivery in scope, of one webhook where one is named."""
        row = self._session.scalars(select(WebhookDelivery).where(WebhookDelivery.id == delivery)).one_or_none()
        if row is None or webhook not in {None, row.webhook_id}:
            raise Missing("delivery", delivery)
        return row

    def page(
        self, webhook: int | None = None, status: DeliveryStatus | None = None, after: int = 0, limit: int = 50
    ) -> list[WebhookDelivery]:
        """Return deliveries in scope, the oldest first."""
        statement = select(WebhookDelivery).where(WebhookDelivery.id > after)
        if webhook is not None:
            statement = statement.where(WebhookDelivery.webhook_id == webhook)
        if status is not None:
            statement = statement.where(WebhookDelivery.status == status)
        return list(self._session.scalars(statement.order_by(WebhookDelivery.id).limit(limit)))

    def dead(self, limit: int, offset: int = 0) -> list[WebhookDelivery]:
        """Return a page of what waits for a person, the newest first."""
        statement = select(WebhookDelivery).where(WebhookDelivery.status == DeliveryStatus.DEAD)
        return list(self._session.scalars(statement.order_by(WebhookDelivery.id.desc()).limit(limit).offset(offset)))

    def count_dead(self) -> int:
        """Return how many wait for a person."""
        statement = select(func.count()).where(WebhookDelivery.status == DeliveryStatus.DEAD)
        return self._session.scalars(statement).one()

    def count(self) -> dict[int, dict[DeliveryStatus, int]]:
        """Return how many deliveries of each webhook in scope stand where."""
        columns = (WebhookDelivery.webhook_id, WebhookDelivery.status)
        found: dict[int, dict[DeliveryStatus, int]] = {}
        for webhook, status, count in self._session.execute(select(*columns, func.count()).group_by(*columns)):
            found.setdefault(webhook, {})[status] = count
        return found

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
