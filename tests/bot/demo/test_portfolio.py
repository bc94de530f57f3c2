"""The sample portfolio: invented, whole, the same each time, written once."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

import pytest
from sqlalchemy import select
from stdnum.cl import rut
from stdnum.do import cedula
from stdnum.es import dni
from stdnum.mx import rfc

from bot.app import App
from bot.demo.documents import Bearer, invent
from bot.demo.portfolio import seed
from bot.demo.stories import stories
from flows.contact.clean_debt import faults
from flows.facts import Identity
from flows.identity import Match, compare
from flows.negotiation.account import AgreementStatus
from storage.schema import Agreement, Base, Case, Client, Invoice, Payment
from storage.unit_of_work import UnitOfWork

COUNTRIES = {"CL", "MX", "CO", "PE", "DO", "AR", "CR", "ES"}
Row = TypeVar("Row", bound=Base)


def rows(uow: UnitOfWork, kind: type[Row]) -> Sequence[Row]:
    """Return all rows of a table, of every creditor."""
    uow.scope(*uow.creditors.ids())
    return uow.session.scalars(select(kind)).all()


def test_portfolio_is_whole(seeded: App) -> None:
    """Eight countries, three hundred clients, every kind of account, and no audit chain with a fault."""
    with seeded.database.unit_of_work() as uow:
        creditors, clients, invoices = uow.creditors.all(), rows(uow, Client), rows(uow, Invoice)
        agreements = Counter(agreement.status for agreement in rows(uow, Agreement))
        broken = [fault for creditor in creditors for fault in uow.audit.verify(creditor.id).faults]

        assert COUNTRIES == {creditor.country for creditor in creditors} == {client.country for client in clients}
        assert 300 == len(clients)
        assert {AgreementStatus.ACTIVE, AgreementStatus.BROKEN} <= agreements.keys()
        assert any(invoice.disputed_amount for invoice in invoices)
        assert any(client.document_sealed is None and client.birth_date_sealed is None for client in clients)
        assert {creditor.currency for creditor in creditors} == {invoice.currency for invoice in invoices}
        assert len(rows(uow, Payment)) > 100
        assert len(rows(uow, Case)) >= len(COUNTRIES)
        assert [] == broken


def test_debts_are_clean(seeded: App) -> None:
    """Nobody of the demonstration is kept from a contact by the records of what is due, or is five days ahead."""
    today = seeded.clock.now().date()
    ahead = today + timedelta(days=5)
    with seeded.database.unit_of_work() as uow:
        found = [
            fault
            for client in rows(uow, Client)
            for fault in faults(uow.bookkeeping.of(client.creditor_id, client.id, ahead), ahead, today)
        ]

    assert [] == found


def test_cases_are_of_something(seeded: App) -> None:
    """Whoever has a case at the beginning owes something, and what a dispute is about is stopped."""
    with seeded.database.unit_of_work() as uow:
        cases = rows(uow, Case)
        owed = [sum(bill.balance for bill in uow.invoices.of(case.creditor_id, case.client_id)) for case in cases]
        held = [
            any(hold.invoice_number for hold in uow.holds.of_case(case.creditor_id, case.id))
            for case in cases
            if case.kind.startswith("dispute")
        ]

    assert all(owed)
    assert held
    assert all(held)


def test_money_adds_up(seeded: App) -> None:
    """What every bill still shows is its amount without what was paid for it, in whole pesos and colones."""
    with seeded.database.unit_of_work() as uow:
        invoices = rows(uow, Invoice)
        paid: Counter[tuple[str, str]] = Counter()
        for payment in rows(uow, Payment):
            for part in uow.payments.allocations(payment.creditor_id, payment.reference):
                paid[payment.creditor_id, part.invoice_number or ""] += part.amount

    assert {(row.creditor_id, row.number): row.balance for row in invoices} == {
        (row.creditor_id, row.number): row.amount - paid[row.creditor_id, row.number] for row in invoices
    }
    assert [] == [row.number for row in invoices if row.currency in {"COP", "CRC"} and row.balance % 100]


def test_portfolio_is_written_once(seeded: App) -> None:
    """A second start finds the first one's portfolio, and leaves it alone."""
    assert not seed(seeded)


def test_stories_can_be_told(seeded: App) -> None:
    """Whoever the page introduces is there, and the fact it names opens their account."""
    for story in stories():
        with seeded.database.unit_of_work(story["creditor"]) as uow:
            client = uow.clients.get(story["creditor"], story["id"])
            account = uow.accounts.account(story["creditor"], story["id"], seeded.clock.now())
        sealed = client.document_sealed
        document = seeded.vault.open(sealed) if sealed else None
        if document:
            tail = "".join(filter(str.isalnum, document))[-4:]
            assert Match.RIGHT is compare(Identity(document=document), "document_last4", tail), story["id"]
        assert account.balance > 0, story["id"]

    assert len(stories()) >= 10
    assert COUNTRIES == {story["locale"][-2:] for story in stories()}


@pytest.mark.parametrize(("country", "form"), [("CL", rut), ("MX", rfc), ("DO", cedula), ("ES", dni)])
def test_documents_have_right_check_digits(country: str, form: object) -> None:
    """Invented documents are as the country writes them."""
    chance = Random(7)
    for _ in range(50):
        made = invent(country, Bearer("Íñigo", ("Núñez", "Zúñiga"), date(1980, 5, 15)), chance)
        assert form.is_valid(made.replace(".", "")), made  # type: ignore[attr-defined]


def test_same_seed_same_people() -> None:
    """The same chance makes the same document."""
    bearer = Bearer("Rosa", ("Soto", "Díaz"), date(1970, 1, 2))

    for country in COUNTRIES:
        assert invent(country, bearer, Random(3)) == invent(country, bearer, Random(3))
