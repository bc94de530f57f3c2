"""Hold the console's own words, in Spanish: what was read, what was decided, where a thing stands.

Texts that clients read stand in the wording; these are for advisers, who talk of clients as *clientes*.
"""

from collections.abc import Mapping

from bot.desk import AGAIN

INTENTS: Mapping[str, str] = {
    "greet": "Saluda",
    "goodbye": "Se despide",
    "thank": "Agradece",
    "affirm": "Dice que sí",
    "deny": "Dice que no",
    "help": "Pide ayuda",
    "ask_balance": "Pregunta cuánto es",
    "ask_reason": "Pregunta por qué",
    "ask_payment_methods": "Pregunta cómo pagar",
    "ask_options": "Pregunta qué opciones hay",
    "ask_discount": "Pide un descuento",
    "ask_extension": "Pide más plazo",
    "propose_plan": "Propone un plan",
    "change_agreement": "Quiere cambiar lo acordado",
    "cannot_pay": "No puede pagar",
    "already_paid": "Dice que ya pagó",
    "dispute_invoice": "No está de acuerdo con la factura",
    "dispute_service": "El servicio o producto falló",
    "complain": "Reclama por el trato",
    "cancel_service": "Quiere irse",
    "ask_human": "Pide hablar con una persona",
    "ask_identity": "Pregunta quién escribe",
    "wrong_person": "No es la persona buscada",
    "contact_later": "Pide que le escriban después",
    "opt_out": "No quiere más mensajes",
    "opt_in": "Quiere volver a recibir mensajes",
    "change_language": "Pide otro idioma",
    "abuse": "Escribe con mucha molestia",
    "distress": "Puede estar en peligro",
    "out_of_scope": "Otro tema",
    "button": "Eligió una respuesta rápida",
}
FREQUENCIES: Mapping[str, str] = {
    "weekly": "cada semana",
    "biweekly": "cada dos semanas",
    "semimonthly": "cada quincena",
    "monthly": "cada mes",
}
SHARES: Mapping[str, str] = {"all": "todo", "rest": "el resto"}
RULES: Mapping[str, str] = {
    "term_days_max": "Termina después del plazo máximo",
    "payments_max": "Tiene más pagos de los permitidos",
    "payment_min": "Algún pago es menor que el mínimo",
    "first_payment_within_days": "El primer pago llega más tarde de lo permitido",
    "down_payment_percent": "El primer pago es menor que la parte pedida",
    "milestones": "Falta cubrir una parte antes de una fecha",
    "settlements": "El descuento pedido no está en la política",
    "rescue_none": "La política no permite mover pagos de un acuerdo",
    "rescue_times": "El acuerdo ya cambió las veces permitidas",
    "rescue_days": "Mueve un pago más días de los permitidos",
    "rescue_order": "Mueve un pago hasta el siguiente o más allá",
    "rescue_amount": "Cambia lo que se paga en esa fecha",
    "skip_none": "La empresa no ofrece pasar un pago al final",
    "skip_times": "Ya se pasó un pago al final",
    "bills_join": "Quiere sumar otra factura al acuerdo",
}
#: What a case is checked for, and by which of the creditor's people.
CHECKS: Mapping[str, str] = {
    "payment treasury": "Buscar el pago, con tesorería",
    "bill billing": "Revisar el cobro, con facturación",
    "service service": "Confirmar la entrega o el servicio, con servicio al cliente",
}
HOLDS: Mapping[str, str] = {
    "dispute_invoice": "Factura en revisión",
    "dispute_service": "Servicio o producto en revisión",
    "complaint": "Reclamo en revisión",
    "exception": "Plan en espera de aprobación",
    "refer": "Propuesta en manos del equipo",
    "payment_claim": "Pago por comprobar",
    "hardship": "Sin pedir pagos por ahora",
    "distress": "Persona en peligro",
    "bereavement": "Fallecimiento",
    "pause": "Cuenta en pausa",
    "team": "Detenida por el equipo",
    "breathing_space": "Respiro legal (breathing space)",
    "route": "Otra vía en estudio",
    "irritation": "Sin recordatorios, para bajar la tensión",
}
DAYS = ("lun", "mar", "mié", "jue", "vie", "sáb", "dom")
DIFFICULTIES: Mapping[str, str] = {"temporary": "Dificultad pasajera", "structural": "Dificultad duradera"}
#: What happened to a client, as they told it themselves.
CONTINGENCIES: Mapping[str, str] = {
    "bereavement": "Fallecimiento de alguien cercano",
    "violence": "Robo o violencia",
    "disaster": "Desastre",
    "illness": "Enfermedad o accidente",
    "personal": "Algo personal, pide calma",
    "job_loss": "Sin trabajo",
    "reduced_income": "Menos ingresos",
    "caring": "Cuida a alguien",
    "other_debts": "Otras deudas",
    "separation": "Separación",
    "business_down": "Ventas bajas",
    "season": "Temporada baja",
    "unexpected_expense": "Gasto inesperado",
    "late_pay": "Pago que se atrasa",
}
#: What a client wants to keep or avoid.
GOALS: Mapping[str, str] = {
    "keep_service": "conservar el servicio",
    "avoid_interest": "que no crezca con intereses",
    "clear_name": "limpiar su historial",
    "keep_credit": "conservar su crédito",
    "be_done": "terminar de una vez",
}
#: The ways besides a plan of payments.
ROUTES: Mapping[str, str] = {
    "pause": "Pausar la cuenta",
    "skip_instalment": "Saltar una cuota",
    "small_first_payment": "Empezar con poco",
    "return_goods": "Devolver el producto",
    "change_tariff": "Cambiar de plan o tarifa",
    "direct_debit": "Débito automático",
    "other_payer": "Que pague otra persona",
}
OUTCOMES: Mapping[str, str] = {
    "found": "Pago encontrado",
    "not_found": "Pago no encontrado",
    "credit": "Abono",
    "correction": "Corrección",
    "explanation": "Explicación",
    "other": "Otra respuesta",
    "approved": "Plan aprobado",
    "refused": "Plan no aprobado",
    "erased": "Datos borrados a petición del cliente",
}
STATUSES: Mapping[str, str] = {
    "open": "Espera respuesta",
    "waiting": "Respondido",
    "resolved": "Resuelto",
}
MESSAGES: Mapping[str, str] = {
    "received": "",
    "queued": "en camino",
    "sent": "enviado",
    "delivered": "entregado",
    "read": "leído",
    "failed": "no llegó",
    "blocked": "no salió: lo impiden las reglas de contacto",
    "unknown": "no se sabe si llegó",
}
AGREEMENTS: Mapping[str, str] = {
    "active": "Acuerdo vigente",
    "kept": "Acuerdo cumplido",
    "broken": "Acuerdo sin efecto",
    "replaced": "Reemplazado por otro",
    "cancelled": "Anulado",
}
INSTALMENTS: Mapping[str, str] = {
    "pending": "por pagar",
    "paid": "pagado",
    "late": "con retraso",
    "missed": "no llegó",
}
PROPOSERS: Mapping[str, str] = {"client": "propuesto por el cliente", "bot": "propuesto por el asistente"}
CHANNELS: Mapping[str, str] = {
    "web": "Chat web",
    "whatsapp": "WhatsApp",
    "sms": "SMS",
    "telegram": "Telegram",
    "terminal": "Terminal",
}
#: What a client sent beside words, or in their place.
FILES: Mapping[str, str] = {
    "voice": "Audio",
    "image": "Imagen",
    "video": "Video",
    "document": "Documento",
    "contact": "Contacto",
    "sticker": "Sticker",
    "location": "Ubicación",
    "other": "Mensaje que no se puede abrir",
}
FILE_AWAITED = "Se está descargando."
FILE_LOST = "No se pudo descargar. Pida al cliente que lo mande otra vez."
#: How an objection is met, where the answer leads, and how the talk ended.
TECHNIQUES: Mapping[str, str] = {
    "listen_and_split": "escuchar y repartir",
    "smaller_step": "un paso más pequeño",
    "show_proof": "mostrar cómo se comprueba",
    "show_the_account": "mostrar la cuenta",
    "own_the_error": "reconocer el error",
    "clear_it_up": "aclararlo primero",
    "invite_the_decider": "dar lugar a quien decide",
    "leave_time": "dar tiempo",
    "part_by_part": "ir por partes",
    "put_in_writing": "dejarlo por escrito",
    "explain_benefit": "contar una ventaja",
}
LEADS: Mapping[str, str] = {
    "plan": "buscar un plan",
    "balance": "ver la cuenta",
    "person": "una persona",
    "trust": "cómo comprobarlo",
    "claim": "buscar su pago",
    "dispute": "revisar la factura",
    "hardship": "dificultad",
    "later": "otro día",
    "pay": "cómo pagar",
    "complaint": "reclamo",
    "none": "seguir con lo que estaba",
}
ENDS: Mapping[str, str] = {
    "agreement": "Acuerdo",
    "payment": "Pago",
    "case": "Caso",
    "none": "Sin acuerdo",
    "under_way": "En curso",
}
PRIORITIES: Mapping[int, str] = {1: "urgencia alta", 2: "urgencia media", 3: "urgencia normal", 4: "sin urgencia"}

