"""Know the feasts that clients date payments by: fixed days, days that hang on Easter, nth weekdays; by country."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from dateutil.easter import easter

from nlu.grammar.calendars import last_day

Feast = Callable[[int], date]
MONDAY, THURSDAY, SUNDAY = 0, 3, 6


def _fixed(month: int, day: int) -> Feast:
    return lambda year: date(year, month, day)


def _easter(days: int) -> Feast:
    return lambda year: easter(year) + timedelta(days=days)


def _nth(month: int, weekday: int, nth: int, more: int = 0) -> Feast:
    """Give a month's nth weekday, the last when nth is negative, and so many days more."""

    def found(year: int) -> date:
        start = date(year, month, 1) if nth > 0 else last_day(year, month) - timedelta(days=6)
        weeks = nth - 1 if nth > 0 else 0
        return start + timedelta(days=(weekday - start.weekday()) % 7 + 7 * weeks + more)

    return found


_NAMES: Final = MappingProxyType(
    {
        "christmas": "navidad|natal|christmas|christmas day|xmas|pascuas de navidad",
        "eve": "nochebuena|noche buena|vespera de natal|christmas eve|xmas eve",
        "newyear": "ano nuevo|ano novo|new year|new years|new year's|new year's day|new years day|new year day",
        "lastnight": "nochevieja|noche vieja|reveillon|vespera de ano novo|vispera de ano nuevo|new year's eve"
        "|new years eve|new year eve",
        "kings": "dia de reyes|dia de los reyes magos|dia de reis|epiphany",
        "valentine": "san valentin|dia de san valentin|dia de los enamorados|valentine's day|valentines day"
        "|valentine's",
        "patrick": "san patricio|dia de san patricio|saint patrick|saint patrick's day|st patrick's day",
        "carnival": "carnaval|carnavales|carnival|mardi gras",
        "palm": "domingo de ramos|palm sunday",
        "thursday": "jueves santo|quinta santa|quinta - feira santa|maundy thursday",
        "friday": "viernes santo|sexta feira santa|sexta - feira santa|sexta santa|good friday",
        "easter": "semana santa|pascua|pascuas|domingo de pascua|domingo de resurreccion|pascoa|domingo de pascoa"
        "|easter|easter sunday|easter day",
        "eastermonday": "lunes de pascua|easter monday",
        "labour": "dia del trabajador|dia del trabajo|dia internacional de los trabajadores|dia de los trabajadores"
        "|dia do trabalho|dia do trabalhador|international workers' day|workers' day|may day",
        "laborday": "labor day|labour day",
        "mother": "dia de la madre|dia de las madres|dia das maes|mother's day|mothers day",
        "father": "dia del padre|dia dos pais|father's day|fathers day",
        "child": "dia del nino|dia das criancas",
        "earth": "dia de la tierra|dia da terra|earth day",
        "nation": "fiestas patrias|fiesta patria|dia de la independencia|dia de independencia"
        "|dia da independencia|independence day|fourth of july",
        "dead": "dia de muertos|dia de los muertos|dia de finados|finados",
        "saints": "todos los santos|dia de todos los santos|all saints' day",
        "halloween": "halloween|noche de brujas",
        "thanksgiving": "thanksgiving|thanksgiving day|accion de gracias|dia de accion de gracias",
        "black": "black friday|viernes negro",
        "cyber": "cyber monday|cyber lunes",
    }
)

FEASTS: Final[Mapping[str, Feast]] = MappingProxyType(
    {
        "christmas": _fixed(12, 25),
        "eve": _fixed(12, 24),
        "newyear": _fixed(1, 1),
        "lastnight": _fixed(12, 31),
        "kings": _fixed(1, 6),
        "valentine": _fixed(2, 14),
        "patrick": _fixed(3, 17),
        "carnival": _easter(-47),
        "palm": _easter(-7),
        "thursday": _easter(-3),
        "friday": _easter(-2),
        "easter": _easter(0),
        "eastermonday": _easter(1),
        "labour": _fixed(5, 1),
        "laborday": _fixed(5, 1),
        "mother": _nth(5, SUNDAY, 2),
        "father": _nth(6, SUNDAY, 3),
        "child": _fixed(10, 12),
        "earth": _fixed(4, 22),
        "dead": _fixed(11, 2),
        "saints": _fixed(11, 1),
        "halloween": _fixed(10, 31),
        "thanksgiving": _nth(11, THURSDAY, 4),
        "black": _nth(11, THURSDAY, 4, 1),
        "cyber": _nth(11, THURSDAY, 4, 4),
    }
)
"""Feasts that fall on one day everywhere, or nearly so."""

