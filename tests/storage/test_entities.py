"""A row that the driver read is to the session as one that it read itself."""

import threading
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Table, bindparam, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from storage.database import Database
from storage.entities import Entity, hold_written
from storage.plain import Plain
from storage.schema import Client, Conversation, Direction, Message, MessageStatus
from tests.storage.people import NOW, settle_in, write

CLIENT, MESSAGE = Entity(Client), Entity(Message)
CLIENTS, MESSAGES = Client.__table__, Message.__table__
assert isinstance(CLIENTS, Table)
assert isinstance(MESSAGES, Table)
READ = Plain(select(*CLIENT.columns).where(CLIENTS.c.id == bindparam("client")))
SAID = Plain(select(*MESSAGE.columns).where(MESSAGES.c.client_id == bindparam("client")))


def _read(session: Session) -> Sequence[Any]:
    (row,) = READ.run(session, {"client": "1"})
    return row  # type: ignore[no-any-return]


def test_same(database: Database) -> None:
    """It is one object with what the mapper finds; its words are those of closed lists."""
    settle_in(database, "a")
    with database.unit_of_work("a") as uow:
        write(uow, "a", "1", "hola")
        uow.commit()
    with database.unit_of_work("a") as uow:
        held = CLIENT.hold(uow.session, _read(uow.session))
        (row,) = SAID.run(uow.session, {"client": "1"})
        message = MESSAGE.hold(uow.session, row)
        found, told = uow.clients.get("a", "1"), uow.messages.get("a", message.id)

        assert held is found
        assert message is told
        assert (Direction.OUT, MessageStatus.QUEUED) == (message.direction, message.status)
        assert isinstance(message.direction, Direction)


def test_changes_are_written(database: Database) -> None:
    """What is changed on it is written with the transaction, and nothing is where nothing was changed."""
    settle_in(database, "a")
    with database.unit_of_work("a") as uow:
        held = CLIENT.hold(uow.session, _read(uow.session))
        untouched = list(uow.session.dirty)
        held.name = "Ana"
        uow.commit()
    with database.unit_of_work("a") as uow:
        assert ([], "Ana") == (untouched, uow.clients.get("a", "1").name)


@pytest.mark.parametrize(("anew", "name"), [(False, "Ana"), (True, "Rosa")])
def test_held_before(database: Database, name: str, *, anew: bool) -> None:
    """One that the session has already stays as it is there, unless what was read is wanted."""
    settle_in(database, "a")
    with database.unit_of_work("a") as uow:
        first = CLIENT.hold(uow.session, _read(uow.session))
        first.name = "Ana"
        with uow.session.no_autoflush:
            again = CLIENT.hold(uow.session, _read(uow.session), anew=anew)

        assert first is again
        assert name == again.name


def test_written_otherwise(database: Database) -> None:
    """After changes were written otherwise, the session has nothing of them to write, and writes what follows."""
    settle_in(database, "a")
    with database.unit_of_work("a") as uow:
        held = CLIENT.hold(uow.session, _read(uow.session))
        held.name = "Ana"
        hold_written(uow.session, held)
        clean = list(uow.session.dirty)
        held.goal = "car"
        uow.commit()
    with database.unit_of_work("a") as uow:
        row = uow.clients.get("a", "1")

        assert ([], "Rosa", "car") == (clean, row.name, row.goal)


def test_conversation_counts_once(database: Database) -> None:
    """A locked conversation counts its version up once for each time that it is written, and not when it is not."""
    settle_in(database, "a")
    with database.unit_of_work("a") as uow:
        row = uow.conversations.lock("a", "1")
        row.state = {"one": 1}
        uow.conversations.write()
        uow.conversations.write()
        row.silence_due_at = NOW
        again = uow.conversations.lock("a", "1")
        again.last_bot_at = NOW + timedelta(hours=1)
        uow.commit()
    with database.unit_of_work("a") as uow:
        found = uow.conversations.get("a", "1")

    assert found is not None
    assert (4, {"one": 1}, NOW) == (found.version, found.state, found.silence_due_at)


def test_conversation_of_somebody_else(database: Database) -> None:
    """A conversation that was written in between, by whoever took no lock, is not written over."""
    settle_in(database, "a")
    with database.unit_of_work("a") as uow:
        uow.conversations.lock("a", "1")
        uow.commit()
    with database.unit_of_work("a") as uow:
        row = uow.conversations.get("a", "1")
        assert row is not None
        thread = threading.Thread(target=_write_on, args=(database,))
        thread.start()
        thread.join()
        row.state = {"mine": 1}
        with pytest.raises(StaleDataError):
            uow.session.flush()


def _write_on(database: Database) -> None:
    with database.unit_of_work("a") as uow:
        uow.conversations.lock("a", "1").state = {"theirs": 1}
        uow.commit()


def test_conversation_is_what_was_read(database: Database) -> None:
    """A fresh lock shows what stands in the database, also to who had read the conversation before."""
    settle_in(database, "a")
    with database.unit_of_work("a") as uow:
        uow.conversations.lock("a", "1")
        uow.commit()
    with database.unit_of_work("a") as uow:
        before = uow.conversations.get("a", "1")
        thread = threading.Thread(target=_write_on, args=(database,))
        thread.start()
        thread.join()
        locked: Conversation = uow.conversations.lock("a", "1")

        assert before is locked
        assert {"theirs": 1} == locked.state
