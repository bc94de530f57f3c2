"""How surely a client pays, as an adviser and a program see it: the band, what moved it, and how to go about it."""

from datetime import date, timedelta
from typing import Any, get_args

from bot.console.manner import Manner
from bot.console.risk import GIVEN, RiskPane, read_risk
from bot.console.risk_words import BANDS, SIGNS, TREATMENTS
from bot.risk import judge_client
from flows.negotiation.till import Allocation
from flows.risk.bands import Band
from flows.risk.signs import Sign, Treatment
from tests.bot.console.conftest import Desk
from tests.bot.world import World


def see(world: World) -> RiskPane:
    """Return what an adviser sees of the first client."""
    with world.unit() as uow:
        client = uow.clients.get(world.creditor, world.client)
        found = read_risk(uow, client, Manner.of(uow.creditors.get(world.creditor), world.now))
    assert found
    return found


def pay(world: World, late_days: int, month: int) -> None:
    """Write a bill of the 1st of a month that was paid so many days after."""
    due = date(2025, month, 1)
    paid, number = due + timedelta(days=late_days), f"B{month}"
    with world.unit() as uow:
        amounts: dict[str, Any] = {"amount": 1_000, "balance": 1_000, "currency": "CLP"}
        uow.invoices.put(world.creditor, number, world.now, client_id=world.client, due_on=due, **amounts)
        row = uow.payments.record(
            creditor=world.creditor,
            client=world.client,
            reference=number,
            amount=1_000,
            currency="CLP",
            paid_on=paid,
            source="bank",
            at=world.now,
        ).payment
        uow.payments.allocate(row, [Allocation(1_000, invoice=number)], None, world.now)


def test_little_is_known(world: World) -> None:
    """Of one bill that is three weeks overdue nothing is told but that little is known."""
    seen = see(world)

    assert ("unknown", "Aún se sabe poco", []) == (seen.band, seen.title, list(seen.reasons))


def test_reasons_and_hints(world: World) -> None:
    """Each reason has the client's own figure and the limit, each sign its advice; the relation is told in figures."""
    for month in range(7, 12):
        pay(world, 4, month)
    seen = see(world)

    assert ["Después de su fecha: 6 de 6 facturas (cuenta como 78 %, y el límite es 60 %)"] == list(seen.reasons)
    assert [SIGNS["forgetter"], SIGNS["payday"]] == [hint.sign for hint in seen.hints]
    assert {
        "Facturas": "6 pagadas o vencidas: ninguna en su fecha, 6 después, las pagadas tarde por unos 4 días",
        "Suele pagar": "el día 5",
    } == dict(seen.relation)


def test_the_creditors_own_word(world: World) -> None:
    """A band that the creditor gives stands, and is told as theirs."""
    with world.unit() as uow:
        uow.clients.get(world.creditor, world.client).risk_band = "high"
    seen = see(world)

    assert ("high", [GIVEN]) == (seen.band, list(seen.reasons))


def test_a_visitor(world: World) -> None:
    """Somebody who only wrote is in no band."""
    with world.unit() as uow:
        client = uow.clients.get(world.creditor, world.client)
        client.visitor_since = world.now

        assert judge_client(uow, client, world.now) is None


def test_everything_has_words() -> None:
    """Every band, sign and advice has its words."""
    wanted = [get_args(Band), get_args(Sign), get_args(Treatment)]

    assert [set(one) for one in wanted] == [set(BANDS), set(SIGNS), set(TREATMENTS)]


def test_page(andrea: Desk, dispute: int) -> None:
    """The account beside a case shows the band and what to heed."""
    page = andrea.see(f"/console/cases/{dispute}").text

    assert [1, 1] == [page.count(words) for words in (BANDS["unknown"], 'aria-label="Cómo paga"')]
