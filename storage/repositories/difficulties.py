"""Keep the difficulties that clients volunteered."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.schema import Difficulty


class Difficulties:
    """The difficulties of the clients of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def add(self, creditor: str, client: str, code: str, note: str, at: datetime) -> Difficulty:
        """Write a difficulty as a code and in the client's own words."""
        row = Difficulty(creditor_id=creditor, client_id=client, code=code, note=note, at=at)
        self._session.add(row)
        self._session.flush()
        return row

    def of(self, creditor: str, client: str) -> list[Difficulty]:
        """Return a client's difficulties, the newest first."""
        statement = select(Difficulty).where(Difficulty.creditor_id == creditor, Difficulty.client_id == client)
        return list(self._session.scalars(statement.order_by(Difficulty.at.desc(), Difficulty.id.desc())))
