"""Read a client's bills, credits and payments as the value that papers are written from."""

from collections.abc import Sequence

from flows import movements as values
from storage.schema import Allocation, Client, Credit, Invoice, InvoiceStatus, Payment
from storage.unit_of_work import UnitOfWork


def read_books(uow: UnitOfWork, client: Client) -> values.Books:
    """Return all that was billed, credited and paid, payments too that never arrived after all."""
    creditor = client.creditor_id
    paid, slices = uow.payments.all_of(creditor, client.id), uow.payments.slices(creditor, client.id)
    return values.Books(
        bills=tuple(_bill(row) for row in uow.invoices.of(creditor, client.id)),
        credits=tuple(_credit(row) for row in uow.credits.of(creditor, client.id)),
        payments=tuple(_payment(row, slices.get(row.reference, ())) for row in paid),
    )


def _bill(row: Invoice) -> values.Bill:
    return values.Bill(
        number=row.number,
        what=row.description,
        issued_on=row.issued_on,
        due_on=row.due_on,
        amount=row.amount,
        balance=row.balance,
        is_withdrawn=row.status is InvoiceStatus.CANCELLED,
    )


def _credit(row: Credit) -> values.Credited:
    return values.Credited(row.invoice_number, values.Kind(row.kind), row.amount, row.dated_on)


def _payment(row: Payment, slices: Sequence[Allocation]) -> values.Paid:
    applied = tuple((one.invoice_number, one.amount) for one in slices if one.invoice_number)
    return values.Paid(row.reference, row.paid_on, row.amount, () if row.reversed_on else applied, row.reversed_on)
