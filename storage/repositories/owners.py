"""Find whose money it may be: by numbers that a payer wrote, by amounts that fit, by who paid for whom before.

Every look is one statement for many payments. Numbers are found by their sketch, which several may share: whoever asks
holds them against what was written.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session

from storage.plain import Plain, blobs, texts
from storage.schema.base import AwareTime

INVOICES = Plain(
    text("""
SELECT number, client_id FROM invoices
WHERE creditor_id = :creditor AND sketch = ANY (CAST(:sketches AS text[])) AND status <> 'cancelled'
""")
)
CLIENTS = Plain(
    text("""
SELECT id FROM clients
WHERE creditor_id = :creditor AND sketch = ANY (CAST(:sketches AS text[])) AND visitor_since IS NULL
""")
)
DOCUMENTS = Plain(
    text("""
SELECT people.document_index, clients.id AS client_id FROM people
JOIN clients ON clients.person_id = people.id AND clients.creditor_id = :creditor AND clients.visitor_since IS NULL
WHERE people.document_index = ANY (CAST(:indexes AS bytea[]))
""")
)
OWED = """
SELECT 'invoice_balance' AS why, client_id, number AS about, balance AS amount FROM invoices
WHERE creditor_id = :creditor AND status = 'open' {among}
UNION ALL
SELECT 'instalment', client_id, number::text, instalments.amount - paid FROM agreements
JOIN instalments ON instalments.creditor_id = agreements.creditor_id AND instalments.agreement_id = agreements.id
WHERE agreements.creditor_id = :creditor AND agreements.status = 'active' AND paid < instalments.amount {among}
UNION ALL
SELECT 'whole_balance', client_id, '', sum(balance)::bigint FROM invoices
WHERE creditor_id = :creditor AND status = 'open' {among} GROUP BY client_id HAVING count(*) > 1
"""
RANKED = """
SELECT why, client_id, about, amount FROM (
    SELECT *, dense_rank() OVER (PARTITION BY amount ORDER BY client_id) AS place,
        row_number() OVER (PARTITION BY amount, client_id ORDER BY why, about) AS line
    FROM ({owed}) AS owed WHERE amount = ANY (CAST(:amounts AS bigint[]))
) AS ranked WHERE place <= :most AND line <= :most
"""
BY_AMOUNT = Plain(text(RANKED.format(owed=OWED.format(among=""))))
OF_CLIENTS = Plain(text(OWED.format(among="AND client_id = ANY (CAST(:clients AS text[]))")))
PAYERS = Plain(
    text("""
SELECT payer_index, clients FROM unnest(CAST(:indexes AS bytea[])) AS payer_index, LATERAL (
    SELECT array_agg(client_id) AS clients FROM (
        SELECT client_id FROM payers
        WHERE creditor_id = :creditor AND payers.payer_index = payer_index.payer_index ORDER BY client_id LIMIT :most
    ) AS paid
) AS found WHERE clients IS NOT NULL
""")
)
PAID_FOR = Plain(
    text("""
INSERT INTO payers (creditor_id, payer_index, client_id, seen_at)
SELECT :creditor, payer_index, client_id, :now
FROM unnest(CAST(:indexes AS bytea[]), CAST(:clients AS text[])) AS paid (payer_index, client_id)
ON CONFLICT (creditor_id, payer_index, client_id) DO UPDATE SET seen_at = excluded.seen_at
""").bindparams(bindparam("now", type_=AwareTime))
)
PAID_NO_MORE = Plain(
    text("""
DELETE FROM payers USING unnest(CAST(:indexes AS bytea[]), CAST(:clients AS text[])) AS paid (payer_index, client_id)
WHERE creditor_id = :creditor AND payers.payer_index = paid.payer_index AND payers.client_id = paid.client_id
""")
)
# Names that differ by accents or capitals alone are one name.
NAMED = Plain(
    text("""
