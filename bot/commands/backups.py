"""Copy everything that is remembered into one sealed file, and make a database of it again."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import click

from bot import stops
from bot.clock import read_wall
from bot.commands.context import FILE, as_json, remembering, settings, show
from bot.commands.stops import name_who
from bot.counted import counted
from bot.log import configure
from bot.memory import find_secret_key, known_vault_of, reach, vault_of
from bot.settings import Settings
from storage.backup.backup import Copy
from storage.backup.backup import backup as write
from storage.backup.restore import inspect, read_name
from storage.backup.restore import restore as fill
from storage.database import Database
from storage.errors import OtherKey
from storage.queue.jobs import BACKUP
from storage.vault import Vault

NEW = click.Path(dir_okay=False, path_type=Path)
RESTORED = "restored from the backup of {made_at}"


@click.command()
@click.argument("file", type=NEW)
@as_json
def backup(file: Path, *, as_json: bool) -> None:
    """Copy the whole database, as it is at one moment, into a new file that only the secret key opens.

    The service may go on meanwhile. The secret key is not in the file: keep it apart.

    Example: concilia backup concilia-2026-03-05.backup
    """
    configure()
    given = settings()
    vault = known_vault_of(given)
    with reach(given) as url, _bar("Copied") as heard:
        copy = write(url, vault, file, read_wall(), heard)
        _note(url, made=True)
    size = file.stat().st_size
    words = f"{file}: {_told(copy)}, {size:,} bytes, sealed under the secret key {copy.header.key}."
    show({"file": str(file), "bytes": size, **_as_json(copy)}, as_json=as_json, words=words)


@click.command()
@click.argument("file", type=FILE)
@click.option("--check", is_flag=True, help="Read the file to its end, and write nothing.")
@click.option("--leave-running", is_flag=True, help="Let messages leave; without it none does until resumed.")
@click.option("--by", default=None, help="Who decides it. Default: who is signed in to this machine.")
@as_json
def restore(file: Path, by: str | None, *, check: bool, leave_running: bool, as_json: bool) -> None:
    """Fill an empty database from a file of `concilia backup`, count what came, and stop everything that is sent.

    What was sent after the backup is not known here: `concilia resume` lets messages leave once that was looked at.

    Example: concilia restore concilia-2026-03-05.backup
    """
    configure()
    given, who = settings(), name_who(by)
    vault = _vault(given, file)
    if check:
        with _bar("Read") as heard:
            copy = inspect(file, vault, heard)
        show(_as_json(copy), as_json=as_json, words=f"{file} is whole: {_told(copy)}.")
        return
    with reach(given) as url:
        with _bar("Restored") as heard:
            copy = fill(url, vault, file, heard)
        _note(url, made=False)
        stopped = [] if leave_running else _stop(who, copy)
    then = "Nothing is sent until `concilia resume`." if stopped else ""
    words = f"{_told(copy)[0].upper()}{_told(copy)[1:]}. {then}".strip()
    show({**_as_json(copy), "stopped": stopped}, as_json=as_json, words=words)


def _vault(given: Settings, file: Path) -> Vault:
    """Return the vault of the keys that are set: one that is made now would open nothing."""
    if find_secret_key(given) is None:
        raise OtherKey(read_name(file))
    return vault_of(given)


def _note(url: str, *, made: bool) -> None:
    """Write down when a copy of this database was made; a restored one has none of its own, whatever it was told."""
    database = Database(url)
    with database.unit_of_work() as uow:
        if made:
            uow.jobs.note(BACKUP, read_wall() + uow.clock.get())
        else:
            uow.jobs.unsay(BACKUP)
        uow.commit()
    database.close()


def _stop(who: str, copy: Copy) -> list[str]:
    """Bring the schema up to date and stop every creditor."""
    why = RESTORED.format(made_at=copy.header.made_at)
    with remembering() as memory, memory.database.unit_of_work() as uow:
        creditors = list(uow.creditors.ids())
        if creditors:
            stops.stop(uow, creditors, who, why, memory.clock.now(), "operator")
            uow.commit()
        return creditors


def _told(copy: Copy) -> str:
    rows = counted(sum(copy.rows.values()), "row", "rows")
    tables = counted(len(copy.rows), "table", "tables")
    return f"{rows} of {tables}, as they were at {copy.header.made_at}"


def _as_json(copy: Copy) -> dict[str, Any]:
    header = copy.header
    return {
        "made_at": header.made_at,
        "schema": header.schema,
        "key": header.key,
        "rows": copy.rows,
        "audit": copy.audit,
    }


@contextmanager
def _bar(label: str) -> Iterator[Callable[[int], None]]:
    """Show on a terminal how many bytes were copied: how many there will be nobody knows before."""
    bar = click.progressbar(
        count(), label=label, show_pos=True, show_percent=False, show_eta=False,
        bar_template="%(label)s  %(info)s bytes", file=sys.stderr, hidden=not sys.stderr.isatty(),
    )  # fmt: skip
    with bar as shown:
        yield shown.update
