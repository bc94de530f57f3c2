"""A credit names its sum and its bill; the account after it is shown; a claim ends with what was found of it."""

from datetime import date
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from bot.console.crediting import NO_AMOUNT, TOO_MUCH, read_amount
from bot.console.manner import Manner
from bot.errors import ClientMistake
from bot.portfolio.places import ZONES
from flows.errors import BadAmount
from storage.schema import CreditKind
from tests.bot.console.conftest import Desk
from tests.bot.console.test_evidence import claim
from tests.bot.world import CURRENCIES, NOON, World

TEXT = "Revisamos lo que nos envió."


def manner(country: str) -> Manner:
    """Return how a country's creditor writes."""
    return Manner(f"es-{country}", CURRENCIES[country], ZoneInfo(ZONES[country]), NOON)


@pytest.mark.parametrize(
    ("typed", "country", "minor"),
    [
        ("50000", "CL", 50_000), ("50.000", "CL", 50_000), ("1,200.50", "MX", 120_050), ("1.200,5", "ES", 120_050),
        ("285 000", "CR", 28_500_000), ("285.000", "CR", 28_500_000), ("12,50", "BR", 1_250), ("7", "PE", 700),
        ("S/ 300", "PE", 30_000), ("300 soles", "PE", 30_000), ("$300", "MX", 30_000), ("20 lucas", "CL", 20_000),
        ("R$ 50,30", "BR", 5_030), ("60 €", "ES", 6_000), ("50 mil", "CO", 5_000_000), ("RD$1,200", "DO", 120_000),
        ("0", "CL", 0), ("$0", "CL", 0),
    ],
)  # fmt: skip
def test_amounts_as_typed(typed: str, country: str, minor: int) -> None:
    """An amount is read as clients' are: thousands, cents and the money's signs and names, in every country's way."""
    assert minor == read_amount(typed, manner(country))


@pytest.mark.parametrize(
    "typed", ["", "mucho", "-5", "1.2.3", "12,5,05", "1.50", "US$ 30", "300 soles", "300 o 400", "300 menos"]
)
def test_no_amounts(typed: str) -> None:
    """What is not one amount of the account's money is refused, and never guessed."""
    with pytest.raises(BadAmount):
        read_amount(typed, manner("CL"))


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


def test_a_bill_is_corrected(world: World, andrea: Desk, dispute: int) -> None:
    """Nobody hears that a bill was corrected which is as it was: what it comes to is written in the same act."""
    form = {"outcome": "correction", "text": TEXT}
    bare = andrea.act(dispute, "resolve", **form)
    higher = andrea.act(dispute, "resolve", amount="$144.000", **form)
    with world.unit() as uow, pytest.raises(ClientMistake, match="what the invoice comes to"):
        world.app.desk.resolve(uow, dispute, None, "correction", TEXT, world.now, uuid4().hex)
    world.work()
    world.hear()
    shown = andrea.act(dispute, "preview", act="resolve", amount="44 lucas", **form).text
    andrea.act(dispute, "resolve", amount="44 lucas", **form)
    world.work()
    with world.unit() as uow:
        (line,) = uow.credits.of(world.creditor, world.client)

    assert ((422, True), (422, True)) == (
        (bare.status_code, "Escriba cuánto queda la factura" in bare.text),
        (higher.status_code, "tiene que ser menos" in higher.text),
    )
    assert "hoy $144.000, y $44.000 con la factura corregida" in shown
    assert (CreditKind.CORRECTION, 100_000, dispute, 44_000) == (line.kind, line.amount, line.case_id, balance(world))
    assert any("lo corregimos" in text and TEXT in text for text in world.hear())


def test_a_bill_was_corrected_before(world: World, andrea: Desk, dispute: int) -> None:
    """A credit note that came since the case was opened is correction enough; a payment is none."""
    with world.unit() as uow:
        world.app.cashier.record(
            uow, creditor=world.creditor, client=world.client, amount=10_000, paid_on=date(2026, 3, 5),
            reference="B-2", source="bank", now=world.now,
        )  # fmt: skip
    paid = andrea.act(dispute, "resolve", outcome="correction", text=TEXT)
    with world.unit() as uow:
        uow.credits.record(
            creditor=world.creditor, invoice="1041-1", amount=50_000, dated_on=date(2026, 3, 5), at=world.now,
            actor="key:1",
        )  # fmt: skip
    andrea.act(dispute, "resolve", outcome="correction", text=TEXT)
    with world.unit() as uow:
        outcome = uow.cases.get(dispute).outcome

    assert (422, "correction", 94_000) == (paid.status_code, outcome, balance(world))


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
