"""Hold the unit of work: nothing is kept without a commit."""

import pytest
from sqlalchemy import select, text

from storage.database import Database
from storage.errors import NoScope
from storage.repositories.audit import Audit
from storage.repositories.people import People
from storage.schema import AuditEntry, Person
from storage.unit_of_work import UnitOfWork
from tests.databases import kill
from tests.storage.people import NOW, settle_in


def count_people(database: Database) -> int:
    """Return how many people are kept."""
    with database.unit_of_work() as uow:
        return len(uow.session.scalars(select(Person)).all())


def test_left(database: Database) -> None:
    """Leaving the block without a commit keeps nothing."""
    with database.unit_of_work() as uow:
        People(uow.session).ensure(None, NOW)

    assert 0 == count_people(database)


def test_frozen(database: Database) -> None:
    """Who has frozen what they see sees nothing of what others keep meanwhile, also in other tables."""
    with database.unit_of_work() as uow:
        uow.freeze()
        uow.creditors.ids()
        with database.unit_of_work() as other:
            People(other.session).ensure(None, NOW)
            other.commit()
        seen = len(uow.session.scalars(select(Person)).all())

    assert (0, 1) == (seen, count_people(database))


def test_thaws(database: Database) -> None:
    """The next transaction of the same connection sees what others keep again."""
    with database.unit_of_work() as uow:
        uow.freeze()
        uow.creditors.ids()
    with database.unit_of_work() as uow:
        level = uow.session.execute(text("SHOW transaction_isolation")).scalar_one()

    assert "read committed" == level


def test_raised(database: Database) -> None:
    """An error keeps nothing, and goes on to the caller."""
    with pytest.raises(RuntimeError, match="on the way"):
        write_and_fail(database)

    assert 0 == count_people(database)


def write_and_fail(database: Database) -> None:
    """Write a person, then fail."""
    with database.unit_of_work() as uow:
        People(uow.session).ensure(None, NOW)
        raise RuntimeError("on the way")


def test_committed(database: Database) -> None:
    """A commit keeps what was written before it, and nothing after it."""
    with database.unit_of_work() as uow:
        People(uow.session).ensure(None, NOW)
        uow.commit()
        People(uow.session).ensure(None, NOW)

    assert 1 == count_people(database)


def test_rolled_back(database: Database) -> None:
    """A rollback forgets what was written, and the audit entries that waited for the commit."""
    settle_in(database, "a")
    with database.unit_of_work("a") as uow:
        Audit(uow.session).append("a", NOW, "bot", "thing.done", "client:1", {})
        uow.rollback()
        uow.scope("a")
        uow.commit()
    with database.unit_of_work("a") as uow:
        kept = uow.session.scalars(select(AuditEntry)).all()

    assert [] == kept


def test_savepoint(database: Database) -> None:
    """A block in a savepoint that raises undoes its own rows and audit entries, and no others."""
    settle_in(database, "a")
    with database.unit_of_work("a") as uow:
        audit = Audit(uow.session)
        audit.append("a", NOW, "bot", "first.done", "client:1", {})
        with pytest.raises(RuntimeError):
            write_and_fail_in_savepoint(uow)
        with uow.savepoint():
            audit.append("a", NOW, "bot", "third.done", "client:1", {})
        uow.commit()
    with database.unit_of_work("a") as uow:
        kept = uow.session.scalars(select(AuditEntry.action).order_by(AuditEntry.seq)).all()

    assert (1, ["first.done", "third.done"]) == (count_people(database), kept)


def write_and_fail_in_savepoint(uow: UnitOfWork) -> None:
    """Write a person and an audit entry in a savepoint, then fail."""
    with uow.savepoint():
        People(uow.session).ensure(None, NOW)
        Audit(uow.session).append("a", NOW, "bot", "second.done", "client:1", {})
        raise RuntimeError("on the way")


def test_empty_scope(database: Database) -> None:
    """A scope names at least one creditor."""
    with database.unit_of_work() as uow, pytest.raises(NoScope):
        uow.scope()


def test_answers(database: Database) -> None:
    """A database that answers a query says so."""
    assert database.check_schema() is None


def test_killed_at_rest(database: Database) -> None:
    """A connection that its server ended while nobody used it is replaced, and whoever comes next notices nothing."""
    pids = []
    for _ in range(2):
        with database.unit_of_work() as uow:
            pids.append(uow.session.execute(text("SELECT pg_backend_pid()")).scalar_one())
        kill(database.url, pids[-1])

    assert 0 == count_people(database)
    assert 2 == len(set(pids))


def test_scope_moved_on(database: Database) -> None:
    """Work that goes from creditor to creditor keeps the audit entries of each."""
    settle_in(database, "a", "b")
    with database.unit_of_work() as uow:
        for creditor in ("a", "b"):
            uow.scope(creditor)
            Audit(uow.session).append(creditor, NOW, "clock", "thing.done", "client:1", {})
        uow.commit()
        uow.scope("a", "b")
        kept = uow.session.scalars(select(AuditEntry.creditor_id).order_by(AuditEntry.creditor_id)).all()

    assert ["a", "b"] == kept


def test_scope_of_an_undone_part(database: Database) -> None:
    """A scope that was set in a part that is undone is undone with it, and holds when it is set again."""
    settle_in(database, "a")
    with database.unit_of_work() as uow:
        with pytest.raises(RuntimeError):
            scope_and_fail_in_savepoint(uow)
        uow.scope("a")

        assert uow.clients.find("a", "1") is not None


def scope_and_fail_in_savepoint(uow: UnitOfWork) -> None:
    """Set a scope in a savepoint, then fail."""
    with uow.savepoint():
        uow.scope("a")
        raise RuntimeError("on the way")
