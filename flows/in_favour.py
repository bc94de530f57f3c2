"""Hear that somebody asks for what they paid too much: no reading hangs on it, the words are those of a balance."""

import re

from flows.turn import Turn
from flows.wording.lint import fold

WORDS_MAX = 14  #: of a question; who writes more tells something else
MONEY = r"(?:plata|dinero|pago|algo|monto|dinheiro|valor|lana|pisto)"
OVER = r"(?:de (?:mas|sobra)|demas|a mais|dos veces|doble|duas vezes|em dobro|dobrado|too much|twice|double)"
ASKS = re.compile(
    "|".join(
        (
            r"\b(?:a|en|ao|em|in)(?: (?:mi|nuestro|meu|nosso|my|our))? favou?r\b",
            rf"\b(?:sobr(?:o|aron|ante)|sobrou)(?: \w+){{0,2}} {MONEY}\b",
            rf"\b{MONEY}(?: que)?(?: me)? (?:sobr(?:o|aron|ante)|sobrou)\b",
            rf"\b(?:pague|pagamos|pagado|deposite|transferi|paguei|pago|paid|pay)(?: \w+){{0,2}} {OVER}\b",
            r"\b(?:overpaid|saldo credor|credit balance)\b",
        )
    )
)
ELSE = re.compile(
    r"\b(?:(?:me|you|us|ask|need|want) a favou?r|cobr\w*|factur\w*|fatur\w*|charg\w*|bill\w*|"
    r"no (?:voy|pienso|puedo)|nao vou|won t)\b"
)


def asks_favour(turn: Turn) -> bool:
    """Say whether words ask what is in the client's favour, or tell that they paid too much, and nothing else."""
    text = " ".join(re.findall(r"\w+", fold(turn.text)))
    if turn.button or turn.legs or len(text.split()) > WORDS_MAX:
        return False
    return ASKS.search(text) is not None and ELSE.search(text) is None
