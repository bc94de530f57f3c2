"""The clock of a demonstration."""

from datetime import UTC

from fastapi import APIRouter
from starlette.responses import Response

from bot.errors import ClientMistake
from bot.jobs.travel import advance
from bot.web.api import once
from bot.web.api.access import Calling
from bot.web.api.shapes import Moment, Shape

router = APIRouter(tags=["clock"])
ROUTE = "POST /clock"


class Time(Shape):
    """A moment with its offset."""

    now: Moment


@router.post("/clock", response_model=Time)
def post_clock(call: Calling, asked: Time) -> Response:
    """Move the service's clock forward; what falls due on the way happens. Only where the settings allow it."""
    if not call.app.settings.demo_clock:
        raise ClientMistake("The clock moves only in a demonstration: set CONCILIA_DEMO_CLOCK=on.", 403)
    if call.key.creditor_id is not None:
        raise ClientMistake("The clock is everybody's; a key for all creditors may move it.", 403)
    first = once.begin(call, ROUTE, asked)
    if first is not None:
        return first
    call.uow.commit()  # the way may be long, and nothing that others need stays locked on it
    return once.finish(call, ROUTE, Time(now=advance(call.app, asked.now.astimezone(UTC))))
