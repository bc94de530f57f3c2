"""Hold how a supervisor sees ways to pay that somebody proposed beside those in force, and says yes or no to them."""

import html
import re

from bot.console.means import PATH
from bot.creditors import means
from storage.schema import MeansStatus
from tests.bot.console.conftest import Desk
from tests.bot.world import CREDITOR, World

TAGS = re.compile(r"<[^>]+>")
MAKER = "operator:Eva Ríos"


def propose(world: World, account: str = "99-88-77", by: str = MAKER) -> int:
    """Propose that the creditor's account changes; return the list's number."""
    with world.unit() as uow:
        told = uow.creditors.get(CREDITOR).document["payment_means"]
        row = means.propose(uow, CREDITOR, [{**told[0], "account": account}, *told[1:]], by, world.now)
        assert row is not None
        return row.id


def press(desk: Desk, number: int, act: str, **fields: str) -> tuple[int, str]:
    """Send the form; return the status and the words of the page that follows."""
    given = {"csrf": desk.word(), "act": act, "creditor": CREDITOR, "list": str(number), **fields}
    answer = desk.client.post(PATH, data=given, follow_redirects=True)
    return answer.status_code, words(answer.text)


def words(page: str) -> str:
    """Return a page's words."""
    return " ".join(TAGS.sub(" ", html.unescape(page)).split())


def test_side_by_side(world: World, paula: Desk) -> None:
    """What is in force stands beside what is proposed, with what differs marked; another supervisor approves it."""
    number = propose(world)
    page = paula.see(PATH).text
    status, after = press(paula, number, "approve")
    with world.unit() as uow:
        active = uow.means.active(CREDITOR)

    assert ["Lo propuso Eva Ríos hoy a las 12:00" in words(page), "cuenta: 00-123-45" in words(page)] == [True, True]
    assert ["00-123-45", "99-88-77"] == re.findall("<mark>(.*?)</mark>", page)
    assert (200, True, number) == (status, "los clientes leen estas formas de pago" in after, active and active.id)


def test_own_proposal(world: World, paula: Desk) -> None:
    """Who proposed a list, under whatever account, is told that somebody else approves it."""
    number = propose(world, by="operator:Paula Reyes")
    page = words(paula.see(PATH).text)
    status, after = press(paula, number, "approve")

    assert ["la aprueba otra persona" in page, "Aprobar" in page] == [True, False]
    assert (422, True) == (status, "la aprueba otra persona" in after)


def test_refused(world: World, paula: Desk, andrea: Desk) -> None:
    """A no needs its reason, and then nothing changes; a list decided on is told as such; advisers decide nothing."""
    number = propose(world)
    silent, _ = press(paula, number, "refuse")
    refused, after = press(paula, number, "refuse", reason="la cuenta no es nuestra")
    late, told = press(paula, number, "approve")
    with world.unit() as uow:
        row = uow.means.get(CREDITOR, number)

    assert (422, 200, 422, 403) == (silent, refused, late, press(andrea, number, "approve")[0])
    assert [True, True] == ["siguen leyendo las de antes" in after, "mire cómo está ahora" in told]
    assert MeansStatus.REFUSED is row.status


def proposed(desk: Desk, act: str = "propose", **fields: str) -> tuple[int, str]:
    """Send a proposal that begins with what the page shows; return the status and the words of the page after."""
    found = re.search(r'name="list" value="(\d+)"', desk.see(PATH).text)
    return press(desk, int(found[1]) if found else 0, act, **fields)


def in_draft(world: World) -> list[tuple[str, str]]:
    """Return the list that waits: each way's kind, and what it is told by."""
    with world.unit() as uow:
        row = uow.means.waiting(CREDITOR)
        return [(way["kind"], way.get("account") or way.get("label", "")) for way in row.document] if row else []


def test_proposed_here(world: World, paula: Desk) -> None:
    """A supervisor adds, changes and takes away; it gathers in one list that waits for somebody else."""
    empty = paula.see(f"{PATH}?creditor={CREDITOR}&kind=cash").text
    added = proposed(paula, kind="cash", label="Caja de la oficina")
    filled = paula.see(f"{PATH}?creditor={CREDITOR}&place=0").text
    changed = proposed(
        paula, place="0", kind="transfer", bank="Banco del Valle", account="00-123-46", holder="Aguas del Valle SpA"
    )
    removed = proposed(paula, "remove", place="1")
    with world.unit() as uow:
        row = uow.means.waiting(CREDITOR)
        assert row is not None
        number = row.id
    own, told = press(paula, number, "approve")

    assert ['id="field-label"' in empty, 'id="field-bank"' in empty] == [True, False]
    assert 'value="00-123-45"' in filled
    assert [200] * 3 == [status for status, _ in (added, changed, removed)]
    assert all("cuando otra persona de supervisión lo apruebe" in text for _, text in (added, changed, removed))
    assert [("transfer", "00-123-46"), ("cash", "Caja de la oficina")] == in_draft(world)
    assert (422, True) == (own, "la aprueba otra persona" in told)


def test_what_is_not_proposed(world: World, paula: Desk) -> None:
    """What a file would be refused for is refused here, in words, and stays typed; nothing waits then."""
    wrong = {"kind": "transfer", "bank": "B", "account": "1", "holder": "Aguas", "tax_id": "76.123.456-1"}
    status, told = proposed(paula, **wrong)
    http = proposed(paula, kind="card_link", url="http://pagos.example", label="Tarjeta")
    lost = proposed(paula, kind="payment_link", provider="otra", label="Pago")
    missing = proposed(paula, kind="transfer", bank="B", account="1")
    stale = press(paula, 999, "propose", kind="cash", label="Caja")

    assert (422, True) == (status, "76.123.456-1 no calza con su dígito verificador" in told)
    assert (422, True) == (http[0], "debe empezar por https://" in http[1])
    assert (422, True) == (lost[0], "no está dado de alta" in lost[1])
    assert (422, True) == (missing[0], "Falta un dato" in missing[1])
    assert (422, True) == (stale[0], "mire cómo está ahora" in stale[1])
    assert [] == in_draft(world)


def test_a_list_that_came_meanwhile(world: World, paula: Desk) -> None:
    """A form that began when no list was written down does not change the one that is in force by now."""
    begun = re.findall(r'name="list" value="(\d+)"', paula.see(PATH).text)
    number = propose(world)
    with world.unit() as uow:
        means.approve(uow, CREDITOR, number, "operator:Luis Peña", world.now)
    status, told = press(paula, 0, "remove", place="0")

    assert {"0"} == set(begun)
    assert (422, True) == (status, "mire cómo está ahora" in told)
    assert [] == in_draft(world)


def test_anothers_proposal_is_left_alone(world: World, paula: Desk, andrea: Desk) -> None:
    """While somebody else's proposal waits, none is made beside it; advisers propose nothing."""
    number = propose(world)
    page = words(paula.see(PATH).text)
    status, told = press(paula, number, "propose", kind="cash", label="Caja")

    assert ["Proponer un cambio" in page, "nadie más propone otra" in page] == [False, True]
    assert (422, True) == (status, "mire cómo está ahora" in told)
    assert 403 == press(andrea, number, "propose", kind="cash", label="Caja")[0]
