"""The adviser's console: sign-in, the queue, a case, and what is done with it.

Every page asks the gate who it is; a case of another creditor is one that does not exist. Pages work as plain forms
and links; with scripts their parts are put in place, and what is new comes by events.
"""

import re
import secrets
from collections.abc import Awaitable, Callable
from functools import partial, wraps

import anyio
from sse_starlette import EventSourceResponse
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.console import login
from bot.console.acts import ACTS, carry_out, draft_of
from bot.console.attachments import FileRoom
from bot.console.cases import Draft, read_case
from bot.console.delivery_room import DeliveryRoom
from bot.console.gate import Forged, Refusal, SignedOut, check_word, enter, enter_to_see, read_form, token_of
from bot.console.objection_room import ObjectionRoom
from bot.console.office import Office
from bot.console.pages import HEADERS, HERE, notice, page
from bot.console.preview import preview
from bot.console.queue import Asked, look
from bot.console.review import ReviewRoom
from bot.console.stream import BEAT_SECONDS, tell
from bot.conversation import CHAT
from bot.errors import NotAllowed
from bot.passwords import is_right
from bot.stage import CASES
from storage.errors import Missing, NoScope
from storage.schema import Staff
from storage.unit_of_work import UnitOfWork

DOOR = "concilia_door"  #: the cookie that the sign-in form is checked against
NEXT = re.compile(r"/console(?:/[a-z0-9/-]*)?")
NUMBER_MAX = 2**53
WHO_MAX = 100  #: characters
WRONG = "El correo y la contraseña no coinciden. Revíselos y pruebe otra vez; si no la recuerda, pídala a supervisión."
TOO_MANY = "Fueron muchos intentos seguidos. Espere cinco minutos y pruebe otra vez."

Handler = Callable[[Request], Awaitable[Response]]


def console_routes(service: Office) -> list[BaseRoute]:
    """Return the routes of the console."""
    console, room, objections = Console(service), ReviewRoom(service), ObjectionRoom(service)
    deliveries = DeliveryRoom(service)
    case, reading = "/console/cases/{number:int}", "/console/readings/{number:int}"
    table: list[tuple[str, Handler, str]] = [
        ("/console", console.show_queue, "GET"),
        ("/console/queue", console.show_rows, "GET"),
        ("/console/events", console.follow, "GET"),
        ("/console/sign-in", console.show_sign_in, "GET"),
        ("/console/sign-in", console.sign_in, "POST"),
        ("/console/sign-out", console.sign_out, "POST"),
        (case, console.show_case, "GET"),
        (f"{case}/live", console.show_live, "GET"),
        ("/console/attachments/{creditor}/{number:int}", FileRoom(service).open, "GET"),
        (f"{case}/preview", console.show_preview, "POST"),
        ("/console/readings", room.show_list, "GET"),
        (reading, room.show_one, "GET"),
        (reading, room.label, "POST"),
        ("/console/objections", objections.show, "GET"),
        ("/console/objections", objections.take, "POST"),
        ("/console/deliveries", deliveries.show, "GET"),
        ("/console/deliveries", deliveries.act, "POST"),
        *((f"{case}/{name}", partial(console.act, name), "POST") for name in ACTS),
    ]
    routes: list[BaseRoute] = [Route(path, guarded(handler), methods=[method]) for path, handler, method in table]
    return [*routes, Mount("/static/console", StaticFiles(directory=HERE / "static"))]


def guarded(handler: Handler) -> Handler:
    """Answer what a page cannot do with a page of its own: sign in, a forged form, nothing there, nobody's clients."""

    @wraps(handler)
    async def answer(request: Request) -> Response:
        try:
            return await handler(request)
        except SignedOut:
            return _to_sign_in(request)
        except Forged:
            return notice(
                "El formulario no se pudo comprobar",
                "No venía de una página de esta consola, o llevaba abierto demasiado tiempo. Vuelva y repita.",
                403,
            )
        except Missing:
            return notice("Aquí no hay nada", "Eso no existe, o es de una empresa que usted no atiende.", 404)
        except NotAllowed:
            return notice("Esto lo hace supervisión", "Esta página la lleva quien supervisa a su equipo.", 403)
        except NoScope:
            return notice("Aún sin empresas", "Pida a supervisión que le asigne las empresas que va a atender.", 404)

    return answer


