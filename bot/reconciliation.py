"""Ask providers what they took, of messages whose outcome nobody knows; none is sent again before.

A message that the provider lists was taken. One that it does not list, asked several times over a minute, never was,
and is sent as if for the first time.
"""

from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta

import structlog

from bot import tracing
from bot.channels.base import Channel, Listing, TryLater
from bot.channels.message import Receipt
from bot.clock import Clock
from bot.log import logger
from bot.parcel import Opener, Parcel
from bot.settlement import Settlement
from storage.database import Database
from storage.errors import LeaseLost
from storage.queue.leases import Leased
from storage.unit_of_work import UnitOfWork

LOOKS = (timedelta(seconds=15), timedelta(seconds=40))  #: between looks; after the last one the provider never took it
SKEW = timedelta(minutes=1)  #: between the provider's clock and ours
BEFORE = timedelta(hours=1)  #: whatever the provider lists since then was attempted after this long before it
LEASE = timedelta(seconds=30)
ASKED_FOR = timedelta(minutes=15)  #: a provider that cannot say for so long keeps a conversation waiting no more
ASK_AGAIN = timedelta(seconds=30)  #: when the provider itself could not say
BATCH = 10


class Reconciliation:
    """Looks up unknown messages. Safe to run in any number of processes."""

    def __init__(
        self,
        database: Database,
        channels: Mapping[str, Channel],
        opener: Opener,
        settlement: Settlement,
        clock: Clock,
    ) -> None:
        """Take the parts that delivery uses too."""
        self._database, self._channels, self._clock = database, channels, clock
        self._opener, self._settlement = opener, settlement

    def work(self, worker: str) -> int:
        """Ask about what is unknown and due; return how many messages were asked about."""
        with self._database.unit_of_work() as uow:
            rows = uow.outbox.claim_unknown(self._clock.now(), worker, BATCH, LEASE)
            uow.commit()
        for row in rows:
            told = tracing.resume("ask", row.trace_id, channel=row.channel)
            with structlog.contextvars.bound_contextvars(trace_id=row.trace_id), told, suppress(LeaseLost):
                self._look(row)
        return len(rows)

    def _look(self, leased: Leased) -> None:
        channel = self._channels.get(leased.channel)
        since = (leased.attempted_at or self._clock.now()) - SKEW
        with self._database.unit_of_work(leased.creditor_id) as uow:
            parcel = self._opener.open(uow, leased)
            known = uow.outbox.provider_ids(leased.channel, leased.address_id, since - BEFORE)
        try:
            found = channel.look_up(parcel.outbound(since), since, known) if isinstance(channel, Listing) else None
        except TryLater as busy:
            logger().warning("message.not_listed", channel=leased.channel, code=str(busy))
            self._later(leased, busy.after or ASK_AGAIN)
            return
        with self._database.unit_of_work(leased.creditor_id) as uow:
            self._conclude(uow, self._opener.open(uow, leased), found)
            uow.commit()

    def _later(self, leased: Leased, after: timedelta) -> None:
        """Ask again; a provider that could not say was not asked, and after a while staff decide."""
        now = self._clock.now()
        with self._database.unit_of_work(leased.creditor_id) as uow:
            if now - (leased.attempted_at or now) > ASKED_FOR:
                uow.outbox.give_up(leased)
                logger().error("message.stays_unknown", channel=leased.channel)
            else:
                uow.outbox.look_again(leased, now + after, counts=False)
            uow.commit()

    def _conclude(self, uow: UnitOfWork, parcel: Parcel, found: Receipt | None) -> None:
        leased, now = parcel.leased, self._clock.now()
        if found is not None:
            self._settlement.find(uow, parcel, found, now)
        elif leased.looks < len(LOOKS):
            uow.outbox.look_again(leased, now + LOOKS[leased.looks])
        else:
            self._settlement.never_taken(uow, parcel, now)
