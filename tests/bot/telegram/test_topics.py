"""Hold what becomes of topics that are changed by hand, or that Telegram refuses."""

import pytest

from tests.bot.telegram.scene import Scene
from tests.bot.telegram.test_staff import NEVER_CAME, dispute, set_group
from tests.fakes import telegram as play

LATER = "y además vino mal medida"


@pytest.fixture
def group(scene: Scene) -> play.Group:
    """Give the group of the first creditor's advisers."""
    found = scene.telegram.group("Asesores")
    set_group(scene, found.id)
    return found


def test_taken_away(scene: Scene, group: play.Group) -> None:
    """A case whose topic was taken away gets another one, with what was said."""
    marcela = dispute(scene)
    group.chat.topics.clear()
    marcela.write(LATER)
    scene.settle()
    [topic] = group.topics
    seen = group.staff("Eva").texts(topic.id)

    assert [True, True] == [any(words in text for text in seen) for words in (NEVER_CAME, LATER)]


@pytest.mark.parametrize("sentence", ["TOPIC_ID_INVALID", "TOPIC_DELETED", "message thread not found"])
def test_refused(scene: Scene, group: play.Group, sentence: str) -> None:
    """Whatever Telegram says of a topic that is no more, the case gets another one."""
    marcela = dispute(scene)
    group.topics[0].refusal = sentence
    marcela.write(LATER)
    scene.settle()

    assert 2 == len(group.topics)


def test_others_go_on(scene: Scene, group: play.Group) -> None:
    """A topic that Telegram refuses for a reason of its own keeps no other case waiting."""
    marcela = dispute(scene)
    group.topics[0].refusal = "something that nobody has seen before"
    marcela.write(LATER)
    scene.settle()
    eva = scene.telegram.person("Eva")
    eva.start()
    eva.write("quiero hablar con una persona")
    scene.settle()
    topics = group.topics
    seen = group.staff("Luis").texts(topics[-1].id)

    assert 2 == len(topics)
    assert any("quiero hablar con una persona" in text for text in seen)


def test_visitor(scene: Scene, group: play.Group) -> None:
    """Who is not known is told to be so; there is no name to cover."""
    eva = scene.telegram.person("Eva")
    eva.start()
    eva.write("quiero hablar con una persona")
    scene.settle()
    [topic] = group.topics

    assert "Cliente: Sin identificar\n" in group.staff("Luis").texts(topic.id)[0]
