"""Invent a year of casework of any size, in the server itself: clients with bills, talks, agreements, and a case each.

Messages, cases and payments lie evenly over the year up to `NOW`, and their numbers follow their times, as they do
where they happened. One case in thirty-three is still open. A client has three bills, two of them paid; two in five
have an agreement of three payments. One message in ten is a contact that we began; of the answers to what clients write
one in twenty asks back, one in fifty reads a plan back and one in fifty passes on to a person.
"""

from datetime import UTC, datetime
from typing import Final

from bot.bench.accounts import DOCUMENT, fill
from bot.bench.creditor import CREDITOR
from storage.database import Database
from storage.statistics import count_rows
from storage.vault import Vault

NOW: Final = datetime(2026, 3, 16, 15, tzinfo=UTC)  #: noon of a working day in Chile
STAFF: Final = 20
TABLES: Final = (
    "people", "addresses", "clients", "contact_points", "invoices", "payments", "allocations", "agreements",
    "agreement_invoices", "instalments", "cases", "case_clocks", "conversations", "talks", "messages",
)  # fmt: skip
KINDS: Final = (
    "human", "dispute_invoice", "payment_claim", "hardship", "exception", "complaint", "dispute_service", "exit_intent",
)  # fmt: skip
SAID: Final = "la luz nunca llegó"
READING: Final = '{"intent": "dispute_service", "confidence": 0.91, "also": ["ask_human"], "legs": []}'
WORDS: Final = "Gracias por contarme. Entendí esto: un pago el viernes y el resto a fin de mes. ¿Lo dejamos así?"

