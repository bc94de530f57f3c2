"""Give tests the command line in this process: words in, exit status and both outputs back."""

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.cli import main
from bot.settings import Settings
from storage.database import Database
from tests.bot.conftest import SECRET
from tests.bot.world import CREDITOR, FILE, POLICY


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - JSON values
        """Return its output as JSON."""
        return json.loads(self.out)

    @property
    def rows(self) -> list[Any]:
        """Return its output as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


Command = Callable[..., Ran]


@pytest.fixture
def concilia(
    database: Database,
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Command:
    """Give a runner of commands on an empty database, in a folder of their own."""
    monkeypatch.chdir(tmp_path)
    given = {"DATABASE_URL": settings.database_url, "SECRET_KEY": SECRET, "DATA_DIR": str(settings.data_dir)}
    for name, value in given.items():
        monkeypatch.setenv(f"CONCILIA_{name}", str(value))

    def run(*words: str | Path, stdin: str | bytes = "") -> Ran:
        content = stdin if isinstance(stdin, bytes) else stdin.encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), encoding="utf-8"))
        capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            main([str(word) for word in words])
        out, err = capsys.readouterr()
        return Ran(int(str(end.value.code or 0)), out, err)

    return run


@pytest.fixture
def creditor_file(tmp_path: Path) -> Path:
    """Give the file of a creditor, with its policy beside it."""
    policy = POLICY.format(creditor=CREDITOR, country="CL", currency="CLP")
    (tmp_path / "policy.yml").write_text(policy, "utf-8")
    path = tmp_path / "aguas.yml"
    path.write_text(yaml.safe_dump(FILE, allow_unicode=True), "utf-8")
    return path