#: Why a message could leave or not, by the rule's name without its country.
DECISIONS: Mapping[str, str] = {
    "answer": "El cliente escribió primero: una respuesta en la conversación abierta no tiene límites.",
    "allowed": "Todas las reglas de su país lo permiten en ese momento.",
    "hours": "Fuera del horario que permite su país.",
    "product_cap_hours": "Fuera del horario que nos fijamos nosotros.",
    "holidays": "Ese día no se escribe a nadie en su país.",
    "per_week": "Ya se le escribió lo que su país permite por semana.",
    "per_day": "Ya se le escribió lo que su país permite por día.",
    "min_full_days_between": "Deben pasar más días desde el mensaje anterior.",
    "consent": "No hay consentimiento para este canal.",
    "forbidden_channels": "Su país no permite este canal.",
    "hold": "La cuenta está detenida.",
    "wanted_hours": "El cliente pidió que le escriban a otras horas.",
    "postponed": "El cliente pidió que le escribieran más tarde.",
    "open_conversation": "Hay una conversación abierta; nada nuevo empieza a su lado.",
    "opt_out": "El cliente pidió no recibir mensajes.",
    "wrong_person": "Esta dirección es de otra persona.",
    "stopped": "Todos los envíos están detenidos.",
    "sender_role": "Falta decir en qué calidad escribe la empresa.",
    "unknown_calendar": "No se conocen los feriados de su país para ese año.",
    "stale": "Se escribió hace más de un día: ya no corresponde enviarlo.",
    "sms_third_party": "Quien cobra por otros no puede escribir SMS a ese país.",
    "whatsapp_policy": "Falta aceptar la política de WhatsApp para quien cobra por otros.",
    "unreachable": "El proveedor dice que a esa dirección no llega nada.",
    "paused": "Los contactos de la empresa, o de su campaña, están detenidos.",
    "recalled": "Su campaña se retiró.",
    "stale_figures": "Las cifras de la empresa son más antiguas de lo que ella permite: falta importar su archivo.",
    "time_barred": "La cuenta prescribió: no se escribe por ella.",
    "no_address": "No hay una dirección donde escribirle.",
    "channel_off": "El canal en que se le escribiría no está conectado.",
    "no_identity": "No hay con qué comprobar quién es.",
    "open_case": "Tiene un caso abierto: primero responde una persona del equipo.",
    "with_adviser": "Una persona del equipo conversa con el cliente.",
    "talked_lately": "El cliente escribió hace poco: se le deja en paz.",
    "more_important": "Ese día le toca otro contacto, más importante.",
    "pace": "Los contactos de los últimos días no dejan lugar a otro.",
    "unclean_debt": "Primero el equipo comprueba si la deuda está bien.",
}

