"""Hold what the queue shows: in which order, whose cases, what was promised, and why a case stands where it does."""

import html
import re
from datetime import timedelta

import pytest

from bot.console.asked import LENGTH, asked_of
from storage.schema import Role
from tests.bot.console.conftest import EMAIL, Desk, Hire
from tests.bot.world import World

IMAGE = '"><img src=x onerror=alert(1)>'
ROW = re.compile(r'id="row-(\d+)"')


def rows(page: str) -> list[int]:
    """Return the numbers of the cases on a page, from top to bottom."""
    return [int(number) for number in ROW.findall(page)]


def open_case(world: World, kind: str, priority: int, hours: float, creditor: str | None = None) -> int:
    """Open a case whose answer is promised in so many hours; return its number."""
    creditor = creditor or world.creditor
    with world.unit(creditor) as uow:
        due = world.now + timedelta(hours=hours)
        return uow.cases.open(
            creditor=creditor, client="1041", kind=kind, priority=priority, at=world.now, due_at=due
        ).id


def test_order(world: World, andrea: Desk) -> None:
    """What is urgent comes first, then what was promised first; resolved cases are gone."""
    late = open_case(world, "human", 3, 5)
    early = open_case(world, "complaint", 3, 2)
    urgent = open_case(world, "distress", 1, 9)
    done = open_case(world, "human", 1, 1)
    with world.unit() as uow:
        uow.cases.resolve(done, "other", "", world.now)

    assert [urgent, early, late] == rows(andrea.see().text)


def test_promise(world: World, andrea: Desk) -> None:
    """A promise that is near is marked, one that was broken is told in words and not by colour alone."""
    open_case(world, "complaint", 3, 2)
    fine = andrea.see().text
    world.wall.move(hours=1, minutes=30)
    andrea.enter()
    soon = andrea.see().text
    world.wall.move(hours=1)
    andrea.enter()
    late = andrea.see().text

    assert 'class="promise fine">Responder hoy a las 14:00<' in fine
    assert 'class="promise soon">Responder hoy a las 14:00<' in soon
    assert 'class="promise late">Atraso de 30 min: era hoy a las 14:00<' in late


def test_reason(world: World, andrea: Desk) -> None:
    """The reason of the order is there for the eye and for a screen reader."""
    number = open_case(world, "distress", 1, 1)
    page = andrea.see().text
    reason = (
        "Urgencia alta por «Persona en peligro». Va antes que otros de su hora: es una situación delicada. "
        "Responder hoy a las 13:00. Abierto hoy a las 12:00."
    )

    assert f'data-reason="{reason}" aria-describedby="why-{number}"' in page
    assert f'id="why-{number}">{reason}<' in page


def test_filters(world: World, hire: Hire) -> None:
    """Kind and creditor narrow the queue; a creditor of others narrows nothing and shows nothing of theirs."""
    for creditor in ("luz-del-sur", "gas-del-norte"):
        world.add_creditor(creditor)
        world.add_client(creditor=creditor, name=f"Cliente de {creditor}")
    ours = open_case(world, "complaint", 3, 1)
    theirs = open_case(world, "human", 3, 2, "luz-del-sur")
    foreign = open_case(world, "human", 3, 3, "gas-del-norte")
    desk = hire("Luis Peña", "luis@example.org", world.creditor, "luz-del-sur")
    desk.enter()

    assert [ours, theirs] == rows(desk.see().text)
    assert [theirs] == rows(desk.see("/console/queue?kind=human").text)
    assert [ours] == rows(desk.see(f"/console/queue?creditor={world.creditor}").text)
    assert [ours, theirs] == rows(desk.see("/console/queue?creditor=gas-del-norte").text)
    assert [] == rows(desk.see("/console/queue?kind=distress").text) == rows(desk.see("/console/queue?kind=%0Ax").text)
    assert 200 == desk.see("/console/views?kind=nothing&state=no&creditor=gas-del-norte").status_code
    assert foreign not in rows(desk.see().text)


def test_search_and_states(world: World, hire: Hire) -> None:
    """Words find cases however they are written, resolved ones too where these are asked for, never another's."""
    world.add_client(creditor=world.add_creditor("gas-del-norte"))
    for creditor, name in ((world.creditor, "Ximena Ñáñez"), ("gas-del-norte", "Ximena Ñáñez")):
        world.add_client("77", name, creditor=creditor)
    done, ours = open_case(world, "human", 3, 1), open_case(world, "complaint", 3, 2)
    foreign = open_case(world, "human", 3, 3, "gas-del-norte")
    with world.unit(world.creditor, "gas-del-norte") as uow:
        uow.cases.get(done).client_id = uow.cases.get(foreign).client_id = "77"
        uow.cases.get(ours).note, uow.cases.get(ours).invoices = "la luz NO llegó", ["AB-77"]
        uow.cases.resolve(done, "other", "", world.now)
    desk = hire("Luis Peña", "luis@example.org", world.creditor)
    desk.enter()

    def seen(**asked: str) -> list[int]:
        return rows(str(desk.client.get("/console/queue", params=asked).text))

    assert [ours] == seen(q="ab77") == seen(q="LLEGO lu") == seen(q=str(ours)) == seen(state="open")
    assert [] == seen(q="nanez") == seen(q="llego mal") == seen(state="waiting") == seen(state="mine")
    assert [done] == seen(q="ximena ÑAÑ", state="all") == seen(q="77", state="resolved") == seen(state="resolved")
    assert [ours, done] == seen(state="all") == seen(q="':*&|! ", state="all")
    assert [ours] == seen(state="nobody")
    desk.act(ours, "take")
    assert [ours] == seen(state="mine")
    assert [] == seen(state="nobody")
    assert 'value="ximena &#34;x"' in desk.client.get("/console", params={"q": 'ximena "x'}).text


