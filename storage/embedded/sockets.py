"""Where the server's socket lies: in its own folder, or in a short one where that path is too long for a socket."""

import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path

from storage.embedded.account import Account
from storage.errors import FolderRefused

PORT = "5432"  # no port is opened: it is part of the socket's name
PATH_MAX_BYTES = 103  # macOS; Linux allows 107
SHORT_FOLDERS = Path("/tmp")  # noqa: S108 - short on every system, unlike TMPDIR; the folder made in it is closed


def socket_folder(cluster: Path, account: Account | None) -> Path:
    """Return a folder for the socket that only the server's user, and root, can enter. Raises FolderRefused."""
    if len(os.fsencode(cluster / f".s.PGSQL.{PORT}")) <= PATH_MAX_BYTES:
        return cluster
    short = SHORT_FOLDERS / f"concilia-{hashlib.sha256(os.fsencode(cluster)).hexdigest()[:16]}"
    with suppress(FileExistsError):
        short.mkdir(mode=0o700)
    if account is not None and _owner_of_closed(short) == 0:
        os.chown(short, account.uid, account.gid, follow_symlinks=False)
    if _owner_of_closed(short) != (os.geteuid() if account is None else account.uid):
        raise FolderRefused(
            cluster, f"the folder of its socket, {short}, belongs to somebody else or is open to others"
        )
    return short


def lock_file(folder: Path) -> Path:
    """Return the file in which PostgreSQL notes whose the socket is: its pid may become a stranger's, too."""
    return folder / f".s.PGSQL.{PORT}.lock"


def forget(folder: str, cluster: Path) -> None:
    """Remove the short folder of a stopped server, if it had one."""
    if folder not in {"", str(cluster)}:
        with suppress(OSError):
            Path(folder).rmdir()


def _owner_of_closed(folder: Path) -> int | None:
    """Return the owner of a real folder that is closed to all others, or None: in /tmp anybody may have put it."""
    found = folder.lstat()
    return found.st_uid if stat.S_ISDIR(found.st_mode) and not found.st_mode & 0o077 else None
