"""Fill a row of every table with one mark, all of one client's, and find in which columns the mark stands."""

from collections.abc import Container, Mapping
from datetime import date
from typing import Any

import psycopg
from psycopg import sql
from psycopg.types.json import Jsonb
from sqlalchemy import ARRAY, CHAR, BigInteger, Boolean, Column, Date, Enum, LargeBinary, Numeric, Table
from sqlalchemy.dialects.postgresql import JSONB

from storage.schema import Base
from storage.schema.base import AwareTime
from tests.bot.world import CREDITOR, NOON, World

MARK = "mark-of-them"
KEYS: Mapping[str, Any] = {
    "creditor_id": CREDITOR, "client_id": "1041", "message_id": 9_001, "case_id": 9_002, "talk_id": 9_003,
    "address_id": 9_004, "person_id": 9_005, "agreement_id": 9_006, "webhook_id": 9_007, "campaign_id": 9_008,
    "invoice_number": "F-9", "payment_reference": "P-9", "outbox_id": 9_010,
}  # fmt: skip
"""What ties rows of all tables to the one client."""
OWN: Mapping[str, Mapping[str, Any]] = {
    "clients": {"id": "1041", "visitor_since": None, "erased_at": None},
    "messages": {"id": 9_001, "values": {"proof": "ABCD-EFGH", "words": MARK}},
    "cases": {"id": 9_002},
    "talks": {"id": 9_003},
    "addresses": {"id": 9_004, "wrong_at": None, "opted_out_at": None},
    "people": {"id": 9_005, "opted_out_at": None},
    "agreements": {"id": 9_006},
    "outbox": {"id": 9_010},
    "invoices": {"number": "F-9", "amount": 1, "balance": 1, "disputed_amount": 0},
    "payments": {"reference": "P-9"},
    "tickets": {"number": "T-9"},
    "codes": {"code": "ABCDEFGH"},
    "webhook_deliveries": {"payload": {"client_id": "1041", "data": {"words": MARK}}},
    "audit": {"seq": 9_011, "action": "case.seen", "subject": "client:1041"},
    "audit_payloads": {"seq": 9_011},
    "unmatched_payments": {"candidates": [{"client": "1041", "reasons": [{"why": "name", "about": MARK}]}]},
}
"""What a table's row needs beside."""


def value_of(column: Column[Any]) -> Any:  # noqa: ANN401 - whatever a column takes
    """Return what a column is filled with: the mark where it can hold it."""
    kind = column.type
    words: Mapping[type, Any] = {
        CHAR: "CLP"[: getattr(kind, "length", None)],
        JSONB: Jsonb({"words": MARK}),
        ARRAY: [MARK],
        LargeBinary: MARK.encode(),
        BigInteger: 1,
        Numeric: 1,
        Boolean: True,
        Date: date(2026, 3, 2),
        AwareTime: NOON,
    }
    if isinstance(kind, Enum):
        return kind.enums[0]
    return next((value for held, value in words.items() if isinstance(kind, held)), MARK)


def row_of(table: Table) -> dict[str, Any]:
    """Return a whole row of the client's in a table."""
    columns = [column for column in table.columns if column.computed is None]
    filled = {column.name: value_of(column) for column in columns}
    own = {
        name: Jsonb(value) if isinstance(value, dict | list) else value
        for name, value in OWN.get(table.name, {}).items()
    }
    return filled | {name: KEYS[name] for name in filled if name in KEYS} | own


NEXT = """
SELECT setval(format('%I', sequencename)::regclass, 10000) FROM pg_sequences WHERE schemaname = 'public'
"""
"""Lets numbers that are drawn later be none of those that are filled in."""


def fill(connection: psycopg.Connection[Any], but: Container[str]) -> None:
    """Put a row of the client's into every table but some, minding no references."""
    connection.execute("SET session_replication_role = replica")
    connection.execute("DELETE FROM clients WHERE id = '1041'")
    for table in Base.metadata.sorted_tables:
        if table.name not in but:
            row = row_of(table)
            names = sql.SQL(", ").join(map(sql.Identifier, row))
            blanks = sql.SQL(", ").join(sql.Placeholder() * len(row))
            insert = sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(sql.Identifier(table.name), names, blanks)
            connection.execute(insert, list(row.values()))
    connection.execute(NEXT)


def told(connection: psycopg.Connection[Any], *words: str) -> set[tuple[str, str]]:
    """Return the columns of all tables of the schema that hold any of these words, in whatever form."""
    forms = [form for word in words for form in (word.casefold(), word.encode().hex())]
    tables = connection.execute(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
    ).fetchall()
    found = set()
    for (table,) in tables:
        rows = connection.execute(sql.SQL("SELECT to_jsonb(t) FROM {} AS t").format(sql.Identifier(table)))
        for (row,) in rows:
            found |= {
                (table, name) for name, value in row.items() if any(one in str(value).casefold() for one in forms)
            }
    return found


def empty(connection: psycopg.Connection[Any]) -> set[str]:
    """Return the tables of the schema in which no row stands."""
    count = sql.SQL("SELECT count(*) FROM {}")
    every = [table.name for table in Base.metadata.sorted_tables]
    return {name for name in every if connection.execute(count.format(sql.Identifier(name))).fetchone() == (0,)}


def superuser(world: World) -> psycopg.Connection[Any]:
    """Connect as whom no row-level security binds."""
    return psycopg.connect(str(world.app.settings.database_url).replace("+psycopg", ""), autocommit=True)
