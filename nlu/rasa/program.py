"""Run Rasa's own program, which lives in an environment of its own: validate, train, test, serve."""

import os
import re
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn

import httpx

from nlu.rasa.project import Project

ENVIRONMENT: Final = Path(__file__).parents[2] / ".tools/rasa"
START_SECONDS: Final = 300
POLL_SECONDS: Final = 0.5
STANDARD_ERROR: Final = 2
STATIC: Final = {
    "RASA_TELEMETRY_ENABLED": "false",
    "RASA_MAX_CACHE_SIZE": "0",  # what one training leaves for the next is large, and not needed
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TF_CPP_MIN_LOG_LEVEL": "2",
}
_NOTE: Final = re.compile(r"(?:UserWarning|FutureWarning): (.*)|((?:ERROR|CRITICAL) .*)")
_STORIES: Final = re.compile(r"The intent '\w+' is not used in any story or rule\.")
"""What Rasa notes of every intent here: dialogues are no stories of Rasa's."""


class RasaFault(Exception):
    """Rasa could not do it; the sentence names the remedy."""


@dataclass(frozen=True, slots=True)
class Rasa:
    """Rasa's program, and the folder where its models are kept."""

    folder: Path
    environment: Path = ENVIRONMENT

    def run(self, *words: str, quiet: bool = False) -> str:
        """Run a command to its end; what it says goes to standard error, or is given back when `quiet`.

        Raises RasaFault when it fails.
        """
        said = subprocess.run(
            self._command(*words),
            stdout=subprocess.PIPE if quiet else STANDARD_ERROR,
            stderr=subprocess.STDOUT if quiet else None,
            text=True,
            env=self._variables(),
            check=False,
        )
        if said.returncode:
            reason = f": {said.stdout[-1000:]}" if said.stdout else "; its reason is above"
            raise RasaFault(f"`rasa {' '.join(words[:2])}` ended with status {said.returncode}{reason}")
        return said.stdout or ""

    def faults(self, project: Project) -> list[str]:
        """Let Rasa validate a project; give what it finds beside that no story uses the intents."""
        where = ("--config", str(project.config), "--domain", str(project.domain), "--data", str(project.data))
        return notes(self.run("data", "validate", *where, quiet=True))

    def train(self, project: Project) -> Path:
        """Train a project's model unless it is there, and give its file; half of one is never left."""
        models = self.folder / "models"
        model = models / f"{project.name}.tar.gz"
        if not model.is_file():
            models.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=models) as scratch:
                out = ("--out", scratch, "--fixed-model-name", "model")
                self.run("train", "nlu", *project.words(), *out)
                (Path(scratch) / "model.tar.gz").replace(model)
        return model

    def test(self, model: Path, domain: Path, data: Path, out: Path) -> None:
        """Let Rasa test a model on other messages; its reports lie in `out`."""
        where = ("--model", str(model), "--domain", str(domain), "--nlu", str(data), "--out", str(out))
        self.run("test", "nlu", *where, "--no-plot", "--successes")

    def become_server(self, model: Path, host: str, port: int, token: str | None) -> NoReturn:
        """Turn this process into the server."""
        command = self._serve(model, host, port, token)
        os.execve(command[0], command, self._variables())  # noqa: S606 - no shell is wanted

    @contextmanager
    def serving(self, model: Path) -> Iterator[tuple[str, int]]:
        """Serve a model on a free port of loopback; give the address and the process, which is gone at the end."""
        port = free_port()
        url = f"http://127.0.0.1:{port}"
        with (
            tempfile.TemporaryFile() as said,
            subprocess.Popen(
                self._serve(model, "127.0.0.1", port, None), stdout=said, stderr=said, env=self._variables()
            ) as server,
        ):
            try:
                _wait(server, url)
                yield url, server.pid
            finally:
                server.terminate()

    def _serve(self, model: Path, host: str, port: int, token: str | None) -> list[str]:
        where = ("--model", str(model), "--interface", host, "--port", str(port))
        return self._command("run", "--enable-api", *where, *(("--auth-token", token) if token else ()))

    def _command(self, *words: str) -> list[str]:
        program = self.environment / "bin" / "rasa"
        if not program.is_file():
            raise RasaFault(f"Rasa is not installed in {self.environment}: `make rasa` installs it.")
        return [str(program), *words]

    def _variables(self) -> dict[str, str]:
        return {**os.environ, **STATIC}


def notes(said: str) -> list[str]:
    """Give Rasa's errors and warnings out of what it said, without the notes about stories."""
    found = (match[1] or match[2] for match in _NOTE.finditer(said))
    return [note for note in found if not _STORIES.match(note)]


def free_port() -> int:
    """Give a port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(server: subprocess.Popen[bytes], url: str) -> None:
    """Wait until a server has its model. Raises RasaFault when it ends, or takes too long."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            if httpx.get(f"{url}/status", timeout=5).json().get("model_file"):
                return
        except (httpx.HTTPError, ValueError):
            pass
        time.sleep(POLL_SECONDS)
    raise RasaFault(f"Rasa's server did not start within {START_SECONDS} seconds: run `make rasa` to see why.")
