"""Let money that a file tells of count for the agreement that covers its invoice."""

from datetime import datetime

from sqlalchemy import text
from sqlalchemy.orm import Session

from storage.repositories.agreements import Agreements
from storage.repositories.fulfilment import Fulfilment

CHANGED = text("""
    SELECT g.id AS agreement, g.client_id, sum((c.amount - c.balance) - (c.old_amount - c.old_balance)) AS money
    FROM changes c
    JOIN agreement_invoices covered ON covered.creditor_id = :creditor AND covered.invoice_number = c.number
    JOIN agreements g ON g.creditor_id = :creditor AND g.id = covered.agreement_id AND g.status = 'active'
    GROUP BY g.id, g.client_id
    ORDER BY g.id
""")


def fill(session: Session, creditor: str, at: datetime) -> list[tuple[str, int, int]]:
    """Fill instalments first to last with what arrived for the invoices that changed; a filled agreement is kept.

    Where an invoice asks for less than was agreed, so do its instalments. Returns client, agreement and minor units,
    for each agreement that money arrived for.
    """
    agreements, fulfilment, filled = Agreements(session), Fulfilment(session), []
    for row in session.execute(CHANGED, {"creditor": creditor}).all():
        agreement = agreements.get(creditor, row.agreement)
        taken = fulfilment.count(agreement, int(row.money))
        fulfilment.go_on(agreement, at)
        if row.money > 0:
            filled.append((row.client_id, row.agreement, taken))
    return filled
