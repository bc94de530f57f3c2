"""Hold talks on Telegram, by webhook: links that bind, buttons in their moment, what holds no words."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.channels.telegram_text import read_press
from bot.telegram_chats import LINK_AGE, make_link
from storage.schema import MessageStatus, SendStatus
from tests.bot.telegram.scene import Scene
from tests.fakes import telegram as play

PROPOSAL = "puedo pagar 72 mil el viernes y 72 mil el 27 de marzo"
YES = "Sí, lo dejo así"
OLD_BUTTON = "Ese botón era de un mensaje anterior, y no hice nada con él."
OLD_LINK = "Ese enlace ya se usó o venció, y no abrió nada. Podemos seguir por aquí."


def word(scene: Scene, client: str = "1041") -> str:
    """Return the word of a new link of a client."""
    with scene.world.unit() as uow:
        url = make_link(uow, scene.world.creditor, client, "concilia_bot", scene.world.now)
    return url.partition("start=")[2]


def agreements(scene: Scene) -> int:
    """Return how many agreements the first client has."""
    with scene.world.unit() as uow:
        return int(uow.agreements.active(scene.world.creditor, scene.world.client) is not None)


def bound(scene: Scene, person: play.Person) -> list[str]:
    """Return the clients who are reached in somebody's chat."""
    with scene.world.unit() as uow:
        return [one.client.id for one in uow.clients.reached_at(str(person.id), "telegram")]


def test_negotiation(scene: Scene) -> None:
    """A client opens the chat by a link, shows who they are, proposes, and agrees by a button, once."""
    marcela = scene.verified()
    marcela.write(PROPOSAL)
    scene.settle()
    offered = agreements(scene)
    marcela.press(YES)
    scene.settle()

    assert (0, 1) == (offered, agreements(scene))
    assert any(text.startswith("Gracias; queda acordado:") for text in marcela.texts())
    assert {} == scene.telegram.ledger.duplicates()


def test_acknowledged(scene: Scene) -> None:
    """A press is answered at once, and tells that the message above it was read."""
    marcela = scene.bound()
    press = marcela.press("Sí, soy yo")
    scene.settle()
    first = next(row for row in scene.world.messages() if row.choices)

    assert ({}, MessageStatus.READ) == (marcela.answer(press), first.status)


def test_pressed_twice(scene: Scene) -> None:
    """A button pressed twice is pressed once."""
    marcela = scene.verified()
    marcela.write(PROPOSAL)
    scene.settle()
    marcela.press(YES)
    marcela.press(YES)
    scene.settle()

    assert 1 == sum("queda acordado" in text for text in marcela.texts())
    assert OLD_BUTTON not in marcela.texts()


def test_old_button(scene: Scene) -> None:
    """A button of an earlier question does nothing, says so, and the question under way is asked again."""
    marcela = scene.verified()
    marcela.write(PROPOSAL)
    scene.settle()
    marcela.press("Sí, soy yo")
    scene.settle()

    assert [OLD_BUTTON] == [text for text in marcela.texts()[-3:] if text == OLD_BUTTON]
    assert YES in [row[0]["text"] for row in marcela.messages()[-1]["reply_markup"]["inline_keyboard"]]
    assert 0 == agreements(scene)


def test_an_old_button_that_opens(scene: Scene) -> None:
    """A button that only opens a way opens it under an older message too, once for two presses of one moment."""
    marcela = scene.verified()
    marcela.write(PROPOSAL)
    scene.settle()
    for minutes in (0, 0, 5):
        scene.world.wall.move(minutes=minutes)
        marcela.press("Ver mi cuenta")
        scene.settle()

    assert 2 == sum("$144.000" in text and "Agua, enero" in text for text in marcela.texts())
    assert (0, False) == (agreements(scene), OLD_BUTTON in marcela.texts())


