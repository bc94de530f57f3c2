"""Ways to pay: what clients are told, and what waits for a second person."""

from collections.abc import Callable
from typing import Any

import click

from bot.actors import name_of
from bot.commands.campaign_context import NUMBER, WHO, WHY, operator
from bot.commands.context import as_json, check_creditors, remembering, show
from bot.commands.listing import Listing
from bot.commands.stops import read_words
from bot.creditors import means as ways
from bot.creditors.comparison import Pair, compare, in_order
from storage.schema import Json, MeansList
from storage.unit_of_work import UnitOfWork

ID = click.argument("number", metavar="ID", type=NUMBER)
CREDITOR = click.option("--creditor", "creditor_id", required=True, help="The creditor's id.")
SIGNS = {"same": " ", "added": "+", "removed": "-"}


@click.group(cls=Listing)
def means() -> None:
    """Show ways to pay, and decide on those that somebody else proposed."""


@means.command("list")
@click.option("--creditor", "creditor_id", help="The only creditor it is about; without it, all.")
@as_json
def list_means(creditor_id: str | None, *, as_json: bool) -> None:
    """List what clients are told, and beside it what waits for a second person.

    Example: concilia means list --creditor aguas-del-valle
    """
    with remembering() as memory, memory.database.unit_of_work() as uow:
        check_creditors(uow, *([creditor_id] if creditor_id else []))
        told = []
        for creditor in [creditor_id] if creditor_id else uow.creditors.ids():
            uow.scope(creditor)
            told.append(_facts(uow, creditor, ways.standing(uow, creditor, memory.clock.now())))
        uow.commit()
    words = "\n\n".join(_words(one) for one in told)
    show(told, as_json=as_json, words=words or "There are no creditors yet: `concilia creditor apply FILE` adds one.")


@means.command("approve")
@ID
@CREDITOR
@WHO
@as_json
def approve(number: int, creditor_id: str, by: str | None, *, as_json: bool) -> None:
    """Put a proposed list in force; whoever proposed it cannot. A name that is typed here proves nothing.

    Example: concilia means approve 4 --creditor aguas-del-valle --by "Andrés Soto"
    """
    who = operator(by)
    told = _act(creditor_id, lambda uow, now: ways.approve(uow, creditor_id, number, who, now))
    show(told, as_json=as_json, words=f"{creditor_id}: clients are told list {number} from now on.")


@means.command("refuse")
@ID
@CREDITOR
@WHY
@WHO
@as_json
def refuse(number: int, creditor_id: str, reason: str, by: str | None, *, as_json: bool) -> None:
    """Say no to a proposed list: clients go on being told what is in force.

    Example: concilia means refuse 4 --creditor aguas-del-valle --reason "not our account" --by "Andrés Soto"
    """
    who, why = operator(by), read_words("--reason", reason)
    told = _act(creditor_id, lambda uow, now: ways.refuse(uow, creditor_id, number, who, why, now))
    show(told, as_json=as_json, words=f"{creditor_id}: list {number} is refused; clients are told what they were.")


def waits(uow: UnitOfWork, row: MeansList) -> str:
    """Say that a list waits, and for whom."""
    by = name_of(uow, row.proposed_by)
    return (
        f"Its ways to pay differ from what clients are told: list {row.id}, proposed by {by}, "
        f"waits for somebody else: a supervisor in the console, or `concilia means approve {row.id} "
        f"--creditor {row.creditor_id} --by NAME`. Until then clients are told what they were."
    )


def _act(creditor: str, do: Callable[[UnitOfWork, Any], MeansList]) -> dict[str, Any]:
    with remembering() as memory, memory.database.unit_of_work() as uow:
        check_creditors(uow, creditor)
        uow.scope(creditor)
        row = do(uow, memory.clock.now())
        told = {"creditor": creditor, "id": row.id, "status": str(row.status), "means": row.document}
        uow.commit()
    return told


def _facts(uow: UnitOfWork, creditor: str, found: ways.Standing) -> dict[str, Any]:
    row = found.waiting
    waiting = (
        None
        if row is None
        else {
            "id": row.id,
            "proposed_by": name_of(uow, row.proposed_by),
            "proposed_at": row.proposed_at.isoformat(),
            "means": row.document,
            "changes": [_change(pair) for pair in compare(found.active.document, row.document)],
        }
    )
    return {"creditor": creditor, "active": {"id": found.active.id, "means": found.active.document}, "waiting": waiting}


def _change(pair: Pair) -> dict[str, Any]:
    return {"change": pair.change, "before": pair.before, "after": pair.after, "keys": [*pair.keys]}


def _words(told: dict[str, Any]) -> str:
    """Say what is in force; of what waits, each way that goes, comes or changes."""
    waiting, lines = told["waiting"], [f"{told['creditor']}: clients are told list {told['active']['id']}."]
    lines += [f"  {_line(one)}" for one in told["active"]["means"]] or ["  No way to pay: a person tells them."]
    if waiting:
        lines.append(f"List {waiting['id']}, proposed by {waiting['proposed_by']}, waits for somebody else:")
        lines += [line for one in waiting["changes"] for line in _change_lines(one)]
    return "\n".join(lines)


def _change_lines(one: dict[str, Any]) -> list[str]:
    if one["change"] == "changed":
        return [f"  - {_line(one['before'])}", f"  + {_line(one['after'])}   ({', '.join(one['keys'])} changed)"]
    return [f"  {SIGNS[one['change']]} {_line(one['after'] or one['before'])}"]


def _line(one: Json) -> str:
    return ", ".join(value for _, value in in_order(one))
