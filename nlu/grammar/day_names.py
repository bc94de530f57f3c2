"""Hold the names of months, weekdays and ordinals in the three languages."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final


def _numbered(words: str, first: int) -> Mapping[str, int]:
    """Number words in their order, `/` between names of the same one."""
    return MappingProxyType(
        {name: first + place for place, same in enumerate(words.split()) for name in same.split("/")}
    )


MONTHS: Final = MappingProxyType(
    {
        "es": _numbered(
            "enero/ene febrero/feb marzo/mar abril/abr mayo/may junio/jun julio/jul agosto/ago "
            "septiembre/sep/sept/set octubre/oct noviembre/nov diciembre/dic",
            1,
        ),
        "pt": _numbered(
            "janeiro/jan fevereiro/fev marco/mar abril/abr maio/mai junho/jun julho/jul agosto/ago "
            "setembro/set outubro/out novembro/nov dezembro/dez",
            1,
        ),
        "en": _numbered(
            "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug "
            "september/sep/sept october/oct november/nov december/dec",
            1,
        ),
    }
)
"""By language: a month, 1 to 12."""

WEEKDAYS: Final = MappingProxyType(
    {
        "es": _numbered(
            "lunes martes/mar miercoles jueves viernes sabado/sabados domingo/domingos",
            0,
        ),
        "pt": _numbered(
            "segunda/segundas terca/ter/tercas quarta/quartas quinta/quintas sexta/sextas "
            "sabado/sabados domingo/domingos",
            0,
        ),
        "en": _numbered(
            "monday/mondays tuesday/tuesdays wednesday/wednesdays thursday/thursdays friday/fridays "
            "saturday/saturdays/sat sunday/sundays/sun",
            0,
        ),
    }
)
"""By language: a weekday, Monday 0."""

ORDERS: Final = MappingProxyType(
    {
        "es": {
            **_numbered(
                "primer/primera/primero segundo/segunda tercer/tercera/tercero cuarto/cuarta quinto sexto "
                "septimo octavo noveno decimo undecimo duodecimo",
                1,
            ),
            "vigesimo": 20,
            "trigesimo": 30,
            "ultimo": -1,
            "ultima": -1,
        },
        "pt": {
            **_numbered(
                "primeiro/primeira segundo/segunda terceiro/terceira quarto/quarta quinto sexto setimo "
                "oitavo nono decimo",
                1,
            ),
            "vigesimo": 20,
            "trigesimo": 30,
            "ultimo": -1,
            "ultima": -1,
        },
        "en": {"last": -1},
    }
)
"""By language: which of several, the first 1, the last -1; tens and units of an ordinal add up."""
