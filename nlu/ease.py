# ruff: noqa: SIM905 - words are read best as a text
"""Tell who asks to pay less at a time without a sum: 'más liviano', 'pay less each month', 'parcelas menores'."""

import re
from typing import Final

from nlu.features import fold
from nlu.nearness import is_slip

AFTER_MORE: Final = re.compile(r"\b(?:mas|mais|the|la|el) (\w{5,})")
WORDS_MAX: Final = 9  #: of a message that says this and little else
LESS: Final = re.compile(
    r"\b(?:"
    r"(?:mas|mais) (?:livian|suave|baj[oi]|baix|chi[cq]|pequen|comod|holgad|folgad|liger|leve|bland|tranqui|barat)"
    r"\w*"
    r"|(?:la|el|algo|pagos?|cuotas?) (?:livian|suave|baj[oi]t|chiquit|comod|liger)\w*|menos al (?:mes|dia)"
    r"|baj[ae](?:le|me|nle|melo|mela|lo|la)? (?:un )?(?:poc|pelin|tantit|toque|cachit)\w*|(?:la|el|lo) de menos"
    r"|(?:pagos|cuotas|parcelas|pagamentos) menores"
    r"|pag(?:ar|o|ando|aria)(?: un)?(?: poc[oa]| poquito)? (?:menos|less)"
    r"|(?:menos|less) (?:por|cada|al|a|each|per|every) (?:vez|mes|pago|cuota|parcela|quincena|semana"
    r"|time|month|payment)"
    r"|lighter|pay(?:ing)? (?:a little )?less|smaller (?:payments|instalments|installments|amounts)"
    r")\b"
)
EASY: Final = frozenset(
    """
        liviana liviano livianita livianito suave suavecita suavecito bajita bajito chiquita chiquito chicos
        chicas comoda comodo lighter smaller
    """.split()
)
"""Words for less that are known with a slip, where more stands before them."""
CHARGES: Final = re.compile(
    r"\b(?:interes|tasa|tarifa|recargo|mora\b|consumo|luz\b|descuent|rebaj|juros|taxa|multa|desconto|interest|rate\b"
    r"|fees?\b|discount)"
)
"""What else may be asked to be lower."""
NOT: Final = re.compile(
    r"\b(?:no|nao|not|don't) (?:quiero|quero|necesito|preciso|want|need|lo|la|el|o|a|the|mas|mais)\b"
)


def asks_for_less(text: str) -> bool:
    """Say whether a message asks for less at a time and names no sum; one that does is a proposal of its own."""
    said = fold(text)
    few = len(re.findall(r"\w+", said)) <= WORDS_MAX and not re.search(r"\d", said)
    return bool(few and (LESS.search(said) or _slips(said)) and not (NOT.search(said) or CHARGES.search(said)))


def _slips(said: str) -> bool:
    """Say whether a word for less stands behind a 'more', with one slip: 'la mas livviana'."""
    return any(is_slip(word, easy) for word in AFTER_MORE.findall(said) for easy in EASY)
