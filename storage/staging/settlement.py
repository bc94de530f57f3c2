"""Bring known invoices up to date: the last row of each counts, and only what differs is written.

Money that was recorded on its own stays paid, and a credit that somebody wrote stands while the amount does: a file's
balance can say less than `amount` without these, never more. What a kept agreement left of an invoice was forgiven, and
no file brings it back. The payment that a file tells of is what remains; it is recorded under the invoice's own
reference. What the file's balance says beyond all that is carried (`carried.py`).
"""

from sqlalchemy import text

# A number belongs to the client it first came with; a row that gives it to another is refused.
REFUSE = text("""
    WITH refused AS (
        DELETE FROM known_invoices k USING invoices i
        WHERE i.creditor_id = :creditor AND i.number = k.number AND i.client_id <> k.client_id RETURNING k.line
    ) INSERT INTO refused_lines SELECT line FROM refused
""")
MAKE_REFUSED = text("CREATE TEMPORARY TABLE refused_lines (line bigint NOT NULL) ON COMMIT DROP")
REFUSED = text("SELECT line FROM refused_lines ORDER BY line")

DROP_SUPERSEDED = text("""
    DELETE FROM known_invoices k
    USING (SELECT number, max(line) AS line FROM known_invoices GROUP BY number HAVING count(*) > 1) last
    WHERE k.number = last.number AND k.line < last.line
""")

MAKE_CHANGES = """
    CREATE TEMPORARY TABLE {name} ON COMMIT DROP AS
    WITH money AS (
        SELECT a.invoice_number AS number,
            CAST(coalesce(sum(a.amount) FILTER (WHERE a.payment_reference <> :prefix || a.invoice_number), 0) AS bigint)
                AS elsewhere,
            CAST(coalesce(sum(a.amount) FILTER (WHERE a.payment_reference = :prefix || a.invoice_number), 0) AS bigint)
                AS here
        FROM allocations a
        WHERE a.creditor_id = :creditor AND a.invoice_number IS NOT NULL AND a.undone_at IS NULL GROUP BY 1
    ), written AS (
        SELECT c.invoice_number AS number,
            CAST(coalesce(sum(c.amount) FILTER (WHERE c.kind <> 'carried'), 0) AS bigint) AS noted,
            CAST(coalesce(sum(c.amount) FILTER (WHERE c.kind = 'carried'), 0) AS bigint) AS carried
        FROM credits c WHERE c.creditor_id = :creditor GROUP BY 1
    ), forgiven AS (
        SELECT DISTINCT covered.invoice_number AS number FROM agreement_invoices covered
        JOIN agreements g ON g.creditor_id = :creditor AND g.id = covered.agreement_id AND g.status = 'kept'
        WHERE covered.creditor_id = :creditor
    ), balanced AS (
        SELECT k.number, i.client_id, k.line,
            i.description AS old_description, coalesce(k.description, i.description) AS description,
            i.issued_on AS old_issued_on, coalesce(k.issued_on, i.issued_on) AS issued_on,
            i.due_on AS old_due_on, CASE WHEN k.due_on = i.first_due_on THEN i.due_on ELSE k.due_on END AS due_on,
            i.amount AS old_amount, k.amount,
            i.delivered_on AS old_delivered_on, coalesce(k.delivered_on, i.delivered_on) AS delivered_on,
            i.promised_service_ok AS old_promised_service_ok,
            coalesce(k.promised_service_ok, i.promised_service_ok) AS promised_service_ok,
            i.barred_on AS old_barred_on, coalesce(k.barred_on, i.barred_on) AS barred_on,
            i.document_url AS old_document_url, coalesce(k.document_url, i.document_url) AS document_url,
            i.balance AS old_balance,
            greatest(0, least(
                CASE WHEN :tells_balance THEN k.balance ELSE k.amount - coalesce(m.here, 0) - h.held END,
                k.amount - coalesce(m.elsewhere, 0) - h.held,
                CASE WHEN f.number IS NOT NULL THEN i.balance END
            )) AS balance,
            i.disputed_amount AS old_disputed_amount, k.disputed,
            CASE WHEN p.reference IS NULL THEN 0 ELSE coalesce(m.here, 0) END AS old_paid, p.paid_on AS old_paid_on,
            coalesce(p.amount - coalesce(m.here, 0), 0) AS freed, h.held,
            CASE WHEN s.supersedes THEN 0 ELSE coalesce(w.noted, 0) END AS noted,
            CASE WHEN s.supersedes THEN coalesce(w.noted, 0) ELSE 0 END AS superseded,
            CASE WHEN :tells_payment AND f.number IS NULL THEN k.paid_on ELSE p.paid_on END AS paid_on,
            coalesce(m.elsewhere, 0) AS elsewhere, f.number IS NOT NULL AS is_forgiven
        FROM known_invoices k
        JOIN invoices i ON i.creditor_id = :creditor AND i.number = k.number AND i.status <> 'cancelled'
        LEFT JOIN money m ON m.number = k.number
        LEFT JOIN written w ON w.number = k.number
        LEFT JOIN forgiven f ON f.number = k.number
        -- A new amount with its balance holds all that was credited on the old one.
        CROSS JOIN LATERAL (SELECT :tells_balance AND k.amount <> i.amount AND f.number IS NULL AS supersedes) s
        CROSS JOIN LATERAL (
            -- A credit holds but for what a file took back of it before.
            SELECT CASE WHEN :tells_balance AND k.amount <> i.amount THEN 0
                WHEN w.noted >= 0 THEN greatest(w.noted + least(w.carried, 0), 0)
                ELSE least(coalesce(w.noted + greatest(w.carried, 0), 0), 0) END AS held
        ) h
        LEFT JOIN payments p
            ON p.creditor_id = :creditor AND p.reference = :prefix || k.number AND p.source = :source
        {only}
    ), paid AS (
        SELECT *,
            CASE WHEN NOT :tells_dispute THEN least(old_disputed_amount, balance) WHEN disputed THEN balance ELSE 0 END
                AS disputed_amount,
            CASE WHEN NOT :tells_payment OR is_forgiven THEN old_paid
                WHEN paid_on IS NULL THEN 0 ELSE greatest(0, amount - balance - elsewhere - noted) END AS paid
        FROM balanced
    )
    SELECT * FROM paid
    WHERE (description, issued_on, due_on, amount, balance, disputed_amount, delivered_on, promised_service_ok, paid,
            barred_on, document_url)
        IS DISTINCT FROM (old_description, old_issued_on, old_due_on, old_amount, old_balance, old_disputed_amount,
            old_delivered_on, old_promised_service_ok, old_paid, old_barred_on, old_document_url)
        OR (paid > 0 AND paid_on IS DISTINCT FROM old_paid_on)
"""

