"""Speak with Telegram's Bot API from ordinary threads: the library's event loop runs in one of its own.

The library is transport only. Every call has an end of its own, and each of its faults becomes one of ours.
"""

import asyncio
import logging
import os
import threading
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as OutOfTime
from contextlib import suppress
from datetime import timedelta
from typing import Any, TypeVar

import httpx

os.environ.setdefault(
    "PTB_TIMEDELTA", "1"
)  # the library's switch: a time to wait comes as a timedelta, without warning

from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.request import HTTPXRequest

from bot.channels.base import Action, NotReached, Refused, TryLater, Unknown
from bot.errors import BotError
from bot.log import logger
from bot.trust import trusted

PUBLISHED = "https://api.telegram.org"
Answer = TypeVar("Answer")
Call = Callable[[Bot], Coroutine[Any, Any, Answer]]
CONNECT_SECONDS = 3.0
READ_SECONDS = 5.0
CALL_SECONDS = 8.0  #: the end of a call, whatever it waits for
STOP_SECONDS = 0.1  #: between looks whether a long call is to be ended
POOL_SIZE = 32

#: What Telegram says, as it begins, and the code that it is stored by.
SENTENCES = (
    ("forbidden: bot was blocked", "blocked"),
    ("forbidden: user is deactivated", "deactivated"),
    ("forbidden: bot can't initiate", "never_started"),
    ("forbidden: bot was kicked", "kicked"),
    ("chat not found", "chat_not_found"),
    ("message thread not found", "topic_gone"),
    ("topic_id_invalid", "topic_gone"),
    ("topic_deleted", "topic_gone"),
    ("topic_closed", "topic_closed"),
    ("topic_not_modified", "topic_as_is"),
    ("not enough rights", "no_rights"),
    ("no rights to send", "no_rights"),
    ("chat_admin_required", "no_rights"),
    ("the chat is not a forum", "not_a_forum"),
    ("query is too old", "query_too_old"),
    ("file is too big", "too_large"),
)
logging.getLogger("telegram").setLevel(logging.CRITICAL + 1)  # it quotes what people wrote; we tell faults ourselves

OTHERS: dict[type[TelegramError], str] = {Forbidden: "forbidden", BadRequest: "bad_request", InvalidToken: "bad_token"}
MEANINGS = {
    "blocked": Action.UNREACHABLE,
    "deactivated": Action.UNREACHABLE,
    "never_started": Action.UNREACHABLE,
    "chat_not_found": Action.UNREACHABLE,
    "kicked": Action.UNREACHABLE,
    "forbidden": Action.ALERT,
    "bad_request": Action.ALERT,
    "bad_token": Action.ACCOUNT,
    "migrated": Action.RETRY_ONCE,
    "part_sent": Action.ALERT,
}  #: what follows a code; one that is not named here has failed, and is looked at
NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)


class Moved(BotError):
    """The group has become a supergroup, under another id."""

    def __init__(self, chat: int) -> None:
        """Keep the new id."""
        self.chat = chat
        super().__init__("migrated")


class Busy(BotError):
    """Somebody else asks for this bot's updates, or a webhook takes them."""


