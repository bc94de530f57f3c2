"""Carry a wish for silence along when a client turns out to be another person than was thought."""

from datetime import datetime

from storage.schema import Json, Person
from storage.unit_of_work import UnitOfWork


def carry(
    uow: UnitOfWork, creditor: str, client: str, before: Person, found: Person, actor: str, now: datetime
) -> bool:
    """Let the wish of who a client was hold for who they are, and note whose wish is new by it, as in a portfolio.

    Return whether the person who was found has it only since then.
    """
    wished, is_silent = before.opted_out_at, found.opted_out_at is not None
    if found.id == before.id or is_silent == (wished is not None):
        return False
    told: Json = {"channel": found.opted_out_via or before.opted_out_via}
    if wished is not None:
        uow.people.opt_out(found.id, before.opted_out_via or "", wished)
        told |= {"people": [found.id], "before": [client]}
    uow.audit.append(creditor, now, actor, "client.opted_out", f"client:{client}", told)
    return wished is not None
