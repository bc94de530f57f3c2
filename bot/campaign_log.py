"""Note in the creditor's audit log what was done with its campaigns, and with the pauses of its contacts."""

from datetime import datetime

from storage.schema import Campaign, ContactPause, Json
from storage.unit_of_work import UnitOfWork

OPERATOR = "operator"  #: who acts on the command line, under a name that they type


def note(uow: UnitOfWork, row: Campaign, action: str, by: str, now: datetime, **told: object) -> None:
    """Note what was done with a campaign; `told` stands beside it."""
    _append(uow, row.creditor_id, now, by, action, f"campaign:{row.id}", told)


def note_pause(uow: UnitOfWork, row: ContactPause, done: str, by: str, now: datetime, **told: object) -> None:
    """Note that contacts were paused, or may go on: of a campaign, or all of the creditor's."""
    whose = "contacts" if row.campaign_id is None else "campaign"
    subject = f"creditor:{row.creditor_id}" if row.campaign_id is None else f"campaign:{row.campaign_id}"
    _append(uow, row.creditor_id, now, by, f"{whose}.{done}", subject, {"pause": row.id, **told})


def _append(uow: UnitOfWork, creditor: str, now: datetime, by: str, action: str, subject: str, told: Json) -> None:
    """Note an act in the creditor's log; an operator's name, which nothing proves, stands beside it."""
    kind, _, who = by.partition(":")
    named = {"by": who} if kind == OPERATOR else {}
    uow.audit.append(creditor, now, OPERATOR if kind == OPERATOR else by, action, subject, {**told, **named})
