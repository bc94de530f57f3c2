"""Let who was asked for money lately learn that a file leaves nothing of it open: one job of each client."""

from datetime import timedelta

from sqlalchemy import text

JOB = "settled"  #: tells a client that nothing is owed any more
ASKED_LATELY = timedelta(days=30)  #: so long ago at most we asked for what we tell that nothing is owed of

# All of a client's bills count, and what was asked for is told by our own messages; the job looks again at both.
TELL = text("""
    INSERT INTO jobs (name, due_at, status, tries, next_at)
    SELECT DISTINCT :job || ' ' || :creditor || ' ' || c.client_id, CAST(:now AS timestamptz), 'waiting', 0,
        CAST(:now AS timestamptz)
    FROM changes c
    WHERE c.old_balance > 0
        AND NOT EXISTS (
            SELECT FROM invoices i
            WHERE i.creditor_id = :creditor AND i.client_id = c.client_id AND i.status = 'open'
        )
        AND EXISTS (
            SELECT FROM contact_points p
            WHERE p.creditor_id = :creditor AND p.client_id = c.client_id AND p.verified_at IS NOT NULL
        )
        AND EXISTS (
            SELECT FROM messages m
            WHERE m.creditor_id = :creditor AND m.client_id = c.client_id AND m.direction = 'out'
                AND m.initiated_by = 'bot' AND m.at > CAST(:asked_since AS timestamptz)
        )
    ON CONFLICT (name, due_at) DO NOTHING
""")
