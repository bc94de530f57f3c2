"""Hold what every table shares: column types, names of constraints, and the mark of a creditor's data."""

from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Computed,
    DateTime,
    Dialect,
    Enum,
    ForeignKey,
    ForeignKeyConstraint,
    MetaData,
    Text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from storage.errors import NaiveTime

Json = dict[str, Any]


class AwareTime(TypeDecorator[datetime]):
    """A moment with its zone; one without is refused, because the server would take it for UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return the moment as it is, or refuse it."""
        if value is not None and value.utcoffset() is None:
            raise NaiveTime(value)
        return value


def choice(kinds: type[StrEnum]) -> Enum:
    """Return the column type of a closed list of words: text with a check, so that a word can be added in a step."""
    return Enum(
        kinds,
        native_enum=False,
        create_constraint=True,
        length=20,
        name=kinds.__name__.lower(),
        values_callable=lambda members: [member.value for member in members],
    )


class Base(DeclarativeBase):
    """The declarative base: text without length, whole numbers of 64 bits, times with a zone, JSONB."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text(),
        int: BigInteger(),
        datetime: AwareTime(),
        Json: JSONB(none_as_null=True),
        list[Json]: JSONB(none_as_null=True),
        list[str]: ARRAY(Text()),
    }


class OfCreditor:
    """Marks a table that holds a creditor's data.

    The creditor is the first column of its primary key, and the server shows and takes only rows of the creditors in
    scope (row-level security, forced): see `storage.unit_of_work`.
    """

    creditor_id: Mapped[str] = mapped_column(ForeignKey("creditors.id"), primary_key=True, sort_order=-100)


def to_client() -> ForeignKeyConstraint:
    """Return the reference from `creditor_id, client_id` to the client."""
    return ForeignKeyConstraint(["creditor_id", "client_id"], ["clients.creditor_id", "clients.id"])


def sketch_of(column: str) -> Computed:
    """Return what a number is found by, however it is written: in capitals, without zeros and the signs between.

    Several numbers may have one sketch; who looks tells them apart by `flows.matching.spelling.fold`.
    """
    return Computed(f"translate(upper({column}), '0 -./_#,;()*+&@'::text, ''::text)", persisted=True)


def words_of(told: str, numbers: str) -> Computed:
    """Return by what words a row is found: those of a text, and of numbers also without what parts them.

    `storage.caseload` asks for them; capitals and accents aside, by the functions of the server that the schema makes.
    """
    return Computed(f"concilia_words({told}, {numbers})", persisted=True)
