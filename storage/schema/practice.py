"""The table of what advisers practise with clients who are none."""

from datetime import datetime

from sqlalchemy import ForeignKey, Identity, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.schema.base import Base, Json, OfCreditor


class Practice(OfCreditor, Base):
    """One practice of somebody of staff, under the policy of a creditor: its talks, and the scores before and after.

    `talks` are written by `bot.practice.course`; the clients in them are drawn by `seed`, and exist nowhere else.
    """

    __tablename__ = "practices"
    __table_args__ = (Index(None, "creditor_id", "staff_id", "id"),)

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    situation: Mapped[str]
    language: Mapped[str]
    seed: Mapped[int]
    talks: Mapped[list[Json]]
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    score_before: Mapped[int | None]
    score_after: Mapped[int | None]
