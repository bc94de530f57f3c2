"""An adviser hears and sees what a client sent, in the case; nobody else does, and nothing of it can run."""

from collections.abc import Callable
from functools import partial

import httpx
import pytest

from bot.channels.message import Kind
from storage.schema import AuditEntry
from tests.bot.console.conftest import VOICE, Desk, Hire, send_file
from tests.bot.world import World

Send = Callable[..., int]


@pytest.fixture
def send(world: World, dispute: int) -> Send:
    """Give a sender of the client's files, in a case that is under way; it returns the file's number."""
    assert dispute
    return partial(send_file, world)


def path(world: World, number: int) -> str:
    """Return where a file is."""
    return f"/console/attachments/{world.creditor}/{number}"


@pytest.mark.parametrize(
    ("kind", "content_type", "shown"),
    [
        ("voice", "audio/ogg; codecs=opus", "<audio "),
        ("image", "image/jpeg", "<img "),
        ("document", "application/pdf", " download>Documento<"),
        ("video", "video/mp4", " download>Video<"),
        ("contact", "text/vcard", " download>Contacto<"),
        ("document", "text/html", " download>Documento<"),
    ],
)
def test_files_stand_in_the_case(
    world: World, andrea: Desk, dispute: int, send: Send, kind: Kind, content_type: str, shown: str
) -> None:
    """A voice note is played, a picture seen, all else saved, each where the client sent it."""
    number = send(kind, content_type, b"x")
    page = andrea.see(f"/console/cases/{dispute}").text
    (part,) = [part for part in page.split('<div class="file"') if f'id="file-{number}"' in part]

    assert shown in part
    assert path(world, number) in part


def test_a_file_on_its_way_is_told(world: World, andrea: Desk, dispute: int, send: Send) -> None:
    """What is not there yet is said to be on its way, and what cannot be had is said to be lost."""
    number = send(content=None)
    awaited = andrea.see(f"/console/cases/{dispute}").text
    with world.unit() as uow:
        uow.attachments.lost(world.creditor, number, "410")
    lost = andrea.see(f"/console/cases/{dispute}").text

    assert "Audio. Se está descargando." in awaited
    assert "Audio. No se pudo descargar." in lost
    assert 404 == andrea.see(path(world, number)).status_code


def test_a_message_without_words_says_what_it_was(world: World, andrea: Desk, dispute: int) -> None:
    """A place is read where it was sent."""
    world.send("location", "", place={"latitude": "-33.44", "longitude": "-70.66", "label": "Casa"})

    assert '<p class="text">Ubicación: -33.44, -70.66, Casa</p>' in andrea.see(f"/console/cases/{dispute}").text


def test_a_file_is_given_safely(world: World, andrea: Desk, send: Send) -> None:
    """A page shows it without letting it run, guess or be kept; who opened it is in the audit log."""
    number = send()
    answer = andrea.see(path(world, number))
    with world.unit() as uow:
        actions = [row.action for row in uow.session.query(AuditEntry)]

    assert (200, VOICE, "audio/ogg") == (answer.status_code, answer.content, answer.headers["content-type"])
    assert f'inline; filename="voice-{number}.ogg"' == answer.headers["content-disposition"]
    assert {"no-store", "nosniff", "default-src 'none'; sandbox"} <= set(answer.headers.values())
    assert "attachment.opened" in actions


def test_what_a_page_does_not_show_is_saved(world: World, andrea: Desk, send: Send) -> None:
    """A paper is given to be saved, under a name of ours."""
    number = send("document", "application/pdf", b"%PDF")
    answer = andrea.see(path(world, number))

    assert f'attachment; filename="document-{number}.pdf"' == answer.headers["content-disposition"]


@pytest.mark.parametrize(
    ("asked", "status", "content"),
    [
        ("bytes=0-3", 206, VOICE[:4]),
        ("bytes=4-", 206, VOICE[4:]),
        ("bytes=4-999999", 206, VOICE[4:]),
        ("bytes=999999-", 416, b""),
        ("bytes=5-4", 416, b""),
        ("bytes=-4", 200, VOICE),
        ("words", 200, VOICE),
    ],
)
def test_a_player_may_move_along(
    world: World, andrea: Desk, send: Send, asked: str, status: int, content: bytes
) -> None:
    """A part of a file can be had by itself."""
    answer = andrea.client.get(path(world, send()), headers={"Range": asked})

    assert (status, content) == (answer.status_code, answer.content)


def test_files_are_for_who_may_see_the_client(world: World, andrea: Desk, hire: Hire, send: Send) -> None:
    """Another creditor's adviser, a creditor that is not named right, and nobody at all, see nothing."""
    number = send()
    world.add_creditor("otra", name="Otra")
    stranger = hire("Luis Peña", "luis@example.org", "otra")
    stranger.enter()

    assert 404 == stranger.see(path(world, number)).status_code
    assert 404 == andrea.see(f"/console/attachments/otra/{number}").status_code
    assert 404 == andrea.see(path(world, number + 1)).status_code
    assert 404 == andrea.see(path(world, 2**60)).status_code
    assert 303 == httpx.get(str(andrea.client.base_url) + path(world, number), timeout=30).status_code
