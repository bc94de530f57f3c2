"""Say in which time zones a client may be: a contact is made at an hour that is lawful in each of them."""

from collections.abc import Iterable

import phonenumbers
from phonenumbers import timezone

from bot.numbers import is_phone
from flows.contact.packs import Pack
from flows.contact.places import zones_in
from storage.schema import Client

ASKED_BY = "timezone_rule"  #: the duty of a country where a number's area says where somebody may be (12 CFR 1006.6(b))
AREA_MAX = 3  #: zones of an area code; one with more of them is no area's
NORTH_AMERICA = "+1"


def zones_of(client: Client, addresses: Iterable[str], pack: Pack | None) -> tuple[str, ...]:
    """Return the zones in which a client may be, the one of their file first.

    Their region's count too where their file's is none of them; their numbers' where the country's law asks for it.
    """
    own, regional = client.timezone, zones_in(client.country, client.region)
    found = (own,) if own in regional else (own, *regional)
    asked = pack is not None and ASKED_BY in pack.duties
    numbers = (zone for one in addresses for zone in _area(one)) if asked else ()
    return tuple(dict.fromkeys((*found, *numbers)))


def _area(address: str) -> tuple[str, ...]:
    """Return the zones of a North American number's area, none where it has none."""
    if not (is_phone(address) and address.startswith(NORTH_AMERICA)):
        return ()
    zones: tuple[str, ...] = timezone.time_zones_for_number(phonenumbers.parse(address))
    return zones if len(zones) <= AREA_MAX and timezone.UNKNOWN_TIMEZONE not in zones else ()
