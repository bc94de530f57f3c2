"""A client takes their own file from the chat: once, after showing who they are, as a paper or as data."""

import io
import json
import re

import httpx
from pypdf import PdfReader
from starlette.applications import Starlette

from bot.papers.links import DOSSIER_AGE
from bot.web.documents import document_routes
from bot.web.dossiers import spoken
from tests.bot.serving import service_of, serving
from tests.bot.world import World

KEPT = (  # of what the data file holds of a client who has shown who they are
    *("Su expediente con Aguas del Valle", "guardado y cifrado", "Página de chat", "Comprobada el"),
    *("Agua, enero", "importe original: $144.000", "Solicitudes y pedidos", "No se estima", "Contactos", "Casos"),
)
LINK = re.compile(r"/c/\S+")


def ask(world: World) -> str:
    """Ask for the file; return the path of its link."""
    found = LINK.search(" ".join(world.say("quiero mi expediente")))
    assert found is not None
    return found.group()


def test_taken_once(world: World) -> None:
    """Who is not verified is asked who they are; the link shows a page, one press takes the file, the next nothing."""
    world.say("quiero mi expediente")
    assert not any(LINK.search(message.text) for message in world.messages())
    world.verify()
    paths = [ask(world) for _ in range(3)]
    with serving(Starlette(routes=document_routes(service_of(world.app)))) as site:
        page = httpx.get(site + paths[0], headers={"Accept-Language": "es"})
        paper, again = (httpx.post(site + paths[0], data={"form": "pdf"}) for _ in range(2))
        data = httpx.post(site + paths[1], data={"form": "json"})
        world.wall.move(seconds=DOSSIER_AGE.total_seconds() + 1)
        late = httpx.post(site + paths[2], data={"form": "pdf"})
    text = " ".join(" ".join(one.extract_text().split()) for one in PdfReader(io.BytesIO(paper.content)).pages)
    file = json.loads(data.content)
    with world.unit() as uow:
        noted = [entry.action for entry, _ in uow.audit.about(world.creditor, f"client:{world.client}")]

    assert (200, True) == (page.status_code, spoken()["es"]["title"] in page.text)
    assert 'attachment; filename="expediente.pdf"' == paper.headers["Content-Disposition"]
    assert [] == [word for word in KEPT if word not in text]
    assert (410, 410) == (again.status_code, late.status_code)
    assert 2 == noted.count("document.opened")
    assert any("Agua, enero, 1041-1" in line for one in file["in_words"] for line in one["lines"])
