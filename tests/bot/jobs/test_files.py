"""What a client sends beside words is kept with the message, and its files are fetched, in spite of bad days."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.files import SIZE_MAX, Fetcher, File, Gone, NotNow
from bot.jobs.files import FetchFile
from bot.jobs.runner import JobRunner
from bot.papers import dossier
from storage.queue.patience import TRIES_MAX
from storage.schema import Attachment
from tests.bot.world import FILE_URL, World

VOICE = File(b"OggS a voice", "audio/ogg; codecs=opus")


@dataclass
class Shelf:
    """A channel's files; `answers` are given one after the other, the last one for ever."""

    answers: list[File | Exception]
    asked: list[Mapping[str, Any]] = field(default_factory=list)

    def fetch(self, source: Mapping[str, Any]) -> File:
        """Give the next answer."""
        self.asked.append(source)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer


def fetch(world: World, shelf: Fetcher | None = None) -> list[Attachment]:
    """Do the jobs that are due; return the files that are kept, with their bytes."""
    fetchers = {"web": shelf} if shelf else {}
    job = FetchFile(world.app.bot, fetchers, world.app.clock)
    runner = JobRunner(world.app.database, world.app.clock, {"fetch": job})
    while runner.run_one():
        pass
    with world.unit() as uow:
        return list(uow.session.scalars(select(Attachment).order_by(Attachment.id)))


def test_a_voice_note_is_answered_and_kept(world: World) -> None:
    """It is said that it cannot be heard yet; the file waits with the message, and is fetched once."""
    world.verify()
    shelf = Shelf([VOICE])

    assert "media-voice" == world.send()[0]
    (row,) = fetch(world, shelf)
    assert ("voice", VOICE.content, VOICE.content_type) == (row.kind, row.content, row.content_type)
    assert [{"url": FILE_URL, "channel": "web"}] == shelf.asked
    assert [row.message_id] == [one.id for one in world.messages() if (one.reading or {}).get("kind") == "voice"]


def test_words_beside_a_picture_are_read(world: World) -> None:
    """A caption counts as what was said, and the picture is kept with it."""
    world.verify()

    assert ["claim-opened-with-file"] == world.send("image", "image/jpeg", "ya pagué esa cuenta ayer")
    assert ["image"] == [row.kind for row in fetch(world)]


def test_a_file_that_follows_belongs_to_the_case(world: World) -> None:
    """Who says they have paid and then sends the receipt has it noted in the case."""
    world.verify()
    world.say("ya pagué esa cuenta ayer")
    said = world.send("document", "application/pdf")
    with world.unit() as uow:
        (case,) = uow.cases.open_of(world.creditor, world.client)

    assert ["media-added"] == said
    assert "ya pagué esa cuenta ayer\n(Envió un archivo.)" == case.note


def test_a_place_is_written_down(world: World) -> None:
    """Where the client is stands with the message; nothing is fetched."""
    world.verify()
    place = {"latitude": "-33.44", "longitude": "-70.66"}

    assert "media-location" == world.send("location", "", place=place)[0]
    assert [] == fetch(world)
    assert [{"button": None, "kind": "location", "place": place}] == [
        row.reading for row in world.messages() if row.reading and "kind" in row.reading
    ]


def test_what_came_without_words_has_no_intent(world: World) -> None:
    """No reading is invented for it."""
    world.send()

    assert [None] == [row.intent for row in world.messages() if row.reading and "kind" in row.reading]


def test_an_adviser_gets_what_is_sent_while_they_write(world: World) -> None:
    """While an adviser holds the conversation the bot keeps what comes, and says nothing."""
    world.verify()
    world.say("quiero hablar con una persona")
    with world.unit() as uow:
        uow.conversations.lock(world.creditor, world.client).held_at = world.now

    assert [] == world.send()
    assert [VOICE.content] == [row.content for row in fetch(world, Shelf([VOICE]))]


def test_a_provider_on_a_bad_day_is_asked_again(world: World) -> None:
    """While a file may still be had, nothing says that it is lost."""
    world.send()
    shelf = Shelf([NotNow("503"), VOICE])
    (before,) = fetch(world, shelf)
    world.wall.move(minutes=1)
    (after,) = fetch(world, shelf)

    assert (None, None) == (before.content, before.error)
    assert (VOICE.content, None) == (after.content, after.error)


def test_a_provider_may_say_when(world: World) -> None:
    """It is asked no sooner than it wants."""
    world.send()
    shelf = Shelf([NotNow("429", timedelta(minutes=5)), VOICE])
    fetch(world, shelf)
    world.wall.move(minutes=4)

    assert [None] == [row.content for row in fetch(world, shelf)]
    world.wall.move(minutes=2)
    assert [VOICE.content] == [row.content for row in fetch(world, shelf)]


def test_nobody_asks_for_ever(world: World) -> None:
    """After its last try a file is let go, with the reason."""
    world.send()
    shelf = Shelf([NotNow("404")])
    for _ in range(TRIES_MAX + 2):
        found = fetch(world, shelf)
        world.wall.move(minutes=11)

    assert TRIES_MAX == len(shelf.asked)
    assert ["404"] == [row.error for row in found]


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Gone("410"), "410"),
        (File(b"", "audio/ogg"), "empty"),
        (File(bytes(SIZE_MAX + 1), "audio/ogg"), "too_large"),
        (File(b"<script>", "text/html"), "kind_not_kept"),
        (File(b"<svg/>", "image/svg+xml"), "kind_not_kept"),
        (File(b"MZ", "application/x-msdownload"), "kind_not_kept"),
        (File(b"PK", "application/zip"), "kind_not_kept"),
    ],
)
def test_what_is_not_kept(world: World, answer: File | Exception, error: str) -> None:
    """A file that is gone, empty, too large, or that might run, is not kept, and the reason is."""
    world.send()
    (row,) = fetch(world, Shelf([answer]))

    assert (None, error) == (row.content, row.error)


def test_a_clients_file_lists_what_they_sent(world: World) -> None:
    """Who asks for what is kept of them learns of every file."""
    world.send()
    fetch(world, Shelf([VOICE]))
    with world.unit() as uow:
        messages = dossier.gather(uow, world.row(), [], world.now)["messages"]

    assert [[{"kind": "voice", "content_type": VOICE.content_type, "fetched_at": world.now.isoformat()}]] == [
        one["files"] for one in messages if "files" in one
    ]


def test_a_channel_that_is_off(world: World) -> None:
    """A file of a channel without credentials cannot be had."""
    world.send()

    assert ["channel_off"] == [row.error for row in fetch(world)]
