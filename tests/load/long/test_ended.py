"""Hold that a trial of load that is ended leaves nothing behind that runs."""

import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from nlu.intents import Model
from tests.failure.conftest import trial_folder
from tests.failure.parts import HERE, PATIENCE, PAUSE

__all__ = ["trial_folder"]


def running_in(folder: Path) -> list[str]:
    """Return the commands of all processes that work in a folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if (process / "cwd").readlink().is_relative_to(folder):
                found.append((process / "cmdline").read_text().replace("\0", " "))
    return found


@pytest.mark.timeout(300)
def test_ended(trial_folder: Path, data_folder: Path, model: Model) -> None:
    """Whoever ends the trial in its midst ends the database, the providers and the service that it started."""
    words = ("tests.load", "--minutes", "10", "--share", "0.1", "--data", data_folder, "--keep", trial_folder)
    with subprocess.Popen([sys.executable, "-m", *map(str, words)], cwd=HERE, stderr=subprocess.PIPE) as trial:
        until, log = time.monotonic() + PATIENCE, trial_folder / "worker-1.log"
        while not (log.exists() and "worker.started" in log.read_text()) and time.monotonic() < until:
            time.sleep(PAUSE)
        before = running_in(trial_folder)
        trial.send_signal(signal.SIGTERM)
        _, said = trial.communicate(timeout=PATIENCE)

    assert 5 <= len(before), said
    assert (128 + signal.SIGTERM, []) == (trial.returncode, running_in(trial_folder)), said
