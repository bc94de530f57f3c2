"""Write the payments of many clients in a few statements, where nothing but bills has to be paid.

Who has an agreement under way is left out, and an early payment that may be taken up again: these have more to them.
Bills are locked in the order of their numbers, as everybody locks them.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session

from storage.plain import Plain, texts
from storage.schema.base import AwareTime

LOCK_TALKS = Plain(
    text("""
SELECT client_id FROM conversations
WHERE creditor_id = :creditor AND client_id = ANY (CAST(:clients AS text[])) ORDER BY client_id FOR UPDATE
""")
)
PLAIN_CLIENTS = Plain(
    text("""
SELECT id, EXISTS (SELECT FROM contact_points p
    WHERE p.creditor_id = c.creditor_id AND p.client_id = c.id AND p.verified_at IS NOT NULL) AS is_known
FROM clients AS c
WHERE creditor_id = :creditor AND id = ANY (CAST(:clients AS text[]))
    AND NOT EXISTS (SELECT FROM agreements g
        WHERE g.creditor_id = c.creditor_id AND g.client_id = c.id
            AND (g.status = 'active' OR g.status = 'cancelled' AND g.lapses_on IS NOT NULL))
""")
)
HOLDS = Plain(
    text("""
SELECT client_id, kind, invoice_number, amount FROM holds
WHERE creditor_id = :creditor AND client_id = ANY (CAST(:clients AS text[])) AND starts_at <= :now
    AND (ends_at IS NULL OR ends_at > :now) AND (lifted_at IS NULL OR lifted_at > :now)
""").bindparams(bindparam("now", type_=AwareTime))
)
LOCK_BILLS = Plain(
    text("""
SELECT number, client_id, description, issued_on, due_on, amount, balance, disputed_amount, first_due_on, barred_on,
    acknowledged_at
FROM invoices
WHERE creditor_id = :creditor AND client_id = ANY (CAST(:clients AS text[])) AND status = 'open'
ORDER BY number FOR UPDATE
""")
)
PAY = Plain(
    text("""
INSERT INTO payments (creditor_id, reference, client_id, amount, currency, paid_on, source, received_at)
SELECT :creditor, reference, client_id, amount, :currency, paid_on, :source, :now
FROM unnest(CAST(:references AS text[]), CAST(:clients AS text[]), CAST(:amounts AS bigint[]), CAST(:days AS date[]))
    AS paid (reference, client_id, amount, paid_on)
""").bindparams(bindparam("now", type_=AwareTime))
)
ALLOCATE = Plain(
    text("""
INSERT INTO allocations (creditor_id, payment_reference, invoice_number, amount)
SELECT :creditor, reference, number, amount
FROM unnest(CAST(:references AS text[]), CAST(:numbers AS text[]), CAST(:amounts AS bigint[]))
    AS part (reference, number, amount)
""")
)
LOWER = Plain(
    text("""
UPDATE invoices SET balance = told.balance, disputed_amount = least(disputed_amount, told.balance),
    status = CASE WHEN told.balance > 0 THEN 'open' ELSE 'paid' END, updated_at = :now
FROM unnest(CAST(:numbers AS text[]), CAST(:balances AS bigint[])) AS told (number, balance)
WHERE invoices.creditor_id = :creditor AND invoices.number = told.number
""").bindparams(bindparam("now", type_=AwareTime))
)


class Taking(NamedTuple):
    """A payment to be written. Amounts are minor units of the creditor's currency."""

    reference: str
    client: str
    amount: int
    paid_on: date


class Slice(NamedTuple):
    """What part of a payment pays which bill; money in the client's favour pays none."""

    reference: str
    number: str | None
    amount: int


class Takings:
    """Writes payments of one creditor in scope."""

    def __init__(self, session: Session, creditor: str) -> None:
        """Take the session of a unit of work."""
        self._session, self._creditor = session, creditor

    def plain(self, clients: Collection[str]) -> dict[str, bool]:
        """Return those of some clients whose payments pay bills and nothing else; nobody talks with them meanwhile.

        Each with whether they showed who they are.
        """
        given = {"creditor": self._creditor, "clients": texts(sorted(clients))}
        LOCK_TALKS.run(self._session, given)
        return {row.id: row.is_known for row in PLAIN_CLIENTS.run(self._session, given)}

    def bills(self, clients: Collection[str]) -> Sequence[Any]:
        """Return the open bills of these clients as rows, which nobody else can write until this transaction ends."""
        return LOCK_BILLS.run(self._session, {"creditor": self._creditor, "clients": texts(sorted(clients))})

    def holds(self, clients: Collection[str], now: datetime) -> Sequence[Any]:
        """Return what is stopped of these clients' accounts now, as rows."""
        return HOLDS.run(self._session, {"creditor": self._creditor, "clients": texts(sorted(clients)), "now": now})

    def write(
        self,
        payments: Sequence[Taking],
        slices: Sequence[Slice],
        balances: Iterable[tuple[str, int]],
        currency: str,
        source: str,
        now: datetime,
    ) -> None:
        """Write payments whose references are free, where their money goes, and what is then left of each bill."""
        shared = {"creditor": self._creditor, "now": now}
        references, clients, amounts, days = map(list, zip(*payments, strict=True)) if payments else ([], [], [], [])
        paid = {"references": texts(references), "clients": texts(clients), "amounts": amounts, "days": days}
        PAY.run(self._session, {**shared, **paid, "currency": currency, "source": source})
        names, numbers, parts = map(list, zip(*slices, strict=True)) if slices else ([], [], [])
        ALLOCATE.run(self._session, {**shared, "references": texts(names), "numbers": texts(numbers), "amounts": parts})
        left = list(balances)
        lowered = {"numbers": texts([number for number, _ in left]), "balances": [balance for _, balance in left]}
        LOWER.run(self._session, {**shared, **lowered})
