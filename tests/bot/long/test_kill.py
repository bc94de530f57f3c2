"""Hold the promise to clients: a service that dies at any moment loses nothing they wrote, and says nothing twice."""

import time
from pathlib import Path

import httpx

from bot.clock import read_wall
from bot.web.chat_links import chat_link
from tests.bot.services import hurry, service
from tests.bot.world import World

SCRIPT = (
    ("hola", None),
    ("sí", "affirm"),
    ("6785", None),
    ("¿cuánto debo y por qué?", None),
    ("la luz nunca llegó", None),
    ("¿cómo puedo pagar?", None),
)
MOMENTS = (0.0, 0.02, 0.05, 0.1)  #: seconds between a message's acceptance and the death of the service
PATIENCE_SECONDS = 60


def post(address: str, world: World, client: str, place: int) -> int:
    """Send a line of the script as the page does, and return the status."""
    text, button = SCRIPT[place]
    token = chat_link(world.app.vault, world.creditor, client, read_wall()).removeprefix("/chat/")
    body = {"token": token, "id": f"message-{place}", "text": text, "button": button}
    return httpx.post(f"{address}/channels/web/messages", json=body, timeout=60).status_code


def settle(world: World) -> None:
    """Wait until everything that was accepted is handled, and everything said has left, on a clock that hurries."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        with world.unit() as uow:
            if not uow.inbox.count() and not uow.outbox.count():
                return
        hurry(world)
    raise AssertionError("Something is still under way.")


def story(world: World, client: str) -> list[tuple[str, str | None, str]]:
    """Return what was said with a client, in order: direction, key of the text or the words, status."""
    return [(row.direction, row.text_key or row.text, row.status) for row in world.messages(client=client)]


def test_killed_between_any_two_messages(world: World, tmp_path: Path) -> None:
    """Killed after every message, sooner or later, the service tells the same story as one that lives.

    The last two messages are accepted by a service without a worker, and both wait when it dies; in the end the page,
    which had no answer, sends all of them once more.
    """
    other = world.add_client("2002", document="12.345.678-5")
    statuses = []
    for place, moment in enumerate(MOMENTS):
        with service(world.app.settings, tmp_path) as served:
            statuses.append(post(served.address, world, world.client, place))
            time.sleep(moment)
            served.popen.kill()
    with service(world.app.settings, tmp_path, "--no-worker") as served:
        statuses += [post(served.address, world, world.client, place) for place in range(len(MOMENTS), len(SCRIPT))]
        served.popen.kill()
    with service(world.app.settings, tmp_path) as served:
        again = [post(served.address, world, world.client, place) for place in range(len(SCRIPT))]
        settle(world)
        for place in range(len(SCRIPT)):
            post(served.address, world, other, place)
            settle(world)

    assert [202] * len(SCRIPT) == statuses == again
    assert story(world, other) == story(world, world.client)
    assert [text for text, _ in SCRIPT] == [said for way, said, _ in story(world, world.client) if way == "in"]
    assert {"received", "delivered"} == {status for _, _, status in story(world, world.client)}