def test_labels_and_views(world: World, hire: Hire) -> None:
    """Labels are spelt as the first one was, narrow the queue, and end; a view keeps a filter and counts what it finds.

    One's own is one's own; a supervisor's may be the team's, but for who does not see all of its creditors.
    """
    world.add_creditor("luz-del-sur")
    andrea, paula = hire("Andrea Soto", EMAIL), hire("Paula Reyes", "paula@example.org", role=Role.SUPERVISOR)
    luis = hire("Luis Peña", "luis@example.org", world.creditor)
    for desk in (andrea, paula, luis):
        desk.enter()
    ours, other = open_case(world, "complaint", 3, 1), open_case(world, "human", 3, 2)
    assert andrea.act(ours, "label", label=" <b>Moroso</b>  no ").status_code == 303
    andrea.act(ours, "label", label="Banco")
    andrea.act(other, "label", label="BÁNCO")
    too_long = andrea.act(ours, "label", label="x" * 31)
    page = andrea.see("/console?label=Banco").text
    assert [ours, other] == rows(page)
    assert 422 == too_long.status_code
    assert "&lt;b&gt;Moroso&lt;/b&gt; no" in page
    assert "<b>Moroso" not in page
    andrea.act(other, "unlabel", label="Banco")
    assert [ours] == rows(andrea.see("/console?label=Banco").text)

    def keep(desk: Desk, **fields: str) -> int:
        given = {"csrf": desk.word(), "act": "save", **fields}
        return desk.client.post("/console/views", data=given, follow_redirects=False).status_code

    assert [303, 303, 422, 422] == [
        keep(andrea, name="De banco", label="Banco", q="Ximena"),
        keep(paula, name="De la luz", creditor="luz-del-sur", shared="1"),
        keep(andrea, name="Nada"),
        keep(andrea, name="y" * 41, state="mine"),
    ]
    assert 303 == keep(paula, name="Reclamos", kind="complaint", creditor=world.creditor, shared="1")
    assert 303 == keep(andrea, name="No de todos", kind="complaint", shared="1")
    shown = {
        desk.email: re.findall(r"data-view>([^<]+) <small>(\d+)<", desk.see().text) for desk in (andrea, paula, luis)
    }
    assert {
        andrea.email: [("De banco", "1"), ("De la luz", "0"), ("No de todos", "1"), ("Reclamos", "1")],
        paula.email: [("De la luz", "0"), ("Reclamos", "1")],
        luis.email: [("Reclamos", "1")],
    } == shown
    (mine,) = re.findall(r'name="view" value="(\d+)">', paula.see("/console/views").text)[:1]
    luis.client.post("/console/views", data={"csrf": luis.word(), "act": "drop", "view": mine})
    assert "De la luz" in paula.see().text
    paula.client.post("/console/views", data={"csrf": paula.word(), "act": "drop", "view": mine})
    assert "De la luz" not in paula.see().text
    with world.unit() as uow:
        staff = uow.staff.find(EMAIL)
        assert staff is not None
        assert {"label": "Banco"} == uow.queue_views.of(staff.id)[0].asked


def test_more_than_a_hundred(world: World, andrea: Desk) -> None:
    """A queue shows a hundred, says how many wait, and shows a hundred more at a press; news keep what it shows."""
    numbers = [open_case(world, "complaint", 3, hours) for hours in range(1, LENGTH + 6)]
    first = andrea.see("/console?kind=complaint").text
    (onward,) = re.findall(r'hx-get="(/console/queue\?[^"]+)"', first)
    second = andrea.see(html.unescape(onward)).text

    assert (numbers[:LENGTH], numbers) == (rows(first), rows(second))
    assert "Se muestran 100 de 105." in first
    assert 'data-count="105"' in first
    assert "Se muestran" not in second
    assert '<input type="hidden" name="shown" form="filters" value="200">' in second


@pytest.mark.parametrize(
    ("written", "length"),
    [("", 100), ("-5", 100), ("7", 100), ("250", 250), ("99999999999", 100), ("9999", 1000), ("²", 100)],
)
def test_length_in_an_address(written: str, length: int) -> None:
    """However an address was written, a queue stays within its bounds."""
    assert length == asked_of({"shown": written}).length


def test_an_afternoon_has_one_stop(world: World, hire: Hire) -> None:
    """A sentence that ends with 'p. m.' ends with that stop alone."""
    world.add_creditor("luz-del-sur", country="MX")
    world.add_client(creditor="luz-del-sur")
    open_case(world, "human", 3, 5, "luz-del-sur")
    desk = hire("Luis Peña", "luis@example.org", "luz-del-sur")
    desk.enter()
    page = desk.see().text

    assert "p. m. Abierto" in page
    assert "m.." not in page


def test_empty(andrea: Desk) -> None:
    """An empty queue says so kindly; one that only a filter empties says that."""
    assert "Nadie espera" in andrea.see().text
    assert "Nada con este filtro" in andrea.see("/console/queue?kind=human").text


def test_words_of_people_are_no_markup(world: World, andrea: Desk) -> None:
    """What clients are called and write is shown as they wrote it, and never becomes part of the page."""
    world.add_client("66", "<script>alert(1)</script>")
    with world.unit() as uow:
        case = uow.cases.open(
            creditor=world.creditor, client="66", kind="human", note=IMAGE, at=world.now, due_at=world.now
        )
        number = case.id
    page = andrea.see(f"/console/cases/{number}").text

    assert "<script>alert(1)" not in page
    assert "<img" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
