"""Say what each of the thirty intents means, in one sentence for whoever labels a message."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.console import words
from bot.console.speech import N_, say

NOTHING = "nothing"  #: the label of a message that teaches nothing

#: The client …, by what a supervisor would look for.
MEANINGS: Mapping[str, Mapping[str, str]] = {
    N_("Lo que pide cuidado"): {
        "distress": N_("Da señales de hacerse daño o de estar en crisis."),
        "opt_out": N_("No quiere recibir más mensajes."),
        "wrong_person": N_("Dice que no es esa persona, que el número no es suyo, o que el titular falleció."),
        "complain": N_("Se queja de cómo se le trata o se le contacta."),
        "dispute_invoice": N_("Dice que la factura está mal: monto, duplicada, no contratada, nunca recibida."),
        "dispute_service": N_("Dice que el producto o servicio no llegó, falló, o no era lo vendido."),
        "already_paid": N_("Dice que ya está pagado."),
        "ask_human": N_("Quiere una persona, un ejecutivo, que le llamen."),
        "cancel_service": N_("Dice que quiere irse o dar de baja el servicio."),
        "abuse": N_("Solo insulta."),
    },
    N_("Cómo y cuándo pagar"): {
        "propose_plan": N_("Dice cuánto, cuándo o en cuántos pagos puede pagar."),
        "change_agreement": N_("Quiere mover o cambiar una cuota ya acordada."),
        "cannot_pay": N_("Dice que no puede pagar (sin trabajo, enfermedad, pocas ventas…), sin proponer nada."),
        "ask_extension": N_("Pide más tiempo, sin una propuesta concreta."),
        "ask_discount": N_("Pide un descuento, o que se le quiten intereses."),
        "ask_options": N_("Pregunta qué facilidades o alternativas hay."),
        "ask_payment_methods": N_("Pregunta cómo o dónde pagar; pide un enlace o los datos de la cuenta."),
    },
    N_("Preguntas"): {
        "ask_balance": N_("Pregunta cuánto se debe, desde cuándo, por qué facturas."),
        "ask_reason": N_("Pregunta de qué es un cobro, un interés o un cargo."),
        "ask_identity": N_("Pregunta quién escribe, si es un robot, si es un fraude."),
        "help": N_("Pregunta qué puede hacer el asistente, o cómo funciona esto."),
    },
    N_("La conversación"): {
        "affirm": N_("Está de acuerdo, acepta, confirma."),
        "deny": N_("Rechaza, no acepta, dice que no."),
        "greet": N_("Solo saluda."),
        "thank": N_("Agradece."),
        "goodbye": N_("Cierra la conversación."),
        "contact_later": N_("Pide que le escriban en otro momento."),
        "opt_in": N_("Quiere volver a recibir mensajes."),
        "change_language": N_("Quiere otro idioma."),
        "out_of_scope": N_("Cualquier otra cosa que alguien escribiría aquí."),
    },
}
INTENTS = frozenset(intent for group in MEANINGS.values() for intent in group)
NOTHING_TITLE = N_("Nada que aprender")
NOTHING_WORDS = N_("Solo una parte, un error de envío, o algo que no debe quedar como ejemplo.")


@dataclass(frozen=True, slots=True)
class Choice:
    """One label that may be chosen."""

    value: str
    title: str
    sentence: str


def choices() -> Sequence[tuple[str, Sequence[Choice]]]:
    """Return the labels in their groups, what teaches nothing last."""
    groups = [
        (say(group), [Choice(intent, words.intent(intent), say(sentence)) for intent, sentence in intents.items()])
        for group, intents in MEANINGS.items()
    ]
    return [*groups, (say("O nada"), [Choice(NOTHING, say(NOTHING_TITLE), say(NOTHING_WORDS))])]


def title_of(intent: str | None) -> str:
    """Return a label in words."""
    return words.intent(intent) if intent else say(NOTHING_TITLE)
