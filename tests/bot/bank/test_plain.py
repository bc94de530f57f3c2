"""Hold what is recorded for many clients at once against what the cashier records one by one."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from bot.bank.entry import Entry
from bot.bank.receiving import Receiver
from storage.schema import Allocation, Invoice, Payment
from storage.unit_of_work import UnitOfWork
from tests.bot.world import World

DAY = date(2026, 3, 5)
BILLS = ((5_000, date(2026, 1, 5), "uno"), (7_000, date(2026, 2, 5), "dos"), (3_000, date(2026, 4, 5), "tres"))
CLIENTS = ("A-100001", "A-100002")


def told(uow: UnitOfWork, creditor: str) -> dict[str, Any]:
    """Return the payments, where they went and what is left of each bill."""
    bills = uow.session.scalars(select(Invoice).where(Invoice.creditor_id == creditor).order_by(Invoice.number))
    parts = uow.session.scalars(select(Allocation).where(Allocation.creditor_id == creditor).order_by(Allocation.id))
    paid = uow.session.scalars(select(Payment).where(Payment.creditor_id == creditor).order_by(Payment.reference))
    return {
        "bills": [(row.number, row.balance, row.disputed_amount, row.status) for row in bills],
        "parts": sorted((row.payment_reference, row.invoice_number or "", row.amount) for row in parts),
        "payments": [(row.reference, row.client_id, row.amount, row.paid_on, row.source) for row in paid],
    }


@pytest.mark.parametrize("disputed", [0, 7_000])
@pytest.mark.parametrize("held", [None, 2_000, "all"])
@pytest.mark.parametrize(
    "paid",
    [
        [("A-100001", 6_000, None), ("A-100002", 9_000, 2), ("A-100001", 7_500, 1), ("A-100001", 9_000, None)],
        [("A-100002", 5_000, 1), ("A-100002", 5_000, 1), ("A-100002", 20_000, None)],
        [("A-100001", 1, None)],
    ],
)
def test_the_same(world: World, paid: list[tuple[str, int, int | None]], disputed: int, held: int | str | None) -> None:
    """Whatever is paid, disputed or held: taken in at once or one by one, the books are the same."""
    app, creditor = world.app, world.creditor
    with world.unit() as uow:
        person = uow.people.ensure(None, world.now)
        for client in CLIENTS:
            facts = {"locale": "es-CL", "country": "CL", "timezone": "America/Santiago"}
            uow.clients.put(creditor, client, world.now, person_id=person.id, name="Ana Rojas", **facts)
            for place, (amount, due_on, what) in enumerate(BILLS, 1):
                own = {"amount": amount, "balance": amount, "disputed_amount": disputed if place == 2 else 0}
                uow.session.add(
                    Invoice(creditor_id=creditor, number=f"{client}-{place}", client_id=client, description=what,
                            due_on=due_on, currency="CLP", updated_at=world.now, **own)
                )  # fmt: skip
            uow.session.flush()
            if held:
                part = held if isinstance(held, int) else None
                uow.holds.place(creditor=creditor, client=client, kind="dispute_invoice", at=world.now,
                                invoice=f"{client}-1", amount=part)  # fmt: skip
        owner = uow.creditors.get(creditor)
        entries = [
            Entry(f"P-{place}", amount, "CLP", DAY, client=client, invoice=f"{client}-{bill}" if bill else None)
            for place, (client, amount, bill) in enumerate(paid)
        ]
        found = []
        for least in (1, len(entries) + 1):
            receiver = Receiver(app.bot, app.cashier, app.vault, least)
            with uow.session.begin_nested() as trial:
                receiver.receive(uow, owner, entries, "table", "operator", world.now)
                found.append(told(uow, creditor))
                trial.rollback()
            uow.session.expire_all()
            uow.audit.forget()

    assert found[1] == found[0]
