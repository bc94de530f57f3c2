"""Hold how advisers see somebody whom nobody knows yet."""

from tests.bot.console.conftest import Desk
from tests.bot.world import World
from tests.mail import write

PHONE = "+56955556666"


def write_thrice(world: World) -> int:
    """Write from a phone that nobody knows until a person takes over; return the case."""
    for words in ("hola", "no lo tengo a mano", "por favor ayuda con mi cuenta"):
        write(world, words, "sms", PHONE)
    with world.unit() as uow:
        address = uow.addresses.ensure("sms", PHONE, world.now)
        [case] = uow.cases.open_of(world.creditor, f"visitor~{address.id}")
        return case.id


def test_a_visitors_case_is_seen_and_answered(world: World, andrea: Desk) -> None:
    """The queue names them as not identified, the case shows what they wrote, and an adviser's words reach them."""
    number = write_thrice(world)
    queue, page = andrea.see().text, andrea.see(f"/console/cases/{number}")
    told = andrea.act(number, "reply", text="Buenas tardes, ¿en qué le ayudo?")

    assert "Sin identificar" in queue
    assert (200, True) == (page.status_code, "no lo tengo a mano" in page.text)
    assert told.status_code < 400
