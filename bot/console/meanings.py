"""Say what each of the thirty intents means, in one sentence for whoever labels a message."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.console import words

NOTHING = "nothing"  #: the label of a message that teaches nothing

#: The client …, by what a supervisor would look for.
MEANINGS: Mapping[str, Mapping[str, str]] = {
    "Lo que pide cuidado": {
        "distress": "Da señales de hacerse daño o de estar en crisis.",
        "opt_out": "No quiere recibir más mensajes.",
        "wrong_person": "Dice que no es esa persona, que el número no es suyo, o que el titular falleció.",
        "complain": "Se queja de cómo se le trata o se le contacta.",
        "dispute_invoice": "Dice que la factura está mal: monto, duplicada, no contratada, nunca recibida.",
        "dispute_service": "Dice que el producto o servicio no llegó, falló, o no era lo vendido.",
        "already_paid": "Dice que ya está pagado.",
        "ask_human": "Quiere una persona, un ejecutivo, que le llamen.",
        "cancel_service": "Dice que quiere irse o dar de baja el servicio.",
        "abuse": "Solo insulta.",
    },
    "Cómo y cuándo pagar": {
        "propose_plan": "Dice cuánto, cuándo o en cuántos pagos puede pagar.",
        "change_agreement": "Quiere mover o cambiar una cuota ya acordada.",
        "cannot_pay": "Dice que no puede pagar (sin trabajo, enfermedad, pocas ventas…), sin proponer nada.",
        "ask_extension": "Pide más tiempo, sin una propuesta concreta.",
        "ask_discount": "Pide un descuento, o que se le quiten intereses.",
        "ask_options": "Pregunta qué facilidades o alternativas hay.",
        "ask_payment_methods": "Pregunta cómo o dónde pagar; pide un enlace o los datos de la cuenta.",
    },
    "Preguntas": {
        "ask_balance": "Pregunta cuánto se debe, desde cuándo, por qué facturas.",
        "ask_reason": "Pregunta de qué es un cobro, un interés o un cargo.",
        "ask_identity": "Pregunta quién escribe, si es un robot, si es un fraude.",
        "help": "Pregunta qué puede hacer el asistente, o cómo funciona esto.",
    },
    "La conversación": {
        "affirm": "Está de acuerdo, acepta, confirma.",
        "deny": "Rechaza, no acepta, dice que no.",
        "greet": "Solo saluda.",
        "thank": "Agradece.",
        "goodbye": "Cierra la conversación.",
        "contact_later": "Pide que le escriban en otro momento.",
        "opt_in": "Quiere volver a recibir mensajes.",
        "change_language": "Quiere otro idioma.",
        "out_of_scope": "Cualquier otra cosa que alguien escribiría aquí.",
    },
}
INTENTS = frozenset(intent for group in MEANINGS.values() for intent in group)
NOTHING_TITLE = "Nada que aprender"
NOTHING_WORDS = "Solo una parte, un error de envío, o algo que no debe quedar como ejemplo."


@dataclass(frozen=True, slots=True)
class Choice:
    """One label that may be chosen."""

    value: str
    title: str
    sentence: str


def choices() -> Sequence[tuple[str, Sequence[Choice]]]:
    """Return the labels in their groups, what teaches nothing last."""
    groups = [
        (group, [Choice(intent, words.intent(intent), sentence) for intent, sentence in intents.items()])
        for group, intents in MEANINGS.items()
    ]
    return [*groups, ("O nada", [Choice(NOTHING, NOTHING_TITLE, NOTHING_WORDS)])]


def title_of(intent: str | None) -> str:
    """Return a label in words."""
    return words.intent(intent) if intent else NOTHING_TITLE
