"""Tables of what people say of readings: labels by supervisors, misreadings by advisers.

Neither holds a client's words: those stand in the message alone, and both rows go when it goes.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.schema.base import Base, OfCreditor


def of_message() -> ForeignKeyConstraint:
    """Return the reference to the message, which takes the row along when it is erased."""
    return ForeignKeyConstraint(
        ["creditor_id", "message_id"], ["messages.creditor_id", "messages.id"], ondelete="CASCADE"
    )


class Label(OfCreditor, Base):
    """What a supervisor says a message meant; without an intent there is nothing to learn from it."""

    __tablename__ = "labels"
    __table_args__ = (of_message(), Index(None, "creditor_id", "at"))

    message_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    intent: Mapped[str | None]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[datetime]


class Misreading(OfCreditor, Base):
    """An adviser's word that a message was misread."""

    __tablename__ = "misreadings"
    __table_args__ = (of_message(),)

    message_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[datetime]
