"""Hold that two people change what the assistant says in a creditor's own words, and that clients read just that."""

import html
import re

import pytest

from bot.console.own_words.book import PATH
from bot.creditors.document import CreditorFile
from bot.creditors.register import store
from storage.schema import Role
from tests.bot.console.conftest import Desk, Hire
from tests.bot.world import CREDITOR, FILE, POLICY, World

TAGS = re.compile(r"<[^>]+>")
KEY, TEXT, SMS = "plan-how", "Diga usted primero.\n\n¿Cuánto y cuándo { -suits } pagar?", "¿Cuánto y cuándo?"


def words(page: str) -> str:
    """Return a page's words."""
    return " ".join(TAGS.sub(" ", html.unescape(page)).split())


def press(desk: Desk, act: str, **fields: str) -> tuple[int, str]:
    """Send a form; return the status and the words of the page that follows."""
    given = {"csrf": desk.word(), "act": act, "creditor": CREDITOR, "key": KEY, "reason": "más nuestro", **fields}
    answer = desk.client.post(PATH, data=given, follow_redirects=True)
    return answer.status_code, words(answer.text)


@pytest.fixture
def luis(hire: Hire) -> Desk:
    """Give a second supervisor who is signed in."""
    desk = hire("Luis Peña", "luis@example.org", role=Role.SUPERVISOR)
    desk.enter()
    return desk


def waiting(world: World) -> str:
    """Return the number of the draft that waits."""
    with world.unit() as uow:
        draft = uow.drafts.waiting(CREDITOR, "wording")
    return str(draft.id) if draft else ""


def decide(world: World, maker: Desk, checker: Desk, **fields: str) -> int:
    """Let one propose a change and another one approve it; return the status of the yes."""
    press(maker, "propose", **fields)
    return press(checker, "approve", draft=waiting(world))[0]


def test_two_people(world: World, paula: Desk, luis: Desk) -> None:
    """What one writes and another one approves is what clients read; then it is put back, in one step and by two."""
    tried = press(paula, "try", text=TEXT, sms=SMS)
    sent = press(paula, "propose", text=TEXT, sms=SMS)
    own, _ = press(paula, "approve", draft=waiting(world))
    seen = words(luis.see(PATH).text)
    world.verify()
    world.say("es muy caro")
    before = world.press("Pagos más pequeños")
    approved, _ = press(luis, "approve", draft=waiting(world))
    world.say("¿cuánto debo?")
    after = [row.text for row in world.messages()][-1:]
    with world.unit() as uow:
        [first] = uow.drafts.of(CREDITOR, "wording")
        noted = [entry.action for entry, _ in uow.audit.about(CREDITOR, f"wording:draft-{first.id}")]
    back = decide(world, paula, luis, house="1")
    again = decide(world, luis, paula, version=str(first.id))

    assert [200, 200, 422, 200] == [tried[0], sent[0], own, approved]
    assert "Diga usted primero. ¿Cuánto y cuándo le acomoda pagar?" in tried[1]
    assert "17 caracteres · 1 SMS" in tried[1]
    assert "Lo propuso Paula Reyes" in seen
    assert "Diga usted primero." in seen
    assert ["wording.proposed", "wording.approved"] == noted
    assert ["Diga usted primero." in " ".join(said) for said in (before, after)] == [False, True]
    assert [200, 200] == [back, again]
    with world.unit() as uow:
        assert {"es-CL": {KEY: {"text": TEXT, "sms": SMS}}} == uow.creditors.get(CREDITOR).document["wording"]


def test_faults_in_sentences(world: World, paula: Desk) -> None:
    """What breaks a law of the house is told in a sentence beside the form; nothing waits, what was typed stays."""
    spoilt = "Usted es moroso. ¿Cuánto y cuándo? Son $5.000. { $total"
    for text, told in (
        ("Usted es un moroso.\n\n¿Cuánto y cuándo?", "«moroso» acusa."),
        ("Diga cuánto puede, { $total }. ¿Cuánto?", "{ $total } no existe en este texto"),
        ("Diga cuánto puede pagar.", "termine con la pregunta."),
        (spoilt, "revise que cada llave que se abre se cierre."),
    ):
        status, seen = press(paula, "propose", text=text)
        assert (422, True, True) == (status, told in seen, text.split("\n")[0] in seen)
    assert waiting(world) == ""
    assert 404 == press(paula, "propose", key="law-first-CO", text="Hola.")[0]


def test_what_ships_is_found(paula: Desk) -> None:
    """A text is found by what it says, and read by channel in the manner of its country."""
    found = words(paula.see(f"{PATH}?words=con+toda+libertad").text)
    plata = words(paula.see(f"{PATH}?key={KEY}&country=AR").text)

    assert "Cuénteme con libertad" in found
    assert "te queda bien" in plata
    assert "caracteres · 1 SMS" in plata


def test_kept_beside_the_file(world: World, paula: Desk, luis: Desk) -> None:
    """What two decided stays when the creditor's file is applied as it was; a file that says something new wins."""
    decide(world, paula, luis, text=TEXT, sms=SMS)
    policy = POLICY.format(creditor=CREDITOR, country="CL", currency="CLP")
    filed = {"es-CL": {KEY: {"text": "Como quiera. ¿Cuánto y cuándo?", "sms": ""}}}
    kept = []
    for own in ({}, filed):
        with world.unit() as uow:
            store(uow, CreditorFile.model_validate({**FILE, "wording": own}), policy, world.now)
            [(_, said)] = uow.creditors.get(CREDITOR).document["wording"]["es-CL"].items()
            kept.append(said["text"])

    assert [TEXT, "Como quiera. ¿Cuánto y cuándo?"] == kept
