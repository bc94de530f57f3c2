"""Hold that whom a complaint is about acts on nothing of its client from the group either, nor is told a name."""

from bot.staff_words import BUTTONS, NOT_YOURS
from tests.bot.telegram.scene import Scene
from tests.bot.telegram.test_staff import andrea, case, dispute, group, topic
from tests.fakes import telegram as play

__all__ = ["andrea", "group"]


def test_about_them(scene: Scene, group: play.Group, andrea: play.Staff) -> None:
    """No button does anything for them; the case stays as it was."""
    dispute(scene)
    number, world = case(scene), scene.world
    with world.unit() as uow:
        staff = uow.staff.find("andrea@example.org")
        assert staff is not None
        row = uow.cases.open(
            creditor=world.creditor, client=world.client, kind="complaint", at=world.now, due_at=world.now
        )
        row.about, row.about_by = staff.id, staff.id
    for title in BUTTONS.values():
        andrea.press(title)
        scene.settle()
    told = andrea.texts(topic(group))

    assert len(BUTTONS) - 1 <= told.count(NOT_YOURS)
    assert [] == [text for text in told if "Marcela Fuentes" in text]
    with world.unit() as uow:
        assert uow.cases.get(number).assignee is None
