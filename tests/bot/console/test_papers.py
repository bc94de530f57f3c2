"""An adviser sees, beside each agreement, the code that the client reads, and the paper behind it."""

from datetime import UTC

from bot.console.account import read_account
from bot.console.manner import Manner
from bot.papers.links import Place
from storage.seals import code_of
from tests.bot.world import World


def test_code_and_paper(world: World) -> None:
    """The account pane names the agreement's code, and its link opens that agreement."""
    world.verify()
    world.say("pago todo el viernes")
    world.press("Sí, lo dejo así")
    with world.unit() as uow:
        agreement = uow.agreements.of(world.creditor, world.client)[0]
        manner = Manner.of(uow.creditors.get(world.creditor), world.now.astimezone(UTC))
        deal = read_account(uow, world.app, world.row(), manner, 0).deals[0]
    opened = world.app.bot.links.read(deal.paper.rpartition("/")[2], world.now)

    assert f"código {code_of(agreement)}" in deal.facts
    assert Place(world.creditor, agreement.id) == opened
