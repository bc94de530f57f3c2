"""Keep what collection is stopped for, why, and until when."""

from datetime import datetime
from typing import cast

from sqlalchemy import Table, bindparam, func, or_, select
from sqlalchemy.orm import Session

from storage.entities import Entity
from storage.errors import Missing
from storage.plain import Plain
from storage.schema import Hold
from storage.schema.base import AwareTime

HOLD = Entity(Hold)
ROWS = cast("Table", Hold.__table__).c
NOW = bindparam("now", type_=AwareTime)
OF_ALL = select(*HOLD.columns).where(ROWS.creditor_id == bindparam("creditor"), ROWS.client_id == bindparam("client"))
OF_CLIENT = Plain(OF_ALL.order_by(ROWS.id))
STANDING = Plain(
    OF_ALL.where(ROWS.starts_at <= NOW)
    .where(or_(ROWS.ends_at.is_(None), ROWS.ends_at > NOW), or_(ROWS.lifted_at.is_(None), ROWS.lifted_at > NOW))
    .order_by(ROWS.id)
)  # who places or lifts a hold writes that at once


class Holds:
    """The holds of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def place(  # noqa: PLR0913 - what a hold is
        self,
        *,
        creditor: str,
        client: str,
        kind: str,
        at: datetime,
        invoice: str | None = None,
        amount: int | None = None,
        until: datetime | None = None,
        case: int | None = None,
        reason: str = "",
    ) -> Hold:
        """Stop collection of an invoice, of a part of it, or of the whole account.

        `amount` is in minor units; without `until` the hold stands until it is lifted.
        """
        row = Hold(
            creditor_id=creditor,
            client_id=client,
            invoice_number=invoice,
            kind=kind,
            amount=amount,
            case_id=case,
            starts_at=at,
            ends_at=until,
            reason=reason,
        )
        self._session.add(row)
        self._session.flush()
        return row

    def active(self, creditor: str, client: str, now: datetime) -> list[Hold]:
        """Return the holds that stop something now, oldest first."""
        rows = STANDING.run(self._session, {"creditor": creditor, "client": client, "now": now})
        return [HOLD.hold(self._session, row) for row in rows]

    def of(self, creditor: str, client: str) -> list[Hold]:
        """Return all holds of a client, lifted ones too, oldest first: the contact rules look back."""
        self._session.flush()
        rows = OF_CLIENT.run(self._session, {"creditor": creditor, "client": client})
        return [HOLD.hold(self._session, row) for row in rows]

    def count(self, creditor: str, client: str, kind: str, since: datetime) -> int:
        """Return how many holds of a kind began for a client since a moment."""
        statement = select(func.count()).where(
            Hold.creditor_id == creditor, Hold.client_id == client, Hold.kind == kind, Hold.starts_at >= since
        )
        return self._session.scalars(statement).one()

    def of_case(self, creditor: str, case: int) -> list[Hold]:
        """Return the holds that came with a case, oldest first."""
        statement = select(Hold).where(Hold.creditor_id == creditor, Hold.case_id == case)
        return list(self._session.scalars(statement.order_by(Hold.id)))

    def lift(self, creditor: str, hold: int, at: datetime) -> None:
        """End a hold; one that was lifted stays as it was."""
        row = self._session.get(Hold, (creditor, hold))
        if row is None:
            raise Missing("hold", hold)
        row.lifted_at = row.lifted_at or at
        self._session.flush()
