"""Hear what is told of a payment that we do not see: when and how it was made, or that it was not made after all.

A day and a sum that answer 'when and how did you pay?' tell of that payment, and offer no other one.
"""

import re

from flows.turn import Turn
from flows.wording.lint import fold

OFFERS = re.compile(
    r"\b(?:puedo|podria|podemos|pago|pagare|pagaria|doy|dare|voy|vamos|quiero|prefiero|mejor|can|could|will|ll|would|"
    r"want|posso|poderia|pagarei|dou|vou|quero|prefiro|melhor)\b"
)


def tells_payment(turn: Turn) -> bool:
    """Say whether one sum, or one day, is told without a word that offers it: 'por transferencia el viernes, 240'."""
    once = len(turn.legs) == 1 and turn.legs[0].count == 1 and turn.legs[0].frequency is None
    return once and OFFERS.search(fold(turn.text)) is None


WORDS_MAX = 14  #: of who takes it back; who writes more tells something else
PAID = r"(?:pag\w+|deposit\w+|transfer\w+|hecho|hice|fiz|feito|paid|made|sent)"
MISTAKE = r"(?:me equivoq\w+|me confundi\w*|(?:error|erro) (?:mio|meu)|me enganei|engano meu|my (?:mistake|bad))"
NOT_PAID = rf"(?:no|nao|never|nunca|not|t)(?: \w+){{0,3}}? {PAID}"
TAKEN_BACK = re.compile(
    rf"\b{MISTAKE}\b.*\b{NOT_PAID}\b|\b{NOT_PAID}\b.*\b{MISTAKE}\b"
    rf"|\b(?:todavia|aun|al final|ainda|yet) {NOT_PAID}\b|\b{NOT_PAID}(?: \w+){{0,2}} (?:todavia|aun|yet|ainda)\b"
    r"|\bno (?:lo |la |le |les )?(?:habia|he|hemos) (?:pagado|depositado|transferido)\b"
    r"|\bnao (?:tinha|havia) (?:pago|depositado|transferido)\b|\b(?:had|have) ?n ?o?t paid\b"
)
STANDS = re.compile(
    r"\b(?:si|ya|yes|sim|ja) (?:lo |la |les )?(?:pague|pagado|paguei|paid)\b|\bpor que|\bwhy\b|\bdicen\b"
)


def takes_back(turn: Turn) -> bool:
    """Say whether somebody tells that what they called paid is not paid: 'me equivoqué, no había pagado'."""
    text = " ".join(re.findall(r"\w+", fold(turn.text)))
    if turn.button or turn.legs or len(text.split()) > WORDS_MAX:
        return False
    return TAKEN_BACK.search(text) is not None and STANDS.search(text) is None
