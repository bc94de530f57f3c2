"""Hold how a creditor gets a cadence of its own: by the file that its own file names, read when it is applied."""

from pathlib import Path

import pytest

from bot.cadences import cadence_of, default_cadence, promises_only
from bot.creditors.document import CreditorFile
from storage.database import Database
from tests.bot.commands.conftest import Command
from tests.bot.commands.test_creditors import write
from tests.bot.world import CREDITOR

OWN = 'version: "7"\ngap_days: 4\nrows:\n  - {kind: due}\nsegments:\n  shops:\n    - {kind: missed, day: 2}\n'


def stored(database: Database) -> CreditorFile:
    """Return the creditor as it was stored."""
    with database.unit_of_work(CREDITOR) as uow:
        return CreditorFile.model_validate(uow.creditors.get(CREDITOR).document)


def test_own(concilia: Command, creditor_file: Path, database: Database) -> None:
    """The cadence that a creditor's file names is in force from then on, with its segments; it has no fault."""
    (creditor_file.parent / "cadence.yml").write_text(OWN, "utf-8")
    applied = concilia("creditor", "apply", write(creditor_file, contact={"cadence": "cadence.yml"}))
    found = cadence_of(stored(database))

    assert (0, "7", 4) == (applied.status, found.version, found.gap_days)
    assert [["due"], ["missed"]] == [[row.kind for row in found.of(segment)] for segment in (None, "shops")]
    assert [] == concilia("check", "--json").json["faults"]


@pytest.mark.parametrize("named", [{}, {"contact": {}}, {"contact": {"cadence": "default"}}])
def test_default(concilia: Command, creditor_file: Path, database: Database, named: dict[str, object]) -> None:
    """A creditor that names none has the one that ships, as by its name."""
    concilia("creditor", "apply", write(creditor_file, **named))

    assert default_cadence() == cadence_of(stored(database))
    assert [] == concilia("check", "--json").json["faults"]


def test_promises(concilia: Command, creditor_file: Path, database: Database) -> None:
    """A creditor that writes of no bill has what the one that ships says of promised days."""
    concilia("creditor", "apply", write(creditor_file, contact={"cadence": "promises"}))
    kinds = {row.kind for row in cadence_of(stored(database)).rows}

    assert {"promise", "missed"} == kinds
    assert [] == concilia("check", "--json").json["faults"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            OWN.replace("kind: due", "kind: due, day: 4"),
            "cadence.yml: line 4: rows[0].day is 4, no day of due: write 0",
        ),
        (None, "contact.cadence: cadence.yml cannot be read; write its path relative to this file"),
    ],
)
def test_refused(concilia: Command, creditor_file: Path, text: str | None, said: str) -> None:
    """A creditor whose cadence has faults, or is not there, is not stored; each fault is told with its line."""
    if text is not None:
        (creditor_file.parent / "cadence.yml").write_text(text, "utf-8")
    ran = concilia("creditor", "apply", write(creditor_file, contact={"cadence": "cadence.yml"}))

    assert 1 == ran.status
    assert said in ran.err
    assert [] == concilia("creditor", "list", "--json").json


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (5, "contact.cadence: is not the name of a file; write one such as cadence.yml."),
        ({"version": "1", "rows": [{"kind": "due", "day": 2}]}, "contact.cadence: rows[0].day is 2, no day of due"),
    ],
)
def test_in_its_place(concilia: Command, creditor_file: Path, written: object, said: str) -> None:
    """What stands in the place of the name is looked at just so."""
    ran = concilia("creditor", "apply", write(creditor_file, contact={"cadence": written}))

    assert 1 == ran.status
    assert said in ran.err


def test_never_read(concilia: Command, creditor_file: Path, database: Database) -> None:
    """`check` names a creditor whose cadence was not read when it was stored; meanwhile only promises are spoken of."""
    concilia("creditor", "apply", creditor_file)
    with database.unit_of_work(CREDITOR) as uow:
        row = uow.creditors.get(CREDITOR)
        row.document = {**row.document, "contact": {"cadence": "cadence.yml"}}
        uow.commit()

    assert [f"{CREDITOR}: contact.cadence: cadence.yml was not read; `concilia creditor apply` reads it."] == (
        concilia("check", "--json").json["faults"]
    )
    assert promises_only() == cadence_of(stored(database))
