"""Hold what the queue shows: in which order, whose cases, what was promised, and why a case stands where it does."""

import html
import re
from datetime import timedelta

import pytest

from bot.console.asked import LENGTH, asked_of
from tests.bot.console.conftest import Desk, Hire
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
    soon = andrea.see().text
    world.wall.move(hours=1)
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
    assert [] == rows(desk.see("/console/queue?kind=distress").text)
    assert foreign not in rows(desk.see().text)


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
