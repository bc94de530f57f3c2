"""Keep which numbers of a creditor are one and the same person, and which addresses went from one client to another."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, aliased

from storage.errors import Missing
from storage.schema import Client, ContactPoint, Json, Merge


class Merges:
    """The merges of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def add(
        self, creditor: str, client: str, other: str, had: Json, by: str, at: datetime, address: int | None = None
    ) -> Merge:
        """Write that another number, or one address of it, is this client's."""
        row = Merge(
            creditor_id=creditor, client_id=client, other_id=other, address_id=address, had=had, made_by=by, made_at=at
        )
        self._session.add(row)
        self._session.flush()
        return row

    def get(self, creditor: str, number: int) -> Merge:
        """Return a merge that stands, locked."""
        row = self._session.get(Merge, (creditor, number), with_for_update=True, populate_existing=True)
        if row is None or row.parted_at is not None:
            raise Missing("merge", number)
        return row

    def part(self, row: Merge, by: str, at: datetime) -> None:
        """Write that a merge holds no more."""
        row.parted_by, row.parted_at = by, at
        self._session.flush()

    def root(self, creditor: str, client: str) -> str:
        """Return the number under which a person goes on; their own where they have no other."""
        statement = select(Merge.client_id).where(*_standing(creditor), Merge.other_id == client)
        return self._session.scalars(statement).one_or_none() or client

    def numbers(self, creditor: str, client: str) -> Sequence[str]:
        """Return all numbers of the person whom a client is, the one under which they go on first."""
        root = self.root(creditor, client)
        statement = select(Merge.other_id).where(*_standing(creditor), Merge.client_id == root)
        return [root, *self._session.scalars(statement.order_by(Merge.id))]

    def of(self, creditor: str, client: str) -> Sequence[Merge]:
        """Return what stands between a client and others, addresses too, the oldest first."""
        root = self.root(creditor, client)
        mine = or_(
            Merge.client_id == client,
            Merge.other_id == client,
            (Merge.client_id == root) & Merge.address_id.is_(None),
        )
        statement = select(Merge).where(Merge.creditor_id == creditor, Merge.parted_at.is_(None), mine)
        return list(self._session.scalars(statement.order_by(Merge.id)))

    def alike(self, client: Client, limit: int = 5) -> Sequence[tuple[Client, bool]]:
        """Return the clients of the creditor who may be the same person, and whether by document; else by address."""
        mine, theirs = aliased(ContactPoint), aliased(ContactPoint)
        shared = (
            select(theirs.client_id)
            .join(mine, (mine.creditor_id == theirs.creditor_id) & (mine.address_id == theirs.address_id))
            .where(mine.creditor_id == client.creditor_id, mine.client_id == client.id)
        )
        same = aliased(Client)
        person = select(same.id).where(same.creditor_id == client.creditor_id, same.person_id == client.person_id)
        statement = select(Client).where(
            Client.creditor_id == client.creditor_id,
            Client.id.not_in(self.numbers(client.creditor_id, client.id)),
            Client.visitor_since.is_(None),
            Client.erased_at.is_(None),
            Client.id.in_(shared.union(person)),  # not one or the other: that would look at every client
        )
        found = self._session.scalars(statement.order_by(Client.id).limit(limit))
        return [(row, row.person_id == client.person_id) for row in found]


def _standing(creditor: str) -> tuple[ColumnElement[bool], ...]:
    return Merge.creditor_id == creditor, Merge.parted_at.is_(None), Merge.address_id.is_(None)
