"""Keep what supervisors propose to change: what it is, why, who proposed it, who decided on it and with which word."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.errors import Missing
from storage.schema import Draft, DraftStatus

LATEST = 50  #: drafts of a kind that a history shows


class Drafts:
    """The drafts of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def put(
        self, creditor: str, kind: str, name: str, document: str, base: str, why: str, by: str, at: datetime
    ) -> Draft:
        """Write a draft that waits for a second person; `by` is who proposed it, as in the audit log."""
        row = Draft(
            creditor_id=creditor,
            kind=kind,
            name=name,
            document=document,
            base=base,
            why=why,
            status=DraftStatus.PROPOSED,
            proposed_by=by,
            proposed_at=at,
            word="",
        )
        self._session.add(row)
        self._session.flush()
        return row

    def waiting(self, creditor: str, kind: str) -> Draft | None:
        """Return the draft of a kind that waits for a second person, if one does."""
        mine = select(Draft).where(Draft.creditor_id == creditor, Draft.kind == kind)
        return self._session.scalars(mine.where(Draft.status == DraftStatus.PROPOSED)).one_or_none()

    def of(self, creditor: str, kind: str) -> Sequence[Draft]:
        """Return the latest drafts of a kind, the newest first."""
        mine = select(Draft).where(Draft.creditor_id == creditor, Draft.kind == kind)
        return self._session.scalars(mine.order_by(Draft.id.desc()).limit(LATEST)).all()

    def approved(self, creditor: str, kind: str, name: str) -> Draft | None:
        """Return the draft of a kind by which what has this name came in force, if one did."""
        mine = select(Draft).where(Draft.creditor_id == creditor, Draft.kind == kind, Draft.name == name)
        found = mine.where(Draft.status == DraftStatus.APPROVED).order_by(Draft.id.desc()).limit(1)
        return self._session.scalars(found).one_or_none()

    def get(self, creditor: str, kind: str, number: int) -> Draft:
        """Return a draft as it is now. Raises Missing."""
        mine = select(Draft).where(Draft.creditor_id == creditor, Draft.kind == kind, Draft.id == number)
        row = self._session.scalars(mine.execution_options(populate_existing=True)).one_or_none()
        if row is None:
            raise Missing("draft", number)
        return row

    def settle(self, row: Draft, status: DraftStatus, by: str, at: datetime, word: str = "") -> None:
        """Write what was decided on a draft."""
        row.status, row.decided_by, row.decided_at, row.word = status, by, at, word
        self._session.flush()
