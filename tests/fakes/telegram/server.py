"""Serve a Telegram over HTTP on this machine: the Bot API, files, and the people's side for other processes."""

import asyncio
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial

import anyio
from anyio import to_thread
from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from uvicorn.protocols.http.h11_impl import H11Protocol

from tests.fakes.telegram.people import Group, Staff
from tests.fakes.telegram.places import BOT
from tests.fakes.telegram.refusal import JSON, Refusal
from tests.fakes.telegram.someone import Someone
from tests.fakes.telegram.stage import Upload
from tests.fakes.telegram.telegram import Telegram
from tests.fakes.telegram.trouble import Broken, Dropped, Trouble
from tests.serving import in_thread

THREADS = 64


class Droppable(H11Protocol):
    """A connection that the application can close without an answer."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Let requests know their connection."""
        super().connection_made(transport)  # type: ignore[arg-type] # uvicorn names the narrower type
        self.app_state = self.app_state | {"transport": transport}


class Server:
    """The routes of one Telegram.

    The people's side is for tests in other processes: `POST /play/people` and `/play/groups` make somebody or a group,
    `POST /play/groups/{group}/staff` lets somebody join, `POST /play/people/{person}/{act}` does what the method of
    that name does with the body's keys (bytes in base64), `POST /play/troubles` asks for trouble, `DELETE` ends it,
    `GET /play/ledger?chat=` tells what happened.
    """

    def __init__(self, telegram: Telegram) -> None:
        self.telegram = telegram
        self.people: dict[int, Someone] = {}
        self.groups: dict[int, Group] = {}
        self.limiter: anyio.CapacityLimiter | None = None

    def application(self) -> Starlette:
        """Return the application."""
        return Starlette(
            routes=[
                Route("/bot{token}/{method}", self.call, methods=["GET", "POST"]),
                Route("/file/bot{token}/{path:path}", self.download),
                Route("/play/people", self.person, methods=["POST"]),
                Route("/play/people/{person:int}/{act}", self.act, methods=["POST"]),
                Route("/play/groups", self.group, methods=["POST"]),
                Route("/play/groups/{group}/staff", self.staff, methods=["POST"]),
                Route("/play/groups/{group}/migrate", self.migrate, methods=["POST"]),
                Route("/play/troubles", self.trouble, methods=["POST", "DELETE"]),
                Route("/play/ledger", self.ledger),
            ]
        )

    async def call(self, request: Request) -> Response:
        """Do a call of the Bot API."""
        if request.path_params["token"] != self.telegram.token:
            return _refused(Refusal(401, "Unauthorized"))
        self.limiter = self.limiter or anyio.CapacityLimiter(THREADS)
        given, files = await _read(request)
        work = partial(self.telegram.call, request.path_params["method"], given, files)
        try:
            return JSONResponse(await to_thread.run_sync(work, limiter=self.limiter))
        except Refusal as refusal:
            return _refused(refusal)
        except Broken as broken:
            return HTMLResponse(f"<html><h1>{broken.status}</h1></html>", broken.status)
        except Dropped:
            request.scope["state"]["transport"].abort()
            return Response()

    async def download(self, request: Request) -> Response:
        """Hand a file over."""
        files = self.telegram.places.files.values()
        found = next((file for file in files if file.path == request.path_params["path"]), None)
        if found is None or request.path_params["token"] != self.telegram.token:
            return _refused(Refusal(404, "Not Found"))
        return Response(found.content, media_type=found.kind)

    async def person(self, request: Request) -> Response:
        """Make somebody."""
        person = self.telegram.person(**await request.json())
        self.people[person.id] = person
        return JSONResponse({"id": person.id}, 201)

    async def group(self, request: Request) -> Response:
        """Make a group."""
        group = self.telegram.group(**await request.json())
        self.groups[group.id] = group
        return JSONResponse({"id": group.id}, 201)

    async def staff(self, request: Request) -> Response:
        """Let somebody join a group."""
        staff: Staff = self.groups[int(request.path_params["group"])].staff(**await request.json())
        self.people[staff.id] = staff
        return JSONResponse({"id": staff.id}, 201)

    async def migrate(self, request: Request) -> Response:
        """Move a group to another id."""
        group = self.groups.pop(int(request.path_params["group"]))
        self.groups[group.migrate()] = group
        return JSONResponse({"id": group.id})

    async def act(self, request: Request) -> Response:
        """Let somebody do something."""
        act, person = request.path_params["act"], self.people.get(request.path_params["person"])
        if act.startswith("_") or not callable(getattr(person, act, None)):
            return JSONResponse({"error": f"Nobody here does {act}; make the person first."}, 404)
        given: JSON = await request.json() if await request.body() else {}
        given |= {"content": b64decode(given["content"])} if "content" in given else {}
        try:
            return JSONResponse({"result": getattr(person, act)(**given)})
        except (TypeError, KeyError, ValueError) as error:
            return JSONResponse({"error": str(error)}, 400)

    async def trouble(self, request: Request) -> Response:
        """Ask for trouble, or for none."""
        if request.method == "DELETE":
            self.telegram.troubles.clear()
        else:
            self.telegram.troubles.add(Trouble(**await request.json()))
        return Response(status_code=204)

    async def ledger(self, request: Request) -> Response:
        """Tell what happened, in one chat where asked."""
        chat = request.query_params.get("chat")
        with self.telegram.lock:
            entries = [asdict(each) for each in self.telegram.ledger.entries if chat in {None, str(each.chat)}]
        return JSONResponse({"bot": BOT, "entries": entries})


@contextmanager
def serving(telegram: Telegram, port: int = 0, host: str = "127.0.0.1") -> Iterator[str]:
    """Serve a Telegram in a thread; give its address. The client's `base_url` is that with `/bot`."""
    application = Server(telegram).application()
    wire = in_thread(application, host, port, lifespan="off", ws="none", http=Droppable)
    with telegram.running(), wire as address:
        try:
            yield address
        finally:
            telegram.post.release()


def _refused(refusal: Refusal) -> Response:
    return JSONResponse(refusal.as_json(), refusal.code)


async def _read(request: Request) -> tuple[JSON, dict[str, Upload]]:
    """Return a call's parameters and files, in whichever of the ways they may come."""
    given: JSON = dict(request.query_params)
    files: dict[str, Upload] = {}
    if request.headers.get("content-type", "").startswith("application/json"):
        return given | await request.json(), files
    async with request.form() as form:
        for name, value in form.items():
            if isinstance(value, UploadFile):
                files[name] = Upload(value.filename or name, value.content_type or "", await value.read())
            else:
                given[name] = value
    return given, files
