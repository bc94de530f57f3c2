"""A credit names its sum and its bill; the account after it is shown; a claim ends with what was found of it."""

from datetime import date

import pytest

from bot.console.crediting import NO_AMOUNT, TOO_MUCH, read_amount
from flows.errors import BadAmount
from tests.bot.console.conftest import Desk
from tests.bot.console.test_evidence import claim
from tests.bot.world import World

TEXT = "Revisamos lo que nos envió."


@pytest.mark.parametrize(
    ("typed", "currency", "minor"),
    [
        ("50000", "CLP", 50_000), ("50.000", "CLP", 50_000), ("1,200.50", "MXN", 120_050), ("1.200,5", "EUR", 120_050),
        ("285 000", "CRC", 28_500_000), ("285.000", "CRC", 28_500_000), ("12,50", "BRL", 1_250), ("7", "PEN", 700),
    ],
)  # fmt: skip
def test_amounts_as_typed(typed: str, currency: str, minor: int) -> None:
    """Thousands and cents are told apart in every country's writing."""
    assert minor == read_amount(typed, currency)


@pytest.mark.parametrize("typed", ["", "mucho", "-5", "1.2.3", "12,5,05", "1.50"])
def test_no_amounts(typed: str) -> None:
    """What is no amount of the currency is refused, and never guessed."""
    with pytest.raises(BadAmount):
        read_amount(typed, "CLP")


def balance(world: World) -> int:
    """Return what the first client owes."""
    with world.unit() as uow:
        return uow.accounts.account(world.creditor, world.client, world.now).balance


def pesos(amount: int) -> str:
    """Write pesos as Chile does."""
    return f"${amount:,}".replace(",", ".")


def test_a_part_is_credited(world: World, andrea: Desk, dispute: int) -> None:
    """The preview tells the balance after; resolving takes just that off the bill that the case stopped."""
    before = balance(world)
    form = {"outcome": "credit", "amount": "20.000", "text": TEXT}
    shown = andrea.act(dispute, "preview", act="resolve", **form).text
    andrea.act(dispute, "resolve", **form)
    world.work()

    assert f"hoy {pesos(before)}, y {pesos(before - 20_000)} después" in shown
    assert before - 20_000 == balance(world)
    assert any("se lo abonamos" in text and TEXT in text for text in world.hear())


def test_refused_credits(world: World, andrea: Desk) -> None:
    """Where nothing was stopped a sum must be named, and none above its bill; what was typed stays."""
    number = claim(world)
    bare = andrea.act(number, "resolve", outcome="credit", text=TEXT)
    with world.unit() as uow:
        (bill, *_) = uow.accounts.account(world.creditor, world.client, world.now).invoices
    large = andrea.act(number, "resolve", outcome="credit", text=TEXT, amount="9.000.000", invoice=bill.number)

    assert (422, 422) == (bare.status_code, large.status_code)
    assert NO_AMOUNT in bare.text
    assert TOO_MUCH in large.text
    assert TEXT in large.text
    assert 'value="9.000.000"' in large.text


def test_found_is_said_of_what_is_recorded(world: World, andrea: Desk) -> None:
    """Nobody hears that their payment was found before the account shows it."""
    number = claim(world)
    early = andrea.act(number, "resolve", outcome="found", text=TEXT)
    with world.unit() as uow:
        world.app.cashier.record(
            uow, creditor=world.creditor, client=world.client, amount=50_000, paid_on=date(2026, 3, 2),
            reference="B-1", source="bank", now=world.now,
        )  # fmt: skip
    world.work()
    world.hear()
    andrea.act(number, "resolve", outcome="found", text=TEXT)
    world.work()

    assert "Pagos sin dueño" in early.text
    assert any("Encontramos su pago" in text and TEXT in text for text in world.hear())


def test_not_found(world: World, andrea: Desk) -> None:
    """The client is told kindly, and how the search begins again; the console offers a claim its own ends."""
    number = claim(world)
    offered = andrea.see(f"/console/cases/{number}").text
    andrea.act(number, "resolve", outcome="not_found", text=TEXT)
    world.work()

    assert [True, True, False] == [f'value="{name}"' in offered for name in ("found", "not_found", "explanation")]
    assert any("todavía no aparece" in text and "mándemelo" in text for text in world.hear())


def test_only_a_claim_is_found(world: World, andrea: Desk, dispute: int) -> None:
    """No other case ends with a payment found."""
    assert 422 == andrea.act(dispute, "resolve", outcome="found", text=TEXT).status_code