SELECT id AS client_id, name FROM clients
WHERE creditor_id = :creditor AND visitor_since IS NULL
    AND lower(translate(name, 'ÁÉÍÓÚÜÑÀÂÃÊÔÕÇáéíóúüñàâãêôõç', 'aeiouunaaaeoocaeiouunaaaeooc'))
        = ANY (CAST(:names AS text[]))
LIMIT :most
""")
)
KNOWN = Plain(
    text("""
SELECT reference, client_id, amount, currency, paid_on FROM payments
WHERE creditor_id = :creditor AND reference = ANY (CAST(:references AS text[]))
UNION ALL
SELECT reference, client_id, amount, currency, paid_on FROM unmatched_payments
WHERE creditor_id = :creditor AND reference = ANY (CAST(:references AS text[])) AND status <> 'matched'
""")
)
LOCK = Plain(text("SELECT pg_advisory_xact_lock(hashtextextended('payments ' || :creditor, 0))"))
Rows = Sequence[Any]


class Owners:
    """Looks for owners of money among the clients of the creditors in scope. Amounts are minor units."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def lock(self, creditor: str) -> None:
        """Let nobody else take in a creditor's money until this transaction ends: a reference is told of once."""
        LOCK.run(self._session, {"creditor": creditor})

    def by_numbers(self, creditor: str, folded: Collection[str]) -> tuple[Rows, Rows]:
        """Return the bills (number, client_id), and the clients (id), whose number may be one of these, folded."""
        given = {"creditor": creditor, "sketches": texts(sorted({one.replace("0", "") for one in folded}))}
        return INVOICES.run(self._session, given), CLIENTS.run(self._session, given)

    def by_documents(self, creditor: str, indexes: Collection[bytes]) -> Rows:
        """Return the clients whose document has one of these blind indexes: document_index, client_id."""
        return DOCUMENTS.run(self._session, {"creditor": creditor, "indexes": blobs(list(indexes))})

    def by_amounts(self, creditor: str, amounts: Collection[int], most: int) -> Rows:
        """Return who owes one of these amounts, of each amount so many clients at most: why, client_id, about, amount.

        `why` is invoice_balance, instalment or whole_balance; `about` the bill's or instalment's number.
        """
        return BY_AMOUNT.run(self._session, {"creditor": creditor, "amounts": list(amounts), "most": most})

    def of_clients(self, creditor: str, clients: Collection[str]) -> Rows:
        """Return what these clients owe, in the same columns."""
        return OF_CLIENTS.run(self._session, {"creditor": creditor, "clients": texts(list(clients))})

    def by_payers(self, creditor: str, indexes: Collection[bytes], most: int) -> Rows:
        """Return for whom these payers have paid before, so many clients of each at most: payer_index, clients."""
        return PAYERS.run(self._session, {"creditor": creditor, "indexes": blobs(list(indexes)), "most": most})

    def by_names(self, creditor: str, names: Collection[str], most: int) -> Rows:
        """Return clients with one of these names, which come without accents and capitals: client_id, name."""
        return NAMED.run(self._session, {"creditor": creditor, "names": texts(list(names)), "most": most})

    def forget_payers(self, creditor: str, paid: Sequence[tuple[bytes, str]]) -> None:
        """Keep no longer that these payers paid for these clients."""
        told = {"indexes": blobs([index for index, _ in paid]), "clients": texts([client for _, client in paid])}
        PAID_NO_MORE.run(self._session, {"creditor": creditor, **told})

    def note_payers(self, creditor: str, paid: Sequence[tuple[bytes, str]], now: datetime) -> None:
        """Keep who paid for whom: payers' blind indexes, each with a client, every pair once."""
        told = {"indexes": blobs([index for index, _ in paid]), "clients": texts([client for _, client in paid])}
        given = {"creditor": creditor, "now": now, **told}
        PAID_FOR.run(self._session, given)

    def known(self, creditor: str, references: Collection[str]) -> Rows:
        """Return what is recorded under these references, matched or not.

        Rows: reference, client_id, amount, currency, paid_on; without client_id where nobody knows whose it is.
        """
        return KNOWN.run(self._session, {"creditor": creditor, "references": texts(list(references))})
