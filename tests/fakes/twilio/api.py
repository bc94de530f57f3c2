"""Answer the API of messages and their media, as the provider's client asks it."""

import base64
import secrets
from collections.abc import Awaitable, Callable, Mapping
from functools import wraps
from typing import Any

import anyio
from anyio.to_thread import run_sync
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from tests.fakes.twilio.behaviour import Behaviour
from tests.fakes.twilio.content_api import content_routes
from tests.fakes.twilio.control import control_routes
from tests.fakes.twilio.faults import Fault
from tests.fakes.twilio.messages import VERSION, Search, page_of, read_date
from tests.fakes.twilio.provider import Twilio

Endpoint = Callable[[Request], Awaitable[Response]]
ACCOUNT = f"/{VERSION}/Accounts/{{account}}"
GATEWAY = frozenset({502, 504})  #: answered by what stands before the API, in HTML


def application(twilio: Twilio) -> ASGIApp:
    """Return the provider's API, with the routes that steer it."""
    api = MessageApi(twilio)
    routes = [
        Route(f"{ACCOUNT}/Messages.json", guarded(twilio, api.create), methods=["POST"]),
        Route(f"{ACCOUNT}/Messages.json", guarded(twilio, api.list), methods=["GET"]),
        Route(f"{ACCOUNT}/Messages/{{sid}}.json", guarded(twilio, api.one), methods=["GET", "POST", "DELETE"]),
        Route(f"{ACCOUNT}/Messages/{{sid}}/Media.json", guarded(twilio, api.media), methods=["GET"]),
        Route(f"{ACCOUNT}/Messages/{{sid}}/Media/{{media}}", guarded(twilio, api.file), methods=["GET"]),
        Route("/stored/{sid}/{media}", api.stored, methods=["GET"]),
        *[Route(path, guarded(twilio, end), methods=methods) for path, end, methods in content_routes(twilio)],
        *control_routes(twilio),
    ]
    return Hangup(Starlette(routes=routes))


class Hangup:
    """Closes the connection of a request whose scope says so, without a word.

    ASGI knows no such thing, so the server's own connection is taken from the method that it receives by.
    """

    def __init__(self, inner: ASGIApp) -> None:
        """Take the application."""
        self._inner = inner

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve, or hang up."""
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return
        held: list[Any] = []

        async def keep(message: Any) -> None:  # noqa: ANN401 - as ASGI has it
            held.append(message)

        await self._inner(scope, receive, keep)
        if not scope.get("hang_up"):
            for message in held:
                await send(message)
            return
        receive.__self__.transport.abort()  # type: ignore[attr-defined]
        while (await receive())["type"] != "http.disconnect":
            continue


def guarded(twilio: Twilio, endpoint: Endpoint) -> Endpoint:
    """Ask for the account's name and token, answer faults, and keep the request in the ledger."""

    @wraps(endpoint)
    async def guard(request: Request) -> Response:
        twilio.tick()
        try:
            _authenticate(twilio, request)
            response = await endpoint(request)
        except Fault as fault:
            response = JSONResponse(fault.as_json(), fault.status)
        answer = 0 if request.scope.get("hang_up") else response.status_code
        to = request.scope.get("to")
        twilio.ledger.write("request", method=request.method, path=request.url.path, to=to, answer=answer)
        return response

    return guard


def _authenticate(twilio: Twilio, request: Request) -> None:
    kind, _, said = request.headers.get("Authorization", "").partition(" ")
    right = base64.b64encode(f"{twilio.account.sid}:{twilio.account.token}".encode()).decode()
    if kind.lower() != "basic" or not secrets.compare_digest(said, right):
        raise Fault(20003)
    if request.path_params.get("account", twilio.account.sid) != twilio.account.sid:
        raise Fault(20404)


class MessageApi:
    """The API of messages."""

    def __init__(self, twilio: Twilio) -> None:
        """Take the provider."""
        self._twilio = twilio

    async def create(self, request: Request) -> Response:
        """Take a message, as its behaviour says."""
        form = await request.form()
        fields = {key: str(value) for key, value in form.multi_items()}
        media = tuple(str(url) for url in form.getlist("MediaUrl"))
        request.scope["to"] = fields.get("To", "")
        behaviour = self._twilio.next_behaviour(fields.get("To", ""))
        await anyio.sleep(behaviour.late)
        taken: dict[str, Any] = {}
        if behaviour.accepts:
            taken = await run_sync(self._twilio.create, fields, media, behaviour)
        await anyio.sleep(behaviour.slow)
        if behaviour.last:
            await run_sync(self._twilio.idle)
        return _answer(request, behaviour, taken)

    async def list(self, request: Request) -> Response:
        """List messages, newest first."""
        query = request.query_params
        request.scope["to"] = query.get("To", "")
        names = {"on": "DateSent", "before": "DateSent<", "after": "DateSent>"}
        dates = {key: read_date(query[name]) for key, name in names.items() if name in query}
        search = Search(query.get("To", ""), query.get("From", ""), **dates)
        return JSONResponse(page_of(self._twilio.find(search), request.url.path, query))

    async def one(self, request: Request) -> Response:
        """Show a message, cancel a scheduled one, blank its text, or delete it."""
        sid = request.path_params["sid"]
        if request.method == "DELETE":
            self._twilio.delete(sid)
            return Response(status_code=204)
        message = self._twilio.get(sid)
        if request.method == "POST":
            form = await request.form()
            if form.get("Status") == "canceled":
                self._twilio.cancel(sid)
            if form.get("Body") == "":
                message.body = ""
        return JSONResponse(message.as_json())

    async def media(self, request: Request) -> Response:
        """List a message's files."""
        message = self._twilio.get(request.path_params["sid"])
        found = [
            {
                "account_sid": message.account,
                "content_type": file.content_type,
                "date_created": message.as_json()["date_created"],
                "date_updated": message.as_json()["date_updated"],
                "parent_sid": message.sid,
                "sid": sid,
                "uri": f"{message.path}/Media/{sid}.json",
            }
            for (of, sid), file in self._twilio.state.files.items()
            if of == message.sid
        ]
        path = request.url.path
        rest = {"first_page_uri": path, "next_page_uri": None, "previous_page_uri": None, "uri": path}
        return JSONResponse({"media_list": found, "page": 0, "page_size": 50, "start": 0, "end": len(found), **rest})

    async def file(self, request: Request) -> Response:
        """Show where a file is stored: the answer leads there, as the provider's does."""
        sid, media = request.path_params["sid"], request.path_params["media"]
        if (sid, media) not in self._twilio.state.files:
            raise Fault(20404)
        return RedirectResponse(f"/stored/{sid}/{media}", 307)

    async def stored(self, request: Request) -> Response:
        """Give a file's bytes, to anybody who knows where it is stored."""
        file = self._twilio.state.files[request.path_params["sid"], request.path_params["media"]]
        return Response(file.data, media_type=file.content_type)


def _answer(request: Request, behaviour: Behaviour, taken: Mapping[str, Any]) -> Response:
    """Answer a request that makes a message, well or badly, or not at all."""
    if behaviour.drops:
        request.scope["hang_up"] = True
        return Response()
    headers = {"Retry-After": str(behaviour.retry_after)} if behaviour.retry_after is not None else {}
    if behaviour.status in GATEWAY:
        return HTMLResponse("<html><body>Bad Gateway</body></html>", behaviour.status, headers)
    if behaviour.status >= 400:
        code = behaviour.code or (20503 if behaviour.status == 503 else 20500)
        return JSONResponse(Fault(code, behaviour.status).as_json(), behaviour.status, headers)
    return JSONResponse(taken, behaviour.status, headers)
