"""Hear what answers 'when and how did you pay?': a day and a sum there tell of that payment, and offer no other one."""

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
