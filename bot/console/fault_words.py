"""Say in the console's language what is wrong with a file that is written there; what has no words stays as it is."""

import re
from collections.abc import Sequence

from bot.console import campaign_fault_words as campaigns
from bot.console.policies import fault_words as policies
from bot.console.speech import N_, Phrases, say
from bot.console.words import ADVICE, FORBIDDEN
from flows.lined_yaml import Fault

Table = Sequence[tuple[re.Pattern[str], str]]

WHATS: Table = [
    (re.compile(pattern), words)
    for pattern, words in (
        *policies.WHATS,
        (r"the file is empty", N_("el archivo está vacío")),
        (r"version ('.+') is there with other words", N_(r"la versión \1 ya existe con otro contenido")),
        (r"not YAML: .*", N_("esta línea no se puede leer como YAML")),
        (r"a tab stands where blanks are meant", N_("hay un tabulador donde van espacios")),
        (r"a quote is never closed", N_("una comilla quedó abierta")),
        (r"a bracket or brace is never closed", N_("un corchete o una llave quedó abierto")),
        (r"(.+) stands twice", N_(r"\1 aparece dos veces")),
        (r"the code (.+) stands twice", N_(r"el código \1 aparece dos veces")),
        (r"the branch (.+) stands twice", N_(r"la rama \1 aparece dos veces")),
        (r"('.+') is an example of (.+) too", N_(r"\1 también es ejemplo de \2")),
        (r"('.+') is no technique", N_(r"\1 no es una técnica")),
        (r"('.+') leads nowhere: there is no such route", N_(r"\1 no lleva a ninguna parte: ese camino no existe")),
        (r"(.+): every branch leads nowhere", N_(r"\1: ninguna rama lleva a ninguna parte")),
        (r"(.+) asks and offers nothing to answer with", N_(r"\1 pregunta y no ofrece con qué responder")),
        (r"(.+) offers branches and asks nothing", N_(r"\1 ofrece ramas y no pregunta nada")),
        (r"(.+): show_proof answers before the client is verified",
         N_(r"\1: show_proof responde antes de verificar a quien escribe")),
        (r"(.+) tells a stranger of a debt: (.+)", N_(r"\1 le hablaría de una deuda a quien no se verificó: \2")),
        (r"(.+): (es|en|pt) is missing", N_(r"\1: falta \2")),
        (r"('.+') is no language here", N_(r"\1 no es un idioma de aquí")),
        (r"(.+) says (.+), which contact\.forbidden_phrases forbids", N_(r"\1 dice \2, y la empresa pidió no usarla")),
        (r"(.+) states a figure", N_(r"\1 dice una cifra que nadie calculó")),
        (r"(.+) has a blank that nothing fills; only (.+) is known",
         N_(r"\1 tiene un espacio que nada llena; solo existe \2")),
        (r"(.+) takes (\d+) segments as an SMS", N_(r"\1 ocupa \2 partes como SMS")),
        (r"(.+) has (\d+) words", N_(r"\1 tiene \2 palabras")),
        (r"(.+) has (\d+) paragraphs", N_(r"\1 tiene \2 párrafos")),
        (r"(.+) has a button of (\d+) characters: (.+)", N_(r"\1 tiene un botón de \2 caracteres: \3")),
        (r"(.+) has two buttons alike", N_(r"\1 tiene dos botones iguales")),
        (r"(.+) is missing", N_(r"falta \1")),
        (r"(.+) is no key here", N_(r"\1 no es una clave de este archivo")),
        (r"(.+) is not text", N_(r"\1 no es texto")),
        (r"(.+) is empty", N_(r"\1 está vacío")),
        (r"(.+) is too long", N_(r"\1 es demasiado largo")),
        (r"(.+) is no code", N_(r"\1 no es un código")),
        (r"(.+) is not a list", N_(r"\1 no es una lista")),
        (r"(.+) is not a group of keys", N_(r"\1 no es un grupo de claves")),
        (r"(.+) has too many", N_(r"\1 tiene demasiados")),
        *campaigns.WHATS,
    )
]  # fmt: skip
REMEDIES: Table = [
    (re.compile(pattern), words)
    for pattern, words in (
        (r"write its version and its objections", N_("escriba su versión y sus objeciones")),
        (r"correct this line.*|correct the file", N_("corrija esta línea o la anterior")),
        (r"indent with blanks", N_("use espacios")),
        (r"close it.*", N_("ciérrela")),
        (r"keep one of them", N_("deje una sola")),
        (r"give one of them another code", N_("dele otro código a una de las dos")),
        (r"keep it under one of them", N_("déjelo en una sola")),
        (r"write one of (.+)", N_(r"escriba una de estas: \1")),
        (r"let one lead to a route, such as person", N_("que una lleve a un camino, por ejemplo person")),
        (r"add branches, or ask nothing", N_("agregue ramas, o no pregunte")),
        (r"end the reply with a question", N_("termine la respuesta con una pregunta")),
        (r"lead to (.+), without branches", N_(r"lleve a \1, sin ramas")),
        (r"leave it out", N_("quítelo")),
        (r"write it too", N_("escríbalo también")),
        (r"write es, en or pt, or a country's such as es-AR", N_("escriba es, en o pt, o el de un país, como es-AR")),
        (r"shorten it, or add a shorter one under sms", N_("acórtela, o agregue una más corta en sms")),
        (r"write it otherwise", N_("dígalo de otra forma")),
        (r"write another title", N_("escriba otro título")),
        (r"add it", N_("agréguelo")),
        (r"correct its spelling, or remove it", N_("corrija cómo se escribe, o quítela")),
        (r"write it between quotes", N_("escríbalo entre comillas")),
        (r"write another version", N_("escriba otra, por ejemplo la fecha de hoy")),
        (r"write something", N_("escriba algo")),
        (r"write at least one", N_("escriba al menos uno")),
        (r"write at most (.+) characters", N_(r"escriba a lo sumo \1 caracteres")),
        (r"keep at most (.+)", N_(r"deje a lo sumo \1")),
        (r"write small letters, digits and _, .*", N_("use minúsculas, cifras y _, con letra al inicio")),
        (r"write its (?:parts|keys) .*", N_("escriba sus partes debajo, cada una con su guion o su nombre")),
        *campaigns.REMEDIES,
        *policies.REMEDIES,
        (r"write ([\w-]+)", N_(r"escriba \1")),
    )
]  # fmt: skip
LINT = re.compile(r"(?P<code>\w+) (?P<fault>[a-z ]+?)(?:: (?P<words>'.*'))?")
SPACED = Phrases(
    {
        "a space between sign and figure": N_("tiene un espacio entre el signo y la cifra"),
        "a sign on the wrong side": N_("tiene el signo del lado equivocado"),
        "an amount without its thousands": N_("tiene un monto sin sus miles"),
        "a space or stop too many": N_("tiene un espacio o un punto de más"),
        "a blank left open": N_("tiene un espacio sin llenar"),
    }
)
REASONS = FORBIDDEN | ADVICE | SPACED


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
    return next((match.expand(say(words)) for pattern, words in table if (match := pattern.fullmatch(said))), None)
