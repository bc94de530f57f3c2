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
