"""Say in the reader's language what practice is made of: situations, what is won and lost, what would help."""

from collections.abc import Mapping

from bot.console.speech import N_, Phrases

SITUATIONS: Mapping[str, str] = Phrases(
    {
        "forgetful": N_("Se le olvidó pagar"),
        "disputed_line": N_("Discute una línea de la factura"),
        "paid_without_proof": N_("Asegura que pagó, y no tiene comprobante"),
        "angry": N_("Reclama con enojo por el trato"),
        "hardship": N_("Se quedó sin trabajo y no ve salida"),
        "wrong_person": N_("El número es de otra persona"),
        "discount": N_("Quiere una rebaja mayor que la política"),
        "over_promiser": N_("Promete más de lo que puede"),
        "silent": N_("Responde con una palabra, o nada"),
    }
)
AIMS: Mapping[str, str] = Phrases(
    {
        "forgetful": N_("Un recordatorio liviano y cómo pagar: no hay nada que negociar."),
        "disputed_line": N_("Escuchar, detener esa parte, y decir quién la mira y para cuándo."),
        "paid_without_proof": N_("Creerle, detener el cobro y buscar el pago nosotros."),
        "angry": N_("Reconocer lo que pasó y responder por algo concreto; el dinero espera."),
        "hardship": N_("Primero la persona: ni fechas ni montos; una pausa y alguien que siga."),
        "wrong_person": N_("Disculparse y quitar el número, sin decir nada de nadie."),
        "discount": N_("Un plan dentro de la política, y quién decide algo más, sin prometerlo."),
        "over_promiser": N_("Averiguar cuánto puede de verdad y acordar algo que se cumpla."),
        "silent": N_("Frases cortas y una sola pregunta fácil, con dos opciones."),
    }
)
WON: Mapping[str, str] = Phrases(
    {
        "concern": N_("Nombra lo que le preocupa"),
        "open": N_("Hace una pregunta abierta"),
        "true_word": N_("Agradece o reconoce algo cierto"),
        "who": N_("Dice quién se encarga"),
        "date": N_("Da un día"),
        "hold": N_("Detiene o pone en pausa"),
        "proof": N_("Pide el comprobante"),
        "trace": N_("Ofrece buscar el pago sin comprobante"),
        "means": N_("Dice cómo se paga"),
        "plan": N_("Ofrece un plan dentro de la política"),
        "decides": N_("Dice quién decide lo que falta"),
        "capacity": N_("Pregunta cuánto puede"),
        "easy": N_("Hace una pregunta fácil, con dos opciones"),
        "remove": N_("Quita el número"),
        "pace": N_("Quita el apuro"),
        "outcome": N_("El cliente queda conforme"),
        "floor": N_("El puntaje no baja de cero"),
    }
)
HELPS: Mapping[str, str] = Phrases(
    {
        "concern": N_("Nombre lo que le preocupa, con sus palabras."),
        "open": N_("Haga una pregunta abierta: qué, cómo, cuándo."),
        "true_word": N_("Agradezca o reconozca algo pequeño y cierto, sin fórmulas."),
        "who": N_("Diga quién se encarga desde ahora."),
        "date": N_("Diga para qué día."),
        "hold": N_("Detenga lo que molesta, o póngalo en pausa, y dígalo."),
        "proof": N_("Pregunte si tiene el comprobante, sin exigirlo."),
        "trace": N_("Ofrezca buscar el pago con los datos que sí tiene."),
        "means": N_("Diga por dónde se paga."),
        "plan": N_("Ofrezca un plan que la política admite, con montos y fechas."),
        "decides": N_("Diga quién decide lo que usted no puede prometer."),
        "capacity": N_("Pregunte cuánto puede de verdad."),
        "easy": N_("Haga una sola pregunta corta, con dos opciones."),
        "remove": N_("Quite el número y dígalo; nada más."),
        "pace": N_("Quite el apuro: no hace falta decidir ahora."),
    }
)
LOST: Mapping[str, str] = Phrases(
    {
        "threatens": N_("Amenaza: la consola no lo habría dejado salir."),
        "accuses": N_("Acusa: la consola no lo habría dejado salir."),
        "rushes": N_("Apura: la consola no lo habría dejado salir."),
        "banned": N_("La empresa pidió no decirlo: no habría salido."),
        "file": N_("Suena a expediente: no habría salido."),
        "opt_out": N_("Con esa palabra el cliente deja de recibir mensajes: no habría salido."),
        "discloses": N_("Le cuenta a otra persona que hay una cuenta o una factura."),
        "asks_money": N_("Pide dinero cuando todavía no toca."),
        "beyond": N_("Ofrece más de lo que la política admite."),
        "warmth": N_("Suena a fórmula; diga algo pequeño y cierto."),
        "shouts": N_("Levanta la voz, con mayúsculas o exclamaciones."),
        "questions": N_("Hace más de una pregunta a la vez."),
        "long": N_("Es largo: más de 60 palabras no se leen en un teléfono."),
    }
)
STAGES: Mapping[str, str] = Phrases(
    {
        "before": N_("Primera conversación de tres: por su cuenta, sin pistas."),
        "coached": N_("Segunda conversación de tres: con pistas antes de cada mensaje."),
        "after": N_("Última conversación de tres: otro cliente, sin pistas."),
    }
)
ENDINGS: Mapping[str, str] = Phrases(
    {
        "solved": N_("El cliente quedó conforme."),
        "left": N_("El cliente se fue: perdió la paciencia."),
        "spent": N_("La conversación se alargó y el cliente se fue."),
    }
)
