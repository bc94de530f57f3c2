"""Read what left, client by client, with all that others put on record meanwhile: what an audit of contacts asks for.

Columns are read rather than rows of the mapper: a session holds on to those until its transaction ends.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, or_, select, text
from sqlalchemy.orm import Session

from storage.schema import Address, AuditEntry, Client, Contact, Direction, Hold, Message, MessageStatus, RegionalHold

LEFT = (MessageStatus.SENT, MessageStatus.DELIVERED, MessageStatus.READ, MessageStatus.UNKNOWN)
COLUMNS = (
    Message.id, Message.client_id, Message.address_id, Message.channel, Message.kind, Message.initiated_by,
    Message.status, Message.at, Message.contact_decision,
)  # fmt: skip
READ_AT_A_TIME = 1000
OPTED_OUT, STOPPED = "client.opted_out", "sending.stopped"
WISHES = (OPTED_OUT, "client.opted_in")
STOPS = (STOPPED, "sending.resumed")
TOLD = text("""
SELECT told.seq, kept.payload, made.channel, made.kind, made.at, made.recorded_by FROM audit AS told
JOIN audit_payloads AS kept ON kept.creditor_id = told.creditor_id AND kept.seq = told.seq
LEFT JOIN contacts AS made ON made.id =
    CASE WHEN kept.payload->>'contact' ~ '^[0-9]{1,18}$' THEN CAST(kept.payload->>'contact' AS bigint) END
WHERE told.creditor_id = :creditor AND told.action = 'contact.recorded' ORDER BY told.seq
""")


class Departures:
    """What left in the name of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def count(self, creditor: str) -> int:
        """Return how many messages left."""
        return self._session.scalars(select(func.count()).select_from(Message).where(_left(creditor))).one()

    def of(self, creditor: str) -> Iterator[Row[Any]]:
        """Yield the columns of every message that left, client by client, each in the order of their conversation."""
        statement = select(*COLUMNS).where(_left(creditor)).order_by(Message.client_id, Message.seq)
        rows: Iterable[Row[Any]] = self._session.execute(statement.execution_options(yield_per=READ_AT_A_TIME))
        yield from rows

    def contacts(self, people: Collection[int], answers: Sequence[str]) -> dict[int, list[Row[Any]]]:
        """Return the contacts of each person in the order of their record, without answers of kinds that count never.

        A row has id, person_id, address_id, channel, kind, initiated_by, debt, at, recorded_by.
        """
        counts = or_(Contact.kind.not_in(answers), Contact.initiated_by != "client")
        statement = select(*Contact.__table__.columns).where(Contact.person_id.in_(people), counts)
        found: dict[Any, list[Row[Any]]] = defaultdict(list)
        for row in self._session.execute(statement.order_by(Contact.id)):
            found[row.person_id].append(row)
        return dict(found)

    def holds(self, creditor: str, clients: Collection[str]) -> dict[str, list[Row[Any]]]:
        """Return the holds on each client's whole account, lifted ones too: kind, starts_at, ends_at, lifted_at."""
        columns = (Hold.client_id, Hold.kind, Hold.starts_at, Hold.ends_at, Hold.lifted_at)
        statement = select(*columns).where(
            Hold.creditor_id == creditor, Hold.client_id.in_(clients), Hold.invoice_number.is_(None)
        )
        found: dict[Any, list[Row[Any]]] = defaultdict(list)
        rows: Iterable[Row[Any]] = self._session.execute(statement)
        for row in rows:
            found[row.client_id].append(row)
        return dict(found)

    def places(self, creditor: str) -> list[Row[Any]]:
        """Return the holds on countries and regions that bind a creditor, as `holds` does, with country and region."""
        bound = or_(RegionalHold.creditor_id.is_(None), RegionalHold.creditor_id == creditor)
        where = (RegionalHold.country, RegionalHold.region)
        columns = (*where, RegionalHold.starts_at, RegionalHold.ends_at, RegionalHold.lifted_at)
        return list(self._session.execute(select(*columns).where(bound)))

    def wrong(self, addresses: Collection[int]) -> dict[int, datetime]:
        """Return since when addresses are known to be somebody else's."""
        statement = select(Address.id, Address.wrong_at).where(Address.id.in_(addresses), Address.wrong_at.is_not(None))
        return {row.id: row.wrong_at for row in self._session.execute(statement)}

    def wishes(self) -> list[Row[Any]]:
        """Return who wished not to be written to, or to be again, in scope: creditor_id, id, person_id, action, at."""
        told = and_(
            Client.creditor_id == AuditEntry.creditor_id, AuditEntry.subject == func.concat("client:", Client.id)
        )
        columns = (Client.creditor_id, Client.id, Client.person_id, AuditEntry.action, AuditEntry.at)
        statement = select(*columns).join(Client, told).where(AuditEntry.action.in_(WISHES))
        return list(self._session.execute(statement.order_by(AuditEntry.at, AuditEntry.seq)))

    def stops(self, creditor: str) -> list[Row[Any]]:
        """Return when all of a creditor's messages were stopped, and left again: action, at."""
        statement = select(AuditEntry.action, AuditEntry.at).where(
            AuditEntry.creditor_id == creditor, AuditEntry.action.in_(STOPS)
        )
        return list(self._session.execute(statement.order_by(AuditEntry.seq)))

    def altered(self, creditor: str) -> list[int]:
        """Return the audit entries that tell of a contact made by hand which is not on record as they tell it."""
        rows = self._session.execute(TOLD, {"creditor": creditor}, execution_options={"yield_per": READ_AT_A_TIME})
        return [row.seq for row in rows if not _is_as_told(row)]


def _is_as_told(row: Row[Any]) -> bool:
    told = (row.payload.get("channel"), row.payload.get("kind"))
    is_same = told == (row.channel, row.kind) and _is_same_moment(row.payload.get("at"), row.at)
    return is_same and row.recorded_by is not None


def _is_same_moment(written: object, at: datetime) -> bool:
    try:
        return isinstance(written, str) and datetime.fromisoformat(written) == at
    except ValueError:
        return False


def _left(creditor: str) -> ColumnElement[bool]:
    """Select what was given to a client or to a provider: taken, refused, or with nobody knowing."""
    refused = and_(Message.status == MessageStatus.FAILED, Message.contact_decision["decision"].astext == "allowed")
    left = or_(Message.status.in_(LEFT), Message.provider_id.is_not(None), refused)
    return and_(Message.creditor_id == creditor, Message.direction == Direction.OUT, left)
