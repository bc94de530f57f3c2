"""Keep the difficulties that clients volunteered."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.errors import Missing
from storage.schema import Difficulty


class Difficulties:
    """The difficulties of the clients of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def add(
        self,
        creditor: str,
        client: str,
        code: str,
        note: str,
        at: datetime,
        contingency: str | None = None,
        *,
        consent_at: datetime | None = None,
    ) -> Difficulty:
        """Write a difficulty as a code and in the client's own words, with what happened where that has a name.

        Words on health are written with the moment at which the client agreed, and never else.
        """
        row = Difficulty(
            creditor_id=creditor, client_id=client, code=code, contingency=contingency, note=note, at=at,
            consent_at=consent_at,
        )  # fmt: skip
        self._session.add(row)
        self._session.flush()
        return row

    def of(self, creditor: str, client: str) -> list[Difficulty]:
        """Return a client's difficulties, the newest first."""
        statement = select(Difficulty).where(Difficulty.creditor_id == creditor, Difficulty.client_id == client)
        return list(self._session.scalars(statement.order_by(Difficulty.at.desc(), Difficulty.id.desc())))

    def correct(self, creditor: str, difficulty: int, kind: str, staff: int, at: datetime) -> Difficulty:
        """Write what an adviser says a difficulty is; what was read stays beside it. Raises Missing."""
        row = self._session.get(Difficulty, (creditor, difficulty), with_for_update=True, populate_existing=True)
        if row is None:
            raise Missing("difficulty", difficulty)
        row.corrected, row.corrected_by, row.corrected_at = kind, staff, at
        self._session.flush()
        return row

    def contingency(self, creditor: str, client: str, since: datetime) -> str | None:
        """Return what a client told last of what happened to them, no longer ago than a moment."""
        return self._session.scalars(
            select(Difficulty.contingency)
            .where(Difficulty.creditor_id == creditor, Difficulty.client_id == client, Difficulty.at >= since)
            .where(Difficulty.contingency.is_not(None))
            .order_by(Difficulty.at.desc(), Difficulty.id.desc())
            .limit(1)
        ).one_or_none()

    def corrected(self, creditor: str, client: str, since: datetime) -> str | None:
        """Return what an adviser said last of a client's difficulty, no longer ago than a moment."""
        return self._session.scalars(
            select(Difficulty.corrected)
            .where(Difficulty.creditor_id == creditor, Difficulty.client_id == client, Difficulty.corrected_at >= since)
            .order_by(Difficulty.corrected_at.desc(), Difficulty.id.desc())
            .limit(1)
        ).one_or_none()
