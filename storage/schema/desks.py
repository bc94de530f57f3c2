"""Tables of how advisers share the work: labels and notes on cases, who looks, whom cases are given to, kept views."""

from datetime import datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Identity, Index, UniqueConstraint
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from storage.schema.base import Base, Json, OfCreditor, words_of


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


class CaseNote(OfCreditor, Base):
    """What somebody of the team told the others about a case; no client ever reads it. `words`: what it is found by."""

    __tablename__ = "case_notes"
    __table_args__ = (
        ForeignKeyConstraint(["creditor_id", "case_id"], ["cases.creditor_id", "cases.id"]),
        Index(None, "creditor_id", "case_id"),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    case_id: Mapped[int]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[datetime]
    told: Mapped[str]
    words: Mapped[str | None] = mapped_column(TSVECTOR, words_of("told", "ARRAY[]::text[]"), deferred=True)


class CaseMention(OfCreditor, Base):
    """Somebody who was called to a case by a note, and has not opened it since."""

    __tablename__ = "case_mentions"
    __table_args__ = (ForeignKeyConstraint(["creditor_id", "case_id"], ["cases.creditor_id", "cases.id"]),)

    case_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True, autoincrement=False)
    at: Mapped[datetime]


class CaseVisit(OfCreditor, Base):
    """Somebody of staff saw a case; written once for each of their hours."""

    __tablename__ = "case_visits"
    __table_args__ = (ForeignKeyConstraint(["creditor_id", "case_id"], ["cases.creditor_id", "cases.id"]),)

    case_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(primary_key=True)


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
