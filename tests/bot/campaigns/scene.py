"""Write campaigns for tests of what is done with them."""

from datetime import date
from itertools import islice
from typing import Any

import yaml

from bot import campaigns
from flows.contact.campaigns.document import Campaign
from flows.contact.campaigns.draw import arm_of
from storage.schema import Campaign as Row
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
ALONE: dict[str, Any] = {
    "arms": [{"arm": "all", "share": 100, "rows": [{"kind": "after_due", "day": 6, "voice": "help"}]}],
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


def row_of(world: World, number: int) -> Row:
    """Return a campaign."""
    with world.unit() as uow:
        return uow.campaigns.get(world.creditor, number)


def entries(world: World, subject: str) -> list[tuple[str, str, dict[str, Any] | None]]:
    """Return what the audit log tells of a subject: who did what, with what beside it."""
    with world.unit() as uow:
        return [(entry.actor, entry.action, told) for entry, told in uow.audit.about(world.creditor, subject)]


OWN = {"version": "1", "rows": [{"kind": "after_due", "day": 7, "voice": "help"}, {"kind": "promise", "day": -1}]}
DUE = date(2026, 3, 10)  #: a Tuesday


def name_cadence(world: World, cadence: Any = OWN) -> None:  # noqa: ANN401 - what a file may hold
    """Let the creditor write by a cadence of its own."""
    with world.unit() as uow:
        row = uow.creditors.get(world.creditor)
        row.document = {**row.document, "contact": {**row.document.get("contact", {}), "cadence": cadence}}


def drawn(number: int, arm: str, many: int = 1, **changes: Any) -> list[str]:  # noqa: ANN401 - keys of the document
    """Return ids of clients whom a campaign would draw into an arm."""
    campaign = Campaign.model_validate({**DOCUMENT, **changes})
    ids = (f"C-{place:04d}" for place in range(10_000))
    return list(islice((one for one in ids if arm_of(number, one, campaign) == arm), many))


def add(world: World, *clients: str, due_on: date = DUE, **facts: Any) -> None:  # noqa: ANN401 - columns of Client
    """Write clients who owe one bill, and showed on the web who they are."""
    for client in clients:
        world.add_client(client, f"Rosa {client}", document=None, invoices=((50_000, due_on, "Agua, marzo"),), **facts)
        with world.unit() as uow:
            address = uow.addresses.ensure("web", f"{world.creditor}/{client}", world.now)
            uow.clients.reach(world.creditor, client, address.id, consent=True)
            uow.clients.verify(world.creditor, client, address.id, world.now)


def told(world: World, *clients: str) -> list[list[tuple[date, str, int | None]]]:
    """Return what each client was told of their bill: the day, the text's last word, and the campaign."""
    rows = ([row for row in world.messages(client=one) if row.initiated_by == "bot"] for one in clients)
    return [[(row.at.date(), str(row.text_key).rpartition("-")[2], row.campaign_id) for row in each] for each in rows]
