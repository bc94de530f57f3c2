"""Hold that a run which was killed leaves nothing for long: the next one ends its processes and takes its folder."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from tests import leftovers
from tests.conftest import SERVERS

RUN = """
import os, subprocess, sys
from pathlib import Path
from tests import leftovers
folder = Path(sys.argv[1])
leftovers.claim(folder)
child = subprocess.Popen(["sleep", "600"], env={**os.environ, sys.argv[2]: str(folder)}, stdout=subprocess.DEVNULL)
while not Path(f"/proc/{child.pid}/environ").read_bytes():  # it becomes itself
    pass
print(child.pid, flush=True)
child.wait()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give the folder of a run."""
    return Path(tempfile.mkdtemp(prefix=leftovers.PREFIX, dir=tmp_path))


def is_there(process: int) -> bool:
    """Say whether a process runs; one that has ended and is not fetched yet does not."""
    try:
        return "Z" != Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False


def is_gone(process: int) -> bool:
    """Say whether a process ends soon: for a moment one that ends has no memory any more, and still a state."""
    until = time.monotonic() + leftovers.PATIENCE_SECONDS
    while is_there(process) and time.monotonic() < until:
        time.sleep(0.01)
    return not is_there(process)


def test_killed(tmp_path: Path, folder: Path) -> None:
    """While a run lives nothing of it is touched; once it was killed its processes and its folder go."""
    with subprocess.Popen([sys.executable, "-c", RUN, folder, SERVERS], stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        child = int(run.stdout.readline())
        leftovers.clear(tmp_path)
        before = (is_there(child), folder.exists())
        run.send_signal(signal.SIGKILL)
    leftovers.clear(tmp_path)

    assert ((True, True), (True, False)) == (before, (is_gone(child), folder.exists()))


def test_nobodys(tmp_path: Path, folder: Path) -> None:
    """A folder of which no run says that it was its own stays."""
    (folder / "words").write_text("of somebody", "utf-8")
    leftovers.clear(tmp_path)

    assert (folder / "words").exists()


def test_this_run_lives() -> None:
    """The run that this is says that it lives."""
    folder = Path(os.environ[SERVERS])
    leftovers.clear(folder.parent)

    assert (folder / leftovers.ALIVE).exists()
