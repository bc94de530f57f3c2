"""Put the rooms of the console on floors by what one comes for, each room with a line that says what is done there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.console.speech import N_, say

FEW = 4  #: rooms that need no floors: their names stand side by side

FLOORS: Mapping[str, Mapping[str, str]] = {
    N_("Reglas"): {
        "policies": N_("Qué se puede acordar, qué se dice y cuándo se escribe"),
        "objections": N_("Qué se responde a cada objeción"),
        "means": N_("Cómo pagan los clientes"),
        "campaigns": N_("A quién se escribe por un tiempo, y qué resulta"),
        "countries": N_("Qué manda la ley de cada país"),
    },
    N_("Personas"): {
        "team": N_("Quién atiende qué, y quién falta"),
        "quality": N_("Casos que se vuelven a mirar"),
        "quality/mine": N_("Lo que se vio en sus casos"),
        "practice": N_("Conversar con clientes simulados"),
        "people": N_("Quién entra y con qué función"),
    },
    N_("Servicio"): {
        "payments": N_("Dinero que falta saber de quién es"),
        "deliveries": N_("Mensajes que no llegaron"),
        "stops": N_("Detener los envíos, y reanudarlos"),
        "readings": N_("Mensajes que el asistente pudo entender mal"),
    },
    N_("Cifras"): {
        "reports": N_("Qué resultó y cómo se trató a las personas"),
        "totals": N_("Lo que se debe hoy, por empresa"),
    },
}
"""The floors, each with the ends of its rooms' addresses and the marked line that says what a room is for."""


@dataclass(frozen=True, slots=True)
class Door:
    """The way to a room: the end of its address, its name, and what is done there."""

    path: str
    title: str
    told: str


@dataclass(frozen=True, slots=True)
class Floor:
    """Some rooms under one name."""

    title: str
    doors: Sequence[Door]


def floors_of(rooms: Sequence[tuple[str, str]]) -> Sequence[Floor]:
    """Return the floors on which rooms stand, given by the ends of their addresses and their names; none for few."""
    named = dict(rooms)
    if len(named) <= FEW:
        return ()
    found = (
        Floor(say(title), [Door(path, named[path], say(told)) for path, told in doors.items() if path in named])
        for title, doors in FLOORS.items()
    )
    return [floor for floor in found if floor.doors]