def test_button_of_another(scene: Scene) -> None:
    """A button counts only in the chat that its message was sent to."""
    marcela = scene.verified()
    marcela.write(PROPOSAL)
    scene.settle()
    data = marcela.messages()[-1]["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    eva = scene.telegram.person("Eva")
    eva.start()
    scene.settle()
    body = {"id": "1", "from": eva.user, "message": {**eva.messages()[-1]}, "chat_instance": "1", "data": data}
    scene.telegram.post.add("callback_query", body, eva.id)
    scene.settle()

    assert read_press(data) is not None
    assert (0, []) == (agreements(scene), bound(scene, eva))


def test_forged_button(scene: Scene) -> None:
    """A button whose meaning is another one now does nothing."""
    marcela = scene.verified()
    marcela.write(PROPOSAL)
    scene.settle()
    keyboard = marcela.messages()[-1]["reply_markup"]["inline_keyboard"]
    keyboard[0][0]["callback_data"] = keyboard[0][0]["callback_data"][:-1] + "0"
    marcela.press(YES)
    scene.settle()

    assert (0, True) == (agreements(scene), OLD_BUTTON in marcela.texts())


def test_used_link(scene: Scene) -> None:
    """A link binds one chat, once; the second one who uses it is told so, and nothing of the client."""
    opened = word(scene)
    marcela, eva = scene.telegram.person("Marcela"), scene.telegram.person("Eva")
    for person in (marcela, eva):
        person.start(opened)
        scene.settle()

    assert (["1041"], []) == (bound(scene, marcela), bound(scene, eva))
    assert OLD_LINK in eva.texts()
    assert not any("Aguas" in text or "41" in text for text in eva.texts())


@pytest.mark.parametrize("late", [False, True])
def test_no_link(scene: Scene, late: bool) -> None:
    """A forged word and one that is too old bind nothing."""
    opened = word(scene) if late else "x" * 43
    scene.world.wall.move(seconds=LINK_AGE.total_seconds())
    eva = scene.telegram.person("Eva")
    eva.start(opened)
    scene.settle()

    assert ([], True) == (bound(scene, eva), OLD_LINK in eva.texts())


def test_link_is_not_identity(scene: Scene) -> None:
    """Who comes by a link may be written to there, and is told nothing before they show who they are."""
    marcela = scene.bound()
    with scene.world.unit() as uow:
        points = uow.clients.contact_points(scene.world.creditor, scene.world.client)
    telegram = [point for point, address in points if address.channel == "telegram"]

    assert [(True, None)] == [(point.consent, point.verified_at) for point in telegram]
    assert not any("144" in text or "Marcela" in text for text in marcela.texts())


def test_link_word(scene: Scene) -> None:
    """A link's word is at most 64 letters that Telegram allows, and tells nothing."""
    opened = word(scene)

    assert len(opened) <= 64
    assert opened.replace("-", "").replace("_", "").isalnum()
    assert opened.isascii()
    assert "1041" not in opened


def test_voice(scene: Scene) -> None:
    """A voice note is answered kindly, and kept where an adviser can hear it."""
    marcela = scene.verified()
    marcela.send_voice(b"OggS and so on")
    scene.settle()
    with scene.world.unit() as uow:
        rows = [row.id for row in scene.world.messages()]
        found = uow.attachments.of(scene.world.creditor, rows)
        contents = [uow.attachments.get(scene.world.creditor, one.id).content for one in found]

    assert [b"OggS and so on"] == contents
    assert any("audio" in text for text in marcela.texts())


def test_wordless(scene: Scene) -> None:
    """A picture, a paper, a place, a contact and a sticker are each answered, and none is taken for words."""
    marcela = scene.verified()
    acts: tuple[Callable[[], int], ...] = (
        lambda: marcela.send_photo(b"jpeg"),
        lambda: marcela.send_document(b"%PDF-1.7", "pago.pdf"),
        lambda: marcela.send_location(-33.4, -70.6),
        lambda: marcela.send_contact("+56911112222", "Luis"),
        lambda: marcela.send_sticker(b"webp"),
    )
    said = []
    for act in acts:
        before = len(marcela.texts())
        act()
        scene.settle()
        said.append(marcela.texts()[before])

    assert ["archivo", "archivo", "ubicación", "contacto", "stickers"] == [
        next(each for each in ("archivo", "ubicación", "contacto", "stickers") if each in text) for text in said
    ]


def test_edited(scene: Scene) -> None:
    """A message that was changed is not handled twice; its writer is told so."""
    marcela = scene.verified()
    number = marcela.write(PROPOSAL)
    scene.settle()
    marcela.edit(number, PROPOSAL.replace("72", "70"))
    scene.settle()

    assert any(text.startswith("Vi que cambió un mensaje") for text in marcela.texts())
    assert not any("$70.000" in text for text in marcela.texts())


def test_blocked(scene: Scene) -> None:
    """Nothing of our own goes to who blocked the bot; when they write again they are reached again."""
    marcela = scene.verified()
    marcela.block()
    scene.settle()
    with scene.world.unit() as uow:
        address = uow.addresses.find("telegram", str(marcela.id))
        gone = address.unreachable_code if address else None
    marcela.start()
    scene.settle()
    with scene.world.unit() as uow:
        address = uow.addresses.find("telegram", str(marcela.id))

    assert address is not None
    assert ("blocked", None) == (gone, address.unreachable_code)


def test_update_twice(scene: Scene) -> None:
    """An update that Telegram brings twice is handled once."""
    scene.telegram.post.copies = 2
    scene.verified()
    received = [row.text for row in scene.world.messages() if row.direction == "in"]

    assert 3 == len(received)
    assert {} == scene.telegram.ledger.duplicates()


def test_asked_to_wait(scene: Scene) -> None:
    """A message that Telegram asks to send later leaves later, in order, once."""
    marcela = scene.bound()
    scene.telegram.troubles.add(play.Trouble("limit", "sendMessage", seconds=3))
    marcela.press("Sí, soy yo")
    scene.settle()

    assert 2 == len(marcela.texts())
    assert {} == scene.telegram.ledger.duplicates()


def test_unknown(scene: Scene) -> None:
    """What Telegram may have taken is not sent again; a press of its button shows that it had."""
    scene.telegram.troubles.add(play.Trouble("error", "sendMessage", accepted=True))
    marcela = scene.telegram.person("Marcela")
    marcela.start(word(scene))
    scene.settle()
    before = scene.world.messages()[-1].status
    marcela.press("Sí, soy yo")
    scene.settle()
    first = next(row for row in scene.world.messages() if row.choices)
    with scene.world.unit() as uow:
        unknown = uow.outbox.count().get(SendStatus.UNKNOWN, 0)

    assert (MessageStatus.UNKNOWN, MessageStatus.READ, 0) == (before, first.status, unknown)
    assert 1 == sum("busco a la persona titular" in text for text in marcela.texts())


def test_silence_of_days(scene: Scene) -> None:
    """A client who comes back after days writes on in the same chat."""
    marcela = scene.verified()
    scene.world.wall.move(days=3)
    marcela.write("hola")
    scene.settle()

    assert timedelta(days=3) <= scene.world.messages()[-1].at - scene.world.messages()[0].at
    assert marcela.texts()[-1] == scene.world.messages()[-1].text
