"""Make a database of a backup's file: an empty one, in one transaction, counted at the end."""

from collections.abc import Callable
from pathlib import Path

from storage.address import read_url
from storage.backup import programs
from storage.backup.backup import Copy, Heard, copied
from storage.backup.parcel import Header, read_header, read_records
from storage.backup.snapshot import open_snapshot
from storage.errors import CopyDiffers, NewerBackup, NotEmpty
from storage.migrations import is_known, settle_role
from storage.vault import Vault


def restore(url: str, vault: Vault, path: Path, heard: Heard = lambda _: None) -> Copy:
    """Fill an empty database with what a file holds; its schema is the one that it had.

    Raises BrokenBackup, NewerBackup, NotEmpty, OtherKey or CopyFailed, and nothing is written; CopyDiffers after that.
    """
    with path.open("rb") as file:
        header = read_header(file)
        if not is_known(header.schema):
            raise NewerBackup(header.schema)
        key = vault.backup_key(header.key)
        _check_empty(url)
        with programs.restoring(read_url(url)) as feed:
            last = _OneBehind(feed, heard)
            told = read_records(file, header, key, last.take)
            last.end()
    settle_role(url)
    _check_same(url, told)
    return copied(header, told)


def inspect(path: Path, vault: Vault, heard: Heard = lambda _: None) -> Copy:
    """Read a file to its end and return what it holds, writing nothing. Raises BrokenBackup, OtherKey."""
    with path.open("rb") as file:
        header: Header = read_header(file)
        told = read_records(file, header, vault.backup_key(header.key), lambda piece: heard(len(piece)))
    return copied(header, told)


def read_name(path: Path) -> str:
    """Return the name of the secret key that opens a file. Raises BrokenBackup."""
    with path.open("rb") as file:
        return read_header(file).key


class _OneBehind:
    """Feeds each piece once the next one was read: nothing can be kept of a file before its end was seen."""

    def __init__(self, feed: Callable[[bytes], None], heard: Heard) -> None:
        self._feed, self._heard, self._held = feed, heard, b""

    def take(self, piece: bytes) -> None:
        """Feed what is held, and hold a piece."""
        self.end()
        self._held = piece

    def end(self) -> None:
        """Feed what is held."""
        self._feed(self._held)
        self._heard(len(self._held))


def _check_empty(url: str) -> None:
    with open_snapshot(url) as moment:
        if there := moment.tables():
            raise NotEmpty(len(there))


def _check_same(url: str, told: dict[str, object]) -> None:
    with open_snapshot(url) as moment:
        found = moment.inventory()
    if differ := [name for name in sorted(told) if told[name] != found[name]]:
        raise CopyDiffers(" and ".join(differ))
