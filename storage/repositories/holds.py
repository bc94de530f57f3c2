"""Keep what collection is stopped for, why, and until when."""

from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from storage.errors import Missing
from storage.schema import Hold


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
        return list(
            self._session.scalars(
                select(Hold)
                .where(Hold.creditor_id == creditor, Hold.client_id == client, stands(now))
                .order_by(Hold.id)
            )
        )

    def of(self, creditor: str, client: str) -> list[Hold]:
        """Return all holds of a client, lifted ones too, oldest first: the contact rules look back."""
        statement = select(Hold).where(Hold.creditor_id == creditor, Hold.client_id == client)
        return list(self._session.scalars(statement.order_by(Hold.id)))

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


def stands(now: datetime) -> ColumnElement[bool]:
    """Say whether a hold stops something at a moment."""
    return (
        (Hold.starts_at <= now)
        & or_(Hold.ends_at.is_(None), Hold.ends_at > now)
        & or_(Hold.lifted_at.is_(None), Hold.lifted_at > now)
    )
