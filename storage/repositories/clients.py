"""Keep a creditor's clients and how each is reached."""

from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import islice
from typing import Any, NamedTuple, cast

from sqlalchemy import Table, bindparam, func, literal, or_, select, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from storage.entities import Entity
from storage.errors import Missing
from storage.plain import Plain
from storage.queue.outbox import UNPARK
from storage.schema import Address, Client, ContactPoint, Conversation, Creditor, Person

VISITOR = "visitor~"  #: and the address's id: the id under which somebody who is not known is kept
CLIENTS, POINTS, ADDRESSES, CREDITORS, PEOPLE, TALKS = (
    cast("Table", kind.__table__) for kind in (Client, ContactPoint, Address, Creditor, Person, Conversation)
)
_VISITORS = CLIENTS.alias("visitors")
IS_VISITED = (
    select(literal(1))  # not EXISTS, for which the server may read all clients at once
    .where(_VISITORS.c.creditor_id == CLIENTS.c.creditor_id, _VISITORS.c.id == func.concat(VISITOR, ADDRESSES.c.id))
    .scalar_subquery()
    .is_not(None)
)
CLIENT, POINT, ADDRESS = Entity(Client), Entity(ContactPoint), Entity(Address)
FIND = Plain(
    select(*CLIENT.columns).where(CLIENTS.c.creditor_id == bindparam("creditor_id"), CLIENTS.c.id == bindparam("id"))
)
HELD: tuple[Entity[Any], ...] = (
    CLIENT,
    POINT,
    ADDRESS,
    Entity(Creditor),  # this and the next are asked for next
    Entity(Person),
)
REACHED_AT = Plain(
    select(
        *(column for entity in HELD for column in entity.columns),
        IS_VISITED,
        TALKS.c.state["open"].as_boolean(),
        TALKS.c.address_id,
    )
    .join(POINTS, (POINTS.c.creditor_id == CLIENTS.c.creditor_id) & (POINTS.c.client_id == CLIENTS.c.id))
    .join(ADDRESSES, ADDRESSES.c.id == POINTS.c.address_id)
    .join(CREDITORS, CREDITORS.c.id == CLIENTS.c.creditor_id)
    .join(PEOPLE, PEOPLE.c.id == CLIENTS.c.person_id)
    .outerjoin(TALKS, (TALKS.c.creditor_id == CLIENTS.c.creditor_id) & (TALKS.c.client_id == CLIENTS.c.id))
    .where(
        ADDRESSES.c.channel.in_((bindparam("channel"), bindparam("other"))),  # of an array, the server plans for ten
        ADDRESSES.c.address == bindparam("address"),
        CLIENTS.c.visitor_since.is_(None),
        or_(
            ADDRESSES.c.wrong_at.is_(None),
            POINTS.c.used_at > ADDRESSES.c.wrong_at,
            POINTS.c.verified_at > ADDRESSES.c.wrong_at,
        ),
    )
    .order_by(POINTS.c.used_at.desc().nulls_last(), CLIENTS.c.creditor_id, CLIENTS.c.id)
)  # who changes an address or its clients writes that at once


HEAR = Plain(
    UNPARK.add_cte(
        update(ADDRESSES)
        .where(ADDRESSES.c.id == bindparam("heard"))
        .values(last_inbound_at=bindparam("now"), reply_to=bindparam("as"), unreachable_at=None, unreachable_code=None)
        .cte("heard_from"),
        update(POINTS)
        .where(
            POINTS.c.creditor_id == bindparam("creditor"),
            POINTS.c.client_id == bindparam("client"),
            POINTS.c.address_id == bindparam("heard"),
        )
        .values(used_at=bindparam("now"))
        .cte("used"),
    )
)


POINTS_OF = Plain(
    select(*POINT.columns, *ADDRESS.columns)
    .join(ADDRESSES, ADDRESSES.c.id == POINTS.c.address_id)
    .where(POINTS.c.creditor_id == bindparam("creditor"), POINTS.c.client_id == bindparam("client"))
    .order_by(POINTS.c.used_at.desc().nulls_last(), ADDRESSES.c.id)
)
UNMARKED = (("unreachable_at", None), ("unreachable_code", None))


class Reached(NamedTuple):
    """A client at an address, whether a talk with them is open, and where it was led last.

    `is_visited`: somebody not known wrote from the address, and is a visitor of the creditor's.
    """

    client: Client
    point: ContactPoint
    address: Address
    is_visited: bool
    is_open: bool | None
    talks_at: int | None


