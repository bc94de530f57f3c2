"""Stop all that leaves in the name of creditors, and let it leave again; the audit log of each keeps who and why.

A stop holds at the door: what is leaving at that moment is with its provider already, and nothing follows. Answers
wait for its end as long as their talk may last; contacts of our own that fall into it are not made up for.
"""

from collections.abc import Sequence
from datetime import datetime

from storage.unit_of_work import UnitOfWork


def stop(uow: UnitOfWork, creditors: Sequence[str], by: str, reason: str, now: datetime, actor: str) -> None:
    """Stop every outgoing message of these creditors. `by` and `reason` are shown, `actor` is the audit log's."""
    uow.creditors.stop(creditors, by, reason, now)
    _note(uow, creditors, "sending.stopped", {"by": by, "reason": reason}, now, actor)


def resume(uow: UnitOfWork, creditors: Sequence[str], by: str, reason: str, now: datetime, actor: str) -> list[str]:
    """Let messages leave again; return the creditors that were stopped."""
    stopped = [row.id for row in uow.creditors.stopped(creditors)]
    uow.creditors.resume(stopped)
    _note(uow, stopped, "sending.resumed", {"by": by, "reason": reason}, now, actor)
    return stopped


def _note(
    uow: UnitOfWork, creditors: Sequence[str], action: str, payload: dict[str, str], now: datetime, actor: str
) -> None:
    if creditors:
        uow.scope(*creditors)
    for creditor in creditors:
        uow.audit.append(creditor, now, actor, action, f"creditor:{creditor}", dict(payload))
