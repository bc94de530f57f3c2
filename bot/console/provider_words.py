"""Say in plain words why a message did not arrive, or does not leave now: what providers tell, said for staff.

One table of codes for all channels. A code that is not here is said to be unknown, with its number; a fault of our own
is named by its kind alone.
"""

import re
from collections.abc import Mapping
from datetime import timedelta

from bot.console.manner import span

OFF = "El teléfono está apagado o sin señal."
NOBODY = "Ese número no existe o ya no está en servicio."
NO_MOBILE = "Ese número no recibe mensajes de este tipo."
STOPPED = "La persona pidió al operador o a WhatsApp no recibir mensajes."
FILTERED = "El operador filtró el texto: revise qué dice y cómo."
BUSY = "El proveedor tenía demasiados mensajes a la vez."
ACCOUNT = "Hay algo por arreglar en la cuenta del proveedor: avise a quien opera el servicio."
SENDER = "El número desde el que escribimos no está bien configurado: avise a quien opera el servicio."
NOT_REGISTERED = "El número desde el que escribimos no está registrado para ese país: avise a quien opera el servicio."
OUR_FAULT = "Fue un error nuestro al armar el mensaje: avise a quien opera el servicio."
TEMPLATE = "La plantilla no coincide con lo que WhatsApp aprobó: avise a quien opera el servicio."
NO_TEMPLATE = "WhatsApp no envía esa plantilla por ahora: avise a quien opera el servicio."
POLICY = "Las reglas del proveedor no permiten este mensaje a ese destino."
BLOCKED_BOT = "La persona bloqueó al asistente o cerró el chat."
LINE_LOST = "Se cortó la conexión con el proveedor."

