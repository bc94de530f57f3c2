"""Say in the console's language how surely a client pays and why, and how an adviser may go about it."""

from collections.abc import Callable, Mapping

from bot.console.speech import N_, Phrases, say, say_many
from flows.risk.bands import Band, Ground, Reason
from flows.risk.history import History
from flows.risk.signs import Sign, Treatment

MONTH_END = 31
BANDS: Mapping[Band, str] = Phrases(
    {
        "low": N_("Riesgo bajo"),
        "medium": N_("Riesgo medio"),
        "high": N_("Riesgo alto"),
        "unknown": N_("Aún se sabe poco"),
    }
)
SIGNS: Mapping[Sign, str] = Phrases(
    {
        "dispute_history": N_("Ya tuvo razón en un reclamo"),
        "broken_twice": N_("Más de un acuerdo quedó sin efecto"),
        "long_overdue": N_("Algo lleva más de 60 días sin pago"),
        "broken_once": N_("Un acuerdo quedó sin efecto"),
        "speaks_up": N_("Avisa cuando no va a llegar"),
        "unanswered": N_("No responde a nuestros mensajes"),
        "late_by_weeks": N_("Suele pagar semanas después"),
        "forgetter": N_("Se le pasa por unos días"),
        "payday": N_("Tiene días de pago"),
        "reliable": N_("Paga siempre a tiempo"),
        "stranger": N_("Todavía no hay historia"),
    }
)
TREATMENTS: Mapping[Treatment, str] = Phrases(
    {
        "check_bill_first": N_("Revise la factura antes de escribirle."),
        "smaller_start_with_person": N_(
            "Proponga un primer pago más pequeño, y que lo acompañe una persona del equipo."
        ),
        "ask_what_fits": N_("Pregunte cuánto puede pagar y cuándo, y busque el plan desde ahí."),
        "surer_date": N_("Pregunte qué fecha le resulta más segura."),
        "offer_move": N_("Ofrezca mover la fecha antes de que llegue."),
        "other_channel": N_("Pruebe otro medio u otra hora, no más mensajes."),
        "part_by_part": N_("Proponga ir por partes, con fechas que le acomoden."),
        "light_reminder": N_("Basta un recordatorio amable poco antes de la fecha."),
        "date_on_payday": N_("Proponga fechas justo después de esos días."),
        "thank": N_("Agradezca; no hace falta recordar más."),
        "listen": N_("Escuche primero qué pasó y qué le serviría."),
    }
)


def reason(one: Reason, past: History) -> str:
    """Say one ground of a band with the client's own figure, and where its limit is."""
    return _REASONS[one.ground](one, past)


def payday_words(past: History) -> str:
    """Say on which days of the month somebody pays: 'el día 5 y a fin de mes'; nothing when none are known."""
    days = [say("a fin de mes") if day == MONTH_END else say("el día %(day)s", day=day) for day in past.paydays]
    return say(" y ").join(days)


def agreement_words(past: History) -> str:
    """Say what became of agreements: '2 cumplidos, 1 sin efecto, 1 pago movido a tiempo'."""
    moved = (
        say_many("%(num)s pago movido a tiempo", "%(num)s pagos movidos a tiempo", past.rescued) if past.rescued else ""
    )
    kept = say_many("%(num)s cumplido", "%(num)s cumplidos", past.kept) if past.kept else ""
    broken = say("%(count)s sin efecto", count=past.broken) if past.broken else ""
    return ", ".join(filter(None, (kept, broken, moved)))


def bill_words(past: History) -> str:
    """Say how bills were paid: '8 pagadas o vencidas: 6 en su fecha, 2 después, las pagadas tarde por unos 4 días'."""
    if not past.bills:
        return ""
    middle = past.median_late_days
    on_time = say("%(count)s en su fecha", count=past.on_time) if past.on_time else say("ninguna en su fecha")
    late = say(", %(count)s después", count=past.late) if past.late else ""
    days = (
        say_many(", las pagadas tarde por unos %(num)s día", ", las pagadas tarde por unos %(num)s días", middle)
        if middle
        else ""
    )
    return say_many(
        "%(num)s pagada o vencida: %(on_time)s%(late)s%(days)s",
        "%(num)s pagadas o vencidas: %(on_time)s%(late)s%(days)s",
        past.bills,
        on_time=on_time,
        late=late,
        days=days,
    )


def dispute_words(past: History) -> str:
    """Say what became of disputes: '3 respondidos, con razón en 2'."""
    right = say(", con razón en %(count)s", count=past.disputes_right) if past.disputes_right else ""
    if not past.disputes:
        return ""
    return say_many("%(num)s respondido%(right)s", "%(num)s respondidos%(right)s", past.disputes, right=right)


def contact_words(past: History) -> str:
    """Say how many contacts of ours it took in a year: '12 por 4 pagos'."""
    paid = say_many(" por %(num)s pago", " por %(num)s pagos", past.payments) if past.payments else say(", ningún pago")
    return say("%(contacts)s en el último año%(paid)s", contacts=past.contacts, paid=paid) if past.contacts else ""


def _late_rate(one: Reason, past: History) -> str:
    share = say(
        "cuenta como %(figure)s %%, y el límite es %(threshold)s %%", figure=one.figure, threshold=one.threshold
    )
    return say(
        "Después de su fecha: %(late)s de %(bills)s facturas (%(share)s)", late=past.late, bills=past.bills, share=share
    )


def _late_days(one: Reason, _: History) -> str:
    return say(
        "Cuando paga tarde, suele ser por %(figure)s días (el límite es %(threshold)s)",
        figure=one.figure,
        threshold=one.threshold,
    )


def _overdue(one: Reason, _: History) -> str:
    if not one.figure:
        return say("Nada tiene la fecha pasada")
    return say(
        "Lo más antiguo lleva %(figure)s días sin pago (el límite es %(threshold)s)",
        figure=one.figure,
        threshold=one.threshold,
    )


def _broken(one: Reason, _: History) -> str:
    if not one.figure:
        return say("Ningún acuerdo quedó sin efecto")
    return say_many("%(num)s acuerdo quedó sin efecto", "%(num)s acuerdos quedaron sin efecto", one.figure)


_REASONS: Mapping[Ground, Callable[[Reason, History], str]] = {
    "late_rate": _late_rate,
    "late_days": _late_days,
    "overdue": _overdue,
    "broken": _broken,
}
