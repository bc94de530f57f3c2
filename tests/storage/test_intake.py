"""Hold what an import asks of those who work beside it."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from storage.database import Database
from storage.staging import Intake, Told
from tests.storage.deeds import CREDITOR, DAY, VAULT
from tests.storage.people import NOW, add_invoice, settle_in

COUNTING = "SHARE UPDATE EXCLUSIVE"  #: the lock that ANALYZE takes


def test_nobody_counts(database: Database) -> None:
    """While an import fills the tables, none of them is counted, which would find no row of it; bills are written."""
    settle_in(database, CREDITOR)
    with database.unit_of_work(CREDITOR) as importing:
        Intake(importing, VAULT, CREDITOR, "CLP", Told(balance=True, payment=False, dispute=False), NOW)
        for table in ("clients", "invoices"):
            with database.unit_of_work(CREDITOR) as counting, pytest.raises(OperationalError, match="could not obtain"):
                counting.session.execute(text(f"LOCK TABLE {table} IN {COUNTING} MODE NOWAIT"))
        with database.unit_of_work(CREDITOR) as writing:
            add_invoice(writing, CREDITOR, "1", "F9", 100, DAY)
            writing.commit()
        importing.commit()

    with database.unit_of_work(CREDITOR) as uow:
        assert "F9" == uow.invoices.get(CREDITOR, "F9").number
