"""Serve an application in a thread of this process, which ends the moment it is told."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from socket import socket
from typing import Any

import uvicorn
from starlette.types import ASGIApp

LOOK_UP_SECONDS = 0.01
GRACE_SECONDS = 1.0  #: for answers that are under way at the end


class _Server(uvicorn.Server):
    """Looks up more often than uvicorn's own, which takes an eighth of a second to end: hundreds of tests serve."""

    async def main_loop(self) -> None:
        """Serve until told to end."""
        await self.on_tick(0)
        while not self.should_exit:  # noqa: ASYNC110 - a flag of uvicorn, set from another thread
            await asyncio.sleep(LOOK_UP_SECONDS)

    async def shutdown(self, sockets: list[socket] | None = None) -> None:
        """Take nothing more, let what is under way end, and end the application."""
        assert sockets is None
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._rest(), GRACE_SECONDS)
        for task in self.server_state.tasks:
            task.cancel()
        await self.lifespan.shutdown()

    async def _rest(self) -> None:
        while self.server_state.connections or self.server_state.tasks:  # noqa: ASYNC110 - sets of uvicorn
            await asyncio.sleep(LOOK_UP_SECONDS)


@contextmanager
def in_thread(application: ASGIApp, host: str = "127.0.0.1", port: int = 0, **more: Any) -> Iterator[str]:  # noqa: ANN401 - uvicorn's settings
    """Serve an application; give its address. Raises RuntimeError when that cannot begin."""
    server = _Server(uvicorn.Config(application, host=host, port=port, log_config=None, **more))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        if not thread.is_alive():
            raise RuntimeError(f"The server on port {port} ended before it began; is the port taken?")
        thread.join(LOOK_UP_SECONDS)
    try:
        yield f"http://{host}:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
