"""No bytes break a reader of what others write: it reads them, or refuses them with a sentence, and soon."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bot.services import HERE
from tests.fuzz.followed import FOLLOWED

RUNS = 3_000  #: of each reader: a fuzzer that follows branches finds the shallow faults in the first of them


@pytest.mark.parametrize("name", sorted(FOLLOWED))
def test_whatever_is_read(name: str, tmp_path: Path) -> None:
    """A fuzzer that follows the reader's branches finds nothing that fails, hangs or eats the memory."""
    own = {"TMPDIR": str(tmp_path), "PYTHONPATH": str(HERE), "PYTHONHASHSEED": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz", name, str(RUNS), tmp_path],
        cwd=HERE, env={**os.environ, **own}, capture_output=True, text=True, timeout=280, check=False,
    )  # fmt: skip
    said = done.stdout + done.stderr

    assert 0 == done.returncode, "\n".join(
        (said[-3_000:], *(f"{one.name}: {one.read_bytes()!r}" for one in left(tmp_path)))
    )
    assert "stat::number_of_executed_units" in said


def left(folder: Path) -> list[Path]:
    """Return the inputs that led to a fault."""
    return [one for one in folder.iterdir() if one.name.startswith(("crash-", "timeout-", "oom-"))]
