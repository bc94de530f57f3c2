"""Read a client's bills, credits and payments as the value that papers are written from."""

from flows import movements as values
from storage.schema import Client, Credit, Invoice, InvoiceStatus, Payment
from storage.unit_of_work import UnitOfWork


def read_books(uow: UnitOfWork, client: Client) -> values.Books:
    """Return all that was billed, credited and paid, payments too that never arrived after all."""
    creditor = client.creditor_id
    return values.Books(
        bills=tuple(_bill(row) for row in uow.invoices.of(creditor, client.id)),
        credits=tuple(_credit(row) for row in uow.credits.of(creditor, client.id)),
        payments=tuple(_payment(uow, row) for row in uow.payments.all_of(creditor, client.id)),
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


def _payment(uow: UnitOfWork, row: Payment) -> values.Paid:
    slices = uow.payments.allocations(row.creditor_id, row.reference)
    parts = ((one.invoice_number, one.amount) for one in slices if one.undone_at is None)
    applied = tuple((number, amount) for number, amount in parts if number)
    return values.Paid(row.reference, row.paid_on, row.amount, () if row.reversed_on else applied, row.reversed_on)
