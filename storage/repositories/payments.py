"""Keep what clients paid, and what each payment paid for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from typing import cast

from sqlalchemy import Table, bindparam, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from flows.negotiation import till
from storage.entities import Entity
from storage.errors import Missing, PaymentDiffers, PaymentToldByFile
from storage.plain import Plain
from storage.repositories import balances
from storage.repositories.fulfilment import Fulfilment
from storage.schema import Allocation, Payment

CLIENTS_IN_FAVOUR = Plain(
    text("""
    SELECT DISTINCT p.client_id
    FROM allocations a
    JOIN payments p ON p.creditor_id = a.creditor_id AND p.reference = a.payment_reference
    JOIN invoices i ON i.creditor_id = p.creditor_id AND i.client_id = p.client_id AND i.status = 'open'
    WHERE a.creditor_id = :creditor AND a.invoice_number IS NULL AND a.instalment_number IS NULL
        AND a.undone_at IS NULL
    ORDER BY p.client_id
""")
)
PAYMENT, SLICE = Entity(Payment), Entity(Allocation)
PAYMENTS, SLICES_OF = (cast("Table", kind.__table__).c for kind in (Payment, Allocation))
MINE = (PAYMENTS.creditor_id == bindparam("creditor"), PAYMENTS.client_id == bindparam("client"))
OF_CLIENT = Plain(select(*PAYMENT.columns).where(*MINE).order_by(PAYMENTS.paid_on, PAYMENTS.reference))
SLICES = Plain(
    select(*SLICE.columns)
    .where(*MINE, SLICES_OF.creditor_id == PAYMENTS.creditor_id, SLICES_OF.payment_reference == PAYMENTS.reference)
    .where(SLICES_OF.undone_at.is_(None))
    .order_by(SLICES_OF.id)
)
FAVOUR = Plain(
    select(*SLICE.columns)
    .where(*MINE, SLICES_OF.creditor_id == PAYMENTS.creditor_id, SLICES_OF.payment_reference == PAYMENTS.reference)
    .where(SLICES_OF.invoice_number.is_(None), SLICES_OF.instalment_number.is_(None), SLICES_OF.undone_at.is_(None))
    .order_by(PAYMENTS.paid_on, SLICES_OF.id)
)
SOMEBODY_ELSES = "~"  #: in the reference of a payment that was somebody else's: the money has its own name again
TOLD_BY_FILE = "import"  #: the source of payments that come and go with the portfolio's file


@dataclass(frozen=True, slots=True)
class Recorded:
    """A payment as it stands. `is_new` is false when its reference was known."""

    payment: Payment
    is_new: bool


class Payments:
    """The payments of the creditors in scope. Amounts are minor units of the payment's currency."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def record(
        self,
        *,
        creditor: str,
        client: str,
        reference: str,
        amount: int,
        currency: str,
        paid_on: date,
        source: str,
        at: datetime,
    ) -> Recorded:
        """Write a payment; the same reference twice is the same payment, with other facts it is refused."""
        facts = {"client_id": client, "amount": amount, "currency": currency, "paid_on": paid_on}
        written = self._session.execute(
            insert(Payment)
            .values(creditor_id=creditor, reference=reference, source=source, received_at=at, **facts)
            .on_conflict_do_nothing(index_elements=["creditor_id", "reference"])
            .returning(Payment.reference)
        ).scalar()
        row = self.get(creditor, reference)
        if any(getattr(row, name) != value for name, value in facts.items()):
            raise PaymentDiffers(creditor, reference)
        return Recorded(row, written is not None)

    def get(self, creditor: str, reference: str) -> Payment:
        """Return a payment."""
        row = self._session.get(Payment, (creditor, reference))
        if row is None:
            raise Missing("payment", reference)
        return row

    def named(self, reference: str) -> list[Payment]:
        """Return the payments of a reference, one for each creditor in scope that has it. Raises Missing for none."""
        rows = list(self._session.scalars(select(Payment).where(Payment.reference == reference)))
        if not rows:
            raise Missing("payment", reference)
        return rows

    def of(self, creditor: str, client: str) -> list[Payment]:
        """Return a client's payments that stand, oldest first."""
        return [row for row in self.all_of(creditor, client) if row.reversed_at is None]

    def all_of(self, creditor: str, client: str) -> list[Payment]:
        """Return a client's payments, those too that never arrived after all, oldest first."""
        self._session.flush()
        rows = OF_CLIENT.run(self._session, {"creditor": creditor, "client": client})
        return [PAYMENT.hold(self._session, row) for row in rows]

    def allocate(
        self, payment: Payment, slices: Iterable[till.Allocation], agreement: int | None, at: datetime
    ) -> list[Allocation]:
        """Write where a payment's money goes: balances fall, instalments fill, a filled agreement is kept.

        `slices` are those of `Account.allocate`, on the account as it stands in this transaction, and `agreement` is
        the id of its active agreement.
        """
        rows = [self._allocate(payment, piece, agreement, at) for piece in slices]
        if agreement is not None:
            Fulfilment(self._session).keep(payment.creditor_id, agreement, at)
        self._session.flush()
        return rows

    def reverse(self, creditor: str, reference: str, on: date, at: datetime, why: str) -> bool:
        """Record that money never arrived after all: what it paid is owed again. Return false when that was known.

        Instalments that it filled ask for it again; an agreement that it kept goes on, and forgives nothing yet. Raises
        PaymentToldByFile for what a portfolio's file tells of.
        """
        statement = select(Payment).where(Payment.creditor_id == creditor, Payment.reference == reference)
        locked = statement.with_for_update().execution_options(populate_existing=True)
        row = self._session.scalars(locked).one_or_none()
        if row is None:
            raise Missing("payment", reference)
        if row.source == TOLD_BY_FILE:
            raise PaymentToldByFile(reference)
        if row.reversed_at is not None:
            return False
        row.reversed_on, row.reversed_at, row.reversed_why = on, at, why
        standing = self.allocations(creditor, reference)
        for piece in standing:
            self._take_back(piece, at)
        for agreement in sorted({piece.agreement_id for piece in standing if piece.agreement_id is not None}):
            Fulfilment(self._session).take_back(creditor, agreement, at)
        self._session.flush()
        return True

    def let_go(self, creditor: str, reference: str) -> Payment:
        """Give the name of money recorded as the wrong client's back to it, and return their line under another.

        The line stays in the books of whom it was, with all that it pays, to be reversed.
        """
        row = self.get(creditor, reference)
        facts = {column.key: getattr(row, column.key) for column in Payment.__mapper__.column_attrs}
        kept = Payment(**{**facts, "reference": self._free_name(creditor, reference)})
        self._session.add(kept)
        self._session.flush()
        self._session.execute(
            update(Allocation)
            .where(Allocation.creditor_id == creditor, Allocation.payment_reference == reference)
            .values(payment_reference=kept.reference)
        )
        self._session.delete(row)
        self._session.flush()
        return kept

    def allocations(self, creditor: str, reference: str) -> list[Allocation]:
        """Return where a payment's money went, as it stands."""
        return list(
            self._session.scalars(
                select(Allocation)
                .where(
                    Allocation.creditor_id == creditor,
                    Allocation.payment_reference == reference,
                    Allocation.undone_at.is_(None),
                )
                .order_by(Allocation.id)
            )
        )

    def slices(self, creditor: str, client: str) -> dict[str, list[Allocation]]:
        """Return where all of a client's money went, as it stands, by the references of payments."""
        self._session.flush()
        found: dict[str, list[Allocation]] = {}
        for values in SLICES.run(self._session, {"creditor": creditor, "client": client}):
            row = SLICE.hold(self._session, values)
            found.setdefault(row.payment_reference, []).append(row)
        return found

    def in_favour(self, creditor: str, client: str) -> list[Allocation]:
        """Return the slices of a client's money that nothing was owed for, the oldest payment's first."""
        self._session.flush()
        rows = FAVOUR.run(self._session, {"creditor": creditor, "client": client})
        return [SLICE.hold(self._session, row) for row in rows]

    def credit(self, creditor: str, client: str) -> int:
        """Return what a client has paid that nothing was owed for."""
        return sum(row.amount for row in self.in_favour(creditor, client))

    def clients_in_favour(self, creditor: str) -> list[str]:
        """Return the clients who have paid too much and owe something by now."""
        self._session.flush()
        return [row.client_id for row in CLIENTS_IN_FAVOUR.run(self._session, {"creditor": creditor})]

    def apply_favour(
        self, favour: Allocation, slices: Iterable[till.Allocation], agreement: int | None, at: datetime
    ) -> list[Allocation]:
        """Let money in a client's favour pay what is owed now: `slices` and `agreement` are as in `allocate`."""
        balances.undo(self._session, favour, at)
        return self.allocate(self.get(favour.creditor_id, favour.payment_reference), slices, agreement, at)

    @staticmethod
    def name_of(row: Payment) -> str | None:
        """Return the name of the money that was recorded as the wrong client's; None of any other payment."""
        name, sign, place = row.reference.rpartition(SOMEBODY_ELSES)
        return name if sign and place.isdecimal() and row.reversed_at is not None else None

    def _free_name(self, creditor: str, reference: str) -> str:
        names = (f"{reference}{SOMEBODY_ELSES}{place}" for place in count(1))
        return next(name for name in names if self._session.get(Payment, (creditor, name)) is None)

    def _take_back(self, piece: Allocation, at: datetime) -> None:
        balances.undo(self._session, piece, at)
        if piece.invoice_number is not None:
            self._pay_invoice(piece.creditor_id, piece.invoice_number, -piece.amount, at)
        if piece.agreement_id is not None and piece.instalment_number is not None:
            balances.unfill(self._session, piece.creditor_id, piece.agreement_id, piece.instalment_number, piece.amount)

    def _allocate(self, payment: Payment, piece: till.Allocation, agreement: int | None, at: datetime) -> Allocation:
        creditor = payment.creditor_id
        if piece.invoice is not None:
            self._pay_invoice(creditor, piece.invoice, piece.amount, at)
        if piece.instalment is not None and agreement is not None:
            Fulfilment(self._session).fill(creditor, agreement, piece.instalment, piece.amount)
        row = Allocation(
            creditor_id=creditor,
            payment_reference=payment.reference,
            invoice_number=piece.invoice,
            agreement_id=agreement if piece.instalment is not None else None,
            instalment_number=piece.instalment,
            amount=piece.amount,
        )
        self._session.add(row)
        return row

    def _pay_invoice(self, creditor: str, number: str, amount: int, at: datetime) -> None:
        row = balances.lock(self._session, creditor, number)
        row.balance -= amount
        row.updated_at = at
        balances.settle(row)
        self._session.flush()
