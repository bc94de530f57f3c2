"""Hold the Telegram for tests to what the real client knows of Telegram."""

import asyncio
import datetime as dt
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot, BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)
from telegram.request import HTTPXRequest

from tests.bot.serving import serving as serving_application
from tests.fakes.telegram import TOKEN, Pace, Person, Telegram, Trouble, serving, unhurried

T = TypeVar("T")
HERE = Path(__file__).resolve().parents[2]
KEYBOARD = InlineKeyboardMarkup(
    [[InlineKeyboardButton("Sí", callback_data="k1"), InlineKeyboardButton("No", callback_data="k2")]]
)
PATIENCE = 20


@dataclass
class Place:
    """A Telegram that is served, and the real client for it."""

    telegram: Telegram
    address: str

    def bot(self, token: str = TOKEN, read_timeout: float = 10) -> Bot:
        """Return the real client."""
        base, files = f"{self.address}/bot", f"{self.address}/file/bot"
        request = HTTPXRequest(read_timeout=read_timeout)
        return Bot(token, base_url=base, base_file_url=files, request=request, get_updates_request=HTTPXRequest())

    def do(self, work: Callable[[Bot], Awaitable[T]], **how: float) -> T:
        """Do some work with the real client."""

        async def run() -> T:
            async with self.bot(**how) as bot:  # type: ignore[arg-type]
                return await work(bot)

        return asyncio.run(run())

    def say(self, chat: int, text: str = "Hola", **more: object) -> Message:
        """Send a text."""
        return self.do(lambda bot: bot.send_message(chat, text, **more))  # type: ignore[arg-type]

    def refused(self, kind: type[Exception], work: Callable[[Bot], Awaitable[object]]) -> str:
        """Return the sentence with which some work is refused."""
        with pytest.raises(kind) as refusal:
            self.do(work)
        return str(refusal.value)


@pytest.fixture(autouse=True)
def _waits_as_durations(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask the client library for the coming form of waits: it warns of the old one."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
def place() -> Iterator[Place]:
    """Give a Telegram that is served and hurries nobody."""
    telegram = Telegram(pace=unhurried(), patience=(0.02, 0.1))
    with serving(telegram) as address:
        yield Place(telegram, address)


@pytest.fixture(scope="module")
def shared() -> Iterator[Place]:
    """Give one Telegram for all tests that look only at what is refused."""
    telegram = Telegram(pace=unhurried())
    with serving(telegram) as address:
        yield Place(telegram, address)


@pytest.fixture
def marcela(place: Place) -> Person:
    """Give somebody who has opened the bot."""
    person = place.telegram.person("Marcela")
    person.start()
    return person


def eventually(true: Callable[[], object]) -> None:
    """Wait until something is true; fail when it does not become so."""
    until = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < until
        time.sleep(0.01)


def test_a_keyboard_is_pressed_and_answered(place: Place, marcela: Person) -> None:
    """A press arrives with the button's data and its message; its answer reaches whoever pressed; once only."""

    async def talk(bot: Bot) -> tuple[Update, bool, str]:
        await bot.get_updates(offset=-1)
        sent = await bot.send_message(marcela.id, "¿Lo dejamos así?", reply_markup=KEYBOARD)
        assert ["Sí", "No"] == marcela.buttons()
        press = marcela.press("Sí")
        update = (await bot.get_updates())[-1]
        query = update.callback_query
        assert query is not None
        assert (press, "k1", sent.message_id) == (query.id, query.data, query.message and query.message.message_id)
        done = await bot.answer_callback_query(query.id, "Anotado")
        await bot.edit_message_reply_markup(marcela.id, sent.message_id)
        with pytest.raises(BadRequest) as late:
            await bot.answer_callback_query(query.id)
        assert {"text": "Anotado"} == marcela.answer(press)
        return update, done, late.value.message

    update, done, late = place.do(talk)

    assert done
    assert [] == marcela.buttons()
    assert update.effective_user is not None
    assert "Marcela" == update.effective_user.first_name
    assert "query is too old and response timeout expired or query ID is invalid" == late.lower().replace(
        "id is", "ID is"
    )
    with pytest.raises(ValueError, match="No button"):
        marcela.press("Sí")


def test_a_press_grows_old() -> None:
    """After a minute a press can no longer be answered."""
    moment = [dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)]
    telegram = Telegram(now=lambda: moment[0])
    marcela = telegram.person("Marcela")
    marcela.start()
    with serving(telegram) as address:
        place = Place(telegram, address)
        place.say(marcela.id, reply_markup=KEYBOARD)
        presses = [marcela.press("Sí"), marcela.press("No")]
        moment[0] += dt.timedelta(seconds=60)
        assert place.do(lambda bot: bot.answer_callback_query(presses[0]))
        moment[0] += dt.timedelta(seconds=1)
        assert "too old" in place.refused(BadRequest, lambda bot: bot.answer_callback_query(presses[1]))


