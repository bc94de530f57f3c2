"""Tell what of a database is not done, not sent, or was done at a second try."""

import psycopg
from psycopg.rows import TupleRow

LEFT = """
SELECT (SELECT count(*) FROM inbox WHERE status <> 'done' OR tries > 0),
    (SELECT count(*) FROM outbox WHERE status <> 'sent'),
    (SELECT coalesce(array_agg(name || ' ' || tries), '{}') FROM jobs WHERE status <> 'done' OR tries > 0)
"""
NOTHING: TupleRow = (0, 0, [])


def remains(url: str) -> TupleRow:
    """Return how many messages were not handled at once, how many were not sent, and which jobs were not done."""
    with psycopg.connect(url.replace("+psycopg", "")) as superuser:
        (found,) = superuser.execute(LEFT).fetchall()
        return found
