"""Files from the chat's page: looked at, stored once and in the database alone, or refused with a sentence."""

from collections.abc import Callable
from uuid import uuid4

import httpx
import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from bot.web.chat_files import PACE, SIZE_MAX
from storage.schema import Attachment, InboxRow
from tests.bot.web.posting import post, settled
from tests.bot.world import World

Link = Callable[..., str]
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
PDF = b"%PDF-1.7\n%%EOF"


def upload(site: str, link: str, content: bytes, content_type: str = "image/png", **head: str) -> httpx.Response:
    """Send a file as the page does."""
    named = {"X-Chat-Token": link.rpartition("/")[2], "X-Message-Id": uuid4().hex, "Content-Type": content_type}
    return httpx.post(f"{site}/channels/web/files", content=content, headers={**named, **head})


def kept(world: World) -> list[Attachment]:
    """Return what is kept of files."""
    with world.unit() as uow:
        return list(uow.session.scalars(select(Attachment).order_by(Attachment.id)))


def test_a_receipt_after_i_paid_stands_in_the_case(world: World, site: str, link: Link) -> None:
    """Its bytes are with the message, once however often it was sent; nothing of them stays in the inbox."""
    for count, words in ((2, "hola"), (4, "sí"), (7, "6785"), (9, "ya pagué esa cuenta ayer")):
        post(site, link(), words)
        settled(world, count)
    ours, name = link(), uuid4().hex
    codes = [
        upload(site, ours, PDF, "application/pdf", **{"X-Message-Id": name, "X-File-Name": "mi%20pago.pdf"}).status_code
        for _ in range(2)
    ]
    settled(world, 11)
    with world.unit() as uow:
        (case,) = uow.cases.open_of(world.creditor, world.client)
        payloads = list(uow.session.scalars(select(InboxRow.payload)))

    assert [202, 202] == codes
    assert [("document", "application/pdf", PDF, {"name": "mi pago.pdf", "channel": "web"})] == [
        (row.kind, row.content_type, row.content, row.source) for row in kept(world)
    ]
    assert "ya pagué esa cuenta ayer\n(Envió un archivo.)" == case.note
    assert {None} == set(payloads)


@pytest.mark.parametrize(
    ("content", "content_type", "status", "word"),
    [
        (b"<svg onload=alert(1)>", "image/svg+xml", 415, "PDF"),
        (b"MZ\x90\0", "application/pdf", 415, "PDF"),
        (PDF, "image/png", 415, "PDF"),
        (b"OggS a voice", "audio/ogg", 415, "PDF"),
        (b"", "image/png", 422, "PDF"),
        (PNG + bytes(SIZE_MAX), "image/png", 413, "8 MB"),
    ],
)
def test_what_is_not_taken(
    world: World, site: str, link: Link, content: bytes, content_type: str, status: int, word: str
) -> None:
    """What is no photo and no PDF by its bytes, is empty or too large is refused in the client's words."""
    answer = upload(site, link(), content, content_type)

    assert status == answer.status_code
    assert word in answer.json()["title"]
    assert [] == kept(world)


def test_a_stranger_and_a_flood(site: str, link: Link) -> None:
    """A token that is not ours opens nothing, an id that is none is refused, and a flood is slowed down."""
    ours = link()

    assert 410 == upload(site, "/chat/forged", PNG).status_code
    assert 400 == upload(site, ours, PNG, **{"X-Message-Id": "no"}).status_code
    assert [202] * PACE.amount + [429] == [upload(site, ours, PNG).status_code for _ in range(PACE.amount + 1)]


def test_the_page_sends_a_photo(world: World, site: str, page: Page, link: Link) -> None:
    """The button tells kind and size, is reached by keyboard, and the photo stands in the conversation after it."""
    assert site
    page.on("filechooser", lambda _: None)  # choosers are caught from the beginning: catching is begun without waiting
    page.goto(link())
    button = page.get_by_role("button", name="Adjuntar foto o PDF")
    button.focus()
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files({"name": "pago.png", "mimeType": "image/png", "buffer": PNG})

    expect(page.locator(".message.mine").last).to_contain_text("Archivo enviado")
    expect(button).to_have_accessible_description("Foto o PDF, hasta 8 MB")
    assert [PNG] == [row.content for row in kept(world)]

    with page.expect_file_chooser() as chooser:
        button.click()
    chooser.value.set_files({"name": "virus.exe", "mimeType": "application/x-msdownload", "buffer": b"MZ"})
    expect(page.locator(".message.mine").last).to_contain_text("Ese archivo no es una foto ni un PDF")
