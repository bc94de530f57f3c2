"""Say what an erasure takes of a client, table by table, in the order in which it must go.

What is found by something that goes later comes first. Rows that books, the log of contacts and the audit chain rest on
are emptied of words; all others go. In a statement MINE stands for the client's rows, LETTERS and MATTERS for the
numbers of their messages and cases, `:addresses` for the addresses that are nobody else's.
"""

from collections.abc import Mapping

from sqlalchemy import TextClause, text

DISPUTES = ("dispute_invoice", "dispute_service")  #: kinds of hold that outlive whoever objected
WORDS = {
    "DISPUTES": str(DISPUTES),
    "MINE": "creditor_id = :creditor AND client_id = :client",
    "LETTERS": "(SELECT id FROM messages WHERE creditor_id = :creditor AND client_id = :client)",
    "MATTERS": "(SELECT id FROM cases WHERE creditor_id = :creditor AND client_id = :client)",
    "THEIRS": "m.creditor_id = :creditor AND m.client_id = :client",
}


def spelt(statement: str) -> TextClause:
    """Return a statement with its words in capitals spelt out."""
    for word, meaning in WORDS.items():
        statement = statement.replace(word, meaning)
    return text(statement)


ERASE: Mapping[str, tuple[str, ...]] = {
    "receipts": (
        "DELETE FROM receipts WHERE outbox_id IN (SELECT id FROM outbox WHERE MINE)",
        """
        DELETE FROM receipts r USING messages m
        WHERE THEIRS AND r.channel = m.channel AND r.provider_id = m.provider_id
        """,
    ),
    "inbox": (
        "DELETE FROM inbox WHERE MINE",
        """
        DELETE FROM inbox i USING addresses a
        WHERE a.id = ANY (:addresses) AND i.channel = a.channel AND i.address IN (a.address, a.reply_to)
        """,
    ),
    "outbox": ("DELETE FROM outbox WHERE MINE",),
    "links": ("DELETE FROM links WHERE MINE",),
    "codes": (
        """
        DELETE FROM codes k USING messages m
        WHERE THEIRS AND k.creditor_id = m.creditor_id AND k.code = replace(m.values->>'proof', '-', '')
        """,
    ),
    "webhook_deliveries": (
        "DELETE FROM webhook_deliveries WHERE creditor_id = :creditor AND payload->>'client_id' = :client",
    ),
    "labels": ("DELETE FROM labels WHERE creditor_id = :creditor AND message_id IN LETTERS",),
    "misreadings": ("DELETE FROM misreadings WHERE creditor_id = :creditor AND message_id IN LETTERS",),
    "jobs": (
        """
        DELETE FROM jobs j USING attachments f JOIN messages m ON m.creditor_id = f.creditor_id AND m.id = f.message_id
        WHERE THEIRS AND split_part(j.name, ' ', 1) = 'fetch' AND split_part(j.name, ' ', 2) = m.creditor_id
            AND split_part(j.name, ' ', 3) = CAST(f.id AS text)
        """,
    ),
    "attachments": ("DELETE FROM attachments WHERE creditor_id = :creditor AND message_id IN LETTERS",),
    "messages": (
        """
        UPDATE messages SET text = '', values = NULL, choices = NULL, intent = NULL, confidence = NULL, reading = NULL,
            provider_id = NULL, error = NULL, trace_id = NULL
        WHERE MINE
        """,
    ),
    "conversations": (
        """
        UPDATE conversations SET version = version + 1, state = '{}', held_at = NULL, held_by = NULL, channel = NULL,
            line = NULL, address_id = NULL, last_client_at = NULL, last_bot_at = NULL, silence_due_at = NULL
        WHERE MINE
        """,
    ),
    "topics": ("DELETE FROM topics WHERE creditor_id = :creditor AND case_id IN MATTERS",),
    "case_labels": ("DELETE FROM case_labels WHERE creditor_id = :creditor AND case_id IN MATTERS",),
    "case_notes": ("DELETE FROM case_notes WHERE creditor_id = :creditor AND case_id IN MATTERS",),
    "case_mentions": ("DELETE FROM case_mentions WHERE creditor_id = :creditor AND case_id IN MATTERS",),
    "case_looks": ("DELETE FROM case_looks WHERE creditor_id = :creditor AND case_id IN MATTERS",),
    "cases": (
        """
        UPDATE cases SET note = '', summary = '', details = '{}', outcome_text = NULL, call_back_at = NULL,
            given_why = NULL,
            outcome = CASE status WHEN 'resolved' THEN outcome ELSE 'erased' END,
            status = 'resolved', resolved_at = coalesce(resolved_at, :now)
        WHERE MINE
        """,
    ),
    # What stopped our asking for the client's sake ends: nobody is asked any more, and it tells of their life. What is
    # disputed stays stopped: who is forgotten has not given in, and the creditor still owes the books an answer.
    "holds": (
        """
        UPDATE holds SET lifted_at = least(lifted_at, :now)
        WHERE MINE AND invoice_number IS NULL AND kind NOT IN DISPUTES
        """,
        "UPDATE holds SET reason = '' WHERE MINE",
    ),
    "difficulties": ("DELETE FROM difficulties WHERE MINE",),
    "proposals": ("DELETE FROM proposals WHERE MINE",),
    "objections": ("DELETE FROM objections WHERE MINE",),
    "talks": ("UPDATE talks SET comment = NULL, closed_at = coalesce(closed_at, :now) WHERE MINE",),
    "satisfactions": ("UPDATE satisfactions SET comment = NULL WHERE MINE",),
    "quality_reviews": ("UPDATE quality_reviews SET told = '{}', note = '', answer = '' WHERE MINE",),
    "tickets": ("DELETE FROM tickets WHERE MINE",),
    "assignments": ("DELETE FROM assignments WHERE MINE",),
    "merges": ("DELETE FROM merges WHERE creditor_id = :creditor AND :client IN (client_id, other_id)",),
    "representatives": ("DELETE FROM representatives WHERE MINE",),
    "payers": ("DELETE FROM payers WHERE MINE",),
    "unmatched_payments": (
        """
        UPDATE unmatched_payments SET payer_sealed = NULL, text_sealed = NULL, candidates = '[]', note = ''
        WHERE MINE
        """,
        """
        UPDATE unmatched_payments SET candidates = coalesce(
            (SELECT jsonb_agg(one) FROM jsonb_array_elements(candidates) AS one WHERE one->>'client' <> :client), '[]'
        )
        WHERE creditor_id = :creditor
            AND candidates @> jsonb_build_array(jsonb_build_object('client', CAST(:client AS text)))
        """,
    ),
    "agreements": (
        """
        UPDATE agreements SET terms = terms || jsonb_build_object('client_name', client_id, 'client_tail', '')
        WHERE MINE AND terms ? 'client_name'
        """,
    ),
    "payments": ("UPDATE payments SET reversed_why = NULL WHERE MINE",),
    "credits": ("UPDATE credits SET reason = '' WHERE MINE",),
    "invoices": ("UPDATE invoices SET document_url = NULL WHERE MINE",),
    "contact_points": ("DELETE FROM contact_points WHERE MINE",),
    "addresses": (
        """
        UPDATE addresses SET address = 'erased:' || id, unreachable_at = NULL, last_inbound_at = NULL
        WHERE id = ANY (:addresses) AND opted_out_at IS NULL AND wrong_at IS NULL
        """,
        "UPDATE addresses SET reply_to = NULL, unreachable_code = NULL WHERE id = ANY (:addresses)",
    ),
    # A person whom another creditor knows too stays theirs; this client is nobody's from now on.
    "people": (
        """
        WITH shared AS (
            SELECT FROM clients k JOIN clients o ON o.person_id = k.person_id
                AND (o.creditor_id, o.id) <> (k.creditor_id, k.id) AND o.erased_at IS NULL
            WHERE k.creditor_id = :creditor AND k.id = :client
        ), made AS (
            INSERT INTO people (created_at) SELECT CAST(:now AS timestamptz) WHERE EXISTS (SELECT FROM shared)
            RETURNING id
        )
        UPDATE clients c SET person_id = made.id FROM made WHERE c.creditor_id = :creditor AND c.id = :client
        """,
        """
        UPDATE people p SET contact_week = NULL,
            document_index = CASE WHEN opted_out_at IS NOT NULL THEN document_index END
        FROM clients k WHERE k.creditor_id = :creditor AND k.id = :client AND p.id = k.person_id
        """,
    ),
    "clients": (
        """
        UPDATE clients SET name = id, region = NULL, segment = NULL, document_type = NULL, document_sealed = NULL,
            birth_date_sealed = NULL, preferred_channel = NULL, risk_band = NULL, language = NULL,
            postponed_until = NULL, exit_intent_at = NULL, goal = NULL, identity_failures = 0, locked_at = NULL,
            since_on = NULL, yearly_value = NULL, ruled_segment = NULL, erased_at = :now, updated_at = :now
        WHERE creditor_id = :creditor AND id = :client
        """,
    ),
}
"""What goes, by table, in this order."""
STATEMENTS = {table: tuple(map(spelt, statements)) for table, statements in ERASE.items()}

