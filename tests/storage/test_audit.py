"""Hold the audit chain: what was changed, removed or put elsewhere is found; erasure by its rules is not a fault."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DatabaseError

from storage.database import Database
from storage.errors import NotStorable
from storage.repositories.audit import ERASED, Audit, Verification, canonical
from tests.storage.people import NOW, settle_in

ENTRIES = 6


def log(database: Database, creditor: str = "a", entries: int = ENTRIES) -> None:
    """Write a creditor and entries about two clients, in two commits."""
    settle_in(database, creditor)
    for half in (range(1, entries // 2 + 1), range(entries // 2 + 1, entries + 1)):
        with database.unit_of_work(creditor) as uow:
            for number in half:
                payload = {"number": number, "note": "año ñandú", "at": None, "lines": [1, {"yes": True}]}
                Audit(uow.session).append(creditor, NOW, "bot", "thing.done", f"client:{number % 2}", payload)
            uow.commit()


def verify(database: Database, creditor: str = "a") -> Verification:
    """Walk a chain."""
    with database.unit_of_work(creditor) as uow:
        return Audit(uow.session).verify(creditor)


def tamper(database: Database, statement: str, **values: int) -> None:
    """Run a statement as a superuser whom no trigger stops."""
    superuser = create_engine(database.url)
    with superuser.begin() as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(text(statement), values)
    superuser.dispose()


def test_whole(database: Database) -> None:
    """A chain that nobody touched is whole, entry by entry, and so is one that has none."""
    log(database)
    settle_in(database, "b")

    found, empty = verify(database), verify(database, "b")

    assert ((), ENTRIES, 0) == (found.faults, found.entries, found.erased)
    assert ((), 0, True) == (empty.faults, empty.entries, empty.is_whole)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("at", "at + interval '1 microsecond'"),
        ("actor", "'staff:1'"),
        ("action", "'other.done'"),
        ("subject", "'client:9'"),
        ("payload_hash", "sha256('x')"),
        ("hash", "sha256('x')"),
        ("previous", "sha256('x')"),
    ],
)
@pytest.mark.parametrize("seq", [1, 3, ENTRIES])
def test_changed(database: Database, seq: int, column: str, value: str) -> None:
    """A changed fact is found, wherever it stands."""
    log(database)
    tamper(database, f"UPDATE audit SET {column} = {value} WHERE creditor_id = 'a' AND seq = {seq}")  # noqa: S608

    assert not verify(database).is_whole


@pytest.mark.parametrize("seq", [1, 3, ENTRIES])
def test_changed_payload(database: Database, seq: int) -> None:
    """A changed payload is found, and the entry named."""
    log(database)
    tamper(
        database, "UPDATE audit_payloads SET payload = jsonb_set(payload, '{number}', '7') WHERE seq = :seq", seq=seq
    )

    assert (f"the payload of entry {seq} was changed",) == verify(database).faults


@pytest.mark.parametrize("seq", [1, 3, ENTRIES])
def test_removed(database: Database, seq: int) -> None:
    """A removed entry is found, the last one too."""
    log(database)
    tamper(database, "DELETE FROM audit WHERE seq = :seq", seq=seq)
    tamper(database, "DELETE FROM audit_payloads WHERE seq = :seq", seq=seq)

    assert not verify(database).is_whole


def test_closed_gap(database: Database) -> None:
    """A removed entry is found when the later ones are counted down to close the gap."""
    log(database)
    tamper(database, "DELETE FROM audit_payloads WHERE seq = 3")
    tamper(database, "DELETE FROM audit WHERE seq = 3")
    for seq in range(4, ENTRIES + 1):
        tamper(database, "UPDATE audit_payloads SET seq = seq - 1 WHERE seq = :seq", seq=seq)
        tamper(database, "UPDATE audit SET seq = seq - 1 WHERE seq = :seq", seq=seq)
    tamper(database, "UPDATE audit_heads SET seq = seq - 1")

    assert "entry 3 does not follow the one before it" in verify(database).faults


def test_reordered(database: Database) -> None:
    """Two entries that changed places are found."""
    log(database)
    for table in ("audit", "audit_payloads"):
        for old, new in ((2, 99), (3, 2), (99, 3)):
            tamper(database, f"UPDATE {table} SET seq = {new} WHERE seq = {old}")  # noqa: S608

    assert "entry 2 does not follow the one before it" in verify(database).faults


def test_other_creditor(database: Database) -> None:
    """An entry taken over from another creditor's chain is found."""
    log(database, "a", 2)
    log(database, "b", 2)
    tamper(database, "DELETE FROM audit WHERE creditor_id = 'a' AND seq = 1")
    tamper(database, "UPDATE audit SET creditor_id = 'a' WHERE creditor_id = 'b' AND seq = 1")

    assert not verify(database).is_whole


def test_erased(database: Database) -> None:
    """Payloads erased by the rules leave a whole chain that says how many, and their facts are gone."""
    log(database)
    with database.unit_of_work("a") as uow:
        Audit(uow.session).erase("a", [2, 4], NOW, "staff:1", "client:0")
        uow.commit()
    with database.unit_of_work("a") as uow:
        about = [(entry.seq, payload is None) for entry, payload in Audit(uow.session).about("a", "client:0")]
    found = verify(database)

    assert ((), ENTRIES + 1, 2) == (found.faults, found.entries, found.erased)
    assert [(2, True), (4, True), (6, False), (7, False)] == about


