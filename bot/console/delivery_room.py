"""The console's page for supervisors on which messages that did not go through are tried again, or let go."""

import re
from collections.abc import Callable, Mapping
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from bot import leftovers
from bot.console.deliveries import read_deliveries, sought_of
from bot.console.delivery_rows import OBSTACLES
from bot.console.gate import Form, Refusal, enter_to_see, read_form
from bot.console.office import Office
from bot.console.pages import page
from bot.console.press import Acts, Press, carry_out
from bot.console.speech import N_, Phrases, say
from bot.errors import ClientMistake
from bot.webhooks import desk
from storage.errors import Missing
from storage.leftovers import find_dead_letter, find_leftover
from storage.schema import SendStatus
from storage.unit_of_work import UnitOfWork

NUMBERS = re.compile(r"\d{1,15}(?:,\d{1,15}){0,49}")
CHANGED = N_("Ese mensaje ya cambió: mire cómo está ahora.")
DONE: Mapping[str, str] = Phrases(
    {
        "again": N_("Sale otra vez, en cuanto las reglas de contacto lo permitan."),
        "let_go": N_("Ya no aparece aquí. En la conversación sigue diciendo que no llegó."),
        "revive": N_("Se intenta atender otra vez."),
        "resend": N_("Sale otra vez."),
        "forget": N_("Ya no aparece aquí. El otro sistema no lo sabrá por este aviso."),
        "drop": N_("Ya no se intenta atender, y lo que decía quedó borrado."),
    }
)


class SecondPress(Exception):
    """An act must be asked for twice, because it may do what nobody wants."""

    def __init__(self, number: int) -> None:
        """Keep the message."""
        self.number = number
        super().__init__(str(number))


class DeliveryRoom:
    """The routes of deliveries."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts = service, service.app

    async def show(self, request: Request) -> Response:
        """Show one list."""
        return await self._service.work(partial(self._page, request=request))

    async def act(self, request: Request) -> Response:
        """Carry out an act and show the list without what it was about; what may come twice is asked for twice."""
        form = await read_form(request, self._parts.settings.public_url)
        try:
            return await carry_out(self._service, request, form, ACTS, partial(_onward, request))
        except SecondPress as asking:
            return await self._service.work(partial(self._page, request=request, asked=asking.number))
        except Refusal as refusal:
            return await self._service.work(partial(self._page, request=request, error=refusal.sentence))

    def _page(self, uow: UnitOfWork, request: Request, asked: int | None = None, error: str = "") -> Response:
        me = enter_to_see(uow, self._parts, request)
        listing = read_deliveries(uow, self._parts, me, sought_of(request.query_params), asked)
        done = DONE.get(request.query_params.get("done", ""), "")
        return page("deliveries", 422 if error else 200, me=me, listing=listing, error=error, done=done)


def _each(act: Callable[[Press, int], None]) -> Callable[[Press], None]:
    """Return an act on each message that a form names. Of several, those that changed meanwhile are passed over."""

    def carry_out_each(press: Press) -> None:
        numbers = _numbers(press.form)
        for number in numbers:
            try:
                act(press, number)
            except Missing as fault:
                if len(numbers) == 1:
                    raise Refusal(say(CHANGED)) from fault
            except ClientMistake as fault:
                raise Refusal(OBSTACLES.get(fault.field or "", say(CHANGED))) from fault

    return carry_out_each


def _again(press: Press, number: int) -> None:
    """Send a message again; one that may have arrived only when that was asked for twice."""
    found = find_leftover(press.uow.session, number)
    is_open = found is not None and leftovers.obstacle(found, press.now) is None
    if found is not None and is_open and found.row.status is SendStatus.UNKNOWN and not _is_confirmed(press):
        raise SecondPress(number)
    leftovers.send_again(press.uow, number, press.now, press.actor)


def _let_go(press: Press, number: int) -> None:
    leftovers.let_go(press.uow, number, press.now, press.actor)


def _revive(press: Press, number: int) -> None:
    leftovers.handle_again(press.uow, number, press.me.creditors, press.now, press.actor)


def _drop(press: Press, number: int) -> None:
    """Erase what could not be handled, when that was asked for twice."""
    if find_dead_letter(press.uow.session, number, press.me.creditors) is not None and not _is_confirmed(press):
        raise SecondPress(number)
    leftovers.drop(press.uow, number, press.me.creditors, press.now, press.actor)


def _resend(press: Press, number: int) -> None:
    desk.replay(press.uow, number, press.now, press.actor)


def _forget(press: Press, number: int) -> None:
    desk.let_go(press.uow, number, press.now, press.actor)


def _is_confirmed(press: Press) -> bool:
    return press.form.get("confirm") == "1"


def _numbers(form: Form) -> tuple[int, ...]:
    given = form.get("item", "")
    if not NUMBERS.fullmatch(given):
        raise Missing("message", given)
    return tuple(dict.fromkeys(int(one) for one in given.split(",")))


def _onward(request: Request, press: Press) -> str:
    address = sought_of(request.query_params).to()
    return f"{address}{'&' if '?' in address else '?'}done={press.name}"


ACTS: Acts = {
    "again": _each(_again),
    "let_go": _each(_let_go),
    "revive": _each(_revive),
    "drop": _each(_drop),
    "resend": _each(_resend),
    "forget": _each(_forget),
}
