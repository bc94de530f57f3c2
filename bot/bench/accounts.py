"""Invent a portfolio of any size, in the server itself: mostly people of whom nothing is to be said today.

Some have a bill due tomorrow and are to be reminded of it, spread evenly among all. The others have paid, owe later,
were reminded already, agreed, wrote yesterday, or may not be written to: each for one of the reasons that the cadence
and the contact rules know.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import Connection

from bot.bench.creditor import CREDITOR
from storage.database import Database
from storage.statistics import count_rows
from storage.vault import Vault

NOW: Final = datetime(2026, 3, 16, 15, tzinfo=UTC)  #: noon of a working day in Chile
DOCUMENT: Final = "10000000-5"
SHARES: Final = (
    ("paid", 55),
    ("ahead", 20),
    ("coming", 5),
    ("told", 8),
    ("agreed", 4),
    ("case", 2),
    ("disputed", 2),
    ("opted_out", 1),
    ("refused", 1),
    ("talked", 2),
)
"""Of what kind are those who are not to be reminded, in hundredths."""

TABLES: Final = (
    "people", "addresses", "clients", "contact_points", "invoices", "payments", "allocations", "agreements",
    "agreement_invoices", "instalments", "cases", "holds", "conversations", "messages", "jobs",
)  # fmt: skip

DRAWN: Final = """
CREATE TEMP TABLE drawn ON COMMIT DROP AS
SELECT n, n + 1 AS person, 'C-' || lpad(n::text, 7, '0') AS client, kind,
    CASE kind WHEN 'due' THEN 1 WHEN 'ahead' THEN 6 + n / 100 % 25 WHEN 'coming' THEN 2 + n / 100 % 4
        WHEN 'told' THEN -3 - n / 100 % 55 ELSE -4 END AS days
FROM (SELECT n, CASE WHEN n * %(due)s % %(all)s < %(due)s THEN 'due' ELSE (%(kinds)s::text[])[n % 100 + 1] END AS kind
    FROM generate_series(%(first)s::bigint, %(last)s::bigint) AS n) AS numbered
"""
PORTFOLIO: Final = (
    """
INSERT INTO people (id, created_at, opted_out_at)
SELECT person, %(now)s, CASE WHEN kind = 'opted_out' THEN %(now)s::timestamptz END FROM drawn
""",
    """
INSERT INTO addresses (id, channel, address, created_at)
SELECT person, 'sms', '+569' || lpad((20000000 + n)::text, 8, '0'), %(now)s FROM drawn
""",
    """
INSERT INTO clients (creditor_id, id, person_id, name, locale, country, timezone, document_type, document_sealed,
    created_at, updated_at)
SELECT %(creditor)s, client, person, 'Marcela Fuentes', 'es-CL', 'CL', 'America/Santiago', 'id', %(document)s,
    %(now)s, %(now)s
FROM drawn
""",
    """
INSERT INTO contact_points (creditor_id, client_id, address_id, consent, verified_at)
SELECT %(creditor)s, client, person, kind <> 'refused',
    CASE WHEN n % 3 > 0 AND kind <> 'refused' THEN %(now)s::timestamptz - interval '90 days' END
FROM drawn
""",
    """
INSERT INTO invoices (creditor_id, number, client_id, description, due_on, amount, balance, currency, status,
    updated_at)
SELECT %(creditor)s, 'F-' || n, client, 'Agua, marzo', %(today)s::date + days::int, 25000,
    CASE WHEN kind = 'paid' THEN 0 ELSE 25000 END, 'CLP', CASE WHEN kind = 'paid' THEN 'paid' ELSE 'open' END, %(now)s
FROM drawn
""",
    """
INSERT INTO payments (creditor_id, reference, client_id, amount, currency, paid_on, source, received_at)
SELECT %(creditor)s, 'P-' || n, client, 25000, 'CLP', %(today)s::date - (n / 100 % 4)::int, 'bank', %(now)s
FROM drawn WHERE kind = 'paid'
""",
    """
INSERT INTO allocations (creditor_id, payment_reference, invoice_number, amount)
SELECT %(creditor)s, 'P-' || n, 'F-' || n, 25000 FROM drawn WHERE kind = 'paid'
""",
    """
