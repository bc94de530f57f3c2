"""Fuzz what finds amounts, dates and legs in a message."""

from collections.abc import Mapping
from datetime import date

from nlu.grammar import extract
from tests.fuzz.target import Target

SAYINGS = (
    "puedo dar 50 lucas el viernes y lo otro en 3 veces desde el 15", "R$ 1.200,50 todo dia 5", "the 3rd of next month",
    "entre 20 y 30 mil, mitad fin de mes y mitad en 2 cuotas quincenales", "½ el 29/2/2027 a las 25:61",
)  # fmt: skip


def said(data: bytes) -> None:
    """Find amounts, dates and legs in a message, in three languages."""
    text = data.decode("utf-8", "replace")[:2_000]
    for locale in ("es-CL", "en-US", "pt-BR"):
        extract(text, locale, date(2026, 3, 5), None, (15, "last"), "propose_plan")


TARGETS: Mapping[str, Target] = {
    "said": Target(said, [one.encode() for one in SAYINGS], signs=["cuotas", "quincena", "mil", "fin de mes", "hasta"]),
}
