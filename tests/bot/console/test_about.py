"""Hold that nobody opens a complaint about themselves, nor anything of its client, by whatever way there is."""

import pytest

from bot.complaints import RECENT
from storage.schema import Role
from tests.bot.console.conftest import Desk, Hire, send_file
from tests.bot.console.test_queue import open_case, rows
from tests.bot.console.test_rights import STREAM, filled, routes_of, verb_of
from tests.bot.world import World

WORDS = "el trato de la asesora fue pésimo, quiero reclamar"
NAME = "Marcela Fuentes"


@pytest.fixture
def luis(hire: Hire) -> Desk:
    """Give a supervisor who is signed in, and of whom somebody complains."""
    desk = hire("Luis Peña", "luis@example.org", role=Role.SUPERVISOR)
    desk.enter()
    return desk


def ids(world: World) -> dict[str, int]:
    """Return the numbers of all staff by their e-mail."""
    with world.app.database.unit_of_work() as uow:
        return {row.email: row.id for row in uow.staff.all()}


def complain(world: World) -> int:
    """Let the client complain; give the case's number."""
    world.say(WORDS)
    with world.unit() as uow:
        return next(one.id for one in uow.cases.of(world.creditor, world.client) if one.kind == "complaint")


def test_proposed(world: World, andrea: Desk, paula: Desk, luis: Desk, dispute: int) -> None:
    """Who wrote to the client last does not see the complaint, but all else, until somebody says it is not on them."""
    andrea.act(dispute, "reply", text="Ya lo reviso.")
    luis.act(dispute, "release")
    andrea.act(dispute, "release")
    number = complain(world)

    assert 404 == andrea.see(f"/console/cases/{number}").status_code
    assert ([dispute], {dispute, number}) == (rows(andrea.see().text), set(rows(luis.see().text)))
    assert "¿Es sobre Andrea Soto, que le escribió antes?" in paula.see(f"/console/cases/{number}").text
    assert 303 == paula.act(number, "about", about="").status_code
    assert "No es sobre nadie del equipo, según Paula Reyes." in andrea.see(f"/console/cases/{number}").text
    refused = andrea.act(number, "about", about=str(ids(world)["luis@example.org"]))
    assert (422, True) == (refused.status_code, "Ya lo dijo otra persona" in refused.text)
    with world.unit() as uow:
        uow.cases.resolve(number, "other", "", world.now)
    world.wall.move(seconds=RECENT.total_seconds() + 1)
    later = complain(world)
    with world.unit() as uow:
        assert later == number or uow.cases.get(later).about is None


def test_every_way(world: World, hire: Hire, paula: Desk, luis: Desk, dispute: int) -> None:
    """By no route of the console is there a word of the client for whom the complaint is about, nor may they act.

    What they had of that client is everybody else's; who is called there, or given it, is never them.
    """
    file, number = send_file(world), open_case(world, "complaint", 2, 3)
    with world.unit() as uow:
        uow.cases.get(number).note = WORDS
        message = uow.messages.latest(world.creditor, world.client)[0].id
    luis.act(dispute, "take")
    luis.see(f"/console/cases/{dispute}")
    about = str(ids(world)["luis@example.org"])
    paula.act(dispute, "note", note="@Luis, mira")
    assert 303 == paula.act(number, "about", about=about).status_code

    theirs = (f"/console/cases/{number}", f"/console/cases/{dispute}", f"/console/attachments/{world.creditor}/{file}")
    blanks: dict[str, object] = {"form": "json", "creditor": world.creditor, "rest": "no", "word": "no"}
    word = luis.word()
    for route in (one for one in routes_of(world) if one.path not in {STREAM, "/console/sign-out"}):
        for case in (number, dispute):
            path = filled(route.path, {**blanks, "number": case})
            path = path.replace("readings/1", f"readings/{message}").replace(
                f"{world.creditor}/1", f"{world.creditor}/{file}"
            )
            data = {"csrf": word, "note": "hola", "text": "hola"} if verb_of(route) == "POST" else None
            answer = luis.client.request(verb_of(route), path, data=data, follow_redirects=True)
            assert (False, False) == (NAME in answer.text, WORDS in answer.text), (path, verb_of(route))
            assert not path.startswith((*theirs, f"/console/readings/{message}")) or 404 == answer.status_code, path
    assert 404 == luis.see(f"{STREAM}?case={number}").status_code
    assert [] == rows(luis.see().text) == rows(luis.see("/console/queue?state=called").text)
    assert [] == rows(luis.see("/console/queue?q=marcela&state=all").text)
    assert "Le mencionan" not in luis.see().text
    assert 422 == paula.act(number, "note", note="@Luis").status_code
    assert 422 == paula.act(dispute, "give", to=about).status_code
    with world.unit() as uow:
        held = uow.conversations.get(world.creditor, world.client)
        assert (None, None) == (uow.cases.get(dispute).assignee, held and held.held_by)
    assert (
        "Es sobre Luis Peña, según Paula Reyes: no ve nada de este cliente."
        in paula.see(f"/console/cases/{number}").text
    )
    assert 422 == paula.act(dispute, "about", about=about).status_code


def test_somebody_must_see(world: World, hire: Hire) -> None:
    """A complaint is never about the only one who answers: somebody must be there to see it."""
    creditor = world.add_creditor("luz-del-sur")
    world.add_client(creditor=creditor)
    rosa = hire("Rosa", "rosa@example.org", creditor)
    rosa.enter()
    number = open_case(world, "complaint", 2, 3, creditor)
    refused = rosa.act(number, "about", about=str(ids(world)["rosa@example.org"]))

    assert (422, True) == (refused.status_code, "Nadie más atiende a esta empresa" in refused.text)