#: Faults of a text by the lint's own name: the reason in words.
NOT_DONE = "No se pudo hacer: recargue la página y mire el caso otra vez."
UNAPPROVABLE: Mapping[str | None, str] = {
    "due_on": "La primera fecha del plan ya pasó: acuerde fechas nuevas con el cliente.",
    "amount": "El plan pide más de lo que hoy se debe: acuerde montos nuevos con el cliente.",
    "figures": "Las cifras de la empresa son más antiguas de lo que ella permite: falta importar su archivo.",
    "agreement": "El acuerdo con el cliente ya es otro, o terminó: resuelva este caso, y vean juntos un plan nuevo.",
    AGAIN: "Usted ya aprobó este plan: falta la aprobación de otra persona.",
    **{rule: f"El equipo no puede aprobar este plan: {why[0].lower()}{why[1:]}." for rule, why in RULES.items()},
}
FORBIDDEN: Mapping[str, str] = {
    "accuses": "acusa",
    "threatens": "amenaza",
    "rushes": "apura",
    "talks like a file": "suena a expediente",
    "uses a word that ends all messages": "es una palabra con la que el cliente deja de recibir mensajes",
    "says": "la empresa pidió no usarla",
}
ADVICE: Mapping[str, str] = {
    "feigns warmth": "suena a fórmula; diga algo pequeño y cierto",
    "names a gender": "supone un género",
    "addresses the client as elsewhere": "no es el trato de su país",
    "misses an accent": "le falta una tilde",
    "raises its voice": "va en mayúsculas",
    "exclaims more than once": "Una sola exclamación basta.",
    "carries a picture": "Sin dibujos se lee mejor.",
    "asks": "Una sola pregunta por mensaje se responde mejor.",
    "goes on after its question": "La pregunta va mejor al final.",
    "opens or closes a mark without its pair": "Falta abrir o cerrar un signo.",
}


def intent(name: str | None) -> str:
    """Return what a client's message was understood to be."""
    return INTENTS.get(name or "", "Sin lectura")


def decision(rule: str) -> str:
    """Return why a message could leave or not."""
    return DECISIONS.get(rule.partition(".")[2] or rule, "Lo decide una regla de su país.")
