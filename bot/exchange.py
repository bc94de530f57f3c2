"""Answer a message in the transaction that takes it in, for channels whose answer goes back on the same way.

Theory of operation. Accepting, handling and handing over are one transaction with one commit: when it stands, the
message is handled and its answer is given; when the process dies before, nothing was accepted, and whoever asked knows.
The lane's lock lets the second message of a conversation wait until the first is committed. What cannot be answered
now, because handling failed or an earlier message still waits, is kept for the workers; what they make of it is laid
ready, as an adviser's answer is, and the next message's answer brings it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

import structlog
from sqlalchemy.exc import OperationalError

from bot import tracing
from bot.channels.message import Inbound, Receipt
from bot.clock import Clock
from bot.delivery import Delivery
from bot.door import Knock
from bot.log import logger
from bot.parcel import Parcel
from bot.post import accept, take
from bot.settlement import Settlement
from bot.stage import Stage
from storage.database import Database
from storage.queue import inbox, outbox
from storage.queue.inbox import Arrived
from storage.queue.leases import Leased
from storage.schema import Address, Message, MessageStatus
from storage.unit_of_work import UnitOfWork


class Receiver(Protocol):
    """What handles messages."""

    def receive(self, uow: UnitOfWork, arrived: Arrived, now: datetime, *, hands_over: bool = False) -> Stage:
        """Handle one message, up to the writing of what follows."""
        ...


LEASE = timedelta(minutes=1)  #: never waited for: it ends with the transaction that took it


@dataclass(frozen=True, slots=True)
class Exchange:
    """Takes messages and returns what is said to them. Safe to use from any number of threads and processes."""

    database: Database
    bot: Receiver
    delivery: Delivery
    settlement: Settlement
    clock: Clock

    def answer(self, inbound: Inbound) -> list[Message]:
        """Take a message, and return what its conversation has to say now, in order.

        A message that was taken before is not handled again; nor is one whose handling fails: workers try it later.
        """
        with tracing.arrive():
            try:
                return self._answer(inbound)
            except OperationalError:
                raise  # nothing was taken, and whoever asked must know
            except Exception as fault:  # noqa: BLE001 - whatever it is, the message is kept and tried again
                self._keep(inbound, type(fault).__name__)
                return []

    def _answer(self, inbound: Inbound) -> list[Message]:
        said: list[Message] = []
        with self.database.unit_of_work() as uow:
            is_new, arrived = take(uow, inbound)
            if arrived is not None:
                with structlog.contextvars.bound_contextvars(trace_id=arrived.trace_id), tracing.span("turn"):
                    stage = self.bot.receive(uow, arrived, self.clock.now(), hands_over=True)
                    said = self._hand_over(stage)
            elif is_new:
                uow.notify(inbox.CHANNEL)
            with tracing.span("commit"):
                uow.commit()
        return said

    def _keep(self, inbound: Inbound, fault: str) -> None:
        """Take a message whose handling failed, with the failure noted: workers try it again."""
        with self.database.unit_of_work() as uow:
            row = accept(uow, inbound)
            if row is not None:
                uow.inbox.fail(row, self.clock.now(), fault)
            uow.commit()
        logger().exception("inbox.failed", tries=1)

    def _hand_over(self, stage: Stage) -> list[Message]:
        """Return what may leave now, and record it as delivered; what was said before goes first.

        What waits for the client at another sender is not brought to whoever asks by this one.
        """
        where = (stage.creditor, stage.client.id, stage.conversation.channel or "")
        if stage.there is not None and not stage.there.unsent:
            return self._hand_over_new(stage)
        stage.write()
        here = stage.conversation.address_id
        ready = [message for message in stage.uow.messages.laid_ready(*where) if message.address_id == here]
        for message in ready:
            message.status = MessageStatus.DELIVERED
        leased = stage.uow.outbox.take(*where, stage.now, "exchange", LEASE)
        out = (self._let_out(stage, one) for one in leased)
        return ready + [message for message in out if message is not None]

    def _hand_over_new(self, stage: Stage) -> list[Message]:
        """Let out what this turn says, without ever laying it ready."""
        address = stage.uow.addresses.get(stage.conversation.address_id or 0)
        out = [message for message in stage.sent if self._may_leave(stage, message, address)]
        for message in out:
            message.status, message.provider_id = MessageStatus.DELIVERED, _name(message)
            logger().info("message.sent", channel=message.channel, kind=message.kind)
        if len(out) < len(stage.sent):
            stage.uow.notify(outbox.CHANNEL)
        stage.write(out)
        stage.uow.contacts.record(stage.client.person_id, out, stage.now)
        return out

    def _may_leave(self, stage: Stage, message: Message, address: Address) -> bool:
        """Ask the one door; what leaves elsewhere, or not now, is left to the workers, who know what follows."""
        if (message.channel, message.address_id) != (stage.conversation.channel, address.id):
            return False
        whose = (stage.profile, stage.client, stage.conversation)
        knock = Knock(message.kind, message.initiated_by, message.channel, address, *whose, message.at)
        return not self.delivery.decide(stage.uow, message, knock, stage.now).blocks

    def _let_out(self, stage: Stage, leased: Leased) -> Message | None:
        """Let one message out by the one door; what it forbids is left to the workers, who know what follows."""
        uow = stage.uow
        parcel = Parcel(
            leased=leased,
            message=uow.messages.get(leased.creditor_id, leased.message_id),
            client=stage.client,
            person=uow.people.get(stage.client.person_id),
            address=uow.addresses.get(leased.address_id),
            conversation=stage.conversation,
            profile=stage.profile,
        )
        elsewhere = leased.address_id != stage.conversation.address_id
        if elsewhere or self.delivery.decide(uow, parcel.message, parcel.knock(), stage.now).blocks:
            uow.outbox.give_back(leased, stage.now)
            uow.notify(outbox.CHANNEL)
            return None
        self.settlement.take(uow, parcel, Receipt(_name(parcel.message), delivered=True), stage.now)
        return parcel.message


def _name(message: Message) -> str:
    """Return what a message is called where it is handed over."""
    return f"{message.creditor_id}:{message.client_id}:{message.seq}"
