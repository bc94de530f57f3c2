"""Say in the console's language what is wrong with a file that is written there; what has no words stays as it is."""

import re
from collections.abc import Sequence

from bot.console import campaign_fault_words as campaigns
from bot.console.words import ADVICE, FORBIDDEN
from flows.lined_yaml import Fault

Table = Sequence[tuple[re.Pattern[str], str]]

WHATS: Table = [
    (re.compile(pattern), words)
    for pattern, words in (
        (r"the file is empty", "el archivo está vacío"),
        (r"not YAML: .*", "esta línea no se puede leer como YAML"),
        (r"a tab stands where blanks are meant", "hay un tabulador donde van espacios"),
        (r"a quote is never closed", "una comilla quedó abierta"),
        (r"a bracket or brace is never closed", "un corchete o una llave quedó abierto"),
        (r"(.+) stands twice", r"\1 aparece dos veces"),
        (r"the code (.+) stands twice", r"el código \1 aparece dos veces"),
        (r"the branch (.+) stands twice", r"la rama \1 aparece dos veces"),
        (r"('.+') is an example of (.+) too", r"\1 también es ejemplo de \2"),
        (r"('.+') is no technique", r"\1 no es una técnica"),
        (r"('.+') leads nowhere: there is no such route", r"\1 no lleva a ninguna parte: ese camino no existe"),
        (r"(.+): every branch leads nowhere", r"\1: ninguna rama lleva a ninguna parte"),
        (r"(.+) asks and offers nothing to answer with", r"\1 pregunta y no ofrece con qué responder"),
        (r"(.+) offers branches and asks nothing", r"\1 ofrece ramas y no pregunta nada"),
        (r"(.+): show_proof answers before the client is verified",
         r"\1: show_proof responde antes de verificar a quien escribe"),
        (r"(.+) tells a stranger of a debt: (.+)", r"\1 le hablaría de una deuda a quien no se verificó: \2"),
        (r"(.+): (es|en|pt) is missing", r"\1: falta \2"),
        (r"('.+') is no language here", r"\1 no es un idioma de aquí"),
        (r"(.+) says (.+), which contact\.forbidden_phrases forbids", r"\1 dice \2, y la empresa pidió no usarla"),
        (r"(.+) states a figure", r"\1 dice una cifra que nadie calculó"),
        (r"(.+) has a blank that nothing fills; only (.+) is known",
         r"\1 tiene un espacio que nada llena; solo existe \2"),
        (r"(.+) takes (\d+) segments as an SMS", r"\1 ocupa \2 partes como SMS"),
        (r"(.+) has (\d+) words", r"\1 tiene \2 palabras"),
        (r"(.+) has (\d+) paragraphs", r"\1 tiene \2 párrafos"),
        (r"(.+) has a button of (\d+) characters: (.+)", r"\1 tiene un botón de \2 caracteres: \3"),
        (r"(.+) has two buttons alike", r"\1 tiene dos botones iguales"),
        (r"(.+) is missing", r"falta \1"),
        (r"(.+) is no key here", r"\1 no es una clave de este archivo"),
        (r"(.+) is not text", r"\1 no es texto"),
        (r"(.+) is empty", r"\1 está vacío"),
        (r"(.+) is too long", r"\1 es demasiado largo"),
        (r"(.+) is no code", r"\1 no es un código"),
        (r"(.+) is not a list", r"\1 no es una lista"),
        (r"(.+) is not a group of keys", r"\1 no es un grupo de claves"),
        (r"(.+) has too many", r"\1 tiene demasiados"),
        *campaigns.WHATS,
    )
]  # fmt: skip
REMEDIES: Table = [
    (re.compile(pattern), words)
    for pattern, words in (
        (r"write its version and its objections", "escriba su versión y sus objeciones"),
        (r"correct this line.*|correct the file", "corrija esta línea o la anterior"),
        (r"indent with blanks", "use espacios"),
        (r"close it.*", "ciérrela"),
        (r"keep one of them", "deje una sola"),
        (r"give one of them another code", "dele otro código a una de las dos"),
        (r"keep it under one of them", "déjelo en una sola"),
        (r"write one of (.+)", r"escriba una de estas: \1"),
        (r"let one lead to a route, such as person", "que una lleve a un camino, por ejemplo person"),
        (r"add branches, or ask nothing", "agregue ramas, o no pregunte"),
        (r"end the reply with a question", "termine la respuesta con una pregunta"),
        (r"lead to (.+), without branches", r"lleve a \1, sin ramas"),
        (r"leave it out", "quítelo"),
        (r"write it too", "escríbalo también"),
        (r"write es, en or pt, or a country's such as es-AR", "escriba es, en o pt, o el de un país, como es-AR"),
        (r"shorten it, or add a shorter one under sms", "acórtela, o agregue una más corta en sms"),
        (r"write it otherwise", "dígalo de otra forma"),
        (r"write another title", "escriba otro título"),
        (r"add it", "agréguelo"),
        (r"correct its spelling, or remove it", "corrija cómo se escribe, o quítela"),
        (r"write it between quotes", "escríbalo entre comillas"),
        (r"write something", "escriba algo"),
        (r"write at least one", "escriba al menos uno"),
        (r"write at most (.+) characters", r"escriba a lo sumo \1 caracteres"),
        (r"keep at most (.+)", r"deje a lo sumo \1"),
        (r"write small letters, digits and _, .*", "use minúsculas, cifras y _, con letra al inicio"),
        (r"write its (?:parts|keys) .*", "escriba sus partes debajo, cada una con su guion o su nombre"),
        *campaigns.REMEDIES,
        (r"write ([\w-]+)", r"escriba \1"),
    )
]  # fmt: skip
LINT = re.compile(r"(?P<code>\w+) (?P<fault>[a-z ]+?)(?:: (?P<words>'.*'))?")
SPACED = {
    "a space between sign and figure": "tiene un espacio entre el signo y la cifra",
    "a sign on the wrong side": "tiene el signo del lado equivocado",
    "an amount without its thousands": "tiene un monto sin sus miles",
    "a space or stop too many": "tiene un espacio o un punto de más",
    "a blank left open": "tiene un espacio sin llenar",
}
REASONS = {**FORBIDDEN, **ADVICE, **SPACED}


def in_words(fault: Fault) -> tuple[int, str, str]:
    """Return a fault's line, what is wrong and the remedy, in the console's language."""
    return fault.line, _what(fault.what), _first(REMEDIES, fault.remedy) or fault.remedy


def _what(what: str) -> str:
    judged = LINT.fullmatch(what)
    if judged and (reason := REASONS.get(judged["fault"])):
        said = f": {judged['words']}" if judged["words"] else ""
        return f"{judged['code']} {reason.rstrip('.')}{said}"
    return _first(WHATS, what) or what


def _first(table: Table, said: str) -> str | None:
    return next((match.expand(words) for pattern, words in table if (match := pattern.fullmatch(said))), None)
