"""Start the service as its own process, as an operator does, and end it in every way."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from subprocess import PIPE, STDOUT
from threading import Thread

import httpx

from bot.clock import CHANNEL
from bot.settings import Settings
from tests.bot.world import World

HERE = Path(__file__).resolve().parents[2]
PATIENCE = 60  #: seconds until a test gives up on a process


@dataclass
class Process:
    """A process of the service, with what it said."""

    popen: subprocess.Popen[str]
    said: list[str] = field(default_factory=list)

    def wait_for(self, word: str) -> str:
        """Return the first line that holds a word; fail when the process ends before."""
        assert self.popen.stdout is not None
        for line in self.popen.stdout:
            self.said.append(line)
            if word in line:
                Thread(target=self._drain, daemon=True).start()
                return line
        raise AssertionError("".join(self.said))

    def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal and return the exit status."""
        self.popen.send_signal(how)
        return self.popen.wait(PATIENCE)

    def _drain(self) -> None:
        assert self.popen.stdout is not None
        self.said.extend(self.popen.stdout)


@dataclass
class Service(Process):
    """A process that serves."""

    address: str = ""

    def get(self, path: str) -> httpx.Response:
        """Ask for a page."""
        return httpx.get(self.address + path, timeout=PATIENCE)


def environment(settings: Settings, **more: str) -> dict[str, str]:
    """Return the environment of a process with these settings."""
    given = {
        "CONCILIA_DATABASE_URL": settings.database_url or "",
        "CONCILIA_SECRET_KEY": settings.secret_key or "",
        "CONCILIA_DATA_DIR": str(settings.data_dir),
        "CONCILIA_TELEGRAM_TOKEN": settings.telegram_token or "",
        "CONCILIA_TELEGRAM_WEBHOOK_SECRET": settings.telegram_webhook_secret or "",
        "CONCILIA_TELEGRAM_API_URL": settings.telegram_api_url or "",
        "PYTHONPATH": str(HERE),
    }
    return {name: value for name, value in os.environ.items() if not name.startswith("CONCILIA_")} | given | more


def hurry(world: World) -> None:
    """Let a fifth of a second be a whole one for the services: what waits for a lease of the dead waits shorter."""
    time.sleep(0.2)
    with world.unit() as uow:
        uow.clock.put(uow.clock.get() + timedelta(seconds=1))
        uow.notify(CHANNEL)


@contextmanager
def running(settings: Settings, folder: Path, *words: str, **more: str) -> Iterator[Process]:
    """Run a command; whatever happens, it is gone at the end."""
    command = [sys.executable, "-m", "bot", *words]
    env = environment(settings, **more)
    with subprocess.Popen(
        command, stdout=PIPE, stderr=STDOUT, text=True, cwd=folder, env=env, start_new_session=True
    ) as popen:
        try:
            yield Process(popen)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(popen.pid, signal.SIGKILL)  # its children too


@contextmanager
def service(settings: Settings, folder: Path, *words: str) -> Iterator[Service]:
    """Serve on a free port, and wait until it answers."""
    with running(settings, folder, "serve", "--port", "0", *words) as process:
        found = Service(process.popen, process.said)
        line = found.wait_for("http://")
        found.address = next(word.rstrip(".") for word in line.split() if word.startswith("http://"))
        yield found
