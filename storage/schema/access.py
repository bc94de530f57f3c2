"""Tables of who may do what: staff, their sessions, keys of programs."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Identity
from sqlalchemy.orm import Mapped, mapped_column

from storage.schema.base import Base, choice


class Role(StrEnum):
    """What a member of staff may do."""

    ADVISER = "adviser"  #: answers cases
    SUPERVISOR = "supervisor"  #: also says what messages meant, sets means, campaigns and objections
    OPERATOR = "operator"  #: runs the service: what leaves, what is stopped
    AUDITOR = "auditor"  #: sees everything, changes nothing
    VIEWER = "viewer"  #: reads a creditor's figures


ANSWERING = frozenset({Role.ADVISER, Role.SUPERVISOR})  #: who writes to clients


class Staff(Base):
    """Somebody of staff.

    `password_hash` is argon2's encoded form, `telegram_id` who they are there, `language` what the console speaks to
    them. `code_secret` is what their phone makes codes of, sealed; `code_step` the last stretch of time whose code was
    used, `code_misses` how many wrong ones came in a row.
    """

    __tablename__ = "staff"

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    name: Mapped[str]
    email: Mapped[str] = mapped_column(unique=True)
    password_hash: Mapped[str]
    role: Mapped[Role] = mapped_column(choice(Role))
    telegram_id: Mapped[int | None] = mapped_column(unique=True)
    disabled_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    language: Mapped[str] = mapped_column(default="es", server_default="es")
    code_secret: Mapped[bytes | None]
    code_step: Mapped[int | None]
    code_misses: Mapped[int] = mapped_column(default=0, server_default="0")
    code_missed_at: Mapped[datetime | None]

    __table_args__ = (CheckConstraint("language IN ('es', 'en', 'pt')", name="language"),)


class StaffCreditor(Base):
    """A creditor whose clients a member of staff may see."""

    __tablename__ = "staff_creditors"

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    creditor_id: Mapped[str] = mapped_column(ForeignKey("creditors.id"), primary_key=True)


class RecoveryCode(Base):
    """A code that is good once in place of the phone's; only its hash is kept, and goes with its use."""

    __tablename__ = "recovery_codes"

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    code_hash: Mapped[bytes] = mapped_column(primary_key=True)


class Invitation(Base):
    """The last link by which somebody may choose their password; only the hash of its word is kept."""

    __tablename__ = "invitations"

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    token_hash: Mapped[bytes] = mapped_column(unique=True)
    expires_at: Mapped[datetime]


class StaffSession(Base):
    """A signed-in browser; only the hash of its cookie is kept.

    `number` names it in forms, `browser` and `network` say where it was opened, as far as its owner needs to know it,
    `via` how they showed who they are: `password`, `oidc` or `link`.
    """

    __tablename__ = "sessions"

    id_hash: Mapped[bytes] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(Identity(), unique=True)
    browser: Mapped[str] = mapped_column(server_default="")
    network: Mapped[str] = mapped_column(server_default="")
    via: Mapped[str] = mapped_column(server_default="password")
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    csrf: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class ApiKey(Base):
    """A program's key; only its hash is kept. Without a creditor it opens all of them."""

    __tablename__ = "api_keys"

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    name: Mapped[str]
    key_hash: Mapped[bytes] = mapped_column(unique=True)
    creditor_id: Mapped[str | None] = mapped_column(ForeignKey("creditors.id"))
    scopes: Mapped[list[str]]
    created_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class IdempotentRequest(Base):
    """A request that was carried out once, with its answer, sealed because it may tell of a debt."""

    __tablename__ = "idempotency"

    api_key_id: Mapped[int] = mapped_column(ForeignKey("api_keys.id"), primary_key=True)
    route: Mapped[str] = mapped_column(primary_key=True)
    key_hash: Mapped[bytes] = mapped_column(primary_key=True)
    request_hash: Mapped[bytes]
    status: Mapped[int | None]
    response: Mapped[bytes | None]
    created_at: Mapped[datetime]
