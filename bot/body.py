"""Read the body of a request, whoever sends it, no further than it may go."""

from starlette.requests import Request


async def read_body(request: Request, most: int) -> bytes | None:
    """Return a body of at most so many bytes; nothing for a larger one, of which no more than that is read."""
    raw = bytearray()
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > most:
            return None
    return bytes(raw)
