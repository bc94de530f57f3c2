"""Say in the console's words by what a case is looked at, and why something was not taken down."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.console.speech import N_, Phrases
from flows.quality.rubric import BEST, Line

PATH = "/console/quality"
MINE = f"{PATH}/mine"
NONE = "none"  #: the mark of a line that does not apply, as forms write it


@dataclass(frozen=True, slots=True)
class Asks:
    """A line of the rubric: its name, and what it asks."""

    name: str
    sentence: str


RUBRIC: Mapping[Line, Asks] = {
    "listened": Asks(
        N_("Escuchó"),
        N_("Nombró lo que preocupa al cliente antes de hablar de dinero, y lo dejó proponer."),
    ),
    "correct": Asks(
        N_("Correcto y completo"),
        N_("Lo que dijo es cierto, con montos y fechas, y responde todo lo que el cliente preguntó."),
    ),
    "kind": Asks(
        N_("Amable, sin presión"),
        N_("Trató con respeto, sin apuros, reproches ni amenazas; el cliente podía decir que no."),
    ),
    "promised": Asks(
        N_("Lo prometido"),
        N_("Lo que prometió quedó escrito, con quién y cuándo, y se cumplió."),
    ),
    "within": Asks(
        N_("Dentro de las reglas"),
        N_("Se mantuvo en lo que la empresa y la ley permiten, y pidió a otra persona lo que le toca a otra."),
    ),
}
"""The rubric, in the order in which it is filled in."""
MARKS: Mapping[str, str] = Phrases({str(BEST): N_("Sí"), "1": N_("En parte"), "0": N_("No"), NONE: N_("No aplica")})
WHY_NOT: Mapping[str, str] = Phrases(
    {
        "own": N_("Lo llevó usted: lo revisa otra persona."),
        "twice": N_("Ya lo revisó usted."),
        "late": N_("Pasaron las cuatro semanas para revisarlo."),
        "known": N_("Usted trató con este cliente: lo revisa otra persona."),
    }
)
REFUSED: Mapping[str | None, str] = Phrases(
    {
        "line": N_("Esa pregunta no está en la pauta: vuelva a abrir la página."),
        "mark": N_("Elija en cada pregunta Sí, En parte, No o No aplica."),
        "missing": N_("Falta responder una pregunta: si no viene al caso, elija No aplica."),
        "nothing": N_("Ninguna pregunta aplica: responda al menos una."),
        "note": N_("Escriba una nota de hasta 1.000 letras: qué hizo bien, y una cosa que puede probar."),
        "answer": N_("Escriba su respuesta en hasta 1.000 letras."),
        "answered": N_("Ya respondió a esta revisión."),
    }
)
