"""The table of who acts for a client, as a person saw it proved."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Identity, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.schema.base import Base, OfCreditor, to_client

STANDS = "taken_back_at IS NULL"


class Representative(OfCreditor, Base):
    """Somebody who acts for a client at one address, up to a day. Their document is sealed by the vault.

    `role` is as whom they act, `scope` how far (`flows.rights.representatives`); `proof` what was seen, by `seen_by`.
    Since `taken_back_at` it holds no more. At an address one at most acts for a client at a time.
    """

    __tablename__ = "representatives"
    __table_args__ = (
        to_client(),
        Index(None, "creditor_id", "client_id"),
        Index(
            "ix_representatives_stands",
            "creditor_id",
            "client_id",
            "address_id",
            unique=True,
            postgresql_where=text(STANDS),
        ),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    client_id: Mapped[str]
    address_id: Mapped[int] = mapped_column(ForeignKey("addresses.id"))
    name: Mapped[str]
    document_sealed: Mapped[bytes]
    role: Mapped[str]
    scope: Mapped[str]
    until_on: Mapped[date]
    proof: Mapped[str]
    seen_by: Mapped[str]
    seen_at: Mapped[datetime]
    taken_back_by: Mapped[str | None]
    taken_back_at: Mapped[datetime | None]
