"""Hold when each country's law, or custom, pays a seasonal income: the last day by which it must have arrived.

Where a law leaves the day open, or two regions have two days, there is no row: the client is asked. Harvests and
remittances have no day anywhere.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

Days = tuple[tuple[int, int], ...]  #: (month, day), in the order of the year

INCOME: Final[Mapping[str, Mapping[str, Days]]] = MappingProxyType(
    {
        # Ley 20.744 art. 122, as Ley 27.073 has it: 30 June and 18 December
        "AR": dict.fromkeys(("aguinaldo", "sac"), ((6, 30), (12, 18))),
        # Ley del 18 de diciembre de 1944 art. 1: before Christmas Day
        "BO": {"aguinaldo": ((12, 25),)},
        # Lei 4.749/1965 arts. 1 and 2: half by 30 November, the rest by 20 December
        "BR": dict.fromkeys(("decimo", "decimoterceiro"), ((11, 30), (12, 20))),
        # private employers by custom; the public sector by its yearly law of pay (Ley 21.724): September and December
        "CL": {"aguinaldo": ((9, 17), (12, 23))},
        # Código Sustantivo del Trabajo art. 306 (Ley 1788 de 2016): 30 June and 20 December;
        # cesantías reach the fund by 14 February (Ley 50 de 1990 art. 99)
        "CO": dict.fromkeys(("prima", "primas"), ((6, 30), (12, 20))) | {"cesantias": ((2, 14),)},
        # Ley 2412 (private) and 1835 (public): within the first twenty days of December; salario escolar in January
        "CR": {"aguinaldo": ((12, 20),), "escolar": ((1, 31),)},
        # Código de Trabajo arts. 219 and 220: by 20 December
        "DO": dict.fromkeys(("regalia", "doble"), ((12, 20),)),
        # Código del Trabajo art. 111: by 24 December; the fourteenth (art. 113) differs by region and is asked
        "EC": {"decimo": ((12, 24),)},
        # Estatuto de los Trabajadores art. 31: one at Christmas, one by agreement; days by custom
        "ES": {"extra": ((6, 30), (12, 22))},
        # Decreto 76-78 art. 2: first half of December; bono 14, Decreto 42-92 art. 3: first half of July
        "GT": {"aguinaldo": ((12, 15),), "bono": ((7, 15),)},
        # Decreto 112 art. 11: in December, before the 20th; the fourteenth, Decreto 135-94: in June
        "HN": {"aguinaldo": ((12, 20),), "decimo": ((12, 20),), "catorceavo": ((6, 30),)},
        # Ley Federal del Trabajo art. 87: before 20 December; art. 122: sixty days after the companies' tax is due
        "MX": {"aguinaldo": ((12, 20),)} | dict.fromkeys(("ptu", "utilidades"), ((5, 30),)),
        # Código del Trabajo: within the first ten days of December
        "NI": dict.fromkeys(("aguinaldo", "decimo"), ((12, 10),)),
        # Decreto de Gabinete 221 de 1971 and Decreto 19 de 1973: three parts
        "PA": {"decimo": ((4, 15), (8, 15), (12, 15))},
        # Ley 27735 art. 5: first half of July and of December; CTS, D. S. 001-97-TR: by 15 May and 15 November
        "PE": dict.fromkeys(("gratificacion", "grati"), ((7, 15), (12, 15))) | {"cts": ((5, 15), (11, 15))},
        # Código Laboral art. 243: before 31 December
        "PY": {"aguinaldo": ((12, 31),)},
        # Código de Trabajo art. 200: by 20 December
        "SV": {"aguinaldo": ((12, 20),)},
        # Ley 12.840 and Decreto-Ley 14.525: in June and before 20 December
        "UY": {"aguinaldo": ((6, 30), (12, 20))},
    }
)
"""By ISO 3166 code: the words of an income and its days."""
