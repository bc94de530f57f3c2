"""Wake open pages: one listener for the process, any number of pages that wait for their own topic."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from storage.notify import Listener


class Hub:
    """Passes notifications from the database to waiting pages.

    A topic is a channel, or a channel and a payload. A wake-up carries nothing: pages read what is new themselves.
    Pages that wait are woken also when the connection to the database was lost and came back.
    """

    def __init__(self, url: str, channels: tuple[str, ...]) -> None:
        """Take the database's address and the channels to listen on."""
        self._listener = Listener(url, channels, self._hear)
        self._waiting: dict[str, set[asyncio.Event]] = defaultdict(set)
        self._loop: asyncio.AbstractEventLoop | None = None

    def start(self) -> None:
        """Begin to listen, from inside the running event loop."""
        self._loop = asyncio.get_running_loop()
        self._listener.start()

    def stop(self) -> None:
        """Stop listening and let every page go."""
        self._listener.stop()
        self._wake(None)

    @asynccontextmanager
    async def waiting(self, *topics: str) -> AsyncIterator[asyncio.Event]:
        """Give an event that is set whenever one of the topics has news; clear it before looking."""
        event = asyncio.Event()
        for topic in topics:
            self._waiting[topic].add(event)
        try:
            yield event
        finally:
            for topic in topics:
                self._waiting[topic].discard(event)

    def _hear(self, channel: str, payload: str) -> None:
        """Pass a notification on to the event loop; called in the listener's thread."""
        if self._loop is not None and not self._loop.is_closed():
            topic = f"{channel} {payload}" if payload else None
            self._loop.call_soon_threadsafe(self._wake, topic, channel)

    def _wake(self, topic: str | None, channel: str = "") -> None:
        """Set the events of a topic and of its channel; without a topic, all of them."""
        topics = list(self._waiting) if topic is None else [topic, channel]
        for name in topics:
            for event in self._waiting.get(name, set()):
                event.set()
