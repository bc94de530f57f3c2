"""Stop contacts with a whole country or region, and lift that."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import click

from bot import regions
from bot.commands.context import as_json, check_creditors, remembering, show
from bot.commands.listing import Listing
from bot.commands.stops import name_who, read_words
from bot.errors import ClientMistake
from bot.portfolio.places import ZONES
from flows.closed_days import covered_years
from storage.schema import RegionalHold
from storage.unit_of_work import UnitOfWork

WHO = click.option("--by", default=None, help="Who decides it. Default: who is signed in to this machine.")


@click.group(cls=Listing)
def region() -> None:
    """Stop contacts of ours with a country or region, as after a catastrophe; who writes is still answered."""


@region.command("hold")
@click.option("--country", required=True, help="Its two letters, such as CL.")
@click.option("--region", "region_name", help="The region's code or name; without it, the whole country.")
@click.option("--creditor", "creditor_id", help="The only creditor it is about; without it, all.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="The last day; without it, until it is lifted.")
@click.option("--reason", required=True, help="Why; shown in the console and kept in the audit log.")
@WHO
@as_json
def hold(
    country: str,
    region_name: str | None,
    creditor_id: str | None,
    until: datetime | None,
    reason: str,
    by: str | None,
    *,
    as_json: bool,
) -> None:
    """Stop contacts with all clients who live there, and those of whom no region is known.

    Example: concilia region hold --country CL --region Biobío --until 2026-03-31 --reason wildfires --by "Paula Reyes"
    """
    who, why = name_who(by), read_words("--reason", reason)
    country = _country(country)
    end = _end(until, country) if until else None
    with remembering() as memory, memory.database.unit_of_work() as uow:
        creditors = _creditors(uow, creditor_id)
        order = regions.Order(creditors, creditor_id is None, country, region_name, why, end)
        try:
            (row,) = regions.place(uow, order, who, "operator", memory.clock.now())
        except ClientMistake as fault:
            raise click.UsageError(f"--{fault}") from fault
        uow.scope(*creditors)
        held, unknown = regions.count_held(uow, row, creditors)
        result = {**_facts(row), "clients": held, "region_unknown": unknown}
        uow.commit()
    words = f"Hold {row.id}: no contact of ours with {held} clients ({unknown} of them without a known region)."
    show(result, as_json=as_json, words=words)


@region.command("list")
@as_json
def list_holds(*, as_json: bool) -> None:
    """List the holds that stand now.

    Example: concilia region list
    """
    with remembering() as memory, memory.database.unit_of_work() as uow:
        rows = [_facts(row) for row in uow.regional_holds.standing(memory.clock.now())]
    lines = [
        f"{row['id']:>4} {row['country']} {row['region'] or 'all':12} {row['creditor'] or 'all creditors'}: "
        f"{row['reason']} (until {row['until'] or 'it is lifted'})"
        for row in rows
    ]
    show(rows, as_json=as_json, words="\n".join(lines) or "No region is held.")


@region.command("lift")
@click.argument("hold_id", metavar="ID", type=click.IntRange(1, 2**53))
@WHO
@as_json
def lift(hold_id: int, by: str | None, *, as_json: bool) -> None:
    """Let contacts be made there again.

    Example: concilia region lift 3 --by "Paula Reyes"
    """
    who = name_who(by)
    with remembering() as memory, memory.database.unit_of_work() as uow:
        row = regions.lift(uow, hold_id, uow.creditors.ids(), who, "operator", memory.clock.now())
        result = _facts(row)
        uow.commit()
    show(result, as_json=as_json, words=f"Hold {hold_id} is lifted.")


def _creditors(uow: UnitOfWork, creditor: str | None) -> tuple[str, ...]:
    if creditor is not None:
        check_creditors(uow, creditor)
        return (creditor,)
    if not (found := uow.creditors.ids()):
        raise click.ClickException("There are no creditors yet: `concilia creditor apply` adds one.")
    return found


def _country(written: str) -> str:
    country = written.strip().upper()
    first, last = covered_years(country)
    if first > last:
        raise click.UsageError(f"--country: {written!r} is no country; write its two letters, such as CL.")
    return country


def _end(last_day: datetime, country: str) -> datetime:
    """Return the end of a day where most people of the country live."""
    zone = ZoneInfo(ZONES[country]) if country in ZONES else UTC
    return datetime.combine(last_day.date() + timedelta(days=1), time.min, zone).astimezone(UTC)


def _facts(row: RegionalHold) -> dict[str, Any]:
    return {
        "id": row.id,
        "country": row.country,
        "region": row.region,
        "creditor": row.creditor_id,
        "reason": row.reason,
        "by": row.placed_by,
        "since": row.starts_at.isoformat(),
        "until": row.ends_at.isoformat() if row.ends_at else None,
        "lifted": row.lifted_at is not None,
    }
