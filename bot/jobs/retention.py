"""Forget what is kept only for a time: ended sessions and links, old answers, receipts, paces, codes, jobs, events."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.proofs import AGE as CODES
from storage.unit_of_work import UnitOfWork

REPEATS = timedelta(days=2)  #: how long a repeated request gets its first answer
RECEIPTS = timedelta(days=90)  #: how long what a provider told stands, far beyond its last word of a message
DONE = timedelta(days=60)  #: how long a job that is done keeps its name taken, far beyond any contact's purpose
TOLD = timedelta(days=30)  #: how long what another program was told can be looked at, and sent to it again
PACES = timedelta(hours=1)  #: how long a pace stands that keeps nothing back, far beyond what clocks differ by


@dataclass(frozen=True, slots=True)
class ForgetExpired:
    """The job."""

    def __call__(self, uow: UnitOfWork, now: datetime, _: str) -> None:
        """Erase what has had its time."""
        uow.sessions.forget_expired(now)
        uow.idempotent_requests.forget_before(now - REPEATS)
        uow.links.forget(now)
        uow.receipts.forget(now - RECEIPTS)
        uow.paces.forget(now - PACES)
        uow.codes.forget(now - CODES)
        uow.jobs.forget(now - DONE)
        if creditors := uow.creditors.ids():
            uow.scope(*creditors)
            uow.deliveries.forget(now - TOLD)
