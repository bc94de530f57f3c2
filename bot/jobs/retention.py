"""Forget what is kept only for a time: ended sessions and links, what providers sent and told, paces, codes, jobs."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.periods import lasts
from storage.unit_of_work import UnitOfWork

JOB = "retention"
LETTERS = 10_000  #: what providers sent that one transaction forgets
PACES = timedelta(hours=1)  #: how long a pace stands that keeps nothing back, far beyond what clocks differ by


@dataclass(frozen=True, slots=True)
class ForgetExpired:
    """The job."""

    def __call__(self, uow: UnitOfWork, now: datetime, rest: str) -> None:
        """Erase what has had its time; `rest` counts the pages of letters before this one."""
        uow.sessions.forget_expired(now)
        uow.idempotent_requests.forget_before(now - lasts("repeats"))
        uow.links.forget(now)
        uow.receipts.forget(now - lasts("receipts"))
        uow.paces.forget(now - PACES)
        uow.codes.forget(now - lasts("codes"))
        uow.jobs.forget(now - lasts("jobs"))
        if creditors := uow.creditors.ids():
            uow.scope(*creditors)
            uow.deliveries.forget(now - lasts("deliveries"))
            uow.case_visits.forget(now - lasts("visits"))
            uow.policy_trials.forget(now - lasts("trials"))
        if uow.inbox.forget(now - lasts("letters"), LETTERS) == LETTERS:
            uow.jobs.put(f"{JOB} {int(rest or 0) + 1}", now)
