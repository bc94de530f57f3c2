"""Hear the words that stop all messages, allow them again or ask for help, whatever else is under way.

A right in every country served, so it hangs on no engine and on no confidence: a message that is such a word and
nothing else means just that, in any of the languages, whatever language the client reads. CANCELAR and CANCEL are none
of them: to half of these countries the word means to pay. Nor is any word that a dialogue offers, or that answers one
of its questions.
"""

import re
from collections.abc import Mapping
from typing import Literal
from unicodedata import normalize

from flows.wording.lint import fold

Heard = Literal["stop", "start", "help"]

STOP = (
    # Spanish
    "baja", "de baja", "dar de baja", "darme de baja", "deme de baja", "dame de baja", "dese de baja", "alto", "parar",
    "pare", "paren", "detener", "detengan", "salir", "no mas", "no mas mensajes", "no mas sms", "desuscribir",
    "desuscribirme", "desuscribirse", "quiero la baja", "quiero darme de baja", "me quiero dar de baja",
    "quiero dar de baja", "quiero que me den de baja", "denme de baja", "necesito darme de baja", "solicito la baja",
    # Portuguese
    "sair", "parem", "nao mais", "nao mais mensagens", "descadastrar", "descadastre",
    # English: what the largest provider of SMS takes for it too, but for the word that means to pay elsewhere
    "stop", "stop all", "stopall", "unsubscribe", "end", "quit", "revoke", "opt out", "optout",
)  # fmt: skip
START = ("alta", "de alta", "dar de alta", "darme de alta", "voltar", "start", "unstop", "opt in", "optin")
HELP = ("ayuda", "ajuda", "help", "info")

WORDS: Mapping[str, Heard] = {
    **dict.fromkeys(STOP, "stop"),
    **dict.fromkeys(START, "start"),
    **dict.fromkeys(HELP, "help"),
}
INTENTS: Mapping[Heard, str] = {"stop": "opt_out", "start": "opt_in", "help": "help"}  #: what a heard word means

COURTESY = re.compile(r"\b(?:por favor|porfavor|porfa|por gentileza|please|pls)\b")  #: says nothing of its own
PAYING = re.compile(
    r"(?:(?:no|nao|not|nunca|jamas|never|yo|eu|i|do|don|t|will|won|am|going|want|to|a|"
    r"quiero|quisiera|quero|voy|vou|pienso|penso) )*"
    r"(?:parar|dejar|deixar|stop|quit) (?:de )?(?:pagar|pagarles|abonar|paying)"
    r"(?: (?:no|nao|quiero|quero|voy|vou|a|la|las|o|as|mi|mis|minha|minhas|my|the|"
    r"cuenta|cuentas|cuota|cuotas|deuda|conta|parcelas|debt|bill|bills))*"
)
"""A message that is all about paying on, or not: «no quiero parar de pagar». Who adds a wish has one."""

SENDING = re.compile(
    r"\b(?:mand|envi|trai|traig|entreg|llev|devuelv|repong)(?:a|e|an|en|ad|os)?(?:me|nos)?(?:la|lo|las|los)?\b"
    r"|\b(?:mand|envi|entreg|traz|trag|devolv)(?:e|a|em|am)(?: me| pra mim)?\b"
    r"|\b(?:send|bring|deliver)\b"
)
"""A word that asks for a thing to be sent or brought: «que me la manden ya»."""
SILENCING = re.compile(
    r"\b(?:no|nao|not|don|never|nunca|jamas|tampoco|ni|nem|nada|nadie|mas|mais|more|anymore|dej\w*|deix\w*|"
    r"par(?:[ae]|ar|e[nm])(?:me|nos)?|basta|sin|sem|without|stop|quit\w*|baja|alto|otr[oa]|outr[oa]|remov\w*|delet\w*|"
    r"elimin\w*|borr\w*|desuscri\w*|descadastr\w*|unsubscribe|off|paz|peace|mensajes?|mensagens|messages?|avisos?|"
    r"recordatorios?|lembretes?|reminders?|sms|whatsapp|telegram|correos?|e?mails?|spam)\b"
)
"""A word without which nobody asks for silence, or which names what is written to them."""

ANSWERS = frozenset({"no mas", "nao mais"})  #: to «¿algo más?» they mean that this was all

AROUND = re.compile(r"[^\w/]+")  #: a slash makes a word a command of some messenger, and no wish


def heard(text: str, *, asked: bool = False) -> Heard | None:
    """Return what a message asks that is such a word and nothing else; capitals, accents and punctuation aside.

    `asked`: a question is under way, to which two of these words are an answer.
    """
    said = AROUND.sub(" ", fold(normalize("NFKC", text)))
    word = " ".join(COURTESY.sub(" ", said).split())
    return None if asked and word in ANSWERS else WORDS.get(word)


def speaks_of_paying(text: str) -> bool:
    """Say whether a message names paying as what stops or goes on, and nothing else: it asks no messages to stop."""
    return PAYING.fullmatch(AROUND.sub(" ", fold(text)).strip()) is not None


def asks_to_send(text: str) -> bool:
    """Say whether a message asks for a thing to be sent or brought, and has no word of a wish for silence."""
    said = AROUND.sub(" ", fold(text))
    return SENDING.search(said) is not None and SILENCING.search(said) is None
