"""Hold the words of the staff groups on Telegram, in the console's Spanish."""

from collections.abc import Mapping

TAKE, RELEASE, RESOLVE, NAME = "take", "release", "resolve", "name"
BUTTONS: Mapping[str, str] = {
    TAKE: "Tomar el caso",
    RELEASE: "Devolver al asistente",
    RESOLVE: "Resolver",
    NAME: "Ver el nombre",
}  #: below the first message of a topic
COMMANDS: Mapping[str, str] = {
    "/take": TAKE,
    "/tomar": TAKE,
    "/release": RELEASE,
    "/devolver": RELEASE,
    "/resolve": RESOLVE,
    "/resolver": RESOLVE,
}
OUTCOMES: Mapping[str, str] = {
    "encontrado": "found",
    "no-encontrado": "not_found",
    "abono": "credit",
    "correccion": "correction",
    "explicacion": "explanation",
    "otra": "other",
    "otro": "other",
    "credit": "credit",
    "correction": "correction",
    "explanation": "explanation",
    "other": "other",
}  #: how a case was resolved, as it is typed, without accents

HOW_TO_RESOLVE = (
    "Para resolver el caso escriba /resolver, cómo se resolvió (abono, corrección, explicación u otra) y lo que el "
    "cliente debe leer. Por ejemplo: /resolver explicación Revisamos su factura y el cobro es correcto. "
    "Con monto: /resolver abono=20.000 … es lo que se abona, y /resolver corrección=44.000 … lo que queda la factura."
)
UNKNOWN_COMMAND = "No conozco esa orden y no se envió nada. Sirven /tomar, /devolver y /resolver."
NOT_LINKED = (
    "No se envió: aún no sé quién es usted aquí. Pida un código con `concilia staff link` y escriba /link CÓDIGO. "
    "Si administra el grupo en modo anónimo, desactívelo."
)
NOT_YOURS = "No se envió: usted no atiende a los clientes de esta empresa, o este caso lo ven otras personas."
NO_TEXT = "No se envió: desde aquí solo llega texto al cliente. Los archivos van por la consola."
NO_EDIT = "El cambio no le llegó al cliente: lo que ya se envió no se puede cambiar. Escriba otro mensaje."
LINKED = "Listo, {name}: desde ahora atiende desde aquí."
BAD_CODE = "Ese código no sirve o ya venció. Pida otro con `concilia staff link`."
GROUP_ID = "El número de este grupo es {chat}."
REVEALED = "Cliente: {name}."

TITLE = "{number} · {kind}"
OPENING = "Caso {number} · {kind}\nCliente: {name}\nResponder {due}\n\n{summary}"
HOW = "Lo que escriba aquí le llega al cliente. Órdenes: /tomar, /devolver, /resolver."
QUIET = "Por cuidado, lo que dijo esta persona se lee solo en la consola. Atiéndala cuanto antes."
HOLDER = "Lleva el caso {name}: el asistente calla."
NO_HOLDER = "El caso no lo lleva nadie: el asistente sigue con la conversación."
SAID_BY: Mapping[str, str] = {"client": "Cliente", "bot": "Asistente"}
SENT_BY = "{name} → cliente"
RESERVED = "[mensaje reservado: se lee en la consola]"
FILES: Mapping[str, str] = {
    "voice": "[nota de voz: se escucha en la consola]",
    "image": "[imagen: se ve en la consola]",
}
FILE = "[archivo: se abre en la consola]"
WORDLESS = "[mensaje sin texto]"
CUT = "… (sigue en la consola)"

RAILS: Mapping[str, str] = {
    "complaints": "suben los reclamos",
    "opt_outs": "más clientes piden no recibir mensajes",
    "blocks": "más clientes nos bloquean",
    "bad_ratings": "bajan las calificaciones",
}  #: what rose, by the rule of a pause
PAUSED = "Detuve los contactos de la campaña {campaign}: {what}. Siguen cuando supervisión lo revise en la consola."
PAUSED_ALL = (
    "Detuve todos los contactos que iniciamos: {what}. A quien escriba se le responde. Siguen cuando supervisión lo "
    "revise en la consola."
)
