"""Hold the service as several processes: they share the work, bring their own database, and none is left over."""

import os
import shutil
import signal
import socket
import time
from dataclasses import replace
from pathlib import Path

import httpx

from bot.app import App
from bot.jobs.leader import OFFICE
from bot.settings import Settings
from tests.bot.services import PATIENCE, running, service
from tests.bot.world import World
from tests.conftest import SERVERS


def test_processes(world: World, tmp_path: Path) -> None:
    """Several processes share a port, and one of them keeps the clock; all end in order."""
    with service(world.app.settings, tmp_path, "--workers", "2") as served:
        answers = _ask(served.address, 20)
        keepers = _keepers(world.app)
        status = served.end()

    assert ({200}, 1, 0) == (answers, keepers, status)


def test_embedded(settings: Settings, world: World) -> None:
    """Without an address the service brings its own database, and takes it along when it ends."""
    folder = Path(os.environ[SERVERS]) / "embedded"
    shutil.copytree(settings.data_dir / "model", folder / "model")
    own = replace(settings, database_url=None, data_dir=folder)
    with service(own, folder) as served:
        ready, status = served.get("/readyz").status_code, served.end()
    left = [path.name for path in folder.rglob("postmaster.pid")]

    assert (200, 0, []) == (ready, status, left)


def test_split(world: World, tmp_path: Path) -> None:
    """The web alone leaves messages to a worker, which handles them; both end in order."""
    with service(world.app.settings, tmp_path, "--no-worker", "--no-clock") as served:
        world.write("hola")
        ready, waiting = served.get("/readyz").status_code, _waiting(world)
        with running(world.app.settings, tmp_path, "worker") as worker:
            worker.wait_for("message.sent")
            statuses = worker.end(signal.SIGINT), served.end()

    assert (200, 1, (0, 0)) == (ready, waiting, statuses)
    assert ["in", "out"] == [message.direction for message in world.messages()]


def test_orphans(world: World, tmp_path: Path) -> None:
    """Processes whose parent was killed end too: the port is free for the next start."""
    with service(world.app.settings, tmp_path, "--workers", "2") as served:
        answered = served.get("/readyz").status_code
        served.end(signal.SIGKILL)
        freed = _wait_until_free(int(served.address.rpartition(":")[2]))

    assert (200, True) == (answered, freed)


def _wait_until_free(port: int) -> bool:
    """Wait until nobody listens on a port; say whether that came."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            return True
        time.sleep(0.1)
    return False


def _ask(address: str, times: int) -> set[int]:
    """Ask several times, each time whichever process answers; return the answers."""
    with httpx.Client(timeout=60, headers={"Connection": "close"}) as client:
        return {client.get(f"{address}/readyz").status_code for _ in range(times)}


def _keepers(app: App) -> int:
    """Return how many processes hold the office of the clock, once one does."""
    held = (
        "SELECT count(*) FROM pg_locks JOIN pg_database ON oid = database AND datname = current_database() "
        "WHERE locktype = 'advisory' AND granted AND objsubid = 1 "
        "AND ((classid::bigint << 32) | objid::bigint) = hashtextextended(%s, 0)"
    )
    with app.database.engine.connect() as connection:
        for _ in range(600):
            found = int(connection.exec_driver_sql(held, (OFFICE,)).scalar_one())
            if found:
                return found
            connection.exec_driver_sql("SELECT pg_sleep(0.05)")
    return 0


def _waiting(world: World) -> int:
    with world.unit() as uow:
        return sum(uow.inbox.count().values())