def test_what_is_waited_for(place: Place, marcela: Person) -> None:
    """Whoever waits for messages goes on when they are there, and is told what was there when they do not come."""
    with ThreadPoolExecutor() as hands:
        waiting = hands.submit(marcela.wait, 2)
        place.say(marcela.id, "uno")
        place.say(marcela.id, "dos")
        assert ["uno", "dos"] == waiting.result()
    with pytest.raises(TimeoutError, match=r"uno.*dos"):
        marcela.wait(3, patience=0.01)


def test_long_polling(place: Place, marcela: Person) -> None:
    """What is asked for waits until something comes; what was seen is forgotten, what was not comes again."""

    async def poll(bot: Bot) -> list[list[str | None]]:
        (first,) = await bot.get_updates()
        waiting = asyncio.create_task(bot.get_updates(offset=first.update_id + 1, timeout=PATIENCE))
        await asyncio.sleep(0.05)
        await asyncio.to_thread(marcela.write, "puedo el viernes")
        second = await waiting
        again = await bot.get_updates(offset=first.update_id + 1)
        after = await bot.get_updates(offset=second[-1].update_id + 1)
        return [[each.message.text for each in batch if each.message] for batch in ((first,), second, again, after)]

    assert [["/start"], ["puedo el viernes"], ["puedo el viernes"], []] == place.do(poll)


def test_only_one_polls(place: Place) -> None:
    """Whoever asked before is sent away, also by a webhook; with a webhook nobody may ask."""

    async def poll(bot: Bot) -> tuple[str, str, str]:
        first = asyncio.create_task(bot.get_updates(timeout=PATIENCE))
        await asyncio.sleep(0.1)
        async with place.bot() as other:
            second = asyncio.create_task(other.get_updates(timeout=PATIENCE))
            with pytest.raises(Conflict) as sent_away:
                await first
            await bot.set_webhook("http://127.0.0.1:9/nobody")
            with pytest.raises(Conflict) as replaced:
                await second
            with pytest.raises(Conflict) as refused:
                await bot.get_updates()
        return str(sent_away.value), str(replaced.value), str(refused.value)

    sent_away, replaced, refused = place.do(poll)

    assert "other getUpdates request" in sent_away
    assert "setWebhook" in replaced
    assert "webhook is active" in refused


@dataclass
class Hook:
    """A bot's webhook, which fails as often as told."""

    failures: int = 0
    got: list[tuple[str | None, Update]] = field(default_factory=list)
    raw: list[dict[str, Any]] = field(default_factory=list)

    async def take(self, request: Request) -> Response:
        """Take an update, or fail."""
        if self.failures:
            self.failures -= 1
            return Response(status_code=503)
        self.raw.append(await request.json())
        update = Update.de_json(self.raw[-1], None)
        self.got.append((request.headers.get("X-Telegram-Bot-Api-Secret-Token"), update))
        return Response()

    def texts(self) -> list[str | None]:
        """Return the texts that came."""
        return [each.message.text for _, each in self.got if each.message]


