"""Say in the console's language what is wrong with a text in the creditor's own words."""

import re
from collections.abc import Sequence

from bot.console.speech import N_, say
from bot.console.words import ADVICE, FORBIDDEN

WHATS: Sequence[tuple[re.Pattern[str], str]] = [
    (re.compile(pattern), words)
    for pattern, words in (
        (
            r"stays the house's: .*",
            N_("Este texto no se cambia: lo pide la ley, cuida a alguien o prueba quién escribe."),
        ),
        (r"begins with a blank", N_("WhatsApp no admite que empiece con algo entre llaves: empiece con una palabra.")),
        (r"ends with a blank", N_("WhatsApp no admite que termine con algo entre llaves: diga algo después.")),
        (r"has two blanks side by side", N_("Dos espacios entre llaves van juntos: ponga una palabra entre ellos.")),
        (r"has (\d+) words for (\d+) blanks", N_(r"Tiene \1 palabras para \2 espacios entre llaves: diga más.")),
        (r"may take (\d+) characters", N_(r"Puede ocupar \1 caracteres: en WhatsApp caben 1024.")),
        (r"promotes: '(.+)'", N_(r"«\1» suena a publicidad, y WhatsApp lo rechazaría.")),
        (
            r"has a brace that is no blank|writes '.*|has the blank '.*' twice",
            N_("Lo que va entre llaves no es como en el texto de siempre."),
        ),
        (r"is too long", N_("Es demasiado largo.")),
        (r"is empty", N_("Está vacío: escriba algo.")),
        (r"cannot be read", N_("No se puede leer: revise que cada llave que se abre se cierre.")),
        (r"misses the blank '(.+)' by SMS", N_(r"A la forma corta le falta { $\1 }.")),
        (r"misses the blank '(.+)'", N_(r"Le falta { $\1 }: el cliente necesita leerlo.")),
        (r"has the blank '(.+)', which nothing fills", N_(r"{ $\1 } no existe en este texto: nada lo llena.")),
        (r"names something that is not there", N_("Nombra entre llaves algo que no existe.")),
        (r"has a form for '(.+)'", N_(r"«\1» no es una forma de este texto: solo hay una corta para SMS.")),
        (r"takes (\d+) segments", N_(r"Ocupa \1 SMS: en dos debe caber todo.")),
        (r"leaves no room for its quick replies", N_("Por SMS no deja espacio para las respuestas rápidas: acórtelo.")),
        (r"has (\d+) words", N_(r"Tiene \1 palabras, y se leen bien unas 60.")),
        (r"has (\d+) paragraphs", N_(r"Tiene \1 párrafos, y caben tres.")),
        (r"opens with a figure: .*", N_("Responde a una mala noticia: lo primero son palabras, no una cifra.")),
        (r"asks where nothing is heard", N_("Pregunta algo, y aquí no se espera una respuesta.")),
        (r"does not ask what is to be answered", N_("Aquí se espera una respuesta: termine con la pregunta.")),
        (r"must say as often as the house's: '(.+)'", N_(r"Debe decir «\1», una vez como en el texto de siempre.")),
        (r"states a figure: '(.+)'", N_(r"Dice «\1», una cifra que nadie calculó.")),
        (r"tells a stranger of a debt: '(.+)'", N_(r"Lo lee cualquiera, y «\1» habla de una deuda.")),
        (r"asks for a story: '(.+)'", N_(r"«\1» pide explicaciones, y a nadie se le piden.")),
        (r"has a sentence of too many words", N_("Una frase tiene más de 30 palabras: pártala.")),
        (r"a space .*|an amount .*|a sign .*|a blank .*", N_("Tiene un espacio, un signo o un punto fuera de lugar.")),
    )
]
QUOTED = re.compile(r"""(?P<fault>[a-z ]+?)(?:: (?P<mark>['"])(?P<words>.*)(?P=mark))?""", re.DOTALL)
FORBIDS = re.compile(r"says '(.+)'")


def in_words(fault: str) -> str:
    """Return a fault as a sentence; one without words of its own stays as it is."""
    if hit := FORBIDS.fullmatch(fault):
        return say("«%(words)s» %(reason)s.", words=hit[1], reason=FORBIDDEN["says"])
    for pattern, words in WHATS:
        if match := pattern.fullmatch(fault):
            return match.expand(say(words))
    return _judged(fault)


def _judged(fault: str) -> str:
    """Return what the judge of all texts finds."""
    hit = QUOTED.fullmatch(fault)
    reasons = {**FORBIDDEN, **ADVICE}
    reason = next((words for start, words in reasons.items() if hit and hit["fault"].startswith(start)), "")
    if hit is None or not reason:
        return fault
    return say("«%(words)s» %(reason)s.", words=hit["words"], reason=reason) if hit["words"] else reason
