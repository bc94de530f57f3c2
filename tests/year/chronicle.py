"""Let the database itself write down every version of every row that matters, in the order in which it came to be.

What the service overwrites (a consent, an opt-out, an open bill) is still known as it was when a message left.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import psycopg
from psycopg.rows import class_row

Row = dict[str, Any]

KEPT = {
    "creditors": "id stopped_at",
    "people": "id opted_out_at contact_week",
    "addresses": "id channel address wrong_at unreachable_at opted_out_at",
    "contact_points": "creditor_id client_id address_id consent verified_at",
    "clients": "creditor_id id person_id country region timezone postponed_until locked_at visitor_since"
    " document_type birth_date_sealed",
    "conversations": "creditor_id client_id held_at",
    "talks": "creditor_id client_id id opened_at closed_at",
    "cases": "creditor_id client_id id kind status",
    "holds": "creditor_id client_id id invoice_number kind starts_at ends_at lifted_at",
    "regional_holds": "id creditor_id country region starts_at ends_at lifted_at",
    "invoices": "creditor_id client_id number due_on balance disputed_amount status delivered_on promised_service_ok",
    "payments": "creditor_id client_id reference paid_on",
    "allocations": "creditor_id id payment_reference invoice_number",
    "agreements": "creditor_id client_id id status",
    "agreement_invoices": "creditor_id agreement_id invoice_number",
    "instalments": "creditor_id agreement_id number due_on amount paid status",
    "messages": "creditor_id client_id id direction kind initiated_by channel address_id status trace_id"
    " contact_decision at",
    "contacts": "id person_id address_id channel kind initiated_by debt at recorded_by",
}
"""The columns that are kept of each table; its primary key is among them."""

MAKE = """
CREATE TABLE year_clock (at timestamptz NOT NULL);
INSERT INTO year_clock VALUES ('epoch');
CREATE TABLE chronicle (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    place text NOT NULL,
    row jsonb NOT NULL
);
CREATE FUNCTION write_down() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    whole jsonb := to_jsonb(NEW);
    kept jsonb;
BEGIN
    SELECT jsonb_object_agg(name, whole -> name) INTO kept FROM unnest(TG_ARGV) AS name;
    IF TG_OP = 'UPDATE' AND to_jsonb(OLD) @> kept THEN
        RETURN NULL;
    END IF;
    INSERT INTO chronicle (at, place, row) SELECT at, TG_TABLE_NAME, kept FROM year_clock;
    RETURN NULL;
END $$;
"""
WATCH = "CREATE TRIGGER written_down AFTER INSERT OR UPDATE ON {} FOR EACH ROW EXECUTE FUNCTION write_down({})"


@dataclass(frozen=True)
class Entry:
    """A row as it was from a moment on; `at` is the service's time."""

    seq: int
    at: datetime
    place: str
    row: Row


class Chronicle:
    """What the database wrote down; `url` is that of its owner."""

    def __init__(self, url: str) -> None:
        """Let the database write from now on."""
        self.owner = psycopg.connect(url.replace("+psycopg", ""), autocommit=True)
        self.owner.execute(MAKE)
        for table, columns in KEPT.items():
            words = ", ".join(f"'{name}'" for name in columns.split())
            self.owner.execute(WATCH.format(table, words).encode())

    def set_clock(self, now: datetime) -> None:
        """Say what time it is for the service."""
        self.owner.execute("UPDATE year_clock SET at = %s", (now,))

    def mark_noon(self) -> None:
        """Write down that a day is half over, so that who judges it looks at everybody."""
        self.owner.execute("INSERT INTO chronicle (at, place, row) SELECT at, 'noon', '{}' FROM year_clock")

    def read(self, after: int = 0, place: str = "%") -> list[Entry]:
        """Return what was written behind an entry, in order."""
        query = "SELECT seq, at, place, row FROM chronicle WHERE seq > %s AND place LIKE %s ORDER BY seq"
        with self.owner.cursor(row_factory=class_row(Entry)) as cursor:
            return cursor.execute(query, (after, place)).fetchall()

    def pages(self, size: int = 50_000) -> Iterator[Entry]:
        """Yield everything, in order, without holding all of it."""
        query = "SELECT seq, at, place, row FROM chronicle WHERE seq > %s ORDER BY seq LIMIT %s"
        after = 0
        while True:
            with self.owner.cursor(row_factory=class_row(Entry)) as cursor:
                found = cursor.execute(query, (after, size)).fetchall()
            yield from found
            if len(found) < size:
                return
            after = found[-1].seq

    def close(self) -> None:
        """Leave the database."""
        self.owner.close()
