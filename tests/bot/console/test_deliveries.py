"""Hold what supervisors see of messages that did not go through, and what they decide of them."""

import re

from sqlalchemy import select

from bot.channels import telegram_wire, twilio_codes
from bot.channels.base import Action, Channel, Refused, TryLater, Unknown, WindowClosed
from bot.console import provider_words
from bot.refusals import DAY, LIMIT_ENDS_IN
from flows.wording.templates import NUDGE
from storage.queue.patience import TRIES_MAX
from storage.schema import InboxRow, Message, MessageStatus, OutboxRow, Role, SendStatus, WorkStatus
from tests.bot.console.conftest import Desk, Hire
from tests.bot.test_delivery import Provider, delivery, fail
from tests.bot.test_repairs import fail_until_dead
from tests.bot.test_settlement import Office
from tests.bot.test_worker import raise_fault, stumbling
from tests.bot.world import World

PATH = "/console/deliveries"


def leave(world: World, fault: Exception, *, client: str = "1041", text: str = "hola") -> OutboxRow:
    """Let a client write and the answer meet a fault of its provider; return its row."""
    world.write(text, client=client)
    world.handle()
    channel: Channel = Provider(fail(fault))
    delivery(world, channel).work("test")
    return row(world)


def row(world: World) -> OutboxRow:
    """Return the newest row of the outbox."""
    with world.unit() as uow:
        return uow.session.scalars(select(OutboxRow).order_by(OutboxRow.id.desc()).limit(1)).one()


def message(world: World) -> Message:
    """Return the last message with the first client."""
    return world.messages()[-1]


def press(desk: Desk, act: str, number: int, view: str = "", **more: str) -> tuple[int, str]:
    """Press a button of the page; return the status and the page that follows."""
    fields = {"csrf": desk.word(), "act": act, "item": str(number), **more}
    answer = desk.client.post(PATH, params={"view": view} if view else {}, data=fields, follow_redirects=True)
    return answer.status_code, answer.text


def audited(world: World, subject: str) -> list[str]:
    """Return the acts that were noted about something."""
    with world.unit() as uow:
        return [entry.action for entry, _ in uow.audit.about(world.creditor, subject)]


def test_every_code_has_words() -> None:
    """Each code that a channel knows has a sentence of its own in Spanish; one that none knows is named."""
    telegram = {*telegram_wire.MEANINGS, *telegram_wire.OTHERS.values(), *(code for _, code in telegram_wire.SENTENCES)}
    known = {*twilio_codes.CODES, *telegram}

    assert set() == known - provider_words.CODES.keys()
    assert [] == [why for why in provider_words.CODES.values() if not re.fullmatch(r"[A-ZÁÉÍÓÚ][^.]+(\.|\. .+\.)", why)]
    assert "El proveedor lo rechazó con un código que aún no conocemos: 99999." == provider_words.why("99999")
    assert "El proveedor respondió con un error suyo (503)." == provider_words.why("http_503")


def test_only_supervisors(andrea: Desk) -> None:
    """Advisers see no such page, and can do nothing there."""
    assert 403 == andrea.see(PATH).status_code
    assert 403 == press(andrea, "let_go", 1)[0]
    assert "Entregas" not in andrea.see().text


def test_nothing_left(paula: Desk) -> None:
    """Where everything went through, the page says so."""
    assert "Todo lo que escribieron los clientes se pudo atender." in paula.see(PATH).text


def test_refused(world: World, paula: Desk) -> None:
    """A refused message stands with its client, its reason in plain words and its code, and can leave again."""
    number = leave(world, Refused("30003")).id
    shown = paula.see(PATH).text
    status, after = press(paula, "again", number)
    waiting = (row(world).status, message(world).status, message(world).error)
    world.work()

    assert "Marcela Fuentes" in shown
    assert "El teléfono está apagado o sin señal." in shown
    assert '<span class="code">30003</span>' in shown
    assert (200, True) == (status, "Sale otra vez" in after)
    assert (SendStatus.WAITING, MessageStatus.QUEUED, None) == waiting
    assert MessageStatus.DELIVERED is message(world).status
    assert ["message.sent_again"] == audited(world, f"message:{message(world).id}")


