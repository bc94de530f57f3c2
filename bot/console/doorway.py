"""Hold what everybody meets who is not signed in yet: a form that is ours, a session, and the page to go on to."""

import re
import secrets
from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.console import login
from bot.console.gate import Forged, Form, MustEnrol, SignedOut, read_form, token_of
from bot.console.office import Office
from bot.console.pages import HEADERS, is_part, page
from bot.console.seats import seat_of
from storage.schema import Staff
from storage.unit_of_work import UnitOfWork

DOOR = "concilia_door"  #: the cookie that forms at the door are checked against
HALF = "concilia_half"  #: the cookie of who has shown the first of two things
AWAY = "concilia_away"  #: the cookie of who is at another house to show who they are
NEXT = re.compile(r"/console(?:/[a-z0-9/-]*)?")
SECOND_STEP = "/console/me/second-step"  #: where a phone is set up


class Doorway:
    """What the rooms at the door share."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self.service, self.parts = service, service.app

    def ask(self, name: str, status: int = 200, **values: Any) -> Response:  # noqa: ANN401 - whatever the page shows
        """Show a form of the door."""
        door = secrets.token_urlsafe(login.TOKEN_BYTES)
        response = page(name, status, csrf=self.parts.vault.sign(f"door {door}"), **values)
        self.keep(response, DOOR, door)
        return response

    async def read(self, request: Request) -> Form:
        """Return a form that was sent at the door. Raises Forged for one that is not ours."""
        form = await read_form(request, self.public_url)
        if not self.parts.vault.is_signed(f"door {request.cookies.get(DOOR, '')}", form.get("csrf", "")):
            raise Forged
        return form

    async def let_in(self, request: Request, staff: Staff, onward: str, via: str = login.PASSWORD) -> Response:
        """Open a session, and go on; what was shown at the door is forgotten."""
        token = await self.service.work(partial(self._open, staff=staff, request=request, via=via))
        response = RedirectResponse(onward, 303, headers=HEADERS)
        login.set_cookie(response, token, self.public_url)
        for cookie in {DOOR, HALF, AWAY} & request.cookies.keys():
            response.delete_cookie(cookie, path=login.PATH)
        return response

    def keep(self, response: Response, cookie: str, value: str, path: str = login.PATH) -> None:
        """Let a browser keep something until it is closed: out of reach of scripts."""
        secure = self.public_url.startswith("https://")
        response.set_cookie(cookie, value, path=path, secure=secure, httponly=True, samesite="lax")

    def _open(self, uow: UnitOfWork, staff: Staff, request: Request, via: str) -> str:
        login.close_session(uow, self.parts.vault, token_of(request))
        return login.open_session(uow, self.parts.vault, staff, self.parts.clock.now(), seat_of(request), via)

    @property
    def public_url(self) -> str:
        """Return where the service is reached."""
        return self.parts.settings.public_url


def onward_of(told: Mapping[str, str]) -> str:
    """Return where to go after signing in: only ever a page of the console."""
    path = told.get("next", "")
    return path if NEXT.fullmatch(path) and not path.startswith("/console/sign") else "/console"


def lead_in(request: Request, out: SignedOut) -> Response:
    """Send whoever is signed out to the sign-in page and then back, and whoever must set up their phone to do so.

    A stream or a part says so in its own way.
    """
    if request.url.path == "/console/events":
        return Response(status_code=401, headers=HEADERS)
    if is_part(request):
        return Response(status_code=401, headers={**HEADERS, "HX-Refresh": "true"})
    shown = request.url.path if request.method == "GET" else _page_of(request)
    target = SECOND_STEP if isinstance(out, MustEnrol) else f"/console/sign-in?next={onward_of({'next': shown})}"
    return RedirectResponse(target, 303, headers=HEADERS)


def _page_of(request: Request) -> str:
    """Return the page from which a form came: what its browser says, else the page above the act."""
    told = urlsplit(request.headers.get("referer", "")).path
    return told if NEXT.fullmatch(told) else request.url.path.rpartition("/")[0]
