"""⑦ The one door out: every message leaves the outbox here, and only with the contact rules' decision beside it.

A worker leases rows, asks the rules, stores their decision with the message, and only then gives the message to its
channel. What a channel does not know is never sent again blindly; what the law forbids now waits for its next hour.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

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
from storage.queue.outbox import Leased
from storage.schema import Address, Client, Conversation, Message, MessageStatus, Person
from storage.unit_of_work import UnitOfWork

LEASE = timedelta(seconds=60)  #: longer than any provider call may take
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
        for row in rows:
            self._deliver(row)
        return len(rows)

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
        except (Refused, TryLater, Unknown) as error:
            receipt, fault = None, error
        with self._database.unit_of_work(parcel.leased.creditor_id) as uow:
            parcel = self._open(uow, parcel.leased)
            if receipt is not None:
                self._settle(uow, parcel, receipt)
            elif isinstance(fault, TryLater):
                uow.outbox.retry(parcel.leased, self._clock.now(), str(fault), fault.after)
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
        logger().info("message.sent", channel=leased.channel, kind=message.kind, trace_id=leased.trace_id)

    def _settle_failure(self, uow: UnitOfWork, parcel: _Parcel, code: str) -> None:
        uow.outbox.failed(parcel.leased, code)
        uow.messages.move(parcel.leased.creditor_id, parcel.message.id, MessageStatus.FAILED, error=code)
        logger().warning("message.failed", channel=parcel.leased.channel, code=code, trace_id=parcel.leased.trace_id)

    def _hold_back(self, uow: UnitOfWork, parcel: _Parcel, decision: Decision) -> None:
        """Let a message that may leave later wait for its hour; a contact of our own is let go for this time."""
        leased, message = parcel.leased, parcel.message
        if decision.next_allowed_at is not None and bond_of(message.kind, message.initiated_by) is not Bond.ALL:
            uow.outbox.postpone(leased, decision.next_allowed_at)
        else:
            uow.outbox.blocked(leased, decision.rule)
            uow.messages.move(leased.creditor_id, message.id, MessageStatus.BLOCKED, error=decision.rule)
        logger().info("message.blocked", rule=decision.rule, kind=message.kind, trace_id=leased.trace_id)

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
