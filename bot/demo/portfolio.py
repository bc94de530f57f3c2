"""Fill an empty database with the demonstration's portfolio: eight creditors, some three hundred invented clients.

The same seed gives the same people; days are counted from today. Everything of one creditor is one transaction.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from secrets import token_urlsafe
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import yaml

from bot import effects
from bot.app import App
from bot.creditors.document import CreditorFile
from bot.creditors.reader import read
from bot.creditors.register import store
from bot.demo.people import Bill, Invented, Trade, invent_client, tell
from bot.papers.booking import booked_terms
from bot.passwords import hash_password
from bot.web.chat_links import chat_address
from flows.agreement import dump
from flows.negotiation.account import AgreementStatus, InstalmentStatus
from flows.negotiation.proposal import Payment as Part
from flows.outcome import BookAgreement, OpenCase
from storage.schema import (
    Address,
    Allocation,
    Client,
    ContactPoint,
    Direction,
    Invoice,
    InvoiceStatus,
    Payment,
    Person,
    Role,
)
from storage.unit_of_work import UnitOfWork

HERE = Path(__file__).parent
SEED = 20260312
ADVISER = "andrea.rojas@demo.example"  #: who is signed in on the demonstration's page
STAFF = (
    ("Luis Peña", "luis.pena@demo.example", ("ferreteria-quisqueya", "muebles-tapanti")),
    ("Sofía Álvarez", "sofia.alvarez@demo.example", ("academia-lumbre", "fibra-pampa")),
)
CASES = 2  #: open ones of each creditor besides the stories
KNOWN_FOR = timedelta(days=400)


def seed(app: App) -> bool:
    """Write the portfolio where there is no creditor yet; say whether anything was written."""
    now = app.clock.now()
    with app.database.unit_of_work() as uow:
        if uow.creditors.ids():
            return False
    creditors = [read(path) for path in sorted((HERE / "creditors").glob("*.yml"))]
    for described, policy_text in creditors:
        with app.database.unit_of_work(described.creditor) as uow:
            store(uow, described, policy_text, now)
            _Writer(app, uow, described, now).write()
            uow.commit()
    _hire(app, [described.creditor for described, _ in creditors], now)
    return True


@cache
def stories() -> tuple[Mapping[str, Any], ...]:
    """Return the clients whom the demonstration introduces, as their file tells of them."""
    return tuple(_file("stories"))


def _hire(app: App, creditors: Sequence[str], now: datetime) -> None:
    """Write the advisers; nobody knows their passwords, the demonstration lets one in by itself."""
    nobodys = hash_password(token_urlsafe())
    rows = (*STAFF, ("Andrea Rojas", ADVISER, tuple(creditors)))
    with app.database.unit_of_work() as uow:
        for name, email, whose in rows:
            role = Role.SUPERVISOR if email == ADVISER else Role.ADVISER
            uow.staff.add(name=name, email=email, password_hash=nobodys, role=role, creditors=whose, at=now)
        uow.commit()


class _Writer:
    """Writes one creditor's clients: rows that nothing depends on in bulk, agreements and cases as the bot does."""

    def __init__(self, app: App, uow: UnitOfWork, creditor: CreditorFile, now: datetime) -> None:
        self._app, self._uow, self._creditor, self._now = app, uow, creditor, now
        self._today = now.astimezone(ZoneInfo(creditor.timezone)).date()
        self._chance = Random(f"{SEED} {creditor.creditor}")  # noqa: S311 - people are invented, nothing is guarded

    def write(self) -> None:
        """Write clients, bills, payments, agreements and a few open cases."""
        clients = list(self._invent())
        self._add_clients(clients)
        for rows in (self._invoices, self._payments, self._allocations):
            self._uow.session.add_all(row for client in clients for row in rows(client))
            self._uow.session.flush()
        for client in clients:
            if client.plan:
                self._agree(client)
        told = {story["id"] for story in stories()}
        self._open_cases([client for client in clients if client.id not in told and not client.plan and client.bills])

    def _invent(self) -> Iterator[Invented]:
        creditor = self._creditor
        own = [row for row in stories() if row["creditor"] == creditor.creditor]
        yield from (tell(row, creditor.currency, self._today) for row in own)
        trade = Trade(
            creditor=creditor.creditor,
            country=creditor.country,
            locale=creditor.locale,
            currency=creditor.currency,
            rows=_file("trades")[creditor.creditor],
            names=_file("names")[creditor.country],
        )
        for number in range(1, trade.rows["clients"] + 1 - len(own)):
            yield invent_client(trade, number, self._today, self._chance)

    def _add_clients(self, clients: Sequence[Invented]) -> None:
        vault, creditor = self._app.vault, self._creditor
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
        vault, creditor, since = self._app.vault, self._creditor, self._now - KNOWN_FOR
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
        for number, bill in _numbered(client):
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

    def _agree(self, client: Invented) -> None:
        """Book what was agreed before, pay what was kept of it, and end what was not kept."""
        uow, creditor = self._uow, self._creditor.creditor
        open_bills = [number for number, bill in _numbered(client) if bill.amount > bill.paid]
        at = self._now - timedelta(days=(self._today - client.plan[0][0]).days + 4)
        profile = self._app.bot.profiles.get(uow, creditor)
        plan = tuple(Part(day, amount) for day, amount in client.plan)
        total = sum(part.amount for part in plan)
        booked = BookAgreement(plan, total, 0, tuple(open_bills), "client", profile.policy.version)
        agreement = uow.agreements.book(
            creditor=creditor,
            client=client.id,
            plan=plan,
            total=total,
            discount=0,
            currency=self._creditor.currency,
            invoices=open_bills,
            proposed_by="client",
            policy_version=profile.policy.version,
            at=at,
            terms=dump(booked_terms(uow, profile, uow.clients.get(creditor, client.id), booked, at)),
        )
        kept = client.kept - 1 if client.broken else client.kept
        for place, (day, amount) in enumerate(client.plan[: max(kept, 0)], start=1):
            recorded = uow.payments.record(
                creditor=creditor,
                client=client.id,
                reference=f"A-{agreement.id}-{place}",
                amount=amount,
                currency=self._creditor.currency,
                paid_on=day,
                source="bank",
                at=self._now,
            )
            order = profile.policy.allocation
            account = uow.accounts.account(creditor, client.id, self._now)
            uow.payments.allocate(recorded.payment, account.allocate(amount, order), agreement.id, self._now)
        if client.broken and client.kept:
            uow.agreements.mark(creditor, agreement.id, client.kept, InstalmentStatus.MISSED)
            uow.agreements.end(creditor, agreement.id, AgreementStatus.BROKEN)

    def _open_cases(self, clients: Sequence[Invented]) -> None:
        """Let a few clients have written already: advisers begin with something to do."""
        matters = self._chance.sample(_file("matters"), CASES)
        for client, (kind, priority, words) in zip(self._chance.sample(list(clients), CASES), matters, strict=True):
            at = self._now - timedelta(minutes=self._chance.randint(20, 600))
            stage = self._app.bot.stage(self._uow, self._creditor.creditor, client.id, at, uuid4().hex)
            stage.actor = "client"
            point = self._uow.clients.contact_points(self._creditor.creditor, client.id)[0][1]
            row = stage.conversation
            row.channel, row.address_id, row.last_client_at = "web", point.id, at
            self._uow.messages.add(
                row, direction=Direction.IN, channel="web", initiated_by="client", kind="message", text=words, at=at
            )
            facts = self._app.bot.facts.gather(self._uow, stage.profile, stage.client, at)
            bills = tuple(number for number, bill in _numbered(client) if bill.amount > bill.paid)[:1]
            invoices = bills if kind.startswith("dispute") else ()
            effects.apply(
                stage, (OpenCase(kind, facts.duty.answer_by, priority=priority, note=words, invoices=invoices),)
            )


def _numbered(client: Invented) -> Iterator[tuple[str, Bill]]:
    return ((f"{client.id}-{place:02}", bill) for place, bill in enumerate(client.bills, start=1))


def _paid(client: Invented) -> Iterator[tuple[str, Bill]]:
    return ((number, bill) for number, bill in _numbered(client) if bill.paid)


@cache
def _file(name: str) -> Any:  # noqa: ANN401 - what YAML holds
    return yaml.safe_load((HERE / f"{name}.yml").read_text("utf-8"))
