"""Find whom an import lets hear nothing more: a wish goes along with a document, and a consent may be taken back.

Who shares a document is one person, for every creditor. Told are only those whose wish is new by this file.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from storage.schema import Json

# Whoever the document belonged to until now.
SPREAD = text("""
    UPDATE people p SET opted_out_at = i.opted_out_at, opted_out_via = i.opted_out_via
    FROM identified i
    WHERE p.document_index = i.document_index AND i.opted_out_at IS NOT NULL AND p.opted_out_at IS NULL
    RETURNING p.id
""")
BOUND = text("""
    SELECT i.id, p.id AS person, p.opted_out_via AS channel, i.opted_out_at IS NOT NULL AS wished
    FROM identified i JOIN people p ON p.document_index = i.document_index
    WHERE p.opted_out_at IS NOT NULL ORDER BY p.id, i.id
""")

TAKES_BACK = text("SELECT EXISTS (SELECT FROM known_points WHERE NOT consent)")
REMEMBER = text("""
    CREATE TEMPORARY TABLE consenting ON COMMIT DROP AS
    SELECT k.client_id, min(k.channel) AS channel
    FROM known_points k
    JOIN addresses a USING (channel, address)
    JOIN contact_points p ON p.creditor_id = :creditor AND p.client_id = k.client_id AND p.address_id = a.id
    WHERE NOT k.consent AND p.consent GROUP BY k.client_id
""")
WITHDRAWN = text("""
    SELECT t.client_id AS id, t.channel FROM consenting t
    JOIN clients c ON c.creditor_id = :creditor AND c.id = t.client_id
    JOIN people q ON q.id = c.person_id AND q.opted_out_at IS NULL
    WHERE NOT EXISTS (
        SELECT FROM contact_points p WHERE p.creditor_id = :creditor AND p.client_id = t.client_id AND p.consent
    )
    ORDER BY t.client_id
""")


def spread(session: Session) -> Iterator[tuple[str, Json]]:
    """Let the wish of identified clients hold for whoever has their document; yield what the log says, and of whom.

    Where the person of the document had no such wish, all its clients are told but those who brought it; else those who
    came to it without.
    """
    new = set(session.scalars(SPREAD))
    for person, rows in groupby(session.execute(BOUND), key=lambda row: row.person):
        yield from _told(person, list(rows), new)


def _told(person: int, rows: Sequence[Any], new: Collection[int]) -> Iterator[tuple[str, Json]]:
    wished = [row.id for row in rows if row.wished]
    if person in new:
        yield wished[0], {"channel": rows[0].channel, "people": [person], "before": wished}
    else:
        yield from ((row.id, {"channel": row.channel}) for row in rows if not row.wished)


def remember_consent(session: Session, creditor: str) -> bool:
    """Note whose consent this file may take back, before it does; say whether there is anything to look at."""
    takes_back = bool(session.scalar(TAKES_BACK))
    if takes_back:
        session.execute(REMEMBER, {"creditor": creditor})
    return takes_back


def withdrawn(session: Session, creditor: str) -> Sequence[Any]:
    """Return those of them who have none left on any channel: id, and a channel that they had."""
    return session.execute(WITHDRAWN, {"creditor": creditor}).all()
