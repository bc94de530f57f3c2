"""Hold the separation of creditors: by construction, for raw SQL too, whoever logs in."""

import psycopg
import pytest
from sqlalchemy import Enum, create_engine, make_url, select, text
from sqlalchemy.exc import ProgrammingError

from storage import migrations
from storage.database import APP_ROLE, Database
from storage.errors import BadCreditorId, NoScope, WrongSchema
from storage.schema import Base, Client, Creditor, Invoice, OfCreditor
from tests.storage.people import NOW, add_client, settle_in

SAMPLES = {
    "TEXT": "1",
    "CHAR(2)": "CL",
    "CHAR(3)": "CLP",
    "BIGINT": 1,
    "BYTEA": b"1",
    "JSONB": "{}",
    "TEXT[]": ["1"],
    "DATE": "2026-03-02",
    "TIMESTAMP WITH TIME ZONE": NOW,
    "BOOLEAN": True,
    "VARCHAR(20)": "",  # a closed list: its first word
}
OF_CREDITOR = sorted(
    str(mapper.local_table) for mapper in Base.registry.mappers if issubclass(mapper.class_, OfCreditor)
)


@pytest.mark.parametrize("table", OF_CREDITOR)
def test_forced(database: Database, table: str) -> None:
    """The server forces row-level security, with a policy, on every table with a creditor's data."""
    with database.unit_of_work() as uow:
        found = uow.session.execute(
            text(
                "SELECT relrowsecurity, relforcerowsecurity, (SELECT count(*) FROM pg_policy WHERE polrelid = c.oid)"
                " FROM pg_class c WHERE relname = :table AND relkind = 'r'"
            ),
            {"table": table},
        ).one()

    assert (True, True, 1) == tuple(found)


BEFORE_SCOPE = {"inbox", "outbox", "api_keys", "staff_creditors", "links", "topics", "codes", "regional_holds"}
"""Tables that are read before a creditor is in scope, most to tell whose data is meant; no debt stands in them."""


def test_marked() -> None:
    """Every table that names a creditor is marked as theirs, but for those read before one is in scope."""
    columns = {
        table.name
        for table in Base.metadata.sorted_tables
        if "creditor_id" in table.columns and table.name not in BEFORE_SCOPE
    }

    assert columns == set(OF_CREDITOR)


@pytest.mark.parametrize("table", OF_CREDITOR)
def test_unscoped(database: Database, table: str) -> None:
    """Raw SQL on a creditor's data fails when no creditor is in scope, whatever it asks."""
    put_a_row(database, table)
    statements = ["SELECT * FROM {}", "SELECT count(*) FROM {}", "SELECT 1 FROM {} WHERE creditor_id = 'a'"]
    if table not in {"audit", "policies", "objection_files"}:
        statements.append("DELETE FROM {} WHERE creditor_id = 'a'")

    for statement in statements:
        with database.unit_of_work() as uow, pytest.raises(NoScope, match="open the unit of work with its creditors"):
            uow.session.execute(text(statement.format(table))).all()


def put_a_row(database: Database, table: str) -> None:
    """Write a row of creditor "a" as a superuser who minds no references: whatever its columns demand."""
    columns = Base.metadata.tables[table].columns
    row = {
        column.name: SAMPLES[str(column.type.compile(database.engine.dialect))]
        for column in columns
        if not column.nullable and column.server_default is None
    }
    row |= {column.name: column.type.enums[0] for column in columns if isinstance(column.type, Enum)}
    row |= {"creditor_id": "a"}
    superuser = create_engine(database.url)
    with superuser.begin() as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        names, blanks = ", ".join(row), ", ".join(f":{name}" for name in row)
        connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({blanks})"), row)  # noqa: S608 - our own names
    superuser.dispose()


def test_scope_is_a_wall(database: Database) -> None:
    """With one creditor in scope nothing of another is seen, changed or removed, by any statement."""
    settle_in(database, "a", "b")

    with database.unit_of_work("a") as uow:
        seen = uow.session.execute(text("SELECT DISTINCT creditor_id FROM clients")).scalars().all()
        asked = uow.session.scalars(select(Client).where(Client.creditor_id == "b")).all()
        changed = uow.session.execute(text("UPDATE clients SET name = 'x' RETURNING creditor_id")).scalars().all()
        removed = uow.session.execute(text("DELETE FROM contact_points WHERE creditor_id = 'b' RETURNING 1")).all()

    assert (["a"], [], ["a"], []) == (seen, asked, changed, removed)


