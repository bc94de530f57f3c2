"""Tables of campaigns: a cadence for some clients for a time, who was drawn into which arm, and what paused it."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKeyConstraint, Identity, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.schema.base import Base, Json, OfCreditor, choice, to_client


class CampaignStatus(StrEnum):
    """Where a campaign stands. One that is approved may be paused beside: see `ContactPause`."""

    DRAFT = "draft"  #: written by one person; waits for another's yes
    APPROVED = "approved"  #: in force from its first day to its last
    RECALLED = "recalled"  #: taken back: nothing of it leaves any more
    ENDED = "ended"  #: over, by its last day or its stopping rule


class Campaign(OfCreditor, Base):
    """A cadence for some clients for a time, as it was written; the document never changes once it is approved.

    `made_by`, `approved_by` and `closed_by` are `staff:` with a number, `operator:` with a name, or `clock`.
    """

    __tablename__ = "campaigns"
    __table_args__ = (Index(None, "creditor_id", "status"),)

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    name: Mapped[str]
    document: Mapped[Json]
    status: Mapped[CampaignStatus] = mapped_column(choice(CampaignStatus), default=CampaignStatus.DRAFT)
    made_by: Mapped[str]
    made_at: Mapped[datetime]
    approved_by: Mapped[str | None]
    approved_at: Mapped[datetime | None]
    closed_by: Mapped[str | None]
    closed_at: Mapped[datetime | None]
    closed_why: Mapped[str | None]


class Assignment(OfCreditor, Base):
    """A client of a campaign, the arm that they were drawn into, and when; never drawn anew."""

    __tablename__ = "assignments"
    __table_args__ = (
        to_client(),
        ForeignKeyConstraint(["creditor_id", "campaign_id"], ["campaigns.creditor_id", "campaigns.id"]),
        Index(None, "creditor_id", "client_id"),
    )

    campaign_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    client_id: Mapped[str] = mapped_column(primary_key=True)
    arm: Mapped[str]
    at: Mapped[datetime]


class ContactPause(OfCreditor, Base):
    """Since `at` no contact of a campaign leaves, or of none (`campaign_id` empty): a guard rail, or a person, said so.

    `rule` is the guard rail's name, or `person`; `placed_by` and `lifted_by` as in a campaign.
    """

    __tablename__ = "contact_pauses"
    __table_args__ = (
        ForeignKeyConstraint(["creditor_id", "campaign_id"], ["campaigns.creditor_id", "campaigns.id"]),
        Index(None, "creditor_id", postgresql_where=text("lifted_at IS NULL")),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    campaign_id: Mapped[int | None]
    rule: Mapped[str]
    reason: Mapped[str]
    placed_by: Mapped[str]
    at: Mapped[datetime]
    lifted_by: Mapped[str | None]
    lifted_at: Mapped[datetime | None]
