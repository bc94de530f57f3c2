"""Keep what providers tell of messages until it is applied: receipts come late, twice and in any order."""

from datetime import datetime

from sqlalchemy import delete, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from storage.schema import ProviderReceipt


class Receipts:
    """What providers told."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def accept(
        self,
        *,
        channel: str,
        provider_id: str,
        status: str,
        at: datetime,
        error: str | None = None,
        outbox_id: int | None = None,
    ) -> int | None:
        """Store what a provider told and return its row; None when it had told the same before."""
        return self._session.execute(
            insert(ProviderReceipt)
            .values(
                channel=channel, provider_id=provider_id, status=status, at=at, error=error, outbox_id=outbox_id
            )
            .on_conflict_do_nothing(index_elements=["channel", "provider_id", "status"])
            .returning(ProviderReceipt.id)
        ).scalar()  # fmt: skip

    def waiting(self, channel: str, provider_id: str, outbox_id: int | None = None) -> list[ProviderReceipt]:
        """Return what was told of one message and not applied yet, in the order of arrival."""
        same = ProviderReceipt.provider_id == provider_id
        return list(
            self._session.scalars(
                select(ProviderReceipt)
                .where(
                    ProviderReceipt.channel == channel,
                    or_(same, ProviderReceipt.outbox_id == outbox_id) if outbox_id is not None else same,
                    ProviderReceipt.applied_at.is_(None),
                )
                .order_by(ProviderReceipt.id)
                .with_for_update()
            )
        )

    def forget(self, before: datetime) -> None:
        """Erase what was applied, or told of nothing that we know, before a moment."""
        self._session.execute(delete(ProviderReceipt).where(ProviderReceipt.at < before))
