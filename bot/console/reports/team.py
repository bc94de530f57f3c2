"""Tell how a team stands in the goals that its creditor's file sets, with the limits of treatment beside them."""

from collections.abc import Mapping

from bot.console.manner import Manner
from bot.console.reports.reading import Reading
from bot.console.reports.values import Cell, Section, Unit, share
from bot.console.reports.words import AIMS
from bot.console.speech import say
from bot.team_goals import goals_of
from flows.reports.team import Held, stand

UNITS: Mapping[str, Unit] = {"recovered": "money", "contacts_per_client_max": "ratio"}


def team(read: Reading, manner: Manner) -> Section:  # noqa: ARG001 - as every section
    """Tell which goals are reached, while the limits hold."""
    wanted = goals_of(read.creditor)
    if not wanted:
        return Section("team", say("La empresa no ha fijado metas para su equipo."))
    standing = stand(wanted, found(read))
    if not standing.counts:
        answer = say("Un límite de trato está pasado: no cuenta ninguna meta")
    else:
        answer = say("%(num)s de %(all)s metas alcanzadas", num=standing.reached, all=len(standing.goals))
    rows = [[Cell(AIMS[one.name]), _cell(one, one.wanted), _cell(one, one.found), Cell(_verdict(one))]
            for one in (*standing.goals, *standing.limits)]  # fmt: skip
    return Section("team", answer, [say("Meta o límite"), say("Fijado"), say("Hay"), say("Se cumple")], rows)


def found(read: Reading) -> Mapping[str, float | None]:
    """Return the figures that goals and limits are held against; money only of a whole month, for it is set for one."""
    kept, made, answered, uneasy = read.kept_in_all, read.made_in_all, read.answered.get("answer"), read.uneasy
    return {
        "recovered": read.paid_amount if read.period.is_month else None,
        "kept_percent": share(kept.kept, kept.due),
        "alone_percent": share(made.alone, made.plans),
        "answered_percent": share(answered.met, answered.due) if answered else None,
        "contacts_per_client_max": share(read.pressed.contacts, read.pressed.clients),
        "opted_out_percent_max": share(uneasy.silent, uneasy.touched),
        "discomfort_percent_max": share(uneasy.uneasy, uneasy.touched),
    }


def _cell(one: Held, value: float | None) -> Cell:
    return Cell(value, UNITS.get(one.name, "percent"))


def _verdict(one: Held) -> str:
    if one.fits is None:
        return say("Sin datos")
    return say("Sí") if one.fits else say("No")
