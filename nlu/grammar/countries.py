# ruff: noqa: SIM905 - words are read best as a text
"""Hold what differs by country: separators, currency, slang units, and the income calendar."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

SCALES: Final = MappingProxyType(
    {
        "mil": 1_000,
        "k": 1_000,
        "grand": 1_000,
        "thousand": 1_000,
        "mill": 1_000_000,
        "mm": 1_000_000,
        "m": 1_000_000,
        "millon": 1_000_000,
        "millones": 1_000_000,
        "milhao": 1_000_000,
        "milhoes": 1_000_000,
        "million": 1_000_000,
        "millions": 1_000_000,
        "palo": 1_000_000,
        "palos": 1_000_000,
        "palito": 1_000_000,
        "palitos": 1_000_000,
        "billion": 1_000_000_000,
        "bilhao": 1_000_000_000,
        "bilhoes": 1_000_000_000,
        "billon": 10**12,
        "billones": 10**12,
        "trillion": 10**12,
        "trilhao": 10**12,
        "trilhoes": 10**12,
        "thousands": 1_000,
        "miles": 1_000,
        "mln": 1_000_000,
        "bn": 1_000_000_000,
        "bln": 1_000_000_000,
        "billions": 1_000_000_000,
        "trillions": 10**12,
        "lac": 100_000,
        "lakh": 100_000,
        "lakhs": 100_000,
        "crore": 10_000_000,
        "crores": 10_000_000,
    }
)
"""Multipliers understood everywhere."""

UNITS: Final = MappingProxyType(
    dict.fromkeys(
        """
            varo varos mango mangos pavo pavos conto contos pila pilas buck bucks quid pau paus pesito pesitos
            solcito solcitos solsito solsitos dolarcitos colon
        """.split(),
        1,
    )
    | {"tenner": 10, "tenners": 10, "fiver": 5, "fivers": 5}
)
"""Colloquial units of money understood everywhere, and their worth."""


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


_LUCAS = {"luca": 1_000, "luka": 1_000}

#: When seasonal income arrives, (month, day). AR: Ley 20.744 art. 122. MX: Ley Federal del Trabajo art. 87.
#: CO: Código Sustantivo del Trabajo art. 306. PE: Ley 27735 art. 5. CR: Ley 2412 art. 4. DO: Código de Trabajo
#: art. 220. BR: Lei 4.749 art. 1 and 2. CL: by custom.
#: ES: Estatuto de los Trabajadores art. 31, days by custom. EC and PA: décimos, days by custom.
INCOME: Final = MappingProxyType(
    {
        "AR": MappingProxyType({"aguinaldo": ((6, 30), (12, 18)), "sac": ((6, 30), (12, 18))}),
        "MX": MappingProxyType({"aguinaldo": ((12, 20),), "ptu": ((5, 30),), "utilidades": ((5, 30),)}),
        "CO": MappingProxyType({"prima": ((6, 30), (12, 20)), "primas": ((6, 30), (12, 20)), "cesantias": ((2, 14),)}),
        "PE": MappingProxyType(
            {"gratificacion": ((7, 15), (12, 15)), "grati": ((7, 15), (12, 15)), "cts": ((5, 15), (11, 15))}
        ),
        "CR": MappingProxyType({"aguinaldo": ((12, 20),), "escolar": ((1, 31),)}),
        "DO": MappingProxyType({"regalia": ((12, 20),), "doble": ((12, 20),)}),
        "CL": MappingProxyType({"aguinaldo": ((9, 17), (12, 23))}),
        "BR": MappingProxyType({"decimo": ((11, 30), (12, 20)), "decimoterceiro": ((11, 30), (12, 20))}),
        "ES": MappingProxyType({"extra": ((6, 30), (12, 22))}),
        "EC": MappingProxyType({"decimo": ((12, 24),)}),
        "PA": MappingProxyType({"decimo": ((4, 15), (8, 15), (12, 15))}),
    }
)

_DOT = {
    "AR": ("ARS", _LUCAS),
    "CL": ("CLP", {**_LUCAS, "gamba": 100, "quina": 500}),
    "CO": ("COP", {**_LUCAS, "barra": 1_000}),
    "ES": ("EUR", {}),
    "BR": ("BRL", {}),
    "UY": ("UYU", _LUCAS),
    "PY": ("PYG", {}),
    "BO": ("BOB", {"luca": 1}),
    "EC": ("USD", {}),
    "VE": ("VES", {}),
    "PT": ("EUR", {}),
}
_COMMA = {
    "MX": ("MXN", {}),
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
                dict(_slang(rojo=1_000)) | {"melon": 1_000_000, "melones": 1_000_000, "teja": 100, "tejas": 100}
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