def test_paused(world: World, paula: Desk) -> None:
    """While an account rests, the page says by which channels nothing leaves, and when it is tried again."""
    world.write("hola")
    world.handle()
    office = Office([Refused("30002", Action.ACCOUNT)], account="twilio AC123")
    before = paula.see(PATH).text
    delivery(world, office).work("test")
    during = paula.see(PATH).text
    world.wall.move(minutes=5)

    assert "en pausa" not in before
    assert "Envíos por SMS y WhatsApp en pausa: el proveedor no atiende." in during
    assert "nuevo intento en 5 min" in during
    assert "AC123" not in during
    assert "en pausa" not in paula.see(PATH).text


def test_unknown_is_asked_for_twice(world: World, paula: Desk) -> None:
    """A message that may have arrived leaves again only on the second press, after a plain warning."""
    number = leave(world, Unknown("timeout")).id
    _, warned = press(paula, "again", number)
    first = row(world).status
    press(paula, "again", number, confirm="1")

    assert "puede llegarle dos veces" in warned
    assert "Enviar de todos modos" in warned
    assert (SendStatus.UNKNOWN, SendStatus.WAITING) == (first, row(world).status)


def test_dead_in_the_outbox(world: World, paula: Desk) -> None:
    """A message whose provider had no room for a day is in the list, with the number of tries."""
    full, tries = TryLater("63018", LIMIT_ENDS_IN), DAY // LIMIT_ENDS_IN
    number = leave(world, full).id
    with world.unit() as uow:
        uow.session.get_one(OutboxRow, number).tries = tries - 1
    world.wall.move(seconds=LIMIT_ENDS_IN.total_seconds())
    delivery(world, Provider(fail(full))).work("test")

    assert f"No salió, tras {tries} intentos" in paula.see(PATH).text


def test_let_go(world: World, paula: Desk) -> None:
    """What is let go is in no list any more, stays as it was, and is noted."""
    number = leave(world, Refused("30005")).id
    press(paula, "let_go", number)

    assert "Nada pendiente" in paula.see(PATH).text
    assert (SendStatus.FAILED, MessageStatus.FAILED) == (row(world).status, message(world).status)
    assert ["message.let_go"] == audited(world, f"message:{message(world).id}")


def test_let_go_many(world: World, paula: Desk) -> None:
    """All that is shown is let go at once; what changed meanwhile is passed over."""
    numbers = [leave(world, Refused("30005"), text=text).id for text in ("hola", "buenas")]
    press(paula, "let_go", numbers[0])
    status, _ = press(paula, "let_go", 0, item=",".join(map(str, numbers)))

    assert 200 == status
    assert "Nada pendiente" in paula.see(PATH).text


def test_parked(world: World, paula: Desk) -> None:
    """A parked answer is shown with since when it waits, and nothing can be done with it: it leaves by itself."""
    with world.unit() as uow:
        address = uow.addresses.ensure("whatsapp", "+56911114321", world.now)
        uow.clients.reach(world.creditor, world.client, address.id)
        talk = uow.conversations.lock(world.creditor, world.client)
        talk.channel, talk.address_id = "whatsapp", address.id
        case = uow.cases.open(
            creditor=world.creditor, client=world.client, kind="human", at=world.now, due_at=world.now
        )
        world.app.desk.reply(uow, case.id, None, "Ya lo revisé.", world.now, "trace")
    delivery(world, Provider(fail(WindowClosed("template_missing")), "whatsapp")).work("test")
    shown = paula.see(PATH).text
    parked = next(one for one in shown.split("<li id=") if "Ya lo revisé." in one)
    with world.unit() as uow:
        (nudge,) = [one for one in uow.messages.latest(world.creditor, world.client) if one.text_key == NUDGE]
        uow.messages.move(world.creditor, nudge.id, MessageStatus.SENT)
    told = paula.see(PATH).text

    assert "WhatsApp ··· 4321" in parked
    assert "11114321" not in shown
    assert "a que el cliente escriba" in parked
    assert (True, True) == ("Se le está avisando." in parked, "Ya se le avisó." in told)
    assert "<button" not in parked.partition("</li>")[0]


