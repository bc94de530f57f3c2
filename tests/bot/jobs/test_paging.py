"""Hold the call for help: the pager hears of a case within the turn's own transaction, and is tried again."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from bot.jobs.paging import PageSomeone
from bot.jobs.runner import JobRunner
from tests.bot.world import World


@dataclass
class Pager:
    """A pager that keeps its calls, and answers as it is told; at first with these statuses, then 200."""

    address: str = ""
    statuses: list[int] = field(default_factory=list)
    calls: list[dict[str, Any]] = field(default_factory=list)


@pytest.fixture
def pager() -> Iterator[Pager]:
    """Give a pager on this machine."""
    pager = Pager()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            pager.calls.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(pager.statuses.pop(0) if pager.statuses else 200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        pager.address = f"http://127.0.0.1:{server.server_port}/page"
        yield pager
        server.shutdown()
        thread.join()


def distress(world: World) -> int:
    """Let the client write what must reach a person now; return the case."""
    world.verify()
    world.say("no quiero seguir viviendo")
    with world.unit() as uow:
        return next(case.id for case in uow.cases.of(world.creditor, "1041") if case.kind == "distress")


def runner(world: World, url: str | None) -> JobRunner:
    """Return a runner whose pager has this address."""
    return JobRunner(world.app.database, world.app.clock, {"page": PageSomeone(url)})


def put(world: World, case: int) -> None:
    """Ask for somebody, once more."""
    world.wall.move(minutes=1)
    with world.unit() as uow:
        uow.jobs.put(f"page {world.creditor} {case}", world.now)


def test_paged(world: World, pager: Pager) -> None:
    """Creditor, case and time are told; nothing of the client."""
    case = distress(world)
    put(world, case)
    runner(world, pager.address).run_one()

    assert [{"event": "distress", "creditor": world.creditor, "case": case, "at": world.now.isoformat()}] == pager.calls


def test_tried_again(world: World, pager: Pager) -> None:
    """A pager that fails is called again until it answers, and then no more."""
    pager.statuses = [500, 503]
    put(world, 1000)
    called = []
    for _ in range(4):
        while runner(world, pager.address).run_one():
            pass
        called.append(len(pager.calls))
        world.wall.move(minutes=1)

    assert [1, 2, 3, 3] == called


def test_without_a_pager(world: World) -> None:
    """Without a pager the case on top of the queue is all there is, and the job is done."""
    case = distress(world)
    with world.unit() as uow:
        top = uow.cases.get(case).priority
    put(world, case)

    assert (True, False, 1) == (runner(world, None).run_one(), runner(world, None).run_one(), top)
