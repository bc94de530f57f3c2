"""Hold that a creditor's forbidden phrases are set by two, said by nobody, and that who tries is seen."""

import html
import re

from bot.console.forbidden import PATH
from storage.schema import Role
from tests.bot.console.conftest import Desk, Hire
from tests.bot.world import CREDITOR, World

TAGS = re.compile(r"<[^>]+>")


def words(page: str) -> str:
    """Return a page's words."""
    return " ".join(TAGS.sub(" ", html.unescape(page)).split())


def press(desk: Desk, act: str, **fields: str) -> tuple[int, str]:
    """Send a form; return the status and the words of the page that follows."""
    given = {"csrf": desk.word(), "act": act, "creditor": CREDITOR, **fields}
    answer = desk.client.post(PATH, data=given, follow_redirects=True)
    return answer.status_code, words(answer.text)


def phrases(world: World) -> list[str]:
    """Return the phrases in force."""
    with world.unit() as uow:
        return list((uow.creditors.get(CREDITOR).document.get("contact") or {}).get("forbidden_phrases") or [])


def test_said_by_nobody(world: World, paula: Desk, andrea: Desk, hire: Hire, dispute: int) -> None:
    """A phrase is forbidden with another person's yes; then an adviser cannot send it, and the attempt is seen."""
    luis = hire("Luis Peña", "luis@example.org", role=Role.SUPERVISOR)
    luis.enter()
    sent = press(paula, "propose", text="plan imperdible\n\n plan  imperdible \ncoraz*", reason="suena a venta")
    with world.unit() as uow:
        draft = uow.drafts.waiting(CREDITOR, "phrases")
        assert draft is not None
    own, _ = press(paula, "approve", draft=str(draft.id))
    before, approved = phrases(world), press(luis, "approve", draft=str(draft.id))
    andrea.act(dispute, "take")
    refused = andrea.act(dispute, "reply", text="Le tengo un PLAN IMPERDIBLE, Marcela.")
    with world.unit() as uow:
        told = [(entry.actor[:6], payload) for entry, payload in uow.audit.about(CREDITOR, "phrases:attempts")]

    assert (200, 422, [], 200) == (sent[0], own, before, approved[0])
    assert ["plan imperdible", "coraz*"] == phrases(world)
    assert 422 == refused.status_code
    assert [("staff:", {"phrase": "plan imperdible"})] == told
    assert "Andrea Soto, hoy a las 12:00: «plan imperdible»" in words(luis.see(PATH).text)
    assert "IMPERDIBLE" not in "".join(message.text for message in world.messages())


def test_own_texts_first(world: World, paula: Desk) -> None:
    """What a text of the company says is named with its place; what the bot says is told beside the phrase."""
    said = press(paula, "propose", text="intereses", reason="x")
    nothing = press(paula, "propose", text="¡!", reason="x")
    sent = press(paula, "propose", text="asistente automático", reason="x")

    assert (422, True) == (said[0], "«intereses» está en un texto de la empresa (answers.interest)" in said[1])
    assert (422, True) == (nothing[0], "no tiene ninguna palabra" in nothing[1])
    assert (200, True) == (sent[0], "El asistente la dice hoy en" in sent[1])
    assert [] == phrases(world)
