"""① Apply what providers tell of messages, whenever: late, twice, in any order, before we know the message.

A receipt is stored first. One of a message whose outcome nobody knew settles it; one that comes before the provider's
name is known waits, and is applied by whoever learns the name.
"""

from datetime import datetime

from bot.channels.message import Receipt
from bot.parcel import Opener
from bot.settlement import Settlement
from storage.schema import SendStatus
from storage.unit_of_work import UnitOfWork

WORKER = "receipt"


class Receipts:
    """Applies receipts, in the transaction that stored them."""

    def __init__(self, opener: Opener, settlement: Settlement) -> None:
        """Take the parts that delivery uses too."""
        self._opener, self._settlement = opener, settlement

    def apply(self, uow: UnitOfWork, channel: str, provider_id: str, outbox_id: int | None, now: datetime) -> None:
        """Apply what was stored of one message; nothing happens while it is unknown, or being sent."""
        row = uow.outbox.find(channel, provider_id, outbox_id)
        if row is None or row.status is SendStatus.SENDING:
            return
        uow.scope(row.creditor_id)
        parcel = self._opener.open(uow, uow.outbox.hold(row, WORKER))
        if row.status is SendStatus.UNKNOWN and row.provider_id is None:
            self._settlement.find(uow, parcel, Receipt(provider_id), now)
        elif row.provider_id == provider_id:
            self._settlement.told(uow, parcel, provider_id, now)
