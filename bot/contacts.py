"""Record a contact that was made outside: a call, a visit, a letter. It counts in the person's budget like our own."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.errors import ClientMistake
from flows.contact.request import KINDS, MEDIA, Bond, Contact, consumes
from storage.repositories.contacts import name_debt
from storage.schema import Client
from storage.schema import Contact as Row
from storage.unit_of_work import UnitOfWork

BY_HAND = "contact"  #: a contact whose kind nobody said; it counts as everything does
INSIDE = frozenset({"web", "terminal"})  #: what is written there is recorded by itself
OTHER = "other"  #: a means that has no name here; it counts as a message and as a call
MEANS = (*(name for name in MEDIA if name not in INSIDE), OTHER)
KINDS_BY_HAND = (BY_HAND, "adviser_reply", *(kind for kind, bond in KINDS.items() if bond is Bond.ALL))
AGE_MAX = timedelta(days=366)  #: what is older weighs in no country


@dataclass(frozen=True, slots=True)
class Made:
    """A contact as it is kept. `known`: it was recorded before. `counts`: the contact rules count it."""

    row: Row
    known: bool
    counts: bool


def record(
    uow: UnitOfWork, client: Client, channel: str, kind: str, at: datetime, note: str, actor: str, now: datetime
) -> Made:
    """Record a contact with a client, once however often it is told; what they asked for (adviser_reply) counts not.

    `at` is aware, not in the future and not older than a year. Raises ClientMistake that names the field.
    """
    if at > now:
        raise ClientMistake("at: lies in the future; record a contact once it was made.", field="at")
    if now - at > AGE_MAX:
        raise ClientMistake("at: is more than a year ago; no contact rule looks back so far.", field="at")
    debt = name_debt(client.creditor_id, client.id)
    counts = consumes(Contact(at, channel, "adviser", kind, debt))
    before = uow.contacts.by_hand(client.person_id, channel, kind, debt, at)
    if before is not None:
        return Made(before, known=True, counts=counts)
    row = uow.contacts.add_by_hand(client.person_id, channel, kind, debt, at, actor)
    told = {"contact": row.id, "channel": channel, "kind": kind, "at": at.isoformat(), "note": note}
    uow.audit.append(client.creditor_id, now, actor, "contact.recorded", f"client:{client.id}", told)
    return Made(row, known=False, counts=counts)


def notes(uow: UnitOfWork, client: Client) -> dict[int, str]:
    """Return what was noted of a client's contacts that were recorded by hand, by the contact's number."""
    entries = uow.audit.about(client.creditor_id, f"client:{client.id}")
    return {
        int(payload["contact"]): str(payload["note"])
        for entry, payload in entries
        if entry.action == "contact.recorded" and payload and payload.get("note")
    }