_PATRIAS: Final = MappingProxyType(
    {
        "AR": (7, 9), "BO": (8, 6), "BR": (9, 7), "CL": (9, 18), "CO": (7, 20), "CR": (9, 15), "DO": (2, 27),
        "EC": (8, 10), "GT": (9, 15), "HN": (9, 15), "MX": (9, 16), "NI": (9, 15), "PA": (11, 3), "PE": (7, 28),
        "PY": (5, 15), "SV": (9, 15), "US": (7, 4), "UY": (8, 25), "VE": (7, 5),
    }
)  # fmt: skip
_MOTHERS: Final[Mapping[str, Feast]] = MappingProxyType(
    {
        "AR": _nth(10, SUNDAY, 3), "BO": _fixed(5, 27), "CR": _fixed(8, 15), "DO": _nth(5, SUNDAY, -1),
        "ES": _nth(5, SUNDAY, 1), "GB": _easter(-21), "GT": _fixed(5, 10), "MX": _fixed(5, 10), "NI": _fixed(5, 30),
        "PA": _fixed(12, 8), "PT": _nth(5, SUNDAY, 1), "PY": _fixed(5, 15), "SV": _fixed(5, 10),
    }
)  # fmt: skip
_FATHERS: Final[Mapping[str, Feast]] = MappingProxyType(
    {"BR": _nth(8, SUNDAY, 2), "DO": _nth(7, SUNDAY, -1), "ES": _fixed(3, 19), "PT": _fixed(3, 19)}
)
_OWN: Final = MappingProxyType({"US": {"laborday": _nth(9, MONDAY, 1)}})

PHRASES: Final = MappingProxyType({phrase: name for name, phrases in _NAMES.items() for phrase in phrases.split("|")})
"""What clients write → the feast's name."""
PATTERN: Final = "(?:" + "|".join(sorted(PHRASES, key=len, reverse=True)) + ")"
HEADS: Final = " ".join(dict.fromkeys(phrase.split()[0] for phrase in PHRASES))


def feast(phrase: str, country: str) -> Feast | None:
    """Give the feast that a phrase names in a country (ISO 3166), nothing where the country has none."""
    name = PHRASES.get(phrase, "")
    if name == "nation":
        return _fixed(*_PATRIAS[country]) if country in _PATRIAS else None
    tables = {"mother": _MOTHERS, "father": _FATHERS}
    return _OWN.get(country, {}).get(name) or tables.get(name, {}).get(country) or FEASTS.get(name)


_CLOSED: Final[Mapping[str, tuple[Feast, ...]]] = MappingProxyType(
    {
        # Lei 662/1949 with Lei 10.607/2002, Lei 6.802/1980, Lei 14.759/2023; Good Friday by Lei 9.093/1995
        "BR": (
            *(
                _fixed(*day)
                for day in ((1, 1), (4, 21), (5, 1), (9, 7), (10, 12), (11, 2), (11, 15), (11, 20), (12, 25))
            ),
            _easter(-2),
        )
    }
)
"""National holidays, where a payday is counted in business days."""
_WEEKEND: Final = MappingProxyType({"BR": frozenset({SUNDAY})})


def rests(day: date, country: str) -> bool:
    """Tell whether a day is no business day; Brazil counts Saturdays for wages (CLT art. 459 § 1)."""
    if day.weekday() in _WEEKEND.get(country, {SUNDAY - 1, SUNDAY}):
        return True
    return any(closed(day.year) == day for closed in _CLOSED.get(country, ()))
