"""A statement that is built once takes, gives and fails as SQLAlchemy's own do."""

from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Table, bindparam, insert, select, text, update
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.exc import IntegrityError, OperationalError

from storage.database import Database
from storage.errors import NaiveTime, NoScope
from storage.plain import Plain, blobs, texts
from storage.schema import Address, Client
from tests.databases import kill
from tests.storage.people import NOW, settle_in

ADDRESSES = Address.__table__
assert isinstance(ADDRESSES, Table)
WRITTEN = ("channel", "address", "created_at")
ADD = Plain(insert(ADDRESSES).returning(ADDRESSES.c.id), WRITTEN)
READ = Plain(select(ADDRESSES.c.channel, ADDRESSES.c.created_at).where(ADDRESSES.c.address == bindparam("where")))
FORGET = Plain(update(ADDRESSES).where(ADDRESSES.c.address == bindparam("where")).values(reply_to=None))
DEPTH = Plain(text("SELECT :told -> 'a' AS a").bindparams(bindparam("told", type_=JSONB)))

MANY = Plain(text("SELECT CAST(:words AS text[]) AS words, CAST(:bits AS bytea[]) AS bits"))
WORDS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=9)


def test_rows(database: Database) -> None:
    """Rows are named; values that stand in the statement are kept, also nothing; what returns none has none."""
    with database.unit_of_work() as uow:
        (added,) = ADD.run(uow.session, {"channel": "sms", "address": "+56", "created_at": NOW})
        (row,) = READ.run(uow.session, {"where": "+56"})
        (deep,) = DEPTH.run(uow.session, {"told": {"a": [1, None]}})
        nothing = FORGET.run(uow.session, {"where": "+56"})

    assert (("sms", NOW), [1, None], ()) == ((row.channel, row.created_at), deep.a, nothing)
    assert added.id > 0


def test_transaction(database: Database) -> None:
    """What is run is part of the session's transaction, and sees what the session wrote."""
    with database.unit_of_work() as uow:
        uow.session.add(Address(channel="sms", address="+56", created_at=NOW))
        uow.session.flush()
        inside = len(READ.run(uow.session, {"where": "+56"}))
        uow.rollback()
        after = len(READ.run(uow.session, {"where": "+56"}))

    assert (1, 0) == (inside, after)


def test_faults(database: Database) -> None:
    """Faults are SQLAlchemy's and our own; none names a value."""
    settle_in(database, "a")
    with database.unit_of_work() as uow:
        known = {"channel": "sms", "address": "+56", "created_at": NOW}
        ADD.run(uow.session, known)
        with pytest.raises(IntegrityError) as twice:
            ADD.run(uow.session, known)
        uow.rollback()
        with pytest.raises(NoScope):
            Plain(select(Client.__table__.c.id)).run(uow.session, {})
        uow.rollback()
        with pytest.raises(NaiveTime):
            ADD.run(uow.session, {**known, "created_at": datetime(2026, 3, 5)})  # noqa: DTZ001 - that is refused
        with pytest.raises(KeyError, match="address"):
            ADD.run(uow.session, {"channel": "sms", "created_at": NOW})

    assert "+56" not in str(twice.value).partition("DETAIL")[0]


def test_gone(database: Database) -> None:
    """A connection that has gone is an OperationalError, and the next transaction has another one."""
    with database.unit_of_work() as uow:
        kill(database.url, uow.session.execute(text("SELECT pg_backend_pid()")).scalar_one())
        with pytest.raises(OperationalError):
            READ.run(uow.session, {"where": "+56"})
    with database.unit_of_work() as uow:
        assert [] == list(READ.run(uow.session, {"where": "+56"}))


@given(
    words=st.lists(st.none() | WORDS | st.sampled_from(["NULL", "", '"', "\\", "{", ","])), bits=st.lists(st.binary())
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_many(database: Database, words: list[str | None], bits: list[bytes]) -> None:
    """Many texts and many strings of bytes arrive as they are, whatever they hold."""
    with database.unit_of_work() as uow:
        (row,) = MANY.run(uow.session, {"words": texts(words), "bits": blobs(bits)})

    assert (words, bits) == (row.words, [bytes(one) for one in row.bits])
