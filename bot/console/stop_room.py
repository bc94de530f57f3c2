"""The console's page for supervisors on which what is sent is stopped, all of it or by place, and let leave again."""

from collections.abc import Mapping
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from bot import stops
from bot.console.contact_halts import lift_contacts, pause_contacts, read_paused
from bot.console.gate import Form, enter_to_see
from bot.console.halts import STOPS
from bot.console.office import Office
from bot.console.pages import page
from bot.console.places import hold_place, lift_place, read_countries, read_places
from bot.console.press import Acts, Press, act_on
from bot.console.queue import Option
from bot.console.speech import N_, Phrases
from storage.errors import Missing
from storage.unit_of_work import UnitOfWork

DONE: Mapping[str, str] = Phrases(
    {
        "stop": N_("Detenido: desde ahora no sale nada."),
        "resume": N_("Los envíos siguen. Las respuestas que esperaban salen en unos minutos."),
        "pause_contacts": N_("Detenido: no iniciamos contactos. A quien escriba se le responde."),
        "lift_contacts": N_("Los contactos pueden seguir."),
        "hold": N_("Detenido: no iniciamos contactos con quien vive ahí. A quien escriba se le responde."),
        "lift": N_("Los contactos con ese lugar pueden seguir."),
    }
)


class StopRoom:
    """The routes of stops."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts = service, service.app

    async def show(self, request: Request) -> Response:
        """Show what is stopped."""
        return await self._service.work(partial(self._page, request=request))

    async def act(self, request: Request) -> Response:
        """Carry out an act and show the page as it is then; what was refused stays typed."""
        return await act_on(self._service, request, ACTS, lambda press: f"{STOPS}?done={press.name}", self._page)

    def _page(self, uow: UnitOfWork, request: Request, form: Form | None = None, error: str = "") -> Response:
        me = enter_to_see(uow, self._parts, request)
        values = {
            "creditors": [Option(row.id, row.name) for row in uow.creditors.all() if row.id in me.creditors],
            "countries": read_countries(self._parts),
            "places": read_places(uow, self._parts, me),
            "paused": read_paused(uow, self._parts, me),
            "done": DONE.get(request.query_params.get("done", ""), ""),
        }
        return page("stops", 422 if error else 200, me=me, typed=form or {}, error=error, **values)


def _creditors(press: Press) -> tuple[str, ...]:
    """Return which creditors it is about: the one that was chosen, or all that they see. Raises Missing."""
    chosen = press.form.get("creditor", "")
    if chosen and chosen not in press.me.creditors:
        raise Missing("creditor", chosen)
    return (chosen,) if chosen else press.me.creditors


def _stop(press: Press) -> None:
    stops.stop(press.uow, _creditors(press), press.me.staff.name, press.reason, press.now, press.actor)


def _resume(press: Press) -> None:
    stops.resume(press.uow, _creditors(press), press.me.staff.name, press.reason, press.now, press.actor)


def _pause_contacts(press: Press) -> None:
    pause_contacts(press, _creditors(press))


def _hold(press: Press) -> None:
    hold_place(press.uow, press.parts, press.me, press.form, _creditors(press), press.reason, press.now)


def _lift(press: Press) -> None:
    lift_place(press.uow, press.me, press.form, press.now)


ACTS: Acts = {
    "stop": _stop,
    "resume": _resume,
    "pause_contacts": _pause_contacts,
    "lift_contacts": lift_contacts,
    "hold": _hold,
    "lift": _lift,
}
