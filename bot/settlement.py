"""Write what became of a message: taken, refused, put off, unknown; what a refusal makes follow is `refusals.py`.

The same consequences follow whether a provider says it at once or by a later receipt: `Settlement.refuse` is both.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.channels.base import Action, Channel, Provider
from bot.channels.message import Receipt
from bot.log import logger
from bot.parcel import Parcel
from bot.refusals import Refusals, tries_within_a_day
from bot.stage import CASES, CHAT
from flows.wording.wording import Wording
from storage.schema import MessageStatus
from storage.unit_of_work import UnitOfWork

BUSY_RESTS = timedelta(seconds=5)  #: between tries, as many as it takes, while an account makes too many calls
CALLED_AGAIN_IN = timedelta(seconds=20)  #: between tries, as many as it takes, while a provider cannot be called
NEVER_TAKEN = "never_taken"
RANKS = {
    "queued": MessageStatus.QUEUED,
    "sent": MessageStatus.SENT,
    "delivered": MessageStatus.DELIVERED,
    "read": MessageStatus.READ,
    "failed": MessageStatus.FAILED,
}  #: what providers' receipts say, in our words
ARRIVED = frozenset({MessageStatus.DELIVERED, MessageStatus.READ})


class Settlement:
    """Writes what became of messages, in the transaction of whoever learnt it."""

    def __init__(self, channels: Mapping[str, Channel], wording: Wording) -> None:
        """Take the channels by name, and the texts: one of them says that an answer waits."""
        self._channels, self.refusals = channels, Refusals(channels, wording)

    def take(self, uow: UnitOfWork, parcel: Parcel, receipt: Receipt, now: datetime) -> None:
        """Record a message as taken, count the contact, apply what the provider told already, wake who waits for it."""
        leased, message = parcel.leased, parcel.message
        uow.outbox.sent(leased, receipt.provider_id)
        self._taken(uow, parcel, receipt, now)
        logger().info("message.sent", channel=leased.channel, kind=message.kind)

    def find(self, uow: UnitOfWork, parcel: Parcel, receipt: Receipt, now: datetime) -> None:
        """Record that the provider had taken a message of which nobody knew."""
        uow.outbox.found(parcel.leased, str(receipt.provider_id))
        self._taken(uow, parcel, receipt, now)
        logger().info("message.found", channel=parcel.leased.channel, kind=parcel.message.kind)

    def unknown(self, uow: UnitOfWork, parcel: Parcel, error: str, look_at: datetime | None) -> None:
        """Record that nobody knows whether the provider took a message, and when it is asked."""
        uow.outbox.unknown(parcel.leased, error, look_at)
        parcel.message.status = MessageStatus.UNKNOWN
        self._wake(uow, parcel)
        logger().warning("message.unknown", channel=parcel.leased.channel, code=error)

    def never_taken(self, uow: UnitOfWork, parcel: Parcel, now: datetime) -> None:
        """Record that the provider never took a message of which nobody knew: it is sent as if for the first time."""
        logger().warning("message.never_taken", channel=parcel.leased.channel)
        status = uow.outbox.never_taken(parcel.leased, now, tries_within_a_day())
        self.refusals.queue_or_end(uow, parcel, NEVER_TAKEN, status, now)

    def refuse(self, uow: UnitOfWork, parcel: Parcel, code: str, action: Action, now: datetime) -> None:
        """Record that a provider will not take a message, and what follows."""
        uow.provider_codes.count(parcel.leased.channel, code)
        self.refusals.follow(uow, parcel, code, action, now)
        self._wake(uow, parcel)

    def later(self, uow: UnitOfWork, parcel: Parcel, code: str, after: timedelta | None, now: datetime) -> None:
        """Record that a provider will take a message later, `after` the time that it asks for or the usual one."""
        uow.provider_codes.count(parcel.leased.channel, code)
        self.refusals.later(uow, parcel, code, now, after)
        self._wake(uow, parcel)

    def not_reached(self, uow: UnitOfWork, parcel: Parcel, code: str, now: datetime) -> None:
        """Let all that leaves by an account wait while its provider cannot be called, as while it is not served."""
        uow.provider_codes.count(parcel.leased.channel, code)
        self.refusals.rest(uow, parcel, now + CALLED_AGAIN_IN)
        self._wake(uow, parcel)
        logger().warning("provider.not_reached", channel=parcel.leased.channel, code=code)

    def busy(self, uow: UnitOfWork, parcel: Parcel, code: str, after: timedelta | None, now: datetime) -> None:
        """Let all that leaves by an account wait a moment, `after` the time that its provider asks for."""
        uow.provider_codes.count(parcel.leased.channel, code)
        self.refusals.rest(uow, parcel, now + (after or BUSY_RESTS))
        self._wake(uow, parcel)
        logger().warning("provider.busy", channel=parcel.leased.channel, code=code)

    def told(self, uow: UnitOfWork, parcel: Parcel, provider_id: str, now: datetime) -> None:
        """Apply what the provider told of a message, in the order of its receipts: a status only moves on."""
        leased = parcel.leased
        for receipt in uow.receipts.waiting(leased.channel, provider_id, leased.id):
            receipt.applied_at = now
            status = RANKS.get(receipt.status)
            if status is MessageStatus.FAILED:
                self._told_failure(uow, parcel, receipt.error or "failed", now)
            elif status in ARRIVED:
                self._told_arrival(uow, parcel, provider_id, status)
            elif status is not None:
                uow.messages.move(leased.creditor_id, parcel.message.id, status)
        self._wake(uow, parcel)

    def _told_arrival(self, uow: UnitOfWork, parcel: Parcel, provider_id: str, status: MessageStatus) -> None:
        """Record an arrival, which proves itself whatever was told before; where it was not believed, it is now."""
        if parcel.message.status is MessageStatus.FAILED:
            parcel.address.unreachable_at = parcel.address.unreachable_code = None
        uow.messages.move(parcel.leased.creditor_id, parcel.message.id, status, error=None)
        uow.outbox.arrived(parcel.leased, provider_id)

    def _told_failure(self, uow: UnitOfWork, parcel: Parcel, code: str, now: datetime) -> None:
        """Let what a late refusal makes follow, follow; one that has arrived all the same has arrived."""
        channel = self._channels.get(parcel.leased.channel)
        if parcel.message.status in ARRIVED:
            return
        uow.outbox.reopen(parcel.leased)
        action = channel.meaning(code) if isinstance(channel, Provider) else Action.FAIL
        self.refuse(uow, parcel, code, action, now)

    def _taken(self, uow: UnitOfWork, parcel: Parcel, receipt: Receipt, now: datetime) -> None:
        leased, message = parcel.leased, parcel.message
        status = MessageStatus.DELIVERED if receipt.delivered else MessageStatus.SENT
        uow.messages.move(leased.creditor_id, message.id, status, provider_id=receipt.provider_id, error=None)
        uow.contacts.record(parcel.person.id, [message], now)
        if receipt.provider_id and not receipt.delivered:
            self.told(uow, parcel, receipt.provider_id, now)
        self._wake(uow, parcel)

    def _wake(self, uow: UnitOfWork, parcel: Parcel) -> None:
        """Let pages that show the conversation look again."""
        uow.notify(CHAT, f"{parcel.leased.creditor_id} {parcel.leased.client_id}")
        if parcel.message.case_id is not None:
            uow.notify(CASES, f"{parcel.leased.creditor_id} {parcel.message.case_id}")
