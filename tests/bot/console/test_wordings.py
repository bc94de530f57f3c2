"""Hold that supervisors see what clients read of contacts, whole, by channel, in each country's manner."""

from bot.console.wordings import PATH, TITLES
from bot.texts import load_templates, load_wording
from storage.schema import Role
from tests.bot.console.conftest import Desk, Hire
from tests.bot.world import CREDITOR, World

BASE = "reminder_due"


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
    read = "".join(part.partition("</article>")[0] for part in chile.text.split("<article")[1:])
    assert "{" not in read


def test_own_words_by_two(world: World, paula: Desk, hire: Hire) -> None:
    """A change is judged in sentences, waits for another person, and is shown with how the provider sees it."""
    luis = hire("Luis Peña", "luis@example.org", role=Role.SUPERVISOR)
    luis.enter()
    house = next(one for one in load_templates(load_wording()).chosen("es-CL") if one.base == BASE)
    spoilt, body = house.body.replace("automático", "virtual"), house.body.replace("Hola", "Buenas", 1)
    tried = press(paula, "try", body=spoilt)
    refused = press(paula, "propose", body=spoilt)
    sent = press(paula, "propose", body=body)
    own, _ = press(paula, "approve", draft=waiting(world))
    approved, seen = press(luis, "approve", draft=waiting(world))
    with world.unit() as uow:
        kept = uow.creditors.get(CREDITOR).document["templates"]
    back = press(paula, "propose", house="1")
    press(luis, "approve", draft=waiting(world))
    with world.unit() as uow:
        gone = uow.creditors.get(CREDITOR).document["templates"]

    assert [200, 422, 200, 422, 200, 200] == [tried[0], refused[0], sent[0], own, approved, back[0]]
    assert [True, True] == ["Debe decir «automático»" in words for _, words in (tried, refused)]
    assert "Buenas, Marcela" in seen
    assert ({BASE: {"es-CL": body}}, {}) == (kept, gone)


def press(desk: Desk, act: str, **fields: str) -> tuple[int, str]:
    """Send a form; return the status and the words of the page that follows."""
    given = {"csrf": desk.word(), "act": act, "creditor": CREDITOR, "language": "es", "base": BASE, "reason": "x"}
    answer = desk.client.post(PATH, data=given | fields, follow_redirects=True)
    return answer.status_code, answer.text


def waiting(world: World) -> str:
    """Return the number of the draft that waits."""
    with world.unit() as uow:
        draft = uow.drafts.waiting(CREDITOR, "templates")
    return str(draft.id) if draft else ""
