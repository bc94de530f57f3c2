"""Hold what the page on backups says of recovery to the second: what was written until then is there, nothing after."""

import re
import shlex
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import build
from bot.clock import Clock
from nlu.intents import Model
from storage.embedded import program
from storage.embedded.account import Account, account_for
from tests.bot.conftest import SECRET, settings_of
from tests.bot.services import HERE
from tests.bot.world import CREDITOR, Wall, World
from tests.failure.conftest import trial_folder
from tests.failure.parts import PATIENCE, PAUSE, free_port
from tests.failure.postgres import Postgres
from tests.operations.house import furnish

__all__ = ["trial_folder"]
PAGE = (HERE / "docs/operations/backup.md").read_text()
SETTING = re.compile(r"`(\w+) = '?([^`']+)'?`")
BASE = re.compile(r"`(pg_basebackup [^`]+)`")
HOST = "127.0.0.1"
BEFORE, AFTER = "cuánto debo", "la luz nunca llegó"


def settings_of_page(folder: Path, **moment: str) -> dict[str, str]:
    """Return the settings that the page names, with our folder in place of its archive."""
    told = {name: value.replace("/archive/", f"{folder}/archive/") for name, value in SETTING.findall(PAGE)}
    return told | moment


@contextmanager
def serving(folder: Path, settings: dict[str, str], data: Path | None = None) -> Iterator[Postgres]:
    """Run a server, on a new database or on one that is there; at the end it is killed, as by a power cut."""
    postgres = Postgres(folder, HOST, free_port(), data=data, own=settings)
    try:
        postgres.start()
        yield postgres
    finally:
        postgres.part.end()


@contextmanager
def talking(postgres: Postgres, data_folder: Path) -> Iterator[World]:
    """Open the bot on a server."""
    wall = Wall()
    app = build(replace(settings_of(postgres.url, data_folder), secret_key=SECRET), Clock(wall))
    with closing(app):
        yield World(app, wall)


def copied(postgres: Postgres, folder: Path) -> Path:
    """Copy the running server by the page's command; return the folder of the copy."""
    (words,) = BASE.findall(PAGE)
    options = [word for word in shlex.split(words)[1:] if word.startswith("--") and "pgdata" not in word]
    base = folder / "base"
    subprocess.run(
        [program("pg_basebackup"), f"--pgdata={base}", *options, f"--dbname={postgres.dsn}"],
        check=True,
        timeout=PATIENCE,
    )
    owner = account_for(postgres.data)
    for path in (base, *base.rglob("*")):
        hand_over(path, owner)
    return base


def hand_over(path: Path, owner: Account | None) -> None:
    """Give a file to the server's user, where that is not ourselves."""
    if owner is not None:
        shutil.chown(path, owner.uid, owner.gid)


def wait_for(reached: Callable[[], object]) -> None:
    """Wait until something has come to pass."""
    end = time.monotonic() + PATIENCE
    while not reached():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(PAUSE)


@pytest.mark.timeout(300)
def test_to_the_second(trial_folder: Path, data_folder: Path, model: Model) -> None:
    """A server that is lost comes back as it was at a moment: the talk until then, proven, and nothing of after it."""
    archive = trial_folder / "archive"
    archive.mkdir()
    hand_over(archive, account_for(trial_folder / "first/data/postgres"))
    ahead = {name: value for name, value in settings_of_page(trial_folder).items() if name.startswith("archive_")}
    with serving(trial_folder / "first", ahead) as lost:
        furnish(settings_of(lost.url, data_folder), SECRET)
        base = copied(lost, trial_folder)
        with talking(lost, data_folder) as world:
            world.say(BEFORE)
            (row,) = lost.rows("SELECT clock_timestamp()::text AS moment")
            world.say(AFTER)
        (row_of_file,) = lost.rows("SELECT pg_walfile_name(pg_switch_wal()) AS name")
        wait_for((archive / str(row_of_file["name"])).exists)

    target = {"recovery_target_time": str(row["moment"])}
    after = {name: value for name, value in settings_of_page(trial_folder, **target).items() if name not in ahead}
    (base / "recovery.signal").touch()
    with serving(trial_folder / "first", after, base) as found:
        wait_for(lambda: found.rows("SELECT NOT pg_is_in_recovery() AS over")[0]["over"])
        with talking(found, data_folder) as world:
            heard = [message.text for message in world.messages() if message.direction == "in"]
            with world.unit(CREDITOR) as uow:
                whole = uow.audit.verify(CREDITOR).is_whole
            answered = world.say(AFTER)

    assert (True, False) == (BEFORE in heard, AFTER in heard)
    assert whole
    assert answered
