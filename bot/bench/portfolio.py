"""Invent the clients whose turns are measured: each with a document, a bill and an address to write from."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.orm import Session

from bot.bench import processes
from bot.bench.creditor import CREDITOR, register
from bot.channels.rest import NAME
from bot.clock import read_wall
from storage.database import Database
from storage.schema import Address, Client, ContactPoint, Invoice, InvoiceStatus, Person
from storage.statistics import backend, count_rows
from storage.vault import Vault

KEY: Final = "k" * 64  #: of a service that is gone after the measuring
BALANCE: Final = 144_000
OVERDUE: Final = timedelta(days=20)
FIRST_DOCUMENT: Final = 10_000_000
SEEDED: Final = ("people", "addresses", "clients", "contact_points", "invoices")
"""What is counted before the measuring, as the server counts by itself within minutes; the others grow from nothing."""


def sender(number: int) -> str:
    """Return the address that a client writes from."""
    return f"bench-{number:06}"


def document(number: int) -> str:
    """Return a client's document."""
    return f"{FIRST_DOCUMENT + number}-5"


def seed(url: str, clients: int) -> int:
    """Write the creditor and so many clients, each with a bill and an address; return the server's process."""
    now, database = read_wall(), Database(url)
    try:
        with database.unit_of_work(CREDITOR.creditor) as uow:
            register(uow, now)
            _write(uow.session, range(clients), now)
            uow.commit()
        count_rows(database, SEEDED)
        return processes.parent(backend(database))
    finally:
        database.close()


def _write(session: Session, numbers: Sequence[int], now: datetime) -> None:
    """Write rows in the order in which they name one another."""
    vault = Vault(KEY)
    people = [Person(created_at=now) for _ in numbers]
    addresses = [Address(channel=NAME, address=sender(number), created_at=now) for number in numbers]
    for rows in (people, addresses):
        session.add_all(rows)
        session.flush()
    session.add_all(_client(number, people[number], vault, now) for number in numbers)
    session.flush()
    session.add_all(_contact_point(number, addresses[number]) for number in numbers)
    session.add_all(_bill(number, now) for number in numbers)


def _name(number: int) -> str:
    return f"C-{number:06}"


def _client(number: int, person: Person, vault: Vault, now: datetime) -> Client:
    return Client(
        creditor_id=CREDITOR.creditor,
        id=_name(number),
        person_id=person.id,
        name="Marcela Fuentes",
        locale=CREDITOR.locale,
        country=CREDITOR.country,
        timezone=CREDITOR.timezone,
        document_type="id",
        document_sealed=vault.seal(document(number)),
        created_at=now,
        updated_at=now,
    )


def _contact_point(number: int, address: Address) -> ContactPoint:
    return ContactPoint(creditor_id=CREDITOR.creditor, client_id=_name(number), address_id=address.id)


def _bill(number: int, now: datetime) -> Invoice:
    return Invoice(
        creditor_id=CREDITOR.creditor,
        number=f"F-{number:06}",
        client_id=_name(number),
        description="Agua, enero",
        due_on=now.date() - OVERDUE,
        amount=BALANCE,
        balance=BALANCE,
        currency=CREDITOR.currency,
        disputed_amount=0,
        status=InvoiceStatus.OPEN,
        updated_at=now,
    )
