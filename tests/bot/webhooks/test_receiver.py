"""Hold the example of the documents to its word: it is told of everything, whoever dies or is down, and by us alone."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from http.server import ThreadingHTTPServer
from pathlib import Path
from socket import create_server
from threading import Thread
from typing import Any

import httpx

from bot.clock import Clock
from bot.webhooks import desk
from docs.examples.webhook_receiver import is_genuine, serve
from storage.queue.deliveries import WAITS
from storage.schema import DeliveryStatus
from tests.bot.services import PATIENCE, running
from tests.bot.webhooks.ears import deliveries, standing, subscribe, tell
from tests.bot.world import World

CLIENTS = ["1041", "1042", "1043"]
SECRET = "whsec_" + "A" * 44
WAITING, SENT = DeliveryStatus.WAITING, DeliveryStatus.SENT


@contextmanager
def receiving(secret: str, book: Path, port: int) -> Iterator[ThreadingHTTPServer]:
    """Run the example."""
    server = serve(secret, book, port)
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    with server:
        yield server
        server.shutdown()
        thread.join()


def kept(book: Path) -> list[dict[str, Any]]:
    """Return the events that the example has kept."""
    return [json.loads(line) for line in book.read_text("utf-8").splitlines()] if book.exists() else []


def post(world: World, later: timedelta) -> list[tuple[DeliveryStatus, int]]:
    """Send what is due so much later than a process would now; return where all stands."""
    postman = replace(world.app.postman, clock=Clock(offset=later))
    while postman.work():
        pass
    return standing(world)


def test_nothing_is_lost(world: World, tmp_path: Path) -> None:
    """A worker killed as it calls, a receiver that is down, one that knows another secret: each event is kept once."""
    book = tmp_path / "events.jsonl"
    with create_server(("127.0.0.1", 0)) as silent:
        silent.settimeout(PATIENCE)
        port = silent.getsockname()[1]
        _, secret = subscribe(world, f"http://127.0.0.1:{port}/concilia")
        tell(world, *CLIENTS)
        with running(world.app.settings, tmp_path, "worker") as process:
            connection, _ = silent.accept()
            process.popen.kill()
            process.popen.wait()
        connection.close()
    later = timedelta(minutes=5)
    stages = [standing(world), post(world, later)]
    with receiving(SECRET, book, port):
        stages.append(post(world, later := later + WAITS[0]))
        refused = {row.code for row in deliveries(world)}
    with receiving(secret, book, port):
        stages.append(post(world, later := later + WAITS[1]))
        with world.unit() as uow:
            desk.replay(uow, deliveries(world)[0].id, world.now, "test")
        stages.append(post(world, later))

    assert [[(WAITING, tries)] * 3 for tries in (0, 1, 2)] + [[(SENT, 3)] * 3] == stages[:4]
    assert [(SENT, 1), (SENT, 3), (SENT, 3)] == stages[4]
    assert {401} == refused
    assert CLIENTS == sorted(event["client_id"] for event in kept(book))


def test_forged(tmp_path: Path) -> None:
    """What is not signed, signed with another secret, or old is answered 401 and not kept."""
    book, body = tmp_path / "events.jsonl", b'{"id": "evt_1"}'
    old = {"webhook-id": "evt_1", "webhook-timestamp": "1767225600", "webhook-signature": "v1,QUFB"}
    with receiving(SECRET, book, 0) as server:
        address = f"http://127.0.0.1:{server.server_address[1]}/"
        answers = [httpx.post(address, content=body, headers=headers).status_code for headers in ({}, old)]

    assert ([401, 401], []) == (answers, kept(book))
    assert not is_genuine(SECRET, old, body, 1767225600)
