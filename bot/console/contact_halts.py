"""Show supervisors whose contacts are paused, and let them pause all that a creditor starts, and lift that."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot import campaigns
from bot.console.gate import Refusal
from bot.console.halts import paused_since
from bot.console.login import Signed
from bot.console.manner import Manner, ended
from bot.console.office import Parts
from bot.console.pause_words import why_paused
from bot.console.press import Press
from bot.console.speech import N_, say
from bot.errors import ClientMistake
from storage.errors import Missing
from storage.schema import ContactPause
from storage.unit_of_work import UnitOfWork

LIFTED = N_("Esa pausa ya se levantó: mire cómo está ahora.")
PAUSED = N_("Esos contactos ya están detenidos: mire por qué antes de seguir.")


@dataclass(frozen=True, slots=True)
class Paused:
    """The contacts of a creditor, all that we start: why they are paused, since when and by whom."""

    number: int
    whose: str
    why: str


def read_paused(uow: UnitOfWork, parts: Parts, me: Signed) -> Sequence[Paused]:
    """Return whose contacts are paused, of the creditors whom they see."""
    return [_paused(uow, parts, row) for row in _standing(uow, me)]


def pause_contacts(press: Press, creditors: Sequence[str]) -> None:
    """Pause the contacts of these creditors that are not paused already. Raises Refusal when all are."""
    reason = press.reason
    placed = [campaigns.pause(press.uow, one, None, press.actor, reason, press.now) for one in creditors]
    if not any(placed):
        raise Refusal(say(PAUSED))


def lift_contacts(press: Press) -> None:
    """Lift a pause of a creditor's contacts. Raises Missing for one of others, Refusal when it is lifted already."""
    given = press.form.get("pause", "")
    row = next((one for one in _all(press) if str(one.id) == given), None)
    if row is None:
        raise Missing("pause", given)
    try:
        campaigns.lift(press.uow, row.creditor_id, row.id, press.actor, press.reason, press.now)
    except ClientMistake as fault:
        raise Refusal(say(LIFTED)) from fault


def _standing(uow: UnitOfWork, me: Signed) -> list[ContactPause]:
    return [row for row in uow.contact_pauses.standing(*me.creditors) if row.campaign_id is None]


def _all(press: Press) -> list[ContactPause]:
    return [row for one in press.me.creditors for row in press.uow.contact_pauses.of(one, None)]


def _paused(uow: UnitOfWork, parts: Parts, row: ContactPause) -> Paused:
    creditor = uow.creditors.get(row.creditor_id)
    since = paused_since(uow, row, Manner.of(creditor, parts.clock.now()))
    return Paused(row.id, creditor.name, f"{why_paused(row.reason)} {ended(say('Desde %(since)s', since=since))}")
