"""Run processes that may be killed at any moment and started again, each on a machine of the trial."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import SystemRandom

from storage.embedded.account import Account

HERE = Path(__file__).resolve().parents[2]
PATIENCE = 60.0  #: seconds until a trial gives up on a process
PAUSE = 0.05
PORTS = range(20_000, 32_000)  #: below those that the system gives by itself
TRIED = 50
HERE_ALONE: tuple[str, ...] = ()


@dataclass
class Part:
    """One process with a name; what it says is appended to a file. `machine` stands before its command.

    `ready` is a word that it says when it works, `began` where in the file its last start is.
    """

    name: str
    command: Sequence[str]
    folder: Path
    env: Mapping[str, str] = field(default_factory=dict)
    machine: Sequence[str] = HERE_ALONE
    account: Account | None = None
    ready: str = ""
    began: int = 0
    popen: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> Path:
        """The file of what it says."""
        return self.folder / f"{self.name}.log"

    @property
    def runs(self) -> bool:
        """Tell whether the process is there."""
        return self.popen is not None and self.popen.poll() is None

    def start(self) -> None:
        """Start it, unless it runs."""
        if self.runs:
            return
        with self.log.open("ab") as log:
            self.began = log.tell()
            self.popen = subprocess.Popen(
                [*self.machine, *_becoming(self.account), *self.command],
                cwd=self.folder,  # no `.env` lies there
                env=dict(self.env),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def end(self, how: signal.Signals = signal.SIGKILL) -> None:
        """Send it a signal and wait until it is gone; its children get none of their own."""
        if self.popen is None:
            return
        with suppress(ProcessLookupError):
            self.popen.send_signal(how)
        self.popen.wait(PATIENCE)

    def wait_for(self, word: str) -> str:
        """Return the first line since its last start that holds a word; fail when it ends before."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = next((line for line in self.said().splitlines() if word in line), None)
            if found is not None:
                return found
            if not self.runs:
                break
            time.sleep(PAUSE)
        raise AssertionError(f"{self.name} never said {word!r}; it said:\n{self.said()[-4000:]}")

    def wait_until_ready(self, seconds: float) -> None:
        """Wait until it works, at most so long, and no longer than it runs."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.runs and self.ready not in self.said():
            time.sleep(PAUSE)

    def said(self) -> str:
        """Return all that it said since its last start."""
        if not self.log.exists():
            return ""
        return self.log.read_bytes()[self.began :].decode("utf-8", errors="replace")


def python(*words: str) -> tuple[str, ...]:
    """Return the command that runs a module with this interpreter."""
    return (sys.executable, "-m", *words)


def surroundings(**settings: str) -> dict[str, str]:
    """Return the environment of a process of the service: this one's without its settings, and these."""
    mine = {name: value for name, value in os.environ.items() if not name.startswith("CONCILIA_")}
    return mine | {"PYTHONPATH": str(HERE)} | {f"CONCILIA_{name}": value for name, value in settings.items()}


def free_port(host: str = "127.0.0.1") -> int:
    """Return a port that nobody listens on now, and that no outgoing connection is given while its owner is dead."""
    for port in SystemRandom().sample(PORTS, TRIED):
        with suppress(OSError), socket.create_server((host, port)):
            return port
    raise AssertionError(f"No port of {TRIED} is free at {host}")


def _becoming(account: Account | None) -> tuple[str, ...]:
    """Return what lets a command run as an unprivileged user."""
    if account is None:
        return ()
    return ("setpriv", f"--reuid={account.uid}", f"--regid={account.gid}", "--clear-groups")
