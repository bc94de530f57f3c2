"""The clock of a demonstration."""

from datetime import datetime

from fastapi import APIRouter
from pydantic import AwareDatetime

from bot.errors import ClientMistake
from bot.jobs.travel import advance
from bot.web.api.access import Calling
from bot.web.api.shapes import Shape

router = APIRouter(tags=["clock"])


class Moment(Shape):
    """A moment with its offset."""

    now: AwareDatetime


@router.post("/clock")
def post_clock(call: Calling, asked: Moment) -> Moment:
    """Move the service's clock forward; what falls due on the way happens. Only where the settings allow it."""
    if not call.app.settings.demo_clock:
        raise ClientMistake("The clock moves only in a demonstration: set CONCILIA_DEMO_CLOCK=on.", 403)
    if call.key.creditor_id is not None:
        raise ClientMistake("The clock is everybody's; a key for all creditors may move it.", 403)
    call.uow.rollback()
    reached: datetime = advance(call.app, asked.now)
    return Moment(now=reached)
