"""Let somebody be told of events, end it, send again what did not arrive: for the API, the command and the console."""

from collections.abc import Collection
from datetime import datetime

from bot.errors import ClientMistake
from bot.webhooks.guard import Guard
from bot.webhooks.signature import make_secret
from storage.errors import Missing
from storage.schema import DeliveryStatus, Event, Webhook, WebhookDelivery
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault

WEBHOOKS_MAX = 20  #: of one creditor
RECEIVER = "receiver"  #: who ended a webhook by its answer 410
ENDED = "ended"  #: in an error's place: the webhook ended before it was sent


def begin(
    uow: UnitOfWork,
    vault: Vault,
    guard: Guard,
    *,
    creditor: str,
    url: str,
    events: Collection[Event],
    by: str,
    now: datetime,
) -> tuple[Webhook, str]:
    """Write a webhook and return it with its secret, which is shown this once. Raises ClientMistake."""
    guard.check(url)
    if len(uow.webhooks.page(limit=WEBHOOKS_MAX)) >= WEBHOOKS_MAX:
        raise ClientMistake(f"This creditor has {WEBHOOKS_MAX} webhooks already: delete one first.", 409)
    secret = make_secret()
    row = uow.webhooks.make(creditor, url, events, vault.seal(secret), by, now)
    uow.audit.append(creditor, now, by, "webhook.made", f"webhook:{row.id}", {"url": url, "events": list(row.events)})
    return row, secret


def end(uow: UnitOfWork, row: Webhook, now: datetime, by: str) -> None:
    """Tell a webhook nothing more, and let go what had not arrived. A second time changes nothing."""
    if row.ended_at is None:
        _end(uow, row, now, by)
        uow.deliveries.let_go(row.creditor_id, row.id)


def take_leave(uow: UnitOfWork, creditor: str, webhook: int, now: datetime) -> None:
    """Tell nothing more to a receiver that says it is gone; what it was not told waits for a person."""
    row = uow.webhooks.get(webhook)
    if row.ended_at is None:
        _end(uow, row, now, RECEIVER)
        uow.deliveries.give_up(creditor, webhook, ENDED)


def _end(uow: UnitOfWork, row: Webhook, now: datetime, by: str) -> None:
    uow.webhooks.end(row, now)
    uow.audit.append(row.creditor_id, now, by, "webhook.ended", f"webhook:{row.id}", {})


def replay(uow: UnitOfWork, delivery: int, now: datetime, by: str, webhook: int | None = None) -> WebhookDelivery:
    """Send an event once more, whatever became of it; `webhook` is whose it must be.

    Raises Missing, and ClientMistake where nobody listens now.
    """
    row = uow.deliveries.get(delivery, webhook)
    if uow.webhooks.get(row.webhook_id).ended_at is not None:
        raise ClientMistake("This webhook has ended: make a new one, and read here what it was not told.", 409)
    if row.status is not DeliveryStatus.WAITING:
        uow.deliveries.again(row, now)
        _note(uow, row, now, by, "webhook.replayed")
    return row


def let_go(uow: UnitOfWork, delivery: int, now: datetime, by: str) -> None:
    """Forget an event that did not arrive. Raises Missing, for one that has arrived too."""
    row = uow.deliveries.get(delivery)
    if row.status is DeliveryStatus.SENT:
        raise Missing("delivery", delivery)
    uow.deliveries.let_go(row.creditor_id, row.webhook_id, row.id)
    _note(uow, row, now, by, "webhook.let_go")


def _note(uow: UnitOfWork, row: WebhookDelivery, now: datetime, by: str, action: str) -> None:
    told = {"event": row.event, "event_id": row.event_id}
    uow.audit.append(row.creditor_id, now, by, action, f"webhook:{row.webhook_id}", told)
