"""Let another process steer the provider: each word of `remote.Remote` is one route under `/control`."""

import base64
from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.fakes.twilio.behaviour import read_behaviour
from tests.fakes.twilio.phones import File, Written
from tests.fakes.twilio.provider import Twilio

Word = Callable[[Twilio, Any], object]


def _script(twilio: Twilio, said: Any) -> None:  # noqa: ANN401 - JSON
    twilio.script(read_behaviour(said["behaviour"]), to=said.get("to"), times=said.get("times"))


def _weather(twilio: Twilio, said: Any) -> None:  # noqa: ANN401 - JSON
    twilio.weather(*((share, read_behaviour(behaviour)) for share, behaviour in said["shares"]))


def _write(twilio: Twilio, said: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    files = tuple(File(kind, base64.b64decode(data)) for kind, data in said.get("media", ()))
    button, item = (tuple(said[key]) if said.get(key) else None for key in ("button", "item"))
    fields = tuple((said.get("fields") or {}).items())
    written = Written(said.get("text", ""), button, item, files, profile=said.get("profile", ""), fields=fields)
    return asdict(twilio.write(said["number"], said["to"], written))


def _call_back(twilio: Twilio, said: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - JSON
    return [asdict(answer) for answer in twilio.call_back(said["sid"], *said["statuses"], code=said.get("code"))]


def _received(twilio: Twilio, said: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - JSON
    return [asdict(message) for message in twilio.received(said["number"])]


WORDS: dict[str, Word] = {
    "script": _script,
    "weather": _weather,
    "calm": lambda twilio, _: twilio.calm(),
    "write": _write,
    "press": lambda twilio, said: asdict(twilio.phone(said["number"]).press(said["title"])),
    "choose": lambda twilio, said: asdict(twilio.phone(said["number"]).choose(said["title"])),
    "repeat": lambda twilio, said: asdict(twilio.repeat(said["number"])),
    "read": lambda twilio, said: twilio.phone(said["number"]).read(),
    "received": _received,
    "call_back": _call_back,
    "release": lambda twilio, said: twilio.release(*said["sids"]),
    "advance": lambda twilio, said: twilio.advance(timedelta(seconds=said["seconds"])),
    "approve": lambda twilio, said: twilio.approve(said["sid"]),
    "reject": lambda twilio, said: twilio.reject(said["sid"], said["reason"]),
    "opt_out": lambda twilio, said: twilio.opt_out(said["line"], said["number"]),
    "reach": lambda twilio, said: twilio.reach(said["public"], said["actual"]),
    "idle": lambda twilio, said: twilio.idle(said["timeout"]),
    "wait": lambda twilio, said: twilio.ledger.wait(said["event"], said["count"], said["timeout"], **said["facts"]),
    "ledger": lambda twilio, said: twilio.ledger.read(said.get("event"), since=said["since"], **said["facts"]),
}
"""Word → what it does to the provider with what was said in JSON."""


def control_routes(twilio: Twilio) -> list[Route]:
    """Return the routes that steer the provider."""

    async def control(request: Request) -> Response:
        word, said = WORDS[request.path_params["word"]], await request.json()
        return JSONResponse(await run_sync(lambda: word(twilio, said)))

    return [Route("/control/{word}", control, methods=["POST"])]
