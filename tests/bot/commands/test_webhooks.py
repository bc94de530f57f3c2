"""Hold the commands by which operators see to webhooks."""

from datetime import timedelta
from pathlib import Path

from bot.clock import read_wall
from storage.database import Database
from storage.queue.deliveries import WAITS
from storage.schema import DeliveryStatus, Event
from tests.bot.commands.conftest import Command
from tests.bot.world import CREDITOR

ADD = ("webhooks", "add", "--creditor", CREDITOR, "--json", "--url")


def lose(database: Database, *clients: str) -> None:
    """Let events have had all their tries."""
    with database.unit_of_work(CREDITOR) as uow:
        for client in clients:
            uow.deliveries.tell(CREDITOR, read_wall(), Event.CASE_OPENED, client, {})
        for place in range(len(WAITS) + 1):
            now = read_wall() + timedelta(days=place)
            visit = uow.deliveries.claim(now, 1, timedelta())
            assert visit is not None
            uow.deliveries.fail(visit, None, now, None, "not_reached")
        uow.commit()


def test_life(concilia: Command, creditor_file: Path, database: Database) -> None:
    """A webhook is added, listed with how its events stand, and what is dead leaves once more."""
    concilia("creditor", "apply", creditor_file)
    made = concilia(*ADD, "https://crm.example/hook", "--event", "case.opened").json
    lose(database, "1041", "1042")
    listed = concilia("webhooks", "list", "--json").json
    dead = concilia("webhooks", "dead", "--json").json
    one = concilia("webhooks", "replay", str(dead[0]["id"]), "--json").json
    others = concilia("webhooks", "replay", "--webhook", str(made["id"])).out
    with database.unit_of_work(CREDITOR) as uow:
        counts = uow.deliveries.count()
    facts = {"id": made["id"], "creditor": CREDITOR, "url": "https://crm.example/hook", "events": ["case.opened"]}

    assert [{**facts, "waiting": 0, "sent": 0, "dead": 2}] == listed
    assert [("case.opened", "not_reached", len(WAITS) + 1)] * 2 == [
        (row["event"], row["error"], row["tries"]) for row in dead
    ]
    assert {"replayed": [dead[0]["id"]], "ended": []} == one
    assert "Events that leave once more: 1.\n" == others
    assert {made["id"]: {DeliveryStatus.WAITING: 2}} == counts
    assert "Every event has arrived, or is still on its way.\n" == concilia("webhooks", "dead").out


def test_wrong_use(concilia: Command, creditor_file: Path) -> None:
    """What cannot be done is said in a sentence."""
    empty = concilia("webhooks", "list").out
    concilia("creditor", "apply", creditor_file)
    refused = concilia(*ADD, "https://10.0.0.1/")
    nothing = concilia("webhooks", "replay")
    unknown = concilia("webhooks", "replay", "7")

    assert empty.startswith("Nobody is told of events")
    assert (1, True) == (refused.status, "private network" in refused.err)
    assert (2, True) == (nothing.status, "Name deliveries" in nothing.err)
    assert (1, True) == (unknown.status, "Not among the dead: 7." in unknown.err)
