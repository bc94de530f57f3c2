"""Show one event that another system was not told, though it asked to be: which, whose, and why."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from bot.console.delivery_rows import Row
from bot.console.manner import Manner
from bot.console.office import Parts
from bot.console.speech import N_, Phrases, say
from storage.schema import Event, WebhookDelivery
from storage.unit_of_work import UnitOfWork

EVENTS: Mapping[str, str] = Phrases(
    {
        Event.AGREEMENT_ACCEPTED: N_("Acuerdo aceptado"),
        Event.AGREEMENT_BROKEN: N_("Acuerdo incumplido"),
        Event.PAYMENT_ALLOCATED: N_("Pago recibido"),
        Event.PAYMENT_REVERSED: N_("Pago devuelto"),
        Event.CASE_OPENED: N_("Caso abierto"),
        Event.CASE_RESOLVED: N_("Caso resuelto"),
        Event.CLIENT_OPTED_OUT: N_("Cliente pidió no recibir mensajes"),
        Event.CLIENT_EXIT_INTENT: N_("Cliente quiere irse"),
        Event.MESSAGE_FAILED: N_("Mensaje que no llegó"),
    }
)
WHY: Mapping[str, str] = Phrases(
    {
        "timeout": N_("Tardó demasiado en responder."),
        "not_reached": N_("No se pudo conectar con él."),
        "no_such_name": N_("Su dirección no existe."),
        "refused_address": N_("Su dirección lleva a una red privada, y ahí no se envía."),
        "tls": N_("Su certificado no es válido."),
        "no_answer": N_("Cortó la conexión sin responder."),
        "ended": N_("Dijo que ya no existe, y no se le avisa más."),
    }
)


def unheard(uow: UnitOfWork, parts: Parts, row: WebhookDelivery) -> Row:
    """Return an event that did not arrive."""
    owner, listener = uow.creditors.get(row.creditor_id), uow.webhooks.get(row.webhook_id)
    when = Manner.of(owner, parts.clock.now()).moment(row.created_at)
    return Row(
        number=row.id,
        name=EVENTS[row.event],
        facts=" · ".join((str(urlsplit(listener.url).hostname), when, owner.name)),
        words="",
        state=say("No llegó, tras %(tries)s intentos", tries=row.tries),
        why=WHY.get(row.error or "", "") or say("Respondió con un error (%(code)s).", code=row.code),
        code="",
        note="",
        again="" if listener.ended_at else "resend",
        let_go="forget",
        case=None,
        is_asked=False,
    )
