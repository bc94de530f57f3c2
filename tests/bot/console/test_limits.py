"""Hold that two people let a creditor ask more of itself than the law, never less, and that contacts keep to it."""

import html
import re
from datetime import date, timedelta

from bot.console.limits.book import PATH
from bot.door import Door, Knock
from flows.contact.request import Decision
from flows.contact.week import WEEKDAYS
from storage.schema import Role
from tests.bot.console.conftest import Desk, Hire
from tests.bot.world import CREDITOR, World

TAGS = re.compile(r"<[^>]+>")
HOURS = {f"{day}_{side}": at for day in WEEKDAYS[:5] for side, at in (("opens", "13:00"), ("closes", "18:00"))}


def press(desk: Desk, act: str, **fields: str) -> tuple[int, str]:
    """Send a form; return the status and the words of the page that follows."""
    given = {"csrf": desk.word(), "act": act, "creditor": CREDITOR, "country": "CL", "reason": "más calma", **fields}
    answer = desk.client.post(PATH, data=given, follow_redirects=True)
    return answer.status_code, " ".join(TAGS.sub(" ", html.unescape(answer.text)).split())


def waiting(world: World) -> str:
    """Return the number of the draft that waits."""
    with world.unit() as uow:
        draft = uow.drafts.waiting(CREDITOR, "limits")
    return str(draft.id) if draft else ""


def ask(world: World, at: int) -> Decision:
    """Return whether a reminder may leave so many hours after noon, to an address whose owner allows it."""
    with world.unit() as uow:
        client = uow.clients.get(CREDITOR, world.client)
        address = uow.addresses.ensure("sms", "+56912345678", world.now)
        uow.clients.reach(CREDITOR, client.id, address.id).consent = True
        profile = world.app.bot.profiles.get(uow, CREDITOR)
        conversation = uow.conversations.lock(CREDITOR, client.id)
        knock = Knock("before_due", "bot", "sms", address, profile, client, conversation)
        return Door(world.app.packs, "first_party").ask(uow, knock, world.now + timedelta(hours=at))


def test_stricter_by_two(world: World, paula: Desk, hire: Hire) -> None:
    """Narrower hours and a closed day are in force with another person's yes; what is judged then is kept with it."""
    luis = hire("Luis Peña", "luis@example.org", role=Role.SUPERVISOR)
    luis.enter()
    before = [ask(world, at).rule for at in (0, 2)]
    sent, words = press(paula, "propose", **HOURS, at_most="1", days="7", closed="2026-03-06")
    own, _ = press(paula, "approve", draft=waiting(world))
    approved, seen = press(luis, "approve", draft=waiting(world))
    after = [ask(world, at).rule for at in (0, 2, 26)]
    with world.unit() as uow:
        kept = uow.creditors.get(CREDITOR).document["own_limits"]["CL"]
        ruled = [row for row in uow.packs.all() if "own_count" in row.document]

    assert (200, 422, 200) == (sent, own, approved)
    assert "A lo más 1 contactos en 7 días." in words
    assert "Ningún contacto el 2026-03-06." in seen
    assert ["allowed", "allowed"] == before
    assert ["CL.product_cap_hours", "allowed", "CL.holidays"] == after
    assert (1, [date(2026, 3, 6).isoformat()]) == (kept["at_most"], kept["closed"])
    assert ["CL"] == [row.country for row in ruled]


def test_looser_is_refused(world: World, paula: Desk) -> None:
    """What would leave more room than the law is refused with the article; what cannot be read too; nothing waits."""
    wide = {f"{day}_{side}": at for day in WEEKDAYS for side, at in (("opens", "06:00"), ("closes", "22:00"))}
    for fields, told in (
        (wide, "el lunes se escribe solo de 08:00–20:00. Lo pide Ley 19.496 art. 37"),
        (wide, "el domingo no se escribe. Lo pide Ley 19.496 art. 37"),
        ({**HOURS, "at_most": "5", "days": "7"}, "caben a lo más 2 mensajes en 7 días. Lo pide Ley 19.496 art. 37"),
        ({**HOURS, "free_days": "1"}, "entre dos mensajes pasan 2 días enteros o más."),
        ({**HOURS, "closed": "mañana"}, "No se puede leer"),
        ({**HOURS, "at_most": "5"}, "No se puede leer"),
        ({"mon_opens": "9", "mon_closes": "18:00"}, "No se puede leer"),
        ({}, "Deje al menos un día con horas"),
    ):
        status, seen = press(paula, "propose", **fields)
        assert (422, True) == (status, told in seen), (fields, seen)
    assert waiting(world) == ""