def test_a_webhook_gets_all_in_order(place: Place, marcela: Person) -> None:
    """Updates come with the secret, in order, again until they are taken; repeated ones keep their number."""
    hook = Hook(failures=2)
    with serving_application(Starlette(routes=[Route("/hook", hook.take, methods=["POST"])])) as address:
        assert place.do(lambda bot: bot.set_webhook(f"{address}/hook", secret_token="s3cret"))
        for text in ("uno", "dos", "tres"):
            marcela.write(text)
        eventually(lambda: len(hook.got) == 4)
        info = place.do(lambda bot: bot.get_webhook_info())
        place.telegram.post.copies = 2
        marcela.write("cuatro")
        eventually(lambda: len(hook.got) == 6)
        place.telegram.post.copies = 1
        place.telegram.post.repeat(hook.raw[0], marcela.id)
        eventually(lambda: len(hook.got) == 7)
        eventually(lambda: not place.telegram.post.letters)
        place.do(lambda bot: bot.delete_webhook())

    assert ["/start", "uno", "dos", "tres", "cuatro", "cuatro", "/start"] == hook.texts()
    assert {"s3cret"} == {secret for secret, _ in hook.got}
    assert hook.got[-2][1].update_id == hook.got[-3][1].update_id
    assert (0, "Wrong response from the webhook: 503 Service Unavailable") == (
        info.pending_update_count,
        info.last_error_message,
    )


@pytest.mark.parametrize(
    ("url", "secret", "sentence"),
    [
        ("http://example.com/hook", "s", "https url must be provided"),
        ("https://example.com:port", "s", "invalid url"),
        ("https://example.com/hook", "ñ", "unallowed characters"),
        ("https://example.com/hook", "s" * 257, "too long"),
    ],
)
def test_a_webhook_is_checked(shared: Place, url: str, secret: str, sentence: str) -> None:
    """An address in the open, or a secret that no header carries, is refused."""
    assert sentence in shared.refused(BadRequest, lambda bot: bot.set_webhook(url, secret_token=secret))


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


def test_private_chats_have_a_pace() -> None:
    """A few messages at once, then one each second; the wait is told, and what was refused takes no place."""
    moment = [0.0]
    telegram = Telegram(pace=Pace(private_burst=2, clock=lambda: moment[0]))
    marcela = telegram.person("Marcela")
    marcela.start()
    with serving(telegram) as address:
        place = Place(telegram, address)
        place.say(marcela.id, "1")
        place.say(marcela.id, "2")
        with pytest.raises(RetryAfter) as limit:
            place.say(marcela.id, "3")
        moment[0] = 1.0
        place.say(marcela.id, "4")

    assert dt.timedelta(seconds=1) == limit.value.retry_after
    assert ["1", "2", "4"] == marcela.texts()
    assert ["ok", "ok", "Too Many Requests: retry after 1", "ok"] == [
        each.outcome for each in telegram.ledger.calls("sendMessage")
    ]


def test_groups_have_a_pace() -> None:
    """A group takes twenty messages in a minute, over all its topics."""
    moment = [0.0]
    pace = Pace(clock=lambda: moment[0])
    for second in range(20):
        moment[0] = float(second)
        pace.admit(-1)
    refused = []
    for moment[0] in (20.0, 59.5, 60.0):
        try:
            pace.admit(-1)
        except Exception as refusal:  # noqa: BLE001 # the sentence is the point
            refused.append(str(refusal))

    assert ["Too Many Requests: retry after 40", "Too Many Requests: retry after 1"] == refused


@pytest.mark.parametrize(
    ("trouble", "kind", "taken"),
    [
        (Trouble("error"), NetworkError, 0),
        (Trouble("error", status=500, accepted=True), NetworkError, 1),
        (Trouble("drop"), NetworkError, 0),
        (Trouble("drop", accepted=True), NetworkError, 1),
        (Trouble("slow", seconds=0.6, accepted=True), TimedOut, 1),
        (Trouble("limit", seconds=7), RetryAfter, 0),
        (Trouble("drop", method="send*", chat=1), None, 1),
        (Trouble("drop", method="getMe", times=0), None, 1),
    ],
)
def test_trouble(place: Place, marcela: Person, trouble: Trouble, kind: type[Exception] | None, taken: int) -> None:
    """What goes wrong goes wrong before or after a message was taken, as asked, and the ledger knows which."""

    async def talk(bot: Bot) -> str:
        place.telegram.troubles.add(trouble)
        try:
            await bot.send_message(marcela.id, "Hola", read_timeout=0.3)
        except NetworkError as error:
            return type(error).__name__
        except RetryAfter as error:
            return type(error).__name__
        return ""

    assert (kind.__name__ if kind else "") == place.do(talk)
    assert ["Hola"] * taken == marcela.texts()
    accepted = place.telegram.ledger.accepted(marcela.id)
    assert [(marcela.id, trouble.accepted and trouble.kind != "slow")] * taken == [(e.chat, e.lost) for e in accepted]


