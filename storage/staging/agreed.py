"""Let money that a file tells of count for the agreement that covers its invoice."""

from datetime import datetime

from sqlalchemy import text
from sqlalchemy.orm import Session

from storage.repositories.agreements import Agreements

ARRIVED = text("""
    SELECT g.id AS agreement, g.client_id, sum((c.amount - c.balance) - (c.old_amount - c.old_balance)) AS money
    FROM changes c
    JOIN agreement_invoices covered ON covered.creditor_id = :creditor AND covered.invoice_number = c.number
    JOIN agreements g ON g.creditor_id = :creditor AND g.id = covered.agreement_id AND g.status = 'active'
    GROUP BY g.id, g.client_id
    HAVING sum((c.amount - c.balance) - (c.old_amount - c.old_balance)) > 0
    ORDER BY g.id
""")


def fill(session: Session, creditor: str, at: datetime) -> list[tuple[str, int, int]]:
    """Fill instalments first to last with what arrived for the invoices that changed; a filled agreement is kept.

    Returns client, agreement and minor units, for each agreement that money arrived for.
    """
    agreements, filled = Agreements(session), []
    for row in session.execute(ARRIVED, {"creditor": creditor}).all():
        left = int(row.money)
        for part in agreements.get(creditor, row.agreement).instalments:
            taken = min(left, part.amount - part.paid)
            if taken > 0:
                agreements.fill(creditor, row.agreement, part.number, taken)
                left -= taken
        agreements.keep_if_filled(creditor, row.agreement, at)
        filled.append((row.client_id, row.agreement, int(row.money) - left))
    return filled
