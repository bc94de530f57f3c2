"""① Store what a channel understood of a message, once, in the order of arrival."""

from dataclasses import replace

from bot import tracing
from bot.channels.message import Inbound
from storage.queue.inbox import Arrived, Letter, clean, keepable
from storage.unit_of_work import UnitOfWork


def accept(uow: UnitOfWork, inbound: Inbound, address: str | None = None) -> int | None:
    """Write a message to the inbox and return its row; nothing when it was there before. The caller commits.

    `address` is the form by which the sender is known again, where that differs from the provider's.
    """
    inbound = _storable(inbound)
    row = uow.inbox.accept(**_letter(inbound, clean(address or inbound.address)))
    tracing.tell(channel=inbound.channel, new=row is not None)
    return row


def take(uow: UnitOfWork, inbound: Inbound) -> tuple[bool, Arrived | None]:
    """Write a message to the inbox that the same transaction handles; say whether it is new, and return it.

    It is not returned when it was there before, or when earlier ones still wait: then a worker handles it.
    """
    inbound = _storable(inbound)
    letter = _letter(inbound, inbound.address)
    taken = uow.inbox.take(**letter)
    tracing.tell(channel=inbound.channel, new=taken is not None)
    if taken is None or taken.waits:
        return taken is not None, None
    return True, Arrived(
        id=taken.id,
        channel=inbound.channel,
        provider_id=inbound.provider_id,
        creditor_id=inbound.creditor,
        client_id=inbound.client,
        address=inbound.address,
        line=inbound.line,
        payload=keepable(letter["payload"]),
        received_at=inbound.at,
        tries=0,
        trace_id=letter["trace_id"],
    )


def _storable(inbound: Inbound) -> Inbound:
    """Return a message whose names can be stored, whoever made them up: one that cannot would come again for ever."""
    names = ("provider_id", "address", "line", "token")
    return replace(inbound, **{name: clean(getattr(inbound, name)) for name in names})


def _letter(inbound: Inbound, address: str) -> Letter:
    payload = inbound.as_payload()
    if address != inbound.address:
        payload["reply_to"] = inbound.address
    return {
        "channel": inbound.channel,
        "provider_id": inbound.provider_id,
        "address": address,
        "payload": payload,
        "at": inbound.at,
        "trace_id": tracing.new_id(),
        "creditor": inbound.creditor,
        "client": inbound.client,
        "line": inbound.line,
        "token": inbound.token,
    }
