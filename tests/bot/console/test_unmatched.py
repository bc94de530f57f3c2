"""Hold what advisers see of money without an owner, and what they say of it."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from html import unescape

import httpx
import pytest

from bot.bank.entry import Entry, Kind
from bot.bank.receiving import Outcome
from bot.console.unmatched import PATH
from storage.schema import Event, UnmatchedStatus
from tests.bot.console.conftest import Desk, Hire
from tests.bot.webhooks.ears import deliveries, subscribe
from tests.bot.world import CREDITOR, World

DAY = date(2026, 3, 5)


@pytest.fixture
def money(world: World) -> str:
    """Let 144.000 come from somebody of the client's name; give its key."""
    entry = Entry("B-1", 144_000, "CLP", DAY, text="por el agua", payer="FUENTES MARCELA", account="CL-77")
    with world.unit() as uow:
        world.app.receiver.receive(uow, uow.creditors.get(CREDITOR), [entry], "camt", "operator", world.now)
        uow.commit()
    with world.unit() as uow:
        (row,) = uow.unmatched.waiting([CREDITOR], 9)
        return f"{CREDITOR}:{row.id}"


def press(desk: Desk, act: str, item: str, **fields: str) -> httpx.Response:
    """Send a form of the page."""
    return desk.client.post(PATH, data={"csrf": desk.word(), "act": act, "item": item, **fields}, follow_redirects=True)


def standing(world: World, key: str) -> tuple[UnmatchedStatus, str | None, str | None, int, list[str]]:
    """Return where money stands: status, whose, by whom, what the client still owes, the open cases."""
    number = int(key.rpartition(":")[2])
    with world.unit() as uow:
        row = uow.unmatched.lock(CREDITOR, number)
        owed = uow.accounts.account(CREDITOR, world.client, world.now).balance
        cases = [case.kind for case in uow.cases.open_of(CREDITOR, world.client)]
        return row.status, row.client_id, row.settled_by, owed, cases


def test_seen(andrea: Desk, money: str) -> None:
    """An adviser reads how much came, when, what the bank wrote, and who it may be of, with every reason."""
    page = unescape(andrea.see(PATH).text)
    read = ("$144.000", "por el agua", "FUENTES MARCELA · CL-77", "quien pagó se llama igual", "la factura 1041-1")

    assert [True] * 5 == [words in page for words in read]


def test_whose_it_is(world: World, andrea: Desk, money: str) -> None:
    """Who says whose it is records a payment in their own name; the client's case is closed with it."""
    before = standing(world, money)
    page = press(andrea, "match", money, client="1041").text
    with world.unit() as uow:
        staff = uow.staff.find(andrea.email)
        noted = [(entry.actor, entry.action) for entry, _ in uow.audit.about(CREDITOR, "client:1041")]
    assert staff is not None
    actor = f"staff:{staff.id}"

    assert (UnmatchedStatus.WAITING, None, None, 144_000, ["unmatched_payment"]) == before
    assert (UnmatchedStatus.MATCHED, "1041", actor, 0, []) == standing(world, money)
    assert (True, True) == ((actor, "payment.matched") in noted, "Anotado como pago" in page)


def test_was_somebody_elses(world: World, andrea: Desk, paula: Desk, money: str) -> None:
    """What was said to be the wrong client's is taken back with a reason, by whoever may say whose money it is.

    Who was thanked for it learns that it was our mistake; the true owner is thanked as for any payment, and what the
    bank takes back later is theirs. The books follow from their lines at every step, and the creditor's programs hear
    of the money by the bank's own name.
    """
    subscribe(world, "https://crm.example/hook", Event.PAYMENT_ALLOCATED, Event.PAYMENT_REVERSED)
    world.add_client("2001", "Rosa Pérez", document="11.111.111-1", invoices=((144_000, DAY, "Agua"),))
    world.verify()
    world.verify(client="2001", last4="1111")
    case = world.dispute()
    press(andrea, "match", money, client="1041")
    world.work()
    thanked = world.hear()
    refused = press(andrea, "take_back", money, reason=" ")
    shown = andrea.see(f"/console/cases/{case}").text
    press(paula, "take_back", money, reason="pagó su vecina")
    world.work()
    waiting, told, page = standing(world, money), world.hear(), unescape(andrea.see(PATH).text)
    again = press(andrea, "take_back", money, reason="otra vez")
    world.hear(client="2001")
    press(andrea, "match", money, client="2001")
    world.work()
    glad = world.hear(client="2001")
    with world.unit() as uow:
        back = Entry("B-9", 144_000, "CLP", DAY, kind=Kind.REVERSAL, undoes=("B-1",))
        came = world.app.receiver.receive(uow, uow.creditors.get(CREDITOR), [back], "camt", "operator", world.now)
        lines = [
            (row.reference, row.client_id) for one in ("1041", "2001") for row in uow.payments.all_of(CREDITOR, one)
        ]
        owed = [uow.accounts.account(CREDITOR, one, world.now).balance for one in ("1041", "2001")]
        wrong = uow.credits.unbalanced(CREDITOR)
    account = unescape(andrea.see(f"/console/cases/{case}").text)
    heard = [(row.event, row.payload["data"]["reference"]) for row in deliveries(world)]

    assert [(event, "B-1") for event in (Event.PAYMENT_ALLOCATED, Event.PAYMENT_REVERSED) * 2] == heard
    assert (True, 422, True) == (any("$144.000" in text for text in thanked), refused.status_code, money in shown)
    assert (UnmatchedStatus.WAITING, None, None, 144_000) == waiting[:4]
    assert (True, 422) == (any("no era suyo" in text for text in told), again.status_code)
    assert "Ya se quitó de 1041: pagó su vecina" in page
    assert any("$144.000" in text for text in glad)
    assert ([Outcome.REVERSED], [144_000] * 2, []) == (came, owed, wrong)
    assert [("B-1~1", "1041"), ("B-1", "2001")] == lines
    assert "B-1 · no era de este cliente: se quitó el jue 5/3 · pagó su vecina" in account