# Where the client was ever reached, but for what another client of any creditor is reached at.
OWN_ADDRESSES = spelt("""
    WITH mine AS (
        SELECT address_id AS id FROM contact_points WHERE MINE
        UNION SELECT address_id FROM conversations WHERE MINE
        UNION SELECT address_id FROM messages WHERE MINE
        UNION SELECT address_id FROM outbox WHERE MINE
    )
    SELECT a.id FROM addresses a
    WHERE (a.id IN (SELECT id FROM mine) OR a.address IN (SELECT b.address FROM addresses b JOIN mine USING (id)))
        AND NOT EXISTS (
            SELECT FROM contact_points p WHERE p.address_id = a.id
                AND (p.creditor_id, p.client_id) <> (:creditor, :client) AND p.client_id <> 'visitor~' || a.id
        )
    ORDER BY a.id
""")
# Whoever they were before they were known, at any creditor.
VISITORS = text("""
    SELECT creditor_id, id FROM clients
    WHERE id IN (SELECT 'visitor~' || a FROM unnest(CAST(:addresses AS bigint[])) AS a) AND erased_at IS NULL
        AND (creditor_id, id) <> (:creditor, :client)
    ORDER BY creditor_id, id
""")
# What the audit log tells of them and what is theirs.
TOLD = spelt("""
    SELECT a.seq, a.action FROM audit a JOIN audit_payloads p USING (creditor_id, seq)
    WHERE a.creditor_id = :creditor AND a.subject IN (
        SELECT 'client:' || CAST(:client AS text)
        UNION ALL SELECT 'case:' || id FROM cases WHERE MINE
        UNION ALL SELECT 'message:' || id FROM messages WHERE MINE
        UNION ALL SELECT 'attachment:' || f.id FROM attachments f JOIN messages m
            ON m.creditor_id = f.creditor_id AND m.id = f.message_id WHERE THEIRS
        UNION ALL SELECT 'ticket:' || number FROM tickets WHERE MINE
        UNION ALL SELECT 'payment:' || reference FROM payments WHERE MINE
        UNION ALL SELECT 'payment:' || reference FROM unmatched_payments WHERE MINE
        UNION ALL SELECT 'invoice:' || number FROM invoices WHERE MINE
    ) ORDER BY a.seq
""")
