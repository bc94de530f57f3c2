"""Note in the creditor's audit log what was done with its campaigns, and with the pauses of its contacts."""

from datetime import datetime

from bot.actors import OPERATOR, signed
from storage.schema import Campaign, ContactPause, Json
from storage.unit_of_work import UnitOfWork

__all__ = ["OPERATOR", "note", "note_pause"]


def note(uow: UnitOfWork, row: Campaign, action: str, by: str, now: datetime, **told: object) -> None:
    """Note what was done with a campaign; `told` stands beside it."""
    _append(uow, row.creditor_id, now, by, action, f"campaign:{row.id}", told)


def note_pause(uow: UnitOfWork, row: ContactPause, done: str, by: str, now: datetime, **told: object) -> None:
    """Note that contacts were paused, or may go on: of a campaign, or all of the creditor's."""
    whose = "contacts" if row.campaign_id is None else "campaign"
    subject = f"creditor:{row.creditor_id}" if row.campaign_id is None else f"campaign:{row.campaign_id}"
    _append(uow, row.creditor_id, now, by, f"{whose}.{done}", subject, {"pause": row.id, **told})


def _append(uow: UnitOfWork, creditor: str, now: datetime, by: str, action: str, subject: str, told: Json) -> None:
    """Note an act in the creditor's log."""
    actor, named = signed(by)
    uow.audit.append(creditor, now, actor, action, subject, {**told, **named})
