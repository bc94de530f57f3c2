"""Hold that a case shows how its client found it, in their words, and the report what all of them said."""

from uuid import uuid4

from tests.bot.console.conftest import Desk
from tests.bot.world import World


def test_shown(world: World, paula: Desk) -> None:
    """A resolved case shows nothing of it before the client is asked, then that they were, then what they said."""
    number = world.dispute()
    with world.unit() as uow:
        world.app.desk.resolve(uow, number, None, "explanation", "Se repuso.", world.now, uuid4().hex)
    path, pages = f"/console/cases/{number}", []
    pages.append(paula.see(path).text)
    with world.unit() as uow:
        uow.satisfactions.ask(world.creditor, number, world.client, world.now)
    pages.append(paula.see(path).text)
    with world.unit() as uow:
        uow.satisfactions.answer(world.creditor, number, [4], "muy <b>claro</b>", world.now)
    pages.append(paula.see(path).text)

    assert [False, True, False] == ["aún no dice cómo le fue" in page for page in pages]
    assert [False, False, True] == ["Nota: 4 de 5: «muy &lt;b&gt;claro&lt;/b&gt;»" in page for page in pages]
    assert "4 de 5 en promedio; respondieron 1 de 1 clientes" in paula.see("/console/reports?view=cases").text
