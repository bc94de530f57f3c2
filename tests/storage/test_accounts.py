"""Hold accounts, agreements and payments: the ledger and the value that decisions work on say the same."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import DatabaseError

from flows.negotiation.account import Account, AgreementStatus, InstalmentStatus
from flows.negotiation.proposal import Payment
from storage.database import Database
from storage.errors import Missing, PaymentDiffers, PolicyExists
from storage.repositories.accounts import Accounts
from storage.repositories.agreements import Agreements
from storage.repositories.holds import Holds
from storage.repositories.invoices import Invoices
from storage.repositories.payments import Payments, Recorded
from storage.repositories.policies import Policies
from storage.schema import Agreement, InvoiceStatus
from storage.unit_of_work import UnitOfWork
from tests.emptying import Owner
from tests.storage.people import MINUTE, NOW, add_invoice, book, settle_in

DAY = date(2026, 3, 2)


def read(uow: UnitOfWork) -> Account:
    """Read the account of client "1" with creditor "a"."""
    return Accounts(uow.session).account("a", "1", NOW)


def bill(database: Database, *amounts: int) -> None:
    """Write creditor "a" and its client "1" with invoices "F1", "F2" … each due a day after the one before."""
    settle_in(database, "a")
    with database.unit_of_work("a") as uow:
        for number, amount in enumerate(amounts, start=1):
            add_invoice(uow, "a", "1", f"F{number}", amount, DAY + timedelta(days=number))
        uow.commit()


def agree(uow: UnitOfWork, invoices: tuple[str, ...], *amounts: int, discount: int = 0) -> Agreement:
    """Book an agreement with weekly payments."""
    plan = tuple(Payment(DAY + timedelta(weeks=week), amount) for week, amount in enumerate(amounts, start=1))
    return book(uow, plan, invoices, discount=discount)


def pay(uow: UnitOfWork, reference: str, amount: int, invoice: str | None = None) -> Recorded:
    """Record a payment, and apply it when it is new."""
    payments = Payments(uow.session)
    recorded = payments.record(
        creditor="a",
        client="1",
        reference=reference,
        amount=amount,
        currency="CLP",
        paid_on=DAY,
        source="bank",
        at=NOW,
    )
    if recorded.is_new:
        account = read(uow)
        agreement = int(account.agreement.id) if account.agreement else None
        payments.allocate(recorded.payment, account.allocate(amount, invoice=invoice), agreement, NOW)
    return recorded


def test_account(database: Database) -> None:
    """An account holds the open invoices, the payments, the active agreement and how many were broken."""
    bill(database, 1000, 2000)
    with database.unit_of_work("a") as uow:
        broken = agree(uow, ("F1",), 1000)
        Agreements(uow.session).end("a", broken.id, AgreementStatus.BROKEN)
        pay(uow, "P0", 1000, "F1")
        agree(uow, ("F2",), 1500, 500)
        account = read(uow)

    assert account.agreement is not None
    assert ("CLP", ["F2"], 2000, 1) == (
        account.currency,
        [invoice.number for invoice in account.invoices],
        account.balance,
        account.broken_agreements,
    )
    assert [("P0", 1000)] == [(payment.reference, payment.amount) for payment in account.payments]
    assert (("F2",), [1500, 500], NOW) == (
        account.agreement.invoices,
        [instalment.amount for instalment in account.agreement.instalments],
        account.agreement.accepted_at,
    )


@pytest.mark.parametrize(
    ("invoice", "amount", "until", "expected"),
    [
        ("F1", None, None, [(0, True), (0, False)]),  # the invoice stands still
        ("F1", 300, None, [(300, False), (0, False)]),  # a part of it
        ("F1", 5000, None, [(1000, False), (0, False)]),  # never more than it is
        (None, None, None, [(0, True), (0, True)]),  # the whole account
        ("F1", None, NOW + MINUTE, [(0, True), (0, False)]),  # not over yet
        ("F1", None, NOW, [(0, False), (0, False)]),  # over
    ],
)
def test_holds(database: Database, invoice: str | None, amount: int | None, until: None, expected: object) -> None:
    """A hold in force stops an invoice, a part of it or all of them; one that is over stops nothing."""
    bill(database, 1000, 2000)
    with database.unit_of_work("a") as uow:
        Holds(uow.session).place(
            creditor="a", client="1", kind="dispute_invoice", at=NOW, invoice=invoice, amount=amount, until=until
        )
        account = read(uow)

    assert expected == [(invoice.disputed, invoice.on_hold) for invoice in account.invoices]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("dispute_invoice", 0),  # the bill may be wrong
        ("dispute_service", 0),  # it never came
        ("bereavement", 0),  # nobody is asked
        ("distress", 0),  # nobody is asked
        ("complaint", 3000),  # we are silent; who wants to pay can
        ("payment_claim", 3000),  # the same
        ("exception", 3000),  # another proposal is judged
        ("refer", 3000),  # the same
        ("hardship", 3000),  # a pause, not a refusal
    ],
)
def test_only_some_holds_forbid_to_pay(database: Database, kind: str, expected: int) -> None:
    """A hold on the account stops what we write; only where nobody may ask does it take money from the negotiation."""
    bill(database, 1000, 2000)
    with database.unit_of_work("a") as uow:
        Holds(uow.session).place(creditor="a", client="1", kind=kind, at=NOW)
        account = read(uow)

    assert expected == account.payable


def test_lifted(database: Database) -> None:
    """A lifted hold stops nothing, and stays on record."""
    bill(database, 1000)
    with database.unit_of_work("a") as uow:
        holds = Holds(uow.session)
        hold = holds.place(creditor="a", client="1", kind="dispute_invoice", at=NOW, invoice="F1")
        before = len(holds.active("a", "1", NOW))
        holds.lift("a", hold.id, NOW)
        holds.lift("a", hold.id, NOW + MINUTE)
        after, kept = holds.active("a", "1", NOW), holds.of("a", "1")

    assert (1, [], [NOW]) == (before, after, [row.lifted_at for row in kept])


def test_same_payment(database: Database) -> None:
    """The same reference twice is the same payment, and pays once."""
    bill(database, 1000)
    with database.unit_of_work("a") as uow:
        recorded = [pay(uow, "P1", 400).is_new, pay(uow, "P1", 400).is_new]
        balance = read(uow).balance

    assert ([True, False], 600) == (recorded, balance)


def test_other_payment(database: Database) -> None:
    """A known reference with another amount is refused: somebody must look."""
    bill(database, 1000)
    with database.unit_of_work("a") as uow:
        pay(uow, "P1", 400)
        with pytest.raises(PaymentDiffers, match="a reference names one payment"):
            pay(uow, "P1", 500)


def test_paid(database: Database) -> None:
    """A paid invoice is closed, what is paid too much is the client's credit."""
    bill(database, 1000, 2000)
    with database.unit_of_work("a") as uow:
        pay(uow, "P1", 3500)
        statuses = [invoice.status for invoice in Invoices(uow.session).of("a", "1")]
        credit = Payments(uow.session).credit("a", "1")

    assert ([InvoiceStatus.PAID] * 2, 500) == (statuses, credit)


