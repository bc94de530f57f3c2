"""Give tests a desk to import at, with one creditor."""

from pathlib import Path

import pytest

from storage.database import Database
from tests.bot.portfolio.desk import ImportDesk


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> ImportDesk:
    """Give an empty database with creditor a, of Chile."""
    desk = ImportDesk(database, tmp_path)
    desk.add()
    return desk
