"""Show one event that another system was not told, though it asked to be: which, whose, and why."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from bot.console.delivery_rows import Row
from bot.console.manner import Manner
from bot.console.office import Parts
from storage.schema import Event, WebhookDelivery
from storage.unit_of_work import UnitOfWork

EVENTS: Mapping[str, str] = {
    Event.AGREEMENT_ACCEPTED: "Acuerdo aceptado",
    Event.AGREEMENT_BROKEN: "Acuerdo incumplido",
    Event.PAYMENT_ALLOCATED: "Pago recibido",
    Event.PAYMENT_REVERSED: "Pago devuelto",
    Event.CASE_OPENED: "Caso abierto",
    Event.CASE_RESOLVED: "Caso resuelto",
    Event.CLIENT_OPTED_OUT: "Cliente pidió no recibir mensajes",
    Event.CLIENT_EXIT_INTENT: "Cliente quiere irse",
    Event.MESSAGE_FAILED: "Mensaje que no llegó",
}
WHY: Mapping[str, str] = {
    "timeout": "Tardó demasiado en responder.",
    "not_reached": "No se pudo conectar con él.",
    "no_such_name": "Su dirección no existe.",
    "refused_address": "Su dirección lleva a una red privada, y ahí no se envía.",
    "tls": "Su certificado no es válido.",
    "no_answer": "Cortó la conexión sin responder.",
    "ended": "Dijo que ya no existe, y no se le avisa más.",
}


def unheard(uow: UnitOfWork, parts: Parts, row: WebhookDelivery) -> Row:
    """Return an event that did not arrive."""
    owner, listener = uow.creditors.get(row.creditor_id), uow.webhooks.get(row.webhook_id)
    when = Manner.of(owner, parts.clock.now()).moment(row.created_at)
    return Row(
        number=row.id,
        name=EVENTS[row.event],
        facts=" · ".join((str(urlsplit(listener.url).hostname), when, owner.name)),
        words="",
        state=f"No llegó, tras {row.tries} intentos",
        why=WHY.get(row.error or "", "") or f"Respondió con un error ({row.code}).",
        code="",
        note="",
        again="" if listener.ended_at else "resend",
        let_go="forget",
        case=None,
        is_asked=False,
    )
