"""Keep what providers tell of messages until it is applied: receipts come late, twice and in any order."""

from datetime import datetime

from sqlalchemy import BigInteger, bindparam, delete, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from storage.entities import Entity
from storage.plain import Plain
from storage.schema import ProviderReceipt

RECEIPT = Entity(ProviderReceipt)
WAITING = Plain(
    select(*RECEIPT.columns)
    .where(
        ProviderReceipt.channel == bindparam("channel"),
        or_(
            ProviderReceipt.provider_id == bindparam("provider"),
            ProviderReceipt.outbox_id == bindparam("outbox", type_=BigInteger),
        ),
        ProviderReceipt.applied_at.is_(None),
    )
    .order_by(ProviderReceipt.id)
    .with_for_update()
)


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
        self._session.flush()
        told = {"channel": channel, "provider": provider_id, "outbox": outbox_id}
        return [RECEIPT.hold(self._session, row, anew=True) for row in WAITING.run(self._session, told)]

    def forget(self, before: datetime) -> None:
        """Erase what was applied, or told of nothing that we know, before a moment."""
        self._session.execute(delete(ProviderReceipt).where(ProviderReceipt.at < before))
