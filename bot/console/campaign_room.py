"""The console's pages for supervisors on which campaigns are written, looked at, approved, paused and taken back."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from bot import campaigns
from bot.console.campaign import read_campaign
from bot.console.campaigns import check_campaign, read_campaigns, save_campaign
from bot.console.foreseen import foresee
from bot.console.gate import Form, Refusal, enter_to_see
from bot.console.login import Signed
from bot.console.office import Office
from bot.console.pages import page
from bot.console.press import Acts, Press, act_on
from bot.console.sheet import Fault, Sheet, take
from bot.console.speech import N_, Phrases, say
from bot.errors import ClientMistake
from storage.errors import Missing
from storage.schema import Campaign
from storage.unit_of_work import UnitOfWork

FIGURES_MAX = 15  #: of a pause's number
NUMBER_MAX = 2**53
CHANGED = N_("La campaña ya no está como usted la veía: mire cómo está ahora.")
REFUSED: Mapping[str | None, str] = Phrases(
    {
        "by": N_("Esta campaña la escribió usted, o alguien con su nombre: la aprueba otra persona."),
        "to": N_("Su último día ya pasó: escríbala otra vez, con otros días."),
    }
)
DONE: Mapping[str, str] = Phrases(
    {
        "submit": N_("Guardada como borrador: falta que otra persona la mire y la apruebe."),
        "approve": N_("Aprobada: corre en sus días."),
        "pause": N_("Detenida: no sale nada de esta campaña."),
        "lift": N_("Sigue: sus contactos pueden salir."),
        "recall": N_("Retirada: nada más sale por ella."),
    }
)


class CampaignRoom:
    """The routes of campaigns."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts = service, service.app

    async def show(self, request: Request) -> Response:
        """Show all campaigns."""
        return await self._service.work(partial(self._list, request=request))

    async def take(self, request: Request) -> Response:
        """Check what was typed, or save it as a draft."""
        return await take(self._service, request, Sheet(check_campaign, self._save, self._list))

    async def show_one(self, request: Request) -> Response:
        """Show one campaign; what it would do where that is asked for."""
        return await self._service.work(partial(self._page, request=request))

    async def act(self, request: Request) -> Response:
        """Carry out an act and show the campaign as it is then; what was refused stays typed."""

        def on(act: Callable[[Press, Campaign], object]) -> Callable[[Press], None]:
            return lambda press: _carry_out(act, press, _find(press.uow, request))

        acts: Acts = {name: on(act) for name, act in ACTS.items()}
        onward = f"{request.url.path}?done="
        return await act_on(self._service, request, acts, lambda press: onward + press.name, self._page)

    def _save(self, uow: UnitOfWork, me: Signed, form: Form) -> str:
        return save_campaign(uow, self._parts, me, form)

    def _list(
        self,
        uow: UnitOfWork,
        request: Request,
        form: Form | None = None,
        found: Sequence[Fault] | None = None,
        status: int = 200,
    ) -> Response:
        me = enter_to_see(uow, self._parts, request)
        shelf = read_campaigns(uow, self._parts, me, form or {})
        return page("campaigns", status, me=me, shelf=shelf, faults=found or [], checked=found is not None)

    def _page(self, uow: UnitOfWork, request: Request, form: Form | None = None, error: str = "") -> Response:
        me = enter_to_see(uow, self._parts, request)
        row = _find(uow, request)
        seen = read_campaign(uow, self._parts, me, row)
        is_asked = seen.can_foresee and request.query_params.get("preview") == "1"
        view = foresee(uow, self._parts, row) if is_asked else None
        values = {"typed": form or {}, "error": error, "done": DONE.get(request.query_params.get("done", ""), "")}
        return page("campaign", 422 if error else 200, me=me, campaign=seen, view=view, **values)


def _find(uow: UnitOfWork, request: Request) -> Campaign:
    """Return the campaign that a page's address names. Raises Missing for one of a creditor that is not in scope."""
    number: int = request.path_params["number"]
    row = uow.campaigns.find(number) if number <= NUMBER_MAX else None
    if row is None:
        raise Missing("campaign", number)
    return row


def _carry_out(act: Callable[[Press, Campaign], object], press: Press, row: Campaign) -> None:
    try:
        act(press, row)
    except ClientMistake as fault:
        raise Refusal(REFUSED.get(fault.field, say(CHANGED))) from fault


def _approve(press: Press, row: Campaign) -> None:
    campaigns.approve(press.uow, row.creditor_id, row.id, press.actor, press.now)


def _pause(press: Press, row: Campaign) -> None:
    campaigns.pause(press.uow, row.creditor_id, row.id, press.actor, press.reason, press.now)


def _lift(press: Press, row: Campaign) -> None:
    """Lift the pause that was seen, of this campaign alone."""
    given = press.form.get("pause", "")
    number = int(given) if given.isdecimal() and len(given) <= FIGURES_MAX else 0
    if number not in {one.id for one in press.uow.contact_pauses.of(row.creditor_id, row.id)}:
        raise Missing("pause", given)
    campaigns.lift(press.uow, row.creditor_id, number, press.actor, press.reason, press.now)


def _recall(press: Press, row: Campaign) -> None:
    campaigns.recall(press.uow, row.creditor_id, row.id, press.actor, press.reason, press.now)


ACTS: Mapping[str, Callable[[Press, Campaign], None]] = {
    "approve": _approve,
    "pause": _pause,
    "lift": _lift,
    "recall": _recall,
}
