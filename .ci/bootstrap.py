"""Make the environment in `.venv` on a machine that may have little more than Python.

Run by `make setup`, as root or as anybody, with nothing but the standard library; with two words, the folder of another
lock and of its environment, that one is made (`make rasa` does so). Nothing outside this folder is changed: `uv` is
taken from the machine, else installed into `.tools/` by pip; where pip is missing too, Debian's own package of it is
unpacked into `.tools/` and run from there. pip keeps to its own configuration (index, certificates), and what it says
about an index is handed on to uv.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
TOOLS = HERE / ".tools"
ROOMS = ("bot", "nlu", "flows", "storage")
PUBLIC_INDEX = "https://pypi.org/simple"
OLDEST_UV = (0, 5)  # the first that reads dependency groups and the lock as written here
APT_FOLDERS = ("state/lists/partial", "cache/archives/partial", "deb")


class SetupFault(Exception):
    """The environment could not be made; the sentence names the remedy."""


def run(*command: str | Path, env: dict[str, str] | None = None) -> None:
    """Run a command in the project's folder, showing what it prints.

    Raises SetupFault when it fails.
    """
    parts = [str(part) for part in command]
    outcome = subprocess.run(parts, cwd=HERE, env={**os.environ, **(env or {})}, check=False)
    if outcome.returncode:
        raise SetupFault(f"`{' '.join(parts)}` ended with status {outcome.returncode}; its reason is above.")


def ask(*command: str | Path, env: dict[str, str] | None = None) -> str:
    """Return what a command prints, nothing when it fails or does not exist."""
    parts = [str(part) for part in command]
    try:
        outcome = subprocess.run(parts, env={**os.environ, **(env or {})}, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return "" if outcome.returncode else outcome.stdout.strip()


def find_uv() -> Path | None:
    """Return a uv that is new enough: this folder's own, or the machine's."""
    for candidate in (TOOLS / "bin" / "uv", shutil.which("uv")):
        version = re.match(r"uv (\d+)\.(\d+)", ask(candidate, "--version")) if candidate else None
        if version and tuple(map(int, version.groups())) >= OLDEST_UV:
            return Path(str(candidate))
    return None


def pip_of_the_machine() -> dict[str, str] | None:
    """Return the environment in which `python3 -m pip` runs, none where there is no pip."""
    unpacked = {"PYTHONPATH": str(TOOLS / "pip/usr/lib/python3/dist-packages")}
    return next((env for env in ({}, unpacked) if ask(sys.executable, "-m", "pip", "--version", env=env)), None)


def unpack_pip() -> None:
    """Unpack Debian's pip into `.tools/pip`; apt checks its signature and needs no rights for this."""
    if not shutil.which("apt-get"):
        raise SetupFault(
            "Neither uv, pip nor apt-get is on this machine: install one of them, then `make setup` again."
        )
    for name in APT_FOLDERS:
        (TOOLS / "apt" / name).mkdir(parents=True, exist_ok=True)
    state, cache = TOOLS / "apt/state", TOOLS / "apt/cache"
    apt = (
        "apt-get",
        "-qq",
        f"-oDir::State={state}",
        f"-oDir::Cache={cache}",
        "-oDir::State::status=/var/lib/dpkg/status",
    )
    run(*apt, "update")
    run("sh", "-c", f'cd "{TOOLS}/apt/deb" && "$@" download python3-pip', "sh", *apt)
    for package in sorted((TOOLS / "apt/deb").glob("*.deb")):
        run("dpkg-deb", "--extract", package, TOOLS / "pip")
    shutil.rmtree(TOOLS / "apt")


def fetch_uv() -> Path:
    """Install uv into `.tools` and return its path."""
    if pip_of_the_machine() is None:
        unpack_pip()
    env = pip_of_the_machine()
    if env is None:
        raise SetupFault("Debian's python3-pip does not run here: install pip or uv, then `make setup` again.")
    run(sys.executable, "-m", "pip", "install", "--quiet", "--upgrade", "--target", TOOLS, "uv", env=env)
    uv = find_uv()
    if uv is None:
        raise SetupFault(f"uv was installed into {TOOLS} but does not run: install uv by hand and put it on the PATH.")
    return uv


def settings_of_uv() -> dict[str, str]:
    """Return uv's settings for this machine: its own Python first, its certificates, code compiled; set ones stay."""
    wanted = {
        "UV_PYTHON_PREFERENCE": "system",
        "UV_SYSTEM_CERTS": "1",
        "UV_NATIVE_TLS": "1",
        "UV_COMPILE_BYTECODE": "1",
    }
    return {name: value for name, value in wanted.items() if name not in os.environ}


def index_of_pip() -> str:
    """Return the address of the index that pip is told to use, nothing for the public one."""
    pip = pip_of_the_machine()
    asked = "" if pip is None else ask(sys.executable, "-m", "pip", "config", "get", "global.index-url", env=pip)
    index = (os.environ.get("PIP_INDEX_URL") or asked).rstrip("/")
    return "" if index == PUBLIC_INDEX else index


def install(uv: Path, project: str, environment: str) -> None:
    """Bring the environment to what the project's lock says, by hash, with its extras: their tests are run too.

    The lock names the public index; from a mirror the locked packages are taken one by one.
    """
    env, mirror = {**settings_of_uv(), "UV_PROJECT_ENVIRONMENT": str(HERE / environment)}, index_of_pip()
    if not mirror or "UV_DEFAULT_INDEX" in os.environ:
        run(uv, "sync", "--locked", "--all-extras", "--project", project, env=env)
        return
    TOOLS.mkdir(exist_ok=True)
    listed = TOOLS / f"requirements-{Path(environment).name}.txt"
    run(uv, "export", "--quiet", "--frozen", "--all-extras", "--project", project, "--output-file", listed, env=env)
    run(uv, "venv", "--quiet", "--allow-existing", "--project", project, environment, env=env)
    run(uv, "pip", "sync", "--python", environment, "--default-index", mirror, listed, env=env)


def main(project: str = ".", environment: str = ".venv") -> int:
    """Make the environment of a project's folder; return the exit status."""
    try:
        install(find_uv() or fetch_uv(), project, environment)
        if project == ".":  # where nothing may be written later, a start is slow
            run(".venv/bin/python", "-m", "compileall", "-q", *ROOMS)
    except SetupFault as fault:
        print(f"Set-up stopped. {fault}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
