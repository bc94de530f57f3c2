"""Say what came of a trial: how a policy differs from the one in force, of each hundred, with how sure that is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from babel.numbers import format_decimal

from bot.console.speech import N_, Phrases, language, say
from bot.policy_trials import DIED, OURS, TOO_LONG
from storage.schema import TrialStatus

PEOPLE: Mapping[str, str] = Phrases(
    {
        "base": N_("Como suponemos que son hoy"),
        "harder": N_("En tiempos más difíciles"),
        "better": N_("En tiempos mejores"),
    }
)
STANDS: Mapping[TrialStatus, str] = Phrases(
    {
        TrialStatus.WAITING: N_("Espera su turno"),
        TrialStatus.RUNNING: N_("En curso"),
        TrialStatus.DONE: N_("Terminada"),
        TrialStatus.FAILED: N_("No terminó"),
        TrialStatus.STOPPED: N_("Detenida"),
    }
)
FAULTS: Mapping[str, str] = Phrases(
    {
        DIED: N_("Se interrumpió varias veces. Pruebe de nuevo; si vuelve a pasar, avise a operación."),
        TOO_LONG: N_("Tomó demasiado tiempo y la detuvimos. Pruebe de nuevo cuando haya menos trabajo."),
    }
)
REFUSED: Mapping[str | None, str] = Phrases(
    {
        "running": N_("Ya se está probando una política de esta empresa: espere a que termine, o deténgala."),
        "population": N_("Elija con qué gente se prueba."),
        "faults": N_("Esa política tiene cosas por corregir: primero vea qué cambia."),
        "currency": N_("Del dinero de ese país no sabemos qué gana la gente: aquí no se puede probar."),
    }
)
WHOLE = 100  #: of which figures are told
WIDE = 2  #: an interval that is so wide, of each hundred, needs no decimals
FINE, PLAIN = "#,##0.#", "#,##0"


@dataclass(frozen=True, slots=True)
class Measure:
    """What one figure of the report is called, and how a difference of it is said; `more` of it may be for the better.

    Texts are marked. Each has the blanks `low` and `high`; where neither is sure, they are less and more.
    """

    name: str
    title: str
    more: str
    less: str
    open: str
    is_good: bool


MEASURES = (
    Measure(
        "kept_agreement_rate",
        N_("Acuerdos que se cumplen, de cada 100 conversaciones"),
        N_("De cada 100 conversaciones, entre %(low)s y %(high)s acuerdos cumplidos más."),
        N_("De cada 100 conversaciones, entre %(low)s y %(high)s acuerdos cumplidos menos."),
        N_("En acuerdos cumplidos no se distinguen: entre %(low)s menos y %(high)s más de cada 100 conversaciones."),
        is_good=True,
    ),
    Measure(
        "recovered_present_value",
        N_("Lo que se recupera, de cada 100 que se deben"),
        N_("De cada 100 que se deben, se recuperan entre %(low)s y %(high)s más."),
        N_("De cada 100 que se deben, se recuperan entre %(low)s y %(high)s menos."),
        N_("En lo que se recupera no se distinguen: entre %(low)s menos y %(high)s más de cada 100 que se deben."),
        is_good=True,
    ),
    Measure(
        "hardship_months",
        N_("Meses que piden más de lo que queda para vivir, de cada 100 con un plan"),
        N_("De cada 100 meses con un plan, entre %(low)s y %(high)s más piden más de lo que queda para vivir."),
        N_("De cada 100 meses con un plan, entre %(low)s y %(high)s menos piden más de lo que queda para vivir."),
        N_("En meses difíciles no se distinguen: entre %(low)s menos y %(high)s más de cada 100 con un plan."),
        is_good=False,
    ),
    Measure(
        "exception_rate",
        N_("Conversaciones que necesitan a una persona, de cada 100"),
        N_("De cada 100 conversaciones, entre %(low)s y %(high)s más necesitan a una persona."),
        N_("De cada 100 conversaciones, entre %(low)s y %(high)s menos necesitan a una persona."),
        N_("En cuánta gente del equipo hace falta no se distinguen: entre %(low)s menos y %(high)s más de cada 100."),
        is_good=False,
    ),
)
BETTER, WORSE, OPEN = "better", "worse", "open"
EFFECTS: Mapping[str, str] = Phrases({BETTER: N_("Mejor"), WORSE: N_("Peor")})
SAME = N_("No cambia")


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: of the policy in force, of the one that is tried, and what differs; the last two may be missing."""

    title: str
    before: str
    after: str
    told: str
    way: str
    effect: str


def rows_of(report: Mapping[str, Any]) -> Sequence[Row]:
    """Return the main figures of a report, of one policy or of two."""
    named = report["policies"]
    difference = report.get("difference")
    if difference is None:
        (only,) = named.values()
        return [_alone(measure, only["strategies"][OURS][measure.name]) for measure in MEASURES]
    before, after = (named[difference[side]]["strategies"][OURS] for side in ("to", "of"))
    told = difference["strategies"][OURS]
    return [_beside(one, before[one.name], after[one.name], told[one.name]) for one in MEASURES]


def _alone(measure: Measure, figure: Mapping[str, float]) -> Row:
    low, high = _spelled(figure["low"], figure["high"])
    return Row(
        say(measure.title), _figure(figure["mean"]), "", say("entre %(low)s y %(high)s", low=low, high=high), "", ""
    )


def _beside(
    measure: Measure, before: Mapping[str, float], after: Mapping[str, float], apart: Mapping[str, float]
) -> Row:
    way, told = _difference(measure, apart["low"], apart["high"])
    return Row(say(measure.title), _figure(before["mean"]), _figure(after["mean"]), told, way, EFFECTS.get(way, ""))


def _difference(measure: Measure, low: float, high: float) -> tuple[str, str]:
    """Return whether a difference is for the better, and how it is said."""
    if not round(low * WHOLE, 1) and not round(high * WHOLE, 1):
        return "", say(SAME)
    if low > 0 or high < 0:
        near, far = _spelled(*sorted((abs(low), abs(high))))
        text = measure.more if low > 0 else measure.less
        return (BETTER if (low > 0) is measure.is_good else WORSE), say(text, low=near, high=far)
    less, more = _spelled(abs(low), abs(high), high - low)
    return OPEN, say(measure.open, low=less, high=more)


def _spelled(low: float, high: float, width: float | None = None) -> tuple[str, str]:
    """Write both ends of an interval of each hundred; whole where it is wide and no end is next to none."""
    is_wide = (high - low if width is None else width) * WHOLE >= WIDE
    form = PLAIN if is_wide and min(low, high) * WHOLE >= 1 else FINE
    return _write(low, form), _write(high, form)


def _figure(share: float) -> str:
    return _write(share, FINE)


def _write(share: float, form: str) -> str:
    return str(format_decimal(round(share * WHOLE, 1 if form == FINE else 0), form, locale=language()))