class Console:
    """The console's routes."""

    def __init__(self, service: Office) -> None:
        """Take the service; attempts to sign in are counted in this process."""
        self._service, self._parts = service, service.app
        self._attempts = login.Attempts()

    # Who it is

    async def show_sign_in(self, request: Request) -> Response:
        """Ask for e-mail and password; whoever is signed in goes on."""
        onward = _next(request.query_params.get("next", ""))
        try:
            await self._service.work(lambda uow: enter(uow, self._parts, token_of(request)))
        except SignedOut:
            return self._ask(onward)
        return RedirectResponse(onward, 303, headers=HEADERS)

    async def sign_in(self, request: Request) -> Response:
        """Check e-mail and password, and open a session."""
        form = await read_form(request, self._public_url)
        if not self._parts.vault.is_signed(f"door {request.cookies.get(DOOR, '')}", form.get("csrf", "")):
            raise Forged
        email, onward = form.get("email", ""), _next(form.get("next", ""))
        address = request.client.host if request.client else ""
        if not self._attempts.may_try(address, email):
            return self._ask(onward, email, TOO_MANY, 429)
        staff = await self._find(email, form.get("password", ""))
        if staff is None:
            return self._ask(onward, email, WRONG, 401)
        self._attempts.forget(address, email)
        token = await self._service.work(partial(self._open, staff=staff, before=token_of(request)))
        response = RedirectResponse(onward, 303, headers=HEADERS)
        login.set_cookie(response, token, self._public_url)
        response.delete_cookie(DOOR, path=login.PATH)
        return response

    async def sign_out(self, request: Request) -> Response:
        """End the session."""
        form, token = await read_form(request, self._public_url), token_of(request)

        def task(uow: UnitOfWork) -> None:
            check_word(enter(uow, self._parts, token), form)
            login.close_session(uow, self._parts.vault, token)

        await self._service.work(task)
        response = RedirectResponse("/console/sign-in", 303, headers=HEADERS)
        login.drop_cookie(response, self._public_url)
        return response

    async def _find(self, email: str, password: str) -> Staff | None:
        """Return whoever an e-mail and a password belong to; the unknown take as long as the known."""
        staff = await self._service.work(lambda uow: uow.staff.find(email))
        known = staff if staff is not None and staff.disabled_at is None else None
        right = await anyio.to_thread.run_sync(is_right, password, known.password_hash if known else None)
        return known if right else None

    def _open(self, uow: UnitOfWork, staff: Staff, before: str | None) -> str:
        login.close_session(uow, self._parts.vault, before)
        return login.open_session(uow, self._parts.vault, staff, self._parts.clock.now())

    def _ask(self, onward: str, email: str = "", error: str = "", status: int = 200) -> Response:
        door = secrets.token_urlsafe(login.TOKEN_BYTES)
        csrf = self._parts.vault.sign(f"door {door}")
        response = page("sign_in", status, csrf=csrf, email=email, error=error, onward=onward)
        secure = self._public_url.startswith("https://")
        response.set_cookie(DOOR, door, path=login.PATH, secure=secure, httponly=True, samesite="lax")
        return response

    # What waits

    async def show_queue(self, request: Request) -> Response:
        """Show the queue."""

        def task(uow: UnitOfWork) -> Response:
            me = enter(uow, self._parts, token_of(request))
            return page("desk", me=me, queue=look(uow, self._parts, me, _asked(request)), case=None)

        return await self._service.work(task)

    async def show_rows(self, request: Request) -> Response:
        """Show the queue's rows alone."""

        def task(uow: UnitOfWork) -> Response:
            me = enter(uow, self._parts, token_of(request))
            return page("_rows", queue=look(uow, self._parts, me, _asked(request)))

        return await self._service.work(task)

    async def follow(self, request: Request) -> Response:
        """Stream that there is something new."""
        token, asked = token_of(request), request.query_params.get("case", "")
        number = int(asked) if asked.isdecimal() and len(asked) < 16 else 0  # noqa: PLR2004 - 64 bits

        def find_topic(uow: UnitOfWork) -> str:
            enter_to_see(uow, self._parts, token)
            case = uow.cases.get(number) if number else None
            return f"{CHAT} {case.creditor_id} {case.client_id}" if case else ""

        async def is_signed_in() -> bool:
            try:
                await self._service.work(lambda uow: enter(uow, self._parts, token))
            except SignedOut:
                return False
            return True

        topic = await self._service.work(find_topic)
        events = tell(self._service.hub, CASES, topic, is_signed_in)
        return EventSourceResponse(events, ping=BEAT_SECONDS, headers=HEADERS)

    # One case

    async def show_case(self, request: Request) -> Response:
        """Show a case beside the queue, and note who saw it."""
        return await self._service.work(partial(self._case, request=request, note=True))

    async def show_live(self, request: Request) -> Response:
        """Show the parts of a case that have changed; the composer only when what may be done is no longer the same."""

        def task(uow: UnitOfWork) -> Response:
            me = enter_to_see(uow, self._parts, token_of(request))
            case = read_case(uow, self._parts, me, _number(request), who=_who(request))
            write = case.head.mode != request.query_params.get("mode")
            return page("live", me=me, case=case, write=write, said=None)

        return await self._service.work(task)

    async def show_preview(self, request: Request) -> Response:
        """Show what the client would read, and what keeps it from being sent."""
        form = await read_form(request, self._public_url)

        def task(uow: UnitOfWork) -> Response:
            me = enter_to_see(uow, self._parts, token_of(request))
            check_word(me, form)
            return page("_preview", seen=preview(uow, self._parts, me, _number(request), form))

        return await self._service.work(task)

    async def act(self, name: str, request: Request) -> Response:
        """Carry out an act, and show the case as it is then; a refused one stays typed where it was."""
        form, number = await read_form(request, self._public_url), _number(request)

        def task(uow: UnitOfWork) -> Response:
            me = enter_to_see(uow, self._parts, token_of(request))
            check_word(me, form)
            said = carry_out(name, uow, self._parts, me, number, form)
            if not _is_part(request):
                return RedirectResponse(f"/console/cases/{number}", 303, headers=HEADERS)
            case = read_case(uow, self._parts, me, number)
            return page("live", me=me, case=case, write=True, said=said)

        try:
            return await self._service.work(task)
        except Refusal as refusal:
            draft = draft_of(name, form, refusal.sentence)
        if _is_part(request):
            return await self._service.work(partial(self._composer, request=request, draft=draft))
        return await self._service.work(partial(self._case, request=request, draft=draft))

    def _case(self, uow: UnitOfWork, request: Request, draft: Draft | None = None, *, note: bool = False) -> Response:
        me, number = enter_to_see(uow, self._parts, token_of(request)), _number(request)
        case = read_case(uow, self._parts, me, number, draft, _who(request))
        if note:
            row, actor = uow.cases.get(number), f"staff:{me.staff.id}"
            uow.audit.append(row.creditor_id, self._parts.clock.now(), actor, "case.seen", f"case:{number}", {})
        queue = look(uow, self._parts, me, _asked(request))
        return page("desk", 422 if draft else 200, me=me, queue=queue, case=case)

    def _composer(self, uow: UnitOfWork, request: Request, draft: Draft) -> Response:
        me = enter_to_see(uow, self._parts, token_of(request))
        case = read_case(uow, self._parts, me, _number(request), draft)
        return page("live", 422, me=me, case=case, write=True, said=None)

    @property
    def _public_url(self) -> str:
        return self._parts.settings.public_url


