"""Hold who may be written to of what they owe, and what is known of them: the same as one by one, in few looks."""

from datetime import date, timedelta
from typing import Any

import pytest

from flows.contact.cadence.reach import Near
from flows.negotiation.account import AgreementStatus
from flows.negotiation.proposal import Payment
from flows.negotiation.till import Allocation
from storage.database import Database
from storage.repositories.accounts import Accounts
from storage.repositories.addresses import Addresses
from storage.repositories.agreements import Agreements
from storage.repositories.cases import Cases
from storage.repositories.clients import Clients
from storage.repositories.conversations import Conversations
from storage.repositories.dues import Span
from storage.repositories.holds import Holds
from storage.repositories.invoices import Invoices
from storage.repositories.messages import Messages
from storage.repositories.owing import TRACE, Owing
from storage.repositories.payments import Payments
from storage.repositories.people import People
from storage.schema import Direction
from storage.unit_of_work import UnitOfWork
from tests.storage.people import MINUTE, NOW, add_invoice, book, settle_in

DAY = date(2026, 3, 2)
LATER = NOW + timedelta(days=1)
EVERY = Near(frozenset({DAY}), frozenset({DAY}))  #: of whatever the clients here owe something may be said
NOTHING = frozenset[date]()


@pytest.fixture
def owing(database: Database) -> Database:
    """Give creditor "a" with clients "1" to "3", each with a bill of 1,000."""
    settle_in(database, "a", clients=3)
    with database.unit_of_work("a") as uow:
        for client in "123":
            add_invoice(uow, "a", client, f"F{client}", 1_000, DAY)
        uow.commit()
    return database


def one(uow: UnitOfWork, client: str = "1") -> Owing:
    """Return what is known of a client of "a"."""
    found = uow.dues.of("a", client, LATER)
    assert found
    return found


def ids(uow: UnitOfWork) -> list[str]:
    """Return the clients that may be written to."""
    span = uow.dues.span("a")
    assert span
    return [found.client for found in uow.dues.near("a", LATER, span, EVERY)]


def test_account(owing: Database) -> None:
    """A client's account is the one that decisions work on: disputes and holds counted, the agreement in force."""
    with owing.unit_of_work("a") as uow:
        add_invoice(uow, "a", "1", "G1", 2_000, DAY + timedelta(days=5))
        Holds(uow.session).place(creditor="a", client="1", kind="dispute_invoice", at=NOW, invoice="G1", amount=300)
        Holds(uow.session).place(creditor="a", client="1", kind="paused", at=NOW, invoice="F1", until=LATER)
        Holds(uow.session).place(creditor="a", client="2", kind="bereavement", at=NOW)
        book(uow, (Payment(DAY, 500), Payment(DAY + timedelta(days=9), 500)))
        found = [(one(uow, client).account, Accounts(uow.session).account("a", client, LATER)) for client in "123"]

    assert [mine for mine, _ in found] == [whole for _, whole in found]


def test_spans(owing: Database) -> None:
    """Spans of any size walk all clients once, by their ids, and tell the zones where they are."""
    with owing.unit_of_work("a") as uow:
        uow.clients.get("a", "3").timezone = "America/Lima"
        uow.session.flush()
        first = uow.dues.span("a", limit=2)
        assert first
        rest = uow.dues.span("a", first.last, limit=2)

        assert Span("", "2", frozenset({"America/Santiago"}), goes_on=True) == first
        assert Span("2", "3", frozenset({"America/Lima"}), goes_on=False) == rest
        assert uow.dues.span("a", "3") is None
        assert ["3"] == [one.client for one in uow.dues.near("a", LATER, rest, EVERY)]


@pytest.mark.parametrize(
    ("bills", "promised", "found"),
    [
        ({DAY}, NOTHING, ["1", "2"]),
        ({DAY + timedelta(days=5)}, NOTHING, ["1"]),
        ({DAY - timedelta(days=1)}, NOTHING, []),
        (NOTHING, {DAY + timedelta(days=9)}, ["3"]),
        (NOTHING, {DAY}, []),  # paid
        (NOTHING, {DAY + timedelta(days=20)}, []),  # an agreement that broke
        (NOTHING, NOTHING, []),
    ],
)
def test_near(owing: Database, bills: set[date], promised: set[date], found: list[str]) -> None:
    """Who owes nothing of the dates that may be spoken of is not looked at: no open bill, and no promised day."""
    with owing.unit_of_work("a") as uow:
        add_invoice(uow, "a", "1", "G1", 2_000, DAY + timedelta(days=5))
        uow.invoices.put("a", "F3", NOW, balance=0)
        broken = book(uow, (Payment(DAY + timedelta(days=20), 500),))
        Agreements(uow.session).end("a", broken.id, AgreementStatus.BROKEN)
        kept = book(uow, (Payment(DAY, 500), Payment(DAY + timedelta(days=9), 500)), ("F3",), client="3")
        uow.fulfilment.fill("a", kept.id, 1, 500)
        span = uow.dues.span("a")
        assert span
        near = uow.dues.near("a", LATER, span, Near(frozenset(bills), frozenset(promised)))

    assert found == [one.client for one in near]


