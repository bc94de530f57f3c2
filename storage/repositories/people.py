"""Keep people, the same ones for every creditor, and their wish when, or not, to be written to."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, func, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from storage.entities import Entity
from storage.errors import Missing
from storage.plain import Plain
from storage.schema import Json, Person

PERSON = Entity(Person)
FIND = Plain(select(*PERSON.columns).where(Person.id == bindparam("id")))
ADOPT = text("""
UPDATE people AS mine SET document_index = told.new
FROM (SELECT DISTINCT ON (new) old, new FROM unnest(CAST(:olds AS bytea[]), CAST(:news AS bytea[])) AS pair (old, new)
    JOIN people ON document_index = old ORDER BY new, people.id) AS told
WHERE mine.document_index = told.old AND NOT EXISTS (SELECT FROM people AS there WHERE there.document_index = told.new)
""")


class People:
    """All people; no debt stands here."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def ensure(self, document_index: bytes | None, at: datetime) -> Person:
        """Return the person with this document, made when new; without a document always a new person."""
        if document_index is None:
            person = Person(created_at=at)
            self._session.add(person)
            self._session.flush()
            return person
        self._session.execute(
            insert(Person)
            .values(document_index=document_index, created_at=at)
            .on_conflict_do_nothing(index_elements=["document_index"])
        )
        return self._session.scalars(select(Person).where(Person.document_index == document_index)).one()

    def adopt(self, renewals: Sequence[tuple[bytes, bytes]]) -> None:
        """Let who is known by one blind index be known by another one, unless somebody is already."""
        if renewals:
            olds, news = [list(side) for side in zip(*renewals, strict=True)]
            self._session.execute(ADOPT, {"olds": olds, "news": news})

    def known_by(self, indexes: Sequence[bytes]) -> set[int]:
        """Return who is known by one of these blind indexes."""
        return set(self._session.scalars(select(Person.id).where(Person.document_index.in_(indexes))))

    def count_known(self) -> int:
        """Return how many are known by the blind index of a document."""
        return self._session.scalar(select(func.count(Person.document_index))) or 0

    def identify(self, person: int, document_index: bytes, at: datetime) -> Person:
        """Return who a person is by a document, or another one than before.

        A person without one is given it, where nobody has it.
        """
        known = self.get(person)
        if known.document_index == document_index:
            return known
        there = self._session.scalars(select(Person).where(Person.document_index == document_index)).first()
        if known.document_index is None and there is None:
            known.document_index = document_index
            self._session.flush()
            return known
        return there or self.ensure(document_index, at)

    def get(self, person: int) -> Person:
        """Return a person."""
        row = PERSON.find(self._session, FIND, id=person)
        if row is None:
            raise Missing("person", person)
        return row

    def opt_out(self, person: int, via: str, at: datetime) -> None:
        """Record that nothing may be sent to the person, on any channel, for any creditor."""
        row = self.get(person)
        row.opted_out_at, row.opted_out_via = at, via
        self._session.flush()

    def want_hours(self, person: int, week: Json | None) -> None:
        """Record the hours in which alone the person wants to be written to, by any creditor; none: any."""
        self.get(person).contact_week = week
        self._session.flush()

    def opt_in(self, person: int) -> None:
        """Record that the person wants messages again."""
        row = self.get(person)
        row.opted_out_at = row.opted_out_via = None
        self._session.flush()
