# ruff: noqa: E501, SIM905 - a pattern is read on one line
"""Tell who lets staff look at their plan, and who takes the plan beside it that needs nobody, in words of their own.

Both answer one question: whether an adviser should look at a plan that only staff may approve. Neither books anything.
"""

import re
from typing import Final

from nlu.features import fold
from nlu.nearness import is_slip

WORDS_MAX: Final = 10  #: of a message that says this and little else

_LOOKED_AT: Final = re.compile(
    r"\b(?:"
    r"(?:que|q|k|pa que|para que) (?:me |se |nos )?(?:lo |la |los |las )?(?:ve(?:a|an)|mir(?:e|en)|revis(?:e|en)|estudi(?:e|en)|analic(?:e|en)|evalu(?:e|en)|decid(?:a|an)|aprueb(?:e|en)|consider(?:e|en)|consult(?:e|en))"
    r"|(?:revis|consult|pregunt|pas|mand|envi|elev|llev|present|deriv|tramit|vea|vean|mir|estudi|analic|evalu)(?:e|en|a|ad|an|al|ar)?(?:me|se|nos)?(?:lo|la|los|las)"
    r"|(?:pregunt|consult|revis|tramit)(?:e|en)(?: (?:usted|uste|ustedes|ud|uds|nomas|no mas|nada mas|pues|pue|po|con (?:el|la|su|un|una) \w+))?$"
    r"|(?:pregunta|consulta|consulten|pregunten)(?: (?:tu|vos|nomas|pues|po))?$"
    r"|(?:espero|aguardo|quedo a la espera de) (?:la|su|tu|una|que me)? ?(?:respuesta|contestacion|contesten|respondan|avisen)"
    r"|(?:let|have|get) (?:them|someone|somebody|a person|an adviser|your \w+) (?:look|see|check|review|decide|take a look)"
    r"|(?:ask|check with) (?:them|your|the|someone|somebody)|pass it on|send it (?:on|over|to)|(?:i'll|i will|i can) wait for (?:the|an|your) (?:answer|reply)"
    r"|que (?:o |a |um |uma )?\w* ?(?:veja|vejam|analise|analisem|olhe|olhem|avalie|avaliem|decida|decidam)|(?:pode|podem) (?:mandar|passar|perguntar|consultar|enviar|analisar|ver)|(?:pergunta|consulta|manda|passa)(?: la| pra eles| ai)?$"
    r"|(?:espero|aguardo) a resposta"
    r")\b"
)
_LOOKS: Final = re.compile(r"\b(?:que|q) (?:me |se |nos )?(?:lo|la|los|las) (\w{3,})")
LOOKING: Final = frozenset("vean vea miren mire revise revisen estudie estudien evaluen analicen aprueben".split())
"""Words for looking at a plan that are known with a slip: 'que lo vesn'."""
_READY: Final = re.compile(
    r"\b(?:"
    r"(?:la|el|lo) que (?:si |ya |se |me |te |le |nos |no |nadie |ustedes |usted |ud |uds |vos |tu )*(?:puede[ns]?|podes|podeis|ofrec(?:e|es|en|eis)|propon(?:e|es|en|eis)|aprueb(?:a|as|an)|acept(?:a|as|an)|permit(?:e|es|en)|d(?:a|an|as|ais)|necesit(?:a|an)|requier(?:e|en)|ocupa|tiene[ns]? que (?:ver|revisar|mirar|aprobar)|esta (?:list[oa]|aprobad[oa])|queda (?:list[oa]|ya))"
    r"|(?:el|la) (?:de (?:ustedes|uds|usted|vosotros)|suy[oa]|vuestr[oa]|tuy[oa])"
    r"|(?:dejar|cerrar|quedar|terminar)(?:lo|la|me)?(?: \w+){0,3} (?:ya|list[oa]|cerrad[oa]|ahora|de una|hoy)"
    r"|sin (?:esperar|aprobacion|consultar|que nadie|tanta vuelta)"
    r"|the one (?:you|that) (?:can|offer|propose|suggest|needs no|doesn't need)\w*|yours|without (?:waiting|approval)"
    r"|(?:o|a) que (?:ja |nao |voces |voce |se )*(?:pode[m]?|oferece[m]?|prop(?:oe|oem)|precisa[m]?|aprova[m]?|da)|(?:o|a) de voces|sem (?:esperar|aprovacao)"
    r")\b"
    r"|\b(?:el|la|the|o|a) (?:otr[oa]|other|outr[oa])\b(?! (?:dia|semana|quincena|mes|ano|vez|factura|cuenta|boleta|recibo|persona|person|day|week|month|time|bill))"
)
_OWN: Final = re.compile(
    r"\b(?:yo|mi|mio|mia|propuse|ofreci|dije|my|mine|i (?:said|proposed|offered)|eu|meu|minha|propus|falei)\b"
)
"""Words for the plan that the client made."""
_NOT: Final = re.compile(
    r"\b(?:no|nao|not|don't|tampoco|ni) (?:quiero|quero|me|lo|la|le|el|se|o|a|acepto|tomo|hace|hay|necesito|preciso|want|puede[ns]?|podes|vean?|revisen?|hagan?|manden?|pasen?|the|let|ask|pass|yours|que|es|with)\b"
)
_NEEDS_NOT: Final = re.compile(
    r"\b(?:que (?:no|nao) (?:se )?(?:necesit|requier|ocup|precis|tien|hay)\w*|(?:doesn't|does not|don't) need)"
)
"""A no that praises: it needs no approval."""
_SHOULD_NOT: Final = re.compile(r"^no (?=(?:mejor|prefiero|tomo|mas bien|la|el|deje|dejalo|esper\w+)\b)")
"""A no to staff at the head of what is wanted instead: 'no, tomo el otro plan'."""


def lets_staff_look(text: str) -> bool:
    """Say whether a message asks for a plan to be looked at by staff, and for nothing else."""
    said = _said(text)
    looks = _LOOKED_AT.search(said) or any(is_slip(word, look) for word in _LOOKS.findall(said) for look in LOOKING)
    return bool(looks and not _NOT.search(said) and not said.startswith(("no ", "nao ")))


def takes_the_ready_one(text: str) -> bool:
    """Say whether a message takes the plan that stands without approval, and not the client's own."""
    said = _said(text)
    if not said or _OWN.search(said) or not _READY.search(said):
        return False
    return not _NOT.search(_SHOULD_NOT.sub("", _NEEDS_NOT.sub("que sin ", said)))


def _said(text: str) -> str:
    """Return the folded words of a short message without figures and questions; nothing of any other."""
    words = re.findall(r"[a-z0-9']+", fold(text))
    is_short = len(words) <= WORDS_MAX and not any(char.isdigit() or char in "?¿" for char in text)
    return " ".join(words) if is_short else ""
