"""The console's page of the team: what each is given, and cases of who is away."""

from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from bot.console.gate import Form, Refusal, check_word, enter_to_see, read_form
from bot.console.office import Office
from bot.console.pages import page
from bot.console.press import Press
from bot.console.speech import say
from bot.console.team import give_all, read_kinds, read_languages, read_team, set_duty
from storage.errors import Missing
from storage.unit_of_work import UnitOfWork


class TeamRoom:
    """The routes of the team."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts = service, service.app

    async def show(self, request: Request) -> Response:
        """Show who answers."""
        return await self._service.work(partial(self._page, request=request))

    async def act(self, request: Request) -> Response:
        """Set what somebody is given, or give their cases to others, and show the team as it is then."""
        form = await read_form(request, self._parts.settings.public_url)

        def task(uow: UnitOfWork) -> Response:
            me = enter_to_see(uow, self._parts, request)
            check_word(me, form)
            done = carry_out(Press(uow, self._parts, me, form, self._parts.clock.now()))
            return self._page(uow, request, done=done)

        try:
            return await self._service.work(task)
        except Refusal as refusal:
            return await self._service.work(partial(self._page, request=request, form=form, error=refusal.sentence))

    def _page(
        self, uow: UnitOfWork, request: Request, form: Form | None = None, error: str = "", done: str = ""
    ) -> Response:
        me = enter_to_see(uow, self._parts, request)
        values = {
            "team": read_team(uow, self._parts, me),
            "kinds": read_kinds(self._parts),
            "languages": read_languages(),
            "open": (form or {}).get("staff", ""),
        }
        return page("team", 422 if error else 200, me=me, error=error, done=done, **values)


def carry_out(press: Press) -> str:
    """Carry out what is pressed, and say what came of it. Raises Refusal, Missing for an act that is none."""
    if press.name == "set":
        set_duty(press)
        return say("Anotado.")
    if press.name == "give-all":
        return give_all(press)
    raise Missing("act", press.name)
