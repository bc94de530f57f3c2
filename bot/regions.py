"""Stop all contacts of ours with a country or region, as after a catastrophe, and lift that; each with who and why.

Such a hold is one of the holds that the contact rules are asked with: contacts that we start do not leave, whoever
writes is answered.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.errors import ClientMistake
from flows.contact.calendar import all_regions
from flows.contact.regions import is_within, name_region
from flows.contact.request import Hold
from storage.schema import Client, RegionalHold
from storage.unit_of_work import UnitOfWork

KIND = "catastrophe"


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be held: `creditors` whose contacts; of all of the installation where `is_for_all`."""

    creditors: Sequence[str]
    is_for_all: bool
    country: str
    region: str | None
    reason: str
    until: datetime | None


def place(uow: UnitOfWork, order: Order, by: str, actor: str, now: datetime) -> list[RegionalHold]:
    """Stop contacts there; raises ClientMistake that names the field. `by` is shown, `actor` is the audit log's."""
    country = order.country.strip().upper()
    region = _region(country, order.region)
    if order.until is not None and order.until <= now:
        raise ClientMistake("until: is past; name a day that is to come.", field="until")
    rows = [
        uow.regional_holds.place(
            creditor=creditor, country=country, region=region, reason=order.reason, by=by, at=now, until=order.until
        )
        for creditor in ([None] if order.is_for_all else order.creditors)
    ]
    for row in rows:
        _note(uow, row, order.creditors, "region.held", by, actor, now)
    return rows


def lift(uow: UnitOfWork, hold: int, creditors: Sequence[str], by: str, actor: str, now: datetime) -> RegionalHold:
    """End a hold, noted for `creditors` where it was of all; one that was lifted stays as it was."""
    before = uow.regional_holds.get(hold).lifted_at
    row = uow.regional_holds.lift(hold, now)
    if before is None:
        _note(uow, row, creditors, "region.released", by, actor, now)
    return row


def holds_of(uow: UnitOfWork, client: Client) -> list[RegionalHold]:
    """Return the holds on where a client lives, lifted ones too."""
    rows = uow.regional_holds.of(client.creditor_id, client.country)
    return [row for row in rows if is_within(row.country, row.region, client.country, client.region)]


def stands(row: RegionalHold, now: datetime) -> bool:
    """Say whether a hold stops something now."""
    end = row.lifted_at or row.ends_at
    return row.starts_at <= now and (end is None or now < end)


def as_hold(row: RegionalHold) -> Hold:
    """Return a regional hold as the contact rules are asked with it."""
    return Hold(KIND, row.starts_at, row.lifted_at or row.ends_at)


def count_held(uow: UnitOfWork, row: RegionalHold, creditors: Sequence[str]) -> tuple[int, int]:
    """Return how many clients of creditors in scope a hold is about, and of how many no region is known."""
    found = uow.regional_holds.count_clients(row.country, creditors)
    held = [(region, count) for region, count in found if is_within(row.country, row.region, row.country, region)]
    unknown = sum(count for region, count in held if not (region and name_region(row.country, region)))
    return sum(count for _, count in held), unknown


def _region(country: str, written: str | None) -> str | None:
    if written is None or not written.strip():
        return None
    region = name_region(country, written)
    if region is None:
        raise ClientMistake(f"region: {written!r} is none of {', '.join(all_regions(country))}.", field="region")
    return region


def _note(
    uow: UnitOfWork, row: RegionalHold, creditors: Sequence[str], action: str, by: str, actor: str, now: datetime
) -> None:
    told = {
        "by": by,
        "country": row.country,
        "region": row.region,
        "reason": row.reason,
        "until": row.ends_at.isoformat() if row.ends_at else None,
    }
    concerned = creditors if row.creditor_id is None else (row.creditor_id,)
    uow.scope(*concerned)
    for creditor in concerned:
        uow.audit.append(creditor, now, actor, action, f"regional_hold:{row.id}", told)
