"""Give the agreement in writing to who asks for it: asking for the paper agrees to nothing."""

import re
from enum import StrEnum

from flows.outcome import AgreementLink, Say
from flows.phrases import PERSON
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY, Turn
from flows.wording.lint import fold

WORDS_MAX = 16  #: of a wish; who writes more tells something else
SEND = (
    r"(?:me (?:la |lo )?(?:re)?(?:mand|envi|pas|compart)\w*"
    r"|(?:re)?(?:mande|manda|envie|envia|pase|pasa)(?:n?me\w*| pra mim)"
    r"|(?:mandar|enviar|pasar|compartir)me\w*|me (?:puede[ns]?|podria[ns]?) (?:mandar|enviar|pasar|compartir)"
    r"|(?:pode\w*|poderia\w*) (?:me )?(?:mandar|enviar|passar)|me passa\w*|ver|descargar|bajar|imprimir|baixar"
    r"|send me|e?mail me|can i (?:see|have|get)|download|print|copia|copy|donde esta|onde esta"
    r"|where is)"
)
PAPER = (
    r"(?:(?:el|del|mi|este|ese|nuestro|o|do|meu|nosso|the|my|our)"
    r" (?:acuerdo|convenio|contrato|acordo|agreement|contract)"
    r"|(?:el |o |the )?pdf)"
)
ASKS = re.compile(rf"\b{SEND}\b(?: \w+){{0,3}}? {PAPER}\b|\b(?:acuerdo|convenio|acordo) por escrito\b")
REFUSES = re.compile(r"\b(?:no|nao|don t|cambiar|modificar|mudar|change|cancelar|romper)\b")


class State(StrEnum):
    """Where the answer stands."""

    OPENING = "opening"  #: nothing was said yet
    DONE = DONE


def asks_for_paper(turn: Turn) -> bool:
    """Say whether somebody wants to have or to see the agreement itself, and nothing else of it."""
    text = " ".join(re.findall(r"\w+", fold(turn.text)))
    if turn.button or turn.legs or len(text.split()) > WORDS_MAX:
        return False
    return ASKS.search(text) is not None and REFUSES.search(text) is None


def give(scene: Scene) -> Move:
    """Give the paper of what is agreed; where nothing is agreed yet, say when it comes, and go on."""
    if scene.facts.account.agreement is None:
        return Move(State.DONE, (Say("papers-none"),))
    return Move(State.DONE, (Say("papers-agreement", {"link": AgreementLink()}, (PERSON,)),))


TABLE: Table = {(State.OPENING, ANY): edge(give, DONE)}

DIALOGUE = Dialogue("papers", State, State.OPENING, TABLE)
