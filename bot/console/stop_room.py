"""The console's page for supervisors on which what is sent is stopped, all of it or by place, and let leave again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot import stops
from bot.console.gate import Form, Refusal, check_word, enter_to_label, read_form, token_of
from bot.console.login import Signed
from bot.console.office import Office, Parts
from bot.console.pages import HEADERS, page
from bot.console.places import hold_place, lift_place, read_countries, read_places
from bot.console.queue import Option
from storage.errors import Missing
from storage.unit_of_work import UnitOfWork

PATH = "/console/stops"
REASON_MAX = 200  #: characters
DONE: Mapping[str, str] = {
    "stop": "Detenido: desde ahora no sale nada.",
    "resume": "Los envíos siguen. Las respuestas que esperaban salen en unos minutos.",
    "hold": "Detenido: no iniciamos contactos con quien vive ahí. A quien escriba se le responde.",
    "lift": "Los contactos con ese lugar pueden seguir.",
}


@dataclass(frozen=True, slots=True)
class _Act:
    """An act under way: who does it, when, what they typed."""

    uow: UnitOfWork
    parts: Parts
    me: Signed
    form: Form
    now: datetime

    @property
    def actor(self) -> str:
        """Return who does it."""
        return f"staff:{self.me.staff.id}"

    @property
    def creditors(self) -> tuple[str, ...]:
        """Return which creditors it is about: the one that was chosen, or all that they see. Raises Missing."""
        chosen = self.form.get("creditor", "")
        if chosen and chosen not in self.me.creditors:
            raise Missing("creditor", chosen)
        return (chosen,) if chosen else self.me.creditors

    @property
    def reason(self) -> str:
        """Return why, in their words. Raises Refusal when nothing is said, or too much."""
        words = " ".join(self.form.get("reason", "").split())
        if not 0 < len(words) <= REASON_MAX:
            raise Refusal(f"Diga por qué, en hasta {REASON_MAX} letras: queda a la vista de todo el equipo.")
        return words


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
        form = await read_form(request, self._parts.settings.public_url)

        def task(uow: UnitOfWork) -> Response:
            me = enter_to_label(uow, self._parts, token_of(request))
            check_word(me, form)
            name = form.get("act", "")
            if name not in ACTS:
                raise Missing("act", name)
            ACTS[name](_Act(uow, self._parts, me, form, self._parts.clock.now()))
            return RedirectResponse(f"{PATH}?done={name}", 303, headers=HEADERS)

        try:
            return await self._service.work(task)
        except Refusal as refusal:
            return await self._service.work(partial(self._page, request=request, form=form, error=refusal.sentence))

    def _page(self, uow: UnitOfWork, request: Request, form: Form | None = None, error: str = "") -> Response:
        me = enter_to_label(uow, self._parts, token_of(request))
        creditors = [Option(row.id, row.name) for row in uow.creditors.all() if row.id in me.creditors]
        done = DONE.get(request.query_params.get("done", ""), "")
        values = {"creditors": creditors, "countries": read_countries(self._parts), "typed": form or {}}
        places = read_places(uow, self._parts, me)
        return page("stops", 422 if error else 200, me=me, places=places, error=error, done=done, **values)


def _stop(act: _Act) -> None:
    stops.stop(act.uow, act.creditors, act.me.staff.name, act.reason, act.now, act.actor)


def _resume(act: _Act) -> None:
    stops.resume(act.uow, act.creditors, act.me.staff.name, act.reason, act.now, act.actor)


def _hold(act: _Act) -> None:
    hold_place(act.uow, act.parts, act.me, act.form, act.creditors, act.reason, act.now)


def _lift(act: _Act) -> None:
    lift_place(act.uow, act.me, act.form, act.now)


ACTS: Mapping[str, Callable[[_Act], None]] = {"stop": _stop, "resume": _resume, "hold": _hold, "lift": _lift}