CODES: Mapping[str, str] = {
    "10001": ACCOUNT,
    "14107": "Hubo demasiadas respuestas automáticas entre los dos números.",
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
    "21408": "La cuenta del proveedor no tiene permiso para escribir a ese país: avise a quien opera el servicio.",
    "21601": SENDER,
    "21602": OUR_FAULT,
    "21604": OUR_FAULT,
    "21606": SENDER,
    "21608": ACCOUNT,
    "21609": ACCOUNT,
    "21610": STOPPED,
    "21611": BUSY,
    "21612": "Desde nuestro número no se puede llegar a ese teléfono.",
    "21614": NO_MOBILE,
    "21617": "El texto era demasiado largo para este canal.",
    "21635": "Es un teléfono fijo: no recibe SMS.",
    "21655": TEMPLATE,
    "21656": TEMPLATE,
    "21658": TEMPLATE,
    "21659": SENDER,
    "21703": SENDER,
    "30001": BUSY,
    "30002": ACCOUNT,
    "30003": OFF,
    "30004": "El teléfono o su operador bloquea nuestros mensajes.",
    "30005": NOBODY,
    "30006": NO_MOBILE,
    "30007": FILTERED,
    "30008": "El operador no dijo por qué no llegó.",
    "30009": "Una parte del SMS se perdió en el camino.",
    "30022": BUSY,
    "30023": BUSY,
    "30034": NOT_REGISTERED,
    "30036": "Venció antes de llegar: se acabó el horario en que podía salir.",
    "30450": FILTERED,
    "30460": POLICY,
    "30466": POLICY,
    "30863": POLICY,
    "30869": POLICY,
    "50526": OUR_FAULT,
    "63001": ACCOUNT,
    "63003": "Ese número no tiene WhatsApp.",
    "63005": OUR_FAULT,
    "63007": SENDER,
    "63010": "Falló algo en WhatsApp o en el proveedor.",
    "63012": "Falló algo en WhatsApp o en el proveedor.",
    "63013": "WhatsApp no aceptó el mensaje por sus reglas de contenido.",
    "63014": STOPPED,
    "63015": "La persona aún no se unió al WhatsApp de pruebas.",
    "63016": "La ventana de 24 horas de WhatsApp estaba cerrada.",
    "63018": BUSY,
    "63019": OUR_FAULT,
    "63020": SENDER,
    "63021": TEMPLATE,
    "63022": SENDER,
    "63024": "WhatsApp no puede llegar a ese número.",
    "63027": NO_TEMPLATE,
    "63028": TEMPLATE,
    "63029": NO_TEMPLATE,
    "63030": OUR_FAULT,
    "63032": "WhatsApp no deja escribirle a esta persona por ahora.",
    "63033": "Esa persona bloqueó nuestros mensajes en WhatsApp.",
    "63038": "Se llegó al máximo de mensajes del día que permite el proveedor.",
    "63040": NO_TEMPLATE,
    "63041": NO_TEMPLATE,
    "63042": NO_TEMPLATE,
    "63049": "WhatsApp decidió no entregar esta plantilla a esta persona por ahora.",
    "63054": NO_TEMPLATE,
    # Telegram
    "blocked": BLOCKED_BOT,
    "deactivated": "La persona cerró su cuenta de Telegram.",
    "never_started": "La persona nunca abrió el chat con el asistente.",
    "kicked": "El asistente ya no está en ese grupo.",
    "chat_not_found": "Ese chat de Telegram no existe.",
    "topic_gone": "El tema del grupo ya no existe.",
    "topic_closed": "El tema del grupo está cerrado.",
    "topic_as_is": "El tema del grupo ya estaba así.",
    "no_rights": "Al asistente le faltan permisos en el grupo: avise a quien lo administra.",
    "not_a_forum": "El grupo no tiene temas: avise a quien lo administra.",
    "query_too_old": "El botón se tocó hace demasiado tiempo.",
    "forbidden": "Telegram no permite escribir a ese chat.",
    "bad_request": OUR_FAULT,
    "bad_token": ACCOUNT,
    "migrated": "El grupo cambió de identificador.",
    "part_sent": "Salió solo el comienzo de un texto largo.",
    # What we say ourselves
    "channel_off": "Ese canal está apagado en este servicio: avise a quien lo opera.",
    "no_line": "Falta el número desde el que se escribe por este canal: avise a quien opera el servicio.",
    "told_closed": "La ventana de 24 horas de WhatsApp está cerrada; se intenta con una plantilla.",
    "no_name": LINE_LOST,
    "never_taken": "El proveedor no lo recibió, tampoco al intentarlo de nuevo.",
    "worker_died": "El servicio se interrumpió justo al enviarlo.",
    "timeout": "El proveedor no respondió a tiempo.",
    "no_answer": LINE_LOST,
    "no_connection": LINE_LOST,
    "not_connected": LINE_LOST,
    "too_many_requests": BUSY,
    "too_large": "El archivo es demasiado grande.",
    "window_closed": "La ventana de 24 horas de WhatsApp está cerrada.",
    "template_missing": "La ventana está cerrada y no hay una plantilla aprobada para decir esto.",
    "template_blank": "La ventana está cerrada y la plantilla no se pudo llenar.",
    "failed": "El proveedor no dijo por qué no llegó.",
}
#: What leaves by an account, by the word that its name begins with.
ACCOUNTS: Mapping[str, str] = {"twilio": "SMS y WhatsApp", "telegram": "Telegram"}
HTTP = re.compile(r"(?:http|list)_(\d{1,3})")
NUMBER = re.compile(r"\d{2,6}")


def why(code: str | None) -> str:
    """Return in a sentence what a code means for whoever looks after the client."""
    if not code:
        return CODES["failed"]
    if code in CODES:
        return CODES[code]
    if found := HTTP.fullmatch(code):
        return f"El proveedor respondió con un error suyo ({found[1]})."
    if NUMBER.fullmatch(code):
        return f"El proveedor lo rechazó con un código que aún no conocemos: {code}."
    if code.isidentifier() and code[0].isupper():
        return f"Falló algo en el servicio ({code}): avise a quien lo opera."
    return f"No salió ({code}): avise a quien opera el servicio."


def pause(account: str, rest: timedelta) -> str:
    """Return in two sentences that nothing leaves by an account, and in how long it is tried again."""
    provider = account.partition(" ")[0]
    return (
        f"Envíos por {ACCOUNTS.get(provider, provider)} en pausa: el proveedor no atiende. "
        f"Esperan y salen solos; nuevo intento en {span(rest)}."
    )
