"""The pages to which links of one use lead: whoever has one chooses the password, or is let in, once."""

from functools import partial

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot import people
from bot.console.doorway import Doorway
from bot.console.gate import Form, Refusal
from bot.console.login import LINK
from bot.console.office import Office
from bot.console.own_password import hash_chosen
from bot.console.pages import HEADERS, notice
from bot.console.speech import language, say
from bot.passwords import LENGTH_MIN, UNSET
from bot.people import BY_LINK, TO_CHOOSE, WELCOME, Change
from storage.schema import Staff
from storage.unit_of_work import UnitOfWork

PATH, LET_IN = f"{WELCOME}/{{word}}", f"{people.LET_IN}/{{word}}"


class WelcomeRoom:
    """The routes of an invitation."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts, self._door = service, service.app, Doorway(service)

    async def show(self, request: Request) -> Response:
        """Ask for a password."""
        staff = await self._service.work(partial(self._find, request=request))
        return self._ask(request, staff) if staff else _used()

    async def take(self, request: Request) -> Response:
        """Write the password that was chosen, and lead on to sign in with it."""
        form = await self._door.read(request)
        try:
            staff = await self._service.work(partial(self._choose, request=request, form=form))
        except Refusal as refusal:
            staff = await self._service.work(partial(self._find, request=request))
            return self._ask(request, staff, refusal.sentence) if staff else _used()
        return RedirectResponse("/console/sign-in", 303, headers=HEADERS) if staff else _used()

    async def show_let_in(self, request: Request) -> Response:
        """Show the button that uses a link up: what only looks at links uses none."""
        found = await self._service.work(partial(self._find, request=request, kind=BY_LINK))
        return self._door.ask("let_in", person=found, at=request.url.path) if found else _used()

    async def let_in(self, request: Request) -> Response:
        """Let in whoever has the link, once."""
        await self._door.read(request)
        words = self._hashes(request, BY_LINK)
        found = await self._service.work(lambda uow: uow.invitations.use(words, self._parts.clock.now()))
        return await self._door.let_in(request, found, "/console", LINK) if found else _used()

    def _find(self, uow: UnitOfWork, request: Request, kind: str = TO_CHOOSE) -> Staff | None:
        is_off = kind == TO_CHOOSE and not self._parts.settings.passwords
        return None if is_off else uow.invitations.find(self._hashes(request, kind), self._parts.clock.now())

    def _choose(self, uow: UnitOfWork, request: Request, form: Form) -> Staff | None:
        """Use the link up, and end what the password before had opened. Raises Refusal: then the link is still good.

        Who had none goes on in the language of the page on which they chose it.
        """
        now = self._parts.clock.now()
        staff = uow.invitations.use(self._hashes(request), now) if self._parts.settings.passwords else None
        if staff is None:
            return None
        if staff.password_hash == UNSET:
            uow.staff.choose_language(staff.id, language())
        uow.staff.change_password(staff.id, hash_chosen(staff, form.get("new", ""), form.get("again", "")))
        if creditors := uow.staff.creditors(staff.id):
            uow.scope(*creditors)
            Change(uow, staff, f"staff:{staff.id}", now).note("password_chosen")
        return staff

    def _hashes(self, request: Request, kind: str = TO_CHOOSE) -> tuple[bytes, ...]:
        return self._parts.vault.hashes(f"{kind} {request.path_params['word']}")

    def _ask(self, request: Request, staff: Staff, error: str = "") -> Response:
        values = {"person": staff, "error": error, "length_min": LENGTH_MIN, "at": request.url.path}
        return self._door.ask("welcome", 422 if error else 200, **values)


def _used() -> Response:
    return notice(
        say("Este enlace ya no sirve"),
        say("Se usó, venció o se hizo otro después. Pida uno nuevo a supervisión."),
        404,
    )
