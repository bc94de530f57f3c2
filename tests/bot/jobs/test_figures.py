"""Hold that the newest file of a creditor's folder is held against what we know each day, where one is named."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.jobs.figures import CompareFigures, newest
from storage.database import Database
from storage.schema import AuditEntry, Job
from tests.bot.portfolio.desk import HEADER, NOW, VAULT, ImportDesk, owner


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> ImportDesk:
    """Give a creditor with a folder, and another without."""
    desk = ImportDesk(database, tmp_path)
    (tmp_path / "theirs").mkdir()
    desk.add("a", figures={"folder": str(tmp_path / "theirs")})
    desk.add("b")
    desk.take(f"{HEADER}\n1,Ana,F1,2026-03-10,100")
    return desk


def lay(desk: ImportDesk, row: str, name: str, day: int) -> None:
    """Lay a file into the creditor's folder, as of a day."""
    path = desk.write(f"{HEADER}\n{row}", f"theirs/{name}")
    at = datetime(2026, 3, day, tzinfo=UTC).timestamp()
    os.utime(path, (at, at))


def noted(desk: ImportDesk) -> list[str]:
    """Return what the job notes of the creditor."""
    with desk.database.unit_of_work("a", "b") as uow:
        CompareFigures(VAULT)(uow, NOW, "")
        names = list(uow.session.scalars(select(Job.name).where(Job.name.startswith("figures "))))
        CompareFigures(VAULT)(uow, NOW, "a")
        uow.audit.write()
        found = uow.session.scalars(select(AuditEntry.action).where(AuditEntry.action.startswith("figures.")))
        assert ["figures a"] == names
        return list(found)


def test_nothing_there(desk: ImportDesk) -> None:
    """A folder without a file, and one that is not there, is noted."""
    assert ["figures.missing"] == noted(desk)
    assert newest(desk.folder / "none") is None


def test_newest_counts(desk: ImportDesk) -> None:
    """The file written last is compared; rejected rows beside it are no file of the creditor's."""
    lay(desk, "1,Ana,F1,2026-03-10,90", "old.csv", 1)
    lay(desk, "1,Ana,F1,2026-03-10,100", "new.csv", 2)
    lay(desk, "", "new.csv.rejected.csv", 3)

    assert ["figures.agree"] == noted(desk)


def test_differences_are_noted(desk: ImportDesk) -> None:
    """What differs is noted by its kinds, without a client's data."""
    lay(desk, "1,Ana,F1,2026-03-10,90", "new.csv", 2)

    assert ["figures.differ"] == noted(desk)


def test_unreadable(desk: ImportDesk) -> None:
    """A file that cannot be read is noted with the reason."""
    (desk.folder / "theirs/new.csv").write_text("nothing,of,ours\n1,2,3\n", "utf-8")

    assert ["figures.unread"] == noted(desk)


def test_folder_is_a_path() -> None:
    """The folder is told from the root on: a service is started from anywhere."""
    with pytest.raises(ValueError, match="folder"):
        owner(figures={"folder": "theirs"})
