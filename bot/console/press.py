"""Carry out what is pressed on a page, in one transaction; then lead on to the page as it is then."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.console.gate import Form, Refusal, check_word, enter_to_see, read_form
from bot.console.login import Signed
from bot.console.office import Office, Parts
from bot.console.pages import HEADERS
from bot.console.speech import say
from storage.errors import Missing
from storage.unit_of_work import UnitOfWork

TRY = "try"  #: the act that shows what another would do
REASON_MAX = 200  #: characters


@dataclass(frozen=True, slots=True)
class Press:
    """A button that was pressed: by whom, when, what they typed beside it."""

    uow: UnitOfWork
    parts: Parts
    me: Signed
    form: Form
    now: datetime

    @property
    def name(self) -> str:
        """Return the name of the act that is asked for."""
        return self.form.get("act", "")

    @property
    def actor(self) -> str:
        """Return who does it."""
        return f"staff:{self.me.staff.id}"

    @property
    def reason(self) -> str:
        """Return why, in their words. Raises Refusal when nothing is said, or too much."""
        words = " ".join(self.form.get("reason", "").split())
        if not 0 < len(words) <= REASON_MAX:
            raise Refusal(
                say(
                    "Diga por qué, en hasta %(most)s letras: queda a la vista de todo el equipo.",
                    most=REASON_MAX,
                )
            )
        return words


Acts = Mapping[str, Callable[[Press], None]]
Door = Callable[[UnitOfWork, Parts, Request], Signed]


async def act_on(
    service: Office,
    request: Request,
    acts: Acts,
    onward: Callable[[Press], str],
    show: Callable[..., Response],
    door: Door = enter_to_see,
    tried: Callable[..., Response] | None = None,
) -> Response:
    """Do what is pressed, and lead on; what was refused stays typed on the page, beside the reason.

    `show` draws it in a unit of work, from `request`, `form` and `error`; `door` says who may come in. Where something
    can be tried before it is done (`TRY`), `tried` draws what would come of it, and nothing is kept.
    """
    form = await read_form(request, service.app.settings.public_url)
    try:
        if tried is not None and form.get("act") == TRY:
            return await service.work(partial(_try, service.app, request, form, tried, door))
        return await carry_out(service, request, form, acts, onward, door)
    except Refusal as refusal:
        return await service.work(partial(show, request=request, form=form, error=refusal.sentence))


def _try(
    parts: Parts, request: Request, form: Form, tried: Callable[..., Response], door: Door, uow: UnitOfWork
) -> Response:
    check_word(door(uow, parts, request), form)
    return tried(uow, request=request, form=form)


async def carry_out(
    service: Office,
    request: Request,
    form: Form,
    acts: Acts,
    onward: Callable[[Press], str],
    door: Door = enter_to_see,
) -> Response:
    """Carry out the act that a form names, and go on to an address.

    Raises what the gate raises, Missing for an act that is none, and whatever the act refuses with: nothing of it
    is kept then.
    """

    def task(uow: UnitOfWork) -> Response:
        me = door(uow, service.app, request)
        check_word(me, form)
        press = Press(uow, service.app, me, form, service.app.clock.now())
        if press.name not in acts:
            raise Missing("act", press.name)
        acts[press.name](press)
        return RedirectResponse(onward(press), 303, headers=HEADERS)

    return await service.work(task)
