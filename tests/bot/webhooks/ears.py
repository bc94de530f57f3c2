"""Listen as a creditor's own program does, and answer as it is told to."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from socket import create_server
from threading import Event as Flag
from threading import Thread
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.webhooks import desk
from storage.schema import DeliveryStatus, Event, WebhookDelivery
from tests.bot.world import World
from tests.serving import in_thread

PAGE = Path(__file__).resolve().parents[3] / "docs" / "webhooks.md"
EXAMPLE = re.compile(r"^```json\n(.*?)^```$", re.DOTALL | re.MULTILINE)
Answers = Callable[[int], Response]


@dataclass
class Ear:
    """A receiver: what it heard, by how many connections, and the answer to each call by its place."""

    answers: Answers = lambda _: Response(status_code=204)
    heard: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)
    address: str = ""

    @property
    def events(self) -> list[dict[str, Any]]:
        """Return the bodies that were heard."""
        return [json.loads(body) for _, body in self.heard]

    async def take(self, request: Request) -> Response:
        """Take a call."""
        assert request.client is not None
        self.lines.add(request.client.port)
        self.heard.append((dict(request.headers), await request.body()))
        return self.answers(len(self.heard))


@contextmanager
def listening(answers: Answers | None = None) -> Iterator[Ear]:
    """Serve a receiver on this machine."""
    ear = Ear(answers) if answers else Ear()
    with in_thread(Starlette(routes=[Route("/hook", ear.take, methods=["POST"])]), lifespan="off") as address:
        ear.address = f"{address}/hook"
        yield ear


def codes(*given: int, **headers: str) -> Answers:
    """Return answers with these statuses, the last one from then on."""
    return lambda place: Response(status_code=given[min(place, len(given)) - 1], headers=headers)


def subscribe(world: World, url: str, *events: Event, creditor: str | None = None) -> tuple[int, str]:
    """Let an address be told of events, all without any; return the webhook's number and secret."""
    app, creditor = world.app, creditor or world.creditor
    with world.unit(creditor) as uow:
        facts: dict[str, Any] = {"creditor": creditor, "url": url, "events": events or tuple(Event)}
        row, secret = desk.begin(uow, app.vault, app.postman.line.guard, **facts, by="test", now=world.now)
        return row.id, secret


def tell(world: World, *clients: str, creditor: str | None = None) -> None:
    """Let something be told of each of some clients, in order."""
    with world.unit(creditor or world.creditor) as uow:
        for client in clients or (world.client,):
            uow.deliveries.tell(creditor or world.creditor, world.now, Event.CLIENT_EXIT_INTENT, client, {})


def deliveries(world: World, webhook: int | None = None) -> list[WebhookDelivery]:
    """Return what is on its way, sent or dead."""
    with world.unit() as uow:
        uow.scope(*uow.creditors.ids())
        return uow.deliveries.page(webhook)


def documented() -> dict[str, dict[str, Any]]:
    """Return the events of the documents' page, each as its example has it."""
    found = (json.loads(example) for example in EXAMPLE.findall(PAGE.read_text("utf-8")))
    return {event["event"]: event for event in found}


def standing(world: World, webhook: int | None = None) -> list[tuple[DeliveryStatus, int]]:
    """Return where each delivery stands, with its tries."""
    return [(row.status, row.tries) for row in deliveries(world, webhook)]


@contextmanager
def trickling() -> Iterator[str]:
    """Answer a letter of a header at a time, and never end."""
    server, ended = create_server(("127.0.0.1", 0)), Flag()

    def serve() -> None:
        connection, _ = server.accept()
        with connection, suppress(OSError):
            connection.sendall(b"HTTP/1.1 200 OK\r\nx-slow: ")
            while not ended.wait(0.05):
                connection.sendall(b"a")

    thread = Thread(target=serve)
    thread.start()
    with server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/hook"
        ended.set()
        thread.join()
