"""Two supervisors change what is answered to objections: every fault first, versions kept, counts in plain words."""

import html

import pytest

from bot.console.fault_words import REASONS, in_words
from flows.lined_yaml import Fault
from flows.objections.faults import faults
from storage.schema import Role
from tests.bot.console.conftest import Desk, Hire
from tests.bot.world import CREDITOR, World
from tests.flows.objections.books import BOOK, SMALL
from tests.flows.objections.test_faults import SPOILT

PAGE = "/console/objections"


def put(desk: Desk, document: str, act: str = "propose", **fields: str) -> tuple[int, str]:
    """Send the form of the page; return the answer's status and words."""
    given = {"csrf": desk.word(), "creditor": CREDITOR, "document": document, "act": act, "reason": "por claridad"}
    answer = desk.client.post(PAGE, data=given | fields)
    return answer.status_code, html.unescape(answer.text)


@pytest.fixture
def luis(hire: Hire) -> Desk:
    """Give a second supervisor who is signed in."""
    desk = hire("Luis Peña", "luis@example.org", role=Role.SUPERVISOR)
    desk.enter()
    return desk


def save(world: World, maker: Desk, checker: Desk, document: str) -> tuple[int, int]:
    """Let one propose a file and another one approve it; return the statuses of both."""
    sent, _ = put(maker, document)
    return sent, put(checker, "", "approve", draft=waiting(world))[0]


def waiting(world: World) -> str:
    """Return the number of the draft that waits."""
    with world.unit() as uow:
        draft = uow.drafts.waiting(CREDITOR, "objections")
    return str(draft.id) if draft else ""


def in_force(world: World) -> str | None:
    """Return the version of the objections that is in force."""
    with world.unit() as uow:
        return uow.creditors.get(CREDITOR).objections_version


def test_what_ships(paula: Desk) -> None:
    """Until one is saved, the file that ships is shown, every objection with its branches and nothing counted yet."""
    seen = html.unescape(paula.see(PAGE).text)

    assert 'version: "' + BOOK.version in seen
    assert "Es la que viene con Concilia." in seen
    assert [] == [code for code, one in BOOK.objections.items() if f"«{one.says['es'][0]}»" not in seen]
    assert "Pagos más pequeños" in seen


def test_two_people(world: World, paula: Desk, luis: Desk) -> None:
    """A file without faults waits; another person's yes puts it in force from the next message, their own does not."""
    sent, _ = put(paula, SMALL)
    told = html.unescape(luis.see(PAGE).text)
    own, _ = put(paula, "", "approve", draft=waiting(world))
    before = in_force(world)
    approved, _ = put(luis, "", "approve", draft=waiting(world))
    world.verify()
    said = world.say("es muy caro")
    seen = html.unescape(paula.see(PAGE).text)
    with world.unit() as uow:
        stored = uow.objections.get(CREDITOR, "1")

    assert (303, 422, None, 303, "1") == (sent, own, before, approved, in_force(world))
    assert "Lo propuso Paula Reyes" in told
    assert "por claridad" in told
    assert "es: Visto todo junto pesa. ¿Qué ayuda?" in told
    assert ["Visto todo junto pesa. ¿Qué ayuda?"] == said
    assert SMALL.rstrip("\n") == stored.document.rstrip("\n")
    assert "Luis Peña" in seen


def test_faults_before_saving(world: World, paula: Desk) -> None:
    """Every fault is shown with its line, in the console's language, what was typed stays typed, nothing is saved."""
    spoilt = SMALL.replace("route: trust", "route: trsut").replace("en: [too expensive], ", "")
    checked, refused = put(paula, spoilt, "check"), put(paula, spoilt)

    assert (200, 422, None) == (checked[0], refused[0], in_force(world))
    for _, words in (checked, refused):
        assert "Línea 5" in words
        assert "too_expensive: falta en: escríbalo también." in words
        assert "'trsut' no lleva a ninguna parte: ese camino no existe: escriba trust." in words
        assert "route: trsut" in words


def test_check_alone(world: World, paula: Desk) -> None:
    """A check saves nothing; a script gets the faults alone."""
    fine = put(paula, SMALL, "check")
    part = paula.client.post(
        PAGE, data={"csrf": paula.word(), "document": "version:", "act": "check"}, headers={"HX-Request": "true"}
    )

    assert (200, True, None) == (fine[0], "Todo en orden" in fine[1], in_force(world))
    assert ("<html" in part.text, part.text.lstrip().startswith('<div id="checked"')) == (False, True)


def test_version_kept(world: World, paula: Desk, luis: Desk) -> None:
    """A version that exists is not rewritten: it is refused. Older ones stay readable, and return with two yeses."""
    save(world, paula, luis, SMALL)
    status, words = put(paula, SMALL.replace("Pesa.", "Pesa mesmo."))
    second = save(world, paula, luis, SMALL.replace('version: "1"', 'version: "2"'))
    older = html.unescape(paula.see(f"{PAGE}?version=1").text)
    newest = in_force(world)
    back = save(world, luis, paula, SMALL)

    assert (422, True) == (status, "la versión '1' ya existe con otro contenido" in words)
    assert ((303, 303), "2", (303, 303), "1") == (second, newest, back, in_force(world))
    assert "Es una versión anterior" in older
    assert 404 == paula.see(f"{PAGE}?version=nothing").status_code


def test_counts(world: World, paula: Desk) -> None:
    """What clients object is counted by branch, with how their talks ended."""
    world.verify()
    world.say("es muy caro")
    world.press("Pagos más pequeños")
    world.say("pago todo el viernes 13")
    world.say("sí", button="affirm")
    seen = html.unescape(paula.see(PAGE).text)
    row = next(part for part in seen.split("<tr") if "«es muy caro»" in part)
    branch = next(part for part in seen.split("<tr") if "Pagos más pequeños" in part and "branch" in part)

    assert [f'<td class="figure">{number}</td>' in part for part in (row, branch) for number in (1,)] == [True, True]


def test_supervisors_alone(world: World, hire: Hire, andrea: Desk) -> None:
    """Advisers do neither see nor save objections; a supervisor of another creditor does not either."""
    world.add_creditor("luz-del-sur")
    other = hire("Luis Soto", "luis@example.org", "luz-del-sur", role=Role.SUPERVISOR)
    other.enter()

    assert (403, 403) == (andrea.see(PAGE).status_code, put(andrea, SMALL)[0])
    assert (404, 404) == (other.see(f"{PAGE}?creditor={CREDITOR}").status_code, put(other, SMALL, creditor=CREDITOR)[0])
    assert in_force(world) is None


def test_forged(world: World, paula: Desk) -> None:
    """A form without the session's word saves nothing."""
    answer = paula.client.post(PAGE, data={"csrf": "x", "document": SMALL, "act": "propose"})

    assert (403, None) == (answer.status_code, in_force(world))


def test_every_fault_has_words() -> None:
    """Each fault that a file of objections may have is told in Spanish, what is wrong and the remedy."""
    found = {fault for change in SPOILT for fault in faults(SMALL.replace(*change), forbidden=["sano"])}
    told = [(fault, in_words(fault)) for fault in found]

    assert [] == [fault for fault, (_, what, remedy) in told if fault.what == what or fault.remedy == remedy]
    assert REASONS
    assert (3, "what no table has", "some remedy of its own") == in_words(
        Fault(3, "what no table has", "some remedy of its own")
    )
