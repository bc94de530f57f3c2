"""Hear what committed transactions announce: a wake-up, never the work itself, which stands in rows."""

import selectors
import socket
import threading
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Self

import psycopg
from psycopg import sql

from storage.address import read_url

RETRY_SECONDS = 0.5  #: between attempts to reach the server again

Hear = Callable[[str, str], None]
"""Is called with channel and payload, in the listener's thread; it must be quick and must not raise."""


class Listener:
    """Listens on one connection of its own, in a thread, from `start` to `stop`.

    Whenever the connection stands, at first and after each loss, every channel is called with an empty payload: what
    was announced in between is not repeated, so whoever listens looks once.
    """

    def __init__(self, url: str, channels: Sequence[str], hear: Hear) -> None:
        """Take the database's address, the channels, and whom to call."""
        self._address = read_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        self._channels = tuple(channels)
        self._hear = hear
        self._stopping = threading.Event()

    def start(self) -> None:
        """Begin to listen; returns at once."""
        self._bell, ear = socket.socketpair()
        self._thread = threading.Thread(target=self._run, args=(ear,), name="listener", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the thread and its connection."""
        self._stopping.set()
        self._bell.close()
        self._thread.join()

    def __enter__(self) -> Self:
        """Begin to listen."""
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        """End."""
        self.stop()

    def _run(self, ear: socket.socket) -> None:
        """Listen until the bell rings at the ear, however often the connection is lost."""
        with ear:
            while not self._stopping.is_set():
                try:
                    with psycopg.connect(self._address, autocommit=True, connect_timeout=5) as connection:
                        self._listen(connection, ear)
                except psycopg.OperationalError:
                    self._stopping.wait(RETRY_SECONDS)

    def _listen(self, connection: psycopg.Connection, ear: socket.socket) -> None:
        for channel in self._channels:
            connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel)))
        for channel in self._channels:
            self._hear(channel, "")
        with selectors.DefaultSelector() as either:
            either.register(connection.fileno(), selectors.EVENT_READ)
            either.register(ear, selectors.EVENT_READ)
            while not self._stopping.is_set():
                for notice in connection.notifies(timeout=0):
                    self._hear(notice.channel, notice.payload)
                either.select()
