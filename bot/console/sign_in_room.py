"""The console's door: ask who it is, let them in, let them out, and lead on to the page that was asked for."""

import re
import secrets
from functools import partial

import anyio
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.console import login
from bot.console.gate import Forged, SignedOut, check_word, enter, read_form, token_of
from bot.console.office import Office
from bot.console.pages import HEADERS, is_part, page
from bot.console.seats import seat_of
from bot.passwords import is_right
from storage.schema import Staff
from storage.unit_of_work import UnitOfWork

DOOR = "concilia_door"  #: the cookie that the sign-in form is checked against
NEXT = re.compile(r"/console(?:/[a-z0-9/-]*)?")
WRONG = "El correo y la contraseña no coinciden. Revíselos y pruebe otra vez; si no la recuerda, pídala a supervisión."
TOO_MANY = "Fueron muchos intentos seguidos. Espere cinco minutos y pruebe otra vez."


class SignInRoom:
    """The routes of signing in and out."""

    def __init__(self, service: Office) -> None:
        """Take the service; attempts to sign in are counted in this process."""
        self._service, self._parts = service, service.app
        self._attempts = login.Attempts()

    async def show(self, request: Request) -> Response:
        """Ask for e-mail and password; whoever is signed in goes on."""
        onward = _onward(request.query_params.get("next", ""))
        try:
            await self._service.work(lambda uow: enter(uow, self._parts, request))
        except SignedOut:
            return self._ask(onward)
        return RedirectResponse(onward, 303, headers=HEADERS)

    async def sign_in(self, request: Request) -> Response:
        """Check e-mail and password, and open a session."""
        form = await read_form(request, self._public_url)
        if not self._parts.vault.is_signed(f"door {request.cookies.get(DOOR, '')}", form.get("csrf", "")):
            raise Forged
        email, onward = form.get("email", ""), _onward(form.get("next", ""))
        address = request.client.host if request.client else ""
        if not self._attempts.may_try(address, email):
            return self._ask(onward, email, TOO_MANY, 429)
        staff = await self._find(email, form.get("password", ""))
        if staff is None:
            return self._ask(onward, email, WRONG, 401)
        self._attempts.forget(address, email)
        token = await self._service.work(partial(self._open, staff=staff, request=request))
        response = RedirectResponse(onward, 303, headers=HEADERS)
        login.set_cookie(response, token, self._public_url)
        response.delete_cookie(DOOR, path=login.PATH)
        return response

    async def sign_out(self, request: Request) -> Response:
        """End the session."""
        form, token = await read_form(request, self._public_url), token_of(request)

        def task(uow: UnitOfWork) -> None:
            check_word(enter(uow, self._parts, request), form)
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

    def _open(self, uow: UnitOfWork, staff: Staff, request: Request) -> str:
        login.close_session(uow, self._parts.vault, token_of(request))
        return login.open_session(uow, self._parts.vault, staff, self._parts.clock.now(), seat_of(request))

    def _ask(self, onward: str, email: str = "", error: str = "", status: int = 200) -> Response:
        door = secrets.token_urlsafe(login.TOKEN_BYTES)
        csrf = self._parts.vault.sign(f"door {door}")
        response = page("sign_in", status, csrf=csrf, email=email, error=error, onward=onward)
        secure = self._public_url.startswith("https://")
        response.set_cookie(DOOR, door, path=login.PATH, secure=secure, httponly=True, samesite="lax")
        return response

    @property
    def _public_url(self) -> str:
        return self._parts.settings.public_url


def _onward(path: str) -> str:
    """Return where to go after signing in: only ever a page of the console."""
    return path if NEXT.fullmatch(path) and not path.startswith("/console/sign") else "/console"


def to_sign_in(request: Request) -> Response:
    """Send whoever is signed out to the sign-in page and then back; a stream or a part says so in its own way."""
    shown = request.url.path if request.method == "GET" else request.url.path.rpartition("/")[0]
    target = f"/console/sign-in?next={_onward(shown)}"
    if request.url.path == "/console/events":
        return Response(status_code=401, headers=HEADERS)
    if is_part(request):
        return Response(status_code=401, headers={**HEADERS, "HX-Refresh": "true"})
    return RedirectResponse(target, 303, headers=HEADERS)
