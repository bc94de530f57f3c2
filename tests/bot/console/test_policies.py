"""Hold how supervisors loosen a policy safely: read it, try a draft on what was proposed, and let two decide."""

import html
import re
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.console import speech
from bot.console.manner import Manner
from bot.console.policies.book import PATH
from bot.console.policies.words import parts_of
from flows.negotiation.policy import load_policy
from storage.schema import DraftStatus, Role
from tests.bot.console.conftest import Desk, Hire
from tests.bot.world import CREDITOR, World

TAGS = re.compile(r"<[^>]+>")
DOCUMENT = re.compile(r'name="document" value="([^"]*)"')
EXAMPLES = Path(__file__).parents[3] / "docs" / "examples" / "policies"
PAYMENTS, DAYS = "field:levels.0.bot.payments_max", "field:levels.0.bot.term_days_max"
SHARE = "field:levels.0.bot.down_payment_percent"
WIDER = {PAYMENTS: "12", DAYS: "365"}
TEN = "quiero pagar 14.400 el 13 de marzo y lo otro en 9 cuotas mensuales desde el 15 de abril"


def words(page: str) -> str:
    """Return a page's words."""
    return " ".join(TAGS.sub(" ", html.unescape(page)).split())


def press(desk: Desk, act: str, **fields: str) -> tuple[int, str]:
    """Send a form; return the status and the page that follows."""
    given = {"csrf": desk.word(), "act": act, "creditor": CREDITOR, **fields}
    answer = desk.client.post(PATH, data=given, follow_redirects=True)
    return answer.status_code, answer.text


def in_force(world: World) -> str:
    """Return the text in force."""
    with world.unit() as uow:
        row = uow.policies.current(CREDITOR)
        assert row is not None
        return row.document


def drafted(world: World, desk: Desk, **fields: str) -> str:
    """Fill in fields of the first level; return the draft that the page shows then."""
    _, page = press(desk, "try", part="0", document=in_force(world), **fields)
    return html.unescape(DOCUMENT.findall(page)[0])


def test_loosened(world: World, paula: Desk, hire: Hire) -> None:
    """A draft is tried on what a client proposed, waits for another person, and is in force with that person's yes."""
    world.verify()
    world.say(TEN)
    luis = hire("Luis Peña", "luis@example.org", role=Role.SUPERVISOR)
    luis.enter()
    status, tried = press(paula, "try", part="0", document=in_force(world), **WIDER)
    document = html.unescape(DOCUMENT.findall(tried)[0])
    sent = press(paula, "propose", document=document, reason="muchos piden diez pagos")
    with world.unit() as uow:
        draft = uow.drafts.waiting(CREDITOR, "policy")
        assert draft is not None
    own, _ = press(paula, "approve", draft=str(draft.id))
    kept = in_force(world)
    seen = words(luis.see(f"{PATH}?creditor={CREDITOR}&try={draft.id}").text)
    approved = press(luis, "approve", draft=str(draft.id))
    again, told = press(luis, "approve", draft=str(draft.id))

    assert (200, True) == (status, "En 12 pagos a lo más." in words(tried))
    assert "Se aceptaría al momento 1 más, por $144.000." in words(tried)
    assert ("Marcela Fuentes" in seen, "muchos piden diez pagos" in seen, "Da más espacio" in seen) == (True,) * 3
    assert (200, 422, 200, 422) == (sent[0], own, approved[0], again)
    assert "mire cómo está ahora" in told
    assert (True, True) == ("payments_max: 6" in kept, in_force(world) == document)
    assert "la propuso Paula Reyes y la aprobó Luis Peña" in words(approved[1])
    assert 'version: "2026-03-05"' in document
    with world.unit() as uow:
        assert {"2026-01-01", "2026-03-05"} == {one.version for one in uow.policies.of(CREDITOR)}
        noted = [entry.action for entry, _ in uow.audit.about(CREDITOR, f"policy:draft-{draft.id}")]
    assert ["policy.proposed", "policy.approved"] == noted
    compared = words(luis.see(f"{PATH}?one=2026-01-01&other=2026-03-05").text)
    assert "De 2026-01-01 a 2026-03-05" in compared


