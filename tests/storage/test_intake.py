"""Hold what an import asks of those who work beside it."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from storage.database import Database
from storage.staging import Intake, TablesBusy, Told
from tests.storage import deeds
from tests.storage.deeds import CREDITOR, DAY, VAULT
from tests.storage.people import NOW, add_invoice, settle_in

TOLD = Told(balance=True, payment=False, dispute=False)
COUNTING = "SHARE UPDATE EXCLUSIVE"  #: the lock that ANALYZE takes


def test_nobody_counts(database: Database) -> None:
    """While an import fills the tables, none of them is counted, which would find no row of it; bills are written."""
    settle_in(database, CREDITOR)
    with database.unit_of_work(CREDITOR) as importing:
        Intake(importing, VAULT, CREDITOR, "CLP", TOLD, NOW)
        for table in ("clients", "invoices"):
            with database.unit_of_work(CREDITOR) as counting, pytest.raises(OperationalError, match="could not obtain"):
                counting.session.execute(text(f"LOCK TABLE {table} IN {COUNTING} MODE NOWAIT"))
        with database.unit_of_work(CREDITOR) as writing:
            add_invoice(writing, CREDITOR, "1", "F9", 100, DAY)
            writing.commit()
        importing.commit()

    with database.unit_of_work(CREDITOR) as uow:
        assert "F9" == uow.invoices.get(CREDITOR, "F9").number


def test_somebody_counts(database: Database) -> None:
    """Who imports while an operator counts the tables is told to wait, once the limit is over."""
    settle_in(database, CREDITOR)
    with database.unit_of_work(CREDITOR) as counting, database.unit_of_work(CREDITOR) as importing:
        counting.session.execute(text(f"LOCK TABLE clients IN {COUNTING} MODE"))
        importing.session.execute(text("SET LOCAL lock_timeout = '50ms'"))
        with pytest.raises(TablesBusy, match="when it has ended"):
            Intake(importing, VAULT, CREDITOR, "CLP", TOLD, NOW)


def test_new_amount_and_payment(database: Database) -> None:
    """What such a file says was paid is reckoned without the credits whose place it takes."""
    settle_in(database, CREDITOR)
    deeds.bill(database, "F1", 1_000, None)
    deeds.credit(database, "F1", "N1", -125)
    twice = [deeds.take_in(database, [("F1", 182, 30, True)], tells_balance=True, tells_payment=True) for _ in range(2)]
    with database.unit_of_work(CREDITOR) as uow:
        deeds.check_laws(uow)
        paid = [row.amount for row in uow.payments.of(CREDITOR, "1")]

    assert ([1, 0], [152]) == ([one.updated for one in twice], paid)


def test_new_amount(database: Database) -> None:
    """A new amount with its balance takes the place of credits on the old one, for later files too."""
    settle_in(database, CREDITOR)
    deeds.take_in(database, [("F2", 341, 70, True)], tells_balance=False, tells_payment=True)
    deeds.pay(database, "1", "P1", 70, "F2")
    deeds.credit(database, "F2", "N1", -146)
    deeds.pay(database, "1", "P2", 146, "F2")
    twice = [
        deeds.take_in(database, [("F2", 31, 31, False)], tells_balance=True, tells_payment=False) for _ in range(2)
    ]
    with database.unit_of_work(CREDITOR) as uow:
        deeds.check_laws(uow)
        left = uow.invoices.get(CREDITOR, "F2").balance

    assert ([1, 0], 0) == ([one.updated for one in twice], left)
