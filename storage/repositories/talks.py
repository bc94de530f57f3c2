"""Keep each talk with its outcome: none closes without one, and the next refers to it."""

from datetime import date, datetime
from typing import cast

from sqlalchemy import Table, bindparam, select
from sqlalchemy.orm import Session

from storage.entities import Entity
from storage.errors import Missing
from storage.plain import Plain
from storage.schema import Talk

TALK = Entity(Talk)
ROWS = cast("Table", Talk.__table__).c
MINE = select(*TALK.columns).where(ROWS.creditor_id == bindparam("creditor"), ROWS.client_id == bindparam("client"))
CURRENT = Plain(MINE.where(ROWS.closed_at.is_(None)))
LAST = Plain(MINE.where(ROWS.closed_at.is_not(None)).order_by(ROWS.closed_at.desc(), ROWS.id.desc()).limit(1))


class Talks:
    """The talks of the creditors in scope. A client has at most one open talk with a creditor."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def open(self, creditor: str, client: str, at: datetime) -> Talk:
        """Return the open talk, opened now when there is none; the conversation is locked by the caller."""
        row = self.current(creditor, client)
        if row is None:
            row = Talk(creditor_id=creditor, client_id=client, opened_at=at)
            self._session.add(row)
            self._session.flush()
        return row

    def current(self, creditor: str, client: str) -> Talk | None:
        """Return the open talk."""
        return self._read(CURRENT, creditor, client)

    def last(self, creditor: str, client: str) -> Talk | None:
        """Return the talk that closed last."""
        return self._read(LAST, creditor, client)

    def close(
        self,
        *,
        creditor: str,
        client: str,
        at: datetime,
        commitment: str,
        commitment_on: date | None,
        receptivity: int,
        next_step: str,
        owner: str,
    ) -> Talk:
        """Close the open talk with its outcome."""
        row = self.current(creditor, client)
        if row is None:
            raise Missing("open talk of", client)
        row.closed_at, row.commitment, row.commitment_on = at, commitment, commitment_on
        row.receptivity, row.next_step, row.owner = receptivity, next_step, owner
        self._session.flush()
        return row

    def rate(self, creditor: str, client: str, score: int, comment: str) -> Talk:
        """Record how the client valued the open talk, or the last one."""
        row = self.current(creditor, client) or self.last(creditor, client)
        if row is None:
            raise Missing("talk of", client)
        row.rating, row.comment = score, comment
        self._session.flush()
        return row

    def _read(self, statement: Plain, creditor: str, client: str) -> Talk | None:
        """Return the talk that a statement finds; who writes one writes it at once."""
        rows = statement.run(self._session, {"creditor": creditor, "client": client})
        return TALK.hold(self._session, rows[0]) if rows else None
