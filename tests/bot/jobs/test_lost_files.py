"""What a client sent and could not be kept after all is told: to them, kindly and once, and in their case."""

import pytest

from bot.files import SIZE_MAX, File, Gone, NotNow
from storage.queue.patience import TRIES_MAX
from tests.bot.jobs.test_files import VOICE, Shelf, fetch
from tests.bot.world import World

LOST = ("media-lost", "media-lost-large", "media-lost-kind")


def told(world: World) -> list[str]:
    """Return what the client was told of files that were not kept, by the texts' keys."""
    return [row.text_key for row in world.messages() if row.text_key in LOST]


def note(world: World) -> str | None:
    """Return the words of the client's newest open case."""
    with world.unit() as uow:
        return uow.cases.open_of(world.creditor, world.client)[-1].note


@pytest.mark.parametrize(
    ("answer", "key"),
    [
        (Gone("410"), "media-lost"),
        (File(b"", "audio/ogg"), "media-lost"),
        (File(bytes(SIZE_MAX + 1), "audio/ogg"), "media-lost-large"),
        (Gone("too_large"), "media-lost-large"),  # its provider says so before it is fetched
        (File(b"MZ", "application/x-msdownload"), "media-lost-kind"),
    ],
)
def test_the_client_is_told(world: World, answer: File | Exception, key: str) -> None:
    """Whoever sent it hears that it is not there, in words that fit the reason, and may send it again."""
    world.send()
    fetch(world, Shelf([answer]))
    last = world.messages()[-1]

    assert [key] == told(world)
    assert ("queued", "client", "adviser_reply") == (last.status, last.initiated_by, last.kind)


def test_nobody_is_told_too_soon(world: World) -> None:
    """While a file may still be had, nothing is said of it; nor once it was."""
    world.send()
    shelf = Shelf([NotNow("503"), VOICE])
    before = [row.error for row in fetch(world, shelf)], told(world)
    world.wall.move(minutes=1)
    fetch(world, shelf)

    assert (([None], []), []) == (before, told(world))


def test_after_the_last_try(world: World) -> None:
    """One that is never had is told once it is given up."""
    world.send()
    counts = []
    for _ in range(TRIES_MAX + 2):
        fetch(world, Shelf([NotNow("404")]))
        counts.append(len(told(world)))
        world.wall.move(minutes=11)

    assert [0] * (TRIES_MAX - 1) + [1, 1, 1] == counts


def test_once_for_many(world: World) -> None:
    """Of several files that came together and cannot be had, the client hears once; of later ones, once more."""
    for _ in range(3):
        world.send("image", "image/jpeg")
    fetch(world, Shelf([Gone("410")]))
    together = told(world)
    world.send("image", "image/jpeg")
    fetch(world, Shelf([Gone("410")]))

    assert (1, 2) == (len(together), len(told(world)))


def test_the_case_says_it(world: World) -> None:
    """Where staff were promised the file, the case says that it is not there."""
    world.verify()
    world.say("ya pagué esa cuenta ayer")
    world.send("document", "application/pdf")
    fetch(world, Shelf([Gone("410")]))

    assert ["media-lost"] == told(world)
    assert "ya pagué esa cuenta ayer\n(Envió un archivo.)\n(Lo que envió no se pudo guardar.)" == note(world)


def test_an_adviser_tells_it(world: World) -> None:
    """While an adviser holds the conversation the bot says nothing; the case tells them."""
    world.verify()
    world.say("quiero hablar con una persona")
    with world.unit() as uow:
        uow.conversations.lock(world.creditor, world.client).held_at = world.now
    world.send()
    fetch(world, Shelf([Gone("410")]))

    assert [] == told(world)
    assert str(note(world)).endswith("(Lo que envió no se pudo guardar.)")
