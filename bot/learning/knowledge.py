"""Gather what is known of a client that no exported message may tell."""

from datetime import date
from functools import cache

from bot.learning.masking import Mask, known_of
from storage.schema import Client
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault


class Masks:
    """Makes the mask of each client once, in one transaction."""

    def __init__(self, uow: UnitOfWork, vault: Vault) -> None:
        """Take the transaction and what opens sealed facts."""
        self._uow, self._vault = uow, vault
        self._staff = tuple(row.name for row in uow.staff.all())
        self.of = cache(self._make)

    def _make(self, creditor: str, client: str) -> Mask:
        """Return the mask of a client."""
        row = self._uow.clients.get(creditor, client)
        addresses = [address.address for _, address in self._uow.clients.contact_points(creditor, client)]
        bills = [bill.number for bill in self._uow.invoices.of(creditor, client)]
        paid = [payment.reference for payment in self._uow.payments.of(creditor, client)]
        document, born_on = self._identity(row)
        company = self._uow.creditors.get(creditor).name
        numbers = [document, client, *addresses, *bills, *paid]
        return Mask(known_of([row.name, *self._staff], numbers, born_on, company))

    def _identity(self, row: Client) -> tuple[str, date | None]:
        document = self._vault.read(row.document_sealed) or ""
        born = self._vault.read(row.birth_date_sealed)
        return document, date.fromisoformat(born) if born else None