INSERT INTO agreements (creditor_id, id, client_id, status, total, discount, currency, policy_version, proposed_by,
    accepted_at, sha256, terms)
SELECT %(creditor)s, person, client, 'active', 25000, 0, 'CLP', '1', 'client', %(now)s, '', '{}'
FROM drawn WHERE kind = 'agreed'
""",
    """
INSERT INTO agreement_invoices (creditor_id, agreement_id, invoice_number)
SELECT %(creditor)s, person, 'F-' || n FROM drawn WHERE kind = 'agreed'
""",
    """
INSERT INTO instalments (creditor_id, agreement_id, number, due_on, agreed_on, amount, paid, status)
SELECT %(creditor)s, person, part, day, day, 12500, 0, 'pending'
FROM drawn, LATERAL (SELECT part, %(today)s::date + (4 + n / 100 % 20 + part * 15)::int AS day
    FROM generate_series(0, 1) AS part) AS parts
WHERE kind = 'agreed'
""",
    """
INSERT INTO cases (creditor_id, kind, status, priority, client_id, opened_at, due_at, summary, note, invoices, details)
SELECT %(creditor)s, 'payment_claim', 'open', 3, client, %(now)s, %(now)s, '', '', '{}', '{}'
FROM drawn WHERE kind = 'case'
""",
    """
INSERT INTO holds (creditor_id, client_id, invoice_number, kind, amount, starts_at, reason)
SELECT %(creditor)s, client, 'F-' || n, 'dispute_invoice', 5000, %(now)s::timestamptz - interval '3 days', ''
FROM drawn WHERE kind = 'disputed'
""",
    """
INSERT INTO conversations (creditor_id, client_id, version, channel, address_id, last_client_at, next_seq)
SELECT %(creditor)s, client, 1, 'sms', person,
    %(now)s::timestamptz - CASE WHEN kind = 'talked' THEN interval '1 day' ELSE interval '90 days' END,
    CASE WHEN kind = 'told' THEN 2 ELSE 1 END
FROM drawn WHERE kind IN ('due', 'told', 'talked')
""",
    """
INSERT INTO messages (creditor_id, client_id, seq, direction, channel, address_id, initiated_by, kind, text, status,
    trace_id, at)
SELECT %(creditor)s, client, 1, 'out', 'sms', person, 'bot', 'after_due', '', 'delivered',
    left(encode(sha256(convert_to('bills ' || due_on, 'UTF8')), 'hex'), 24) || ':after_due+' || step || '~1',
    %(now)s::timestamptz + (days + step) * interval '1 day'
FROM (SELECT *, %(today)s::date + days::int AS due_on,
    CASE WHEN days > -10 THEN 3 WHEN days > -20 THEN 10 WHEN days > -40 THEN 20 ELSE 40 END AS step
    FROM drawn WHERE kind = 'told') AS written
""",
)
"""What is written, in the order in which rows name one another; who was told has the newest row's contact."""


def seed(database: Database, vault: Vault, first: int, last: int, due: int, of: int) -> None:
    """Write the accounts of these numbers, both among them; `due` of so many are to be reminded today."""
    kinds = [kind for kind, share in SHARES for _ in range(share)]
    given = {"first": first, "last": last, "due": due, "all": of, "kinds": kinds, "now": NOW, "today": NOW.date()}
    given |= {"creditor": CREDITOR.creditor, "document": vault.seal(DOCUMENT)}
    fill(database, (DRAWN, *PORTFOLIO), given)
    count_rows(database, TABLES)


def fill(database: Database, statements: Sequence[str], given: Mapping[str, object]) -> None:
    """Run statements that write rows of which the server need not check whom they name."""
    with database.engine.begin() as connection:
        connection.exec_driver_sql("SET LOCAL ROLE NONE")  # who owns the tables may fill them faster than who uses them
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        for statement in statements:
            _run(connection, statement, given)


def _run(connection: Connection, statement: str, given: Mapping[str, object]) -> None:
    """Run a statement with the values that it names; every other percent sign is the server's."""
    text = statement.replace("%", "%%").replace("%%(", "%(")
    connection.exec_driver_sql(text, {name: value for name, value in given.items() if f"%({name})s" in statement})
