"""Tell when a client gave leave and when they took it back, from where each stands: nothing of it is written twice.

Leave to be written to at an address stands beside it, a wish for silence beside the person; what was said in a talk is
in the audit log.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from storage.schema import Client
from storage.unit_of_work import UnitOfWork

AGREED, SILENCE, SPEECH, HEALTH = "agreed", "silence", "speech", "health"
SAID: Mapping[str, str] = {"client.opted_out": SILENCE, "client.opted_in": SPEECH, "client.health_kept": HEALTH}
"""What an entry of the audit log tells of."""


@dataclass(frozen=True, slots=True)
class Leave:
    """Leave that was given or taken back; `channel` where it is of one, `source` who told us of it."""

    at: datetime
    what: str
    channel: str = ""
    address: str = ""
    source: str = ""


def history(uow: UnitOfWork, client: Client) -> list[Leave]:
    """Return what a client gave leave for and took back, the oldest first."""
    return sorted((*_at_addresses(uow, client), *_in_talks(uow, client)), key=lambda one: one.at)


def _at_addresses(uow: UnitOfWork, client: Client) -> Iterator[Leave]:
    for point, address in uow.clients.contact_points(client.creditor_id, client.id):
        if point.consent_at is not None and point.consent:
            yield Leave(point.consent_at, AGREED, address.channel, address.address, point.consent_source or "")


def _in_talks(uow: UnitOfWork, client: Client) -> Iterator[Leave]:
    """Yield what was said in talks, and a silence that is kept for the person though it was said elsewhere."""
    entries = uow.audit.about(client.creditor_id, f"client:{client.id}", *SAID)
    for entry, told in entries:
        yield Leave(entry.at, SAID[entry.action], str((told or {}).get("channel") or ""))
    person = uow.people.get(client.person_id)
    silenced = [entry.at for entry, _ in entries if SAID[entry.action] == SILENCE]
    if person.opted_out_at is not None and person.opted_out_at not in silenced:
        yield Leave(person.opted_out_at, SILENCE, person.opted_out_via or "")
