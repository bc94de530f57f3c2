"""Put clients into segments by their creditors' rules, once a day: what is owed and how long changes by itself."""

from dataclasses import dataclass
from datetime import datetime

from bot.segmenting import assign
from storage.unit_of_work import UnitOfWork

JOB = "segments"


@dataclass(frozen=True, slots=True)
class AssignSegments:
    """The job."""

    def __call__(self, uow: UnitOfWork, now: datetime, rest: str) -> None:
        """Look at the clients of one creditor; without its name enqueue this for each."""
        if rest:
            uow.scope(rest)
            assign(uow, rest, now)
            return
        uow.jobs.put_all({f"{JOB} {creditor}": now for creditor in uow.creditors.ids()})
