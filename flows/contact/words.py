"""Hear the words that stop all messages, allow them again or ask for help, whatever else is under way.

A right in every country served, so it hangs on no engine and on no confidence: a message that is such a word and
nothing else means just that, in any of the languages, whatever language the client reads. CANCELAR and CANCEL are none
of them: to half of these countries the word means to pay. Nor is any word that a dialogue offers, or that answers one
of its questions.
"""

import re
from collections.abc import Mapping
from typing import Literal

from flows.wording.lint import fold

Heard = Literal["stop", "start", "help"]

STOP = (
    # Spanish
    "baja", "de baja", "dar de baja", "darme de baja", "deme de baja", "dame de baja", "dese de baja", "alto", "parar",
    "pare", "paren", "detener", "detengan", "salir", "no mas", "no mas mensajes", "no mas sms", "desuscribir",
    "desuscribirme", "desuscribirse",
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

ANSWERS = frozenset({"no mas", "nao mais"})  #: to «¿algo más?» they mean that this was all

AROUND = re.compile(r"[^\w/]+")  #: a slash makes a word a command of some messenger, and no wish


def heard(text: str, *, asked: bool = False) -> Heard | None:
    """Return what a message asks that is such a word and nothing else; capitals, accents and punctuation aside.

    `asked`: a question is under way, to which two of these words are an answer.
    """
    word = AROUND.sub(" ", fold(text)).strip()
    return None if asked and word in ANSWERS else WORDS.get(word)
