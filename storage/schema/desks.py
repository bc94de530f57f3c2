"""Tables of how advisers share the work: labels on cases, who looks at one, whom cases are given to, kept views."""

from datetime import datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Identity, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.schema.base import Base, Json, OfCreditor


class CaseLabel(OfCreditor, Base):
    """A word that advisers put on a case, so that cases of one sort are found together."""

    __tablename__ = "case_labels"
    __table_args__ = (
        ForeignKeyConstraint(["creditor_id", "case_id"], ["cases.creditor_id", "cases.id"]),
        Index(None, "creditor_id", "label"),
    )

    case_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    label: Mapped[str] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[datetime]


class CaseLook(OfCreditor, Base):
    """Somebody of staff who has a case open; true for as long as their page says so again and again."""

    __tablename__ = "case_looks"
    __table_args__ = (ForeignKeyConstraint(["creditor_id", "case_id"], ["cases.creditor_id", "cases.id"]),)

    case_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True, autoincrement=False)
    seen_at: Mapped[datetime]


class Duty(Base):
    """What somebody of staff is given by itself: in which languages, of which kinds (none: any), how many at once.

    Whoever has no row is given nothing, nor is anybody until the moment when they are back from being away.
    """

    __tablename__ = "duties"

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True, autoincrement=False)
    languages: Mapped[list[str]]
    kinds: Mapped[list[str]]
    open_max: Mapped[int]
    away_until: Mapped[datetime | None]


class QueueView(Base):
    """A filter of the queue under a name. `shared_with` are the creditors whose staff see it too; none: its maker."""

    __tablename__ = "queue_views"
    __table_args__ = (UniqueConstraint("staff_id", "name"),)

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    name: Mapped[str]
    asked: Mapped[Json]
    shared_with: Mapped[list[str]]
    made_at: Mapped[datetime]
