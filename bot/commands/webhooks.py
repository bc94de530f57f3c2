"""Webhooks: who is told of what happens, what did not arrive, and sending it again."""

from datetime import datetime
from typing import Any

import click

from bot.commands.campaign_context import NUMBER
from bot.commands.context import as_json, check_creditors, remembering, show
from bot.commands.listing import Listing
from bot.errors import ClientMistake
from bot.webhooks import desk
from bot.webhooks.guard import guard_of
from storage.schema import DeliveryStatus, Event, Webhook, WebhookDelivery
from storage.unit_of_work import UnitOfWork

ALL = 10_000  #: rows of one answer
of_creditor = click.option("--creditor", "creditor_id", help="The only creditor it is about; without it, all.")
of_webhook = click.option("--webhook", "webhook_id", type=NUMBER, help="The only webhook it is about.")


@click.group("webhooks", cls=Listing)
def webhooks() -> None:
    """Say who is told of what happens, see what did not arrive, and send it again."""


@webhooks.command("add")
@click.option("--creditor", "creditor_id", required=True, help="Whose events.")
@click.option("--url", required=True, help="Where they go, by https.")
@click.option(
    "--event", "events", multiple=True, type=click.Choice([str(one) for one in Event]), help="Which; without it, all."
)
@as_json
def add(creditor_id: str, url: str, events: tuple[str, ...], *, as_json: bool) -> None:
    """Tell an address of events from now on, and print the secret that signs them once.

    Example: concilia webhooks add --creditor aguas-del-valle --url https://crm.example/concilia --event case.opened
    """
    with remembering() as memory, memory.database.unit_of_work() as uow:
        check_creditors(uow, creditor_id)
        uow.scope(creditor_id)
        wanted = {Event(one) for one in events} or set(Event)
        facts: dict[str, Any] = {"creditor": creditor_id, "url": url, "events": wanted, "by": "operator"}
        row, secret = desk.begin(uow, memory.vault, guard_of(memory.settings), **facts, now=memory.clock.now())
        uow.commit()
    words = f"Webhook {row.id}\n{secret}\nKeep it now: it is not shown again."
    show({"id": row.id, "events": row.events, "secret": secret}, as_json=as_json, words=words)


@webhooks.command("list")
@of_creditor
@as_json
def list_webhooks(creditor_id: str | None, *, as_json: bool) -> None:
    """List who is told of what, and how many events were sent, wait, and are dead.

    Example: concilia webhooks list
    """
    with remembering() as memory, memory.database.unit_of_work() as uow:
        rows = []
        if _scope(uow, creditor_id):
            counts = uow.deliveries.count()
            rows = [_webhook(row, counts.get(row.id, {})) for row in uow.webhooks.page(limit=ALL)]
    words = "\n".join(
        f"{row['id']:>4} {row['creditor']:24} {row['url']} {','.join(row['events'])}"
        f" (sent {row['sent']}, waiting {row['waiting']}, dead {row['dead']})"
        for row in rows
    )
    show(rows, as_json=as_json, words=words or "Nobody is told of events: `concilia webhooks add` adds a webhook.")


@webhooks.command("dead")
@of_creditor
@of_webhook
@as_json
def dead(creditor_id: str | None, webhook_id: int | None, *, as_json: bool) -> None:
    """List the events that did not arrive after all their tries, with the reason.

    Example: concilia webhooks dead --creditor aguas-del-valle
    """
    with remembering() as memory, memory.database.unit_of_work() as uow:
        found = _dead(uow, webhook_id) if _scope(uow, creditor_id) else []
        rows = [_delivery(row) for row in found]
    words = "\n".join(
        f"{row['id']:>6} webhook {row['webhook']} {row['event']} {row['created_at']} {row['code'] or row['error']}"
        for row in rows
    )
    show(rows, as_json=as_json, words=words or "Every event has arrived, or is still on its way.")


@webhooks.command("replay")
@click.argument("delivery_ids", nargs=-1, type=NUMBER)
@of_creditor
@of_webhook
@as_json
def replay(delivery_ids: tuple[int, ...], creditor_id: str | None, webhook_id: int | None, *, as_json: bool) -> None:
    """Send dead events once more: those named, or all of a webhook or creditor.

    Example: concilia webhooks replay 17 18

    Example: concilia webhooks replay --webhook 3
    """
    if not delivery_ids and creditor_id is None and webhook_id is None:
        raise click.UsageError("Name deliveries, or --webhook, or --creditor.")
    with remembering() as memory, memory.database.unit_of_work() as uow:
        rows = _dead(uow, webhook_id) if _scope(uow, creditor_id) else []
        known = {row.id: row for row in rows}
        if unknown := [str(one) for one in delivery_ids if one not in known]:
            raise click.ClickException(
                f"Not among the dead: {', '.join(unknown)}. `concilia webhooks dead` lists them."
            )
        sent = [row.id for row in rows if not delivery_ids or row.id in delivery_ids]
        left = [one for one in sent if not _again(uow, known[one], memory.clock.now())]
        uow.commit()
    replayed = [one for one in sent if one not in left]
    words = f"Events that leave once more: {len(replayed)}." + (
        f" Their webhook has ended: {len(left)}." if left else ""
    )
    show({"replayed": replayed, "ended": left}, as_json=as_json, words=words)


def _again(uow: UnitOfWork, row: WebhookDelivery, now: datetime) -> bool:
    """Send one once more; say whether there is anybody to send it to."""
    try:
        desk.replay(uow, row.id, now, "operator")
    except ClientMistake:
        return False
    return True


def _scope(uow: UnitOfWork, creditor: str | None) -> bool:
    """See one creditor, or all; say whether there is any."""
    check_creditors(uow, *([creditor] if creditor else []))
    creditors = [creditor] if creditor else list(uow.creditors.ids())
    if creditors:
        uow.scope(*creditors)
    return bool(creditors)


def _dead(uow: UnitOfWork, webhook: int | None) -> list[WebhookDelivery]:
    """Return what is dead, of one webhook or of all in scope. Raises Missing for one that is not there."""
    _ = webhook is None or uow.webhooks.get(webhook)
    return uow.deliveries.page(webhook, DeliveryStatus.DEAD, limit=ALL)


def _webhook(row: Webhook, counts: dict[DeliveryStatus, int]) -> dict[str, Any]:
    told = {str(status): counts.get(status, 0) for status in DeliveryStatus}
    return {"id": row.id, "creditor": row.creditor_id, "url": row.url, "events": list(row.events), **told}


def _delivery(row: WebhookDelivery) -> dict[str, Any]:
    return {
        "id": row.id,
        "webhook": row.webhook_id,
        "creditor": row.creditor_id,
        "event": row.event,
        "event_id": row.event_id,
        "created_at": row.created_at.isoformat(),
        "tries": row.tries,
        "code": row.code,
        "error": row.error,
    }
