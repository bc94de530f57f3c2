"""What a client agreed to is read in one look as it stands in the rows."""

import pytest

from flows.negotiation.account import AgreementStatus, InstalmentStatus
from storage.database import Database
from storage.repositories.accounts import to_value
from storage.repositories.agreed import Agreed, agreed
from storage.repositories.agreements import Agreements
from tests.storage.test_accounts import agree, bill

ACTIVE, BROKEN, KEPT, CANCELLED = (
    AgreementStatus.ACTIVE,
    AgreementStatus.BROKEN,
    AgreementStatus.KEPT,
    AgreementStatus.CANCELLED,
)
TABLE: list[tuple[list[AgreementStatus], int | None, int | None, int]] = [
    ([], None, None, 0),
    ([ACTIVE], 0, None, 0),
    ([ACTIVE, ACTIVE], 1, None, 0),
    ([ACTIVE, BROKEN], 0, None, 1),
    ([BROKEN, ACTIVE], 1, None, 1),
    ([BROKEN], None, 0, 1),
    ([BROKEN, BROKEN], None, 1, 2),
    ([BROKEN, KEPT], None, None, 1),
    ([BROKEN, CANCELLED], None, None, 1),
    ([KEPT], None, None, 0),
]
"""How agreements on bills of their own stand, oldest first; the places of the active one and of the one that broke."""


@pytest.mark.parametrize(("stand", "active", "ended", "broken"), TABLE)
def test_agreed(
    database: Database, stand: list[AgreementStatus], active: int | None, ended: int | None, broken: int
) -> None:
    """The newest active one, else the newest when it broke, as the rows say; and how many broke."""
    bill(database, *(1000 for _ in stand))
    with database.unit_of_work("a") as uow:
        rows = [agree(uow, (f"F{place}",), 400, 350, discount=250) for place, _ in enumerate(stand, start=1)]
        for row, status in zip(rows, stand, strict=True):
            row.status = status
        uow.commit()
    with database.unit_of_work("a") as uow:
        expected = [to_value(row) for row in reversed(uow.agreements.of("a", "1"))]
        found = agreed(uow.session, "a", "1")
        nobody = agreed(uow.session, "a", "2")

    standing, over = (None if place is None else expected[place] for place in (active, ended))
    assert (Agreed(standing, over, broken), Agreed()) == (found, nobody)


def test_rescued(database: Database) -> None:
    """Moved, split and paid instalments are read with their first days, in the order of their days."""
    bill(database, 1000)
    with database.unit_of_work("a") as uow:
        row = agree(uow, ("F1",), 400, 600)
        agreements = Agreements(uow.session)
        uow.fulfilment.fill("a", row.id, 1, 150)
        agreements.move("a", "1", 1, row.instalments[1].due_on.replace(day=28))
        agreements.mark("a", row.id, 2, InstalmentStatus.LATE)
        uow.commit()
    with database.unit_of_work("a") as uow:
        found = agreed(uow.session, "a", "1").active
        expected = to_value(uow.agreements.of("a", "1")[0])

    assert expected == found
    assert found is not None
    assert [2, 1] == [one.number for one in found.instalments]
