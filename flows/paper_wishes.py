"""Tell which paper somebody wants to have or to see, by their words alone: a wish for it, and nothing else of it.

Text is compared folded: without accents, in small letters, words parted by one blank. A row says how a paper is asked
for, and which words beside it say that something else is meant: that one sends it, pays by it, or wants it changed.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from flows.outcome import Paper
from flows.turn import Turn
from flows.wording.lint import fold

WORDS_MAX = 16  #: of a wish; who writes more tells something else
BUTTONS: Mapping[str, Paper] = {"ask_receipt": Paper.RECEIPT}  #: quick replies that ask for a paper
SEND = (
    r"(?:me (?:la |lo )?(?:re)?(?:mand|envi|pas|compart|emit|entreg|genera|regal)\w*|me (?:das?|den|dan)"
    r"|(?:re)?(?:mande|manda|envie|envia|pase|pasa|de|da|emita|regale|regala)(?:n?me\w*| pra mim)|(?:manda|envia) o"
    r"|(?:mandar|enviar|pasar|compartir|dar|emitir|entregar)me\w*"
    r"|me (?:puede[ns]?|podria[ns]?) (?:mandar|enviar|pasar|compartir|dar|emitir)"
    r"|(?:pode\w*|poderia\w*) (?:me )?(?:mandar|enviar|passar|dar|emitir)|me (?:passa|envia|manda)\w*"
    r"|ver|descargar|bajar|imprimir|baixar|send me|e?mail me|give me|can i (?:see|have|get)|download|print"
    r"|copia|copy|donde esta|onde esta|where is)"
)
WANT = (
    rf"(?:{SEND}|quiero|quisiera|queria|necesito|preciso|gostaria de|quero|solicito|pido"
    r"|como (?:saco|obtengo|consigo|faco para ter)|i (?:want|need)|i d like)"
)
GAP = r"(?: \w+){0,3}? "
AGREED = (
    r"(?:(?:el|del|mi|este|ese|nuestro|o|do|meu|nosso|the|my|our)"
    r" (?:acuerdo|convenio|contrato|acordo|agreement|contract)|(?:el |o |the )?pdf)"
)
LETTERS = (
    r"(?:paz y salvo|libre deuda|carta (?:de )?finiquito|carta de (?:no adeudo|no deuda|pago(?: total)?|saldo|quitacao)"
    r"|(?:constancia|certificado) de (?:no adeudo|no deuda|deuda cero|pago total|estar al dia)"
    r"|(?:carta|constancia|certificado|papel|documento|comprovante|letter)(?: de)? (?:que|that)?(?: \w+){0,2}? ?"
    r"(?:no debo nada|no tengo deudas?|estoy al dia|pague todo|nao devo nada|i owe nothing|i don t owe anything)"
    r"|(?:termo|declaracao|comprovante) de quitacao|nada consta|(?:settlement|clearance|paid in full) letter)"
)
A = r"(?:el|mi|un|o|meu|um|the|my|a)"
RECEIPTS = r"(?:recibo|comprobante|justificante|comprovante|receipt)"
STATEMENTS = r"(?:estado de (?:mi |la )?cuenta|extracto|extrato|(?:account )?statement)"
FILES = (
    r"(?:(?:mi|meu|my) (?:expediente|ficha|dossie|dossier|file)|(?:todos )?(?:mis datos|meus dados)"
    r"|(?:all )?my (?:personal )?data)"
)
KEPT = (
    r"(?:que|cuales|quais) (?:datos|informacion|dados|informacoes) (?:mi[oa]s )?(?:tienen?|guardan?|tem|voces \w+) "
    r"(?:de|sobre) mi\w*|(?:what|which) (?:data|information) (?:do )?you (?:have|keep|hold) (?:on|about|of) me"
)
NO = (
    r"no(?! adeudo| deuda| debo nada| tengo deuda)|nao(?! devo nada)|don t(?! owe)"
    r"|cambiar|modificar|mudar|change|cancelar|romper"
)
SENT = (
    r"(?:les?|te|os|lhes?) (?:mand|envi|adjunt|pas|dej|reenvi)\w*|adjunt\w*|ah?i (?:va|esta)|aqui|i (?:sent|attach\w*)"
)
PAID = r"pagar\w*|pague|paguei|pago ya|ya|ja|already|pay|paid|vencid[oa]|luz|agua|gas|internet|falso"
ALTER = (
    r"pago|bancari\w*|transfer\w*|deposit\w*|actualiz\w*|corr[ei]\w*|borr\w*|supr\w*|elimin\w*|apag\w*"
    r"|delet\w*|eras\w*|updat\w*|comparti\w*|prote\w*|quien\w*|quem|who|filtr\w*|rob\w*|roub\w*|contacto|dar\w*|mal|fotos?|sac\w*|telefono"
)
OTHER = r"\w+aron|todavia|nunca|eu|cuando|quando|when|after|depois|despues|residencia|domicilio|nombre"


class Wish(NamedTuple):
    """How a paper is asked for, and what says that something else is meant."""

    asks: re.Pattern[str]
    means_else: re.Pattern[str]


def _wish(asks: str, *means_else: str) -> Wish:
    return Wish(re.compile(rf"\b(?:{asks})\b"), re.compile(rf"\b(?:{'|'.join((NO, *means_else))})\b"))


WISHES: Mapping[Paper, Wish] = {
    Paper.SETTLEMENT: _wish(rf"{WANT}{GAP}{LETTERS}|^(?:el |la |mi )?{LETTERS}$", "tengo", "ya"),
    Paper.RECEIPT: _wish(rf"{SEND}{GAP}{RECEIPTS}|{WANT} {A} {RECEIPTS}", SENT, PAID, OTHER),
    Paper.STATEMENT: _wish(
        rf"{WANT}{GAP}{STATEMENTS}|^(?:(?:y|e|and) )?(?:el |mi |my )?{STATEMENTS}(?: por favor| please)?$", "mal"
    ),
    Paper.DOSSIER: _wish(rf"{WANT}(?:{GAP}| ){FILES}|^{FILES}(?: por favor| porfa\w*| please)?$|{KEPT}", ALTER),
    Paper.AGREEMENT: _wish(rf"{SEND}{GAP}{AGREED}|(?:acuerdo|convenio|acordo) por escrito", r"cuotas?|parcelas?"),
}


def wish_of(turn: Turn, *, has_paid: bool = True) -> Paper | None:
    """Return the paper that a turn asks for, nothing where it asks for none.

    Who paid nothing yet means the bill by 'recibo', as in Peru and Mexico.
    """
    if turn.button or turn.legs:
        return BUTTONS.get(turn.button or "")
    text = " ".join(re.findall(r"\w+", fold(turn.text)))
    if len(text.split()) > WORDS_MAX:
        return None
    found = next((paper for paper, wish in WISHES.items() if _asks(wish, text)), None)
    return None if found is Paper.RECEIPT and not has_paid and re.search(r"\brecibo\b", text) else found


def _asks(wish: Wish, text: str) -> bool:
    return wish.asks.search(text) is not None and wish.means_else.search(text) is None
