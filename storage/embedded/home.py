"""Where the database folder lies: in the data folder, or, where the server's user cannot go, in a refuge.

When root starts us from a home folder closed to others, the server's user cannot pass through it. The database then
lies under the refuge, and a file in the data folder says where.
"""

import os
import secrets
from pathlib import Path

from storage.embedded.account import account_for
from storage.embedded.files import replace_text
from storage.embedded.owners import guard
from storage.embedded.programs import make_refuge, run
from storage.errors import FolderRefused

REFUGE = Path("/var/lib/concilia")
CLUSTER = "postgres"
CONTROL = "postgres.control"
POINTER = "postgres.location"


def settle(data_dir: Path, refuge: Path = REFUGE) -> Path:
    """Return the folder that holds, or is to hold, the database and its control folder."""
    make_control(data_dir)
    with guard(data_dir / CONTROL):
        home = _known(data_dir) or _chosen(data_dir, refuge)
    make_control(home)
    return home


def make_control(home: Path) -> None:
    """Make the folder of locks and log, closed to everybody else, the server included. Raises FolderRefused."""
    control = home / CONTROL
    control.mkdir(mode=0o700, parents=True, exist_ok=True)
    if control.is_symlink():
        raise FolderRefused(home, f"{control} is a link")


def _known(data_dir: Path) -> Path | None:
    """Return the home decided before, if any. Raises FolderRefused when it cannot be trusted."""
    if (data_dir / CLUSTER).exists():
        return data_dir
    pointer = data_dir / POINTER
    if not pointer.exists():
        return None
    if pointer.lstat().st_uid != os.geteuid():
        raise FolderRefused(data_dir, f"{pointer} belongs to another user; start Concilia as that user")
    home = Path(pointer.read_text().strip())
    if not home.is_dir():
        raise FolderRefused(data_dir, f"its data lay in {home}, which is gone; remove {pointer} only to begin anew")
    return home


def _chosen(data_dir: Path, refuge: Path) -> Path:
    """Decide on a home for a new database, and leave word of it in the data folder."""
    if _can_enter(data_dir):
        return data_dir
    make_refuge(refuge)
    home = refuge / f"data-{secrets.token_hex(8)}"
    home.mkdir()
    home.chmod(0o711)
    if not _can_enter(home):
        home.rmdir()
        raise FolderRefused(data_dir, f"the server's user can enter neither it nor {refuge}")
    replace_text(data_dir / POINTER, f"{home}\n", for_owner=False)
    return home


def _can_enter(folder: Path) -> bool:
    """Tell whether the server's user can pass through a folder: only trying proves it."""
    account = account_for(folder / CLUSTER)
    if account is None or os.geteuid() != 0:
        return True
    return run(Path("/bin/sh"), "-c", 'cd -- "$1"', "sh", str(folder), account=account)[0] == 0
