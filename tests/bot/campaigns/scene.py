"""Write campaigns for tests of what is done with them."""

from typing import Any

import yaml

from bot import campaigns
from storage.schema import Campaign
from tests.bot.world import World

MAKER, CHECKER = "operator:Paula Reyes", "operator:Andrés Soto"

DOCUMENT: dict[str, Any] = {
    "campaign": "marzo-suave",
    "from": "2026-03-01",
    "to": "2026-06-30",
    "arms": [
        {"arm": "kind", "share": 45, "rows": [{"kind": "after_due", "day": 3, "voice": "kind"}]},
        {"arm": "plain", "share": 45, "rows": [{"kind": "after_due", "day": 3, "voice": "plain"}]},
    ],
    "hold_out": 10,
}
ALONE = {
    "arms": [{"arm": "all", "share": 100, "rows": [{"kind": "after_due", "day": 5, "voice": "help"}]}],
    "hold_out": 0,
}


def written(**changes: Any) -> str:  # noqa: ANN401 - keys of the document
    """Return a campaign's file with some keys changed."""
    return yaml.safe_dump({**DOCUMENT, **changes}, sort_keys=False)


def submit(world: World, by: str = MAKER, **changes: Any) -> int:  # noqa: ANN401 - keys of the document
    """Submit a campaign; return its number."""
    with world.unit() as uow:
        return campaigns.submit(uow, world.creditor, written(**changes), by, world.now).id


def begin(world: World, **changes: Any) -> int:  # noqa: ANN401 - keys of the document
    """Submit a campaign and approve it; return its number."""
    number = submit(world, **changes)
    with world.unit() as uow:
        campaigns.approve(uow, world.creditor, number, CHECKER, world.now)
    return number


def row_of(world: World, number: int) -> Campaign:
    """Return a campaign."""
    with world.unit() as uow:
        return uow.campaigns.get(world.creditor, number)


def entries(world: World, subject: str) -> list[tuple[str, str, dict[str, Any] | None]]:
    """Return what the audit log tells of a subject: who did what, with what beside it."""
    with world.unit() as uow:
        return [(entry.actor, entry.action, told) for entry, told in uow.audit.about(world.creditor, subject)]
