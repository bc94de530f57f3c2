"""The console's pages on which advisers practise with clients who are none."""

from collections.abc import Callable
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from bot.console.gate import Form, Refusal, enter_to_see
from bot.console.objections import chosen
from bot.console.office import Office
from bot.console.pages import page
from bot.console.practice.board import read_board
from bot.console.practice.view import read_talk
from bot.console.press import Acts, Press, act_on
from bot.console.speech import N_, say
from bot.errors import ClientMistake, UnknownCreditor
from bot.practice import course
from storage.errors import Missing
from storage.schema import Practice
from storage.unit_of_work import UnitOfWork

PATH = "/console/practice"
NUMBER_MAX = 2**53
OPEN = N_("Ya tiene una práctica abierta: sígala, o déjela.")
NO_POLICY = N_("La empresa aún no tiene política: sin ella no se sabe qué se puede ofrecer.")


class PracticeRoom:
    """The routes of practice."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts = service, service.app

    async def show(self, request: Request) -> Response:
        """Show what one may practise, and has practised."""
        return await self._service.work(partial(self._board, request=request))

    async def start(self, request: Request) -> Response:
        """Begin a practice, and lead to it."""
        return await act_on(self._service, request, {"start": _start}, _to_open, self._board)

    async def show_one(self, request: Request) -> Response:
        """Show a talk of one's own practice."""
        return await self._service.work(partial(self._talk, request=request))

    async def act(self, request: Request) -> Response:
        """Write to the simulated client, go on to the next one, or leave."""

        def on(act: Callable[[Press, Practice], None]) -> Callable[[Press], None]:
            return lambda press: act(press, _find(press.uow, press.me.staff.id, request))

        acts: Acts = {name: on(act) for name, act in {"say": _say, "go_on": _go_on, "leave": _leave}.items()}
        return await act_on(
            self._service,
            request,
            acts,
            lambda press: PATH if press.name == "leave" else f"{request.url.path}#write",
            self._talk,
        )

    def _board(self, uow: UnitOfWork, request: Request, form: Form | None = None, error: str = "") -> Response:
        me = enter_to_see(uow, self._parts, request)
        board = read_board(uow, self._parts, me)
        return page("practice", 422 if error else 200, me=me, board=board, error=error, typed=form or {})

    def _talk(self, uow: UnitOfWork, request: Request, form: Form | None = None, error: str = "") -> Response:
        me = enter_to_see(uow, self._parts, request)
        row = _find(uow, me.staff.id, request)
        given = request.query_params.get("talk", "")
        place = int(given) - 1 if given in {"1", "2", "3"} else None
        shown = read_talk(row, self._parts.bot.profiles.get(uow, row.creditor_id), me, place)
        return page("practice_talk", 422 if error else 200, me=me, talk=shown, error=error, typed=form or {})


def _find(uow: UnitOfWork, staff: int, request: Request) -> Practice:
    """Return the practice that a page's address names. Raises Missing for one of somebody else."""
    number: int = request.path_params["number"]
    if number > NUMBER_MAX:
        raise Missing("practice", number)
    return uow.practices.get(staff, number)


def _to_open(press: Press) -> str:
    row = press.uow.practices.open_of(press.me.staff.id)
    return f"{PATH}/{row.id}#write" if row else PATH


def _start(press: Press) -> None:
    uow, form = press.uow, press.form
    try:
        profile = press.parts.bot.profiles.get(uow, chosen(press.me, form))
        course.start(uow, profile, press.me.staff.id, form.get("situation", ""), form.get("language", ""), press.now)
    except UnknownCreditor as fault:
        raise Refusal(say(NO_POLICY)) from fault
    except ClientMistake as fault:
        if fault.field != "open":
            raise Missing("situation", form.get("situation", "")) from fault
        raise Refusal(say(OPEN)) from fault


def _say(press: Press, row: Practice) -> None:
    """Write to the simulated client; a message that was sent twice counts once, and none once they are gone."""
    text = press.form.get("text", "").strip()
    if not 0 < len(text) <= course.TEXT_MAX:
        raise Refusal(say("Escriba un mensaje, de hasta %(most)s letras.", most=course.TEXT_MAX))
    talk = course.current(row)
    if press.form.get("turn") == f"{talk.stage}-{len(talk.turns)}" and row.ended_at is None and not talk.ending:
        course.say(row, press.parts.bot.profiles.get(press.uow, row.creditor_id), text, press.now)


def _go_on(press: Press, row: Practice) -> None:
    course.go_on(row, press.parts.bot.profiles.get(press.uow, row.creditor_id))


def _leave(press: Press, row: Practice) -> None:
    course.leave(row, press.now)