DRAWN: Final = """
CREATE TEMP TABLE drawn ON COMMIT DROP AS
SELECT n, 'C-' || lpad(n::text, 7, '0') AS client,
    %(now)s::timestamptz - (1 - n / %(cases)s::float) * interval '365 days' AS at,
    (%(kinds)s::text[])[n % 8 + 1] AS kind, n % 33 = 0 AS is_open, n % 5 < 2 AS is_agreed
FROM generate_series(1, %(cases)s::bigint) AS n
"""
WORLD: Final = (
    """
INSERT INTO people (id, created_at, opted_out_at)
SELECT n, at, CASE WHEN n % 200 = 0 THEN at END FROM drawn
""",
    """
INSERT INTO addresses (id, channel, address, created_at)
SELECT n, 'sms', '+569' || lpad((20000000 + n)::text, 8, '0'), at FROM drawn
""",
    """
INSERT INTO clients (creditor_id, id, person_id, name, locale, country, timezone, document_type, document_sealed,
    created_at, updated_at)
SELECT %(creditor)s, client, n, 'Marcela Fuentes ' || n, 'es-CL', 'CL', 'America/Santiago', 'id', %(document)s, at, at
FROM drawn
""",
    """
INSERT INTO contact_points (creditor_id, client_id, address_id, consent, verified_at)
SELECT %(creditor)s, client, n, true, at FROM drawn
""",
    """
INSERT INTO invoices (creditor_id, number, client_id, description, issued_on, due_on, amount, balance, currency, status,
    updated_at)
SELECT %(creditor)s, 'F-' || n || '-' || part, client, 'Agua', at::date - 40 + 30 * part, at::date - 20 + 30 * part,
    25000, CASE part WHEN 2 THEN 25000 ELSE 0 END, 'CLP', CASE part WHEN 2 THEN 'open' ELSE 'paid' END, at
FROM drawn, generate_series(0, 2) AS part
""",
    """
INSERT INTO payments (creditor_id, reference, client_id, amount, currency, paid_on, source, received_at)
SELECT %(creditor)s, 'P-' || n || '-' || part, client, 25000, 'CLP', at::date - 30 + 30 * part, 'bank', at
FROM drawn, generate_series(0, 1) AS part
""",
    """
INSERT INTO allocations (creditor_id, payment_reference, invoice_number, amount)
SELECT %(creditor)s, 'P-' || n || '-' || part, 'F-' || n || '-' || part, 25000 FROM drawn, generate_series(0, 1) AS part
""",
    """
INSERT INTO agreements (creditor_id, id, client_id, status, total, discount, currency, policy_version, proposed_by,
    accepted_at, sha256, terms)
SELECT %(creditor)s, n, client, CASE WHEN n % 3 = 0 THEN 'broken' ELSE 'active' END, 25000, 0, 'CLP', '1',
    CASE WHEN n % 7 = 0 THEN 'adviser' ELSE 'client' END, at, '', '{}'
FROM drawn WHERE is_agreed
""",
    """
INSERT INTO agreement_invoices (creditor_id, agreement_id, invoice_number)
SELECT %(creditor)s, n, 'F-' || n || '-2' FROM drawn WHERE is_agreed
""",
    """
INSERT INTO instalments (creditor_id, agreement_id, number, due_on, agreed_on, amount, paid, status)
SELECT %(creditor)s, n, part, at::date + 15 * part, at::date + 15 * part, 8000, CASE WHEN is_late THEN 0 ELSE 8000 END,
    CASE WHEN at::date + 15 * part > %(now)s::date THEN 'pending' WHEN is_late THEN 'missed' ELSE 'paid' END
FROM (SELECT *, n % 3 = 0 OR at::date + 15 * part > %(now)s::date AS is_late FROM drawn, generate_series(1, 3) AS part)
    AS parts
WHERE is_agreed
""",
    """
INSERT INTO cases (creditor_id, id, kind, status, priority, client_id, opened_at, due_at, first_response_at,
    resolved_at, assignee, outcome, summary, note, invoices, details)
SELECT %(creditor)s, 1000 + n, kind, CASE WHEN is_open THEN 'open' ELSE 'resolved' END, 1 + n % 4, client, at,
    at + interval '9 hours', CASE WHEN NOT is_open THEN at + n % 12 * interval '1 hour' END,
    CASE WHEN NOT is_open THEN at + n % 60 * interval '1 hour' END, CASE WHEN NOT is_open THEN 1 + n % %(staff)s END,
    CASE WHEN is_open THEN NULL WHEN n % 4 = 0 THEN 'credit' ELSE 'explanation' END, 'Cliente ' || n,
    %(said)s, ARRAY['F-' || n || '-2'], '{}'
FROM drawn
""",
    """
INSERT INTO case_clocks (creditor_id, case_id, name, begun_at, due_at, warn_at, stage, next_at, ended_at)
SELECT %(creditor)s, 1000 + n, name, at, at + hours * interval '1 hour', at, 0,
    CASE WHEN is_open THEN at + hours * interval '1 hour' END,
    CASE WHEN NOT is_open THEN at + (n % hours + 1) * interval '1 hour' END
FROM drawn, (VALUES ('answer', 9), ('resolve', 45)) AS clocks (name, hours)
""",
    """
INSERT INTO conversations (creditor_id, client_id, version, channel, address_id, last_client_at, next_seq)
SELECT %(creditor)s, client, 1, 'sms', n, at, %(each)s + 1 FROM drawn
""",
    """
INSERT INTO talks (creditor_id, client_id, opened_at, closed_at, commitment, receptivity, next_step, owner)
SELECT %(creditor)s, client, at, at + interval '1 day',
    (ARRAY['agreement', 'none', 'case', 'payment'])[n % 4 + 1], 1 + n % 5, 'next-write', 'bot'
FROM drawn
""",
    """
INSERT INTO messages (creditor_id, client_id, seq, direction, channel, address_id, initiated_by, kind, text, text_key,
    intent, confidence, reading, case_id, status, trace_id, at)
SELECT %(creditor)s, client, seq, CASE WHEN is_ours THEN 'out' ELSE 'in' END, 'sms', number,
    CASE WHEN is_begun THEN 'bot' ELSE 'client' END, CASE WHEN is_begun THEN 'after_due' ELSE 'reply' END,
    CASE WHEN is_ours THEN %(words)s ELSE %(said)s END,
    CASE WHEN NOT is_ours OR is_begun THEN NULL WHEN turn % 20 = 1 THEN 'repair-first'
        WHEN turn % 50 = 7 THEN 'plan-read-back' ELSE 'plan-agreed' END,
    CASE WHEN NOT is_ours THEN 'dispute_service' END, CASE WHEN NOT is_ours THEN 0.91 END,
    CASE WHEN NOT is_ours THEN %(reading)s::jsonb END,
    CASE WHEN is_ours AND NOT is_begun AND turn % 50 = 12 THEN 1000 + number END,
    CASE WHEN is_ours THEN 'delivered' ELSE 'received' END,
    client || '-' || seq - CASE WHEN is_ours AND NOT is_begun THEN 1 ELSE 0 END,
    %(now)s::timestamptz - (1 - m / %(messages)s::float) * interval '365 days'
FROM generate_series(0, %(messages)s::bigint - 1) AS m,
    LATERAL (SELECT m / 2 % %(cases)s + 1 AS number, m / 2 / %(cases)s * 2 + m % 2 + 1 AS seq,
        m / 2 + m / 2 / %(cases)s AS turn, m % 2 = 1 AS is_ours) AS turns,
    LATERAL (SELECT 'C-' || lpad(number::text, 7, '0') AS client, is_ours AND turn % 5 = 0 AS is_begun) AS sides
""",
)
"""What is written, in the order in which rows name one another."""


def seed(database: Database, vault: Vault, cases: int, messages: int) -> None:
    """Write the year: so many clients with a case each, and so many messages among them."""
    given = {"cases": cases, "messages": messages, "each": messages // cases, "staff": STAFF, "kinds": list(KINDS)}
    given |= {"now": NOW, "words": WORDS, "said": SAID, "reading": READING}
    given |= {"creditor": CREDITOR.creditor, "document": vault.seal(DOCUMENT)}
    fill(database, (DRAWN, *WORLD), given)
    count_rows(database, TABLES)
