"""Tell who asks to pay less at a time without a sum: 'más liviano', 'pay less each month', 'parcelas menores'."""

import re
from typing import Final

from nlu.features import fold

WORDS_MAX = 9  #: of a message that says this and little else
LESS: Final = re.compile(
    r"\b(?:"
    r"(?:mas|mais) (?:livian|suave|baj[oi]|baix|chic|pequen|comod|holgad|folgad|liger|leve|bland)\w*"
    r"|(?:pagos|cuotas|parcelas|pagamentos) menores"
    r"|pag(?:ar|o|ando|aria)(?: un)?(?: poc[oa]| poquito)? (?:menos|less)"
    r"|(?:menos|less) (?:por|cada|al|a|each|per|every) (?:vez|mes|pago|cuota|parcela|quincena|semana"
    r"|time|month|payment)"
    r"|lighter|pay(?:ing)? (?:a little )?less|smaller (?:payments|instalments|installments|amounts)"
    r")\b"
)
NOT: Final = re.compile(
    r"\b(?:no|nao|not|don't) (?:quiero|quero|necesito|preciso|want|need|lo|la|el|o|a|the|mas|mais)\b"
)


def asks_for_less(text: str) -> bool:
    """Say whether a message asks for less at a time and names no sum; one that does is a proposal of its own."""
    said = fold(text)
    few = len(re.findall(r"\w+", said)) <= WORDS_MAX and not re.search(r"\d", said)
    return bool(few and LESS.search(said) and not NOT.search(said))
