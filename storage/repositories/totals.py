"""Add up what is owed to creditors: each open amount counts once, and currencies are never added together."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session

from flows.totals import ALL, AMOUNTS, Owed, Total
from storage.plain import Plain
from storage.repositories.accounts import FORBIDS
from storage.schema.base import AwareTime

STOPPING = ", ".join(f"'{kind}'" for kind in sorted(FORBIDS))
SEEN = """
((SELECT concilia_hidden()) IS NULL OR i.creditor_id || ' ' || i.client_id <> ALL ((SELECT concilia_hidden())::text[]))
"""  #: nothing is told of a client who is kept from whoever looks
OWING = f"i.status = 'open' AND i.balance > 0 AND {SEEN}"
MONTH_DAYS = 32  #: no month began longer ago, by any calendar: so that payments are found by their index
# Bills are put together by whether they are late and agreed on, so that it is asked once of each.
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
    SELECT i.creditor_id, i.currency, i.due_on < days.today AS is_late,
        planned.invoice_number IS NOT NULL AS is_agreed,
        sum(i.balance) AS balance,
        sum(CASE WHEN coalesce(bill.is_whole, false) OR coalesce(account.is_whole, false) THEN i.balance
            ELSE least(i.disputed_amount + coalesce(bill.amount, 0), i.balance) END) AS disputed
    FROM invoices i
    JOIN days ON days.id = i.creditor_id
    LEFT JOIN planned ON planned.creditor_id = i.creditor_id AND planned.invoice_number = i.number
    LEFT JOIN stops bill ON bill.creditor_id = i.creditor_id AND bill.invoice_number = i.number
    LEFT JOIN stops account ON account.creditor_id = i.creditor_id AND account.client_id = i.client_id
        AND account.invoice_number IS NULL
    WHERE {OWING}
    GROUP BY 1, 2, 3, 4
), owed AS (
    SELECT creditor_id, currency, sum(balance) AS owed, sum(disputed) AS disputed,
        sum(balance - disputed) FILTER (WHERE is_agreed) AS agreed,
        sum(balance - disputed) FILTER (WHERE NOT is_agreed AND is_late) AS overdue,
        sum(balance - disputed) FILTER (WHERE NOT is_agreed AND NOT is_late) AS not_due
    FROM bills GROUP BY 1, 2
), owing AS (
    SELECT i.creditor_id, i.currency, count(DISTINCT c.person_id) AS clients
    FROM invoices i JOIN clients c ON c.creditor_id = i.creditor_id AND c.id = i.client_id
    WHERE {OWING}
    GROUP BY 1, 2
), paid AS (
    SELECT p.creditor_id, p.currency, sum(p.amount) AS paid
    FROM days CROSS JOIN LATERAL (
        SELECT * FROM payments p
        WHERE p.creditor_id = days.id AND p.reversed_on IS NULL
            AND p.paid_on BETWEEN CAST(date_trunc('month', days.today) AS date) AND days.today
            AND p.paid_on >= CAST(CAST(:now AS timestamptz) AS date) - {MONTH_DAYS}
    ) AS p
    GROUP BY 1, 2
)
SELECT creditor_id, currency, coalesce(clients, 0) AS clients, coalesce(owed, 0) AS owed,
    coalesce(overdue, 0) AS overdue, coalesce(agreed, 0) AS agreed, coalesce(disputed, 0) AS disputed,
    coalesce(not_due, 0) AS not_due, coalesce(paid, 0) AS paid
FROM owed JOIN owing USING (creditor_id, currency) FULL JOIN paid USING (creditor_id, currency)
ORDER BY creditor_id, currency
""").bindparams(bindparam("now", type_=AwareTime))  # noqa: S608 - words of ours
)
OWING_IN_ALL = Plain(
    text(f"""
SELECT i.currency, count(DISTINCT c.person_id) AS clients
FROM invoices i JOIN clients c ON c.creditor_id = i.creditor_id AND c.id = i.client_id
WHERE {OWING}
GROUP BY 1
""")  # noqa: S608 - words of ours
)


class Totals:
    """What is owed to the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def of_creditors(self, now: datetime) -> Owed:
        """Return the totals of each creditor in scope, and of all; "paid" is of the month so far, by each calendar."""
        rows = TOTALS.run(self._session, {"now": now})
        found = [Total(row.creditor_id, row.currency, *map(int, row[2:])) for row in rows]
        return Owed(found, self._added(found))

    def _added(self, found: Sequence[Total]) -> list[Total]:
        """Add up currency by currency; people are counted anew only where they may owe to two creditors."""
        owing = {row.currency: row.clients for row in OWING_IN_ALL.run(self._session, {})} if _share(found) else {}
        return [_sum([one for one in found if one.currency == name], owing) for name in _currencies(found)]


def _currencies(found: Sequence[Total]) -> list[str]:
    return sorted({one.currency for one in found})


def _share(found: Sequence[Total]) -> bool:
    """Say whether two creditors are owed in one currency."""
    return len(_currencies(found)) < len(found)


def _sum(totals: Sequence[Total], owing: Mapping[str, int]) -> Total:
    """Put the totals of one currency into one."""
    first, *others = totals
    amounts = {name: sum(getattr(one, name) for one in totals) for name in AMOUNTS}
    clients = owing.get(first.currency, 0) if others else first.clients
    return Total(creditor=ALL, currency=first.currency, clients=clients, **amounts)
