"""Clear away what a run of the tests left that was killed: its processes, its machines, its folder.

A run keeps a lock on a file in its folder, which the kernel drops however the run ends. All that a run starts names the
folder in its environment or its command; on a system without /proc processes are not found, and stay.
"""

import fcntl
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PREFIX = "concilia-"
ALIVE, HOSTS = "alive", "hosts-"
PATIENCE_SECONDS = 5.0  #: between asking a process to end and ending it
PROCESSES = Path("/proc")


def claim(folder: Path) -> int:
    """Say that a run lives that has this folder; return the descriptor that says so for as long as it is open."""
    unready = folder / f"{ALIVE}.{os.getpid()}"
    descriptor = os.open(unready, os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    unready.rename(folder / ALIVE)  # locked before anybody can look for it
    return descriptor


def clear(root: Path | None = None) -> None:
    """Clear away what dead runs left in a folder of temporary files; what lives, or is somebody else's, stays."""
    for folder in (root or Path(tempfile.gettempdir())).glob(f"{PREFIX}*"):
        with suppress(OSError), _dead(folder) as is_dead:
            if is_dead:
                _end(folder)
                _take_down(folder)
                shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _dead(folder: Path) -> Iterator[bool]:
    """Say whether a folder's run is dead, and keep others from clearing it meanwhile. Raises OSError where none was."""
    descriptor = os.open(folder / ALIVE, os.O_RDWR | os.O_NOFOLLOW)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield True
    except BlockingIOError:
        yield False
    finally:
        os.close(descriptor)


def _end(folder: Path) -> None:
    """End every process of a run, kindly first."""
    for way in (signal.SIGTERM, signal.SIGKILL):
        for process in _processes(folder):
            with suppress(OSError):
                os.kill(process, way)
        until = time.monotonic() + PATIENCE_SECONDS
        while _processes(folder) and time.monotonic() < until:
            time.sleep(0.05)


def _processes(folder: Path) -> list[int]:
    names = [os.fsencode(f"{folder}{end}") for end in ("/", "\0")]
    found = []
    for process in PROCESSES.glob("[0-9]*"):
        with suppress(OSError):
            told = (process / "environ").read_bytes() + b"\0" + (process / "cmdline").read_bytes() + b"\0"
            if any(name in told for name in names) and int(process.name) != os.getpid():
                found.append(int(process.name))
    return found


def _take_down(folder: Path) -> None:
    """Take down the machines of a trial: their namespaces, with the cables that end there, and the bridge."""
    for noted in folder.glob(f"{HOSTS}*"):
        mark = noted.name.removeprefix(HOSTS)
        for space in Path("/run/netns").glob(f"{PREFIX}{mark}-*"):
            subprocess.run(["ip", "netns", "del", space.name], capture_output=True, check=False)
        subprocess.run(["ip", "link", "del", f"cb{mark}"], capture_output=True, check=False)
