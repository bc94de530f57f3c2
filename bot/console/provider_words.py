"""Say in plain words why a message did not arrive, or does not leave now: what providers tell, said for staff.

One table of codes for all channels. A code that is not here is said to be unknown, with its number; a fault of our own
is named by its kind alone.
"""

import re
from collections.abc import Mapping
from datetime import timedelta

from bot.console.manner import span
from bot.console.speech import N_, Phrases, say

OFF = N_("El teléfono está apagado o sin señal.")
NOBODY = N_("Ese número no existe o ya no está en servicio.")
NO_MOBILE = N_("Ese número no recibe mensajes de este tipo.")
STOPPED = N_("La persona pidió al operador o a WhatsApp no recibir mensajes.")
FILTERED = N_("El operador filtró el texto: revise qué dice y cómo.")
BUSY = N_("El proveedor tenía demasiados mensajes a la vez.")
ACCOUNT = N_("Hay algo por arreglar en la cuenta del proveedor: avise a quien opera el servicio.")
SENDER = N_("El número desde el que escribimos no está bien configurado: avise a quien opera el servicio.")
NOT_REGISTERED = N_(
    "El número desde el que escribimos no está registrado para ese país: avise a quien opera el servicio."
)
OUR_FAULT = N_("Fue un error nuestro al armar el mensaje: avise a quien opera el servicio.")
TEMPLATE = N_("La plantilla no coincide con lo que WhatsApp aprobó: avise a quien opera el servicio.")
NO_TEMPLATE = N_("WhatsApp no envía esa plantilla por ahora: avise a quien opera el servicio.")
POLICY = N_("Las reglas del proveedor no permiten este mensaje a ese destino.")
BLOCKED_BOT = N_("La persona bloqueó al asistente o cerró el chat.")
LINE_LOST = N_("Se cortó la conexión con el proveedor.")

