"""Hear that only a part of a bill is disputed: 'no reconozco los 15.000 de instalación', 'la mitad está mal'.

A part is taken for one only where the words say so: one sum that is called wrong, or a share of the bill. A sum that is
said to be the right one ('debería ser 30.000'), or two of them, leaves the whole bill to be looked at.
"""

import re
from decimal import ROUND_UP, Decimal

from flows.turn import Turn
from flows.wording.lint import fold

WHOLE = Decimal(100)
WRONG = (
    r"(?:mal(?: cobrad\w*| calculad\w*)?|errad\w*|equivocad\w*|incorrect\w*|de mas|a mais|no (?:me )?corresponde\w*|"
    r"nao (?:me )?correspond\w*|dos veces|duas vezes|twice|wrong|incorrect|not mine|overcharg\w*|too much|"
    r"no (?:la |lo |los |las )?(?:reconozco|acepto|pedi|contrate|debo)|"
    r"nao (?:reconheco|aceito|pedi|contratei|devo)|"
    r"(?:don|do|didn|did|not|never) (?:t |not )?(?:recogni[sz]e|accept|order(?:ed)?|ask(?:ed)? for|owe))"
)
SHARE = (
    r"(?:la mitad|(?:un|una|otra) (?:parte|cuarta parte|tercio|cuarto)|la tercera parte|parte (?:de|del|da|do)|"
    r"a metade|um terco|half|a third|a quarter|part of|\d+ (?:%|por ciento|porciento|por cento|percent))"
)
SHARE_WRONG = re.compile(rf"\b{SHARE}(?: \w+){{0,6}} {WRONG}\b|\b{WRONG}(?: \w+){{0,4}} {SHARE}\b")
SUM_WRONG = re.compile(rf"\b{WRONG}\b|\b(?:cargo|multa|recargo|comision|instalacion|seguro|taxa|fee|charge)\b")
ALL_BUT = re.compile(
    r"\b(?:tod[oa]s?|resto|lo demas|tudo|all|everything)\b.*\b(?:menos|salvo|excepto|exceto|except|but)\b"
)
NOT_THESE = re.compile(
    r"\b(?:no|nao|n t|not) (?:me )?(?:reconozco|acepto|estoy de acuerdo con|corresponden|reconheco|aceito|concordo com|"
    r"recogni[sz]e|accept|agree with) (?:(?:l[oa]s|el|la|os|as|the|estos|esos|esses)\b|(?=\d))|"
    r"\b(?:don|do|can) (?:t|not) (?:recogni[sz]e|accept|agree with) (?:(?:the|those|that)\b|(?=\d))"
)
RIGHT_ONE = re.compile(
    r"\b(?:deberia\w*|tendria que|tenia que|lo correcto|en vez de|en lugar de|(?:son|es|era|eran) (?:solo|solamente)|"
    r"(?:solo|solamente|apenas) (?:debo|gaste|consumi|use|devo|gastei)|siempre (?:pago|pague)|normalmente|"
    r"deveria\w*|em vez de|o certo|should (?:be|have been)|instead of|only owe|usually pay)\b"
)
HEARD = frozenset(
    {
        "dispute_invoice", "dispute_service", "propose_plan", "ask_discount", "ask_reason", "out_of_scope", "complain",
        "deny",
    }
)  # fmt: skip
"""What a message may be read as that disputes a part; the rest outweighs it."""


def disputes_part(turn: Turn) -> bool:
    """Say whether words, whatever they are read as, dispute a share of a bill, or one sum of it."""
    if turn.button or turn.intent not in HEARD or len(turn.legs) > 1:
        return False
    text = _plain(turn.text)
    one_sum = not turn.legs and len(turn.amounts) == 1
    return bool(SHARE_WRONG.search(text) or (one_sum and (ALL_BUT.search(text) or NOT_THESE.search(text))))


def claimed(turn: Turn) -> str | None:
    """Return what is said to be wrong: a sum in minor units, '15000', or a share, '50%'; None where it is all of it."""
    text = _plain(turn.text)
    if RIGHT_ONE.search(text):
        return None
    if len(turn.amounts) == 1 and (SUM_WRONG.search(text) or ALL_BUT.search(text) or NOT_THESE.search(text)):
        return str(turn.amounts[0])
    if not turn.amounts and len(turn.percents) == 1 and SHARE_WRONG.search(text):
        return f"{turn.percents[0]}%"
    return None


def part_of(claim: str | None, payable: int) -> int | None:
    """Return what a claim comes to of what is payable of a bill; None where that is nothing, or all of it.

    A share is rounded up to the minor unit: in doubt more waits for the answer, not less.
    """
    if claim is None:
        return None
    shared = payable * Decimal(claim[:-1]) / WHOLE if claim.endswith("%") else Decimal(claim)
    part = int(shared.to_integral_value(ROUND_UP))
    return part if 0 < part < payable else None


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+|%", fold(text)))
