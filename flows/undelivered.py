"""Hear that a bill never came, or came too late: that is an error of ours, and no dispute about what it says.

No reading hangs on it: bills that never came are read as wrong ones, and the words that tell the two apart are few.
Whoever also says that the sum is wrong, or that it is paid, is heard in that first.
"""

import re

from flows.turn import Turn
from flows.wording.lint import fold

KIND = "missing_document"  #: of the case in which such an error is counted
INTENTS = frozenset(
    {
        "dispute_invoice", "dispute_service", "complain", "cannot_pay", "ask_payment_methods", "ask_balance",
        "ask_reason", "ask_extension", "out_of_scope", "help", "greet",
    }
)  # fmt: skip
"""What a message may be read as that tells of a bill that never came; the rest outweighs it."""
BILL = (
    r"(?:facturas?|boletas?|recibos?|resivos?|cuentas?|estados? de cuenta|avisos?(?: de cobro)?|papel|documentos?|"
    r"boletos?|faturas?|contas?|carnes?|cobrancas?|invoices?|bills?|statements?|letters?)"
)
SMALL = (
    r"(?:(?:el|la|los|las|mi|mis|su|sus|un|una|ese|esa|este|esta|ningun\w*|nenhum\w*|aun|todavia|ainda|o|a|os|as|um|"
    r"uma|meu|minha|ese mes|este mes|esse mes|essa|esse|al correo|por correo|al mail|por mail|por e mail|a mi casa|"
    r"en papel|me|you|us|the|an|any|my|your|that|this|of|from|single|one) ){0,4}"
)
NEVER = r"(?:no|nunca|jamas|ni|tampoco|nadie|sin que|nao|n|nem|ninguem|never|not|nobody|t|without)"
COME = (
    r"(?:lleg\w*|recib\w*|mand[aoe]\w*|envi\w*|dejaron|entregaron|receb\w*|cheg\w*|got|get|getting|gotten|receiv\w*|sent|"
    r"send|came|come|arriv\w*|reach\w*)"
)
OTHER_THING = r"(?! (?:el|la|los|las|un|una|mi|ese|esa|eso|lo|o|a|um|uma|the|an|my|that|it s)\b)"
LATE = (
    r"(?:(?:muy |super |demasiado )?tarde\b|atrasad\w+|ya vencid\w+|despues de (?:la fecha|vencer|que vencio)|"
    r"despues del venc\w+|fuera de (?:fecha|plazo)|depois do venc\w+|late\b|too late|after (?:the|its) due date)"
)
MISSED = re.compile(
    "|".join(
        (
            rf"\b{NEVER}(?: \w+){{0,3}} {COME} {SMALL}{BILL}\b",
            rf"\b{BILL}(?: \w+){{0,4}} {NEVER}(?: \w+){{0,3}} {COME}\b{OTHER_THING}",
            rf"\bno {BILL} (?:\w+ ){{0,2}}{COME}\b",
            rf"\b(?:lleg\w*|receb\w*|cheg\w*|came|arrived|got|recib\w*) (?:\w+ ){{0,4}}?{BILL}(?: \w+){{0,3}} {LATE}",
            rf"\b{BILL}(?: \w+){{0,4}} (?:lleg\w*|cheg\w*|came|arrived|recib\w*|receb\w*) (?:\w+ ){{0,2}}?{LATE}",
        )
    )
)
BARE = re.compile(
    rf"\b{NEVER}(?: (?:me|nos|ha|he|a|mi|casa|correo|ever|have|has|had)){{0,3}} {COME}"
    r"(?: me| us)?(?: (?:nada|anything|a thing|nothing)\b| y ya\b)"
)  #: without the bill's name: enough only where the message is read as one about a bill
ELSE = re.compile(
    r"\b(?:reconozco|reconoce|corresponde\w*|de mas|a mais|equivocad\w*|incorrect\w*|errad\w*|doble|dobro|"
    r"mal cobrad\w*|(?:esta|viene|vino|estan) mal|contrat\w+|no es mi[ao]|nao e minha|no debo|nao devo|otra persona|"
    r"otro nombre|no vivo|nao moro|wrong|overcharg\w*|not mine|already paid|ya (?:la |lo |esta )?(?:pag\w+|cancel\w+)|"
    r"ja pag\w+|cuenta (?:bancaria|corriente|rut|de ahorro|para (?:depos|transf|pag)\w*)|"
    r"no (?:tengo|uso) (?:el |ese )?servicio)"
)


def never_came(turn: Turn) -> bool:
    """Say whether somebody tells, or asks why, a bill did not come to them, or not in time."""
    if turn.button or turn.legs or turn.intent not in INTENTS:
        return False
    text = " ".join(re.findall(r"\w+", fold(turn.text)))
    heard = MISSED.search(text) or (turn.intent == "dispute_invoice" and BARE.search(text))
    return bool(heard) and ELSE.search(text) is None
