"""See that an adviser finds of a client who was erased the number alone, and that there was a case."""

from pathlib import Path

from bot.erasure import erase
from tests.bot.console.conftest import Desk


def test_erased(andrea: Desk, dispute: int) -> None:
    """The case opens without the name and without words, and nothing can be written any more."""
    world = andrea.world
    before = andrea.see(f"/console/cases/{dispute}").text
    with world.unit() as uow:
        row = uow.clients.get(world.creditor, "1041")
        erase(uow, row, world.app.vault, Path("/nowhere"), world.now, "operator:rosa")
    page, queue = andrea.see(f"/console/cases/{dispute}"), andrea.see("/console")

    assert "Marcela Fuentes" in before
    assert (200, 200) == (page.status_code, queue.status_code)
    assert "1041" in page.text
    assert [] == [word for word in ("Marcela", "el agua nunca llegó") if word in page.text + queue.text]