# What may change is locked first, then looked at again: money that arrives meanwhile must not be overlooked. So are the
# bills that an agreement covers besides, all in one order, so that nobody who applies money waits for us in a circle.
FIND_CHANGES = (
    text(MAKE_CHANGES.format(name="suspects", only="")),
    text("""
        SELECT i.number FROM invoices i
        WHERE i.creditor_id = :creditor AND (i.number IN (SELECT number FROM suspects) OR i.number IN (
            SELECT beside.invoice_number FROM suspects s
            JOIN agreement_invoices covered ON covered.creditor_id = :creditor AND covered.invoice_number = s.number
            JOIN agreements g ON g.creditor_id = :creditor AND g.id = covered.agreement_id AND g.status = 'active'
            JOIN agreement_invoices beside ON beside.creditor_id = :creditor AND beside.agreement_id = g.id
        ))
        ORDER BY i.number FOR UPDATE OF i
    """),
    text(MAKE_CHANGES.format(name="changes", only="WHERE k.number IN (SELECT number FROM suspects)")),
)
COUNT_CHANGES = text("SELECT count(*) FROM changes")

APPLY = (
    text("""
        UPDATE invoices i SET description = c.description, issued_on = c.issued_on, due_on = c.due_on,
            amount = c.amount, balance = c.balance, disputed_amount = c.disputed_amount,
            status = CASE WHEN c.balance > 0 THEN 'open' ELSE 'paid' END, delivered_on = c.delivered_on,
            promised_service_ok = c.promised_service_ok, barred_on = c.barred_on, document_url = c.document_url,
            updated_at = :now
        FROM changes c WHERE i.creditor_id = :creditor AND i.number = c.number
    """),
    text("""
        DELETE FROM allocations a USING changes c
        WHERE a.creditor_id = :creditor AND a.payment_reference = :prefix || c.number AND c.paid <> c.old_paid
            AND (a.invoice_number = c.number OR (a.undone_at IS NOT NULL AND c.paid + c.freed = 0))
    """),
    text("""
        DELETE FROM payments p USING changes c
        WHERE p.creditor_id = :creditor AND p.reference = :prefix || c.number AND c.paid + c.freed = 0
            AND p.source = :source
    """),
    text("""
        INSERT INTO payments (creditor_id, reference, client_id, amount, currency, paid_on, source, received_at)
        SELECT :creditor, :prefix || number, client_id, paid + freed, :currency, coalesce(paid_on, old_paid_on),
            :source, :now
        FROM changes WHERE paid + freed > 0 AND (paid <> old_paid OR paid_on IS DISTINCT FROM old_paid_on)
        ON CONFLICT (creditor_id, reference) DO UPDATE SET amount = excluded.amount, paid_on = excluded.paid_on
    """),
    text("""
        INSERT INTO allocations (creditor_id, payment_reference, invoice_number, amount)
        SELECT :creditor, :prefix || number, number, paid FROM changes WHERE paid > 0 AND paid <> old_paid
    """),
    text("""
        UPDATE holds h SET lifted_at = :now FROM changes c
        WHERE h.creditor_id = :creditor AND h.invoice_number = c.number AND h.kind = :hold AND h.reason = :source
            AND h.case_id IS NULL AND h.lifted_at IS NULL AND c.disputed_amount = 0
    """),
    text("""
        INSERT INTO holds (creditor_id, client_id, invoice_number, kind, starts_at, reason)
        SELECT :creditor, c.client_id, c.number, :hold, :now, :source FROM changes c
        WHERE c.disputed_amount > 0 AND NOT EXISTS (
            SELECT FROM holds h
            WHERE h.creditor_id = :creditor AND h.client_id = c.client_id AND h.invoice_number = c.number
                AND h.kind = :hold AND h.reason = :source AND h.case_id IS NULL AND h.lifted_at IS NULL
        )
    """),
)

CHANGES = text("SELECT * FROM changes ORDER BY line")
TOLD_OF = (
    "description", "issued_on", "due_on", "amount", "balance", "disputed_amount", "delivered_on",
    "promised_service_ok", "barred_on", "document_url", "paid", "paid_on",
)  # fmt: skip
"""What an audit line names, each with what it was and what it is."""
