"""Make a file of a database, while others write to it."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from storage.address import read_url
from storage.backup import programs
from storage.backup.parcel import Header, Sealer, new_salt
from storage.backup.snapshot import open_snapshot
from storage.errors import WrongSchema
from storage.migrations import HEAD
from storage.vault import Vault

Heard = Callable[[int], None]  #: is told how many bytes were copied


@dataclass(frozen=True, slots=True)
class Copy:
    """What was copied, or made of a copy: the file's header, rows of each table, heads of the audit logs."""

    header: Header
    rows: dict[str, int]
    audit: dict[str, str]


def backup(url: str, vault: Vault, path: Path, now: datetime, heard: Heard = lambda _: None) -> Copy:
    """Write the whole database, as it is at one moment, to a new file that only its owner can read.

    Raises FileExistsError, CopyFailed, WrongSchema; then there is no file.
    """
    with _draft(path) as file, open_snapshot(url) as moment:
        if moment.schema is None:
            raise WrongSchema(None, HEAD)
        header = Header(now.isoformat(timespec="seconds"), moment.schema, moment.postgres, vault.name, new_salt())
        sealer = Sealer(file, header, vault.backup_key(vault.name))
        name, told = moment.share(), moment.inventory()

        def take(piece: bytes) -> None:
            sealer.put(piece)
            heard(len(piece))

        programs.dump(read_url(url), name, moment.scope if moment.bound else None, take)
        sealer.end(told)
    return copied(header, told)


def copied(header: Header, told: dict[str, Any]) -> Copy:
    """Return what an inventory tells."""
    return Copy(header, told["rows"], told["audit"])


@contextmanager
def _draft(path: Path) -> Iterator[IO[bytes]]:
    """Give a file that takes its name once it is whole and on the disk; else none is left."""
    if path.exists():
        raise FileExistsError(17, "it exists already; name a new one", str(path))
    draft = path.with_name(f".{path.name}.draft")
    draft.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)
