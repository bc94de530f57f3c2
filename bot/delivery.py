"""⑦ The one door out: every message leaves the outbox here, and only with the contact rules' decision beside it.

A worker leases rows, asks the rules, stores their decision with the message, and only then gives the message to its
channel, at the pace that the provider allows. What a channel does not know is never sent again blindly: its provider is
asked what it took (`bot.reconciliation`), or tells by itself (`bot.receipts`). What the law forbids now waits for its
next hour.
"""

import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import OperationalError

from bot import purpose, tracing
from bot.channels.base import (
    Busy,
    Channel,
    Listing,
    NotReached,
    Numbering,
    Provider,
    Refused,
    TryLater,
    Unknown,
    WindowClosed,
    account_key,
)
from bot.channels.message import Receipt
from bot.clock import Clock
from bot.door import Door, Knock
from bot.errors import BotError
from bot.log import logger
from bot.parcel import Opener, Parcel
from bot.ruling import Ruling
from bot.settlement import Settlement
from flows.contact.packs import Packs
from flows.contact.request import Bond, Decision, bond_of
from flows.contact.rules import STOPPED
from storage.database import Database
from storage.errors import LeaseLost
from storage.queue.leases import Leased
from storage.schema import Message, MessageStatus, SendStatus
from storage.unit_of_work import UnitOfWork

LEASE = timedelta(seconds=30)  #: how long the messages of a worker that died wait for another one
SPENT_SECONDS = 8.0  #: what is not begun by then is given back; a provider call may take as long again
BATCH = 20
STOP_LASTS = timedelta(minutes=5)  #: while all is stopped, an answer asks again after so long
KEEPS = timedelta(hours=24)  #: for so long an answer waits for the end of a stop; then its talk is over
FIRST_LOOK = timedelta(seconds=5)  #: after a call of unknown outcome; the provider lists what it took by then
DIED = "worker_died"


