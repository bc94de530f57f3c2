"""Hold the statements that read who may be written to: many clients in one look each."""

from sqlalchemy import bindparam, text

from storage.plain import Plain
from storage.schema.base import AwareTime

WHO = "clients.creditor_id = :creditor AND clients.id > :after ORDER BY clients.id LIMIT :limit"
ONE = "clients.creditor_id = :creditor AND clients.id = :after"
OWING = """
SELECT clients.id, clients.timezone, clients.country, clients.segment, creditors.currency,
    EXISTS (SELECT FROM contact_points JOIN addresses ON addresses.id = contact_points.address_id
        WHERE contact_points.creditor_id = clients.creditor_id AND contact_points.client_id = clients.id
        AND contact_points.verified_at IS NOT NULL AND addresses.wrong_at IS NULL) AS known
FROM clients JOIN creditors ON creditors.id = clients.creditor_id JOIN people ON people.id = clients.person_id
WHERE clients.visitor_since IS NULL AND people.opted_out_at IS NULL
    AND (EXISTS (SELECT FROM invoices WHERE invoices.creditor_id = clients.creditor_id
        AND invoices.client_id = clients.id AND invoices.status = 'open')
    OR EXISTS (SELECT FROM agreements WHERE agreements.creditor_id = clients.creditor_id
        AND agreements.client_id = clients.id AND agreements.status = 'active'))
    AND EXISTS (SELECT FROM contact_points JOIN addresses ON addresses.id = contact_points.address_id
        WHERE contact_points.creditor_id = clients.creditor_id AND contact_points.client_id = clients.id
        AND (contact_points.consent OR contact_points.verified_at IS NOT NULL)
        AND addresses.wrong_at IS NULL AND addresses.opted_out_at IS NULL)
    AND NOT EXISTS (SELECT FROM cases WHERE cases.creditor_id = clients.creditor_id
        AND cases.client_id = clients.id AND cases.status <> 'resolved')
    AND """
BILLS = Plain(
    text("""
SELECT client_id, number, description, issued_on, due_on, amount, balance, disputed_amount FROM invoices
WHERE creditor_id = :creditor AND client_id = ANY(CAST(:clients AS text[])) AND status = 'open' ORDER BY due_on, number
""")
)
HOLDS = Plain(
    text("""
SELECT client_id, kind, invoice_number, amount FROM holds
WHERE creditor_id = :creditor AND client_id = ANY(CAST(:clients AS text[])) AND starts_at <= :now
    AND (ends_at IS NULL OR ends_at > :now) AND (lifted_at IS NULL OR lifted_at > :now)
""").bindparams(bindparam("now", type_=AwareTime))
)
MADE = Plain(
    text("""
SELECT client_id, trace_id, id, at FROM messages
WHERE creditor_id = :creditor AND client_id = ANY(CAST(:clients AS text[])) AND initiated_by = 'bot' AND at > :since
""").bindparams(bindparam("since", type_=AwareTime))
)
KEPT = Plain(
    text("""
SELECT client_id,
    (SELECT count(*) FROM agreements WHERE creditor_id = :creditor AND client_id = given.client_id
        AND status = 'broken') AS broken,
    (SELECT max(payments.paid_on - invoices.due_on) FROM payments
        JOIN allocations ON allocations.creditor_id = payments.creditor_id
            AND allocations.payment_reference = payments.reference
        JOIN invoices ON invoices.creditor_id = allocations.creditor_id AND invoices.number = allocations.invoice_number
        WHERE payments.creditor_id = :creditor AND payments.client_id = given.client_id AND invoices.status = 'paid'
    ) AS latest
FROM unnest(CAST(:clients AS text[])) AS given (client_id)
""")
)
PAGE, THE_ONE = Plain(text(OWING + WHO)), Plain(text(OWING + ONE))