CODES: Mapping[str, str] = Phrases(
    {
        "10001": ACCOUNT,
        "14107": N_("Hubo demasiadas respuestas automáticas entre los dos números."),
        "20003": ACCOUNT,
        "20005": ACCOUNT,
        "20403": ACCOUNT,
        "20404": ACCOUNT,
        "20429": BUSY,
        "21211": NOBODY,
        "21212": SENDER,
        "21217": NOBODY,
        "21265": NO_MOBILE,
        "21266": OUR_FAULT,
        "21268": NO_MOBILE,
        "21408": N_(
            "La cuenta del proveedor no tiene permiso para escribir a ese país: avise a quien opera el servicio."
        ),
        "21601": SENDER,
        "21602": OUR_FAULT,
        "21604": OUR_FAULT,
        "21606": SENDER,
        "21608": ACCOUNT,
        "21609": ACCOUNT,
        "21610": STOPPED,
        "21611": BUSY,
        "21612": N_("Desde nuestro número no se puede llegar a ese teléfono."),
        "21614": NO_MOBILE,
        "21617": N_("El texto era demasiado largo para este canal."),
        "21635": N_("Es un teléfono fijo: no recibe SMS."),
        "21655": TEMPLATE,
        "21656": TEMPLATE,
        "21658": TEMPLATE,
        "21659": SENDER,
        "21703": SENDER,
        "30001": BUSY,
        "30002": ACCOUNT,
        "30003": OFF,
        "30004": N_("El teléfono o su operador bloquea nuestros mensajes."),
        "30005": NOBODY,
        "30006": NO_MOBILE,
        "30007": FILTERED,
        "30008": N_("El operador no dijo por qué no llegó."),
        "30009": N_("Una parte del SMS se perdió en el camino."),
        "30022": BUSY,
        "30023": BUSY,
        "30034": NOT_REGISTERED,
        "30036": N_("Venció antes de llegar: se acabó el horario en que podía salir."),
        "30450": FILTERED,
        "30460": POLICY,
        "30466": POLICY,
        "30863": POLICY,
        "30869": POLICY,
        "50526": OUR_FAULT,
        "63001": ACCOUNT,
        "63003": N_("Ese número no tiene WhatsApp."),
        "63005": OUR_FAULT,
        "63007": SENDER,
        "63010": N_("Falló algo en WhatsApp o en el proveedor."),
        "63012": N_("Falló algo en WhatsApp o en el proveedor."),
        "63013": N_("WhatsApp no aceptó el mensaje por sus reglas de contenido."),
        "63014": STOPPED,
        "63015": N_("La persona aún no se unió al WhatsApp de pruebas."),
        "63016": N_("La ventana de 24 horas de WhatsApp estaba cerrada."),
        "63018": BUSY,
        "63019": OUR_FAULT,
        "63020": SENDER,
        "63021": TEMPLATE,
        "63022": SENDER,
        "63024": N_("WhatsApp no puede llegar a ese número."),
        "63027": NO_TEMPLATE,
        "63028": TEMPLATE,
        "63029": NO_TEMPLATE,
        "63030": OUR_FAULT,
        "63032": N_("WhatsApp no deja escribirle a esta persona por ahora."),
        "63033": N_("Esa persona bloqueó nuestros mensajes en WhatsApp."),
        "63038": N_("Se llegó al máximo de mensajes del día que permite el proveedor."),
        "63040": NO_TEMPLATE,
        "63041": NO_TEMPLATE,
        "63042": NO_TEMPLATE,
        "63049": N_("WhatsApp decidió no entregar esta plantilla a esta persona por ahora."),
        "63054": NO_TEMPLATE,
        # Telegram
        "blocked": BLOCKED_BOT,
        "deactivated": N_("La persona cerró su cuenta de Telegram."),
        "never_started": N_("La persona nunca abrió el chat con el asistente."),
        "kicked": N_("El asistente ya no está en ese grupo."),
        "chat_not_found": N_("Ese chat de Telegram no existe."),
        "topic_gone": N_("El tema del grupo ya no existe."),
        "topic_closed": N_("El tema del grupo está cerrado."),
        "topic_as_is": N_("El tema del grupo ya estaba así."),
        "no_rights": N_("Al asistente le faltan permisos en el grupo: avise a quien lo administra."),
        "not_a_forum": N_("El grupo no tiene temas: avise a quien lo administra."),
        "query_too_old": N_("El botón se tocó hace demasiado tiempo."),
        "forbidden": N_("Telegram no permite escribir a ese chat."),
        "bad_request": OUR_FAULT,
        "bad_token": ACCOUNT,
        "migrated": N_("El grupo cambió de identificador."),
        "part_sent": N_("Salió solo el comienzo de un texto largo."),
        # What we say ourselves
        "channel_off": N_("Ese canal está apagado en este servicio: avise a quien lo opera."),
        "no_line": N_("Falta el número desde el que se escribe por este canal: avise a quien opera el servicio."),
        "told_closed": N_("La ventana de 24 horas de WhatsApp está cerrada; se intenta con una plantilla."),
        "no_name": LINE_LOST,
        "never_taken": N_("El proveedor no lo recibió, tampoco al intentarlo de nuevo."),
        "worker_died": N_("El servicio se interrumpió justo al enviarlo."),
        "timeout": N_("El proveedor no respondió a tiempo."),
        "no_answer": LINE_LOST,
        "no_connection": LINE_LOST,
        "not_connected": LINE_LOST,
        "too_many_requests": BUSY,
        "too_large": N_("El archivo es demasiado grande."),
        "window_closed": N_("La ventana de 24 horas de WhatsApp está cerrada."),
        "template_missing": N_("La ventana está cerrada y no hay una plantilla aprobada para decir esto."),
        "template_blank": N_("La ventana está cerrada y la plantilla no se pudo llenar."),
        "failed": N_("El proveedor no dijo por qué no llegó."),
    }
)
#: What leaves by an account, by the word that its name begins with.
ACCOUNTS: Mapping[str, str] = Phrases({"twilio": N_("SMS y WhatsApp"), "telegram": N_("Telegram")})
HTTP = re.compile(r"(?:http|list)_(\d{1,3})")
NUMBER = re.compile(r"\d{2,6}")


def why(code: str | None) -> str:
    """Return in a sentence what a code means for whoever looks after the client."""
    if not code:
        return CODES["failed"]
    if code in CODES:
        return CODES[code]
    if found := HTTP.fullmatch(code):
        return say("El proveedor respondió con un error suyo (%(code)s).", code=found[1])
    if NUMBER.fullmatch(code):
        return say("El proveedor lo rechazó con un código que aún no conocemos: %(code)s.", code=code)
    if code.isidentifier() and code[0].isupper():
        return say("Falló algo en el servicio (%(code)s): avise a quien lo opera.", code=code)
    return say("No salió (%(code)s): avise a quien opera el servicio.", code=code)


def pause(account: str, rest: timedelta) -> str:
    """Return in two sentences that nothing leaves by an account, and in how long it is tried again."""
    provider = account.partition(" ")[0]
    return say(
        "Envíos por %(account)s en pausa: el proveedor no atiende. Esperan y salen solos; nuevo intento en %(span)s.",
        account=ACCOUNTS.get(provider, provider),
        span=span(rest),
    )
