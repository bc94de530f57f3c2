"""Hold the commands that stop everything that is sent, and let it leave again."""

from pathlib import Path

import pytest

from storage.database import Database
from storage.schema import Creditor
from tests.bot.commands.conftest import Command
from tests.bot.commands.test_creditors import write
from tests.bot.world import CREDITOR


def stopped(database: Database, creditor: str = CREDITOR) -> Creditor:
    """Return a creditor."""
    with database.unit_of_work() as uow:
        return uow.creditors.get(creditor)


def test_stop_and_resume(concilia: Command, creditor_file: Path, database: Database) -> None:
    """Without a creditor all are stopped, with who and why; the same again resumes what was stopped, once."""
    concilia("creditor", "apply", creditor_file)
    concilia("creditor", "apply", write(creditor_file, creditor="luz-del-valle"))
    who = ("--by", "Paula  Reyes", "--reason", "wrong amounts", "--json")
    said = [concilia("stop-all", *who).json]
    row = stopped(database)
    said += [concilia("resume", *words, *who).json for words in (("--creditor", CREDITOR), (), ())]
    facts = {"by": "Paula Reyes", "reason": "wrong amounts"}

    assert [
        {"creditors": [CREDITOR, "luz-del-valle"], "stopped": True, **facts},
        {"creditors": [CREDITOR], "stopped": False, **facts},
        {"creditors": ["luz-del-valle"], "stopped": False, **facts},
        {"creditors": [], "stopped": False, **facts},
    ] == said
    assert ("Paula Reyes", "wrong amounts") == (row.stopped_by, row.stopped_reason)
    assert (None, None) == (stopped(database).stopped_at, stopped(database, "luz-del-valle").stopped_at)


def test_in_a_hurry(concilia: Command, creditor_file: Path, database: Database) -> None:
    """Nothing but the command is needed, and its words say what is so now."""
    concilia("creditor", "apply", creditor_file)
    said = [concilia(words).out for words in ("stop-all", "resume", "resume")]

    assert f"Nothing leaves in the name of {CREDITOR} until `concilia resume`.\n" == said[0]
    assert [f"Messages of {CREDITOR} leave again.\n", "Nothing was stopped.\n"] == said[1:]
    assert stopped(database).stopped_by is None


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("stop-all",), 1, "creditor apply"),
        (("stop-all", "--creditor", "nobody"), 1, "No creditor is called 'nobody'"),
        (("resume", "--reason", " "), 2, "--reason takes 1 to 200 characters."),
        (("stop-all", "--by", "x" * 201), 2, "--by takes 1 to 200 characters."),
    ],
)
def test_faults(concilia: Command, words: tuple[str, ...], status: int, says: str) -> None:
    """What cannot be stopped is told in a sentence with its remedy."""
    ran = concilia(*words)

    assert (status, True) == (ran.status, says in ran.err)
