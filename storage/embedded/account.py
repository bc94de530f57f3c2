"""The user that the server runs as: ourselves, unless we are root, which PostgreSQL refuses to be."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from storage.errors import FolderRefused, NoAccount

USER = "concilia"
LAST_RESORT = "nobody"
HOMELESS = ("--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin")


@dataclass(frozen=True)
class Account:
    """An unprivileged user and group, by number."""

    uid: int
    gid: int


def account_for(cluster: Path) -> Account | None:
    """Return the account for the server of `cluster`, or None where that is ourselves.

    PostgreSQL opens only a folder that belongs to its own user, so the owner of an existing folder decides.
    Raises FolderRefused when that owner cannot be the server's user.
    """
    owner = cluster.stat() if cluster.exists() else None
    if os.geteuid() != 0:
        if owner is not None and owner.st_uid != os.geteuid():
            raise FolderRefused(
                cluster, f"it belongs to the user {_name(owner.st_uid)}; start Concilia as that user or as root"
            )
        return None
    if owner is None:
        return _unprivileged()
    if owner.st_uid == 0:
        raise FolderRefused(cluster, "it belongs to root, and PostgreSQL does not run as root; give it to another user")
    return Account(owner.st_uid, owner.st_gid)


def _unprivileged() -> Account:
    """Return the user kept for us, created if that can be, or else the user of last resort."""
    for name in (USER, LAST_RESORT):
        if name == USER:
            _create(name)
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        if entry.pw_uid != 0:
            return Account(entry.pw_uid, entry.pw_gid)
    raise NoAccount(USER)


def _create(name: str) -> None:
    """Create a system user without home and without login, where the machine has a way to and lacks the user."""
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if useradd is None or _exists(name):
        return
    subprocess.run(
        [useradd, "--system", "--user-group", "--no-create-home", *HOMELESS, name],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,  # a read-only system refuses, and the user of last resort serves
    )


def _exists(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


def _name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)
