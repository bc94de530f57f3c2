"""Hold what the whole bot does with figures that have grown old, and with a bill that is time-barred."""

from datetime import timedelta
from typing import Any

from tests.bot.world import World


def limit(world: World, days: int) -> None:
    """Let the creditor say how old its figures may be; they were told just now."""
    with world.unit() as uow:
        row = uow.creditors.get(world.creditor)
        row.document = {**row.document, "figures": {"days_max": days}}
        uow.creditors.tell_figures(world.creditor, world.now)


def test_old_figures_are_checked(world: World) -> None:
    """A sum is told while it is fresh; later a person looks it up, by a day that is told; fresh again, it is told."""
    limit(world, 3)
    world.verify()
    fresh = world.say("¿cuánto debo?")
    world.wall.move(days=3, minutes=1)
    world.verify()
    old = world.say("¿cuánto debo?")
    with world.unit() as uow:
        cases = [case.kind for case in uow.cases.open_of(world.creditor, world.client)]
        uow.creditors.tell_figures(world.creditor, world.now)
    again = world.say("¿cuánto debo?")

    assert [True, False, True] == ["$144.000" in " ".join(told) for told in (fresh, old, again)]
    assert "a más tardar el" in " ".join(old)
    assert ["human"] == cases


def test_thanks_name_the_payment_alone(world: World) -> None:
    """While figures are old, thanks for a payment say nothing of what is left."""
    limit(world, 3)
    world.verify()
    world.wall.move(days=4)
    with world.unit() as uow:
        facts: dict[str, Any] = {"creditor": world.creditor, "client": world.client, "amount": 44_000, "source": "test"}
        world.app.cashier.record(uow, paid_on=world.now.date(), reference="P1", now=world.now, **facts)
    thanks = world.messages()[-1]

    assert "payment-received-noted" == thanks.text_key
    assert "100.000" not in thanks.text


def test_a_yes_is_kept(world: World) -> None:
    """Who wants to pay a time-barred bill reads what that means first; their yes is kept with the bill and told on."""
    with world.unit() as uow:
        (bill,) = uow.invoices.of(world.creditor, world.client)
        uow.invoices.put(world.creditor, bill.number, world.now, barred_on=world.now.date() - timedelta(days=1))
    world.verify()
    asked = world.say("quiero pagar, ¿cómo pago?")
    means = world.press("Sí, quiero seguir")
    with world.unit() as uow:
        kept = uow.invoices.get(world.creditor, bill.number).acknowledged_at
        noted = [entry.action for entry, _ in uow.audit.about(world.creditor, f"invoice:{bill.number}")]

    assert "el plazo puede empezar de nuevo" in " ".join(asked)
    assert "Banco del Valle" in " ".join(means)
    assert world.now == kept
    assert ["invoice.acknowledged"] == noted
