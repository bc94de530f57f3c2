"""The console's pages for supervisors on which people are invited, changed and let go.

Whoever changes somebody sees all their companies, and is somebody else: so no company loses its last supervisor here.
"""

from collections.abc import Callable, Mapping
from functools import partial

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot import people
from bot.console.crew import ROLES, find_person, read_history, read_people, read_person, why_not
from bot.console.gate import Form, Refusal, SignedOut, check_word, enter_to_see, read_form
from bot.console.login import Signed
from bot.console.office import Office
from bot.console.pages import HEADERS, page
from bot.console.people_acts import ACTS, read_creditor, read_role
from bot.console.press import Press
from bot.console.queue import Option
from bot.console.rights import Right
from bot.console.speech import N_, Phrases, say
from bot.errors import NotAllowed
from bot.passwords import UNSET
from bot.people import EMAIL, Change
from storage.errors import Missing
from storage.unit_of_work import UnitOfWork

PATH = "/console/people"
NAME_MAX = 80  #: characters
DONE = Phrases(
    {
        "role": N_("La función cambió. Vale desde su próximo paso."),
        "add": N_("Atiende también esa empresa."),
        "remove": N_("Ya no atiende esa empresa. Sus casos de ella volvieron a la cola."),
        "disable": N_("Ya no puede entrar. Sus casos volvieron a la cola."),
        "enable": N_("Puede entrar otra vez."),
        "end_sessions": N_("Terminaron todas sus sesiones."),
        "reset": N_("Entra con la contraseña sola, hasta que prepare otro teléfono."),
    }
)
KNOWN = N_("Con ese correo ya entra alguien. Si no le ve en la lista, pídalo a operación.")


class PeopleRoom:
    """The routes of people."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts = service, service.app

    async def show(self, request: Request) -> Response:
        """Show everybody."""
        return await self._service.work(partial(self._list, request=request))

    async def show_one(self, request: Request) -> Response:
        """Show one person, and what was done about them."""
        return await self._service.work(partial(self._one, request=request))

    async def hire(self, request: Request) -> Response:
        """Give somebody access, and show once the link by which they choose their password."""
        return await self._carry_out(request, self._hire, self._list)

    async def act(self, request: Request) -> Response:
        """Carry out an act about somebody, and show them as they are then."""
        return await self._carry_out(request, self._act, self._one)

    async def _carry_out(
        self, request: Request, task: Callable[[Press, Request], Response], show: Callable[..., Response]
    ) -> Response:
        form = await read_form(request, self._parts.settings.public_url)

        def work(uow: UnitOfWork) -> Response:
            me = enter_to_see(uow, self._parts, request)
            check_word(me, form)
            people.take_turn(uow)
            check_still(uow, me)
            return task(Press(uow, self._parts, me, form, self._parts.clock.now()), request)

        try:
            return await self._service.work(work)
        except Refusal as refusal:
            return await self._service.work(partial(show, request=request, form=form, error=refusal.sentence))

    def _hire(self, press: Press, _: Request) -> Response:
        name, email = " ".join(press.form.get("name", "").split()), press.form.get("email", "").strip().lower()
        if not 0 < len(name) <= NAME_MAX:
            raise Refusal(say("Escriba el nombre, como lo leen los clientes."))
        if not EMAIL.fullmatch(email):
            raise Refusal(say("Escriba un correo, por ejemplo andrea@empresa.com."))
        if press.uow.staff.find(email) is not None:
            raise Refusal(say(KNOWN))
        chosen = press.form.get("creditor", "")
        creditors = (read_creditor(press),) if chosen else press.me.creditors
        staff = press.uow.staff.add(
            name=name, email=email, password_hash=UNSET, role=read_role(press), creditors=creditors, at=press.now
        )
        change = Change(press.uow, staff, press.actor, press.now)
        change.note("hired", role=str(staff.role))
        if not self._parts.settings.passwords:
            return RedirectResponse(f"{PATH}/{staff.id}", 303, headers=HEADERS)
        return self._invited(press, change)

    def _act(self, press: Press, request: Request) -> Response:
        staff = find_person(press.uow, press.me, request.path_params["number"])
        press.uow.session.refresh(staff)
        if sentence := why_not(press.me, staff, press.uow.staff.creditors(staff.id)):
            raise Refusal(sentence)
        if press.name not in ACTS and press.name != "invite":
            raise Missing("act", press.name)
        change = Change(press.uow, staff, press.actor, press.now)
        if press.name == "invite":
            return self._invited(press, change)
        ACTS[press.name](press, change)
        return RedirectResponse(f"{PATH}/{staff.id}?done={press.name}", 303, headers=HEADERS)

    def _invited(self, press: Press, change: Change) -> Response:
        """Show the link, the only time."""
        if not self._parts.settings.passwords:
            raise Refusal(say("Aquí no se entra con contraseña: entra con la cuenta de su empresa."))
        if change.staff.disabled_at is not None:
            raise Refusal(say("No tiene acceso: devuélvaselo antes de hacer un enlace."))
        link = f"{self._parts.settings.public_url}{change.invite(self._parts.vault)}"
        return page("invited", me=press.me, person=change.staff, link=link, days=people.INVITED_FOR.days)

    def _list(self, uow: UnitOfWork, request: Request, form: Form | None = None, error: str = "") -> Response:
        me = enter_to_see(uow, self._parts, request)
        values = {"people": read_people(uow, me, self._parts.clock.now()), "typed": form or {}, "error": error}
        return page("people", 422 if error else 200, me=me, **self._choices(uow, me), **values)

    def _one(self, uow: UnitOfWork, request: Request, form: Form | None = None, error: str = "") -> Response:
        me, now = enter_to_see(uow, self._parts, request), self._parts.clock.now()
        row = find_person(uow, me, request.path_params["number"])
        values = {
            "person": read_person(uow, me, row, now),
            "history": read_history(uow, row, me, now),
            "done": DONE.get(request.query_params.get("done", ""), ""),
            "typed": form or {},
            "error": error,
        }
        return page("person", 422 if error else 200, me=me, **self._choices(uow, me), **values)

    def _choices(self, uow: UnitOfWork, me: Signed) -> Mapping[str, list[Option] | bool]:
        return {
            "roles": [Option(str(role), title) for role, title in ROLES.items()],
            "passwords": self._parts.settings.passwords,
            "creditors": [Option(row.id, row.name) for row in uow.creditors.all() if row.id in me.creditors],
        }


def check_still(uow: UnitOfWork, me: Signed) -> None:
    """Refuse whoever lost their access or function while they waited for their turn. Raises SignedOut, NotAllowed."""
    uow.session.refresh(me.staff)
    if me.staff.disabled_at is not None:
        raise SignedOut
    if not me.may(Right.MANAGE_PEOPLE):
        raise NotAllowed
