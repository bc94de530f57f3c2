"""Files that root makes in folders that may belong to somebody else.

Root may work in the folder of an ordinary user. What it makes there must stay that user's, and a link that the user put
there must not be followed: it could lead root to any file of the machine.
"""

import os
import tempfile
from pathlib import Path


def open_private(path: Path) -> int:
    """Open a file for reading and appending; a new one is closed to all but the folder's owner."""
    flags = os.O_RDWR | os.O_APPEND | os.O_NOFOLLOW
    try:
        descriptor = os.open(path, flags | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return os.open(path, flags)
    _hand_over(descriptor, path.parent)
    return descriptor


def replace_text(path: Path, text: str, *, for_owner: bool) -> None:
    """Put a file in place whole, or leave what was there; it is ours, or for the folder's owner."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.")
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
        if for_owner:
            _hand_over(descriptor, path.parent)
    Path(name).replace(path)


def _hand_over(descriptor: int, folder: Path) -> None:
    owner = folder.stat()
    if owner.st_uid != os.geteuid():
        os.fchown(descriptor, owner.st_uid, owner.st_gid)
