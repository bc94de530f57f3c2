"""Look at the messages that leave: one by its number or by what its provider calls it, and how many stand where."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from storage.schema import OutboxRow, SendStatus


class OutboxLooks:
    """What can be asked about the messages that leave."""

    _session: Session

    def parked(self, creditor: str, client: str, address: int) -> int:
        """Return how many messages wait for a client's word from an address."""
        statement = select(func.count()).where(
            OutboxRow.creditor_id == creditor,
            OutboxRow.client_id == client,
            OutboxRow.address_id == address,
            OutboxRow.status == SendStatus.PARKED,
        )
        return self._session.execute(statement).scalar_one()

    def get(self, row: int) -> OutboxRow | None:
        """Return a row."""
        return self._session.get(OutboxRow, row)

    def of(self, creditor: str, client: str, seqs: Collection[int]) -> dict[int, OutboxRow]:
        """Return the rows of a conversation's messages by their numbers."""
        rows = self._session.scalars(
            select(OutboxRow).where(
                OutboxRow.creditor_id == creditor, OutboxRow.client_id == client, OutboxRow.seq.in_(list(seqs))
            )
        )
        return {row.seq: row for row in rows}

    def provider_ids(self, channel: str, address: int, since: datetime) -> set[str]:
        """Return what a provider calls the messages that it took for an address, when called since a moment."""
        found = self._session.scalars(
            select(OutboxRow.provider_id).where(
                OutboxRow.channel == channel,
                OutboxRow.address_id == address,
                OutboxRow.provider_id.is_not(None),
                OutboxRow.attempted_at >= since,
            )
        )
        return {one for one in found if one}

    def find(self, channel: str, provider_id: str, row: int | None = None) -> OutboxRow | None:
        """Return, locked, the row of a message by what its provider calls it, or by its number, for receipts.

        One that is being sent, maybe once more and still under its older name, is waited for until it has its new one.
        """
        named = and_(OutboxRow.channel == channel, OutboxRow.provider_id == provider_id)
        unnamed = or_(OutboxRow.provider_id.is_(None), OutboxRow.status == SendStatus.SENDING)
        ours = and_(OutboxRow.channel == channel, OutboxRow.id == row, unnamed)
        statement = select(OutboxRow).where(or_(named, ours) if row is not None else named)
        return self._session.scalars(
            statement.order_by(OutboxRow.provider_id.nulls_last()).limit(1).with_for_update(),
            execution_options={"populate_existing": True},
        ).one_or_none()

    def count(self) -> dict[SendStatus, int]:
        """Return how many messages stand where; the sent ones are not counted."""
        rows = self._session.execute(
            select(OutboxRow.status, func.count()).where(OutboxRow.status != SendStatus.SENT).group_by(OutboxRow.status)
        )
        return {status: count for status, count in rows}  # noqa: C416 - rows are not pairs to the type checker
