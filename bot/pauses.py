"""Stop all contact about one client's account by a person's word, or the collection of one bill of theirs; lift that.

A bill is stopped as a dispute stops it: neither asked for, nor part of a new plan. A kind that the client's law knows,
such as breathing space, ends by that law when nobody says when. What a dialogue or a case has stopped is lifted with
its case, not here.
"""

from datetime import datetime, timedelta

from bot.errors import ClientMistake
from flows.contact.packs import Pack
from storage.schema import Client, Hold
from storage.unit_of_work import UnitOfWork

BY_TEAM = "team"  #: somebody of the team asks for it


def kinds(pack: Pack | None) -> tuple[str, ...]:
    """Return the kinds that may be placed by hand: the team's own, and those of the client's law."""
    return (BY_TEAM, *(pack.holds if pack else ()))


def place(  # noqa: PLR0913 - what a hold is
    uow: UnitOfWork, pack: Pack | None, client: Client, kind: str, reason: str, until: datetime | None, actor: str,
    now: datetime, *, bill: str | None = None,
) -> Hold:  # fmt: skip
    """Stop contact, or a bill, until an aware moment, else the law's own end, else until it is lifted.

    Raises ClientMistake that names the field.
    """
    if kind not in kinds(pack):
        raise ClientMistake(f"kind: {kind!r} is none of {', '.join(kinds(pack))}.", field="kind")
    if bill is not None and (kind != BY_TEAM or bill not in owed(uow, client)):
        raise ClientMistake("invoice: is none that this client owes, or the law stops whole accounts.", field="invoice")
    if until is not None and until <= now:
        raise ClientMistake("until: is past; name a day that is to come.", field="until")
    statutory = pack.holds.get(kind) if pack else None
    end = until or (now + timedelta(days=statutory.days) if statutory else None)
    row = uow.holds.place(
        creditor=client.creditor_id, client=client.id, kind=kind, at=now, until=end, reason=reason, invoice=bill
    )
    told = {"kind": kind, "invoice": bill, "reason": reason, "until": end.isoformat() if end else None}
    uow.audit.append(client.creditor_id, now, actor, "hold.placed", f"client:{client.id}", told)
    return row


def lift(uow: UnitOfWork, pack: Pack | None, client: Client, hold: int, actor: str, now: datetime) -> None:
    """Lift a hold that was placed by hand. Raises ClientMistake for any other."""
    found = uow.holds.active(client.creditor_id, client.id, now)
    if not any(row.id == hold and is_by_hand(row, pack) for row in found):
        raise ClientMistake("hold: is none that was placed by hand and stands.", field="hold")
    uow.holds.lift(client.creditor_id, hold, now)
    uow.audit.append(client.creditor_id, now, actor, "hold.lifted", f"client:{client.id}", {"hold": hold})


def is_by_hand(row: Hold, pack: Pack | None) -> bool:
    """Say whether a person placed a hold."""
    may_be = (BY_TEAM,) if row.invoice_number else kinds(pack)
    return row.case_id is None and row.kind in may_be


def owed(uow: UnitOfWork, client: Client) -> frozenset[str]:
    """Return the numbers of the bills of which a client still owes something."""
    return frozenset(row.number for row in uow.invoices.of(client.creditor_id, client.id) if row.balance)
