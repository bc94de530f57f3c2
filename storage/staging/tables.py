"""Make the temporary tables, gone with the transaction, and copy rows into them."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

TABLES = {
    "invoices": """
        line bigint NOT NULL, number text NOT NULL, client_id text NOT NULL, description text, issued_on date,
        due_on date NOT NULL, amount bigint NOT NULL, balance bigint NOT NULL, paid_on date, disputed bool NOT NULL,
        delivered_on date, promised_service_ok bool, barred_on date, document_url text
    """,
    "clients": """
        line bigint NOT NULL, id text NOT NULL, name text NOT NULL, country text, region text, locale text,
        timezone text, segment text, document_type text, document_sealed bytea, document_index bytea,
        birth_date_sealed bytea, preferred_channel text, else_country text NOT NULL, else_locale text NOT NULL,
        else_timezone text NOT NULL, since_on date, yearly_value bigint
    """,
    "points": """
        line bigint NOT NULL, client_id text NOT NULL, channel text NOT NULL, address text NOT NULL, consent bool,
        consent_source text, consent_at timestamptz
    """,
}
"""What arrives; `arriving_…` holds one batch, `known_…` all that was there before its batch came."""


def make(session: Session) -> None:
    """Make the tables."""
    for name, columns in TABLES.items():
        session.execute(text(f"CREATE TEMPORARY TABLE arriving_{name} ({columns}) ON COMMIT DROP"))
        session.execute(text(f"CREATE TEMPORARY TABLE known_{name} ({columns}) ON COMMIT DROP"))


def fill(session: Session, name: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Copy rows into the table of what arrives."""
    connection: Any = session.connection().connection.driver_connection
    with connection.cursor() as cursor, cursor.copy(f"COPY arriving_{name} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def empty(session: Session) -> None:
    """Forget the batch."""
    session.execute(text(f"TRUNCATE {', '.join(f'arriving_{name}' for name in TABLES)}"))


def analyse(session: Session) -> None:
    """Let the planner know how much is waiting."""
    for name in TABLES:
        session.execute(text(f"ANALYZE known_{name}"))