class Clients:
    """The clients of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def put(self, creditor: str, client: str, at: datetime, **facts: Any) -> Client:  # noqa: ANN401 - columns of Client
        """Write a client's facts, making them when new; document and birth date come sealed."""
        row = self._session.get(Client, (creditor, client))
        if row is None:
            row = Client(creditor_id=creditor, id=client, created_at=at)
            self._session.add(row)
        for name, value in facts.items():
            setattr(row, name, value)
        row.updated_at = at
        self._session.flush()
        return row

    def get(self, creditor: str, client: str) -> Client:
        """Return a client."""
        row = self.find(creditor, client)
        if row is None:
            raise Missing("client", client)
        return row

    def find(self, creditor: str, client: str) -> Client | None:
        """Return a client, nothing when there is none."""
        return CLIENT.find(self._session, FIND, creditor_id=creditor, id=client)

    def page(self, creditor: str, after: str = "", limit: int = 200) -> list[Client]:
        """Return a creditor's clients behind an id, by id; who only wrote and is not known is none."""
        known = (Client.creditor_id == creditor, Client.id > after, Client.visitor_since.is_(None))
        return list(self._session.scalars(select(Client).where(*known).order_by(Client.id).limit(limit)))

    def count(self, creditor: str) -> int:
        """Return how many clients a creditor has; who only wrote and is not known is none."""
        known = (Client.creditor_id == creditor, Client.visitor_since.is_(None))
        return self._session.scalars(select(func.count()).select_from(Client).where(*known)).one()

    def reached_at(self, address: str, channel: str, other: str | None = None) -> list[Reached]:
        """Return the clients in scope that are reached at an address on a channel or two, who used it last first.

        Not those who only wrote and are not known, nor those at an address that
        was said not to be theirs, unless they have written from it since, or shown there who they are.
        """
        rows = REACHED_AT.run(self._session, {"address": address, "channel": channel, "other": other or channel})
        return [self._reached(row) for row in rows]

    def _reached(self, row: Sequence[Any]) -> Reached:
        """Hold everything that a row of `REACHED_AT` tells of."""
        read = iter(row)
        held = [entity.hold(self._session, tuple(islice(read, len(entity.columns)))) for entity in HELD]
        return Reached(*held[:3], *read)

    def numbered(self, numbers: Collection[str]) -> list[Client]:
        """Return the clients in scope with one of these numbers, as they are written; not those not known."""
        statement = select(Client).where(Client.id.in_(numbers), Client.visitor_since.is_(None))
        return list(self._session.scalars(statement.order_by(Client.creditor_id, Client.id)))

    def of_person(self, person: int) -> list[Client]:
        """Return the clients in scope that are one and the same person."""
        statement = select(Client).where(Client.person_id == person).order_by(Client.creditor_id, Client.id)
        return list(self._session.scalars(statement))

    def contact_points(self, creditor: str, client: str) -> list[tuple[ContactPoint, Address]]:
        """Return where a client is reached, the address used last first."""
        self._session.flush()
        rows, width = POINTS_OF.run(self._session, {"creditor": creditor, "client": client}), len(POINT.columns)
        return [(POINT.hold(self._session, row[:width]), ADDRESS.hold(self._session, row[width:])) for row in rows]

    def reach(self, creditor: str, client: str, address: int, **facts: Any) -> ContactPoint:  # noqa: ANN401 - columns
        """Return a client's contact point at an address, made when new, with these facts written."""
        key = (creditor, client, address)
        row = self._session.get(ContactPoint, key)
        if row is None:
            row = ContactPoint(creditor_id=creditor, client_id=client, address_id=address)
            self._session.add(row)
        for name, value in facts.items():
            setattr(row, name, value)
        self._session.flush()
        return row

    def leave(self, creditor: str, client: str, address: int) -> None:
        """Take an address from a client, who is reached there no longer."""
        row = self._session.get(ContactPoint, (creditor, client, address))
        if row is not None:
            self._session.delete(row)
            self._session.flush()

    def hear(
        self, point: ContactPoint, address: Address, at: datetime, reply_to: str | None = None, *, lets_go: bool = True
    ) -> None:
        """Record that a client wrote from an address, and as what: the provider's window counts from here.

        Who writes can be reached; what waited for their word leaves, where it `lets_go`.
        """
        written_as = reply_to if reply_to != address.address else None
        HEAR.run(
            self._session,
            {
                "creditor": point.creditor_id,
                "client": point.client_id,
                "heard": address.id,
                "unparked": address.id if lets_go else None,
                "as": written_as,
                "now": at,
            },
        )
        for name, value in (("last_inbound_at", at), ("reply_to", written_as), *UNMARKED):
            set_committed_value(address, name, value)
        set_committed_value(point, "used_at", at)

    def verify(self, creditor: str, client: str, address: int, at: datetime) -> None:
        """Record that the client showed who they are, on an address; earlier failures are forgotten."""
        self.reach(creditor, client, address, verified_at=at, used_at=at)
        self.get(creditor, client).identity_failures = 0
        self._session.flush()

    def fail_identity(self, creditor: str, client: str) -> int:
        """Record a wrong answer to an identity question, and return how many there were since the last right one."""
        row = self._locked(creditor, client)
        row.identity_failures += 1
        self._session.flush()
        return row.identity_failures

    def lock_out(self, creditor: str, client: str, at: datetime) -> None:
        """Record that only an adviser may verify the client from now on."""
        self._locked(creditor, client).locked_at = at
        self._session.flush()

    def unlock(self, creditor: str, client: str) -> None:
        """Let the bot ask the client who they are again."""
        row = self._locked(creditor, client)
        row.locked_at, row.identity_failures = None, 0
        self._session.flush()

    def _locked(self, creditor: str, client: str) -> Client:
        row = self._session.get(Client, (creditor, client), with_for_update=True, populate_existing=True)
        if row is None:
            raise Missing("client", client)
        return row
