"""Tell an open page that there is something new: in the queue, or in the case that it shows."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress

from sse_starlette import ServerSentEvent

from bot.console.office import News

BEAT_SECONDS = 20  #: between signs of life; whoever was signed out meanwhile is told
PAUSE_SECONDS = 0.25  #: between two pieces of news, so that a busy hour does not make pages flicker
RETRY_MS = 2_000


async def tell(
    hub: News,
    queue_topic: str,
    case_topic: str,
    is_signed_in: Callable[[], Awaitable[bool]],
    leave: Callable[[], Awaitable[None]],
) -> AsyncIterator[ServerSentEvent]:
    """Yield `cases` when the queue changed, `case` when the shown one did, and `gone` when the session has ended.

    Both are sent once at the start: what happened while nobody listened is not lost. `is_signed_in` is asked before
    each and at every beat; `leave` is called at the end, however it comes.
    """
    try:
        async with hub.waiting(queue_topic) as queue, hub.waiting(case_topic or queue_topic) as case:
            yield ServerSentEvent(event="cases", data="", retry=RETRY_MS)
            yield ServerSentEvent(event="case", data="")
            while True:
                await _first(queue, case)
                if not await is_signed_in():
                    yield ServerSentEvent(event="gone", data="")
                    return
                for event, name in ((queue, "cases"), (case, "case")):
                    if event.is_set():
                        event.clear()
                        yield ServerSentEvent(event=name, data="")
                await asyncio.sleep(PAUSE_SECONDS)
    finally:
        await leave()


async def _first(*events: asyncio.Event) -> None:
    """Wait until one of the events is set, at most for a beat."""
    waits = [asyncio.ensure_future(event.wait()) for event in events]
    try:
        await asyncio.wait(waits, timeout=BEAT_SECONDS, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for wait in waits:
            wait.cancel()
        with suppress(asyncio.CancelledError):
            await asyncio.gather(*waits, return_exceptions=True)
