"""Write what a creditor's invented clients owe and have paid: rows that nothing depends on, in bulk."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.creditors.document import CreditorFile
from bot.demo.people import Bill, Invented
from bot.web.chat_links import chat_address
from storage.schema import Address, Allocation, Client, ContactPoint, Invoice, InvoiceStatus, Payment, Person
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault

KNOWN_FOR = timedelta(days=400)


class Ledger:
    """Writes one creditor's clients, their bills and what they have paid."""

    def __init__(self, uow: UnitOfWork, vault: Vault, creditor: CreditorFile, now: datetime) -> None:
        """Take the creditor, which must be in scope."""
        self._uow, self._vault, self._creditor, self._now = uow, vault, creditor, now
        self._today = now.astimezone(ZoneInfo(creditor.timezone)).date()

    def write(self, clients: Sequence[Invented]) -> None:
        """Write clients, bills and payments."""
        self._add_clients(clients)
        for rows in (self._invoices, self._payments, self._allocations):
            self._uow.session.add_all(row for client in clients for row in rows(client))
            self._uow.session.flush()

    def _add_clients(self, clients: Sequence[Invented]) -> None:
        vault, creditor = self._vault, self._creditor
        people = [Person(created_at=self._now) for _ in clients]
        addresses = [
            Address(channel="web", address=chat_address(vault, creditor.creditor, client.id), created_at=self._now)
            for client in clients
        ]
        for client, person in zip(clients, people, strict=True):
            if client.document:
                person.document_index = vault.index(creditor.country, client.document)
        self._uow.session.add_all([*people, *addresses])
        self._uow.session.flush()
        rows = [self._client(client, person) for client, person in zip(clients, people, strict=True)]
        self._uow.session.add_all(rows)
        self._uow.session.flush()
        self._uow.session.add_all(
            ContactPoint(creditor_id=creditor.creditor, client_id=client.id, address_id=address.id, consent=False)
            for client, address in zip(clients, addresses, strict=True)
        )
        self._uow.session.flush()

    def _client(self, client: Invented, person: Person) -> Client:
        vault, creditor, since = self._vault, self._creditor, self._now - KNOWN_FOR
        return Client(
            creditor_id=creditor.creditor,
            id=client.id,
            person_id=person.id,
            name=client.name,
            locale=client.locale,
            country=creditor.country,
            timezone=creditor.timezone,
            segment=client.segment,
            document_type="id" if client.document else None,
            document_sealed=vault.seal(client.document) if client.document else None,
            birth_date_sealed=vault.seal(client.born.isoformat()) if client.born else None,
            preferred_channel="web",
            created_at=since,
            updated_at=since,
        )

    def _invoices(self, client: Invented) -> Iterator[Invoice]:
        for number, bill in numbered(client):
            balance = bill.amount - bill.paid
            yield Invoice(
                creditor_id=self._creditor.creditor,
                number=number,
                client_id=client.id,
                description=bill.what,
                issued_on=bill.issued_on,
                due_on=bill.due_on,
                amount=bill.amount,
                balance=balance,
                currency=self._creditor.currency,
                disputed_amount=balance if bill.disputed else 0,
                status=InvoiceStatus.OPEN if balance else InvoiceStatus.PAID,
                updated_at=self._now,
            )

    def _payments(self, client: Invented) -> Iterator[Payment]:
        """Yield what settled bills, and what paid a part of others."""
        for number, bill in _paid(client):
            yield Payment(
                creditor_id=self._creditor.creditor,
                reference=f"P-{number}",
                client_id=client.id,
                amount=bill.paid,
                currency=self._creditor.currency,
                paid_on=min(bill.paid_on or self._today, self._today),
                source="bank",
                received_at=self._now,
            )

    def _allocations(self, client: Invented) -> Iterator[Allocation]:
        for number, bill in _paid(client):
            yield Allocation(
                creditor_id=self._creditor.creditor,
                payment_reference=f"P-{number}",
                invoice_number=number,
                amount=bill.paid,
            )


def numbered(client: Invented) -> Iterator[tuple[str, Bill]]:
    """Return a client's bills with the number that each has in the books."""
    return ((f"{client.id}-{place:02}", bill) for place, bill in enumerate(client.bills, start=1))


def _paid(client: Invented) -> Iterator[tuple[str, Bill]]:
    return ((number, bill) for number, bill in numbered(client) if bill.paid)
