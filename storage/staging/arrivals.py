"""Write what a batch brings that is new; set aside what is known."""

from sqlalchemy import TextClause, text

from storage.staging.carried import CARRY_NEW

SET_ASIDE_KNOWN = (
    text("""
        WITH moved AS (
            DELETE FROM arriving_invoices a USING invoices i
            WHERE i.creditor_id = :creditor AND i.number = a.number RETURNING a.*
        ) INSERT INTO known_invoices SELECT * FROM moved
    """),
    text("""
        WITH moved AS (
            DELETE FROM arriving_clients a USING clients c
            WHERE c.creditor_id = :creditor AND c.id = a.id RETURNING a.*
        ) INSERT INTO known_clients SELECT * FROM moved
    """),
)

SET_ASIDE_REPEATED = (
    text("""
        WITH moved AS (
            DELETE FROM arriving_invoices a
            USING (SELECT number, min(line) AS line FROM arriving_invoices GROUP BY number HAVING count(*) > 1) first
            WHERE a.number = first.number AND a.line > first.line RETURNING a.*
        ) INSERT INTO known_invoices SELECT * FROM moved
    """),
    text("""
        WITH moved AS (
            DELETE FROM arriving_clients a
            USING (SELECT id, min(line) AS line FROM arriving_clients GROUP BY id HAVING count(*) > 1) first
            WHERE a.id = first.id AND a.line > first.line RETURNING a.*
        ) INSERT INTO known_clients SELECT * FROM moved
    """),
)

# Whoever comes with nobody's invoice but another client's is not taken in: that row will be refused.
DROP_WITHOUT_INVOICE = text("""
    DELETE FROM arriving_clients WHERE id NOT IN (SELECT client_id FROM arriving_invoices)
""")

SET_ASIDE_POINTS = text("""
    WITH moved AS (
        DELETE FROM arriving_points p
        WHERE NOT EXISTS (SELECT FROM arriving_clients a WHERE a.id = p.client_id AND a.line = p.line) RETURNING p.*
    ) INSERT INTO known_points SELECT * FROM moved
""")

WRITE_CLIENTS = (
    text("""
        INSERT INTO people (document_index, created_at)
        SELECT DISTINCT document_index, CAST(:now AS timestamptz) FROM arriving_clients
        WHERE document_index IS NOT NULL
        ON CONFLICT DO NOTHING
    """),
    # A client without document is a person of their own, whose id is drawn here so that the two can be joined.
    text("""
        WITH drawn AS MATERIALIZED (
            SELECT id, nextval(pg_get_serial_sequence('people', 'id')) AS person_id FROM arriving_clients
            WHERE document_index IS NULL
        ), made AS (
            INSERT INTO people (id, created_at) SELECT person_id, CAST(:now AS timestamptz) FROM drawn
        ), found AS (
            SELECT a.id, p.id AS person_id FROM arriving_clients a JOIN people p USING (document_index)
            UNION ALL SELECT id, person_id FROM drawn
        )
        INSERT INTO clients (
            creditor_id, id, person_id, name, country, region, locale, timezone, segment, document_type,
            document_sealed, birth_date_sealed, preferred_channel, since_on, yearly_value, created_at, updated_at
        )
        SELECT :creditor, a.id, found.person_id, a.name, coalesce(a.country, a.else_country), a.region,
            coalesce(a.locale, a.else_locale), coalesce(a.timezone, a.else_timezone), a.segment, a.document_type,
            a.document_sealed, a.birth_date_sealed, a.preferred_channel, a.since_on, a.yearly_value, :now, :now
        FROM arriving_clients a JOIN found USING (id)
        ON CONFLICT DO NOTHING
    """),
    text("""
        INSERT INTO addresses (channel, address, created_at)
        SELECT DISTINCT channel, address, CAST(:now AS timestamptz) FROM arriving_points
        ON CONFLICT DO NOTHING
    """),
    text("""
        INSERT INTO contact_points (creditor_id, client_id, address_id, consent, consent_source, consent_at)
        SELECT :creditor, p.client_id, a.id, coalesce(p.consent, false), p.consent_source,
            CASE WHEN p.consent IS NOT NULL THEN coalesce(p.consent_at, :now) END
        FROM arriving_points p JOIN addresses a USING (channel, address)
        ON CONFLICT DO NOTHING
    """),
)

WRITE_INVOICES = text("""
    INSERT INTO invoices (
        creditor_id, number, client_id, description, issued_on, due_on, amount, balance, currency, disputed_amount,
        status, delivered_on, promised_service_ok, barred_on, document_url, updated_at
    )
    SELECT :creditor, number, client_id, coalesce(description, ''), issued_on, due_on, amount, balance, :currency,
        CASE WHEN disputed THEN balance ELSE 0 END, CASE WHEN balance > 0 THEN 'open' ELSE 'paid' END,
        delivered_on, promised_service_ok, barred_on, document_url, :now
    FROM arriving_invoices
    ON CONFLICT DO NOTHING
""")

WRITE_HISTORY = (
    text("""
        WITH paid AS (
            INSERT INTO payments (creditor_id, reference, client_id, amount, currency, paid_on, source, received_at)
            SELECT :creditor, :prefix || number, client_id, amount - balance, :currency, paid_on, :source, :now
            FROM arriving_invoices WHERE paid_on IS NOT NULL AND amount > balance
            ON CONFLICT DO NOTHING RETURNING reference, amount
        )
        INSERT INTO allocations (creditor_id, payment_reference, invoice_number, amount)
        SELECT :creditor, reference, substr(reference, length(:prefix) + 1), amount FROM paid
    """),
    text("""
        INSERT INTO holds (creditor_id, client_id, invoice_number, kind, starts_at, reason)
        SELECT :creditor, client_id, number, :hold, :now, :source FROM arriving_invoices
        WHERE disputed AND balance > 0
    """),
)


def statements(*, repeated: bool) -> tuple[tuple[TextClause, ...], TextClause, tuple[TextClause, ...]]:
    """Return what is run for a batch: before its invoices, its invoices, and after them."""
    before = (
        *SET_ASIDE_KNOWN,
        *(SET_ASIDE_REPEATED if repeated else ()),
        DROP_WITHOUT_INVOICE,
        SET_ASIDE_POINTS,
        *WRITE_CLIENTS,
    )
    return before, WRITE_INVOICES, (*WRITE_HISTORY, CARRY_NEW)
