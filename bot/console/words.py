"""Hold the console's own words: what was read, what was decided, where a thing stands.

Texts that clients read stand in the wording; these are for advisers, who talk of clients as *clientes*.
"""

from collections.abc import Mapping

from bot.console.speech import N_, Phrases, say
from bot.desk import AGAIN

INTENTS: Mapping[str, str] = Phrases(
    {
        "greet": N_("Saluda"),
        "goodbye": N_("Se despide"),
        "thank": N_("Agradece"),
        "affirm": N_("Dice que sí"),
        "deny": N_("Dice que no"),
        "help": N_("Pide ayuda"),
        "ask_balance": N_("Pregunta cuánto es"),
        "ask_reason": N_("Pregunta por qué"),
        "ask_payment_methods": N_("Pregunta cómo pagar"),
        "ask_options": N_("Pregunta qué opciones hay"),
        "ask_discount": N_("Pide un descuento"),
        "ask_extension": N_("Pide más plazo"),
        "propose_plan": N_("Propone un plan"),
        "change_agreement": N_("Quiere cambiar lo acordado"),
        "cannot_pay": N_("No puede pagar"),
        "already_paid": N_("Dice que ya pagó"),
        "dispute_invoice": N_("No está de acuerdo con la factura"),
        "dispute_service": N_("El servicio o producto falló"),
        "complain": N_("Reclama por el trato"),
        "cancel_service": N_("Quiere irse"),
        "ask_human": N_("Pide hablar con una persona"),
        "ask_identity": N_("Pregunta quién escribe"),
        "wrong_person": N_("No es la persona buscada"),
        "contact_later": N_("Pide que le escriban después"),
        "opt_out": N_("No quiere más mensajes"),
        "opt_in": N_("Quiere volver a recibir mensajes"),
        "change_language": N_("Pide otro idioma"),
        "abuse": N_("Escribe con mucha molestia"),
        "distress": N_("Puede estar en peligro"),
        "out_of_scope": N_("Otro tema"),
        "button": N_("Eligió una respuesta rápida"),
    }
)
FREQUENCIES: Mapping[str, str] = Phrases(
    {
        "weekly": N_("cada semana"),
        "biweekly": N_("cada dos semanas"),
        "semimonthly": N_("cada quincena"),
        "monthly": N_("cada mes"),
    }
)
SHARES: Mapping[str, str] = Phrases({"all": N_("todo"), "rest": N_("el resto")})
RULES: Mapping[str, str] = Phrases(
    {
        "term_days_max": N_("Termina después del plazo máximo"),
        "payments_max": N_("Tiene más pagos de los permitidos"),
        "payment_min": N_("Algún pago es menor que el mínimo"),
        "first_payment_within_days": N_("El primer pago llega más tarde de lo permitido"),
        "down_payment_percent": N_("El primer pago es menor que la parte pedida"),
        "milestones": N_("Falta cubrir una parte antes de una fecha"),
        "settlements": N_("El descuento pedido no está en la política"),
        "rescue_none": N_("La política no permite mover pagos de un acuerdo"),
        "rescue_times": N_("El acuerdo ya cambió las veces permitidas"),
        "rescue_days": N_("Mueve un pago más días de los permitidos"),
        "rescue_order": N_("Mueve un pago hasta el siguiente o más allá"),
        "rescue_amount": N_("Cambia lo que se paga en esa fecha"),
        "skip_none": N_("La empresa no ofrece pasar un pago al final"),
        "skip_times": N_("Ya se pasó un pago al final"),
        "bills_join": N_("Quiere sumar otra factura al acuerdo"),
    }
)
#: What a case is checked for, and by which of the creditor's people.
CHECKS: Mapping[str, str] = Phrases(
    {
        "payment treasury": N_("Buscar el pago, con tesorería"),
        "bill billing": N_("Revisar el cobro, con facturación"),
        "service service": N_("Confirmar la entrega o el servicio, con servicio al cliente"),
    }
)
HOLDS: Mapping[str, str] = Phrases(
    {
        "dispute_invoice": N_("Factura en revisión"),
        "dispute_service": N_("Servicio o producto en revisión"),
        "complaint": N_("Reclamo en revisión"),
        "exception": N_("Plan en espera de aprobación"),
        "refer": N_("Propuesta en manos del equipo"),
        "payment_claim": N_("Pago por comprobar"),
        "hardship": N_("Sin pedir pagos por ahora"),
        "distress": N_("Persona en peligro"),
        "bereavement": N_("Fallecimiento"),
        "pause": N_("Cuenta en pausa"),
        "team": N_("Detenida por el equipo"),
        "breathing_space": N_("Respiro legal (breathing space)"),
        "route": N_("Otra vía en estudio"),
        "irritation": N_("Sin recordatorios, para bajar la tensión"),
        "minor": N_("Persona menor de edad"),
    }
)
DAYS = (N_("lun"), N_("mar"), N_("mié"), N_("jue"), N_("vie"), N_("sáb"), N_("dom"))
DIFFICULTIES: Mapping[str, str] = Phrases(
    {"temporary": N_("Dificultad pasajera"), "structural": N_("Dificultad duradera")}
)
#: What happened to a client, as they told it themselves.
CONTINGENCIES: Mapping[str, str] = Phrases(
    {
        "bereavement": N_("Fallecimiento de alguien cercano"),
        "violence": N_("Robo o violencia"),
        "disaster": N_("Desastre"),
        "illness": N_("Enfermedad o accidente"),
        "personal": N_("Algo personal, pide calma"),
        "job_loss": N_("Sin trabajo"),
        "reduced_income": N_("Menos ingresos"),
        "caring": N_("Cuida a alguien"),
        "other_debts": N_("Otras deudas"),
        "separation": N_("Separación"),
        "business_down": N_("Ventas bajas"),
        "season": N_("Temporada baja"),
        "unexpected_expense": N_("Gasto inesperado"),
        "late_pay": N_("Pago que se atrasa"),
    }
)
#: What a client wants to keep or avoid.
GOALS: Mapping[str, str] = Phrases(
    {
        "keep_service": N_("conservar el servicio"),
        "avoid_interest": N_("que no crezca con intereses"),
        "clear_name": N_("limpiar su historial"),
        "keep_credit": N_("conservar su crédito"),
        "be_done": N_("terminar de una vez"),
    }
)
#: What a case is about beyond its kind: a right over data, who acts for the client, that they are under age.
MATTERS: Mapping[str, str] = Phrases(
    {
        "access": N_("Pide una copia de sus datos"),
        "rectify": N_("Pide corregir un dato suyo"),
        "erase": N_("Pide que se borren sus datos"),
        "object": N_("Se opone al uso de sus datos"),
        "power": N_("Dice actuar por la persona titular: pida una autorización firmada"),
        "guard": N_("Dice ser quien tutela a la persona titular: pida la resolución"),
        "adviser": N_("Dice asesorar a la persona titular: pida su autorización firmada"),
        "heir": N_("Dice heredar: pida el certificado de defunción y lo que lo muestre"),
        "minor": N_("Persona menor de edad: no se le pide nada"),
    }
)
#: The ways besides a plan of payments.
ROUTES: Mapping[str, str] = Phrases(
    {
        "pause": N_("Pausar la cuenta"),
        "skip_instalment": N_("Saltar una cuota"),
        "small_first_payment": N_("Empezar con poco"),
        "return_goods": N_("Devolver el producto"),
        "change_tariff": N_("Cambiar de plan o tarifa"),
        "direct_debit": N_("Débito automático"),
        "other_payer": N_("Que pague otra persona"),
    }
)
OUTCOMES: Mapping[str, str] = Phrases(
    {
        "found": N_("Pago encontrado"),
        "not_found": N_("Pago no encontrado"),
        "credit": N_("Abono"),
        "correction": N_("Corrección"),
        "explanation": N_("Explicación"),
        "other": N_("Otra respuesta"),
        "approved": N_("Plan aprobado"),
        "refused": N_("Plan no aprobado"),
        "right_done": N_("Hecho lo que pidió"),
        "right_refused": N_("Negado, con el motivo"),
        "erased": N_("Datos borrados a petición del cliente"),
    }
)
STATUSES: Mapping[str, str] = Phrases(
    {
        "open": N_("Espera respuesta"),
        "waiting": N_("Respondido"),
        "resolved": N_("Resuelto"),
    }
)
MESSAGES: Mapping[str, str] = Phrases(
    {
        "received": "",
        "queued": N_("en camino"),
        "sent": N_("enviado"),
        "delivered": N_("entregado"),
        "read": N_("leído"),
        "failed": N_("no llegó"),
        "blocked": N_("no salió: lo impiden las reglas de contacto"),
        "unknown": N_("no se sabe si llegó"),
    }
)
AGREEMENTS: Mapping[str, str] = Phrases(
    {
        "active": N_("Acuerdo vigente"),
        "kept": N_("Acuerdo cumplido"),
        "broken": N_("Acuerdo sin efecto"),
        "replaced": N_("Reemplazado por otro"),
        "cancelled": N_("Anulado"),
    }
)
INSTALMENTS: Mapping[str, str] = Phrases(
    {
        "pending": N_("por pagar"),
        "paid": N_("pagado"),
        "late": N_("con retraso"),
        "missed": N_("no llegó"),
    }
)
PROPOSERS: Mapping[str, str] = Phrases(
    {"client": N_("propuesto por el cliente"), "bot": N_("propuesto por el asistente")}
)
CHANNELS: Mapping[str, str] = Phrases(
    {
        "web": N_("Chat web"),
        "whatsapp": N_("WhatsApp"),
        "sms": N_("SMS"),
        "telegram": N_("Telegram"),
        "terminal": N_("Terminal"),
    }
)
#: What a client sent beside words, or in their place.
FILES: Mapping[str, str] = Phrases(
    {
        "voice": N_("Audio"),
        "image": N_("Imagen"),
        "video": N_("Video"),
        "document": N_("Documento"),
        "contact": N_("Contacto"),
        "sticker": N_("Sticker"),
        "location": N_("Ubicación"),
        "other": N_("Mensaje que no se puede abrir"),
    }
)
FILE_AWAITED = N_("Se está descargando.")
FILE_LOST = N_("No se pudo descargar. Pida al cliente que lo mande otra vez.")
#: How an objection is met, where the answer leads, and how the talk ended.
TECHNIQUES: Mapping[str, str] = Phrases(
    {
        "listen_and_split": N_("escuchar y repartir"),
        "smaller_step": N_("un paso más pequeño"),
        "show_proof": N_("mostrar cómo se comprueba"),
        "show_the_account": N_("mostrar la cuenta"),
        "own_the_error": N_("reconocer el error"),
        "clear_it_up": N_("aclararlo primero"),
        "invite_the_decider": N_("dar lugar a quien decide"),
        "leave_time": N_("dar tiempo"),
        "part_by_part": N_("ir por partes"),
        "put_in_writing": N_("dejarlo por escrito"),
        "explain_benefit": N_("contar una ventaja"),
    }
)
LEADS: Mapping[str, str] = Phrases(
    {
        "plan": N_("buscar un plan"),
        "balance": N_("ver la cuenta"),
        "person": N_("una persona"),
        "trust": N_("cómo comprobarlo"),
        "claim": N_("buscar su pago"),
        "dispute": N_("revisar la factura"),
        "hardship": N_("dificultad"),
        "later": N_("otro día"),
        "pay": N_("cómo pagar"),
        "complaint": N_("reclamo"),
        "none": N_("seguir con lo que estaba"),
    }
)
ENDS: Mapping[str, str] = Phrases(
    {
        "agreement": N_("Acuerdo"),
        "payment": N_("Pago"),
        "case": N_("Caso"),
        "none": N_("Sin acuerdo"),
        "under_way": N_("En curso"),
    }
)
PRIORITIES: Mapping[int, str] = Phrases(
    {1: N_("urgencia alta"), 2: N_("urgencia media"), 3: N_("urgencia normal"), 4: N_("sin urgencia")}
)

