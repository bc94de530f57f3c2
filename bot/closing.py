"""Send the closing letter by itself, once: when nothing is owed any more of what was late, or of what was agreed."""

from bot import effects
from bot.papers.letters import what_settles
from bot.stage import Stage
from flows.outcome import Paper, PaperLink, Say, Value


def close_account(stage: Stage) -> None:
    """Send the letter of what has just been settled, with thanks; nothing where something is open, or it was sent.

    Only where the client showed who they are; elsewhere they get it when they ask.
    """
    found = what_settles(stage.uow, stage.client)
    if found is None or not found.is_due or not is_known(stage):
        return
    stage.kind, stage.initiated_by, stage.actor = "outcome", "client", "clock"
    told: dict[str, Value] = {"creditor": stage.profile.public.name, "link": PaperLink(Paper.SETTLEMENT)}
    effects.apply(stage, (Say("settlement-sent" if found.is_all else "settlement-sent-agreed", told),))


def is_known(stage: Stage) -> bool:
    """Say whether the client showed who they are where they are written to now; it turns to such a place first."""
    stage.go_home()
    point = stage.conversation.address_id
    points = stage.uow.clients.contact_points(stage.creditor, stage.client.id)
    return point is not None and any(row.verified_at and row.address_id == point for row, _ in points)
