"""Keep who acts for a client, where they write from, how far they may go, and who saw what shows that."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.errors import Missing
from storage.schema import Representative


class Representatives:
    """The representatives of the clients of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def enter(  # noqa: PLR0913 - what is to be known of whoever acts for somebody
        self,
        *,
        creditor: str,
        client: str,
        address: int,
        name: str,
        document_sealed: bytes,
        role: str,
        scope: str,
        until: date,
        proof: str,
        by: str,
        at: datetime,
    ) -> Representative:
        """Write who acts for a client from now on; whoever did so at that address does so no longer."""
        if (before := self.at(creditor, client, address)) is not None:
            self.take_back(before, by, at)
        row = Representative(
            creditor_id=creditor,
            client_id=client,
            address_id=address,
            name=name,
            document_sealed=document_sealed,
            role=role,
            scope=scope,
            until_on=until,
            proof=proof,
            seen_by=by,
            seen_at=at,
        )
        self._session.add(row)
        self._session.flush()
        return row

    def get(self, creditor: str, client: str, number: int) -> Representative:
        """Return one that was not taken back, locked. Raises Missing."""
        row = self._session.get(Representative, (creditor, number), with_for_update=True, populate_existing=True)
        if row is None or row.client_id != client or row.taken_back_at is not None:
            raise Missing("representative", number)
        return row

    def take_back(self, row: Representative, by: str, at: datetime) -> None:
        """Write that somebody acts for the client no more."""
        row.taken_back_by, row.taken_back_at = by, at
        self._session.flush()

    def at(self, creditor: str, client: str, address: int) -> Representative | None:
        """Return who acts for a client at an address and was not taken back, also past their day, if anybody does."""
        return next((one for one in self.standing(creditor, client) if one.address_id == address), None)

    def standing(self, creditor: str, client: str) -> Sequence[Representative]:
        """Return those who were not taken back, also past their day, the oldest first."""
        return [row for row in self.of(creditor, client) if row.taken_back_at is None]

    def of(self, creditor: str, client: str) -> Sequence[Representative]:
        """Return everybody who ever acted for a client, the oldest first."""
        mine = (Representative.creditor_id == creditor, Representative.client_id == client)
        return list(self._session.scalars(select(Representative).where(*mine).order_by(Representative.id)))
