"""The account card tells the whole of the books: what was credited, taken back, paid too much, stopped in part."""

from datetime import date
from html import unescape

from bot.credits import give_credit
from bot.reversals import take_back
from flows.negotiation.account import AgreementStatus
from tests.bot.console.conftest import Desk
from tests.bot.world import World

DAY = date(2026, 3, 4)


def pay(world: World, reference: str, amount: int) -> None:
    """Record money that came in."""
    with world.unit() as uow:
        world.app.cashier.record(
            uow, creditor=world.creditor, client=world.client, amount=amount, paid_on=DAY, reference=reference,
            source="bank", now=world.now,
        )  # fmt: skip


def card(desk: Desk, number: int) -> str:
    """Return the account pane of a case as it stands on the page."""
    page = unescape(desk.see(f"/console/cases/{number}").text)
    return page.split('<aside id="account"')[1].split("</aside>")[0]


def test_nothing_is_left_unsaid(world: World, andrea: Desk, dispute: int) -> None:
    """Payments with what came of them, a credit with its bill and case, and what is in the client's favour."""
    pay(world, "B-1", 30_000)
    pay(world, "B-2", 200_000)
    with world.unit() as uow:
        stage = world.app.bot.stage(uow, world.creditor, world.client, world.now, "t")
        take_back(world.app.bot, stage, uow.payments.get(world.creditor, "B-1"), date(2026, 3, 5), "sin fondos")
        give_credit(stage, "1041-1", 20_000, DAY, reason="llegó tarde", case=dispute)
    seen = card(andrea, dispute)

    assert [True] * 4 == [words in seen for words in ("B-1", "se revirtió el jue 5/3", "sin fondos", "$30.000")]
    assert [True] * 4 == [words in seen for words in ("Abono", "1041-1", "−$20.000", "llegó tarde")]
    assert [True] * 2 == [words in seen for words in ("A su favor", "$200.000 a favor")]
    assert "Pagó en 1 de los últimos" in seen


def test_what_is_stopped_in_part_is_not_struck_out(world: World, andrea: Desk, dispute: int) -> None:
    """Only a bill of which nothing may be asked for is struck out; of another one stands how much is stopped."""
    whole = card(andrea, dispute)
    with world.unit() as uow:
        (hold,) = uow.holds.of_case(world.creditor, dispute)
        hold.amount = 44_000
    part = card(andrea, dispute)

    assert [True, False] == ['<tr class="stopped">' in seen for seen in (whole, part)]
    assert "detenida por $44.000" in part


def test_what_is_agreed_is_not_late(world: World, andrea: Desk) -> None:
    """A bill under an agreement in force is past no day; its missed payment is, and what an ended one asked is not."""
    world.verify()
    for words in ("puedo pagar 50000 el viernes y el resto en 2 cuotas", "sí", "una persona por favor"):
        world.say(words)
    with world.unit() as uow:
        number = uow.cases.of(world.creditor, world.client)[0].id
    agreed = card(andrea, number)
    world.wall.move(days=3)
    andrea.enter()
    missed = card(andrea, number)
    with world.unit() as uow:
        row = uow.agreements.active(world.creditor, world.client)
        assert row is not None
        row.status = AgreementStatus.BROKEN
    ended = card(andrea, number)

    assert [True, False, False] == [words in agreed for words in ("en el acuerdo", "Con fecha pasada", "ya no rige")]
    assert "<dd>$50.000 <small>2 días</small></dd>" in missed
    assert [False, True, True] == [words in ended for words in ("en el acuerdo", "$144.000 <small>24", "ya no rige")]
