"""Keep where nobody is written to, after a catastrophe: a country or a region of it, of one creditor or of all."""

from collections.abc import Sequence
from datetime import datetime
from typing import cast

from sqlalchemy import Table, bindparam, func, or_, select
from sqlalchemy.orm import Session

from storage.entities import Entity
from storage.errors import Missing
from storage.plain import Plain
from storage.schema import Client, RegionalHold

HOLD = Entity(RegionalHold)
ROWS = cast("Table", RegionalHold.__table__).c
BINDING = Plain(
    select(*HOLD.columns)
    .where(ROWS.country == bindparam("country"))
    .where(or_(ROWS.creditor_id.is_(None), ROWS.creditor_id == bindparam("creditor")))
    .order_by(ROWS.id)
)


class RegionalHolds:
    """All regional holds; no client stands here."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def place(
        self,
        *,
        creditor: str | None,
        country: str,
        region: str | None,
        reason: str,
        by: str,
        at: datetime,
        until: datetime | None,
    ) -> RegionalHold:
        """Stop contacts with everybody there; without a creditor those of all, without an end until it is lifted."""
        row = RegionalHold(
            creditor_id=creditor,
            country=country,
            region=region,
            reason=reason,
            placed_by=by,
            starts_at=at,
            ends_at=until,
        )
        self._session.add(row)
        self._session.flush()
        return row

    def get(self, hold: int) -> RegionalHold:
        """Return a hold."""
        row = self._session.get(RegionalHold, hold)
        if row is None:
            raise Missing("regional hold", hold)
        return row

    def lift(self, hold: int, at: datetime) -> RegionalHold:
        """End a hold; one that was lifted stays as it was."""
        row = self.get(hold)
        row.lifted_at = row.lifted_at or at
        self._session.flush()
        return row

    def standing(self, now: datetime) -> list[RegionalHold]:
        """Return the holds that stop something now, oldest first."""
        ended = or_(RegionalHold.ends_at.is_(None), RegionalHold.ends_at > now)
        statement = select(RegionalHold).where(RegionalHold.lifted_at.is_(None), RegionalHold.starts_at <= now, ended)
        return list(self._session.scalars(statement.order_by(RegionalHold.id)))

    def of(self, creditor: str, country: str) -> list[RegionalHold]:
        """Return all holds of a country that bind a creditor, lifted ones too, oldest first."""
        self._session.flush()
        rows = BINDING.run(self._session, {"creditor": creditor, "country": country})
        return [HOLD.hold(self._session, row) for row in rows]

    def count_clients(self, country: str, creditors: Sequence[str]) -> list[tuple[str | None, int]]:
        """Return how many clients of creditors in scope each region of a country has, as it is written of them."""
        statement = (
            select(Client.region, func.count())
            .where(Client.country == country, Client.creditor_id.in_(creditors), Client.visitor_since.is_(None))
            .group_by(Client.region)
        )
        return [(region, count) for region, count in self._session.execute(statement)]
