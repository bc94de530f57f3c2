"""Keep the tickets and orders of clients as their creditor's service tells of them."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from storage.errors import Missing
from storage.schema import Client, Ticket

FACTS = ("client_id", "kind", "subject", "status", "opened_on", "closed_on", "url")


class Tickets:
    """The tickets of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def put(self, creditor: str, rows: Iterable[Mapping[str, Any]], at: datetime) -> None:
        """Write tickets by their numbers, new ones and known ones; each row has all of `FACTS`."""
        values = [{"creditor_id": creditor, "updated_at": at, **row} for row in rows]
        if not values:
            return
        statement = insert(Ticket).values(values)
        told = {name: statement.excluded[name] for name in (*FACTS, "updated_at")}
        self._session.execute(statement.on_conflict_do_update(index_elements=["creditor_id", "number"], set_=told))
        self._session.expire_all()

    def get(self, creditor: str, number: str) -> Ticket:
        """Return a ticket."""
        row = self._session.get(Ticket, (creditor, number))
        if row is None:
            raise Missing("ticket", number)
        return row

    def known(self, creditor: str, numbers: Collection[str]) -> dict[str, dict[str, Any]]:
        """Return what is kept of some tickets by their numbers; those that are new are left out."""
        columns = (Ticket.number, *(getattr(Ticket, name) for name in FACTS))
        statement = select(*columns).where(Ticket.creditor_id == creditor, Ticket.number.in_(numbers))
        return {row["number"]: dict(row) for row in self._session.execute(statement).mappings()}

    def clients_among(self, creditor: str, ids: Collection[str]) -> frozenset[str]:
        """Return which of these ids are those of clients."""
        known = (Client.creditor_id == creditor, Client.id.in_(ids), Client.visitor_since.is_(None))
        return frozenset(self._session.scalars(select(Client.id).where(*known)))

    def of(self, creditor: str, client: str, limit: int | None = None) -> list[Ticket]:
        """Return a client's tickets, the open ones first, the newest first; all without a limit."""
        order = (Ticket.closed_on.is_not(None), Ticket.opened_on.desc(), Ticket.number)
        mine = (Ticket.creditor_id == creditor, Ticket.client_id == client)
        return list(self._session.scalars(select(Ticket).where(*mine).order_by(*order).limit(limit)))

    def count(self, creditor: str, client: str) -> int:
        """Return how many tickets a client has, open or not."""
        mine = (Ticket.creditor_id == creditor, Ticket.client_id == client)
        return self._session.scalars(select(func.count()).select_from(Ticket).where(*mine)).one()
