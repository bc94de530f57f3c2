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
        """Look at a page of one creditor's clients and enqueue the next one; without its name, the first of each."""
        if not rest:
            uow.jobs.put_all({f"{JOB} {creditor}": now for creditor in uow.creditors.ids()})
            return
        creditor, _, after = rest.partition(" ")
        uow.scope(creditor)
        behind = assign(uow, creditor, now, after)
        if behind is not None:
            uow.jobs.put(f"{JOB} {creditor} {behind}", now)
