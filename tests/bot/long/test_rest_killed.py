"""Hold the REST channel when its service is killed while it answers."""

import signal
from contextlib import suppress
from itertools import groupby
from pathlib import Path
from threading import Event, Thread
from uuid import uuid4

import httpx

from bot.web.rest import PATH
from storage.schema import MessageStatus
from tests.bot.services import running
from tests.bot.web.test_rest import KEY, PATIENCE, SENDER, ask, know
from tests.bot.world import World


def test_killed_in_the_middle(world: World, tmp_path: Path) -> None:
    """Killed while it answers, it has taken a message with its answer or not at all; what it answered is kept."""
    know(world, SENDER)
    answered: list[str] = []
    for _ in range(3):
        answered += answered_until_killed(world, tmp_path)

    turns = [list(rows) for _, rows in groupby(world.messages(), key=lambda message: message.trace_id)]
    kept = [rows[0].provider_id for rows in turns]
    assert answered
    assert set(answered) <= {str(name).removeprefix(f"{SENDER}:") for name in kept}
    assert len(kept) == len(set(kept))
    assert all(len(rows) > 1 and rows[-1].status is MessageStatus.DELIVERED for rows in turns)
    with world.unit() as uow:
        assert ({}, {}) == (uow.inbox.count(), uow.outbox.count())


def answered_until_killed(world: World, folder: Path) -> list[str]:
    """Write again and again to a service that is killed meanwhile; return the ids of what was answered."""
    answered: list[str] = []
    enough = Event()
    with running(world.app.settings, folder, "serve", "--port", "0", CONCILIA_REST_KEY=KEY) as process:
        line = process.wait_for("http://")
        url = next(word.rstrip(".") for word in line.split() if word.startswith("http://")) + PATH

        def write() -> None:
            with suppress(httpx.HTTPError):
                while True:
                    name = uuid4().hex
                    ask(url, "hola", message_id=name)
                    answered.append(name)
                    if len(answered) >= 3:
                        enough.set()

        writer = Thread(target=write)
        writer.start()
        assert enough.wait(PATIENCE)
        process.end(signal.SIGKILL)
        writer.join(PATIENCE)
    return answered
