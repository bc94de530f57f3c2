"""Prove the audit log."""

import click

from bot.commands.context import as_json, remembering, show
from bot.commands.listing import Listing


@click.group(cls=Listing)
def audit() -> None:
    """Prove that nothing was changed, removed or added out of order."""


@audit.command("verify")
@as_json
def verify(*, as_json: bool) -> None:
    """Walk every creditor's chain from its first entry to its last.

    Example: concilia audit verify --json
    """
    with remembering() as memory, memory.database.unit_of_work() as uow:
        creditors = uow.creditors.ids()
        if creditors:
            uow.scope(*creditors)
        found = [uow.audit.verify(creditor) for creditor in creditors]
    rows = [
        {
            "creditor": one.creditor,
            "entries": one.entries,
            "erased": one.erased,
            "hash": one.hash.hex(),
            "faults": list(one.faults),
        }
        for one in found
    ]
    words = "\n".join(
        f"{one.creditor}: {one.entries} entries, {'whole' if one.is_whole else '; '.join(one.faults)}" for one in found
    )
    show(
        {"whole": all(one.is_whole for one in found), "creditors": rows},
        as_json=as_json,
        words=words or "There are no creditors yet.",
    )
    if not all(one.is_whole for one in found):
        raise SystemExit(1)
