"""Hold that supervisors see what clients read of contacts, whole, by channel, in each country's manner."""

from bot.console.wordings import PATH, TITLES
from bot.texts import load_templates, load_wording
from tests.bot.console.conftest import Desk
from tests.bot.world import World


def test_every_text(world: World, paula: Desk) -> None:
    """Each template has a name for people and is shown filled, in Argentina's manner to who is written to there."""
    world.add_creditor("luz-del-plata", "AR", contact={"forbidden_phrases": ["asistente automático"]})
    bases = {one.base for one in load_templates(load_wording()).templates}
    chile = paula.see(PATH)
    with world.unit() as uow:
        staff = uow.staff.find("paula@example.org")
        assert staff is not None
        uow.staff.add_creditor(staff.id, "luz-del-plata")
    plata = paula.see(f"{PATH}?creditor=luz-del-plata").text

    assert set(TITLES) == bases
    assert (200, True) == (chile.status_code, "Le escribe el asistente automático de Aguas del Valle" in chile.text)
    assert [True, True] == ["Te escribe el asistente" in plata, "que la empresa vedó" in plata]
    assert "SMS" in chile.text
    assert "{" not in chile.text.partition("<main")[2]
