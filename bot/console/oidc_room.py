"""The console's door for whoever shows who they are at another house: there, back, and in if their access is here."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.console.doorway import AWAY, Doorway, onward_of
from bot.console.login import OIDC, is_same
from bot.console.office import Office
from bot.console.pages import HEADERS, notice
from bot.console.speech import say
from bot.log import logger
from bot.oidc import Attempt, House, NotBelieved
from storage.errors import BadLink, Missing
from storage.schema import Staff

PATH, BACK = "/console/sign-in/oidc", "/console/sign-in/oidc/back"
AGE = timedelta(minutes=10)  #: how long somebody may be away


class OidcRoom:
    """The routes to another house and back."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts, self._door = service, service.app, Doorway(service)
        self._house = house_of(service)

    async def go(self, request: Request) -> Response:
        """Send a browser to the other house. Raises Missing where there is none."""
        try:
            place, attempt = await self._known(request).begin(self._parts.clock.wall())
        except NotBelieved as fault:
            return self._refuse(fault)
        kept = {**asdict(attempt), "next": onward_of(request.query_params)}
        response = RedirectResponse(place, 303, headers=HEADERS)
        self._door.keep(response, AWAY, self._parts.vault.link_token(kept, self._parts.clock.now()))
        return response

    async def come_back(self, request: Request) -> Response:
        """Let in whoever comes back with a code that is good, and has access here."""
        house, told = self._known(request), request.query_params
        try:
            kept = self._parts.vault.read_link(request.cookies.get(AWAY, ""), self._parts.clock.now(), AGE)
            attempt = find_attempt(kept, told, house)
            email = await house.finish(told["code"], attempt, self._parts.clock.wall())
        except (BadLink, KeyError) as fault:
            return self._refuse(NotBelieved(type(fault).__name__))
        except NotBelieved as fault:
            return self._refuse(fault)
        staff = await self._service.work(lambda uow: uow.staff.find(email))
        return await self._let_in(request, staff, onward_of(kept))

    async def _let_in(self, request: Request, staff: Staff | None, onward: str) -> Response:
        if staff is None or staff.disabled_at is not None:
            title, text = say("Aquí no tiene acceso"), say("Pida a supervisión que le dé acceso con ese correo.")
            return self._forget(notice(title, text, 403))
        return await self._door.let_in(request, staff, onward, OIDC)

    def _known(self, request: Request) -> House:
        if self._house is None:
            raise Missing("page", request.url.path)
        return self._house

    def _refuse(self, fault: NotBelieved) -> Response:
        """Say that it did not work; the log has a word for why."""
        logger().warning("oidc.refused", why=fault.why)
        title = say("No se pudo entrar con la cuenta de su empresa")
        return self._forget(notice(title, say("Pruebe otra vez. Si no funciona, avise a operación."), 401))

    def _forget(self, response: Response) -> Response:
        response.delete_cookie(AWAY, path="/console")
        return response


def find_attempt(kept: Mapping[str, str], told: Mapping[str, str], house: House) -> Attempt:
    """Return what was made up for whoever comes back. Raises NotBelieved for another's answer, or a no."""
    attempt = Attempt(kept["state"], kept["nonce"], kept["verifier"])
    if not is_same(told.get("state", ""), attempt.state) or told.get("iss", house.issuer).rstrip("/") != house.issuer:
        raise NotBelieved("state")
    if not told.get("code"):
        raise NotBelieved("no_code")
    return attempt


def house_of(service: Office) -> House | None:
    """Return the other house that the settings name, if any."""
    given = service.app.settings
    if given.oidc_issuer is None:
        return None
    secret, name = given.oidc_client_secret or "", given.oidc_client_id or ""
    return House(given.oidc_issuer, name, secret, f"{given.public_url}{BACK}")
