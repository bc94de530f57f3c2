"""Hear that somebody asks what was agreed: no reading hangs on it, the words are those of who wants it changed.

Who wants another day, or cannot keep the agreement, says so; then that is heard.
"""

import re

from flows.turn import Turn
from flows.wording.lint import fold

WORDS_MAX = 12  #: of a question; who writes more tells something else
FIRST = r"(?:(?:y|e|and|hola|oi|hi|oiga|oye|disculpe|disculpa|perdon|gracias|ok|bueno|entonces|entao|so|a ver) )*"
AGREED = (
    r"(?:acordamos|acorde|habiamos acordado|quedamos|habiamos quedado|convenimos|pactamos|pacte|combinamos|combinei"
    r"|a gente combinou)"
)
WHAT = r"(?:lo que|lo q|o que|what|en que|en q|que|q|como)"
PLAN = (
    r"(?:el |mi |nuestro |o |meu |nosso |the |my |our )?"
    r"(?:acuerdo|convenio|plan|acordo|combinado|plano|agreement|deal)"
)
DATES = r"(?:las |mis |as |minhas |the |my )?(?:fechas|cuotas|datas|parcelas|dates|instal?lments)"
TELL = (
    r"(?:recuerd|record|repit|repet|dig|dime|decir|dice|pas|mand|envi|explic|muestr|mostr|lembr|diz|remind|tell|send|"
    r"repeat|show|no (?:me )?(?:acuerdo|recuerdo)|nao (?:me )?lembro|forgot|olvid|esqueci)\w*"
)
AFTER = r"(?: \w+){0,2}"
ASKS = re.compile(
    "|".join(
        (
            rf"^{FIRST}(?:en |o )?(?:que|q|como) (?:(?:es|era|fue|foi) )?(?:lo |o )?(?:que |q )?{AGREED}{AFTER}$",
            rf"^{FIRST}(?:cual|qual|como) (?:es|era|fue|e|foi|quedo|ficou) {PLAN}{AFTER}$",
            rf"^{FIRST}what (?:did we agree|was (?:it )?(?:we agreed|{PLAN})|is {PLAN}|were {DATES}|have we agreed)",
            rf"\b(?:{TELL}|ver|saber|see)(?: \w+){{0,4}}? {WHAT} (?:{AGREED}|we (?:had )?agreed)\b",
            rf"\b{TELL}(?: \w+){{0,3}}? (?:{DATES}|(?:el |o )combinado)\b",
        )
    )
)
ELSE = re.compile(
    r"\b(?:cambi\w*|mov\w+|modific\w*|corr[ae]\w*|mud\w+|chang\w*|no (?:puedo|pude|podre|alcanzo|llego|voy|fue|es)|"
    r"nao (?:posso|consigo|vou|foi)|can(?:t| t|not)|won t|otr[ao]\w*|outr\w*|other|another|ya|pague|pagu\w+|"
    r"paid|paguei|deposit\w*|transfer\w*)\b(?! vez)"
)


def asks_what_was_agreed(turn: Turn) -> bool:
    """Say whether words ask for what was agreed to be told again, and for nothing else."""
    text = " ".join(re.findall(r"\w+", fold(turn.text)))
    if turn.button or turn.legs or len(text.split()) > WORDS_MAX:
        return False
    return ASKS.search(text) is not None and ELSE.search(text) is None
