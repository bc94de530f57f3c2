"""The demonstration as a process: it finds a port, answers, and leaves nothing behind."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import httpx
import pytest

from bot.app import MODEL_FOLDER
from bot.demo.run import HOST, NoPort, listen
from bot.demo.serving import NotOurs, prepare
from nlu.intents import Model
from tests.bot.world import World


@pytest.fixture(scope="module")
def folder(model: Model, model_folder: Path) -> Iterator[Path]:
    """Give a data folder in which understanding is learnt already; who begins there second finds what was left."""
    folder = Path(mkdtemp(prefix="concilia-demo-"))
    folder.chmod(0o755)
    shutil.copytree(model_folder, folder / MODEL_FOLDER)
    yield folder
    shutil.rmtree(folder)


def test_busy_port_leads_to_the_next() -> None:
    """Where a port is taken, the next free one is used."""
    with listen(18_600) as first, listen(first.getsockname()[1]) as second:
        assert second.getsockname()[1] > first.getsockname()[1]


def test_no_port_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no port is free, the sentence names them and the remedy."""
    monkeypatch.setattr("bot.demo.run.TRIES", 1)
    with listen(18_700) as taken, pytest.raises(NoPort, match="choose another one with --port"):
        listen(taken.getsockname()[1])


def test_other_peoples_work_is_refused(world: World) -> None:
    """A database with creditors of somebody's own is not made a demonstration."""
    with pytest.raises(NotOurs, match="a folder of its own"):
        prepare(world.app)


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_demonstration_answers_and_ends(folder: Path, end: signal.Signals) -> None:
    """The command prints addresses that answer; a signal ends it with its database, and nothing keeps running."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("CONCILIA_")}
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "demo", "--port", "18800"],
        env={**clean, "CONCILIA_DATA_DIR": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    told = [process.stdout.readline() for _ in range(4)]
    port = int(re.findall(r":(\d+)/demo", told[0])[0])
    answers = [
        httpx.get(f"http://{HOST}:{port}{path}").status_code for path in ("/demo", "/readyz", "/api/v1/clients/1")
    ]

    process.send_signal(end)
    last = process.communicate(timeout=60)[0]

    assert [200, 200, 401] == answers
    assert (0, "The demonstration has ended.") == (process.returncode, last.strip())
    with pytest.raises(ConnectionRefusedError), socket.create_connection((HOST, port)):
        pass
    assert not list(folder.glob("**/postmaster.pid"))