def test_disputed_follows(database: Database) -> None:
    """When somebody pays into a disputed invoice, the disputed part never exceeds what is left."""
    bill(database, 1000)
    with database.unit_of_work("a") as uow:
        Invoices(uow.session).put("a", "F1", NOW, disputed_amount=800)
        pay(uow, "P1", 700, "F1")
        invoice = Invoices(uow.session).get("a", "F1")

    assert (300, 300) == (invoice.balance, invoice.disputed_amount)


def test_kept(database: Database) -> None:
    """A fully paid agreement is kept, its discount forgiven, its invoices closed."""
    bill(database, 1000, 2000)
    with database.unit_of_work("a") as uow:
        agreement = agree(uow, ("F1", "F2"), 1200, 1200, discount=600)
        pay(uow, "P1", 1200)
        halfway = [instalment.status for instalment in Agreements(uow.session).get("a", agreement.id).instalments]
        pay(uow, "P2", 1200)
        found = Agreements(uow.session).get("a", agreement.id)
        account = read(uow)

    assert [InstalmentStatus.PAID, InstalmentStatus.PENDING] == halfway
    assert (AgreementStatus.KEPT, 0, None) == (found.status, account.balance, account.agreement)


def test_replaced(database: Database) -> None:
    """A new agreement replaces the active one, whatever it covers: a client never has two to keep at once."""
    bill(database, 1000, 2000, 3000)
    with database.unit_of_work("a") as uow:
        first = agree(uow, ("F1", "F2"), 3000)
        other = agree(uow, ("F3",), 3000)
        second = agree(uow, ("F2",), 2000)
        found = {row.id: (row.status, row.replaced_by) for row in Agreements(uow.session).of("a", "1")}

    assert {
        first.id: (AgreementStatus.REPLACED, other.id),
        other.id: (AgreementStatus.REPLACED, second.id),
        second.id: (AgreementStatus.ACTIVE, None),
    } == found


def test_reversed_after_kept(database: Database) -> None:
    """When money that kept an agreement never arrived, it is expected again, and its discount is forgiven no more."""
    bill(database, 1000, 500)
    with database.unit_of_work("a") as uow:
        agreement = agree(uow, ("F1",), 400, 400, discount=200)
        pay(uow, "P1", 400)
        pay(uow, "P2", 400)
        kept = (Agreements(uow.session).get("a", agreement.id).status, read(uow).balance)
        reversals = [Payments(uow.session).reverse("a", "P2", DAY, NOW, "sin fondos") for _ in range(2)]
        found = Agreements(uow.session).get("a", agreement.id)
        lines = [row.amount for row in uow.credits.of("a", "1")]
        unbalanced, balance = uow.credits.unbalanced("a"), read(uow).balance

    assert ((AgreementStatus.KEPT, 500), [True, False]) == (kept, reversals)
    assert (AgreementStatus.ACTIVE, [400, 0]) == (found.status, [part.paid for part in found.instalments])
    assert ([200, -200], [], 600 + 500) == (lines, unbalanced, balance)