def test_dead_letter(world: World, paula: Desk) -> None:
    """A message that could not be handled stands with its error's kind and its words, and can be handled again."""
    world.write("boom")
    fail_until_dead(world, stumbling(world, "boom", raise_fault))
    shown = paula.see(PATH).text
    with world.unit() as uow:
        number = uow.session.scalars(select(InboxRow).where(InboxRow.status == WorkStatus.DEAD)).one().id
    press(paula, "revive", number)
    world.work()

    assert all(part in shown for part in ("Marcela Fuentes", "boom", "RuntimeError", f"tras {TRIES_MAX} intentos"))
    assert re.search(r'href="/console/cases/\d+">caso', shown)
    assert "boom" in [one.text for one in world.messages()]
    assert ["inbox.revived"] == audited(world, f"inbox:{number}")


def test_words_of_nobody(world: World, paula: Desk) -> None:
    """Whose a dead message is may not be known: then its words are not shown, nor its address whole."""
    world.write("mi secreto", channel="sms", address="+56922229876")
    with world.unit() as uow:
        letter = uow.session.scalars(select(InboxRow)).one()
        letter.status, letter.tries, letter.error = WorkStatus.DEAD, TRIES_MAX, "RuntimeError"
    shown = paula.see(PATH).text
    _, warned = press(paula, "drop", letter.id)
    kept = paula.see(PATH).text
    press(paula, "drop", letter.id, confirm="1")
    with world.unit() as uow:
        after = uow.session.scalars(select(InboxRow)).one()

    assert "Borrar de todos modos" in warned
    assert "Lo que escribió se borra y ya no se atiende." in warned
    assert "Alguien sin identificar" in kept
    assert "Alguien sin identificar" in shown
    assert "SMS ··· 9876" in shown
    assert "mi secreto" not in shown
    assert "22229876" not in shown
    assert (WorkStatus.DONE, None) == (after.status, after.payload)
    assert ["inbox.let_go"] == audited(world, f"inbox:{letter.id}")


def test_other_creditor(world: World, hire: Hire) -> None:
    """What belongs to a creditor that a supervisor does not look after is not there, and cannot be touched."""
    world.add_creditor("luz-del-sur", name="Luz del Sur")
    desk = hire("Rosa Díaz", "rosa@example.org", "luz-del-sur", role=Role.SUPERVISOR)
    desk.enter()
    number = leave(world, Refused("30005")).id
    world.write("boom")
    fail_until_dead(world, stumbling(world, "boom", raise_fault))
    with world.unit() as uow:
        letter = uow.session.scalars(select(InboxRow).where(InboxRow.status == WorkStatus.DEAD)).one().id

    assert "Nada pendiente" in desk.see(PATH).text
    assert [422, 422] == [press(desk, "let_go", number)[0], press(desk, "drop", letter)[0]]


def test_old_contact(world: World, paula: Desk) -> None:
    """A contact of our own that failed days ago can be let go and not sent again: its day is past."""
    number = leave(world, Refused("30003")).id
    with world.unit() as uow:
        uow.messages.get(world.creditor, message(world).id).initiated_by = "bot"
    world.wall.move(days=2)
    paula.enter()
    status, after = press(paula, "again", number)

    assert (422, SendStatus.FAILED) == (status, row(world).status)
    assert "Es un aviso de otro día" in after


def test_forged(world: World, paula: Desk) -> None:
    """A form without the session's word does nothing."""
    number = leave(world, Refused("30003")).id
    answer = paula.client.post(PATH, data={"act": "again", "item": str(number), "csrf": "no"})

    assert (403, SendStatus.FAILED) == (answer.status_code, row(world).status)