class Wire:
    """One bot's connection. Threads call it; the calls run in a loop of its own."""

    def __init__(self, token: str, api_url: str | None = None) -> None:
        """Take the bot's token and another base address, if there is one; nothing is connected yet."""
        self._token, self._base = token, api_url
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._bot: Bot | None = None
        self._requests: tuple[HTTPXRequest, ...] = ()
        self._thread: threading.Thread | None = None

    def call(self, ask: Call[Answer], seconds: float = CALL_SECONDS, stop: threading.Event | None = None) -> Answer:
        """Return what a call of the Bot API answers, within a time; `stop` ends the waiting for it.

        Raises Refused, TryLater where nothing was done, Unknown where nobody can say, Moved, and Busy.
        """
        future = self._begin(ask, seconds)
        try:
            return _await(future, seconds + CONNECT_SECONDS, stop)
        except (TimeoutError, OutOfTime, CancelledError) as fault:
            future.cancel()
            raise Unknown("timeout") from fault
        except TelegramError as fault:
            raise translate(fault) from fault
        except BotError:
            raise
        except Exception as fault:  # an answer that the library cannot read: the call may be done
            logger().error("telegram.unreadable", fault=type(fault).__name__)
            raise Unknown("no_answer") from fault

    def cast(self, ask: Call[Answer], event: str) -> None:
        """Begin a call of which nobody waits for the answer; one that fails is logged as `event`."""
        self._begin(ask, CALL_SECONDS).add_done_callback(lambda future: _note(future, event))

    def fetch(self, file_id: str, bytes_max: int, seconds: float = CALL_SECONDS) -> bytes:
        """Return a file that somebody sent. Raises Refused where it is gone or larger than `bytes_max`."""

        async def ask(bot: Bot) -> bytes:
            file = await bot.get_file(file_id)
            if (file.file_size or 0) > bytes_max:
                raise Refused("too_large")
            return bytes(await file.download_as_bytearray())

        return self.call(ask, seconds)

    def close(self) -> None:
        """Let the connections go and end the loop; a later call begins anew."""
        with self._lock:
            loop, requests, thread = self._loop, self._requests, self._thread
            self._loop = self._bot = self._thread = None
        if loop is None or thread is None:
            return
        asyncio.run_coroutine_threadsafe(_shut(requests), loop).result(CALL_SECONDS)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()

    def _begin(self, ask: Call[Answer], seconds: float) -> "Future[Answer]":
        loop, bot = self._running()
        return asyncio.run_coroutine_threadsafe(asyncio.wait_for(ask(bot), seconds), loop)

    def _running(self) -> tuple[asyncio.AbstractEventLoop, Bot]:
        with self._lock:
            if self._loop is None or self._bot is None:
                self._loop, self._bot = asyncio.new_event_loop(), self._make()
                self._thread = threading.Thread(target=self._loop.run_forever, name="telegram", daemon=True)
                self._thread.start()
            return self._loop, self._bot

    def _make(self) -> Bot:
        base = self._base or PUBLISHED
        self._requests = calls, updates = _request(), _request(2)
        return Bot(
            self._token,
            base_url=f"{base}/bot",
            base_file_url=f"{base}/file/bot",
            request=calls,
            get_updates_request=updates,
        )


def translate(fault: TelegramError) -> BotError:
    """Return our error for one of the library's."""
    match fault:
        case RetryAfter():
            return TryLater("too_many_requests", _wait(fault))
        case ChatMigrated():
            return Moved(fault.new_chat_id)
        case Forbidden() | BadRequest() | InvalidToken():
            return _refused(fault)
        case NetworkError() if isinstance(fault.__cause__, NEVER_LEFT):
            return NotReached("not_connected")
    return Busy("conflict") if isinstance(fault, Conflict) else Unknown("no_answer")


def meaning(code: str) -> Action:
    """Return what follows a code."""
    return MEANINGS.get(code, Action.ALERT)


def _refused(fault: TelegramError) -> Refused:
    """Return what Telegram will never do; its sentence says why."""
    said = fault.message.lower()
    code = next((code for words, code in SENTENCES if words in said), OTHERS[type(fault)])
    return Refused(code, meaning(code))


def _wait(fault: RetryAfter) -> timedelta:
    after = fault.retry_after
    return after if isinstance(after, timedelta) else timedelta(seconds=after)


def _request(size: int = POOL_SIZE) -> HTTPXRequest:
    return HTTPXRequest(
        connection_pool_size=size,
        connect_timeout=CONNECT_SECONDS,
        read_timeout=READ_SECONDS,
        write_timeout=READ_SECONDS,
        media_write_timeout=READ_SECONDS,
        pool_timeout=CONNECT_SECONDS,
        httpx_kwargs={"verify": trusted()},
    )


def _await(future: "Future[Answer]", seconds: float, stop: threading.Event | None) -> Answer:
    """Return a call's answer; where there is a `stop`, look at it now and then."""
    end = time.monotonic() + seconds
    while stop is not None and not stop.is_set() and time.monotonic() < end:
        with suppress(OutOfTime):
            return future.result(STOP_SECONDS)
        if future.done():
            break
    return future.result(seconds if stop is None else 0)


def _note(future: "Future[Any]", event: str) -> None:
    fault = None if future.cancelled() else future.exception()
    if fault is not None:
        logger().warning(event, code=str(translate(fault)) if isinstance(fault, TelegramError) else "timeout")


async def _shut(requests: tuple[HTTPXRequest, ...]) -> None:
    for request in requests:
        await request.shutdown()
