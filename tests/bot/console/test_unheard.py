"""Hold what supervisors see of events that other systems were not told, and what they decide of them."""

import re

from bot.console import webhook_rows
from bot.webhooks import desk, line
from storage.schema import DeliveryStatus, Event
from tests.bot.console.conftest import Desk
from tests.bot.webhooks.ears import deliveries, subscribe, tell
from tests.bot.world import World

PATH = "/console/deliveries"
VIEW = {"view": "unheard"}


def lose(world: World, *clients: str) -> int:
    """Let events not reach the one who asked for them; return the webhook's number."""
    webhook, _ = subscribe(world, "https://crm.example/hook?key=1")
    tell(world, *clients)
    with world.unit() as uow:
        uow.deliveries.give_up(world.creditor, webhook, "not_reached")
    return webhook


def press(desk_: Desk, act: str, *numbers: int) -> str:
    """Press a button of the page; return the page that follows."""
    fields = {"csrf": desk_.word(), "act": act, "item": ",".join(map(str, numbers))}
    return desk_.client.post(PATH, params=VIEW, data=fields, follow_redirects=True).text


def test_words() -> None:
    """Each event and each reason has Spanish words of its own."""
    errors = {word for _, word in line.ERRORS} | {line.BAD_TLS, line.NO_ANSWER, desk.ENDED}

    assert {str(one) for one in Event} == set(webhook_rows.EVENTS)
    assert errors == set(webhook_rows.WHY)
    assert [] == [why for why in webhook_rows.WHY.values() if not re.fullmatch(r"[A-Z][^.]+\.", why)]


def test_sent_again(world: World, paula: Desk) -> None:
    """What did not arrive stands with its system, its company and the reason, and leaves again, one or all of them."""
    lose(world, "1041", "1041", "1041")
    first, *others = (row.id for row in deliveries(world))
    shown = paula.see(f"{PATH}?view=unheard").text
    one = press(paula, "resend", first)
    all_of_them = press(paula, "resend", *others)

    assert "crm.example" in shown
    assert "key=1" not in shown
    assert "Cliente quiere irse" in shown
    assert "No se pudo conectar con él." in shown
    assert "Enviar otra vez los 3 que se ven" in shown
    assert ("Sale otra vez." in one, one.count('id="item-')) == (True, 2)
    assert "recibieron todo lo que pidieron saber" in all_of_them
    assert [DeliveryStatus.WAITING] * 3 == [row.status for row in deliveries(world)]


def test_let_go(world: World, paula: Desk) -> None:
    """What a system that is gone was not told can only be let go, which is noted."""
    webhook = lose(world, world.client)
    with world.unit() as uow:
        desk.take_leave(uow, world.creditor, webhook, world.now)
    number = deliveries(world)[0].id
    refused, after = press(paula, "resend", number), press(paula, "forget", number)
    with world.unit() as uow:
        noted = [entry.action for entry, _ in uow.audit.about(world.creditor, f"webhook:{webhook}")]

    assert "Dijo que ya no existe" in refused
    assert 'value="resend"' not in refused
    assert ("Ya no aparece aquí." in after, []) == (True, deliveries(world))
    assert ["webhook.made", "webhook.ended", "webhook.let_go"] == noted
