"""Hold which clocks a region has."""

from zoneinfo import ZoneInfo

import pytest

from flows.contact.calendar import all_regions
from flows.contact.places import CLOCKS, NAMED_CLOCKS, zones_in
from tests.flows.contact.packs import packs

NOWHERE = "UM"  #: islands where nobody lives


@pytest.mark.parametrize(
    ("country", "region", "zones"),
    [
        ("US", "CA", ["America/Los_Angeles"]),
        ("US", "california", ["America/Los_Angeles"]),
        ("US", "Texas", ["America/Chicago", "America/Denver"]),
        ("us", "AZ", ["America/Phoenix"]),
        ("BR", "Amazonas", ["America/Manaus"]),
        ("BR", "SP", []),  # the country's usual clock
        ("CL", "Magallanes", ["America/Punta_Arenas"]),
        ("MX", "Baja California", ["America/Tijuana"]),
        ("MX", "Baja California Sur", ["America/Mazatlan"]),
        ("ES", "Canarias", ["Atlantic/Canary"]),
        ("GB", "Kent", []),
        ("US", "Atlantis", []),
        ("US", None, []),
    ],
)
def test_zones(country: str, region: str | None, zones: list[str]) -> None:
    """A region has its zones by code or name; one that is not known, or has the usual clock, says nothing."""
    assert zones == [*zones_in(country, region)]


def test_table() -> None:
    """Every zone is one, every coded region its country's, and of a country with many clocks all are known."""
    coded = {(country, code) for country, rows in CLOCKS.items() for codes in rows.values() for code in codes.split()}
    zones = [zone for rows in (*CLOCKS.values(), *NAMED_CLOCKS.values()) for zone in rows]

    assert zones == [ZoneInfo(zone).key for zone in zones]
    assert coded <= {(country, code) for country in CLOCKS for code in all_regions(country)}
    assert {*all_regions("US")} == {code for country, code in coded if country == "US"} | {NOWHERE}
    assert {*CLOCKS, *NAMED_CLOCKS} <= {*packs().by_country}
