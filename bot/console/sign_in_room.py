"""The console's door: ask who it is, let them in, let them out, and lead on to the page that was asked for."""

from datetime import timedelta
from functools import partial

import anyio
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot import second_step
from bot.console import login
from bot.console.doorway import HALF, Doorway, onward_of
from bot.console.gate import SignedOut, check_word, enter, read_form, token_of
from bot.console.office import Office
from bot.console.pages import HEADERS
from bot.console.speech import N_, Phrases, say
from bot.passwords import is_right
from bot.people import Change
from bot.second_step import Verdict
from bot.tries import Tries
from storage.errors import BadLink
from storage.schema import Staff
from storage.unit_of_work import UnitOfWork

CODE = "/console/sign-in/code"
HALF_AGE = timedelta(minutes=10)  #: how long a right password waits for the code
WRONG = N_(
    "El correo y la contraseña no coinciden. Revíselos y pruebe otra vez; si no la recuerda, pídala a supervisión."
)
ENDED = N_("Su sesión terminó. Al entrar vuelve a donde estaba, con lo que tenía escrito.")
TOO_MANY = N_("Fueron muchos intentos seguidos. Espere cinco minutos y pruebe otra vez.")
ELSEWHERE = N_("Aquí no se entra con contraseña. Use la cuenta de su empresa.")
TOO_LATE = N_("Pasó mucho tiempo desde la contraseña. Empiece otra vez.")
SAID = Phrases(
    {
        Verdict.WRONG: N_("Ese código no sirve. Escriba el que muestra su teléfono ahora, o uno de su lista sin usar."),
        Verdict.TOO_SOON: N_("Fueron muchos códigos equivocados. Espere cinco minutos y pruebe otra vez."),
        Verdict.BARRED: N_("Fueron demasiados códigos equivocados. Pida a supervisión que quite su segundo paso."),
    }
)


class SignInRoom:
    """The routes of signing in and out."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts, self._door = service, service.app, Doorway(service)
        self._attempts = login.Attempts(Tries(service.app.vault))

    async def show(self, request: Request) -> Response:
        """Ask for e-mail and password; whoever is signed in goes on."""
        onward = onward_of(request.query_params)
        try:
            await self._service.work(lambda uow: enter(uow, self._parts, request))
        except SignedOut:
            return self._ask(onward, said=say(ENDED) if token_of(request) else "")
        return RedirectResponse(onward, 303, headers=HEADERS)

    async def sign_in(self, request: Request) -> Response:
        """Check e-mail and password; then ask for the code of who shows one, and let the others in."""
        form = await self._door.read(request)
        email, onward = form.get("email", ""), onward_of(form)
        if not self._parts.settings.passwords:
            return self._ask(onward, "", say(ELSEWHERE), 403)
        host, now = request.client.host if request.client else "", self._parts.clock.now()
        if not await self._service.work(lambda uow: self._attempts.may_try(uow, host, email, now)):
            return self._ask(onward, email, say(TOO_MANY), 429)
        staff = await self._find(email, form.get("password", ""))
        if staff is None:
            return self._ask(onward, email, say(WRONG), 401)
        await self._service.work(lambda uow: self._attempts.forget(uow, host, email))
        return await self._go_on(request, staff, onward)

    async def show_code(self, request: Request) -> Response:
        """Ask for the code of whoever has shown their password."""
        onward = onward_of(request.query_params)
        if await self._service.work(partial(self._half, request=request)) is None:
            return RedirectResponse("/console/sign-in", 303, headers=HEADERS)
        return self._door.ask("code", onward=onward, error="")

    async def take_code(self, request: Request) -> Response:
        """Check the code, and let them in."""
        form = await self._door.read(request)
        onward = onward_of(form)

        def task(uow: UnitOfWork) -> tuple[Staff, Verdict] | None:
            staff = self._half(uow, request)
            return (staff, self._check(uow, staff, form.get("code", ""))) if staff else None

        found = await self._service.work(task)
        if found is None:
            return self._ask(onward, "", say(TOO_LATE), 401)
        staff, verdict = found
        if verdict.lets_in:
            return await self._door.let_in(request, staff, onward)
        return self._door.ask("code", 401, onward=onward, error=SAID[verdict])

    async def sign_out(self, request: Request) -> Response:
        """End the session."""
        form, token = await read_form(request, self._door.public_url), token_of(request)

        def task(uow: UnitOfWork) -> None:
            check_word(enter(uow, self._parts, request), form)
            login.close_session(uow, self._parts.vault, token)

        await self._service.work(task)
        response = RedirectResponse("/console/sign-in", 303, headers=HEADERS)
        login.drop_cookie(response, self._door.public_url)
        return response

    async def _find(self, email: str, password: str) -> Staff | None:
        """Return whoever an e-mail and a password belong to; the unknown take as long as the known."""
        staff = await self._service.work(lambda uow: uow.staff.find(email))
        known = staff if staff is not None and staff.disabled_at is None else None
        right = await anyio.to_thread.run_sync(is_right, password, known.password_hash if known else None)
        return known if right else None

    async def _go_on(self, request: Request, staff: Staff, onward: str) -> Response:
        if staff.code_secret is None:
            return await self._door.let_in(request, staff, onward)
        vault, now = self._parts.vault, self._parts.clock.now()
        half = vault.link_token({"half": staff.id, "of": vault.sign(_seen(staff))}, now)
        response = RedirectResponse(f"{CODE}?next={onward}", 303, headers=HEADERS)
        self._door.keep(response, HALF, half)
        return response

    def _half(self, uow: UnitOfWork, request: Request) -> Staff | None:
        """Return who has shown their password a moment ago, and may still come in."""
        vault, now = self._parts.vault, self._parts.clock.now()
        try:
            told = vault.read_link(request.cookies.get(HALF, ""), now, HALF_AGE)
        except BadLink:
            return None
        staff = uow.staff.get(told["half"]) if "half" in told else None
        is_same = staff is not None and vault.is_signed(_seen(staff), told["of"])
        return staff if staff is not None and is_same and staff.disabled_at is None else None

    def _check(self, uow: UnitOfWork, staff: Staff, code: str) -> Verdict:
        """Say whether a code is right; one off the list is noted, for somebody may have found the list."""
        clock, creditors = self._parts.clock, uow.staff.creditors(staff.id)
        verdict = second_step.check(uow, self._parts.vault, staff, code, clock.wall())
        if verdict is Verdict.LISTED and creditors:
            uow.scope(*creditors)
            left = uow.second_steps.count_codes(staff.id)
            Change(uow, staff, f"staff:{staff.id}", clock.now()).note("recovery_code_used", left=left)
        return verdict

    def _ask(self, onward: str, email: str = "", error: str = "", status: int = 200, said: str = "") -> Response:
        given = self._parts.settings
        ways = {"passwords": given.passwords, "elsewhere": given.oidc_issuer is not None}
        return self._door.ask("sign_in", status, email=email, error=error, said=said, onward=onward, **ways)


def _seen(staff: Staff) -> str:
    """Return what a right password was right for: another one, or another phone, ends what was begun."""
    return f"half {staff.id} {staff.password_hash} {staff.code_secret!r}"
