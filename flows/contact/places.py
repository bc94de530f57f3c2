"""Say in which time zones somebody may be who lives in a region: its clocks may be others than the country's.

Regions are named as `flows.contact.regions.name_region` names them. One that is not here has its country's usual clock,
and says nothing against the zone that stands in the client's file.
"""

from collections.abc import Mapping

from flows.contact.regions import name_region

#: The zones of each region that differs from where most people of its country live, the larger first.
CLOCKS: Mapping[str, Mapping[str, str]] = {
    "BR": {
        "America/Rio_Branco": "AC",
        "America/Manaus": "AM",
        "America/Porto_Velho": "RO",
        "America/Boa_Vista": "RR",
        "America/Cuiaba": "MT",
        "America/Campo_Grande": "MS",
    },
    "CL": {"America/Punta_Arenas": "AI MA"},
    "ES": {"Atlantic/Canary": "CN"},
    "US": {
        "America/New_York": "CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC TN VA VT WV",
        "America/Chicago": "AL AR FL IA IL IN KS KY LA MI MN MO MS ND NE OK SD TN TX WI",
        "America/Denver": "CO ID KS MT ND NE NM OR SD TX UT WY",
        "America/Phoenix": "AZ",
        "America/Los_Angeles": "CA ID NV OR WA",
        "America/Anchorage": "AK",
        "America/Adak": "AK",
        "Pacific/Honolulu": "HI",
        "America/Puerto_Rico": "PR VI",
        "Pacific/Guam": "GU MP",
        "Pacific/Pago_Pago": "AS",
    },
}
#: The same for countries whose regions go by their names alone.
NAMED_CLOCKS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "EC": {"Pacific/Galapagos": ("galapagos",)},
    "MX": {
        "America/Tijuana": ("baja california", "bcn"),
        "America/Mazatlan": ("baja california sur", "bcs", "nayarit", "nay", "sinaloa", "sin"),
        "America/Hermosillo": ("sonora", "son"),
        "America/Chihuahua": ("chihuahua", "chh"),
        "America/Ciudad_Juarez": ("chihuahua", "chh"),
        "America/Cancun": ("quintana roo", "roo"),
    },
}


def zones_in(country: str, region: str | None) -> tuple[str, ...]:
    """Return the zones of a region by its code or name; none where they are the country's usual one, or not known."""
    country = country.upper()
    coded, named = CLOCKS.get(country, {}), NAMED_CLOCKS.get(country, {})
    name = name_region(country, region) if region and (coded or named) else None
    rows = (*((zone, codes.split()) for zone, codes in coded.items()), *named.items())
    return tuple(zone for zone, names in rows if name in names)