def _number(request: Request) -> int:
    number: int = request.path_params["number"]
    if number > NUMBER_MAX:
        raise Missing("case", number)
    return number


def _asked(request: Request) -> Asked:
    return Asked(request.query_params.get("kind", ""), request.query_params.get("creditor", ""))


def _who(request: Request) -> str:
    """Return what is typed to find the client that somebody not known is."""
    return request.query_params.get("who", "")[:WHO_MAX]


def _is_part(request: Request) -> bool:
    """Say whether a script asks for parts of a page."""
    return request.headers.get("hx-request") == "true"


def _next(path: str) -> str:
    """Return where to go after signing in: only ever a page of the console."""
    return path if NEXT.fullmatch(path) and not path.startswith("/console/sign") else "/console"


def _to_sign_in(request: Request) -> Response:
    """Send whoever is signed out to the sign-in page and then back; a stream or a part says so in its own way."""
    shown = request.url.path if request.method == "GET" else request.url.path.rpartition("/")[0]
    target = f"/console/sign-in?next={_next(shown)}"
    if request.url.path == "/console/events":
        return Response(status_code=401, headers=HEADERS)
    if _is_part(request):
        return Response(status_code=401, headers={**HEADERS, "HX-Refresh": "true"})
    return RedirectResponse(target, 303, headers=HEADERS)
