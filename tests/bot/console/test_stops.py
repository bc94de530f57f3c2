"""Hold what the console says while nothing leaves, and what supervisors stop and let leave again there."""

import pytest

from bot.console.halts import STOPS
from storage.schema import Role
from tests.bot.console.conftest import Desk, Hire
from tests.bot.world import CREDITOR, World

WHY = "montos equivocados"


def press(desk: Desk, act: str, **fields: str) -> tuple[int, str]:
    """Send the form; return the status and the page that follows."""
    given = {"csrf": desk.word(), "act": act, "creditor": "", "reason": WHY, **fields}
    answer = desk.client.post(STOPS, data=given, follow_redirects=True)
    return answer.status_code, answer.text


def audited(world: World, creditor: str = CREDITOR) -> list[tuple[str, str]]:
    """Return what was noted about a creditor."""
    with world.unit(creditor) as uow:
        return [(entry.actor, entry.action) for entry, _ in uow.audit.about(creditor, f"creditor:{creditor}")]


def test_stopped_by_a_supervisor(world: World, paula: Desk, andrea: Desk) -> None:
    """Nothing leaves from then on; every page of everybody says who stopped it, when and why, until it goes on."""
    before = andrea.see().text
    status, after = press(paula, "stop")
    during = [andrea.see().text, *(paula.see(f"/console/{room}").text for room in ("deliveries", "readings", "stops"))]
    silent = world.say("hola")
    resumed, _ = press(paula, "resume")
    with world.unit() as uow:
        person = uow.staff.find(paula.email)
    assert person is not None
    actor = f"staff:{person.id}"

    assert (200, True, 200, []) == (status, "desde ahora no sale nada" in after, resumed, silent)
    assert [True] * 4 == [f"Todo envío detenido hoy a las 12:00 por Paula Reyes: {WHY}." in page for page in during]
    assert [False, False] == ["Todo envío detenido" in page for page in (before, andrea.see().text)]
    assert [(actor, "sending.stopped"), (actor, "sending.resumed")] == audited(world)


def test_only_supervisors(andrea: Desk) -> None:
    """Advisers see no such page, and can stop nothing."""
    assert 403 == andrea.see(STOPS).status_code
    assert 403 == press(andrea, "stop")[0]


def test_only_their_creditors(world: World, hire: Hire) -> None:
    """A supervisor stops the creditors that they see, and no other one is known to them."""
    world.add_creditor("luz-del-valle", name="Luz del Valle")
    desk = hire("Paula Reyes", "paula@example.org", CREDITOR, role=Role.SUPERVISOR)
    desk.enter()
    found = press(desk, "stop", creditor="luz-del-valle")[0]
    press(desk, "stop")
    with world.unit() as uow:
        stopped = [row.id for row in uow.creditors.stopped(uow.creditors.ids())]

    assert (404, [CREDITOR]) == (found, stopped)
    assert "Luz del Valle" not in desk.see(STOPS).text


def test_why(world: World, paula: Desk) -> None:
    """Without a reason nothing is stopped, and the page says what is missing."""
    status, page = press(paula, "stop", reason="  ")

    assert (422, True, []) == (status, "Diga por qué" in page, audited(world))
    assert 404 == press(paula, "explode")[0]


def test_the_line_is_honest(world: World, dispute: int, andrea: Desk, paula: Desk) -> None:
    """Whoever writes an answer reads that it waits."""
    press(paula, "stop")

    assert "espera a que se reanuden los envíos" in andrea.see(f"/console/cases/{dispute}").text


def hold(desk: Desk, **fields: str) -> tuple[int, str]:
    """Hold Biobío until the end of the tenth; return the status and the page that follows."""
    return press(desk, "hold", **{"country": "CL", "region": "Biobío", "until": "2026-03-10", **fields})


def test_place(world: World, dispute: int, paula: Desk) -> None:
    """A place is held, shown on the page and beside each client who may live there, and lifted."""
    before = paula.see(f"/console/cases/{dispute}").text
    status, shown = hold(paula)
    beside = paula.see(f"/console/cases/{dispute}").text
    with world.unit() as uow:
        (row,) = uow.regional_holds.standing(world.now)
    _, after = press(paula, "lift", hold=str(row.id))
    told = f"{WHY}. Desde hoy a las 12:00, hasta el mié 11/3 a las 0:00, por Paula Reyes."

    assert (200, True, True) == (status, "Chile, BI" in shown, told in shown)
    assert (False, True) == tuple("Sin contactos nuestros donde vive" in page for page in (before, beside))
    assert (None, False) == (row.creditor_id, "Chile, BI" in after)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"country": "XX"}, "Elija el país."),
        ({"region": "Atlantis"}, "Esa región no existe"),
        ({"until": "2026-03-01"}, "ya pasó"),
        ({"until": "mañana"}, "en el calendario"),
        ({"reason": ""}, "Diga por qué"),
    ],
)
def test_place_refused(world: World, paula: Desk, fields: dict[str, str], says: str) -> None:
    """What cannot be held is refused in a sentence, and nothing is."""
    status, page = hold(paula, **fields)
    with world.unit() as uow:
        held = uow.regional_holds.standing(world.now)

    assert (422, True, []) == (status, says in page, held)


def test_place_of_others(world: World, paula: Desk, hire: Hire) -> None:
    """Who sees some creditors holds for those alone, and lifts nothing that is of all."""
    hold(paula)
    world.add_creditor("luz-del-valle", name="Luz del Valle")
    desk = hire("Eva Ríos", "eva@example.org", "luz-del-valle", role=Role.SUPERVISOR)
    desk.enter()
    hold(desk)
    with world.unit() as uow:
        of_all, own = uow.regional_holds.standing(world.now)
    lifted = [press(desk, "lift", hold=str(row.id))[0] for row in (of_all, own)]

    assert (None, "luz-del-valle", [404, 200]) == (of_all.creditor_id, own.creditor_id, lifted)
