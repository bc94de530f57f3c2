"""Erase what has had its time, as the periods of each creditor say; an audit line tells how much of what."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.creditors.document import Retention
from bot.periods import days_of
from storage.schema import Creditor
from storage.unit_of_work import UnitOfWork

JOB = "expiry"
CONTACTS = "contacts"
ACTOR = "clock"


@dataclass(frozen=True, slots=True)
class Expire:
    """The job."""

    def __call__(self, uow: UnitOfWork, now: datetime, rest: str) -> None:
        """Erase what one creditor keeps beyond its time; without its name enqueue this for each."""
        if not rest:
            uow.jobs.put_all({f"{JOB} {creditor}": now for creditor in uow.creditors.ids()})
            return
        uow.scope(rest)
        counts = dict(_erased(uow, uow.creditors.get(rest), now))
        told = {kind: count for kind, count in counts.items() if count}
        if told:
            uow.audit.append(rest, now, ACTOR, "retention.erased", f"creditor:{rest}", told)


def _erased(uow: UnitOfWork, owner: Creditor, now: datetime) -> list[tuple[str, int]]:
    asked = Retention.model_validate(owner.document.get("retention") or {}).model_dump()
    return [
        (kind, _erase(uow, kind, owner.id, now - timedelta(days=days), now))
        for kind, days in days_of(asked, owner.country).items()
    ]


def _erase(uow: UnitOfWork, kind: str, creditor: str, before: datetime, now: datetime) -> int:
    """Erase one class; of the audit log the payloads alone go, and the chain still proves itself."""
    if kind != CONTACTS:
        return uow.expiry.erase(kind, creditor, before)
    entries = uow.expiry.noted(creditor, before)
    if entries:
        uow.audit.erase(creditor, entries, now, ACTOR, f"creditor:{creditor}")
    return len(entries)