def test_erasure_stays(database: Database) -> None:
    """The entry that tells of an erasure cannot itself be erased by the rules."""
    log(database)
    for _ in range(2):
        with database.unit_of_work("a") as uow:
            Audit(uow.session).erase("a", range(1, ENTRIES + 3), NOW, "staff:1", "client:0")
            uow.commit()
    with database.unit_of_work("a") as uow:
        kept = [entry.action for entry, payload in Audit(uow.session).about("a", "client:0") if payload]

    assert (True, [ERASED, ERASED]) == (verify(database).is_whole, kept)


def test_vanished(database: Database) -> None:
    """A payload that vanished without an erasure on record is found."""
    log(database)
    tamper(database, "DELETE FROM audit_payloads WHERE seq = 2")

    assert ("the payload of entry 2 vanished without an erasure",) == verify(database).faults


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET actor = 'x'",
        "DELETE FROM audit",
        "TRUNCATE audit CASCADE",
        "UPDATE audit_payloads SET payload = '{}'",
        "UPDATE policies SET document = 'x'",
        "DELETE FROM policies",
        "TRUNCATE policies",
    ],
)
@pytest.mark.parametrize("who", ["service", "superuser"])
def test_never_changed(database: Database, statement: str, who: str) -> None:
    """Neither the service nor a superuser changes an entry or a policy by an ordinary statement."""
    log(database)
    put_policy = "INSERT INTO policies VALUES ('a', '1', 'policy: x', now())"
    with database.unit_of_work("a") as uow:
        uow.session.execute(text(put_policy))
        uow.commit()

    run = {"service": run_as_service, "superuser": run_as_superuser}[who]

    with pytest.raises(DatabaseError, match=r"is refused|permission denied"):
        run(database, statement)


def run_as_service(database: Database, statement: str) -> None:
    """Run a statement as the service does."""
    with database.unit_of_work("a") as uow:
        uow.session.execute(text(statement))


def run_as_superuser(database: Database, statement: str) -> None:
    """Run a statement as a superuser who minds the triggers."""
    superuser = create_engine(database.url)
    try:
        with superuser.connect() as connection:
            connection.execute(text(statement))
    finally:
        superuser.dispose()


def test_lost(database: Database) -> None:
    """What was not committed is not in the chain, and leaves no gap."""
    log(database)
    with database.unit_of_work("a") as uow:
        Audit(uow.session).append("a", NOW, "bot", "lost.done", "client:1", {})
    with database.unit_of_work("a") as uow:
        Audit(uow.session).append("a", NOW, "bot", "kept.done", "client:1", {})
        uow.commit()
    found = verify(database)

    assert ((), ENTRIES + 1) == (found.faults, found.entries)


def test_creditors_do_not_wait(database: Database) -> None:
    """Who writes to one creditor's chain does not wait for who writes to another's; of the same one they do."""
    settle_in(database, "a", "b")
    with database.unit_of_work("a") as holder:
        Audit(holder.session).append("a", NOW, "bot", "thing.done", "client:1", {})
        Audit(holder.session).write()
        append_impatiently(database, "b")
        with pytest.raises(DatabaseError, match="lock timeout"):
            append_impatiently(database, "a")
        holder.commit()

    assert (1, 1) == (verify(database).entries, verify(database, "b").entries)


def append_impatiently(database: Database, creditor: str) -> None:
    """Append to a chain, and wait for nobody."""
    with database.unit_of_work(creditor) as uow:
        uow.session.execute(text("SET LOCAL lock_timeout = '100ms'"))
        Audit(uow.session).append(creditor, NOW, "bot", "thing.done", "client:1", {})
        uow.commit()


def test_noting_locks_nothing(database: Database) -> None:
    """The head is locked for the commit alone: work that noted something and goes on keeps nobody waiting."""
    settle_in(database, "a")
    with database.unit_of_work("a") as slow:
        Audit(slow.session).append("a", NOW, "bot", "slow.done", "client:1", {})
        append_impatiently(database, "a")
        slow.commit()

    assert ((), 2) == (verify(database).faults, verify(database).entries)


def test_zone(database: Database) -> None:
    """A moment is the same entry in whatever zone it is told."""
    settle_in(database, "a")
    with database.unit_of_work("a") as uow:
        local = datetime(2026, 3, 2, 9, 0, 0, 123456, tzinfo=timezone(-timedelta(hours=3)))
        Audit(uow.session).append("a", local, "bot", "thing.done", "client:1", {})
        uow.commit()

    assert verify(database).is_whole


@pytest.mark.parametrize("value", [1.5, NOW, {1: 2}, (1,), b"x", {"a": [1.0]}, {"a": {"b": NOW.astimezone(UTC)}}])
def test_not_storable(value: object) -> None:
    """What would come back from the database as something else is refused, without repeating it."""
    with pytest.raises(NotStorable, match="cannot stand in an audit payload"):
        canonical({"value": value})


@given(st.dictionaries(st.text(), st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.integers())))
def test_canonical(payload: dict[str, object]) -> None:
    """The canonical text does not depend on the order in which a payload was built."""
    backwards = dict(reversed(payload.items()))

    assert canonical(payload) == canonical(backwards)