def test_several(database: Database) -> None:
    """A unit of work opened with several creditors sees them all, and no other."""
    settle_in(database, "a", "b", "c")

    with database.unit_of_work("a", "c") as uow:
        seen = uow.session.scalars(select(Client.creditor_id).order_by(Client.creditor_id)).all()

    assert ["a", "c"] == seen


def test_foreign_insert(database: Database) -> None:
    """A row for a creditor out of scope is refused by the server."""
    settle_in(database, "a", "b")

    with database.unit_of_work("a") as uow, pytest.raises(ProgrammingError, match="row-level security"):
        add_client(uow, "b", "9")


def test_scope_replaces(database: Database) -> None:
    """Setting another scope hides what the one before showed."""
    settle_in(database, "a", "b")

    with database.unit_of_work("a") as uow:
        uow.scope("b")
        seen = uow.session.scalars(select(Client.creditor_id)).all()

    assert ["b"] == seen


def test_scope_ends(database: Database) -> None:
    """The scope ends with the transaction: neither what follows a commit nor the next user of the connection has it."""
    settle_in(database, "a")
    narrow = Database(database.url.render_as_string(hide_password=False), pool_size=1)

    with narrow.unit_of_work("a") as uow:
        uow.session.scalars(select(Client)).all()
        uow.commit()
        with pytest.raises(NoScope):
            uow.session.scalars(select(Client)).all()
    with narrow.unit_of_work() as uow, pytest.raises(NoScope):
        uow.session.scalars(select(Client)).all()
    narrow.close()


@pytest.mark.parametrize("creditor", ["", "a,b", "A", "a b", "a'", "ñ"])
def test_ids(database: Database, creditor: str) -> None:
    """What is no creditor's id never reaches the setting that the server reads."""
    with pytest.raises(BadCreditorId), database.unit_of_work(creditor):
        pass


def test_superuser_steps_down(database: Database) -> None:
    """A login that passes by row-level security works as the role that does not."""
    with database.unit_of_work() as uow:
        login, role, passes_by = uow.session.execute(
            text(
                "SELECT session_user, current_user, rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
            )
        ).one()

    assert (True, APP_ROLE, False) == (login != role, role, passes_by)


def test_superuser_needs_the_role(fresh_database: str, postgres_url: str) -> None:
    """Before the first migration a superuser's login is turned away with the remedy, or finds an older schema."""
    database = Database(fresh_database)

    with pytest.raises(WrongSchema, match="run `concilia migrate`"):
        database.check_schema()
    database.close()


def test_ordinary_owner(fresh_database: str) -> None:
    """An owner without special rights migrates and works, and the tables bind them as they bind everybody."""
    url = make_url(fresh_database)
    owner = f"owner_{url.database}"
    with psycopg.connect(fresh_database.replace("+psycopg", ""), autocommit=True) as server:
        server.execute(f"CREATE ROLE {owner} LOGIN PASSWORD 'x'")
        server.execute(f"ALTER DATABASE {url.database} OWNER TO {owner}")
    own_url = url.set(username=owner, password="x").render_as_string(hide_password=False)
    migrations.upgrade(own_url)
    database = Database(own_url)
    settle_in(database, "a", "b")

    with database.unit_of_work("a") as uow:
        user = uow.session.execute(text("SELECT current_user")).scalar()
        seen = uow.session.scalars(select(Client.creditor_id)).all()
        creditors = uow.session.scalars(select(Creditor.id).order_by(Creditor.id)).all()
    with database.unit_of_work() as uow, pytest.raises(NoScope):
        uow.session.scalars(select(Invoice)).all()
    database.close()

    assert (owner, ["a"], ["a", "b"]) == (user, seen, creditors)


def test_naive_time(database: Database) -> None:
    """A moment without its zone is refused before it reaches the server."""
    with database.unit_of_work() as uow, pytest.raises(Exception, match="has no zone"):
        uow.session.execute(select(Creditor).where(Creditor.created_at < NOW.replace(tzinfo=None)))
