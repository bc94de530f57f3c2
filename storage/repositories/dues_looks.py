"""Hold the statements that read who may be written to, many clients in one look each.

All of them name the first and the last client: with a list of them, or a subquery for each, the server may look through
the rows of all clients.
"""

from sqlalchemy import bindparam, text

from storage.plain import Plain
from storage.schema.base import AwareTime

EVERYBODY = """
SELECT clients.id, clients.timezone, clients.country, clients.segment, people.opted_out_at IS NOT NULL AS opted_out,
    (SELECT currency FROM creditors WHERE creditors.id = :creditor) AS currency
FROM clients JOIN people ON people.id = clients.person_id
WHERE clients.creditor_id = :creditor AND clients.visitor_since IS NULL
"""
CLIENTS = f"{EVERYBODY} AND people.opted_out_at IS NULL"
BEHIND = "AND clients.id > :after ORDER BY clients.id LIMIT :limit"
PAGE, ROLL = (Plain(text(f"{clients} {BEHIND}")) for clients in (CLIENTS, EVERYBODY))
THE_ONE, ANY_ONE = (Plain(text(f"{clients} AND clients.id = :client")) for clients in (CLIENTS, EVERYBODY))
REACHED = Plain(
    text("""
SELECT client_id, bool_or(verified_at IS NOT NULL) AS known
FROM contact_points JOIN addresses ON addresses.id = contact_points.address_id
WHERE creditor_id = :creditor AND client_id BETWEEN :first AND :last AND (consent OR verified_at IS NOT NULL)
    AND addresses.wrong_at IS NULL AND addresses.opted_out_at IS NULL
GROUP BY client_id
""")
)
SERVED = Plain(
    text("""
SELECT DISTINCT client_id FROM cases
WHERE creditor_id = :creditor AND client_id BETWEEN :first AND :last AND status <> 'resolved'
""")
)
BILLS = Plain(
    text("""
SELECT client_id, number, description, issued_on, due_on, amount, balance, disputed_amount FROM invoices
WHERE creditor_id = :creditor AND client_id BETWEEN :first AND :last AND status = 'open' ORDER BY due_on, number
""")
)
HOLDS = Plain(
    text("""
SELECT client_id, kind, invoice_number, amount FROM holds
WHERE creditor_id = :creditor AND client_id BETWEEN :first AND :last AND starts_at <= :now
    AND (ends_at IS NULL OR ends_at > :now) AND (lifted_at IS NULL OR lifted_at > :now)
""").bindparams(bindparam("now", type_=AwareTime))
)
MADE = Plain(
    text("""
SELECT client_id, trace_id, id, at FROM messages
WHERE creditor_id = :creditor AND client_id BETWEEN :first AND :last AND initiated_by = 'bot' AND at > :since
""").bindparams(bindparam("since", type_=AwareTime))
)
TALKED = Plain(
    text("""
SELECT client_id, last_client_at FROM conversations
WHERE creditor_id = :creditor AND client_id BETWEEN :first AND :last AND last_client_at > :since
""").bindparams(bindparam("since", type_=AwareTime))
)
BROKEN = Plain(
    text("""
SELECT client_id, count(*) AS broken FROM agreements
WHERE creditor_id = :creditor AND client_id BETWEEN :first AND :last AND status = 'broken' GROUP BY client_id
""")
)
LATE = Plain(
    text("""
SELECT payments.client_id, max(payments.paid_on - invoices.due_on) AS latest
FROM payments
JOIN allocations
    ON allocations.creditor_id = payments.creditor_id AND allocations.payment_reference = payments.reference
JOIN invoices ON invoices.creditor_id = allocations.creditor_id AND invoices.number = allocations.invoice_number
WHERE payments.creditor_id = :creditor AND payments.client_id BETWEEN :first AND :last
    AND invoices.status = 'paid'
GROUP BY payments.client_id
""")
)
