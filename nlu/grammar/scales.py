# ruff: noqa: SIM905 - words are read best as a text
"""Hold the multipliers and the colloquial coins that are understood in every country."""

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
        "milloncito": 1_000_000,
        "milloncitos": 1_000_000,
        "melon": 1_000_000,
        "melones": 1_000_000,
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
        "tln": 10**12,
        "bln": 1_000_000_000,
        "billions": 1_000_000_000,
        "trillions": 10**12,
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
            varo varos varito varitos baro baros morlaco morlacos mango mangos manguito manguitos pavo pavos conto
            contos continho pila pilas pilinha prata pratas pau paus buck bucks quid smacker smackers
        """.split(),
        1,
    )
    | {"tenner": 10, "tenners": 10, "fiver": 5, "fivers": 5}
)
"""Colloquial units of money understood everywhere, and their worth."""
