"""The console's page on which a person says whose money it is, that it was not theirs, or that it goes back."""

from collections.abc import Callable, Mapping
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from bot.bank import deciding
from bot.console.gate import Form, Refusal, enter_to_see
from bot.console.office import Office
from bot.console.pages import page
from bot.console.press import Acts, Press, act_on
from bot.console.speech import N_, Phrases, say
from bot.console.unmatched import PATH, read_unmatched, seek
from bot.errors import ClientMistake
from storage.errors import Missing
from storage.unit_of_work import UnitOfWork

DIGITS_MAX = 15
DONE: Mapping[str, str] = Phrases(
    {
        "match": N_("Anotado como pago de esa persona. Si nos ha escrito antes, ya se le agradeció."),
        "take_back": N_("Ese pago ya no es de esa persona: espera otra vez a su dueño."),
        "give_back": N_("Anotado: ese dinero vuelve a quien lo envió, o no es de esta empresa."),
    }
)
REFUSED: Mapping[str | None, str] = Phrases(
    {
        deciding.SETTLED: N_("Otra persona del equipo ya resolvió ese pago: mire cómo quedó antes de seguir."),
        deciding.CLIENT: N_("No hay nadie con ese número de cliente o nombre en esa empresa. Revise lo que escribió."),
        deciding.GONE: N_("El banco ya revirtió ese pago: no queda nada que quitar."),
        deciding.CURRENCY: N_("Está en otra moneda que la cuenta: conviértalo fuera de aquí, y anote qué se hizo."),
    }
)


class UnmatchedRoom:
    """The routes of money without an owner."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts = service, service.app

    async def show(self, request: Request) -> Response:
        """Show what waits."""
        return await self._service.work(partial(self._page, request=request))

    async def act(self, request: Request) -> Response:
        """Settle one and show the list without it; what was refused stays typed."""
        return await act_on(self._service, request, ACTS, _onward, self._page)

    def _page(self, uow: UnitOfWork, request: Request, form: Form | None = None, error: str = "") -> Response:
        me = enter_to_see(uow, self._parts, request)
        listing = read_unmatched(uow, self._parts, me, request.query_params.get("after", ""), form or {})
        done = DONE.get(request.query_params.get("done", ""), "")
        return page(
            "unmatched", 422 if error else 200, me=me, listing=listing, typed=form or {}, error=error, done=done
        )


def _match(press: Press) -> None:
    creditor, number = _item(press)
    client = press.form.get("client", "").strip()
    if not client:
        raise Refusal(say("Escriba el número de cliente, o elija a una de las personas de la lista."))
    if press.uow.clients.find(creditor, client) is None and seek(press.uow, creditor, client):
        raise Refusal(say("Elija a quién se refiere: está debajo de lo que escribió."))
    _settle(partial(press.parts.decider.match, press.uow, creditor, number, client, press.me.staff.id, press.now))


def _give_back(press: Press) -> None:
    creditor, number = _item(press)
    staff, now, note = press.me.staff.id, press.now, press.reason
    _settle(partial(press.parts.decider.give_back, press.uow, creditor, number, staff, now, note))


def _take_back(press: Press) -> None:
    creditor, number = _item(press)
    staff, now, note = press.me.staff.id, press.now, press.reason
    _settle(partial(press.parts.decider.take_back, press.uow, creditor, number, staff, now, note))


def _settle(act: Callable[[], None]) -> None:
    """Settle it, or say why that cannot be done."""
    try:
        act()
    except ClientMistake as fault:
        raise Refusal(REFUSED[fault.field]) from fault


def _item(press: Press) -> tuple[str, int]:
    """Return the creditor and number of what a form is about. Raises Missing for one of a creditor they do not see."""
    given = press.form.get("item", "")
    creditor, _, number = given.rpartition(":")
    if creditor not in press.me.creditors or not number.isdecimal() or len(number) > DIGITS_MAX:
        raise Missing("payment", given)
    return creditor, int(number)


def _onward(press: Press) -> str:
    return f"{PATH}?done={press.name}"


ACTS: Acts = {"match": _match, "take_back": _take_back, "give_back": _give_back}
