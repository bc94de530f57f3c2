"""Erase what has had its time, as the periods of each creditor say; an audit line tells how much of what.

A job erases one page of one class of one creditor and enqueues the next page in the same transaction: whatever process
dies when, what went is on record, and the rest goes on.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.creditors.document import Retention
from bot.erasure import erase
from bot.periods import days_of
from storage.repositories.expiring import PEOPLE
from storage.repositories.expiry import START, Page, Place
from storage.schema import Creditor
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault

JOB = "expiry"
CONTACTS = "contacts"
ACTOR = "clock"


@dataclass(frozen=True, slots=True)
class Expire:
    """The job. `folder` is the data folder, in which files of clients lie."""

    vault: Vault
    folder: Path

    def __call__(self, uow: UnitOfWork, now: datetime, rest: str) -> None:
        """Erase a page of what one creditor keeps beyond its time; without a class the first of each that has some.

        Without a creditor either, that is enqueued for each.

        What follows the creditor is the class, how many rows went before, the step and the key behind which it goes on.
        """
        if not rest:
            uow.jobs.put_all({f"{JOB} {creditor}": now for creditor in uow.creditors.ids()})
            return
        creditor, _, asked = rest.partition(" ")
        uow.scope(creditor)
        periods = _periods(uow.creditors.get(creditor))
        if not asked:
            found = (kind for kind, days in periods.items() if _waits(uow, kind, creditor, now - timedelta(days=days)))
            uow.jobs.put_all({f"{JOB} {creditor} {kind} 0 0 ": now for kind in found})
            return
        kind, before, step, after = asked.split(" ", 3)
        if kind in periods:
            since = now - timedelta(days=periods[kind])
            page = self._erase(uow, kind, creditor, since, Place(int(step), after), now)
            _go_on(uow, creditor, kind, int(before), page, now)

    def _erase(self, uow: UnitOfWork, kind: str, creditor: str, before: datetime, place: Place, now: datetime) -> Page:
        """Erase a page of one class; of the audit log the payloads alone go, and the chain still proves itself."""
        if kind in PEOPLE:
            people, following = uow.expiry.people(kind, creditor, before, place)
            for client in people:
                self._forget(uow, creditor, client, now)
            return Page(len(people), following)
        if kind == CONTACTS:
            entries, following = uow.expiry.noted(creditor, before)
            if entries:
                uow.audit.erase(creditor, entries, now, ACTOR, f"creditor:{creditor}")
            return Page(len(entries), following)
        return uow.expiry.erase(kind, creditor, before, place)

    def _forget(self, uow: UnitOfWork, creditor: str, client: str, now: datetime) -> None:
        """Erase somebody as if they had asked for it, files that were made of them too."""
        done = erase(uow, uow.clients.get(creditor, client), self.vault, self.folder, now, ACTOR)
        for path in done.files:
            path.unlink(missing_ok=True)


def _waits(uow: UnitOfWork, kind: str, creditor: str, before: datetime) -> bool:
    """Say whether anything of a class has had its time, so that a day without any costs one look."""
    if kind in PEOPLE:
        return bool(uow.expiry.people(kind, creditor, before, START)[0])
    if kind == CONTACTS:
        return bool(uow.expiry.noted(creditor, before)[0])
    return uow.expiry.waits(kind, creditor, before)


def _periods(owner: Creditor) -> dict[str, int]:
    asked = Retention.model_validate(owner.document.get("retention") or {}).model_dump()
    return days_of(asked, owner.country)


def _go_on(uow: UnitOfWork, creditor: str, kind: str, before: int, page: Page, now: datetime) -> None:
    """Note what went, in all and now, and enqueue the next page."""
    total = before + page.rows
    if page.rows:
        told = {"class": kind, "rows": page.rows, "so_far": total, "done": page.place is None}
        uow.audit.append(creditor, now, ACTOR, "retention.erased", f"creditor:{creditor}", told)
    if page.place:
        uow.jobs.put(f"{JOB} {creditor} {kind} {total} {page.place.step} {page.place.after}", now)
