"""Tables of the clients of a creditor, and how each is reached."""

from datetime import date, datetime

from sqlalchemy import CHAR, ForeignKey, Index, text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from storage.schema.base import Base, OfCreditor, sketch_of, to_client, words_of


class Client(OfCreditor, Base):
    """Somebody who owes, or owed, a creditor. Document and birth date are sealed by the vault.

    `goal` is what they said they want to keep or avoid (`flows.goals`). Since `visitor_since` it is somebody who wrote
    and is not known yet: in no portfolio, told nothing. `since_on`: a customer since; `yearly_value`: what they are
    worth to the creditor in a year, in minor units of its currency. `sketch`: what their id is found by in what payers
    write; `words`: what their cases are found by in the console. `segment` is the portfolio's word, `ruled_segment`
    what the creditor's rules say instead. Since `erased_at` only the number is left of who they were, with the books.
    """

    __tablename__ = "clients"
    __table_args__ = (
        Index(None, "person_id"),
        Index(None, "creditor_id", "sketch"),
        Index(
            "ix_clients_leaving", "creditor_id", "exit_intent_at", postgresql_where=text("exit_intent_at IS NOT NULL")
        ),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    name: Mapped[str]
    locale: Mapped[str]
    country: Mapped[str] = mapped_column(CHAR(2))
    region: Mapped[str | None]
    timezone: Mapped[str]
    segment: Mapped[str | None]
    document_type: Mapped[str | None]
    document_sealed: Mapped[bytes | None]
    birth_date_sealed: Mapped[bytes | None]
    preferred_channel: Mapped[str | None]
    risk_band: Mapped[str | None]
    language: Mapped[str | None]
    postponed_until: Mapped[datetime | None]
    exit_intent_at: Mapped[datetime | None]
    goal: Mapped[str | None]
    identity_failures: Mapped[int] = mapped_column(default=0, server_default="0")
    locked_at: Mapped[datetime | None]
    visitor_since: Mapped[datetime | None]
    since_on: Mapped[date | None]
    yearly_value: Mapped[int | None]
    ruled_segment: Mapped[str | None]
    erased_at: Mapped[datetime | None]
    sketch: Mapped[str | None] = mapped_column(sketch_of("id"), deferred=True)
    words: Mapped[str | None] = mapped_column(TSVECTOR, words_of("name", "ARRAY[id]"), deferred=True)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    @property
    def own_segment(self) -> str | None:
        """Return the segment that the client is in: by the rules, else by the portfolio."""
        return self.ruled_segment or self.segment


class ContactPoint(OfCreditor, Base):
    """An address of a client: whether they agreed to be written to there, and whether they showed who they are."""

    __tablename__ = "contact_points"
    __table_args__ = (to_client(), Index(None, "address_id"))

    client_id: Mapped[str] = mapped_column(primary_key=True)
    address_id: Mapped[int] = mapped_column(ForeignKey("addresses.id"), primary_key=True)
    consent: Mapped[bool] = mapped_column(default=False)
    consent_source: Mapped[str | None]
    consent_at: Mapped[datetime | None]
    verified_at: Mapped[datetime | None]
    used_at: Mapped[datetime | None]