def test_duplicates_are_seen(place: Place, marcela: Person) -> None:
    """The same message taken twice is found, and only that."""
    for text in ("uno", "dos", "uno"):
        place.say(marcela.id, text)
    place.say(marcela.id, "dos", reply_markup=KEYBOARD)

    (told,) = place.telegram.ledger.duplicates()
    assert '"uno"' in told


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ({"text": "a" * 4097}, "Message is too long"),
        ({"text": " \n "}, "Message text is empty"),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "Sí", "callback_data": "ñ" * 33}]]}},
            "Button_data_invalid",
        ),
        ({"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "Sí"}]]}}, "Text buttons are unallowed"),
        ({"text": "x", "reply_markup": {"inline_keyboard": [[{"callback_data": "k"}]]}}, 'Can\'t find field "text"'),
        ({"text": "x", "reply_markup": {"inline_keyboard": [{"text": "Sí"}]}}, "expected an Array"),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "Sí", "callback": "k"}]]}},
            'unknown field "callback"',
        ),
        ({"text": "x", "message_thread_id": 5}, "Message thread not found"),
        ({"text": "x", "message_thread_id": "five"}, "value must be of type Integer"),
        ({"text": "x", "disable_notification": 1}, "value must be of type Boolean"),
        ({"text": "x", "silent": True}, 'unknown parameter "silent" of sendMessage'),
        ({"text": "x", "reply_parameters": {"message_id": 999}}, "Message to be replied not found"),
        ({"text": "<b>x", "parse_mode": "HTML"}, "Can't find end tag"),
        ({"text": "<x>x</x>", "parse_mode": "HTML"}, "Unsupported start tag"),
        ({"text": None}, "Message text is empty"),
        ({"text": "x", "chat_id": None}, "Chat_id is empty"),
    ],
)
def test_a_wrong_call_is_refused(shared: Place, what: dict[str, object], sentence: str) -> None:
    """What is missing, unknown, mistyped or beyond a limit is refused with a sentence, and nothing is sent."""
    marcela = shared.telegram.person("Marcela")
    marcela.start()
    told = shared.refused(BadRequest, lambda bot: bot.send_message(marcela.id, "x", api_kwargs=what))

    assert sentence.lower() in told.lower()
    assert [] == marcela.texts()


def test_bounds_are_inside(place: Place, marcela: Person) -> None:
    """The longest text and the longest data that a button carries are taken."""
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Sí", callback_data="ñ" * 32)]])
    assert 4096 == len(place.say(marcela.id, "a" * 4096, reply_markup=keyboard).text or "")


def test_html(place: Place, marcela: Person) -> None:
    """Marks in a text become entities, counted in UTF-16 units."""
    message = place.say(marcela.id, "😀 <b>uno &amp; <i>dos</i></b>", parse_mode="HTML")

    assert "😀 uno & dos" == message.text
    assert [("italic", "dos"), ("bold", "uno & dos")] == [(e.type, message.parse_entity(e)) for e in message.entities]


def test_an_address_that_is_wrong(place: Place) -> None:
    """A token that is not the bot's opens nothing, and a method that nobody plays is not found."""
    with pytest.raises(InvalidToken):
        place.do(lambda bot: bot.get_me(), token="100:other")  # type: ignore[arg-type]
    assert 404 == httpx.post(f"{place.address}/bot{TOKEN}/sendNothing").status_code


