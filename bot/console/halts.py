"""Say in whose name nothing leaves now, or no contact, since when, by whom and why: on every page, for all to see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.actors import name_of
from bot.campaigns import CLOCK
from bot.console.manner import Manner, ended
from bot.console.pause_words import why_paused
from bot.console.speech import say
from storage.schema import ContactPause, Creditor
from storage.unit_of_work import UnitOfWork

STOPS, CAMPAIGNS = "/console/stops", "/console/campaigns"  #: the pages on which a halt is lifted


@dataclass(frozen=True, slots=True)
class Halt:
    """What does not leave in the name of a creditor, with the sentence that says so, and where it is lifted.

    `is_all` when nothing at all leaves; else contacts that we start, all of them or those of a campaign.
    """

    creditor: str
    name: str
    words: str
    href: str
    is_all: bool = False


def read_halts(uow: UnitOfWork, creditors: Sequence[str], now: datetime) -> tuple[Halt, ...]:
    """Return what is stopped of some creditors, which are in scope."""
    stopped = [_stop(row, now) for row in uow.creditors.stopped(creditors)]
    paused = [_pause(uow, row, now) for row in uow.contact_pauses.standing(*creditors)]
    return (*stopped, *paused)


def _stop(row: Creditor, now: datetime) -> Halt:
    since = Manner.of(row, now).moment(row.stopped_at or now)
    words = ended(
        say(
            "Todo envío detenido %(since)s por %(name)s: %(reason)s",
            since=since,
            name=row.stopped_by,
            reason=row.stopped_reason,
        )
    )
    return Halt(row.id, row.name, words, STOPS, is_all=True)


def _pause(uow: UnitOfWork, row: ContactPause, now: datetime) -> Halt:
    creditor = uow.creditors.get(row.creditor_id)
    why = f"{paused_since(uow, row, Manner.of(creditor, now))}: {why_paused(row.reason)}"
    if row.campaign_id is None:
        words = say("Contactos nuestros detenidos %(why)s A quien escriba se le responde.", why=why)
        return Halt(creditor.id, creditor.name, words, STOPS)
    name = uow.campaigns.get(creditor.id, row.campaign_id).name
    return Halt(
        creditor.id,
        creditor.name,
        say("Campaña «%(name)s» detenida %(why)s", name=name, why=why),
        f"{CAMPAIGNS}/{row.campaign_id}",
    )


def paused_since(uow: UnitOfWork, row: ContactPause, manner: Manner) -> str:
    """Say since when contacts are paused, and by whom if it was a person."""
    by = "" if row.placed_by == CLOCK else say(" por %(name)s", name=name_of(uow, row.placed_by))
    return f"{manner.moment(row.at)}{by}"