class Delivery:
    """Gives messages to their channels. Safe to run in any number of processes."""

    def __init__(
        self,
        database: Database,
        channels: Mapping[str, Channel],
        packs: Packs,
        opener: Opener,
        settlement: Settlement,
        clock: Clock,
        sender_role: str | None,
    ) -> None:
        """Take the channels by name, the country packs, and the role that creditors without one write in."""
        self._database, self._channels, self._clock = database, channels, clock
        self._opener, self._settlement = opener, settlement
        self._door = Door(packs, sender_role)

    def work(self, worker: str, batch: int = BATCH, seconds: float = SPENT_SECONDS) -> int:
        """Lease what is due and deliver it, beginning nothing after so many seconds; return how many were looked at."""
        with self._database.unit_of_work() as uow:
            rows = uow.outbox.claim(self._clock.now(), worker, batch, LEASE)
            uow.commit()
        spent, lined_up = time.monotonic() + seconds, frozenset[int]()
        for row in rows:
            if row.id in lined_up:
                continue
            if row.uncertain or time.monotonic() < spent:  # given back it would be sent as if for the first time
                lined_up |= self._try(row)
            else:
                self._give_back(row)
        return len(rows)

    def _give_back(self, leased: Leased) -> None:
        """Let a message that nobody has begun to send be claimed by whoever is free, before its lease runs out."""
        with suppress(LeaseLost), self._database.unit_of_work(leased.creditor_id) as uow:
            uow.outbox.give_back(leased, self._clock.now())
            uow.commit()

    def _try(self, leased: Leased) -> frozenset[int]:
        """Deliver one message; whatever it raises, the others leave, and it is tried again later.

        Return the rows that wait behind it for their sender's pace.
        """
        told = tracing.resume("deliver", leased.trace_id, channel=leased.channel, tries=leased.tries)
        with structlog.contextvars.bound_contextvars(trace_id=leased.trace_id), told:
            try:
                return self._deliver(leased)
            except OperationalError:
                raise  # the connection is gone; the lease runs out and the row is there for the next try
            except LeaseLost:
                logger().warning("message.lease_lost", channel=leased.channel)
            except Exception as fault:  # noqa: BLE001 - whatever it is, the others leave
                logger().exception("message.not_delivered", channel=leased.channel, tries=leased.tries + 1)
                if not leased.uncertain:  # else the lease runs out, and it stays uncertain
                    self._put_back(leased, type(fault).__name__)
        return frozenset()

    def _put_back(self, leased: Leased, error: str) -> None:
        """Let a message wait for its next try; after the last one it has failed."""
        with self._database.unit_of_work(leased.creditor_id) as uow:
            now = self._clock.now()
            if uow.outbox.retry(leased, now, error) is SendStatus.DEAD:
                uow.messages.fail(leased.creditor_id, leased.message_id, error, now)
                logger().error("message.dead", channel=leased.channel, code=error)
            uow.commit()

    def _deliver(self, leased: Leased) -> frozenset[int]:
        """Decide in one transaction; a provider is called outside of it. Return the rows that wait behind it."""
        behind = frozenset[int]()
        with self._database.unit_of_work(leased.creditor_id) as uow:
            parcel, now = self._opener.open(uow, leased), self._clock.now()
            channel = self._channels.get(leased.channel)
            if leased.uncertain:
                self._settlement.unknown(uow, parcel, DIED, now if isinstance(channel, Listing) else None)
            elif (ruling := self.decide(uow, parcel.message, parcel.knock(), now)).blocks:
                self._hold_back(uow, parcel, ruling.decision)
            elif channel is None:
                self._settlement.refusals.fail(uow, parcel, "channel_off", now)
            elif (lined_up := self._line_up(uow, channel, parcel, now)) is not None:
                behind = lined_up
            elif self._waits_for_another(uow, parcel, now):
                logger().info("message.waits", channel=leased.channel, kind=parcel.message.kind)
            elif uow.creditors.is_stopped(leased.creditor_id):
                uow.outbox.give_back(leased, now)  # stopped since the rules were asked: asked again, they hold it back
            elif channel.inside:
                self._settlement.take(uow, parcel, channel.send(parcel.outbound(now)), now)
            else:
                uow.outbox.attempt(leased, now)
                parcel.number(listed=isinstance(channel, Numbering) and channel.numbers(parcel.outbound(now)))
                until = self._door.leaves_until(parcel.profile, ruling)
                uow.commit()
                self._send(channel, parcel, until - now if until else None)
                return behind
            uow.commit()
        return behind

    def _waits_for_another(self, uow: UnitOfWork, parcel: Parcel, now: datetime) -> bool:
        """Let a contact of ours wait while another one, of whatever creditor, is on its way to the person.

        A contact counts once its provider has taken it: two that are given away at one moment would not know of each
        other. What waited asks the rules again.
        """
        message = parcel.message
        if bond_of(message.kind, message.initiated_by) is not Bond.ALL:
            return False
        wait = uow.paces.take(f"person {parcel.person.id}", LEASE, now)
        if wait:
            uow.outbox.wait(parcel.leased, now + wait)
        return bool(wait)

    def _line_up(self, uow: UnitOfWork, channel: Channel, parcel: Parcel, now: datetime) -> frozenset[int] | None:
        """Return nothing where the provider's pace lets the message leave now; else it waits for a free moment.

        With it wait the contacts behind it by the same sender, which are returned: each is looked at when its turn may
        have come. While the account is not served, or cannot be called, what leaves by another need not wait.
        """
        if not isinstance(channel, Provider):
            return None
        if rest := uow.paces.left(account_key(channel), now):
            uow.outbox.rest(parcel.leased, now + rest)
            return frozenset()
        limits = channel.limits(parcel.outbound(now))
        waits = [(uow.paces.take(one.key, one.every, now, one.burst), one) for one in limits]
        wait, slowest = max(waits, key=lambda pair: pair[0], default=(timedelta(), None))
        if slowest is None or not wait:
            return None
        uow.outbox.wait(parcel.leased, now + wait)
        if not slowest.shared:
            return frozenset()
        return uow.outbox.line_up(parcel.leased, slowest.key, now, now + wait, slowest.every)

    def _send(self, channel: Channel, parcel: Parcel, valid_for: timedelta | None) -> None:
        """Give a message to a provider outside of any transaction, then record what it said.

        `valid_for`: for how long the provider may keep it, where its legal hours end.

        What cannot be recorded is not sent again: its lease runs out, and nobody knows.
        """
        leased, receipt, fault = parcel.leased, None, None
        outbound = parcel.outbound(self._clock.now(), valid_for)
        try:
            with tracing.span("send", channel=leased.channel):
                receipt = channel.send(outbound)
        except (Refused, TryLater, Unknown, WindowClosed) as error:
            fault = error
        except Exception as error:  # noqa: BLE001 - it may have been taken before that
            logger().exception("message.unclear", channel=leased.channel)
            fault = Unknown(type(error).__name__)
        try:
            with tracing.span("record"):
                self._record(channel, leased, receipt, fault)
        except (OperationalError, LeaseLost):
            raise
        except Exception:  # noqa: BLE001 - whatever it is, the provider was called
            logger().exception("message.not_recorded", channel=leased.channel)

    def _record(self, channel: Channel, leased: Leased, receipt: Receipt | None, fault: BotError | None) -> None:
        """Write what a provider said of a message."""
        with self._database.unit_of_work(leased.creditor_id) as uow:
            parcel, now = self._opener.open(uow, leased), self._clock.now()
            match fault:
                case None if receipt is not None:
                    self._settlement.take(uow, parcel, receipt, now)
                case Refused(action=action):
                    self._settlement.refuse(uow, parcel, str(fault), action, now)
                case NotReached():
                    self._settlement.not_reached(uow, parcel, str(fault), now)
                case Busy(after=after):
                    self._settlement.busy(uow, parcel, str(fault), after, now)
                case TryLater(after=after):
                    self._settlement.later(uow, parcel, str(fault), after, now)
                case WindowClosed():
                    self._settlement.refusals.park(uow, parcel, str(fault), now)
                case _:
                    look_at = now + FIRST_LOOK if isinstance(channel, Listing) else None
                    self._settlement.unknown(uow, parcel, str(fault), look_at)
            uow.commit()

    def _hold_back(self, uow: UnitOfWork, parcel: Parcel, decision: Decision) -> None:
        """Let a message that may leave later wait for its hour; a contact of our own is let go, and made anew then."""
        leased, message, now = parcel.leased, parcel.message, self._clock.now()
        is_own = bond_of(message.kind, message.initiated_by) is Bond.ALL
        if decision.rule == STOPPED and not is_own and now - message.at < KEEPS:
            uow.outbox.wait(leased, now + STOP_LASTS)
        elif decision.next_allowed_at is not None and not is_own:
            uow.outbox.postpone(leased, decision.next_allowed_at)
        else:
            uow.outbox.blocked(leased, decision.rule)
            uow.messages.move(leased.creditor_id, message.id, MessageStatus.BLOCKED, error=decision.rule)
            purpose.try_again(uow, message, decision, now)
        logger().info("message.blocked", rule=decision.rule, kind=message.kind)

    def decide(self, uow: UnitOfWork, message: Message, knock: Knock, now: datetime) -> Ruling:
        """Ask the contact rules with everything as it is at this moment; keep question and answer with the message."""
        with tracing.span("rule"):
            ruling = self._door.rule(uow, knock, now)
        ruling.keep(message)
        return ruling
