"""Serve in processes of their own, on a database that is there for the measuring alone."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import httpx

from bot.errors import BotError

READY_SECONDS: Final = 60.0
ADDRESS: Final = re.compile(r"^Concilia .* at (http://\S+?)\.?$")  #: the line by which a service tells where it is


class NotUp(BotError):
    """The service did not come up."""

    def __init__(self) -> None:
        """Say where the reason is."""
        super().__init__("The service that is measured did not start: its log above says why.")


@contextmanager
def serving(url: str, key: str, folder: Path, workers: int) -> Iterator[tuple[str, int]]:
    """Serve in a process of its own; give its address and its number. Raises NotUp."""
    given = {"DATABASE_URL": url, "SECRET_KEY": key, "DATA_DIR": str(folder), "REST_KEY": key}
    others = {name: value for name, value in os.environ.items() if not name.startswith("CONCILIA_")}
    environment = others | {f"CONCILIA_{name}": value for name, value in given.items()}
    command = [sys.executable, "-m", "bot", "serve", "--port", "0", "--workers", str(workers)]
    log = folder / "service.log"
    with (
        log.open("w") as errors,
        subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=errors, text=True, cwd=folder
        ) as process,
    ):
        try:
            address = next((found[1] for line in process.stdout or () if (found := ADDRESS.search(line))), None)
            if address is None:
                sys.stderr.write(log.read_text("utf-8"))
                raise NotUp
            _await(address, workers)
            yield address, process.pid
        finally:
            process.terminate()
            process.wait()


def _await(address: str, workers: int) -> None:
    """Wait until the service answers; more of its processes than one come up one by one."""
    transport = httpx.HTTPTransport(retries=5)
    with httpx.Client(base_url=address, transport=transport, timeout=READY_SECONDS) as client:
        for _ in range(workers):
            if client.get("/readyz").status_code != httpx.codes.OK:
                raise NotUp
