"""Whose process the pid file names.

PostgreSQL leaves `postmaster.pid` behind when it is killed. After a reboot, or in a container, its pid may be another
process's by then; PostgreSQL itself refuses to start over such a file when that process belongs to its own user.
"""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from storage.embedded.files import replace_text

FILE = "postmaster.pid"
SOCKET_LINE = 4
# The program itself: its children call themselves "postgres: checkpointer" and the like.
IS_POSTGRES = re.compile(r"(^|/)postgres( -|$)")
NOBODY = 2**31 - 1  # above every system's highest pid


@dataclass(frozen=True)
class Postmaster:
    """The pid that the file names, and the folder of the socket, empty while the server is not that far."""

    pid: int
    socket_folder: str


def read(cluster: Path) -> Postmaster | None:
    """Return what the pid file says, or None without a file that says anything."""
    try:
        lines = (cluster / FILE).read_text().splitlines()
        return Postmaster(int(lines[0]), lines[SOCKET_LINE].strip() if len(lines) > SOCKET_LINE else "")
    except (FileNotFoundError, IndexError, ValueError):
        return None


def is_serving(pid: int, cluster: Path) -> bool:
    """Tell whether this process is a PostgreSQL server that may be working on `cluster`.

    A postgres whose command line names no folder counts as ours: a pid file is overruled only in certainty.
    """
    command = _command_line(pid)
    names_a_folder = " -D " in command
    return bool(IS_POSTGRES.search(command)) and (not names_a_folder or f" -D {cluster} " in f"{command} ")


def overrule(cluster: Path) -> None:
    """Put a pid that no process has into a pid file left behind, so that PostgreSQL sees that it was.

    The file is kept because its other lines let PostgreSQL find out whether children of the dead server still run.
    """
    path = cluster / FILE
    if path.exists():
        rest = path.read_text().splitlines()[1:]
        replace_text(path, "\n".join([str(NOBODY), *rest, ""]), for_owner=True)


def _command_line(pid: int) -> str:
    """Return a process's command line: empty when it is gone, or dead and not yet buried."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace").rstrip("\0").replace("\0", " ")
    except OSError:
        return "" if Path("/proc/self").exists() else _said_by_ps(pid)


def _said_by_ps(pid: int) -> str:
    """Ask `ps` where there is no /proc, as on macOS."""
    command = ["/bin/ps", "-ww", "-o", "command=", "-p", str(pid)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
