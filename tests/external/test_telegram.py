"""Hold the Telegram for tests to the description of the Bot API that is published as JSON."""

import asyncio
import os
from pathlib import Path
from typing import Any

import pytest
from telegram import Bot, BotCommand, BotCommandScopeChat, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters

from tests.fakes.telegram import TOKEN, Telegram, serving, unhurried
from tests.fakes.telegram.description import FILE, Description, published
from tests.fakes.telegram.methods import METHODS as PLAYED
from tests.fakes.telegram.table import METHODS, by_hand
from tests.fakes.telegram.validation import Validator

KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("Sí", callback_data="k1")]])
RESULTS = {
    "getMe": "User",
    "getUpdates": "[Update]",
    "getWebhookInfo": "WebhookInfo",
    "copyMessage": "MessageId",
    "getFile": "File",
    "getChat": "ChatFullInfo",
    "createForumTopic": "ForumTopic",
    "getMyCommands": "[BotCommand]",
    "getChatMember": "ChatMember",
}
"""What methods return that return neither a message nor true."""


@pytest.fixture(scope="module")
def described() -> Description:
    """Give the published description."""
    return published(Path(os.environ["CONCILIA_TRIAL_DATA"]) / FILE)


class Watched(Telegram):
    """A Telegram that keeps every answer."""

    def __init__(self, description: Description) -> None:
        super().__init__(pace=unhurried(), description=description)
        self.answers: list[tuple[str, Any]] = []

    def call(self, method: str, given: Any, files: Any) -> dict[str, Any]:  # noqa: ANN401 # passed on as it is
        """Do a call and keep its answer."""
        answer = super().call(method, given, files)
        self.answers.append((method, answer["result"]))
        return answer


@pytest.fixture(params=["published", "by hand"])
def telegram(request: pytest.FixtureRequest, described: Description) -> Watched:
    """Give a Telegram that checks by one description, then by the other."""
    return Watched(described if request.param == "published" else by_hand())


def test_the_table_is_what_is_published(described: Description) -> None:
    """What is written by hand equals what is published, for every method that is played."""
    assert set(PLAYED) == set(METHODS)
    assert described.reached(METHODS) == by_hand()


def test_the_client_calls_as_described(telegram: Watched, described: Description) -> None:
    """Every call of the real client is allowed by both; every answer and update is what is published."""
    with serving(telegram) as address:
        asyncio.run(_everything(telegram, address))

    check = Validator(described)
    results = [(method, result, (RESULTS.get(method, "Message"),)) for method, result in telegram.answers]
    wrong = [(method, check.faults(result, kind), result) for method, result, kind in results if result is not True]
    assert [] == [each for each in wrong if each[1]]
    assert set(PLAYED) == {method for method, _ in telegram.answers}


async def _everything(telegram: Watched, address: str) -> None:
    """Call every method that is played with the real client, and let people do everything."""
    marcela, group = telegram.person("Marcela", username="marcela"), telegram.group("Asesores")
    andrea = group.staff("Andrea")
    async with Bot(TOKEN, base_url=f"{address}/bot", base_file_url=f"{address}/file/bot") as bot:
        marcela.start("t0ken")
        await _private(bot, telegram, marcela.id)
        marcela.press("Sí")
        marcela.send_voice(b"OggS")
        marcela.send_photo(b"\xff\xd8", "boleta")
        marcela.send_document(b"%PDF", "pago.pdf")
        marcela.send_sticker(b"RIFF")
        marcela.send_location(-33.4, -70.6)
        marcela.send_contact("+56911111111", "Marcela", marcela.id)
        marcela.edit(marcela.write("uno"), "dos")
        topic = await _group(bot, group.id)
        andrea.write(topic, "Lo reviso")
        andrea.send_voice(topic, b"OggS")
        andrea.close(topic)
        andrea.reopen(topic)
        marcela.block()
        group.migrate()
        updates = await bot.get_updates(timeout=1, limit=100, allowed_updates=["message", "callback_query"])
        query = next(each.callback_query for each in updates if each.callback_query)
        await bot.answer_callback_query(query.id, "Anotado", show_alert=False)
        await bot.get_file(next(each.message.voice.file_id for each in updates if each.message and each.message.voice))
        await bot.set_webhook("https://example.com/hook", secret_token="s3cret", allowed_updates=["message"])
        await bot.get_webhook_info()
        await bot.delete_webhook(drop_pending_updates=True)


async def _private(bot: Bot, telegram: Watched, chat: int) -> None:
    first = await bot.send_message(chat, "<b>Hola</b>", parse_mode="HTML", disable_web_page_preview=True)
    reply = ReplyParameters(first.message_id, allow_sending_without_reply=True)
    await bot.send_message(chat, "¿Lo dejamos así?", reply_markup=KEYBOARD, reply_parameters=reply)
    await bot.edit_message_text("Hola, Marcela", chat, first.message_id, reply_markup=KEYBOARD)
    await bot.edit_message_reply_markup(chat, first.message_id)
    await bot.send_document(chat, b"%PDF", caption="Su acuerdo", filename="acuerdo.pdf", protect_content=True)
    await bot.send_voice(chat, b"OggS", duration=3)
    await bot.send_audio(chat, b"ID3", title="Saludo", thumbnail=b"\xff\xd8")
    await bot.send_photo(chat, b"\xff\xd8")
    await bot.send_location(chat, -33.4, -70.6)
    await bot.send_contact(chat, "+56911111111", "Andrea")
    await bot.send_chat_action(chat, "typing")
    await bot.copy_message(chat, chat, first.message_id)
    await bot.delete_message(chat, first.message_id)
    await bot.get_chat(chat)
    await bot.get_chat("@marcela")
    await bot.set_my_commands([BotCommand("casos", "Ver los casos")], BotCommandScopeChat(chat), "es")
    await bot.get_my_commands()


async def _group(bot: Bot, group: int) -> int:
    topic = (await bot.create_forum_topic(group, "Caso 1042", icon_color=7322096)).message_thread_id
    await bot.send_message(group, "No llegó el pedido", message_thread_id=topic)
    await bot.edit_forum_topic(group, topic, name="Caso 1042, en curso")
    await bot.close_forum_topic(group, topic)
    await bot.reopen_forum_topic(group, topic)
    other = (await bot.create_forum_topic(group, "Caso 1043")).message_thread_id
    await bot.delete_forum_topic(group, other)
    await bot.get_chat(group)
    await bot.get_chat_member(group, bot.id)
    return topic
