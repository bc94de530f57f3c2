"""The table of clients who are one person under two numbers, and of addresses that went from one client to another."""

from datetime import datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Identity, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.schema.base import Base, Json, OfCreditor, to_client

STANDS = "parted_at IS NULL AND address_id IS NULL"


class Merge(OfCreditor, Base):
    """Somebody said that `other_id` is the same person as the client, or that an address of theirs is (`address_id`).

    Both keep their books, conversations and cases. `had` is what stood before, for who undoes it; since `parted_at` it
    holds no more. A number is said to be one other's at most at a time.
    """

    __tablename__ = "merges"
    __table_args__ = (
        to_client(),
        ForeignKeyConstraint(["creditor_id", "other_id"], ["clients.creditor_id", "clients.id"]),
        Index("ix_merges_stands", "creditor_id", "other_id", unique=True, postgresql_where=text(STANDS)),
        Index(None, "creditor_id", "client_id"),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    client_id: Mapped[str]
    other_id: Mapped[str]
    address_id: Mapped[int | None] = mapped_column(ForeignKey("addresses.id"))
    had: Mapped[Json]
    made_by: Mapped[str]
    made_at: Mapped[datetime]
    parted_by: Mapped[str | None]
    parted_at: Mapped[datetime | None]
