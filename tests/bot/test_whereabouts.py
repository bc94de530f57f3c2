"""Hold where clients may be, and that a contact is made when it is lawful in all of these places."""

from datetime import date

import pytest

from bot.whereabouts import zones_of
from storage.schema import Client
from tests.bot.jobs.test_promises import at
from tests.bot.test_roster import add, line, lines
from tests.bot.world import World
from tests.flows.contact.packs import packs

EAST, WEST, MIDDLE = "America/New_York", "America/Los_Angeles", "America/Chicago"


@pytest.mark.parametrize(
    ("country", "zone", "region", "addresses", "zones"),
    [
        ("US", EAST, None, [], [EAST]),
        ("US", EAST, "CA", [], [EAST, WEST]),  # the file's zone may be the creditor's alone
        ("US", MIDDLE, "TX", [], [MIDDLE]),  # one of the region's: it is known which
        ("US", WEST, None, ["+12125550123"], [WEST, EAST]),
        ("US", EAST, "CA", ["+13125550123", "7781", "+56912345678"], [EAST, WEST, MIDDLE]),
        ("US", EAST, None, ["+18005550123", "+15005550006"], [EAST]),  # no area's
        ("CL", "America/Santiago", None, ["+12125550123"], ["America/Santiago"]),  # its law asks for no such thing
        ("CL", "America/Santiago", "Magallanes", [], ["America/Santiago", "America/Punta_Arenas"]),
        ("XX", EAST, "CA", ["+12125550123"], [EAST]),
    ],
)
def test_zones(country: str, zone: str, region: str | None, addresses: list[str], zones: list[str]) -> None:
    """The zone of the file comes first; a region's counts where it differs, a number's where the law asks for it."""
    client = Client(country=country, timezone=zone, region=region)

    assert zones == [*zones_of(client, addresses, packs().of(country))]


def test_lawful_everywhere(world: World) -> None:
    """Somebody in the west whom the file takes to be in the east is written to when it is eight in the west."""
    world.creditor = world.add_creditor("lumen", "US", contact={"cadence": "default"}, locale="en-US")
    add(world, "3001", country="US", region="CA", timezone=EAST, invoices=((100, date(2026, 3, 26), "Power"),))
    early, open_now = (line(world, at(date(2026, 3, 25), hour), "3001") for hour in (10, 12))

    assert ("US.hours", "2026-03-25T11:00:00-04:00") == (early.rule, early.as_json()["next_allowed_at"])
    assert "allowed" == open_now.decision
    assert ["3001"] == [one.client for one in lines(world, dry_run=True)]
