"""Tables without debt data, shared by all creditors: who there is, where they are reached, how often they were."""

from datetime import datetime

from sqlalchemy import CHAR, ForeignKey, Identity, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.schema.base import Base, Json


class Creditor(Base):
    """A company in whose name the bot writes; times are of the last stop.

    `document` is its file, as validated, but for the ways to pay: these are the list in force (`MeansList`).
    `figures_at`: when its own records told us last what its clients owe. `payments_key_sealed`: with which
    whoever tells of its payments by HTTP signs; nobody may without one.
    """

    __tablename__ = "creditors"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    country: Mapped[str] = mapped_column(CHAR(2))
    currency: Mapped[str] = mapped_column(CHAR(3))
    timezone: Mapped[str]
    locale: Mapped[str]
    sender_role: Mapped[str | None]
    document: Mapped[Json]
    policy_version: Mapped[str | None]
    objections_version: Mapped[str | None]
    created_at: Mapped[datetime]
    stopped_at: Mapped[datetime | None]
    stopped_by: Mapped[str | None]
    stopped_reason: Mapped[str | None]
    figures_at: Mapped[datetime | None]
    payments_key_sealed: Mapped[bytes | None]


class Person(Base):
    """A human being, the same one for every creditor; known again by the blind index of a document.

    `contact_week` are the hours in which alone they want to be written to (`flows.contact.week`), local; none: any.
    """

    __tablename__ = "people"
    __table_args__ = (Index("ix_people_opted_out", "opted_out_at", postgresql_where=text("opted_out_at IS NOT NULL")),)

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    document_index: Mapped[bytes | None] = mapped_column(unique=True)
    opted_out_at: Mapped[datetime | None]
    opted_out_via: Mapped[str | None]
    contact_week: Mapped[Json | None]
    created_at: Mapped[datetime]


class Address(Base):
    """Where somebody is reached on one channel: a number in E.164, a chat id, an e-mail address, an opaque word.

    `address` is the form by which it is known again, `reply_to` as the provider wrote it, where that differs.
    `unreachable_at`: the provider said that nothing arrives there, with `unreachable_code`.
    """

    __tablename__ = "addresses"
    __table_args__ = (UniqueConstraint("channel", "address"),)

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    channel: Mapped[str]
    address: Mapped[str]
    reply_to: Mapped[str | None]
    wrong_at: Mapped[datetime | None]
    unreachable_at: Mapped[datetime | None]
    unreachable_code: Mapped[str | None]
    opted_out_at: Mapped[datetime | None]
    last_inbound_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class Contact(Base):
    """One message that was sent, or a call, letter or visit that somebody recorded, as the contact rules count it.

    It counts across creditors; `debt` is opaque. Who recorded it by hand is `recorded_by`; it has no address.
    """

    __tablename__ = "contacts"
    __table_args__ = (Index(None, "person_id", "at"), Index(None, "address_id", "at"))

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    address_id: Mapped[int | None] = mapped_column(ForeignKey("addresses.id"))
    channel: Mapped[str]
    kind: Mapped[str]
    initiated_by: Mapped[str]
    debt: Mapped[str]
    at: Mapped[datetime]
    recorded_by: Mapped[str | None]


class Code(Base):
    """A code that stands in a contact of ours, so that whoever got it can ask whether it is real; no debt stands here.

    `tail` are the last characters of the address it was sent to.
    """

    __tablename__ = "codes"

    code: Mapped[str] = mapped_column(primary_key=True)
    creditor_id: Mapped[str] = mapped_column(ForeignKey("creditors.id"))
    channel: Mapped[str]
    tail: Mapped[str]
    at: Mapped[datetime]


class RegionalHold(Base):
    """No contact with anybody in a country, or a region of it, as after a catastrophe; of one creditor, or of all."""

    __tablename__ = "regional_holds"
    __table_args__ = (Index(None, "country"),)

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    creditor_id: Mapped[str | None] = mapped_column(ForeignKey("creditors.id"))
    country: Mapped[str] = mapped_column(CHAR(2))
    region: Mapped[str | None]
    reason: Mapped[str]
    placed_by: Mapped[str]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
    lifted_at: Mapped[datetime | None]


class PackText(Base):
    """A country's contact rules as they were in force since a moment, so that what was sent then can be judged by them.

    `checksum` is the SHA-256 of `document` in hexadecimal digits; `document` is the pack as canonical JSON.
    """

    __tablename__ = "packs"

    country: Mapped[str] = mapped_column(CHAR(2), primary_key=True)
    checksum: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[str]
    document: Mapped[str]
    since: Mapped[datetime]


class Clock(Base):
    """How far the service's clock was moved forward for a demonstration: one row at most."""

    __tablename__ = "clock"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    offset_seconds: Mapped[int]
