"""The console's page on which somebody sets up their phone as a second step of signing in, or takes it away."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import segno
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot import second_step
from bot.console.doorway import SECOND_STEP
from bot.console.gate import Form, check_word, enter, lacks_second_step, read_form
from bot.console.login import Signed
from bot.console.office import Office
from bot.console.pages import HEADERS, page
from bot.console.sign_in_room import HALF_AGE, SAID
from bot.console.speech import N_, say
from bot.people import Change
from storage.errors import BadLink, Missing
from storage.unit_of_work import UnitOfWork

PIXELS = 5  #: of a page for one of the picture
STALE = N_("La página estuvo abierta mucho tiempo, o su teléfono ya está listo. Aquí está todo de nuevo.")
UNPROVED = N_("Ese código no es de esta imagen. Mire la hora de su teléfono y escriba el que muestra ahora.")


class SecondStepRoom:
    """The routes of one's phone."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts = service, service.app
        self._acts: Mapping[str, Callable[[UnitOfWork, Signed, Form], Response]] = {
            "enrol": self._enrol,
            "renew": self._renew,
            "remove": self._remove,
        }

    async def show(self, request: Request) -> Response:
        """Show the picture for the phone, or what there is."""
        return await self._service.work(lambda uow: self._page(uow, enter(uow, self._parts, request)))

    async def act(self, request: Request) -> Response:
        """Carry out an act; a wrong code is counted whatever comes of it. Raises Missing for an act that is none."""
        form = await read_form(request, self._parts.settings.public_url)
        return await self._service.work(partial(self._act, request=request, form=form))

    def _act(self, uow: UnitOfWork, request: Request, form: Form) -> Response:
        me = enter(uow, self._parts, request)
        check_word(me, form)
        if form.get("act", "") not in self._acts:
            raise Missing("act", form.get("act", ""))
        return self._acts[form["act"]](uow, me, form)

    def _enrol(self, uow: UnitOfWork, me: Signed, form: Form) -> Response:
        """Begin to ask for codes, once one shows that the phone has the secret; what the password opened alone ends."""
        vault, clock = self._parts.vault, self._parts.clock
        secret = self._read_secret(me, form)
        if secret is None or me.staff.code_secret is not None:
            return self._page(uow, me, say(STALE))
        codes = second_step.enrol(uow, vault, me.staff, secret, form.get("code", ""), clock.wall())
        if codes is None:
            return self._page(uow, me, say(UNPROVED), secret)
        uow.sessions.end_all(me.staff.id, but=me.session)
        return self._told(uow, me, "second_step_set", codes)

    def _renew(self, uow: UnitOfWork, me: Signed, form: Form) -> Response:
        """Write a new list of codes in place of the old one."""
        if (error := self._refuses(uow, me, form)) is not None:
            return self._page(uow, me, error)
        return self._told(uow, me, "recovery_codes_renewed", second_step.write_list(uow, self._parts.vault, me.staff))

    def _remove(self, uow: UnitOfWork, me: Signed, form: Form) -> Response:
        """Ask for no more codes; whoever must show one is led to set up another phone at once."""
        if (error := self._refuses(uow, me, form)) is not None:
            return self._page(uow, me, error)
        second_step.remove(uow, me.staff)
        self._note(uow, me, "second_step_removed")
        return RedirectResponse(SECOND_STEP, 303, headers=HEADERS)

    def _refuses(self, uow: UnitOfWork, me: Signed, form: Form) -> str | None:
        """Return what is wrong with a code; nothing when it is right."""
        vault, clock = self._parts.vault, self._parts.clock
        verdict = second_step.check(uow, vault, me.staff, form.get("code", ""), clock.wall())
        return None if verdict.lets_in else SAID[verdict]

    def _told(self, uow: UnitOfWork, me: Signed, action: str, codes: Sequence[str]) -> Response:
        """Show the list of codes, the only time."""
        self._note(uow, me, action)
        return page("recovery_codes", me=me, codes=codes)

    def _note(self, uow: UnitOfWork, me: Signed, action: str) -> None:
        Change(uow, me.staff, f"staff:{me.staff.id}", self._parts.clock.now()).note(action)

    def _page(self, uow: UnitOfWork, me: Signed, error: str = "", secret: str | None = None) -> Response:
        secret = secret or second_step.new_secret()
        token = self._parts.vault.link_token({"phone": me.staff.id, "secret": secret}, self._parts.clock.now())
        values = {
            "secret": " ".join(secret[place : place + 4] for place in range(0, len(secret), 4)),
            "token": token,
            "picture": draw(second_step.write_address(secret, me.staff.email)),
            "left": uow.second_steps.count_codes(me.staff.id),
            "must": lacks_second_step(self._parts, me),
        }
        return page("second_step", 422 if error else 200, me=me, error=error, **values)

    def _read_secret(self, me: Signed, form: Form) -> str | None:
        """Return the secret that the picture showed to this person, not long ago."""
        try:
            told = self._parts.vault.read_link(form.get("token", ""), self._parts.clock.now(), HALF_AGE)
        except BadLink:
            return None
        return told["secret"] if told.get("phone") == me.staff.id else None


def draw(address: str) -> Markup:
    """Return what a phone reads as a picture in the page; dark on light in both themes, as cameras want it."""
    drawn = segno.make(address, micro=False).svg_inline(scale=PIXELS, dark="#000", light="#fff")
    return Markup(drawn)  # noqa: S704 - drawn by the library of an address of our own
