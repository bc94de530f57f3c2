"""Hold what clients write to the bot as Telegram's menus do, and the keys that come with it."""

import pytest

from bot.jobs.files import SAID
from tests.bot.telegram.scene import Scene
from tests.bot.telegram.test_talk import OLD_BUTTON, word
from tests.fakes.telegram.places import DOWNLOAD

STOPPED = "no recibirá más mensajes"


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("/persona", "Es el caso"),
        ("/stop", STOPPED),
        ("/STOP@concilia_bot", STOPPED),
        ("/parar", STOPPED),
        ("/ayuda", "Conmigo puede"),
        ("/help@concilia_bot", "Conmigo puede"),
    ],
)
def test_command(scene: Scene, command: str, words: str) -> None:
    """A command says what its word says, also before anybody showed who they are."""
    marcela = scene.bound()
    marcela.write(command)
    scene.settle()

    assert any(words in text for text in marcela.texts()[1:])


def test_stop_once(scene: Scene) -> None:
    """A stop by a command is confirmed once, as by its word."""
    eva = scene.telegram.person("Eva")
    eva.start()
    for _ in range(3):
        eva.write("/stop")
        scene.settle()

    assert 1 == sum(STOPPED in text for text in eva.texts())


def test_link_is_no_answer(scene: Scene) -> None:
    """A link that is opened while the client is asked who they are is no wrong answer, and its word is kept nowhere."""
    marcela = scene.bound()
    marcela.press("Sí, soy yo")
    scene.settle()
    opened = word(scene)
    for one in (opened, word(scene), ""):
        marcela.start(one)
        scene.settle()
    with scene.world.unit() as uow:
        client = uow.clients.get(scene.world.creditor, scene.world.client)
        locked = client.locked_at

    assert locked is None
    assert not any("No coincide" in text for text in marcela.texts())
    assert not any(opened in message.text for message in scene.world.messages())


@pytest.mark.parametrize("data", ["9223372036854775808.0.934a4269", "9" * 30 + ".0.934a4269", "1.999.934a4269", "🙂"])
def test_strange_press(scene: Scene, data: str) -> None:
    """A button that can be none of ours is told to do nothing, and keeps nobody waiting."""
    marcela = scene.verified()
    body = {"id": "1", "from": marcela.user, "message": marcela.messages()[-1], "chat_instance": "1", "data": data}
    scene.telegram.post.add("callback_query", body, marcela.id)
    scene.settle()

    assert OLD_BUTTON in marcela.texts()


def test_large_file(scene: Scene) -> None:
    """A file that is larger than Telegram hands over is told to be too large, and not to be sent again."""
    marcela = scene.verified()
    marcela.send_document(bytes(DOWNLOAD + 1), "pago.pdf")
    scene.settle()
    [told] = [one.text_key for one in scene.world.messages() if one.text_key in {"media-lost", *SAID.values()}]

    assert SAID["too_large"] == told


def test_press_without_message(scene: Scene) -> None:
    """A press that names no message is passed over, and nothing waits behind it."""
    marcela = scene.verified()
    before = len(marcela.texts())
    scene.telegram.post.add("callback_query", {"id": "1", "from": marcela.user, "data": "1.0.934a4269"}, marcela.id)
    marcela.write("hola")
    scene.settle()

    assert before < len(marcela.texts())