#: Why a message could leave or not, by the rule's name without its country.
DECISIONS: Mapping[str, str] = Phrases(
    {
        "answer": N_("El cliente escribió primero: una respuesta en la conversación abierta no tiene límites."),
        "allowed": N_("Todas las reglas de su país lo permiten en ese momento."),
        "hours": N_("Fuera del horario que permite su país."),
        "product_cap_hours": N_("Fuera del horario que nos fijamos nosotros."),
        "holidays": N_("Ese día no se escribe a nadie en su país."),
        "per_week": N_("Ya se le escribió lo que su país permite por semana."),
        "per_day": N_("Ya se le escribió lo que su país permite por día."),
        "own_count": N_("Ya se le escribió lo que la empresa se permite."),
        "own_gap": N_("Deben pasar más días desde el mensaje anterior: lo decidió la empresa."),
        "min_full_days_between": N_("Deben pasar más días desde el mensaje anterior."),
        "consent": N_("No hay consentimiento para este canal."),
        "forbidden_channels": N_("Su país no permite este canal."),
        "hold": N_("La cuenta está detenida."),
        "wanted_hours": N_("El cliente pidió que le escriban a otras horas."),
        "postponed": N_("El cliente pidió que le escribieran más tarde."),
        "open_conversation": N_("Hay una conversación abierta; nada nuevo empieza a su lado."),
        "opt_out": N_("El cliente pidió no recibir mensajes."),
        "wrong_person": N_("Esta dirección es de otra persona."),
        "stopped": N_("Todos los envíos están detenidos."),
        "sender_role": N_("Falta decir en qué calidad escribe la empresa."),
        "unknown_calendar": N_("No se conocen los feriados de su país para ese año."),
        "stale": N_("Se escribió hace más de un día: ya no corresponde enviarlo."),
        "sms_third_party": N_("Quien cobra por otros no puede escribir SMS a ese país."),
        "whatsapp_policy": N_("Falta aceptar la política de WhatsApp para quien cobra por otros."),
        "unreachable": N_("El proveedor dice que a esa dirección no llega nada."),
        "paused": N_("Los contactos de la empresa, o de su campaña, están detenidos."),
        "recalled": N_("Su campaña se retiró."),
        "stale_figures": N_(
            "Las cifras de la empresa son más antiguas de lo que ella permite: falta importar su archivo."
        ),
        "time_barred": N_("La cuenta prescribió: no se escribe por ella."),
        "no_address": N_("No hay una dirección donde escribirle."),
        "channel_off": N_("El canal en que se le escribiría no está conectado."),
        "no_identity": N_("No hay con qué comprobar quién es."),
        "open_case": N_("Tiene un caso abierto: primero responde una persona del equipo."),
        "with_adviser": N_("Una persona del equipo conversa con el cliente."),
        "talked_lately": N_("El cliente escribió hace poco: se le deja en paz."),
        "more_important": N_("Ese día le toca otro contacto, más importante."),
        "pace": N_("Los contactos de los últimos días no dejan lugar a otro."),
        "unclean_debt": N_("Primero el equipo comprueba si la deuda está bien."),
    }
)

