"""Hold groups to laws: their topics, the rights of a bot in them, and their moves."""

import pytest
from telegram import Bot, Update
from telegram.error import BadRequest, ChatMigrated

from tests.fakes.telegram import Person
from tests.fakes.test_telegram.place import Place


def test_topics(place: Place, marcela: Person) -> None:
    """A case has a topic: what is written there carries its id, and a closed one says so."""
    group = place.telegram.group("Asesores")
    andrea = group.staff("Andrea")

    async def work(bot: Bot) -> tuple[int, Update]:
        topic = await bot.create_forum_topic(group.id, "Caso 1042")
        thread = topic.message_thread_id
        await bot.send_message(group.id, "No llegó el pedido", message_thread_id=thread)
        marcela.send_voice(b"OggS")
        voice = (await bot.get_updates())[-1].message
        assert voice is not None
        await bot.copy_message(group.id, marcela.id, voice.message_id, message_thread_id=thread)
        andrea.write(thread, "Lo reviso hoy")
        update = (await bot.get_updates())[-1]
        assert await bot.edit_forum_topic(group.id, thread, name="Caso 1042, resuelto")
        assert await bot.close_forum_topic(group.id, thread)
        with pytest.raises(BadRequest, match="Topic_not_modified"):
            await bot.close_forum_topic(group.id, thread)
        with pytest.raises(ValueError, match="reopen it"):
            andrea.write(thread, "¿sigue?")
        assert await bot.reopen_forum_topic(group.id, thread)
        return thread, update

    thread, update = place.do(work)
    assert update.message is not None
    assert (thread, True, "Lo reviso hoy") == (
        update.message.message_thread_id,
        update.message.is_topic_message,
        update.message.text,
    )
    assert ["No llegó el pedido", ""] == andrea.texts(thread)
    assert [("Caso 1042, resuelto", False)] == [(topic.name, topic.closed) for topic in group.topics]
    plain = place.telegram.group("Otros", forum=False)
    assert "The chat is not a forum" == place.refused(BadRequest, lambda bot: bot.create_forum_topic(plain.id, "x"))


def test_a_group_without_rights_hides_its_talk(place: Place) -> None:
    """A bot without rights in a group gets commands and replies to it, and nothing else; it opens no topics."""
    group = place.telegram.group("Asesores", rights=False)
    andrea = group.staff("Andrea")
    andrea.write(None, "entre nosotros")
    andrea.write(None, "/casos")
    andrea.reply(place.say(group.id).message_id, "gracias")
    updates = place.do(lambda bot: bot.get_updates())

    assert ["/casos", "gracias"] == [each.message.text for each in updates if each.message]
    assert "rights" in place.refused(BadRequest, lambda bot: bot.create_forum_topic(group.id, "Caso 1"))


def test_a_group_moves(place: Place) -> None:
    """Who writes to a group that became a supergroup is told its new id."""
    group = place.telegram.group("Asesores", forum=False)
    old = group.id
    new = group.migrate()
    with pytest.raises(ChatMigrated) as moved:
        place.say(old)

    assert new == moved.value.new_chat_id
    assert new == place.say(new).chat.id
