"""⑦ The one door out: every message leaves the outbox here, and only with the contact rules' decision beside it.

A worker leases rows, asks the rules, stores their decision with the message, and only then gives the message to its
channel. What a channel does not know is never sent again blindly; what the law forbids now waits for its next hour.
"""

import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

import structlog
from sqlalchemy.exc import OperationalError

from bot.channels.base import Channel, Refused, TryLater, Unknown
from bot.channels.message import Outbound, Receipt
from bot.clock import Clock
from bot.conversation import CHAT
from bot.door import Knock, ask
from bot.log import logger
from bot.profiles import Profile, Profiles
from flows.contact.packs import Packs
from flows.contact.request import Bond, Decision, bond_of
from storage.database import Database
from storage.errors import LeaseLost
from storage.queue.outbox import Leased
from storage.schema import Address, Client, Conversation, Message, MessageStatus, Person, SendStatus
from storage.unit_of_work import UnitOfWork

LEASE = timedelta(seconds=20)  #: how long the messages of a worker that died wait for another one
SPENT_SECONDS = 8.0  #: what is not begun by then is given back; a provider call may take as long again
BATCH = 20


@dataclass(frozen=True, slots=True)
class _Parcel:
    """A message with everything that the door must know of it."""

    leased: Leased
    message: Message
    client: Client
    person: Person
    address: Address
    conversation: Conversation
    profile: Profile


