"""Hold the statements that read who may be written to, many clients in one look each.

All of them name the first and the last client besides the list: with a list alone, or a subquery for each, the server
may look through the rows of all clients. The list stands in a SELECT of its own: beside a plain one the server plans
anew each time, by how long it is.
"""

from sqlalchemy import bindparam, text

from storage.plain import Plain
from storage.schema.base import AwareTime

EVERYBODY = """
SELECT clients.id, clients.timezone, clients.country, coalesce(clients.ruled_segment, clients.segment) AS segment,
    people.opted_out_at IS NOT NULL AS opted_out,
    (SELECT currency FROM creditors WHERE creditors.id = :creditor) AS currency
FROM clients JOIN people ON people.id = clients.person_id
WHERE clients.creditor_id = :creditor AND clients.visitor_since IS NULL
"""
CLIENTS = f"{EVERYBODY} AND people.opted_out_at IS NULL"
BEHIND = "AND clients.id > :after ORDER BY clients.id LIMIT :limit"
ROLL = Plain(text(f"{EVERYBODY} {BEHIND}"))
SPAN = Plain(
    text("""
SELECT max(id) AS last, count(*) AS many, array_agg(DISTINCT timezone) AS zones FROM (
    SELECT id, timezone FROM clients WHERE creditor_id = :creditor AND id > :after ORDER BY id LIMIT :limit
) AS looked_at
""")
)
NEAR = Plain(
    text("""
SELECT client_id FROM invoices
WHERE creditor_id = :creditor AND client_id > :after AND client_id <= :last AND status = 'open'
    AND due_on = ANY (CAST(:bills AS date[]))
UNION
SELECT agreements.client_id FROM agreements JOIN instalments
    ON instalments.creditor_id = agreements.creditor_id AND instalments.agreement_id = agreements.id
WHERE agreements.creditor_id = :creditor AND agreements.client_id > :after AND agreements.client_id <= :last
    AND agreements.status = 'active' AND instalments.paid < instalments.amount
    AND instalments.due_on = ANY (CAST(:promised AS date[]))
""")
)
AMONG = "AND clients.id > :after AND clients.id <= :last AND clients.id = ANY ((SELECT :clients)::text[])"
SOME = Plain(text(f"{CLIENTS} {AMONG} ORDER BY clients.id"))
THE_ONE, ANY_ONE = (Plain(text(f"{clients} AND clients.id = :client")) for clients in (CLIENTS, EVERYBODY))
REACHED = Plain(
    text("""
SELECT client_id, bool_or(verified_at IS NOT NULL) AS known
FROM contact_points JOIN addresses ON addresses.id = contact_points.address_id
WHERE creditor_id = :creditor AND client_id BETWEEN :first AND :last AND client_id = ANY ((SELECT :clients)::text[])
    AND (consent OR verified_at IS NOT NULL) AND addresses.wrong_at IS NULL AND addresses.opted_out_at IS NULL
GROUP BY client_id
""")
)
# An open case of one number holds for all numbers of the same person.
SERVED = Plain(
    text("""
WITH same AS (
    SELECT client_id, other_id FROM merges
    WHERE creditor_id = :creditor AND parted_at IS NULL AND address_id IS NULL
), pairs AS (
    SELECT client_id AS mine, other_id AS theirs FROM same
    UNION ALL SELECT other_id, client_id FROM same
    UNION ALL SELECT a.other_id, b.other_id FROM same a JOIN same b USING (client_id) WHERE a.other_id <> b.other_id
)
SELECT client_id FROM cases
WHERE creditor_id = :creditor AND client_id BETWEEN :first AND :last AND client_id = ANY ((SELECT :clients)::text[])
    AND status <> 'resolved'
UNION
SELECT mine FROM pairs JOIN cases ON cases.creditor_id = :creditor AND cases.client_id = theirs
WHERE mine = ANY ((SELECT :clients)::text[]) AND status <> 'resolved'
""")
)
BILLS = Plain(
    text("""
SELECT client_id, number, description, issued_on, due_on, amount, balance, disputed_amount,
    first_due_on, barred_on, CAST(NULL AS timestamptz) AS acknowledged_at FROM invoices
WHERE creditor_id = :creditor AND client_id BETWEEN :first AND :last AND client_id = ANY ((SELECT :clients)::text[])
    AND status = 'open' ORDER BY due_on, number
""")
)
HOLDS = Plain(
    text("""
SELECT client_id, kind, invoice_number, amount FROM holds
WHERE creditor_id = :creditor AND client_id BETWEEN :first AND :last AND client_id = ANY ((SELECT :clients)::text[])
    AND starts_at <= :now
    AND (ends_at IS NULL OR ends_at > :now) AND (lifted_at IS NULL OR lifted_at > :now)
""").bindparams(bindparam("now", type_=AwareTime))
)
MADE = Plain(
    text("""
SELECT client_id, trace_id, id, at FROM messages
WHERE creditor_id = :creditor AND client_id BETWEEN :first AND :last AND client_id = ANY ((SELECT :clients)::text[])
    AND initiated_by = 'bot' AND at > :since AND status <> 'blocked'
""").bindparams(bindparam("since", type_=AwareTime))
)
TALKED = Plain(
    text("""
SELECT client_id, last_client_at FROM conversations
WHERE creditor_id = :creditor AND client_id BETWEEN :first AND :last AND client_id = ANY ((SELECT :clients)::text[])
    AND last_client_at > :since
""").bindparams(bindparam("since", type_=AwareTime))
)
BROKEN = Plain(
    text("""
SELECT client_id, count(*) AS broken FROM agreements
WHERE creditor_id = :creditor AND client_id BETWEEN :first AND :last AND client_id = ANY ((SELECT :clients)::text[])
    AND status = 'broken' GROUP BY client_id
""")
)
AGREED = Plain(
    text("""
SELECT DISTINCT ON (client_id) client_id,
    id, status, total, discount, policy_version, proposed_by, accepted_at, moves, skips, lapses_on,
    ARRAY(SELECT invoice_number FROM agreement_invoices AS covered
        WHERE covered.creditor_id = mine.creditor_id AND covered.agreement_id = mine.id ORDER BY 1) AS invoices,
    (SELECT jsonb_agg(jsonb_build_array(number, due_on, amount, paid, status, agreed_on) ORDER BY due_on, number)
        FROM instalments AS part
        WHERE part.creditor_id = mine.creditor_id AND part.agreement_id = mine.id) AS instalments
FROM agreements AS mine
WHERE creditor_id = :creditor AND client_id BETWEEN :first AND :last AND client_id = ANY ((SELECT :clients)::text[])
    AND status = 'active'
ORDER BY client_id, id DESC
""")
)
PAID = Plain(
    text("""
SELECT client_id, array_agg(paid_on) AS days FROM payments
WHERE creditor_id = :creditor AND client_id BETWEEN :first AND :last AND client_id = ANY ((SELECT :clients)::text[])
    AND paid_on > :since AND reversed_at IS NULL
GROUP BY client_id
""")
)
LATE = Plain(
    text("""
SELECT payments.client_id, max(payments.paid_on - invoices.due_on) AS latest
FROM payments
JOIN allocations
    ON allocations.creditor_id = payments.creditor_id AND allocations.payment_reference = payments.reference
        AND allocations.undone_at IS NULL
JOIN invoices ON invoices.creditor_id = allocations.creditor_id AND invoices.number = allocations.invoice_number
WHERE payments.creditor_id = :creditor AND payments.client_id BETWEEN :first AND :last
    AND payments.client_id = ANY ((SELECT :clients)::text[]) AND invoices.status = 'paid'
GROUP BY payments.client_id
""")
)
