"""What waits for advisers is seen to by urgency and need; what a client is worth comes after both."""

from datetime import timedelta

from storage.caseload import waiting
from storage.database import Database
from tests.storage.people import MINUTE, NOW, settle_in

CASES = (  # client, kind, priority, due after
    ("1", "human", 3, 5 * MINUTE),
    ("2", "human", 3, 9 * MINUTE),
    ("3", "hardship", 3, 9 * MINUTE),
    ("4", "human", 3, timedelta(hours=2)),
    ("5", "human", 2, timedelta(hours=9)),
)
WORTH = {"2": 1_000_000, "4": 9_000_000}


def test_order(database: Database) -> None:
    """Urgent before normal, sooner hours before later, the vulnerable before others; only then who is worth more."""
    settle_in(database, "a", clients=5)
    with database.unit_of_work("a") as uow:
        for client, worth in WORTH.items():
            uow.clients.get("a", client).yearly_value = worth
        for client, kind, priority, due in CASES:
            uow.cases.open(creditor="a", client=client, kind=kind, priority=priority, at=NOW, due_at=NOW + due)

        assert ["5", "3", "2", "1", "4"] == [one.client.id for one in waiting(uow.session)]