@pytest.mark.parametrize("reason", ["visitor", "opted_out", "no_consent", "wrong", "stopped", "case", "paid"])
def test_left_out(owing: Database, reason: str) -> None:
    """Who is not to be written to is in no page: a visitor, a wish, no address that is theirs, a person at work."""
    with owing.unit_of_work("a") as uow:
        row = Clients(uow.session).get("a", "2")
        point, address = Clients(uow.session).contact_points("a", "2")[0]
        if reason == "visitor":
            row.visitor_since = NOW
        if reason == "opted_out":
            People(uow.session).opt_out(row.person_id, "sms", NOW)
        if reason == "no_consent":
            point.consent = False
        if reason == "wrong":
            Addresses(uow.session).mark_wrong(address.id, NOW)
        if reason == "stopped":
            Addresses(uow.session).opt_out(address.id, NOW)
        if reason == "case":
            Cases(uow.session).open(creditor="a", client="2", kind="human", at=NOW, due_at=LATER)
        if reason == "paid":
            Invoices(uow.session).put("a", "F2", NOW, balance=0)
        uow.session.flush()

        assert (["1", "3"], None) == (ids(uow), uow.dues.of("a", "2", LATER))


def test_roll(owing: Database) -> None:
    """A roll names everybody but visitors, page by page, and of who is not to be written to the reason."""
    with owing.unit_of_work("a") as uow:
        clients = Clients(uow.session)
        People(uow.session).opt_out(clients.get("a", "1").person_id, "sms", NOW)
        Cases(uow.session).open(creditor="a", client="1", kind="human", at=NOW, due_at=LATER)
        clients.contact_points("a", "2")[0][0].consent = False
        Cases(uow.session).open(creditor="a", client="3", kind="human", at=NOW, due_at=LATER)
        uow.session.flush()
        first = uow.dues.roll("a", LATER, limit=2)
        rest = uow.dues.roll("a", LATER, first.after or "", limit=2)
        uow.invoices.put("a", "F2", NOW, balance=0)
        uow.session.flush()
        found = [uow.dues.any_of("a", client, LATER) for client in "12"]

        assert [["1", "2"], ["3"]] == [first.clients, rest.clients]
        assert ["opt_out", "no_address", "open_case"] == [one.withheld for one in (*first.owing, *rest.owing)]
        assert ["opt_out", None] == [one and one.withheld for one in found]
        assert (["1", "3"], None) == ([one.client for one in uow.dues.roll("a", LATER).owing], rest.after)


def test_stranger(owing: Database) -> None:
    """Who showed nowhere who they are is a stranger, until they do; a number that was given away proves nothing."""
    with owing.unit_of_work("a") as uow:
        address = Clients(uow.session).contact_points("a", "1")[0][1]
        before = one(uow).habits.is_stranger
        Clients(uow.session).verify("a", "1", address.id, NOW)
        after = one(uow).habits.is_stranger
        other = Addresses(uow.session).ensure("web", "x", NOW)
        Clients(uow.session).reach("a", "1", other.id, consent=True)
        Addresses(uow.session).mark_wrong(address.id, NOW)
        uow.session.flush()

        assert (True, False, True) == (before, after, one(uow).habits.is_stranger)


def test_habits(owing: Database) -> None:
    """The most days that a paid bill was late, and the promises broken; early money and open bills say nothing."""
    with owing.unit_of_work("a") as uow:
        add_invoice(uow, "a", "1", "P1", 100, DAY - timedelta(days=12))
        add_invoice(uow, "a", "1", "P2", 100, DAY + timedelta(days=3))
        broken = book(uow, (Payment(DAY, 500),))
        Agreements(uow.session).end("a", broken.id, AgreementStatus.BROKEN)
        for reference, invoice in (("R1", "P1"), ("R2", "P2"), ("R3", "F1")):
            _pay(uow, reference, invoice, 100)
        early, never = one(uow).habits, one(uow, "2").habits

    assert (1, 12) == (early.broken, early.latest_days)
    assert (0, 0) == (never.broken, never.latest_days)


def test_paid_on(owing: Database) -> None:
    """The days on which somebody paid in the last half year are read of who has a bill whose day has not come."""
    with owing.unit_of_work("a") as uow:
        for reference, days in (("R1", 3), ("R2", 40), ("R3", 300)):
            _pay(uow, reference, "F1", 100, DAY - timedelta(days=days))
        late = one(uow).habits.paid_on
        add_invoice(uow, "a", "1", "G1", 2_000, DAY + timedelta(days=5))
        uow.session.flush()
        ahead = one(uow).habits.paid_on

    assert ((), {DAY - timedelta(days=3), DAY - timedelta(days=40)}) == (late, set(ahead))


def _pay(uow: UnitOfWork, reference: str, invoice: str, amount: int, paid_on: date = DAY) -> None:
    facts: dict[str, Any] = {"creditor": "a", "client": "1", "currency": "CLP", "source": "bank"}
    payments = Payments(uow.session)
    recorded = payments.record(reference=reference, amount=amount, paid_on=paid_on, at=NOW, **facts)
    payments.allocate(recorded.payment, [Allocation(amount, invoice=invoice)], None, NOW)


def test_done(owing: Database) -> None:
    """The contacts that we began are known by their keys, on the client's local day; answers are none."""
    late = NOW.replace(hour=2)  # still the day before in Santiago
    with owing.unit_of_work("a") as uow:
        for trace, at, by in ((f"k1{TRACE}9", NOW, "bot"), ("abc", late, "bot"), ("k2", NOW, "client")):
            Messages(uow.session).add(
                Conversations(uow.session).lock("a", "1"),
                direction=Direction.OUT,
                channel="sms",
                initiated_by=by,
                kind="due",
                text="Hola",
                at=at + MINUTE,
                trace_id=trace,
            )

        assert {"k1": DAY, "abc": DAY - timedelta(days=1)} == one(uow).done
