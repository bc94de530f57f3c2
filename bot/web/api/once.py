"""Carry a request out once: the same words under `Idempotency-Key` give the first answer again."""

from collections.abc import Callable

from pydantic import BaseModel
from starlette.responses import Response

from bot.errors import ClientMistake
from bot.web.api.access import Call

JSON = "application/json"


def once(call: Call, route: str, asked: BaseModel | None, do: Callable[[], BaseModel], status: int = 200) -> Response:
    """Do it, keep the answer beside what was done, and commit both; a repeat gets the answer that was kept."""
    return begin(call, route, asked) or finish(call, route, do(), status)


def begin(call: Call, route: str, asked: BaseModel | None) -> Response | None:
    """Return the answer that was given under these words before; nothing when they are new."""
    if not call.once:
        return None
    body = route + (asked.model_dump_json() if asked else "")
    first = call.uow.idempotent_requests.begin(call.key.id, route, call.once, body.encode(), call.app.clock.now())
    if first is None:
        return None
    if first.response is None or first.status is None:
        raise ClientMistake(
            "This request was begun and has not ended: look what became of it, then use a new key.", 409
        )
    return Response(call.app.vault.open(first.response), first.status, media_type=JSON)


def finish(call: Call, route: str, done: BaseModel, status: int = 200) -> Response:
    """Keep an answer beside what was done, commit both, and return it."""
    answer = done.model_dump_json()
    if call.once:
        call.uow.idempotent_requests.finish(call.key.id, route, call.once, status, call.app.vault.seal(answer))
    call.uow.commit()
    return Response(answer, status, media_type=JSON)
