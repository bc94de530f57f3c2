"""Count what was sent to each person, and what was done outside, for the contact rules; no debt stands here."""

import hashlib
from collections.abc import Collection
from datetime import datetime
from typing import cast

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session

from storage.plain import Plain
from storage.schema import Contact, Message

ROWS = cast("Table", Contact.__table__)
RECORD = Plain(insert(ROWS).inline(), (column.name for column in ROWS.columns if column.name != "id"))


class Contacts:
    """All messages that were sent, without their words, and the contacts that somebody recorded."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def record(self, person: int, messages: Collection[Message], at: datetime) -> None:
        """Record that messages were sent to a person; creditor and client are kept as one opaque word."""
        for message in messages:
            row = {
                "person_id": person,
                "address_id": message.address_id,
                "channel": message.channel,
                "kind": message.kind,
                "initiated_by": message.initiated_by,
                "debt": name_debt(message.creditor_id, message.client_id),
                "at": at,
                "recorded_by": None,
            }
            RECORD.run(self._session, row)

    def add_by_hand(self, person: int, channel: str, kind: str, debt: str, at: datetime, by: str) -> Contact:
        """Record a contact that somebody made outside; `by` is who told of it, as in the audit log."""
        own = {"channel": channel, "kind": kind, "debt": debt, "at": at}
        row = Contact(person_id=person, initiated_by="adviser", recorded_by=by, **own)
        self._session.add(row)
        self._session.flush()
        return row

    def by_hand(self, person: int, channel: str, kind: str, debt: str, at: datetime) -> Contact | None:
        """Return a contact that somebody told of already, nothing when it is new."""
        statement = select(Contact).where(
            Contact.person_id == person,
            Contact.at == at,
            Contact.channel == channel,
            Contact.kind == kind,
            Contact.debt == debt,
            Contact.recorded_by.is_not(None),
        )
        return self._session.scalars(statement.order_by(Contact.id).limit(1)).first()

    def of_person(self, person: int, since: datetime) -> list[Contact]:
        """Return the contacts with a person since a moment, oldest first."""
        statement = select(Contact).where(Contact.person_id == person, Contact.at >= since)
        return list(self._session.scalars(statement.order_by(Contact.at, Contact.id)))

    def of_address(self, address: int, since: datetime) -> list[Contact]:
        """Return what was sent to an address since a moment, oldest first; several people may share it."""
        statement = select(Contact).where(Contact.address_id == address, Contact.at >= since)
        return list(self._session.scalars(statement.order_by(Contact.at, Contact.id)))


def name_debt(creditor: str, client: str) -> str:
    """Return the opaque word for what a client owes a creditor; equal words are the same debt."""
    return hashlib.sha256(f"{creditor}/{client}".encode()).hexdigest()[:24]
