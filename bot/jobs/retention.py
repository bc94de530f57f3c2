"""Forget what is kept only for a time: expired sessions, answers to repeated requests."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.unit_of_work import UnitOfWork

REPEATS = timedelta(days=2)  #: how long a repeated request gets its first answer


@dataclass(frozen=True, slots=True)
class ForgetExpired:
    """The job."""

    def __call__(self, uow: UnitOfWork, now: datetime, _: str) -> None:
        """Erase what has had its time."""
        uow.sessions.forget_expired(now)
        uow.idempotent_requests.forget_before(now - REPEATS)
