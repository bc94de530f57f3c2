"""Hold that a file reaches the client by a link that opens it, by its own bytes, once, and no other kind of file."""

import re
from urllib.parse import urlsplit

import httpx
import pytest
from starlette.applications import Starlette

from bot.enclosing import SIZE_MAX, carries
from bot.parcel import Opener
from bot.web.documents import document_routes
from storage.queue.leases import Leased
from tests.bot.console.conftest import Desk
from tests.bot.serving import service_of, serving
from tests.bot.world import World

PDF = b"%PDF-1.7\n" + bytes(range(256))
TEXT = "Le envío su factura corregida."
LINK = re.compile(r"/c/[\w-]+")


def enclose(desk: Desk, number: int, content: bytes, kind: str = "application/pdf", **fields: str) -> httpx.Response:
    """Send a file as the case's form does."""
    data = {"csrf": desk.word(), "once": "a" * 32, "text": TEXT, **fields}
    return desk.client.post(
        f"/console/cases/{number}/enclose", data=data, files={"file": ("factura.pdf", content, kind)}
    )


def test_sent(world: World, andrea: Desk, dispute: int) -> None:
    """The words leave with a link, sent twice they are one; the link opens the file, and the thread shows it."""
    for _ in range(2):
        assert 303 == enclose(andrea, dispute, PDF).status_code
    world.work()
    (said,) = [text for text in world.hear() if TEXT in text]
    link = LINK.findall(said)
    with serving(Starlette(routes=document_routes(service_of(world.app)))) as site:
        signed = httpx.get(f"{site}{link[0]}").headers["location"]
        opened = httpx.get(f"{site}{urlsplit(signed).path}")
        gone = httpx.get(f"{site}{urlsplit(signed).path}x")

    assert (200, PDF, "application/pdf") == (opened.status_code, opened.content, opened.headers["content-type"])
    assert "sandbox" in opened.headers["content-security-policy"]
    assert PDF != gone.content
    page = andrea.see(f"/console/cases/{dispute}").text
    path = re.findall(r"/console/attachments/[\w/-]+", page)[0]
    assert ("factura.pdf" in page, PDF) == (True, andrea.see(path).content)


def test_handed_to_channels(world: World, andrea: Desk, dispute: int) -> None:
    """A channel is handed the file with an address that opens it for an hour; the composer says how it will come."""
    enclose(andrea, dispute, PDF)
    message = next(row for row in world.messages() if TEXT in row.text)
    leased = Leased(1, world.creditor, world.client, message.id, message.seq, "web", message.address_id or 0, 0, "w",
                    uncertain=False, trace_id=None)  # fmt: skip
    opener = Opener(links=world.app.bot.links, now=lambda: world.now)
    with world.unit() as uow:
        file = opener.open(uow, leased).outbound(world.now).file
    assert file is not None
    with serving(Starlette(routes=document_routes(service_of(world.app)))) as site:
        here = f"{site}{urlsplit(file.url).path}"
        opened = httpx.get(here)
        world.wall.move(minutes=61)
        gone = httpx.get(here)
    andrea.enter()

    assert (PDF, "document", "factura.pdf") == (file.content, file.kind, file.name)
    assert (200, PDF, "application/pdf") == (opened.status_code, opened.content, opened.headers["content-type"])
    assert (410, True) == (gone.status_code, PDF != gone.content)
    assert "le llega un enlace que lo abre por 90 días" in andrea.see(f"/console/cases/{dispute}").text
    with world.unit() as uow:
        talk = uow.conversations.lock(world.creditor, world.client)
        chat = uow.addresses.ensure("telegram", "4711", world.now)
        talk.channel, talk.address_id = "telegram", chat.id
        uow.clients.verify(world.creditor, world.client, chat.id, world.now)
    assert "le llega por Telegram, y con un enlace" in andrea.see(f"/console/cases/{dispute}").text


@pytest.mark.parametrize(
    ("channel", "public_url", "carried"),
    [
        ("telegram", "http://localhost:8100", True),
        ("whatsapp", "https://bot.example", True),
        ("whatsapp", "http://127.0.0.1:8100", False),  # nobody can fetch it there
        ("sms", "https://bot.example", False),
        ("web", "https://bot.example", False),
    ],
)
def test_carried(channel: str, public_url: str, *, carried: bool) -> None:
    """Where a file goes beside its words, and where a link is all."""
    assert carried is carries(channel, public_url)


@pytest.mark.parametrize(
    ("content", "kind", "says"),
    [
        (b"", "application/pdf", "Elija un archivo"),
        (b"<script>alert(1)</script>", "application/pdf", "no es un PDF, JPG o PNG"),
        (b"GIF89a" + bytes(50), "image/gif", "no es un PDF, JPG o PNG"),
        (b"MZ" + bytes(50), "image/png", "no es un PDF, JPG o PNG"),
        (PDF + bytes(SIZE_MAX), "application/pdf", "más de 5 MB"),
    ],
    ids=["nothing", "page", "moving", "program", "large"],
)
def test_refused(world: World, andrea: Desk, dispute: int, content: bytes, kind: str, says: str) -> None:
    """What is no picture or paper by its bytes, or too large, is refused in a sentence, and nothing leaves."""
    before = len(world.messages())
    answer = enclose(andrea, dispute, content, kind)

    assert (422, True, before) == (answer.status_code, says in answer.text, len(world.messages()))


def test_forged(andrea: Desk, dispute: int) -> None:
    """Without the session's word nothing is done, and a form without a file is asked for one."""
    assert 403 == enclose(andrea, dispute, PDF, csrf="x").status_code
    assert "Elija un archivo" in andrea.act(dispute, "enclose", text=TEXT).text
