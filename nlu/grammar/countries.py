"""Hold what differs by country: separators, currency, slang units, and the income calendar."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from nlu.grammar.incomes import INCOME


@dataclass(frozen=True, slots=True)
class Country:
    """How a country writes numbers and money.

    `group` holds the characters that group thousands; `slang` multiplies like *mil*; `month_first` dates put the
    month before the day; `income` maps a seasonal income's words to the (month, day) by which law or custom pays it.
    """

    currency: str
    group: str = "."
    slang: Mapping[str, int] = field(default_factory=dict)
    month_first: bool = False
    income: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    code: str = ""  #: ISO 3166


def _slang(**units: int) -> Mapping[str, int]:
    """Spell each unit in the plural and the diminutive that people write."""
    forms: dict[str, int] = {}
    for unit, worth in units.items():
        ending = unit[-1]
        small = unit[:-1].replace("c", "qu") if unit.endswith(("ca", "co")) else unit[:-1]
        names = {unit, unit + "s", small + "it" + ending, small + "it" + ending + "s"}
        forms |= dict.fromkeys(names, worth)
    return MappingProxyType(forms)


_LUCAS = {"luca": 1_000, "luka": 1_000, "lk": 1_000, "luk": 1_000, "lucrecia": 1_000, "lucarda": 1_000}

_DOT = {
    "AR": ("ARS", {**_LUCAS, "gamba": 100}),
    "CL": ("CLP", {**_LUCAS, "gamba": 100, "quina": 500}),
    "CO": ("COP", {**_LUCAS, "barra": 1_000}),
    "ES": ("EUR", {}),
    "BR": ("BRL", {"barao": 1_000, "baroes": 1_000, "milao": 1_000}),
    "UY": ("UYU", _LUCAS),
    "PY": ("PYG", {}),
    "BO": ("BOB", {"luca": 1}),
    "EC": ("USD", {"luca": 1, "lata": 1}),
    "VE": ("VES", {}),
    "PT": ("EUR", {}),
}
_COMMA = {
    "MX": ("MXN", {"milanesa": 1_000, "bola": 1, "quinienton": 500}),
    "PE": ("PEN", {"luca": 1, "luka": 1, "gamba": 100}),
    "DO": ("DOP", {}),
    "US": ("USD", {}),
    "GB": ("GBP", {}),
    "PA": ("USD", {}),
    "GT": ("GTQ", {}),
    "HN": ("HNL", {}),
    "NI": ("NIO", {}),
    "SV": ("USD", {}),
    "PR": ("USD", {}),
    "CA": ("CAD", {}),
    "IE": ("EUR", {}),
    "AU": ("AUD", {}),
}

COUNTRIES: Final = MappingProxyType(
    {
        code: Country(money, ".'" if code == "CO" else ".", _slang(**slang), income=INCOME.get(code, {}), code=code)
        for code, (money, slang) in _DOT.items()
    }
    | {
        code: Country(money, ",", _slang(**slang), month_first=code == "US", income=INCOME.get(code, {}), code=code)
        for code, (money, slang) in _COMMA.items()
    }
    | {
        "CR": Country(
            "CRC",
            "., ",
            MappingProxyType(
                dict(_slang(rojo=1_000))
                | {"tucan": 5_000, "tucanes": 5_000, "teja": 100, "tejas": 100, "cana": 1, "canas": 1}
            ),
            income=INCOME["CR"],
            code="CR",
        )
    },
)
"""Countries by ISO 3166 code."""

DEFAULTS: Final = MappingProxyType({"es": "CL", "pt": "BR", "en": "GB"})
"""The country whose habits stand in when a locale names none that is known."""


def country_of(locale: str) -> Country:
    """Give the habits of a BCP 47 locale's country; of its language's default when there is none."""
    language, *rest = locale.replace("_", "-").split("-")
    code = next((part.upper() for part in rest if part.upper() in COUNTRIES), DEFAULTS.get(language.lower(), "CL"))
    return COUNTRIES[code]


def language_of(locale: str) -> str:
    """Give a locale's language, Spanish when it is none that is spoken here."""
    language = locale.replace("_", "-").split("-")[0].lower()
    return language if language in DEFAULTS else "es"
