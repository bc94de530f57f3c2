"""Keep the ledger's law over what a file says: what a balance says beyond its lines becomes a `carried` credit.

A new amount takes the place of credits written on the old one.
Money that pays for more than a corrected amount asks for is its payer's again, before the rest is carried.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from storage.repositories.balances import free, lock

# Only a bill that says less than its amount without naming a payment has something to carry. These few are looked up by
# their numbers: a batch that nobody counted would else be joined to every bill that there is.
CARRY_NEW = text("""
    INSERT INTO credits (creditor_id, client_id, invoice_number, kind, amount, currency, dated_on, reason, actor, at)
    SELECT :creditor, i.client_id, i.number, 'carried', i.amount - i.balance, :currency, CAST(:now AS date), '', :actor,
        :now
    FROM arriving_invoices a CROSS JOIN LATERAL (
        SELECT known.*, (
            SELECT count(*) FROM credits c WHERE c.creditor_id = :creditor AND c.invoice_number = known.number
        ) AS credits
        FROM invoices known WHERE known.creditor_id = :creditor AND known.number = a.number LIMIT 1
    ) i
    WHERE a.paid_on IS NULL AND a.amount > a.balance AND i.amount > i.balance AND i.credits = 0
""")

CARRY_CHANGED = text("""
    INSERT INTO credits (creditor_id, client_id, invoice_number, kind, amount, currency, dated_on, reason, actor, at)
    SELECT :creditor, client_id, number, 'carried', rest, :currency, CAST(:now AS date), '', :actor, :now
    FROM (
        SELECT c.client_id, c.number, c.amount - c.balance - coalesce((
            SELECT sum(l.amount) FROM credits l WHERE l.creditor_id = :creditor AND l.invoice_number = c.number
        ), 0) - coalesce((
            SELECT sum(a.amount) FROM allocations a
            WHERE a.creditor_id = :creditor AND a.invoice_number = c.number AND a.undone_at IS NULL
        ), 0) AS rest
        FROM changes c
    ) told WHERE rest <> 0
""")

# What a new amount holds already counts no more, in later files neither.
SUPERSEDE = text("""
    INSERT INTO credits (creditor_id, client_id, invoice_number, kind, amount, currency, dated_on, reason, actor, at)
    SELECT :creditor, client_id, number, 'correction', -superseded, :currency, CAST(:now AS date), '', :actor, :now
    FROM changes WHERE superseded <> 0
""")

TOO_MUCH = text("""
    SELECT number, least(elsewhere, elsewhere + held - amount) AS money FROM changes
    WHERE elsewhere > 0 AND elsewhere + held > amount AND NOT is_forgiven
    ORDER BY number
""")


def free_too_much(session: Session, creditor: str, at: datetime) -> None:
    """Give back what payments of their own paid of an invoice beyond what its new amount asks for."""
    rows: list[Any] = list(session.execute(TOO_MUCH, {"creditor": creditor}))
    for row in rows:
        free(session, lock(session, creditor, row.number), int(row.money), at)
