"""Codes are apart, are found again by everybody, and are forgotten in their time."""

from datetime import timedelta

from flows.proof import read
from storage.database import Database
from tests.storage.people import NOW, settle_in


def test_made_and_found(database: Database) -> None:
    """A code says in whose name, how, when and to where; nothing in it is the client's, and no creditor is in scope."""
    settle_in(database, "a")
    with database.unit_of_work("a") as uow:
        code = uow.codes.make("a", "sms", "4821", NOW)
        uow.commit()
    with database.unit_of_work() as uow:
        found, unknown = uow.codes.find(code), uow.codes.find("")

    assert found is not None
    assert (code, "sms", "4821", NOW, "A") == (read(code), found.channel, found.tail, found.at, found.creditor.name)
    assert None is unknown


def test_kept_with_the_message(database: Database) -> None:
    """A transaction that is rolled back leaves no code."""
    settle_in(database, "a")
    with database.unit_of_work("a") as uow:
        code = uow.codes.make("a", "sms", "4821", NOW)
        uow.rollback()
        assert None is uow.codes.find(code)


def test_forgotten(database: Database) -> None:
    """What was made before a moment goes, what was made then stays."""
    settle_in(database, "a")
    with database.unit_of_work("a") as uow:
        old, new = (uow.codes.make("a", "sms", "", NOW + timedelta(seconds=after)) for after in (0, 1))
        uow.codes.forget(NOW + timedelta(seconds=1))
        assert (True, False) == (uow.codes.find(old) is None, uow.codes.find(new) is None)
