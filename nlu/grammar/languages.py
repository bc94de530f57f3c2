# ruff: noqa: SIM905 - words are read best as a text
"""Tell which language a message is in, when it is not the locale's own."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from nlu.grammar.text import Token

MARKS: Final = MappingProxyType(
    {
        "es": frozenset(
            """
                el la los las puedo quiero pagar que y hoy manana viernes lunes cuotas pago le les una con para
                del mes al pero tengo cuanto es resto dia hola gracias si usted ustedes nada deuda plata
            """.split()
        ),
        "pt": frozenset(
            """
                nao voce voces posso consigo pagar hoje amanha parcelas e do da dos das no na em um uma com para
                sexta segunda mes divida o os ao resto obrigado obrigada ola tudo quero dia fatura boleto
            """.split()
        ),
        "en": frozenset(
            """
                the i can pay to and on friday monday tomorrow today my is of in it for a will i'll rest month
                week payments you what please hello thanks would not don't balance debt
            """.split()
        ),
    }
)
MARGIN: Final = 3  #: words by which another language must win


def language_in(tokens: Sequence[Token], language: str) -> str:
    """Give the locale's language, or the one that clearly more of the words belong to."""
    words = {token.form for token in tokens}
    counts = {name: len(words & marks) for name, marks in MARKS.items()}
    best = max(counts, key=lambda name: (counts[name], name == language))
    return best if counts[best] >= counts[language] + MARGIN else language
