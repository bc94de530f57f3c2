"""Hold what is recorded for many clients at once against what the cashier records one by one."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.bank.entry import Entry
from bot.thanks import JOB, ThankLater
from flows.negotiation.account import AgreementStatus
from flows.negotiation.proposal import Payment as Promised
from storage.announcing import announce
from storage.schema import Agreement, Allocation, Instalment, Invoice, Message, OutboxRow, Payment, WebhookDelivery
from storage.unit_of_work import UnitOfWork
from tests.bot.webhooks.ears import subscribe
from tests.bot.world import World

DAY = date(2026, 3, 5)
DUE = (date(2026, 1, 5), date(2026, 2, 5), date(2026, 4, 5))
STRANGERS, KNOWN = ("A-100001", "A-100002"), ("A-200001", "A-200002")
CLIENTS = (*STRANGERS, *KNOWN)
MANY = settings().max_examples > settings.get_profile("quick").max_examples
EXAMPLES = 150 if MANY else 8

BILL = st.tuples(st.integers(1, 9_000), st.sampled_from([0, 0, 500, 7_000]))  # an amount, what of it is disputed
PAID = st.tuples(st.sampled_from(CLIENTS), st.integers(1, 9_000) | st.just(30_000), st.none() | st.integers(1, 3))


@dataclass
class Book:
    """A client's bills, what of the first one is held, and in how many payments they agreed to pay all of them.

    `is_broken`: that agreement is over.
    """

    bills: list[tuple[int, int]]
    held: int | str | None = None
    agreed: int = 0
    is_broken: bool = False


@dataclass
class Day:
    """What clients owe, and what they pay, each payment twice or once."""

    books: list[Book]
    paid: list[tuple[str, int, int | None]] = field(default_factory=list)
    is_twice: bool = False


BOOK = st.builds(
    Book,
    st.lists(BILL, min_size=1, max_size=3),
    st.sampled_from([None, None, 2_000, "all"]),
    st.sampled_from([0, 0, 2]),
    st.booleans(),
)
DAYS = st.builds(
    Day, st.tuples(BOOK, BOOK, BOOK, BOOK).map(list), st.lists(PAID, min_size=1, max_size=6), st.booleans()
)


def write(uow: UnitOfWork, world: World, client: str, book: Book) -> None:
    """Write what a client owes, disputes and agreed to."""
    creditor = world.creditor
    for place, (amount, disputed) in enumerate(book.bills, 1):
        own: dict[str, Any] = {"amount": amount, "balance": amount, "disputed_amount": min(disputed, amount)}
        about: dict[str, Any] = {
            "description": "agua",
            "due_on": DUE[place - 1],
            "currency": "CLP",
            "updated_at": world.now,
        }
        uow.session.add(Invoice(creditor_id=creditor, number=f"{client}-{place}", client_id=client, **about, **own))
    uow.session.flush()
    if book.held:
        part = book.held if isinstance(book.held, int) else None
        facts: dict[str, Any] = {"creditor": creditor, "client": client, "kind": "dispute_invoice", "at": world.now}
        uow.holds.place(**facts, invoice=f"{client}-1", amount=part)
    account = uow.accounts.account(creditor, client, world.now)
    if book.agreed and account.payable >= book.agreed:
        first = account.payable // book.agreed
        plan = tuple(Promised(DAY + timedelta(weeks=week), first) for week in range(book.agreed - 1))
        last = Promised(DAY + timedelta(weeks=book.agreed), account.payable - first * (book.agreed - 1))
        covered = [bill.number for bill in account.invoices if bill.payable]
        terms: dict[str, Any] = {
            "discount": 0,
            "currency": "CLP",
            "proposed_by": "client",
            "policy_version": "2026-01-01",
        }
        row = uow.agreements.book(
            creditor=creditor, client=client, plan=(*plan, last), total=account.payable, invoices=covered,
            at=world.now, **terms,
        )  # fmt: skip
        if book.is_broken:
            uow.agreements.end(creditor, row.id, AgreementStatus.BROKEN)


def thank(uow: UnitOfWork, world: World) -> None:
    """Do what was left to be done right after, as a worker does it."""
    while due := uow.jobs.claim(world.now, 10, only={JOB}):
        for job in due:
            ThankLater(world.app.bot)(uow, job.due_at, job.name.partition(" ")[2])
            uow.jobs.done(job.id)


def told(uow: UnitOfWork, creditor: str) -> dict[str, Any]:
    """Return all that payments leave behind: books, agreements, what is said and noted, what webhooks hear."""
    announce(uow, uow.audit.noted())
    uow.session.flush()

    def rows(table: Any, *order: Any) -> Any:  # noqa: ANN401 - of any table
        return uow.session.scalars(select(table).where(table.creditor_id == creditor).order_by(*order))

    return {
        "bills": [(row.number, row.balance, row.disputed_amount, row.status) for row in rows(Invoice, Invoice.number)],
        "payments": [
            (row.reference, row.client_id, row.amount, row.paid_on, row.source)
            for row in rows(Payment, Payment.reference)
        ],
        "parts": sorted(
            (row.payment_reference, row.invoice_number or "", row.instalment_number or 0, row.amount)
            for row in rows(Allocation, Allocation.id)
        ),
        "agreements": [(row.client_id, row.status) for row in rows(Agreement, Agreement.id)],
        "instalments": [
            (row.agreement_id, row.number, row.paid, row.status)
            for row in rows(Instalment, Instalment.agreement_id, Instalment.number)
        ],
        "said": _said(rows(Message, Message.client_id, Message.seq)),
        "leaving": {(row.client_id, row.channel, row.status) for row in rows(OutboxRow, OutboxRow.id)},
        "noted": sorted(
            (one.subject, one.action, one.actor, str(_without_drawn(one.payload))) for one in uow.audit.noted()
        ),
        "heard": sorted(str((row.event, row.payload["data"])) for row in rows(WebhookDelivery, WebhookDelivery.id)),
    }


def _said(rows: Iterable[Message]) -> dict[str, Any]:
    """Return what each client reads: the last thanks with the sum of all, for one may thank for several, and the rest.

    Nobody is thanked more often than they paid.
    """
    said: dict[str, Any] = {}
    for row in rows:
        thanks, sums, rest = said.setdefault(row.client_id, ([], Counter(), []))
        values = _without_drawn(row.values)
        if row.kind == "thanks":
            amount = values.pop("amount")
            sums[amount["currency"]] += int(amount["amount"])
            thanks[:] = [(row.text_key, values, row.status)]
        else:
            rest.append((row.text_key, values, row.status))
    return said


def _without_drawn(told: dict[str, Any] | None) -> dict[str, Any]:
    """Return what is told, without codes and links, which are drawn anew each time."""
    return {name: value for name, value in (told or {}).items() if name not in {"code", "link", "proof"}}


class House:
    """The world, which is too much to be told of where an example fails."""

    def __init__(self, world: World) -> None:
        self.world = world


@pytest.fixture
def house(world: World) -> House:
    """Give a creditor with two clients who never wrote, and two who showed who they are; a program listens."""
    for place, client in enumerate(CLIENTS):
        world.add_client(client, f"Ana {place}", document=f"1{place}.345.678-5", invoices=())
    for client in KNOWN:
        world.verify(client=client)
    subscribe(world, "https://hooks.example/1")
    return House(world)


@pytest.mark.hypothesis
@given(day=DAYS)
@settings(
    max_examples=EXAMPLES, phases=set(Phase) - {Phase.explain}, suppress_health_check=list(HealthCheck), deadline=None
)
def test_the_same(house: House, day: Day) -> None:
    """Whatever is paid, agreed, disputed or held: taken in at once or one by one, everything is the same."""
    books, app, creditor = house.world, house.world.app, house.world.creditor
    entries = [
        Entry(f"P-{place}", amount, "CLP", DAY, client=client, invoice=f"{client}-{bill}" if bill else None)
        for place, (client, amount, bill) in enumerate(day.paid)
    ]
    with app.database.unit_of_work(creditor) as uow:
        owner = uow.creditors.get(creditor)
        for client, book in zip(CLIENTS, day.books, strict=True):
            write(uow, books, client, book)
        uow.audit.forget()
        found = []
        for least in (1, len(entries) + 1):
            receiver = replace(app.receiver, many=least)
            with uow.session.begin_nested() as trial:
                for _ in range(1 + day.is_twice):
                    receiver.receive(uow, owner, entries, "table", "operator", books.now)
                    thank(uow, books)
                found.append(told(uow, creditor))
                trial.rollback()
            uow.session.expire_all()
            uow.audit.forget()

    assert found[1] == found[0]
