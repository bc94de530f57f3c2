"""Hold `serve` as a process: it answers, and ends in order."""

import socket
from pathlib import Path

from tests.bot.services import running, service
from tests.bot.world import World


def test_serves(world: World, tmp_path: Path) -> None:
    """One process answers the probes, the API's description, the console and the figures, and ends in order."""
    with service(world.app.settings, tmp_path) as served:
        probes = [served.get(path).status_code for path in ("/healthz", "/readyz", "/metrics", "/api/v1/openapi.json")]
        described = served.get("/api/v1/openapi.json").json()
        closed = served.get("/api/v1/cases")
        status = served.end()

    assert ([200] * 4, 0) == (probes, status)
    assert [{"url": "/api/v1"}] == described["servers"]
    assert (401, "application/problem+json") == (closed.status_code, closed.headers["content-type"])


def test_port_taken(world: World, tmp_path: Path) -> None:
    """A port that is taken is told in a sentence, with status 1."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with running(world.app.settings, tmp_path, "serve", "--port", port) as process:
            said, _ = process.popen.communicate()

    assert (1, 1) == (process.popen.returncode, said.count("\n"))
    assert f"127.0.0.1 port {port} cannot be listened on" in said
