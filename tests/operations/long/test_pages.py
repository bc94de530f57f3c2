"""Run the commands of `docs/operations` as they stand there, page by page, on a service of their own."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from storage import embedded
from tests.bot.conftest import settings_of
from tests.bot.services import HERE
from tests.conftest import SERVERS
from tests.operations.house import KEY, furnish

BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = sorted((HERE / "docs/operations").glob("*.md"))
SHELL = ("bash", "-euo", "pipefail", "-c")


@pytest.mark.parametrize("page", [page for page in PAGES if BLOCK.search(page.read_text())], ids=lambda page: page.stem)
def test_page(page: Path, data_folder: Path) -> None:
    """Every command of a page ends well, one after the other, in one shell."""
    folder = Path(os.environ[SERVERS]) / f"page-{page.stem}"
    folder.mkdir()
    (folder / "the-secret.key").write_text(KEY)
    with embedded.start(folder / "first", settings={"fsync": "off"}) as server:
        furnish(settings_of(server.url, data_folder), KEY)
        (folder / "first/secret.key").write_text(KEY)
        done = _run("".join(BLOCK.findall(page.read_text())), folder)

    assert done.returncode == 0, done.stdout[-3000:]


def _run(words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a page's commands as somebody who sits at the machine, with `concilia` at hand."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("CONCILIA_")}
    own = {"CONCILIA_DATA_DIR": str(folder / "first"), "PYTHONPATH": str(HERE)}
    path = f"{Path(sys.executable).parent}{os.pathsep}{env['PATH']}"
    return subprocess.run(
        [*SHELL, words], cwd=folder, env=env | own | {"PATH": path}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, timeout=300, check=False,
    )  # fmt: skip