def test_files_go_both_ways(place: Place, marcela: Person) -> None:
    """What the bot sends the client sees, what a client sends the bot can fetch, and a file's id sends it again."""
    content = b"%PDF-1.7 acuerdo"

    async def talk(bot: Bot) -> tuple[bytes, bytes, list[str | None]]:
        sent = await bot.send_document(marcela.id, content, caption="Su acuerdo", filename="acuerdo.pdf")
        assert sent.document is not None
        await bot.send_document(marcela.id, sent.document.file_id)
        back = await (await bot.get_file(sent.document.file_id)).download_as_bytearray()
        marcela.send_voice(b"OggS voz")
        update = (await bot.get_updates())[-1]
        assert update.message is not None
        assert update.message.voice is not None
        voice = await (await update.message.voice.get_file()).download_as_bytearray()
        names = [each.document.file_name for each in (sent,) if each.document]
        return bytes(back), bytes(voice), names

    assert (content, b"OggS voz", ["acuerdo.pdf"]) == place.do(talk)
    assert ["Su acuerdo", ""] == marcela.texts()
    assert "Invalid file_id" == place.refused(BadRequest, lambda bot: bot.get_file("nothing"))


def test_a_file_by_its_address(place: Place, marcela: Person) -> None:
    """A file that is named by an address is fetched there; where there is none, the call is refused."""
    file = place.telegram.places.keep("estado.pdf", "application/pdf", b"%PDF")
    address = f"{place.address}/file/bot{TOKEN}/{file.path}"
    message = place.do(lambda bot: bot.send_document(marcela.id, address))

    assert message.document is not None
    assert ("estado.pdf", 4) == (message.document.file_name, message.document.file_size)
    told = place.refused(BadRequest, lambda bot: bot.send_document(marcela.id, address + "x"))
    assert "Failed to get http url content" == told.replace("HTTP URL", "http url")


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


def test_an_edit_that_changes_nothing(place: Place, marcela: Person) -> None:
    """A message is changed where the client sees it; a change to the same is refused."""
    sent = place.say(marcela.id, "uno", reply_markup=KEYBOARD)
    place.do(lambda bot: bot.edit_message_text("dos", marcela.id, sent.message_id))
    told = place.refused(BadRequest, lambda bot: bot.edit_message_text("dos", marcela.id, sent.message_id))

    assert ["dos"] == marcela.texts()
    assert "not modified" in told


def test_as_a_process(tmp_path: Path) -> None:
    """Started as a process it says its address, is played over HTTP, and writes what happened as JSON lines."""
    ledger = tmp_path / "ledger.jsonl"
    command = [sys.executable, "-m", "tests.fakes.telegram", "--ledger", str(ledger), "--unhurried"]
    piped = subprocess.PIPE
    with ExitStack() as stack:
        process = stack.enter_context(subprocess.Popen(command, cwd=HERE, stdout=piped, text=True))
        stack.callback(process.send_signal, signal.SIGTERM)
        assert process.stdout is not None
        address = process.stdout.readline().split()[-1]
        play = stack.enter_context(httpx.Client(base_url=f"{address}/play"))
        person = play.post("/people", json={"first_name": "Marcela"}).json()["id"]
        play.post(f"/people/{person}/start", json={"payload": "t0ken"}).raise_for_status()
        play.post("/troubles", json={"kind": "drop", "accepted": True}).raise_for_status()
        with pytest.raises(httpx.RemoteProtocolError):
            httpx.post(f"{address}/bot{TOKEN}/sendMessage", json={"chat_id": person, "text": "Hola"})
        texts = play.post(f"/people/{person}/texts").json()["result"]
        entries = play.get("/ledger", params={"chat": person}).json()["entries"]
        wrong = play.post(f"/people/{person}/vanish")
        group = play.post("/groups", json={"title": "Asesores"}).json()["id"]
        staff = play.post(f"/groups/{group}/staff", json={"first_name": "Andrea"}).json()["id"]
        play.post(f"/people/{staff}/write", json={"topic": None, "text": "hola"}).raise_for_status()
        play.post(f"/people/{staff}/send_document", json={"topic": None, "content": "JVBERg==", "name": "a.pdf"})
        updates = httpx.get(f"{address}/bot{TOKEN}/getUpdates").json()["result"]

    assert 0 == process.returncode
    assert ["Hola"] == texts
    assert [("start", False), ("sendMessage", True)] == [(each["name"], each["lost"]) for each in entries]
    assert 4 == len(ledger.read_text().splitlines())
    assert "hola" == updates[-2]["message"]["text"]
    assert 4 == updates[-1]["message"]["document"]["file_size"]
    assert 404 == wrong.status_code
