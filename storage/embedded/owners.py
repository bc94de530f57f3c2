"""The processes that hold a server open, each by a locked file.

An owner keeps a lock on a file of its own for as long as it lives. The kernel drops the lock whatever way the process
dies, so a dead owner is told from a live one without pids, which are given again to strangers. A forked child shares
its parent's lock and counts as the same owner.
"""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from storage.embedded.files import open_private


@contextmanager
def guard(folder: Path) -> Iterator[None]:
    """Let one process at a time decide about the server whose control folder this is."""
    descriptor = open_private(folder / "lock")
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


@dataclass(frozen=True)
class Owner:
    """One hold on a server: the file, and the descriptor that keeps it locked."""

    path: Path
    descriptor: int

    def leave(self) -> None:
        """Give up the hold. The guard must be held."""
        self.path.unlink(missing_ok=True)
        os.close(self.descriptor)


def join(folder: Path) -> Owner:
    """Become an owner. The guard must be held: until it is locked, the new file looks like a dead owner's."""
    path = folder / f"owner.{os.getpid()}.{secrets.token_hex(4)}"
    descriptor = open_private(path)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    return Owner(path, descriptor)


def any_alive(folder: Path) -> bool:
    """Forget the dead owners, and tell whether a live one is left. The guard must be held."""
    alive = [_is_alive(path) for path in folder.glob("owner.*")]  # all of them, so that every dead one is forgotten
    return any(alive)


def _is_alive(path: Path) -> bool:
    descriptor = os.open(path, os.O_RDWR | os.O_NOFOLLOW)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    else:
        path.unlink()
        return False
    finally:
        os.close(descriptor)