def test_taken_back_in_silence(world: World, andrea: Desk, money: str) -> None:
    """Who was never thanked, because they never wrote, hears nothing of our mistake either."""
    press(andrea, "match", money, client="1041")
    press(andrea, "take_back", money, reason="pagó su vecina")
    world.work()

    assert (UnmatchedStatus.WAITING, []) == (standing(world, money)[0], world.messages())


def test_goes_back(world: World, andrea: Desk, money: str) -> None:
    """What goes back needs a reason; then it waits no longer, and nobody's account has it."""
    refused = press(andrea, "give_back", money, reason=" ")
    press(andrea, "give_back", money, reason="era de otra empresa")

    assert (422, True) == (refused.status_code, "Diga por qué" in refused.text)
    assert (UnmatchedStatus.RETURNED, None, 144_000, []) == (*standing(world, money)[:2], *standing(world, money)[3:])
    assert "Nada pendiente" in andrea.see(PATH).text


def test_nobody_of_that_number(world: World, andrea: Desk, money: str) -> None:
    """A number that is nobody's is refused, and stays typed."""
    answer = press(andrea, "match", money, client="9999")

    assert (422, True, True) == (
        answer.status_code,
        "No hay nadie con ese número" in answer.text,
        '"9999"' in answer.text,
    )
    assert UnmatchedStatus.WAITING is standing(world, money)[0]


def test_found_by_name(world: World, andrea: Desk, money: str) -> None:
    """Words of a name settle nothing: those whom they may mean stand there, with what they owe, to be chosen from."""
    world.add_client("2001", "Rosa Pérez Muñoz", document=None, invoices=((9_000, DAY, "Agua"),))
    answer = press(andrea, "match", money, client="munoz")
    exact = press(andrea, "match", money, client="2001")

    assert (422, True) == (answer.status_code, "Elija a quién se refiere" in answer.text)
    assert [True] * 3 == [words in answer.text for words in ("Rosa Pérez Muñoz", "2001 · debe $9.000", 'value="munoz"')]
    assert (200, (UnmatchedStatus.MATCHED, "2001")) == (exact.status_code, standing(world, money)[:2])


def test_what_was_settled_is_seen(world: World, andrea: Desk, money: str) -> None:
    """For a week the page tells how money was settled, by whom; nobody else's is told of, and it fades."""
    press(andrea, "give_back", money, reason="era de otra empresa")
    seen = unescape(andrea.see(PATH).text)
    world.wall.move(days=8)
    andrea.enter()
    later = andrea.see(PATH).text

    assert "Vuelve o no es nuestro: era de otra empresa · lo dijo Andrea Soto hoy a las 12:00" in seen
    assert [True, False] == ["Resueltos en los últimos 7 días" in page for page in (seen, later)]


def test_two_at_once(world: World, hire: Hire, andrea: Desk, money: str) -> None:
    """Of two who settle it at the same moment one wins, and the other reads so; the money is counted once."""
    luis = hire("Luis Peña", "luis@example.org")
    luis.enter()
    with ThreadPoolExecutor(2) as pool:
        pages = list(pool.map(lambda desk: press(desk, "match", money, client="1041").text, (andrea, luis)))

    assert [False, True] == sorted("Otra persona del equipo ya resolvió ese pago" in page for page in pages)
    assert 0 == standing(world, money)[3]


def test_of_others(world: World, hire: Hire, money: str) -> None:
    """Who does not attend a creditor sees none of its money, and settles none."""
    world.add_creditor("luz-del-valle", name="Luz del Valle")
    desk = hire("Paula Reyes", "paula@example.org", "luz-del-valle")
    desk.enter()

    assert (False, 404) == ("$144.000" in desk.see(PATH).text, press(desk, "match", money, client="1041").status_code)
    assert UnmatchedStatus.WAITING is standing(world, money)[0]


def test_its_case_shows_it(world: World, andrea: Desk, money: str) -> None:
    """The case of a client whose money it may be shows that money and leads to where it is settled."""
    with world.unit() as uow:
        (case,) = uow.cases.open_of(CREDITOR, world.client)
    page = unescape(andrea.see(f"/console/cases/{case.id}").text)
    part = page.split('<section class="evidence"')[1].split("</section>")[0]

    assert [True] * 2 == [words in part for words in ("$144.000", f'href="{PATH}#item-{money.replace(":", "-")}"')]
    assert ["other"] == re.findall(r'name="outcome" value="(\w+)"', page)
