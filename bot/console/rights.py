"""Say what each role may do in the console. The table of routes names the right that a page asks for.

Whoever audits sees all and changes nothing; whoever runs the service sees what leaves and stops it, and reads no
conversation; a creditor's viewer reads figures, and no client's name.
"""

from collections.abc import Mapping
from enum import StrEnum

from bot.console.speech import N_
from storage.schema import Role


class Right(StrEnum):
    """What a page lets one do."""

    ENTER = "enter"  #: what is one's own: the way in and out
    SEE_CASES = "see_cases"  #: read cases with conversation, account and papers
    ANSWER = "answer"  #: act on cases
    SEE_MONEY = "see_money"  #: read payments that are nobody's for certain
    MATCH_MONEY = "match_money"  #: say whose they are
    SEE_DIRECTION = "see_direction"  #: read what supervisors set: readings, objections, campaigns, means
    DIRECT = "direct"  #: set it
    SEE_TERMS = "see_terms"  #: read what clients are offered and told: policies, phrases, cadence
    SEE_SERVICE = "see_service"  #: read what did not leave, and what is stopped
    RUN = "run"  #: stop, let go on, send again
    TAKE_FILES = "take_files"  #: take all that is kept of a client away as a file
    SEE_FIGURES = "see_figures"  #: read totals without names
    SEE_PEOPLE = "see_people"  #: read who works here, and what was done about them
    SEE_PRACTICE = "see_practice"  #: read what came of practice: one's own, everybody's where one reads what is set
    PRACTISE = "practise"  #: practise with clients who are none
    MANAGE_PEOPLE = "manage_people"  #: invite, change and let go


ADVISING = frozenset(
    {
        Right.ENTER,
        Right.SEE_CASES,
        Right.ANSWER,
        Right.SEE_MONEY,
        Right.MATCH_MONEY,
        Right.SEE_PRACTICE,
        Right.PRACTISE,
    }
)
WATCHING = frozenset(right for right in Right if right.startswith("see_"))
RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.ADVISER: ADVISING,
    Role.SUPERVISOR: frozenset(Right),
    Role.OPERATOR: frozenset({Right.ENTER, Right.SEE_SERVICE, Right.RUN}),
    Role.AUDITOR: WATCHING | {Right.ENTER, Right.TAKE_FILES},
    Role.VIEWER: frozenset({Right.ENTER, Right.SEE_FIGURES, Right.SEE_TERMS}),
}

ROOMS: Mapping[str, tuple[str, Right]] = {
    "team": (N_("Equipo"), Right.SEE_DIRECTION),
    "quality": (N_("Calidad"), Right.SEE_DIRECTION),
    "quality/mine": (N_("Mis revisiones"), Right.ANSWER),
    "readings": (N_("Lecturas"), Right.SEE_DIRECTION),
    "objections": (N_("Objeciones"), Right.SEE_DIRECTION),
    "deliveries": (N_("Entregas"), Right.SEE_SERVICE),
    "campaigns": (N_("Campañas"), Right.SEE_DIRECTION),
    "means": (N_("Formas de pago"), Right.SEE_DIRECTION),
    "payments": (N_("Pagos sin dueño"), Right.SEE_MONEY),
    "totals": (N_("Totales"), Right.SEE_FIGURES),
    "policies": (N_("Políticas"), Right.SEE_TERMS),
    "reports": (N_("Informes"), Right.SEE_FIGURES),
    "stops": (N_("Pausas"), Right.SEE_SERVICE),
    "people": (N_("Accesos"), Right.SEE_PEOPLE),
    "countries": (N_("Países"), Right.SEE_CASES),
    "practice": (N_("Práctica"), Right.SEE_PRACTICE),
}
"""The rooms beside the queue: the end of their address, their marked name, and who finds the way to them."""
