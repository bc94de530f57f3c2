"""Hold that a cadence is read day by day, changed by two, and in force for the contacts that come due after."""

import html
import re

from bot.cadences import cadence_of
from bot.console.cadences import PATH
from bot.creditors.document import CreditorFile
from bot.creditors.register import store
from flows.lined_yaml import parse
from storage.schema import Role
from tests.bot.console.conftest import Desk, Hire
from tests.bot.world import CREDITOR, FILE, World

TAGS = re.compile(r"<[^>]+>")
CADENCE = 'version: "2"\ngap_days: 4\nrows:\n  - {kind: before_due, day: -2}\n  - {kind: missed, day: 2}\n'


def words(page: str) -> str:
    """Return a page's words."""
    return " ".join(TAGS.sub(" ", html.unescape(page)).split())


def press(desk: Desk, act: str, **fields: str) -> tuple[int, str]:
    """Send a form; return the status and the words of the page that follows."""
    given = {"csrf": desk.word(), "act": act, "creditor": CREDITOR, **fields}
    answer = desk.client.post(PATH, data=given, follow_redirects=True)
    return answer.status_code, words(answer.text)


def applied(world: World, **contact: object) -> tuple[str, list[str]]:
    """Apply the creditor's file with some keys on contacts; return the version of its cadence, and the phrases."""
    with world.unit() as uow:
        described = CreditorFile.model_validate({**FILE, "contact": contact})
        policy = uow.policies.current(CREDITOR)
        assert policy is not None
        store(uow, described, policy.document, world.now)
        found = CreditorFile.model_validate(uow.creditors.get(CREDITOR).document)
        return cadence_of(found).version, found.contact.forbidden_phrases


def test_by_two(world: World, paula: Desk, hire: Hire) -> None:
    """What is wrong is told with its line; what two agree on is the cadence from then on."""
    luis = hire("Luis Peña", "luis@example.org", role=Role.SUPERVISOR)
    luis.enter()
    wrong = press(paula, "propose", text=CADENCE.replace("day: -2", "day: 5"), reason="x")
    sent = press(paula, "propose", text=CADENCE, reason="menos mensajes")
    with world.unit() as uow:
        draft = uow.drafts.waiting(CREDITOR, "cadence")
        assert draft is not None
    own, _ = press(paula, "approve", draft=str(draft.id))
    approved = press(luis, "approve", draft=str(draft.id))
    again = applied(world)
    with world.unit() as uow:
        cadence = cadence_of(CreditorFile.model_validate(uow.creditors.get(CREDITOR).document))

    assert (422, True) == (wrong[0], "Línea 4" in wrong[1])
    assert (200, True) == (sent[0], "2 días antes de vencer (nuevo)" in sent[1])
    assert (422, 200) == (own, approved[0])
    assert ("2", 4, 2) == (cadence.version, cadence.gap_days, len(cadence.rows))
    assert "Entre dos contactos pasan al menos 4 días" in approved[1]
    assert ("2", []) == again
    assert ("3", ["ya"]) == applied(world, cadence={**parse(CADENCE)[0], "version": "3"}, forbidden_phrases=["ya"])
