"""Hold what a rescue does to an agreement's rows, and who approved a case."""

from datetime import date, timedelta

import pytest

from flows.negotiation.account import AgreementStatus, InstalmentStatus
from flows.negotiation.proposal import Payment
from storage.database import Database
from storage.errors import BadSplit
from storage.repositories.accounts import Accounts
from storage.repositories.agreements import Agreements
from storage.repositories.approvals import Approvals
from storage.repositories.cases import Cases
from storage.repositories.payments import Payments
from storage.unit_of_work import UnitOfWork
from tests.storage.people import MINUTE, NOW, add_invoice, book, settle_in

DAY = date(2026, 3, 2)
FIRST, SECOND, THIRD = (DAY + timedelta(days=days) for days in (11, 18, 42))
PLAN = (Payment(FIRST, 50), Payment(THIRD, 50))


def agree(database: Database, *, lapses_on: date | None = None) -> None:
    """Write creditor "a", client "1" with a bill of 100, and an agreement of 50 and 50."""
    settle_in(database, "a")
    with database.unit_of_work("a") as uow:
        add_invoice(uow, "a", "1", "F1", 100, DAY)
        book(uow, PLAN, lapses_on=lapses_on)
        uow.commit()


def rows(uow: UnitOfWork) -> list[tuple[int, date, int, int]]:
    """Return the instalments as decisions see them, in the order of their days."""
    agreed = Accounts(uow.session).account("a", "1", NOW).agreement
    return [(part.number, part.due_on, part.amount, part.paid) for part in agreed.instalments] if agreed else []


def pay(uow: UnitOfWork, amount: int, reference: str) -> None:
    """Record a payment of the client and apply it."""
    account = Accounts(uow.session).account("a", "1", NOW)
    facts = {"creditor": "a", "client": "1", "currency": "CLP", "paid_on": DAY, "source": "test", "at": NOW}
    recorded = Payments(uow.session).record(reference=reference, amount=amount, **facts)  # type: ignore[arg-type]
    agreement = int(account.agreement.id) if account.agreement else None
    Payments(uow.session).allocate(recorded.payment, account.allocate(amount), agreement, NOW)


def test_split(database: Database) -> None:
    """The first part keeps the number, the others get the next ones; money fills them by their days, to the last."""
    agree(database)
    with database.unit_of_work("a") as uow:
        Agreements(uow.session).split("a", "1", 1, (Payment(FIRST, 20), Payment(SECOND, 30)))
        before = rows(uow)
        pay(uow, 60, "R1")
        half = rows(uow)
        pay(uow, 40, "R2")
        status = Agreements(uow.session).of("a", "1")[0].status

    assert [(1, FIRST, 20, 0), (3, SECOND, 30, 0), (2, THIRD, 50, 0)] == before
    assert [20, 30, 10] == [paid for _, _, _, paid in half]
    assert AgreementStatus.KEPT is status


def test_split_what_is_left(database: Database) -> None:
    """What was paid of an instalment stays with its first part; parts that come to another sum are refused."""
    agree(database)
    with database.unit_of_work("a") as uow:
        pay(uow, 10, "R1")
        with pytest.raises(BadSplit):
            Agreements(uow.session).split("a", "1", 1, (Payment(FIRST, 20), Payment(SECOND, 30)))
        Agreements(uow.session).split("a", "1", 1, (Payment(FIRST, 15), Payment(SECOND, 25)))
        found = rows(uow)

    assert [(1, FIRST, 25, 10), (3, SECOND, 25, 0), (2, THIRD, 50, 0)] == found


def test_first_days_are_kept(database: Database) -> None:
    """A moved instalment and the parts of a split one know the day that was agreed first; a skipped one begins anew."""
    agree(database)
    with database.unit_of_work("a") as uow:
        agreements = Agreements(uow.session)
        agreements.move("a", "1", 1, SECOND)
        agreements.split("a", "1", 1, (Payment(SECOND, 20), Payment(SECOND + timedelta(days=1), 30)))
        agreements.skip("a", "1", 2, THIRD + timedelta(days=30))
        agreed = Accounts(uow.session).account("a", "1", NOW).agreement
        assert agreed is not None

    assert {1: FIRST, 3: FIRST, 2: THIRD + timedelta(days=30)} == {
        part.number: part.promised_on for part in agreed.instalments
    }
    assert (2, 1) == (agreed.moves, agreed.skips)
    assert {InstalmentStatus.PENDING} == {part.status for part in agreed.instalments}


@pytest.mark.parametrize(("paid_on", "revived"), [(FIRST, True), (FIRST + timedelta(days=1), False)])
def test_lapsed_and_revived(database: Database, paid_on: date, *, revived: bool) -> None:
    """An early payment that lapsed is taken up again for money that was paid by its last day, and for no other."""
    agree(database, lapses_on=FIRST)
    with database.unit_of_work("a") as uow:
        agreements = Agreements(uow.session)
        agreements.lapse("a", agreements.of("a", "1")[0].id)
        account = Accounts(uow.session).account("a", "1", NOW)
        found = uow.fulfilment.revive("a", "1", paid_on, NOW)

    assert (None, 0, None) == (account.agreement, account.broken_agreements, account.ended)
    assert revived == (found is not None and found.status is AgreementStatus.ACTIVE)


def test_goes_on_for_less(database: Database) -> None:
    """What came while an agreement was over is not asked for again when it goes on."""
    agree(database, lapses_on=FIRST)
    with database.unit_of_work("a") as uow:
        agreements = Agreements(uow.session)
        agreements.lapse("a", agreements.of("a", "1")[0].id)
        pay(uow, 70, "R1")
        uow.fulfilment.revive("a", "1", FIRST, NOW)
        revived = rows(uow)
        pay(uow, 30, "R2")
        uow.credits.record(creditor="a", invoice="F1", amount=10, dated_on=DAY, at=NOW, actor="key:1")
        Payments(uow.session).reverse("a", "R2", DAY, NOW, "")
        taken_back = rows(uow)

    assert [(1, FIRST, 30, 0), (2, THIRD, 0, 0)] == revived
    assert [(1, FIRST, 20, 0), (2, THIRD, 0, 0)] == taken_back


def test_ended(database: Database) -> None:
    """The newest agreement is remembered when it broke, until another one takes its place."""
    agree(database)
    with database.unit_of_work("a") as uow:
        agreements = Agreements(uow.session)
        agreements.end("a", agreements.of("a", "1")[0].id, AgreementStatus.BROKEN)
        broken = Accounts(uow.session).account("a", "1", NOW)
        book(uow, PLAN)
        after = Accounts(uow.session).account("a", "1", NOW)

    assert (AgreementStatus.BROKEN, 1) == (broken.ended and broken.ended.status, broken.broken_agreements)
    assert (None, 1) == (after.ended, after.broken_agreements)


def test_approvals(database: Database) -> None:
    """Approvals are read in the order in which they were given, of one case or of several."""
    settle_in(database, "a")
    with database.unit_of_work("a") as uow:
        facts = {"creditor": "a", "client": "1", "kind": "exception", "at": NOW, "due_at": NOW}
        one, other = (Cases(uow.session).open(**facts).id for _ in range(2))  # type: ignore[arg-type]
        approvals = Approvals(uow.session)
        approvals.add("a", one, "staff:2", NOW)
        approvals.add("a", one, "key:1", NOW + MINUTE)
        given = [row.approver for row in approvals.of("a", one)]
        several = {number: len(found) for number, found in approvals.of_cases([one, other]).items()}

    assert ["staff:2", "key:1"] == given
    assert {one: 2} == several
