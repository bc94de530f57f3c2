"""Read what the records say of a client's bills and payments, for who asks whether the debt is clean."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from flows.contact.clean_debt import FAULTS, KIND, Bill, Books, Fault, load
from storage.plain import Plain
from storage.schema import Case, CaseStatus

BILLS = Plain(
    text("""
SELECT number, due_on, amount, balance, issued_on, delivered_on, promised_service_ok AS service_ok,
    CAST((SELECT coalesce(sum(amount), 0) FROM credits
        WHERE creditor_id = :creditor AND invoice_number = number AND kind <> 'carried') AS bigint) AS credited,
    (SELECT max(delivered_on) FROM invoices WHERE creditor_id = :creditor) IS NOT NULL AS tells_delivery,
    ARRAY(SELECT number FROM tickets WHERE creditor_id = :creditor AND client_id = :client AND kind = 'ticket'
        AND closed_on IS NULL ORDER BY 1) AS tickets
FROM invoices
WHERE creditor_id = :creditor AND client_id = :client AND due_on <= :until AND status <> 'cancelled'
ORDER BY due_on, number
""")
)
MONEY = Plain(
    text("""
SELECT payments.reference, payments.amount, allocations.invoice_number AS invoice, allocations.amount AS part,
    allocations.invoice_number IS NOT NULL OR allocations.instalment_number IS NOT NULL AS is_applied
FROM payments LEFT JOIN allocations
    ON allocations.creditor_id = payments.creditor_id AND allocations.payment_reference = payments.reference
        AND allocations.undone_at IS NULL
WHERE payments.creditor_id = :creditor AND payments.client_id = :client AND payments.reversed_at IS NULL
ORDER BY payments.paid_on, payments.reference
""")
)


class Bookkeeping:
    """The records of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def of(self, creditor: str, client: str, until: date) -> Books:
        """Return a client's bills that are due by a day, settled ones too, with payments and open tickets."""
        whose = {"creditor": creditor, "client": client}
        bills, money = BILLS.run(self._session, {**whose, "until": until}), MONEY.run(self._session, whose)
        paid: Counter[str] = Counter()
        for row in money:
            paid[row.invoice] += row.part or 0
        return Books(
            bills=tuple(_bill(row, paid[row.number]) for row in bills),
            tells_delivery=any(row.tells_delivery for row in bills),
            unapplied=_unapplied(money),
            tickets=tuple(bills[0].tickets) if bills else (),
        )

    def cleared(self, creditor: str, client: str) -> frozenset[Fault]:
        """Return the faults of a client's debt that staff have looked at."""
        statement = select(Case.details).where(
            Case.creditor_id == creditor,
            Case.client_id == client,
            Case.kind == KIND,
            Case.status == CaseStatus.RESOLVED,
        )
        return frozenset(
            fault for details in self._session.scalars(statement) for fault in load(details.get(FAULTS, "[]"))
        )


def _bill(row: Any, paid: int) -> Bill:  # noqa: ANN401 - a row of the driver
    return Bill(
        number=row.number,
        due_on=row.due_on,
        amount=row.amount,
        balance=row.balance,
        paid=paid,
        credited=row.credited,
        issued_on=row.issued_on,
        delivered_on=row.delivered_on,
        service_ok=row.service_ok,
    )


def _unapplied(money: Iterable[Any]) -> tuple[str, ...]:
    """Return the payments of which not everything was applied to a bill or an instalment."""
    left: dict[str, int] = {}
    for row in money:
        left[row.reference] = left.get(row.reference, row.amount) - (row.part if row.is_applied else 0)
    return tuple(reference for reference, amount in left.items() if amount > 0)
