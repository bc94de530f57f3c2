"""Erase what has had its time, class by class and page by page; what happened, and when, stays."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.repositories.expiring import FIRST, PEOPLE, STEPS, WAITING
from storage.schema import AuditEntry, AuditPayload

NOTED = "contact.recorded"  #: entries that hold what staff noted of a contact outside
ROWS = 2_000  #: of one page
ENTRIES = 500  #: of the audit log, of one page: each is named in the entry that tells of it
HEADS = 20  #: people of one page: each is looked for in every table


class Place(NamedTuple):
    """Where a class goes on: at which of its steps, behind which key."""

    step: int = 0
    after: str = ""


START = Place()


class Page(NamedTuple):
    """How many rows went, and where it goes on; nowhere when all is done."""

    rows: int
    place: Place | None


class Expiry:
    """What the creditors in scope keep beyond its time."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def waits(self, kind: str, creditor: str, before: datetime) -> bool:
        """Say whether rows of a class are older than a moment; nothing is locked."""
        return bool(self._session.scalar(WAITING[kind], {"creditor": creditor, "before": before}))

    def erase(self, kind: str, creditor: str, before: datetime, place: Place = START) -> Page:
        """Erase a page of what is older than a moment of one class."""
        step = STEPS[kind][place.step]
        values = {"creditor": creditor, "before": before, "after": place.after or FIRST[step.sort], "page": ROWS}
        gone = self._session.execute(step.statement, values).one()
        if gone.rows == ROWS:
            return Page(gone.rows, Place(place.step, str(gone.last)))
        return Page(gone.rows, Place(place.step + 1) if place.step + 1 < len(STEPS[kind]) else None)

    def people(self, kind: str, creditor: str, before: datetime, place: Place) -> tuple[Sequence[str], Place | None]:
        """Return a page of those of whom nothing but the books is kept beyond a moment, and where it goes on."""
        values = {"creditor": creditor, "before": before, "after": place.after, "page": HEADS}
        found = list(self._session.scalars(PEOPLE[kind], values))
        return found, Place(0, found[-1]) if len(found) == HEADS else None

    def noted(self, creditor: str, before: datetime) -> tuple[Sequence[int], Place | None]:
        """Return a page of the audit entries with what staff noted of contacts, and where it goes on.

        Those whose words went are not among them: the next page is the first one again.
        """
        found = list(
            self._session.scalars(
                select(AuditEntry.seq)
                .join(
                    AuditPayload,
                    (AuditPayload.creditor_id == AuditEntry.creditor_id) & (AuditPayload.seq == AuditEntry.seq),
                )
                .where(AuditEntry.creditor_id == creditor, AuditEntry.action == NOTED, AuditEntry.at < before)
                .order_by(AuditEntry.seq)
                .limit(ENTRIES)
            )
        )
        return found, Place(0, str(found[-1])) if len(found) == ENTRIES else None
