"""Hold that what comes with us is listed part by part, and that a known fault of a part stops a release."""

import json
import os
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.bot.services import HERE

LOCKED = {one["name"]: one for one in tomllib.loads((HERE / "uv.lock").read_text())["package"]}
FAULT = "PYSEC-2026-1"
AWAY = "http://127.0.0.1:9"  #: the port of discard, where nobody listens


class Osv(ThreadingHTTPServer):
    """Advisories that know one fault of one library."""

    def __init__(self, faulty: str) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.faulty = faulty
        self.asked: set[str] = set()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Answers(BaseHTTPRequestHandler):
    server: Osv

    def do_POST(self) -> None:
        queries = json.loads(self.rfile.read(int(self.headers["content-length"])))["queries"]
        names = [one["package"].get("name") or one["package"]["purl"].split("/")[-1].split("@")[0] for one in queries]
        self.server.asked.update(names)
        now = "2026-01-01T00:00:00Z"
        self._tell(
            {
                "results": [
                    {"vulns": [{"id": FAULT, "modified": now}]} if one == self.server.faulty else {} for one in names
                ]
            }
        )

    def do_GET(self) -> None:
        package = {"ecosystem": "PyPI", "name": self.server.faulty}
        affected = [{"package": package, "versions": [LOCKED[self.server.faulty]["version"]]}]
        now = "2026-01-01T00:00:00Z"
        self._tell(
            {"id": FAULT, "modified": now, "published": now, "summary": "An invented fault", "affected": affected}
        )

    def log_message(self, *_: object) -> None: ...

    def _tell(self, what: Mapping[str, Any]) -> None:
        body = json.dumps(what).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def advisories(faulty: str) -> Iterator[Osv]:
    """Serve advisories."""
    with Osv(faulty) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def run(words: Sequence[str], **env: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the project's."""
    given = {**os.environ, **env, "NO_PROXY": "127.0.0.1", "UV_NO_PROGRESS": "1"}
    return subprocess.run(words, cwd=HERE, env=given, capture_output=True, text=True, timeout=120, check=False)


def audit(place: str) -> subprocess.CompletedProcess[str]:
    """Look the locked libraries up."""
    return run([sys.executable, ".ci/audit.py"], CONCILIA_ADVISORIES=place)


@pytest.mark.parametrize(("faulty", "status"), [("jinja2", 1), ("none-of-ours", 0)])
def test_known_faults(faulty: str, status: int) -> None:
    """A fault that is known of one locked library fails the audit and is named; every library was asked about."""
    with advisories(faulty) as server:
        done = audit(server.address)
        asked = server.asked

    assert (status, bool(status)) == (done.returncode, FAULT in done.stdout + done.stderr), done.stderr
    assert set(LOCKED) - {"concilia"} <= asked


def test_nobody_to_ask() -> None:
    """Advisories that are away neither pass nor fail: a status of its own, and a sentence that says so."""
    done = audit(AWAY)

    assert (75, True) == (done.returncode, done.stderr.startswith(f"NOT LOOKED UP: {AWAY}"))


def test_list_of_parts(tmp_path: Path) -> None:
    """The list of parts names each library that a service comes with, as it is locked, and none of the tools."""
    into = tmp_path / "parts.json"
    done = run(["make", "sbom", f"SBOM={into}"])
    listed = json.loads(into.read_text())
    parts = {one["name"]: one for one in listed["components"]}

    assert (0, "CycloneDX", "1.5") == (done.returncode, listed["bomFormat"], listed["specVersion"])
    assert {"psycopg", "fastapi", "cryptography", "starlette"} < set(parts) < set(LOCKED)
    assert not {"pytest", "schemathesis", "ruff", "mypy"} & set(parts)
    for name, part in parts.items():
        hashes = {one["content"] for place in part["externalReferences"] for one in place["hashes"]}
        assert LOCKED[name]["version"] == part["version"]
        assert hashes <= {one["hash"].removeprefix("sha256:") for one in files_of(LOCKED[name])}
        assert hashes


def files_of(package: Mapping[str, Any]) -> Sequence[Mapping[str, str]]:
    """Return the files of a locked package."""
    return [*package.get("wheels", ()), *([package["sdist"]] if "sdist" in package else ())]
