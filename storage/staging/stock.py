"""Tell what is known of a creditor's invoices, row by row, to be held against what its own records say."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.schema import Client, Invoice, InvoiceStatus, Person

PAGE = 10_000


class Known(NamedTuple):
    """An invoice as we know it. `first_due_on` is its day before an error of ours moved it; amounts in minor units."""

    number: str
    client_id: str
    due_on: date
    first_due_on: date | None
    amount: int
    balance: int


def known_invoices(session: Session, creditor: str) -> Iterator[Known]:
    """Yield every invoice of a creditor that was not taken back, by its number."""
    columns = (getattr(Invoice, name) for name in Known._fields)
    rows = session.execute(
        select(*columns)
        .where(Invoice.creditor_id == creditor, Invoice.status != InvoiceStatus.CANCELLED)
        .order_by(Invoice.number)
        .execution_options(yield_per=PAGE)
    )
    yield from map(Known._make, rows)


def known_documents(session: Session, creditor: str) -> dict[bytes, str]:
    """Return whom a creditor knows by which document: clients by the blind index of their person's."""
    rows = session.execute(
        select(Person.document_index, Client.id)
        .join(Client, Client.person_id == Person.id)
        .where(Client.creditor_id == creditor, Person.document_index.is_not(None), Client.visitor_since.is_(None))
        .order_by(Client.id.desc())
        .execution_options(yield_per=PAGE)
    )
    return {index: client for index, client in rows if index is not None}
