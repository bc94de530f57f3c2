"""Hold rows that the driver read as the session's own: read by the mapper, a row costs several times as much.

A row that is held is what the mapper would have made of it: one object for one row in a transaction, whose changes the
session writes. Rows with relations to read beside them are left to the mapper.
"""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from sqlalchemy.orm import Session, class_mapper, make_transient, make_transient_to_detached
from sqlalchemy.orm.attributes import set_committed_value

from storage.plain import DIALECT, Plain
from storage.schema.base import Base

NUMERIC = 1700  #: the server's number of the type; only numbers ask for it
KEPT = "concilia.kept"  #: where a session holds what it has read
Kind = TypeVar("Kind", bound=Base)


class Entity(Generic[Kind]):
    """A mapped class whose rows are read by `Plain`: `columns` in this order. Safe to use by any number of threads."""

    def __init__(self, kind: type[Kind]) -> None:
        """Learn the class's columns, and what the driver's values of them become."""
        self._mapper = class_mapper(kind)
        self.columns = tuple(self._mapper.local_table.c)
        self.names = tuple(self._mapper.get_property_by_column(column).key for column in self.columns)
        self._key = tuple(place for place, column in enumerate(self.columns) if column.primary_key)
        makers = (column.type.dialect_impl(DIALECT).result_processor(DIALECT, NUMERIC) for column in self.columns)
        self._makers = tuple((name, maker) for name, maker in zip(self.names, makers, strict=True) if maker)

    def hold(self, session: Session, values: Sequence[Any], *, anew: bool = False) -> Kind:
        """Return the row with these values, in the order of the columns.

        One that the session has already stays as it is there; `anew` it is what was read, as under a fresh lock.
        """
        key = self._mapper.identity_key_from_primary_key(tuple(values[place] for place in self._key))
        found: Kind | None = session.identity_map.get(key)
        if found is None:
            found = self._mapper.class_manager.new_instance()
            found.__dict__.update(self._read(values))
            hold(session, found)
        elif anew:
            for name, value in self._read(values).items():
                set_committed_value(found, name, value)
        return found

    def find(self, session: Session, statement: Plain, **key: Any) -> Kind | None:  # noqa: ANN401 - columns
        """Return the row with this key, read by a statement unless the session has it; nothing where there is none."""
        named = tuple(key[self.names[place]] for place in self._key)
        known: Kind | None = session.identity_map.get(self._mapper.identity_key_from_primary_key(named))
        if known is not None:
            return known
        session.flush()
        rows = statement.run(session, key)
        return self.hold(session, rows[0]) if rows else None

    def _read(self, values: Sequence[Any]) -> dict[str, Any]:
        row = dict(zip(self.names, values, strict=True))
        row.update({name: maker(row[name]) for name, maker in self._makers})
        return row


def hold(session: Session, row: Base) -> None:
    """Hold a row that stands in the database as it is here, as if the session had read it."""
    make_transient_to_detached(row)
    session.add(row)
    session.info.setdefault(KEPT, []).append(row)


def hold_written(session: Session, row: Base) -> None:
    """Hold a row whose changes were just written otherwise: the session has nothing of it to write."""
    session.expunge(row)
    make_transient(row)
    hold(session, row)
