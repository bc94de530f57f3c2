"""Hold that contact rules are kept once, whoever keeps them, and stay as they were."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from flows.contact.kept import KeptPack, keep
from storage.database import Database
from tests.storage.people import NOW

FIRST, SECOND = (keep("CL", version, {"version": version}) for version in ("1", "2"))


def test_kept_once(database: Database) -> None:
    """What is kept already stays as it was, with its moment; what is new stands beside it."""
    with database.unit_of_work() as uow:
        new = [uow.packs.keep(packs, NOW + timedelta(days=day)) for day, packs in enumerate(([FIRST], [FIRST, SECOND]))]
        rows = [(row.version, row.since, row.document) for row in uow.packs.all()]
        found = uow.packs.of("CL", SECOND.checksum)

    assert [1, 1] == new
    assert [("1", NOW, FIRST.document), ("2", NOW + timedelta(days=1), SECOND.document)] == rows
    assert found is not None
    assert (None, SECOND.document) == (uow.packs.of("PE", SECOND.checksum), found.document)


def test_at_once(database: Database) -> None:
    """Processes that start at the same moment keep the same rules once, and none of them fails."""

    def start(packs: list[KeptPack]) -> int:
        with database.unit_of_work() as uow:
            kept = uow.packs.keep(packs, NOW)
            uow.commit()
        return kept

    with ThreadPoolExecutor(4) as processes:
        list(processes.map(start, [[FIRST, SECOND], [SECOND, FIRST]] * 4))
    with database.unit_of_work() as uow:
        rows = [row.version for row in uow.packs.all()]

    assert ["1", "2"] == sorted(rows)