#: Faults of a text by the lint's own name: the reason in words.
NOT_DONE = N_("No se pudo hacer: recargue la página y mire el caso otra vez.")
UNAPPROVABLE: Phrases[str | None] = Phrases(
    {
        "due_on": N_("La primera fecha del plan ya pasó: acuerde fechas nuevas con el cliente."),
        "amount": N_("El plan pide más de lo que hoy se debe: acuerde montos nuevos con el cliente."),
        "figures": N_("Las cifras de la empresa son más antiguas de lo que ella permite: falta importar su archivo."),
        "agreement": N_(
            "El acuerdo con el cliente ya es otro, o terminó: resuelva este caso, y vean juntos un plan nuevo."
        ),
        AGAIN: N_("Usted ya aprobó este plan: falta la aprobación de otra persona."),
    }
)
FORBIDDEN: Phrases[str] = Phrases(
    {
        "accuses": N_("acusa"),
        "threatens": N_("amenaza"),
        "rushes": N_("apura"),
        "talks like a file": N_("suena a expediente"),
        "uses a word that ends all messages": N_("es una palabra con la que el cliente deja de recibir mensajes"),
        "says": N_("la empresa pidió no usarla"),
    }
)
ADVICE: Phrases[str] = Phrases(
    {
        "feigns warmth": N_("suena a fórmula; diga algo pequeño y cierto"),
        "names a gender": N_("supone un género"),
        "addresses the client as elsewhere": N_("no es el trato de su país"),
        "misses an accent": N_("le falta una tilde"),
        "raises its voice": N_("va en mayúsculas"),
        "exclaims more than once": N_("Una sola exclamación basta."),
        "carries a picture": N_("Sin dibujos se lee mejor."),
        "asks": N_("Una sola pregunta por mensaje se responde mejor."),
        "goes on after its question": N_("La pregunta va mejor al final."),
        "opens or closes a mark without its pair": N_("Falta abrir o cerrar un signo."),
    }
)


def intent(name: str | None) -> str:
    """Return what a client's message was understood to be."""
    return INTENTS.get(name or "", say("Sin lectura"))


def unapprovable(about: str | None) -> str:
    """Return why a plan cannot be approved, by what it is about: something of its own, or a rule of the policy."""
    why = RULES.get(about or "")
    if why is None:
        return UNAPPROVABLE.get(about) or say(NOT_DONE)
    return say("El equipo no puede aprobar este plan: %(why)s.", why=f"{why[0].lower()}{why[1:]}")


def decision(rule: str) -> str:
    """Return why a message could leave or not."""
    return DECISIONS.get(rule.partition(".")[2] or rule, say("Lo decide una regla de su país."))
