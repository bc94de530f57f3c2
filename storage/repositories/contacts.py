"""Count what was sent to each person, and what was done outside, for the contact rules; no debt stands here."""

import hashlib
from collections.abc import Collection
from datetime import datetime
from typing import cast

from sqlalchemy import Interval, Table, bindparam, insert, select, text
from sqlalchemy.orm import Session

from flows.contact.arrivals import ANSWERED_WITHIN, LOOKED_AT, Made
from storage.entities import Entity
from storage.plain import Plain
from storage.schema import Contact, Message
from storage.schema.base import AwareTime

CONTACT = Entity(Contact)
ROWS = cast("Table", Contact.__table__)
OF_PERSON = Plain(
    select(*CONTACT.columns)
    .where(ROWS.c.person_id == bindparam("person"), ROWS.c.at >= bindparam("since", type_=AwareTime))
    .order_by(ROWS.c.at, ROWS.c.id)
)
RECORD = Plain(insert(ROWS).inline(), (column.name for column in ROWS.columns if column.name != "id"))
MADE = Plain(
    text("""
SELECT address_id, status, at, EXISTS (
    SELECT FROM messages AS heard
    WHERE heard.creditor_id = :creditor AND heard.client_id = :client AND heard.direction = 'in'
        AND heard.address_id = latest.address_id AND heard.at BETWEEN latest.at AND latest.at + :soon
) AS answered
FROM (
    SELECT address_id, status, at, seq, row_number() OVER (PARTITION BY address_id ORDER BY seq DESC) AS place
    FROM messages
    WHERE creditor_id = :creditor AND client_id = :client AND direction = 'out' AND initiated_by = 'bot'
        AND status IN ('sent', 'delivered', 'read', 'failed') AND address_id IS NOT NULL
) AS latest
WHERE place <= :many ORDER BY seq DESC
""").bindparams(bindparam("soon", ANSWERED_WITHIN, type_=Interval), bindparam("many", LOOKED_AT))
)


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

    def made_at(self, creditor: str, client: str) -> dict[int, list[Made]]:
        """Return what became of the last contacts of ours with a client, by address, the newest first."""
        found: dict[int, list[Made]] = {}
        for row in MADE.run(self._session, {"creditor": creditor, "client": client}):
            found.setdefault(row.address_id, []).append(Made(row.at, row.status, row.answered))
        return found

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
        self._session.flush()
        rows = OF_PERSON.run(self._session, {"person": person, "since": since})
        return [CONTACT.hold(self._session, row) for row in rows]

    def of_address(self, address: int, since: datetime) -> list[Contact]:
        """Return what was sent to an address since a moment, oldest first; several people may share it."""
        statement = select(Contact).where(Contact.address_id == address, Contact.at >= since)
        return list(self._session.scalars(statement.order_by(Contact.at, Contact.id)))


def name_debt(creditor: str, client: str) -> str:
    """Return the opaque word for what a client owes a creditor; equal words are the same debt."""
    return hashlib.sha256(f"{creditor}/{client}".encode()).hexdigest()[:24]
