"""Tables of how well people do what they do: cases that were drawn to be looked at again, what was found, who wrote."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.schema.base import Base, Json, OfCreditor, to_client


class QualityDraw(OfCreditor, Base):
    """A week whose ended cases were drawn from, once; `week` is its Monday, `ended` how many cases there were.

    By the seed and the cases that `fingerprint` tells of the draw can be made again (`flows.quality.draw`).
    """

    __tablename__ = "quality_draws"

    week: Mapped[date] = mapped_column(primary_key=True)
    seed: Mapped[str]
    per_adviser: Mapped[int]
    ended: Mapped[int]
    fingerprint: Mapped[str]
    at: Mapped[datetime]


class QualitySample(OfCreditor, Base):
    """A case that was drawn, and whose work is looked at in it: shown to nobody else who only answers cases."""

    __tablename__ = "quality_samples"
    __table_args__ = (
        to_client(),
        ForeignKeyConstraint(["creditor_id", "case_id"], ["cases.creditor_id", "cases.id"]),
        ForeignKeyConstraint(["creditor_id", "week"], ["quality_draws.creditor_id", "quality_draws.week"]),
        Index(None, "creditor_id", "week"),
    )

    case_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    client_id: Mapped[str]
    week: Mapped[date]
    adviser_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))


class QualityReview(OfCreditor, Base):
    """What somebody found in a case that was drawn: a mark for each line of the rubric, words beside, a note.

    `told` are words by line, `note` what the adviser is to take along; `answer` theirs, once. As with samples, whoever
    only answers cases sees their own alone.
    """

    __tablename__ = "quality_reviews"
    __table_args__ = (
        to_client(),
        ForeignKeyConstraint(["creditor_id", "case_id"], ["quality_samples.creditor_id", "quality_samples.case_id"]),
        Index(None, "adviser_id", "at"),
    )

    case_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True, autoincrement=False)
    client_id: Mapped[str]
    adviser_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    marks: Mapped[Json]
    told: Mapped[Json]
    note: Mapped[str]
    at: Mapped[datetime]
    seen_at: Mapped[datetime | None]
    answer: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None]


class CaseWords(OfCreditor, Base):
    """How many words each side had written by the time a case was resolved, since the talk in which it was opened."""

    __tablename__ = "case_words"
    __table_args__ = (ForeignKeyConstraint(["creditor_id", "case_id"], ["cases.creditor_id", "cases.id"]),)

    case_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    client: Mapped[int]
    adviser: Mapped[int]
    bot: Mapped[int]
