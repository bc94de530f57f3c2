"""Hold the pages of quality: who looks at which case, what is asked of a review, and who reads what was found."""

import re
from datetime import date

import pytest

from bot import quality
from flows.quality.rubric import LINES
from storage.schema import Role
from tests.bot.console.conftest import EMAIL, Desk, Hire
from tests.bot.world import CREDITOR, World

PATH, MINE = "/console/quality", "/console/quality/mine"
NOTE = "Nombró la falla antes del <b>monto</b>."
WHOLE = {**{f"mark-{line}": "2" for line in LINES}, "mark-kind": "none", "told-correct": "Faltó la fecha", "note": NOTE}


@pytest.fixture
def drawn(world: World, andrea: Desk, paula: Desk) -> int:
    """Let Andrea resolve the first client's dispute and Paula another's, and the week be over; give Andrea's case."""
    number = world.dispute()
    world.add_client("2", "Rosa Lima", document=None)
    with world.unit() as uow:
        other = uow.cases.open(creditor=CREDITOR, client="2", kind="human", at=world.now, due_at=world.now).id
        for case, email in ((number, EMAIL), (other, paula.email)):
            staff = uow.staff.find(email)
            assert staff is not None
            uow.cases.take(case, staff.id)
            uow.cases.resolve(case, "explanation", "Se repuso.", world.now)
    world.wall.move(days=6)
    with world.unit() as uow:
        quality.draw_week(uow, uow.creditors.get(CREDITOR), world.now)
    for desk in (andrea, paula):
        desk.enter()
    return number


def send(desk: Desk, path: str, **fields: str) -> tuple[int, str]:
    """Send a form; return the answer's status, and the sentence of what was refused."""
    answer = desk.client.post(path, data={"csrf": desk.word(), **fields})
    error = re.search(r'id="error">([^<]+)', answer.text)
    return answer.status_code, error[1] if error else ""


def review(desk: Desk, number: int, **changes: str) -> tuple[int, str]:
    """Review a case, with other fields than the whole."""
    fields = {name: value for name, value in {**WHOLE, **changes}.items() if value != "-"}
    return send(desk, f"{PATH}/{number}", act="review", **fields)


def test_way_of_a_review(world: World, hire: Hire, andrea: Desk, paula: Desk, drawn: int) -> None:
    """A drawn case is reviewed by another, its adviser reads it and answers once; other advisers find nothing of it."""
    luis = hire("Luis Peña", "luis@example.org")
    luis.enter()
    listed = paula.see(PATH).text
    assert ("Andrea Soto" in listed, "Lo llevó usted: lo revisa otra persona." in listed) == (True, True)
    page = paula.see(f"{PATH}/{drawn}").text
    assert ("el agua nunca llegó" in page, "Escribieron: el cliente" in page) == (True, True)
    for changes, told in (
        ({"mark-kind": "3"}, "Elija en cada pregunta"), ({"mark-kind": "-"}, "Falta responder una pregunta"),
        ({"note": "  "}, "Escriba una nota"), ({"told-kind": "x" * 401}, "Escriba una nota"),
    ):  # fmt: skip
        status, error = review(paula, drawn, **changes)
        assert (422, True) == (status, told in error)
    assert "Aún no hay ninguna revisión" in andrea.see(MINE).text
    assert (303, "") == review(paula, drawn)
    assert "Ya lo revisó usted." in review(paula, drawn)[1]
    assert "sin leer" in paula.see(PATH).text

    queues = [andrea.see().text, luis.see().text]
    mine, theirs = andrea.see(MINE).text, luis.see(MINE).text
    assert [True, False] == ["antes del &lt;b&gt;monto&lt;/b&gt;" in text for text in (mine, theirs)]
    assert [True, False, False] == ["Revisiones sin leer" in text for text in (*queues, andrea.see().text)]
    assert ("No aplica" in mine, "Faltó la fecha" in mine, "2,0 de 2" in mine) == (True, True, True)
    with world.unit() as uow:
        (row,) = uow.quality.reviews([drawn])
    named = {"case": str(drawn), "reviewer": str(row.reviewer_id), "act": "answer"}
    assert 404 == send(luis, MINE, **named, answer="Soy otro")[0]
    assert (422, True) == (send(andrea, MINE, **named, answer="")[0], "Escriba su respuesta" in
                           send(andrea, MINE, **named, answer="")[1])  # fmt: skip
    assert (303, "") == send(andrea, MINE, **named, answer="Gracias, lo pruebo")
    assert "Ya respondió a esta revisión." in send(andrea, MINE, **named, answer="Otra cosa")[1]
    assert "Gracias, lo pruebo" in paula.see(f"{PATH}/{drawn}").text
    assert [403, 403] == [andrea.see(path).status_code for path in (PATH, f"{PATH}/{drawn}")]


def test_blind(world: World, hire: Hire, paula: Desk, drawn: int) -> None:
    """A second supervisor reads what the first one found only behind their own word, or once the time is over."""
    rosa, rita = (hire(name, f"{name}@example.org", role=role)
                  for name, role in (("rosa", Role.SUPERVISOR), ("rita", Role.AUDITOR)))  # fmt: skip
    assert 303 == review(paula, drawn)[0]
    for desk in (rosa, rita):
        desk.enter()
    before = [desk.see(path).text for desk in (rosa, rita) for path in (PATH, f"{PATH}/{drawn}")]
    assert [False, False, True, True] == ["2,0 de 2" in text for text in before]
    assert ("Segunda mirada" in before[0], "action=" in before[3].partition("<main")[2]) == (True, False)
    assert 303 == review(rosa, drawn, **{"mark-within": "0"})[0]
    assert "Coinciden en 4 de 5 preguntas" in rosa.see(f"{PATH}/{drawn}").text

    late = hire("Inés Paz", "ines@example.org", role=Role.SUPERVISOR)
    world.wall.move(days=36)
    late.enter()
    assert "2,0 de 2" in late.see(f"{PATH}/{drawn}").text
    assert "Pasaron las cuatro semanas" in review(late, drawn)[1]


def test_kept_away(world: World, hire: Hire, paula: Desk, drawn: int) -> None:
    """What a complaint keeps from somebody is kept from them here too: the draw, and what others found."""
    assert 303 == review(paula, drawn)[0]
    rosa = hire("Rosa Paz", "rosa@example.org", role=Role.SUPERVISOR)
    with world.unit() as uow:
        staff, by = uow.staff.find("rosa@example.org"), uow.staff.find(paula.email)
        assert staff is not None
        assert by is not None
        case = uow.cases.open(creditor=CREDITOR, client="1041", kind="complaint", at=world.now, due_at=world.now)
        case.about, case.about_by = staff.id, by.id
    rosa.enter()

    assert (404, False) == (rosa.see(f"{PATH}/{drawn}").status_code, "Andrea Soto" in rosa.see(PATH).text)
    assert 404 == review(rosa, drawn)[0]
    assert "Andrea Soto" in paula.see(PATH).text
    with world.unit() as uow:
        assert date(2026, 3, 2) == uow.quality.sample(drawn).week
