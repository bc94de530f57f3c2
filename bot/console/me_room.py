"""The console's page of whoever is signed in: where else they are signed in, and their password."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from bot.console.gate import Form, enter
from bot.console.login import Signed
from bot.console.manner import span
from bot.console.office import Office
from bot.console.own_password import OLD, change_password, of
from bot.console.pages import page
from bot.console.press import Acts, Press, act_on
from bot.console.speech import N_, Phrases
from bot.passwords import LENGTH_MIN
from bot.tries import Tries
from storage.unit_of_work import UnitOfWork

PATH = "/console/me"
CHANGE = "change_password"
DIGITS_MAX = 18  #: of a number that the database can hold
DONE = Phrases(
    {
        "end_session": N_("Esa sesión terminó."),
        "end_others": N_("Terminaron todas sus otras sesiones."),
        CHANGE: N_("La contraseña cambió, y terminaron sus otras sesiones."),
    }
)


@dataclass(frozen=True, slots=True)
class Session:
    """One browser that is signed in."""

    number: int
    browser: str
    network: str
    since: str
    is_here: bool


class MeRoom:
    """The routes of what is one's own."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts = service, service.app
        self._acts: Acts = {
            "end_session": _end_session,
            "end_others": _end_others,
            CHANGE: change_password,
        }

    async def show(self, request: Request) -> Response:
        """Show what is one's own."""
        return await self._service.work(partial(self._page, request=request))

    async def act(self, request: Request) -> Response:
        """Carry out an act, and show the page as it is then."""
        return await act_on(self._service, request, self._acts, _onward, self._refused, enter)

    def _refused(self, uow: UnitOfWork, request: Request, form: Form, error: str) -> Response:
        """Show what was refused; a try at the password is counted here, for of the refused act nothing is kept."""
        if form.get("act") == CHANGE:
            me = enter(uow, self._parts, request)
            Tries(self._parts.vault).count(uow, OLD, str(me.staff.id), self._parts.clock.now())
        return self._page(uow, request, form, error)

    def _page(self, uow: UnitOfWork, request: Request, form: Form | None = None, error: str = "") -> Response:
        me = enter(uow, self._parts, request)
        values = {
            "sessions": read_sessions(uow, me, self._parts.clock.now()),
            "length_min": LENGTH_MIN,
            "passwords": self._parts.settings.passwords,
            "done": DONE.get(request.query_params.get("done", ""), ""),
            "wrong": (form or {}).get("act", ""),
        }
        return page("me", 422 if error else 200, me=me, error=error, **values)


def read_sessions(uow: UnitOfWork, me: Signed, now: datetime) -> list[Session]:
    """Return where somebody is signed in, here first."""
    rows = [
        Session(row.number, row.browser, row.network, span(now - row.created_at), row.number == me.session)
        for row in uow.sessions.of(me.staff.id, now)
    ]
    return sorted(rows, key=lambda row: not row.is_here)


def _onward(press: Press) -> str:
    return f"{PATH}?done={press.name}"


def _end_session(press: Press) -> None:
    number = press.form.get("session", "")
    if number.isdecimal() and len(number) <= DIGITS_MAX and press.uow.sessions.end(press.me.staff.id, int(number)):
        of(press).note("sessions_ended", count=1)


def _end_others(press: Press) -> None:
    count = press.uow.sessions.end_all(press.me.staff.id, but=press.me.session)
    if count:
        of(press).note("sessions_ended", count=count)
