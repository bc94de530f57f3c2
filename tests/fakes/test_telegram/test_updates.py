"""Hold updates to laws: asked for by one alone, or brought to a webhook in order until they are taken."""

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot, Update
from telegram.error import BadRequest, Conflict

from tests.bot.serving import serving as serving_application
from tests.fakes.telegram import Person
from tests.fakes.test_telegram.place import PATIENCE, Place


def eventually(true: Callable[[], object]) -> None:
    """Wait until something is true; fail when it does not become so."""
    until = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < until
        time.sleep(0.01)


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
