"""The console's page for supervisors on which ways to pay are proposed, and approved or refused by another one."""

from collections.abc import Mapping
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from bot.console.gate import Form, Refusal, enter_to_see
from bot.console.means import KINDS, OWN, PATH, read_means
from bot.console.means_form import propose, remove
from bot.console.office import Office
from bot.console.pages import page
from bot.console.press import Acts, Press, act_on
from bot.console.speech import N_, Phrases, say
from bot.creditors import means
from bot.errors import ClientMistake
from storage.errors import Missing
from storage.unit_of_work import UnitOfWork

FIGURES_MAX = 15  #: of a list's number
CHANGED = N_("Esa propuesta ya no está como usted la veía: mire cómo está ahora.")
PROPOSED = N_("Propuesto: cuando otra persona de supervisión lo apruebe, lo leerán los clientes.")
DONE: Mapping[str, str] = Phrases(
    {
        "propose": PROPOSED,
        "remove": PROPOSED,
        "approve": N_("Aprobado: desde ahora los clientes leen estas formas de pago."),
        "refuse": N_("Rechazado: los clientes siguen leyendo las de antes."),
    }
)


class MeansRoom:
    """The routes of ways to pay."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts = service, service.app

    async def show(self, request: Request) -> Response:
        """Show what clients are told, and what waits."""
        return await self._service.work(partial(self._page, request=request))

    async def act(self, request: Request) -> Response:
        """Carry out an act and show the page as it is then; what was refused stays typed."""
        return await act_on(self._service, request, ACTS, lambda press: f"{PATH}?done={press.name}", self._page)

    def _page(self, uow: UnitOfWork, request: Request, form: Form | None = None, error: str = "") -> Response:
        me = enter_to_see(uow, self._parts, request)
        done = DONE.get(request.query_params.get("done", ""), "")
        shown = read_means(uow, self._parts, me, form or request.query_params)
        told = {"shown": shown, "kinds": KINDS, "typed": form or {}, "error": error, "done": done}
        return page("means", 422 if error else 200, me=me, **told)


def _approve(press: Press) -> None:
    creditor, number = _chosen(press)
    try:
        means.approve(press.uow, creditor, number, press.actor, press.now)
    except ClientMistake as fault:
        raise Refusal(say(OWN if fault.field == "by" else CHANGED)) from fault


def _refuse(press: Press) -> None:
    creditor, number = _chosen(press)
    try:
        means.refuse(press.uow, creditor, number, press.actor, press.reason, press.now)
    except ClientMistake as fault:
        raise Refusal(say(CHANGED)) from fault


def _chosen(press: Press) -> tuple[str, int]:
    """Return the creditor and the number of the list that it is about. Raises Missing for a creditor not theirs."""
    creditor, number = press.form.get("creditor", ""), press.form.get("list", "")
    if creditor not in press.me.creditors:
        raise Missing("creditor", creditor)
    if not number.isdecimal() or len(number) > FIGURES_MAX:
        raise Missing("list of ways to pay", number)
    return creditor, int(number)


ACTS: Acts = {"approve": _approve, "refuse": _refuse, "propose": propose, "remove": remove}