def test_wrong_input(world: World, paula: Desk) -> None:
    """What cannot be read is said with its place and remedy, stays typed, and nothing waits then."""
    text = in_force(world)
    letters = press(paula, "try", part="0", document=text, **{PAYMENTS: "muchos"})
    broken = press(paula, "try", document=text.replace("payments_max: 6", "payments_max: 0"))
    less = press(paula, "try", part="0", document=text, **{PAYMENTS: "15"})
    mended = html.unescape(DOCUMENT.findall(less[1])[0])
    whole = press(paula, "try", part="0", document=mended, **{PAYMENTS: "11"})
    unknown = press(paula, "propose", document=text.replace("rescue:", "rescate:"), reason="x")
    same = press(paula, "propose", document=text, reason="x")
    silent = press(paula, "propose", document=drafted(world, paula, **{SHARE: "10"}))
    with world.unit() as uow:
        waiting = uow.drafts.waiting(CREDITOR, "policy")

    assert (422, True) == (letters[0], "Pagos a lo más: «muchos» no es un número" in words(letters[1]))
    assert [True, True] == [said in words(broken[1]) for said in ("Línea", "payments_max")]
    assert "una persona podría aprobar menos que el asistente" in words(less[1])
    assert [True, False] == [said in words(whole[1]) for said in ("En 11 pagos a lo más.", "corrija su borrador")]
    assert (422, True) == (unknown[0], "rescate" in words(unknown[1]))
    assert (422, True) == (same[0], "cambie algo primero" in words(same[1]))
    assert (422, None) == (silent[0], waiting)


def test_decided(world: World, paula: Desk, hire: Hire) -> None:
    """A no keeps its word and what was in force; somebody else's draft waits alone; a stale one is not approved."""
    luis = hire("Luis Peña", "luis@example.org", role=Role.SUPERVISOR)
    luis.enter()
    press(paula, "propose", document=drafted(world, paula, **{PAYMENTS: "12"}), reason="más espacio")
    other = press(luis, "propose", document=drafted(world, luis, **{PAYMENTS: "9"}), reason="otro")
    press(paula, "propose", document=drafted(world, paula, **{PAYMENTS: "10"}), reason="menos")
    with world.unit() as uow:
        first, second = sorted(uow.drafts.of(CREDITOR, "policy"), key=lambda one: one.id)
        text = in_force(world).replace("counter_offers_max: 3", "counter_offers_max: 4")
        uow.policies.apply(CREDITOR, "2026-02-01", text.replace('"2026-01-01"', '"2026-02-01"'), world.now)
    stale = press(luis, "approve", draft=str(second.id))
    refused = press(luis, "refuse", draft=str(second.id), reason="todavía no")

    assert (422, True) == (other[0], "Otra propuesta espera" in words(other[1]))
    assert (DraftStatus.WITHDRAWN, DraftStatus.PROPOSED) == (first.status, second.status)
    assert (422, True) == (stale[0], "cambió después de esta propuesta" in words(stale[1]))
    assert (200, True) == (refused[0], "todavía no" in words(refused[1]))


def test_viewer(world: World, paula: Desk, hire: Hire) -> None:
    """A creditor's viewer reads the policy and what waits, and neither names nor buttons."""
    world.verify()
    world.say(TEN)
    press(paula, "propose", document=drafted(world, paula, **WIDER), reason="más espacio")
    viewer = hire("Eva Ríos", "eva@example.org", role=Role.VIEWER)
    viewer.enter()
    with world.unit() as uow:
        draft = uow.drafts.waiting(CREDITOR, "policy")
        assert draft is not None
    page = viewer.see(f"{PATH}?try={draft.id}").text

    assert "Se aceptaría al momento 1 más" in words(page)
    assert [False, False] == ["Marcela" in page, 'name="act"' in page.replace("sign-out", "")]


@pytest.mark.parametrize("language", speech.LANGUAGES)
def test_heard(language: str) -> None:
    """Every example of a policy is whole sentences in each language, in whatever country it is read."""
    speech.listen(language)
    manner = Manner(f"{speech.language()}-ES", "EUR", ZoneInfo("Europe/Madrid"), datetime(2026, 3, 2, tzinfo=UTC))
    policies = [load_policy(path.read_text("utf-8")) for path in sorted(EXAMPLES.glob("*/*policy.yml"))]
    told = [said for one in policies for part in parts_of(one, manner) for said in (*part.bot, *part.staff)]
    speech.listen(speech.SOURCE)

    assert len(told) > len(policies)
    assert [] == [said for said in told if not said.endswith(".") or "%%" in said]