def test_unpaid_by(database: Database) -> None:
    """Active agreements with an unpaid instalment due by a day are found, and no others."""
    bill(database, 1000, 2000)
    with database.unit_of_work("a") as uow:
        agreement = agree(uow, ("F1",), 500, 500)
        agreements = Agreements(uow.session)
        before = agreements.unpaid_by("a", DAY + timedelta(days=6))
        due = [row.id for row in agreements.unpaid_by("a", DAY + timedelta(days=7))]
        pay(uow, "P1", 500)
        after = agreements.unpaid_by("a", DAY + timedelta(days=7))

    assert ([], [agreement.id], []) == (before, due, after)


def test_terms(database: Database) -> None:
    """Two agreements with the same terms have the same sum; any other term gives another."""
    bill(database, 1000)
    with database.unit_of_work("a") as uow:
        first, same, other = agree(uow, ("F1",), 600, 400), agree(uow, ("F1",), 600, 400), agree(uow, ("F1",), 400, 600)

    assert (True, False) == (first.sha256 == same.sha256, first.sha256 == other.sha256)


@settings(max_examples=25)
@given(
    bills=st.lists(st.integers(2, 5_000), min_size=1, max_size=4),
    payments=st.lists(st.integers(1, 6_000), max_size=5),
    agreed=st.booleans(),
)
def test_ledger(owner: Owner, migrated_url: str, bills: list[int], payments: list[int], agreed: bool) -> None:
    """Whatever is paid, in whatever pieces: billed − owed = paid − credit, each payment allocated to the last."""
    owner.empty()
    database = Database(migrated_url, pool_size=1)
    bill(database, *bills)
    with database.unit_of_work("a") as uow:
        if agreed:
            half = sum(bills) // 2
            agree(uow, tuple(f"F{number}" for number in range(1, len(bills) + 1)), half, sum(bills) - half)
        for number, amount in enumerate(payments):
            pay(uow, f"P{number}", amount)
        allocated = [
            sum(row.amount for row in Payments(uow.session).allocations("a", f"P{number}"))
            for number in range(len(payments))
        ]
        owed = sum(invoice.balance for invoice in Invoices(uow.session).of("a", "1"))
        credit = Payments(uow.session).credit("a", "1")
    database.close()
    left = sum(bills) - sum(payments)

    assert (payments, max(left, 0), max(-left, 0)) == (allocated, owed, credit)


@pytest.mark.parametrize(
    "facts",
    [
        {"amount": -1, "balance": 0},
        {"amount": 10, "balance": -1},
        {"amount": 10, "balance": 10, "disputed_amount": -1},
    ],
)
def test_impossible_invoice(database: Database, facts: dict[str, int]) -> None:
    """The server refuses amounts below nothing."""
    settle_in(database, "a")
    with database.unit_of_work("a") as uow, pytest.raises(DatabaseError, match="ck_invoices_amounts"):
        Invoices(uow.session).put("a", "F1", NOW, client_id="1", due_on=DAY, currency="CLP", **facts)


def test_policy_versions(database: Database) -> None:
    """A version applied again is the same; with other words it is refused; the last applied one is in force."""
    settle_in(database, "a", "b")
    with database.unit_of_work("a", "b") as uow:
        policies = Policies(uow.session)
        none = policies.current("a")
        for version in ("1", "2", "1"):
            policies.apply("a", version, f"version: {version}", NOW)
        current = policies.current("a")
        with pytest.raises(PolicyExists, match="give the changed one a new version"):
            policies.apply("a", "1", "version: other", NOW)
        elsewhere = policies.current("b")

    assert (None, "1", None) == (none, current.version if current else None, elsewhere)


@pytest.mark.parametrize(
    ("ask", "sentence"),
    [
        (lambda uow: Invoices(uow.session).get("a", "F9"), "There is no invoice F9."),
        (lambda uow: Payments(uow.session).get("a", "P9"), "There is no payment P9."),
        (lambda uow: Agreements(uow.session).get("a", 9), "There is no agreement 9."),
        (lambda uow: Policies(uow.session).get("a", "9"), "There is no policy 9."),
        (lambda uow: Holds(uow.session).lift("a", 9, NOW), "There is no hold 9."),
        (lambda uow: Agreements(uow.session).mark("a", 9, 1, InstalmentStatus.LATE), "There is no instalment 9/1."),
    ],
)
def test_missing(database: Database, ask: object, sentence: str) -> None:
    """What does not exist is named in one sentence."""
    settle_in(database, "a")
    with database.unit_of_work("a") as uow, pytest.raises(Missing) as fault:
        ask(uow)  # type: ignore[operator]

    assert sentence == str(fault.value)
