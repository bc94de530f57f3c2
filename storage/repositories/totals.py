"""Add up what is owed to creditors: each open amount counts once, and currencies are never added together."""

from datetime import datetime

from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session

from flows.totals import ALL, Owed, Total
from storage.plain import Plain
from storage.repositories.accounts import FORBIDS
from storage.schema.base import AwareTime

STOPPING = ", ".join(f"'{kind}'" for kind in sorted(FORBIDS))
TOTALS = Plain(
    text(f"""
WITH days AS (
    SELECT id, CAST(CAST(:now AS timestamptz) AT TIME ZONE timezone AS date) AS today FROM creditors
), stops AS (
    SELECT creditor_id, client_id, invoice_number, coalesce(sum(amount), 0) AS amount,
        bool_or(CASE WHEN invoice_number IS NOT NULL THEN amount IS NULL ELSE kind IN ({STOPPING}) END) AS is_whole
    FROM holds
    WHERE starts_at <= :now AND (ends_at IS NULL OR ends_at > :now) AND (lifted_at IS NULL OR lifted_at > :now)
    GROUP BY 1, 2, 3
), planned AS (
    SELECT DISTINCT c.creditor_id, c.invoice_number FROM agreement_invoices c
    JOIN agreements g ON g.creditor_id = c.creditor_id AND g.id = c.agreement_id AND g.status = 'active'
), bills AS (
    SELECT i.creditor_id, c.person_id, i.currency, i.balance, i.due_on < days.today AS is_late,
        planned.invoice_number IS NOT NULL AS is_agreed,
        CASE WHEN coalesce(bill.is_whole, false) OR coalesce(account.is_whole, false) THEN i.balance
            ELSE least(i.disputed_amount + coalesce(bill.amount, 0), i.balance) END AS disputed
    FROM invoices i
    JOIN days ON days.id = i.creditor_id
    JOIN clients c ON c.creditor_id = i.creditor_id AND c.id = i.client_id
    LEFT JOIN planned ON planned.creditor_id = i.creditor_id AND planned.invoice_number = i.number
    LEFT JOIN stops bill ON bill.creditor_id = i.creditor_id AND bill.invoice_number = i.number
    LEFT JOIN stops account ON account.creditor_id = i.creditor_id AND account.client_id = i.client_id
        AND account.invoice_number IS NULL
    WHERE i.status = 'open' AND i.balance > 0
), owed AS (
    SELECT coalesce(creditor_id, :all) AS creditor, currency, count(DISTINCT person_id) AS clients,
        sum(balance) AS owed, sum(disputed) AS disputed,
        sum(balance - disputed) FILTER (WHERE is_agreed) AS agreed,
        sum(balance - disputed) FILTER (WHERE NOT is_agreed AND is_late) AS overdue,
        sum(balance - disputed) FILTER (WHERE NOT is_agreed AND NOT is_late) AS not_due
    FROM bills GROUP BY GROUPING SETS ((creditor_id, currency), (currency))
), paid AS (
    SELECT coalesce(p.creditor_id, :all) AS creditor, p.currency, sum(p.amount) AS paid
    FROM payments p JOIN days ON days.id = p.creditor_id
    WHERE p.reversed_on IS NULL AND p.paid_on BETWEEN CAST(date_trunc('month', days.today) AS date) AND days.today
    GROUP BY GROUPING SETS ((p.creditor_id, p.currency), (p.currency))
)
SELECT creditor, currency, coalesce(clients, 0) AS clients, coalesce(owed, 0) AS owed,
    coalesce(overdue, 0) AS overdue, coalesce(agreed, 0) AS agreed, coalesce(disputed, 0) AS disputed,
    coalesce(not_due, 0) AS not_due, coalesce(paid, 0) AS paid
FROM owed FULL JOIN paid USING (creditor, currency)
ORDER BY creditor, currency
""").bindparams(bindparam("now", type_=AwareTime))  # noqa: S608 - words of ours
)


class Totals:
    """What is owed to the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def of_creditors(self, now: datetime) -> Owed:
        """Return the totals of each creditor in scope, and of all; "paid" is of the month so far, by each calendar."""
        rows = TOTALS.run(self._session, {"now": now, "all": ALL})
        found = [Total(row.creditor, row.currency, *map(int, row[2:])) for row in rows]
        return Owed([one for one in found if one.creditor != ALL], [one for one in found if one.creditor == ALL])
