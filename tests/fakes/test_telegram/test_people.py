"""Hold people to laws: who may be written to, what they can send, and what is told of them."""

import pytest
from telegram import Bot, BotCommand
from telegram.error import BadRequest, Forbidden

from tests.fakes.telegram import Person
from tests.fakes.test_telegram.place import Place


def test_a_bot_cannot_write_first(place: Place) -> None:
    """Nobody is written to who did not open the bot, blocked it, left Telegram, or was only met in a group."""
    person, staff = place.telegram.person("Ana"), place.telegram.group("Asesores").staff("Luis")
    unknown = place.refused(BadRequest, lambda bot: bot.send_message(person.id, "Hola"))
    cold = place.refused(Forbidden, lambda bot: bot.send_message(staff.id, "Hola"))
    person.start("opaque-token")
    assert "Hola" == place.say(person.id).text
    person.block()
    blocked = place.refused(Forbidden, lambda bot: bot.send_message(person.id, "Hola"))
    with pytest.raises(ValueError, match="start it first"):
        person.write("hola")
    person.start()
    assert "Hola" == place.say(person.id).text
    person.deactivate()
    gone = place.refused(Forbidden, lambda bot: bot.send_message(person.id, "Hola"))

    assert "Chat not found" == unknown
    assert "Forbidden: bot can't initiate conversation with a user" == cold
    assert "Forbidden: bot was blocked by the user" == blocked
    assert "Forbidden: user is deactivated" == gone
    updates = place.do(lambda bot: bot.get_updates())
    standing = [each.my_chat_member.new_chat_member.status for each in updates if each.my_chat_member]
    assert ["member", "kicked", "member"] == standing  # the group, the block, the return
    assert "/start opaque-token" in [each.message.text for each in updates if each.message]


def test_everything_a_client_can_send(place: Place, marcela: Person) -> None:
    """All kinds of messages reach the bot as the client library knows them; a change does too."""
    first = marcela.write("hola")
    marcela.reply(first, "sigo")
    marcela.send_photo(b"\xff\xd8", "mi boleta")
    marcela.send_document(b"%PDF", "pago.pdf")
    marcela.send_location(-33.4, -70.6)
    marcela.send_contact("+56911111111", "Marcela", marcela.id)
    marcela.send_sticker(b"RIFF")
    marcela.edit(first, "hola, soy yo")
    updates = place.do(lambda bot: bot.get_updates())

    messages = [each.message for each in updates if each.message]
    kinds = ("text", "photo", "document", "location", "contact", "sticker")
    assert ["text", "text", "text", *kinds[1:]] == [next(kind for kind in kinds if each[kind]) for each in messages]
    assert updates[-1].edited_message is not None
    assert ("hola, soy yo", first) == (updates[-1].edited_message.text, updates[-1].edited_message.message_id)
    assert messages[2].reply_to_message is not None
    assert first == messages[2].reply_to_message.message_id


def test_who_is_who(place: Place, marcela: Person) -> None:
    """The client library reads what is told of the bot, of chats and of members."""
    group = place.telegram.group("Asesores")

    async def ask(bot: Bot) -> tuple[str, str, str | None, bool, str]:
        await bot.set_my_commands([BotCommand("casos", "Ver los casos")])
        commands = await bot.get_my_commands()
        await bot.send_chat_action(marcela.id, "typing")
        chat, forum = await bot.get_chat(marcela.id), await bot.get_chat(group.id)
        member = await bot.get_chat_member(group.id, bot.id)
        return commands[0].command, member.status, chat.first_name, bool(forum.is_forum), bot.username

    assert ("casos", "administrator", "Marcela", True, "concilia_bot") == place.do(ask)
