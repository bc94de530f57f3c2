"""Bring known clients up to date: what the file says of them last, where it says something that differs."""

from sqlalchemy import text

# What a file tells of somebody who was erased is not taken in: only their bills go on, under their number.
DROP_ERASED = tuple(
    text(f"""
        DELETE FROM known_{name} k USING clients c
        WHERE c.creditor_id = :creditor AND c.id = k.{column} AND c.erased_at IS NOT NULL
    """)  # noqa: S608 - words of ours
    for name, column in (("clients", "id"), ("points", "client_id"))
)
DROP_SUPERSEDED = (
    *DROP_ERASED,
    text("""
        DELETE FROM known_clients k
        USING (SELECT id, max(line) AS line FROM known_clients GROUP BY id HAVING count(*) > 1) last
        WHERE k.id = last.id AND k.line < last.line
    """),
    text("""
        DELETE FROM known_points k USING (
            SELECT client_id, channel, address, max(line) AS line FROM known_points GROUP BY 1, 2, 3 HAVING count(*) > 1
        ) last
        WHERE (k.client_id, k.channel, k.address) = (last.client_id, last.channel, last.address) AND k.line < last.line
    """),
)

# Who gets a document, or another one, is the person of that document; a person without one is given it. A wish not to
# be written to goes along (`wishes.py`).
IDENTIFY = (
    text("""
        CREATE TEMPORARY TABLE identified ON COMMIT DROP AS
        SELECT k.id, k.document_index, p.id AS old_person, p.document_index IS NULL AS is_unnamed,
            p.opted_out_at, p.opted_out_via
        FROM known_clients k JOIN clients c ON c.creditor_id = :creditor AND c.id = k.id
        JOIN people p ON p.id = c.person_id
        WHERE k.document_index IS DISTINCT FROM p.document_index AND k.document_index IS NOT NULL
    """),
    text("""
        UPDATE people p SET document_index = i.document_index
        FROM (
            SELECT DISTINCT ON (document_index) document_index, old_person FROM identified WHERE is_unnamed
            ORDER BY document_index, old_person
        ) i
        WHERE p.id = i.old_person AND NOT EXISTS (SELECT FROM people q WHERE q.document_index = i.document_index)
    """),
    text("""
        INSERT INTO people (document_index, created_at)
        SELECT DISTINCT document_index, CAST(:now AS timestamptz) FROM identified ON CONFLICT DO NOTHING
    """),
)

UPDATE_CLIENTS = text("""
    WITH told AS (
        SELECT k.id, coalesce(p.id, c.person_id) AS person_id, k.name, coalesce(k.country, c.country) AS country,
            coalesce(k.region, c.region) AS region, coalesce(k.locale, c.locale) AS locale,
            coalesce(k.timezone, c.timezone) AS timezone, coalesce(k.segment, c.segment) AS segment,
            coalesce(k.document_type, c.document_type) AS document_type,
            coalesce(k.document_sealed, c.document_sealed) AS document_sealed,
            coalesce(k.birth_date_sealed, c.birth_date_sealed) AS birth_date_sealed,
            coalesce(k.preferred_channel, c.preferred_channel) AS preferred_channel,
            coalesce(k.since_on, c.since_on) AS since_on, coalesce(k.yearly_value, c.yearly_value) AS yearly_value,
            array_remove(ARRAY[
                CASE WHEN k.name <> c.name THEN 'name' END,
                CASE WHEN k.country <> c.country THEN 'country' END,
                CASE WHEN k.region IS DISTINCT FROM c.region AND k.region IS NOT NULL THEN 'region' END,
                CASE WHEN k.locale <> c.locale THEN 'locale' END,
                CASE WHEN k.timezone <> c.timezone THEN 'timezone' END,
                CASE WHEN k.segment IS DISTINCT FROM c.segment AND k.segment IS NOT NULL THEN 'segment' END,
                CASE WHEN k.document_type IS DISTINCT FROM c.document_type AND k.document_type IS NOT NULL
                    THEN 'document_type' END,
                CASE WHEN k.document_sealed IS DISTINCT FROM c.document_sealed AND k.document_sealed IS NOT NULL
                    OR p.id <> c.person_id THEN 'document' END,
                CASE WHEN k.birth_date_sealed IS DISTINCT FROM c.birth_date_sealed AND k.birth_date_sealed IS NOT NULL
                    THEN 'birth_date' END,
                CASE WHEN k.preferred_channel IS DISTINCT FROM c.preferred_channel AND k.preferred_channel IS NOT NULL
                    THEN 'preferred_channel' END,
                CASE WHEN k.since_on IS DISTINCT FROM c.since_on AND k.since_on IS NOT NULL THEN 'since_on' END,
                CASE WHEN k.yearly_value IS DISTINCT FROM c.yearly_value AND k.yearly_value IS NOT NULL
                    THEN 'yearly_value' END
            ], NULL) AS fields
        FROM known_clients k JOIN clients c ON c.creditor_id = :creditor AND c.id = k.id
        LEFT JOIN people p ON p.document_index = k.document_index
    )
    UPDATE clients c SET person_id = t.person_id, name = t.name, country = t.country, region = t.region,
        locale = t.locale, timezone = t.timezone, segment = t.segment, document_type = t.document_type,
        document_sealed = t.document_sealed, birth_date_sealed = t.birth_date_sealed,
        preferred_channel = t.preferred_channel, since_on = t.since_on, yearly_value = t.yearly_value, updated_at = :now
    FROM told t WHERE c.creditor_id = :creditor AND c.id = t.id AND cardinality(t.fields) > 0
    RETURNING c.id, t.fields
""")

WRITE_ADDRESSES = text("""
    INSERT INTO addresses (channel, address, created_at)
    SELECT DISTINCT channel, address, CAST(:now AS timestamptz)
    FROM known_points k JOIN clients c ON c.creditor_id = :creditor AND c.id = k.client_id
    ON CONFLICT DO NOTHING
""")

# A consent that was recorded counts until a later one; one without a date gives way only to its own source.
WRITE_POINTS = text("""
    INSERT INTO contact_points AS known (creditor_id, client_id, address_id, consent, consent_source, consent_at)
    SELECT :creditor, k.client_id, a.id, coalesce(k.consent, false), k.consent_source,
        CASE WHEN k.consent IS NOT NULL THEN coalesce(k.consent_at, :now) END
    FROM known_points k
    JOIN clients c ON c.creditor_id = :creditor AND c.id = k.client_id
    JOIN addresses a USING (channel, address)
    LEFT JOIN contact_points p ON p.creditor_id = :creditor AND p.client_id = k.client_id AND p.address_id = a.id
    WHERE p.client_id IS NULL OR (k.consent IS NOT NULL AND CASE
        WHEN p.consent_at IS NULL THEN k.consent <> p.consent
        WHEN k.consent_at IS NOT NULL THEN k.consent_at > p.consent_at
        ELSE k.consent <> p.consent AND k.consent_source IS NOT DISTINCT FROM p.consent_source
    END)
    ON CONFLICT (creditor_id, client_id, address_id) DO UPDATE
    SET consent = excluded.consent, consent_source = excluded.consent_source, consent_at = excluded.consent_at
    RETURNING client_id
""")
