"""Count what was sent to each person and address, across creditors, for the contact rules; no debt stands here."""

import hashlib
from datetime import datetime
from typing import cast

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session

from storage.schema import Contact

RECORD = insert(cast("Table", Contact.__table__))


class Contacts:
    """All messages that were sent, without their words."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def record(
        self,
        *,
        person: int,
        address: int,
        channel: str,
        kind: str,
        initiated_by: str,
        creditor: str,
        client: str,
        at: datetime,
    ) -> None:
        """Record that a message was sent; creditor and client are kept as one opaque word."""
        row = {
            "person_id": person,
            "address_id": address,
            "channel": channel,
            "kind": kind,
            "initiated_by": initiated_by,
            "debt": name_debt(creditor, client),
            "at": at,
        }
        self._session.connection().execute(RECORD, row)

    def of_person(self, person: int, since: datetime) -> list[Contact]:
        """Return what was sent to a person since a moment, oldest first."""
        statement = select(Contact).where(Contact.person_id == person, Contact.at >= since)
        return list(self._session.scalars(statement.order_by(Contact.at, Contact.id)))

    def of_address(self, address: int, since: datetime) -> list[Contact]:
        """Return what was sent to an address since a moment, oldest first; several people may share it."""
        statement = select(Contact).where(Contact.address_id == address, Contact.at >= since)
        return list(self._session.scalars(statement.order_by(Contact.at, Contact.id)))


def name_debt(creditor: str, client: str) -> str:
    """Return the opaque word for what a client owes a creditor; equal words are the same debt."""
    return hashlib.sha256(f"{creditor}/{client}".encode()).hexdigest()[:24]