class Delivery:
    """Gives messages to their channels. Safe to run in any number of processes."""

    def __init__(
        self,
        database: Database,
        channels: Mapping[str, Channel],
        packs: Packs,
        profiles: Profiles,
        clock: Clock,
        sender_role: str | None,
    ) -> None:
        """Take the channels by name, the country packs, and the role that creditors without one write in."""
        self._database, self._channels, self._packs = database, channels, packs
        self._profiles, self._clock, self._sender_role = profiles, clock, sender_role

    def work(self, worker: str) -> int:
        """Lease what is due and deliver it; return how many rows were looked at."""
        with self._database.unit_of_work() as uow:
            rows = uow.outbox.claim(self._clock.now(), worker, BATCH, LEASE)
            uow.commit()
        spent = time.monotonic() + SPENT_SECONDS
        for row in rows:
            if time.monotonic() < spent:
                self._try(row)
            else:
                self._give_back(row)
        return len(rows)

    def _give_back(self, leased: Leased) -> None:
        """Let a message that nobody has begun to send be claimed by whoever is free, before its lease runs out."""
        with suppress(LeaseLost), self._database.unit_of_work(leased.creditor_id) as uow:
            uow.outbox.postpone(leased, self._clock.now())
            uow.commit()

    def _try(self, leased: Leased) -> None:
        """Deliver one message; whatever it raises, the others leave, and it is tried again later."""
        with structlog.contextvars.bound_contextvars(trace_id=leased.trace_id):
            try:
                self._deliver(leased)
            except OperationalError:
                raise  # the connection is gone; the lease runs out and the row is there for the next try
            except LeaseLost:
                logger().warning("message.lease_lost", channel=leased.channel)
            except Exception as fault:  # noqa: BLE001 - whatever it is, the others leave
                logger().exception("message.not_delivered", channel=leased.channel, tries=leased.tries + 1)
                self._put_back(leased, type(fault).__name__)

    def _put_back(self, leased: Leased, error: str, after: timedelta | None = None) -> None:
        """Let a message wait for its next try; after the last one it has failed."""
        with self._database.unit_of_work(leased.creditor_id) as uow:
            if uow.outbox.retry(leased, self._clock.now(), error, after) is SendStatus.DEAD:
                uow.messages.move(leased.creditor_id, leased.message_id, MessageStatus.FAILED, error=error)
                logger().error("message.dead", channel=leased.channel, code=error)
            uow.commit()

    def _deliver(self, leased: Leased) -> None:
        with self._database.unit_of_work(leased.creditor_id) as uow:
            parcel = self._open(uow, leased)
            decision = self._decide(uow, parcel)
            parcel.message.contact_decision = _as_json(decision)
            channel = self._channels.get(leased.channel)
            if decision.decision == "blocked":
                self._hold_back(uow, parcel, decision)
            elif channel is None:
                self._settle_failure(uow, parcel, "channel_off")
            elif leased.uncertain and not channel.inside:
                uow.outbox.unknown(leased, "worker_died")
                parcel.message.status = MessageStatus.UNKNOWN
            elif channel.inside:
                self._settle(uow, parcel, channel.send(_outbound(parcel)))
            else:
                uow.commit()
                self._send(channel, parcel)
                return
            uow.commit()

    def _send(self, channel: Channel, parcel: _Parcel) -> None:
        """Give a message to a provider outside of any transaction, then record what it said."""
        try:
            receipt, fault = channel.send(_outbound(parcel)), None
        except TryLater as busy:
            self._put_back(parcel.leased, str(busy), busy.after)
            return
        except (Refused, Unknown) as error:
            receipt, fault = None, error
        with self._database.unit_of_work(parcel.leased.creditor_id) as uow:
            parcel = self._open(uow, parcel.leased)
            if receipt is not None:
                self._settle(uow, parcel, receipt)
            elif isinstance(fault, Unknown):
                uow.outbox.unknown(parcel.leased, str(fault))
                parcel.message.status = MessageStatus.UNKNOWN
            else:
                self._settle_failure(uow, parcel, str(fault))
            uow.commit()

    def _settle(self, uow: UnitOfWork, parcel: _Parcel, receipt: Receipt) -> None:
        """Record a message as taken, count the contact, and wake who waits for it."""
        leased, message = parcel.leased, parcel.message
        uow.outbox.sent(leased, receipt.provider_id)
        status = MessageStatus.DELIVERED if receipt.delivered else MessageStatus.SENT
        uow.messages.move(leased.creditor_id, message.id, status, provider_id=receipt.provider_id)
        uow.contacts.record(
            person=parcel.person.id,
            address=parcel.address.id,
            channel=leased.channel,
            kind=message.kind,
            initiated_by=message.initiated_by,
            creditor=leased.creditor_id,
            client=leased.client_id,
            at=self._clock.now(),
        )
        uow.notify(CHAT, f"{leased.creditor_id} {leased.client_id}")
        logger().info("message.sent", channel=leased.channel, kind=message.kind)

    def _settle_failure(self, uow: UnitOfWork, parcel: _Parcel, code: str) -> None:
        uow.outbox.failed(parcel.leased, code)
        uow.messages.move(parcel.leased.creditor_id, parcel.message.id, MessageStatus.FAILED, error=code)
        logger().warning("message.failed", channel=parcel.leased.channel, code=code)

    def _hold_back(self, uow: UnitOfWork, parcel: _Parcel, decision: Decision) -> None:
        """Let a message that may leave later wait for its hour; a contact of our own is let go for this time."""
        leased, message = parcel.leased, parcel.message
        if decision.next_allowed_at is not None and bond_of(message.kind, message.initiated_by) is not Bond.ALL:
            uow.outbox.postpone(leased, decision.next_allowed_at)
        else:
            uow.outbox.blocked(leased, decision.rule)
            uow.messages.move(leased.creditor_id, message.id, MessageStatus.BLOCKED, error=decision.rule)
        logger().info("message.blocked", rule=decision.rule, kind=message.kind)

    def _open(self, uow: UnitOfWork, leased: Leased) -> _Parcel:
        client = uow.clients.get(leased.creditor_id, leased.client_id)
        return _Parcel(
            leased=leased,
            message=uow.messages.get(leased.creditor_id, leased.message_id),
            client=client,
            person=uow.people.get(client.person_id),
            address=uow.addresses.get(leased.address_id),
            conversation=uow.conversations.lock(leased.creditor_id, leased.client_id),
            profile=self._profiles.get(uow, leased.creditor_id),
        )

    def _decide(self, uow: UnitOfWork, parcel: _Parcel) -> Decision:
        """Ask the contact rules with everything as it is at this moment."""
        knock = Knock(parcel.message.kind, parcel.message.initiated_by, parcel.leased.channel, parcel.address)
        where = (parcel.profile, parcel.client, parcel.conversation)
        return ask(uow, knock, *where, self._clock.now(), self._packs, self._sender_role)


def _outbound(parcel: _Parcel) -> Outbound:
    message = parcel.message
    return Outbound(
        creditor=parcel.leased.creditor_id,
        client=parcel.leased.client_id,
        number=message.seq,
        address=parcel.address.address,
        text=message.text,
        buttons=tuple((choice["id"], choice["title"]) for choice in message.choices or ()),
        trace_id=message.trace_id,
    )


def _as_json(decision: Decision) -> dict[str, Any]:
    at = decision.next_allowed_at
    return {**asdict(decision), "next_allowed_at": at.isoformat() if at else None}
