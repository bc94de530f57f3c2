"""Say in the console's language how surely a client pays and why, and how an adviser may go about it."""

from collections.abc import Callable, Mapping

from flows.risk.bands import Band, Ground, Reason
from flows.risk.history import History
from flows.risk.signs import Sign, Treatment

MONTH_END = 31
BANDS: Mapping[Band, str] = {
    "low": "Riesgo bajo",
    "medium": "Riesgo medio",
    "high": "Riesgo alto",
    "unknown": "Aún se sabe poco",
}
SIGNS: Mapping[Sign, str] = {
    "dispute_history": "Ya tuvo razón en un reclamo",
    "broken_twice": "Más de un acuerdo quedó sin efecto",
    "long_overdue": "Algo lleva más de 60 días sin pago",
    "broken_once": "Un acuerdo quedó sin efecto",
    "speaks_up": "Avisa cuando no va a llegar",
    "unanswered": "No responde a nuestros mensajes",
    "late_by_weeks": "Suele pagar semanas después",
    "forgetter": "Se le pasa por unos días",
    "payday": "Tiene días de pago",
    "reliable": "Paga siempre a tiempo",
    "stranger": "Todavía no hay historia",
}
TREATMENTS: Mapping[Treatment, str] = {
    "check_bill_first": "Revise la factura antes de escribirle.",
    "smaller_start_with_person": "Proponga un primer pago más pequeño, y que lo acompañe una persona del equipo.",
    "ask_what_fits": "Pregunte cuánto puede pagar y cuándo, y busque el plan desde ahí.",
    "surer_date": "Pregunte qué fecha le resulta más segura.",
    "offer_move": "Ofrezca mover la fecha antes de que llegue.",
    "other_channel": "Pruebe otro medio u otra hora, no más mensajes.",
    "part_by_part": "Proponga ir por partes, con fechas que le acomoden.",
    "light_reminder": "Basta un recordatorio amable poco antes de la fecha.",
    "date_on_payday": "Proponga fechas justo después de esos días.",
    "thank": "Agradezca; no hace falta recordar más.",
    "listen": "Escuche primero qué pasó y qué le serviría.",
}


def reason(one: Reason, past: History) -> str:
    """Say one ground of a band with the client's own figure, and where its limit is."""
    return _REASONS[one.ground](one, past)


def payday_words(past: History) -> str:
    """Say on which days of the month somebody pays: 'el día 5 y a fin de mes'; nothing when none are known."""
    days = ["a fin de mes" if day == MONTH_END else f"el día {day}" for day in past.paydays]
    return " y ".join(days)


def agreement_words(past: History) -> str:
    """Say what became of agreements: '2 cumplidos, 1 sin efecto, 1 pago movido a tiempo'."""
    moved = f"{past.rescued} {'pago movido' if past.rescued == 1 else 'pagos movidos'} a tiempo" if past.rescued else ""
    kept = f"{past.kept} {'cumplido' if past.kept == 1 else 'cumplidos'}" if past.kept else ""
    broken = f"{past.broken} sin efecto" if past.broken else ""
    return ", ".join(filter(None, (kept, broken, moved)))


def bill_words(past: History) -> str:
    """Say how bills were paid: '8 con historia: 6 en su fecha, 2 después, con 4 días de atraso en el medio'."""
    if not past.bills:
        return ""
    middle = past.median_late_days
    late = f", {past.late} después" if past.late else ""
    days = f", las pagadas tarde por unos {middle} {'día' if middle == 1 else 'días'}" if middle else ""
    return f"{past.bills} con historia: {past.on_time} en su fecha{late}{days}"


def dispute_words(past: History) -> str:
    """Say what became of disputes: '3 respondidos, con razón en 2'."""
    right = f", con razón en {past.disputes_right}" if past.disputes_right else ""
    return f"{past.disputes} {'respondido' if past.disputes == 1 else 'respondidos'}{right}" if past.disputes else ""


def contact_words(past: History) -> str:
    """Say how many contacts of ours it took in a year: '12 por 4 pagos'."""
    paid = f" por {past.payments} {'pago' if past.payments == 1 else 'pagos'}" if past.payments else ", ningún pago"
    return f"{past.contacts} en el último año{paid}" if past.contacts else ""


def _late_rate(one: Reason, past: History) -> str:
    share = f"cuenta como {one.figure} %, y el límite es {one.threshold} %"
    return f"Después de su fecha: {past.late} de {past.bills} facturas ({share})"


def _late_days(one: Reason, _: History) -> str:
    return f"Cuando paga tarde, suele ser por {one.figure} días (el límite es {one.threshold})"


def _overdue(one: Reason, _: History) -> str:
    if not one.figure:
        return "Nada tiene la fecha pasada"
    return f"Lo más antiguo lleva {one.figure} días sin pago (el límite es {one.threshold})"


def _broken(one: Reason, _: History) -> str:
    if not one.figure:
        return "Ningún acuerdo quedó sin efecto"
    return "Un acuerdo quedó sin efecto" if one.figure == 1 else f"{one.figure} acuerdos quedaron sin efecto"


_REASONS: Mapping[Ground, Callable[[Reason, History], str]] = {
    "late_rate": _late_rate,
    "late_days": _late_days,
    "overdue": _overdue,
    "broken": _broken,
}
