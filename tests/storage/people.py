"""Write the few rows that most tests of memory need."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from flows.negotiation.proposal import Plan
from storage.database import Database
from storage.queue import Outbox
from storage.repositories.addresses import Addresses
from storage.repositories.agreements import Agreements
from storage.repositories.clients import Clients
from storage.repositories.conversations import Conversations
from storage.repositories.creditors import Creditors
from storage.repositories.invoices import Invoices
from storage.repositories.messages import Messages
from storage.repositories.people import People
from storage.schema import Agreement, Direction, Message
from storage.unit_of_work import UnitOfWork

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def settle_in(database: Database, *creditors: str, clients: int = 1) -> None:
    """Write creditors, each with clients "1", "2" …, each reached by SMS."""
    with database.unit_of_work(*creditors) as uow:
        for creditor in creditors:
            Creditors(uow.session).put(
                creditor,
                NOW,
                name=creditor.title(),
                country="CL",
                currency="CLP",
                timezone="America/Santiago",
                locale="es-CL",
                document={},
            )
            for number in range(1, clients + 1):
                add_client(uow, creditor, str(number))
        uow.commit()


def add_client(uow: UnitOfWork, creditor: str, client: str) -> None:
    """Write a client who is reached by SMS."""
    person = People(uow.session).ensure(None, NOW)
    Clients(uow.session).put(
        creditor,
        client,
        NOW,
        person_id=person.id,
        name="Rosa",
        locale="es-CL",
        country="CL",
        timezone="America/Santiago",
    )
    address = Addresses(uow.session).ensure("sms", f"+569{creditor}{client}", NOW)
    Clients(uow.session).reach(creditor, client, address.id, consent=True)


def add_invoice(uow: UnitOfWork, creditor: str, client: str, number: str, amount: int, due_on: date) -> None:
    """Write an open invoice."""
    Invoices(uow.session).put(
        creditor, number, NOW, client_id=client, due_on=due_on, amount=amount, balance=amount, currency="CLP"
    )


def write(uow: UnitOfWork, creditor: str, client: str, text: str = "Hola", initiated_by: str = "client") -> Message:
    """Write a message to a client, without sending it."""
    conversation = Conversations(uow.session).lock(creditor, client)
    address = Clients(uow.session).contact_points(creditor, client)[0][1]
    return Messages(uow.session).add(
        conversation,
        direction=Direction.OUT,
        channel="sms",
        address_id=address.id,
        initiated_by=initiated_by,
        kind="reply" if initiated_by == "client" else "after_due",
        text=text,
        at=NOW,
    )


def send(uow: UnitOfWork, creditor: str, client: str, text: str = "Hola") -> int:
    """Write a message to a client, queue it, and return its row in the outbox."""
    return Outbox(uow.session).put(write(uow, creditor, client, text), NOW)


def book(
    uow: UnitOfWork,
    plan: Plan,
    invoices: Sequence[str] = ("F1",),
    *,
    client: str = "1",
    discount: int = 0,
    lapses_on: date | None = None,
    terms: Mapping[str, Any] | None = None,
) -> Agreement:
    """Write an agreement of a client of creditor "a", which they proposed."""
    return Agreements(uow.session).book(
        creditor="a",
        client=client,
        plan=plan,
        total=sum(part.amount for part in plan),
        discount=discount,
        currency="CLP",
        invoices=invoices,
        proposed_by="client",
        policy_version="1",
        at=NOW,
        lapses_on=lapses_on,
        terms=terms,
    )
