"""Carry a request out once: the same words under `Idempotency-Key` give the first answer again."""

from collections.abc import Callable

from pydantic import BaseModel
from starlette.responses import Response

from bot.web.api.access import Call

JSON = "application/json"


def once(call: Call, route: str, asked: BaseModel | None, do: Callable[[], BaseModel], status: int = 200) -> Response:
    """Do it, keep the answer beside what was done, and commit both; a repeat gets the answer that was kept."""
    body = route + (asked.model_dump_json() if asked else "")
    if call.once:
        first = call.uow.idempotent_requests.begin(call.key.id, route, call.once, body.encode(), call.app.clock.now())
        if first is not None and first.response is not None:
            return Response(call.app.vault.open(first.response), first.status or status, media_type=JSON)
    answer = do().model_dump_json()
    if call.once:
        call.uow.idempotent_requests.finish(call.key.id, route, call.once, status, call.app.vault.seal(answer))
    call.uow.commit()
    return Response(answer, status, media_type=JSON)
