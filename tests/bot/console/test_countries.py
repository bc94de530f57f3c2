"""Hold that each country's rules of contact can be read as a card, by a case too, in every language of the console."""

import html
import re

from bot.console.countries import PATH
from tests.bot.console.conftest import Desk
from tests.bot.world import World

TAGS = re.compile(r"<[^>]+>")


def words(page: str) -> str:
    """Return a page's words."""
    return " ".join(TAGS.sub(" ", html.unescape(page)).split())


def test_card(world: World, andrea: Desk, dispute: int) -> None:
    """A case leads to its client's country, whose hours and limits are the pack's; every pack has a card."""
    chile = words(andrea.see(f"{PATH}?case={dispute}").text)
    known = world.app.packs.by_country

    page = andrea.see(f"/console/cases/{dispute}").text

    assert f"{PATH}?case={dispute}" in page
    assert "Chile Lo que vale para los contactos que iniciamos." in chile
    assert "solo lun–sáb de 08:00 a 20:00, en la hora del cliente" in chile
    assert "A lo más 2 en 7 días: mensajes." in chile
    assert "Ley 19.496 art. 37" in chile
    for code, pack in known.items():
        answer = andrea.see(f"{PATH}?country={code}")
        assert (200, True) == (answer.status_code, html.escape(pack.hours.why.says) in answer.text), code
