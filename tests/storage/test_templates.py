"""Hold what is known of an account's texts: one row for each, the last word counts, only what may be sent is usable."""

from datetime import timedelta

from storage.database import Database
from storage.repositories.templates import APPROVED, SESSION
from tests.storage.people import NOW


def test_the_last_word_counts(database: Database) -> None:
    """A text is written once in each account and language; its status and moment are the last ones told."""
    later = NOW + timedelta(hours=2)
    with database.unit_of_work() as uow:
        for status, at in (("received", NOW), (APPROVED, later)):
            uow.templates.put("AC1", "nudge", "es", kind="template", sid="HX1", status=status, checksum="c", at=at)
        uow.templates.put("AC2", "nudge", "es", kind="template", sid="HX2", status="rejected", checksum="c", at=NOW)
        uow.commit()
    with database.unit_of_work() as uow:
        (row,) = uow.templates.all("AC1")
        assert ("HX1", APPROVED, NOW, later) == (row.sid, row.status, row.submitted_at, row.checked_at)
        assert ["HX2"] == [row.sid for row in uow.templates.all("AC2")]


def test_what_may_be_sent(database: Database) -> None:
    """Approved texts and the window's buttons may be sent; whatever waits, was rejected or paused may not."""
    with database.unit_of_work() as uow:
        for status in (APPROVED, SESSION, "received", "pending", "rejected", "paused", "disabled"):
            uow.templates.put("AC1", status, "es", kind="template", sid="HX1", status=status, checksum="c", at=NOW)
        uow.commit()
    with database.unit_of_work() as uow:
        assert [APPROVED, SESSION] == [row.name for row in uow.templates.usable("AC1")]
        assert [] == uow.templates.usable("AC2")
