"""Hear that somebody tells of a message, or a person, that pretends to be the creditor: it goes to a person.

Who only doubts ('¿es real este mensaje?') tells of nothing yet and is shown how to check. No reading hangs on it: the
words that fraud is told in are few, and clients who tell it must not be answered as if they spoke of their bill.
"""

import re

from flows.wording.lint import fold

ASKED_FOR = (
    r"(?:clave|contrasen\w*|password|pin|cvv|cvc|token|senha|card (?:number|details)|(?:credit|debit) card|tarjeta|"
    r"cartao|datos (?:del banco|bancarios)|dados bancarios|bank details|"
    r"codigo (?:que|de verificacion|de verificacao|do banco|del banco)|verification code|one[- ]time code)"
)
FALSE = r"(?:fals[oa]s?|fake|fraudulent[oa]?s?|truch[oa]s?|bogus|de golpe|de estafa)"
MESSAGE = (
    r"(?:mensajes?|sms|whatsapps?|correos?|llamadas?|enlaces?|links?|messages?|texts?|calls?|mensage(?:m|ns)|"
    r"ligac(?:ao|oes))"
)
FRAUD = r"(?:phishing|estafas?|fraudes?|suplantacion|golpes?|scams?|fraud|impersonation|intento de estafa)"
GOT = (
    r"(?:recibi|recibimos|me llego|me llegaron|nos llego|me mandaron|me enviaron|me escribieron|me hicieron|"
    r"i (?:just )?(?:got|received|had)|we (?:got|received)|recebi|chegou|chegaram|me mandaram|me ligaram)"
)
ASKED = (
    r"(?:(?:me|nos) (?:estan |esta |estao |andan )?(?:pid\w+|solicit\w+|exig\w+|ped(?:iu|iram|e|em|indo))|"
    r"pidiendome|pidiendonos|asked me|asks me|asking me|asked for my|asking for my|requested my)"
)
SOMEBODYS_ACCOUNT = (
    r"(?:cuenta|conta|account) (?:de|a nombre de|em nome de|of) (?:una |un |uma |um |a |otra |outra )?"
    r"(?:persona|particular|pessoa|person|individual)"
)
REPORTS = re.compile(
    "|".join(
        (
            r"\bse (?:hizo|hicieron|hace|hacen|estan? haciendo) pasar por (?:ustedes|uds|la empresa)\b[^?]*$",
            r"\bhaciendose pasar por (?:ustedes|uds|la empresa)",
            r"\bse (?:passou|passaram|passando|passam) por (?:voces|vcs|a empresa)",
            r"\b(?:pretend\w+|claim\w+) to be (?:you|your company|from your company)\b",
            r"\bimpersonat\w+ (?:you|your company)\b",
            rf"\b{GOT}\b.{{0,30}}\b{MESSAGE} {FALSE}\b",
            rf"\b{GOT}\b.{{0,30}}\b{FALSE} {MESSAGE}\b",
            rf"\b{GOT}\b.{{0,30}}\b(?:a nombre de ustedes|em nome de voces|in your name)\b",
            rf"\b(?:denunciar|reportar|report|denuncio|reporto|avisar(?:les)? de)\b.{{0,20}}\b{FRAUD}\b",
            rf"\b{ASKED}\b.{{0,40}}\b{ASKED_FOR}\b",
            rf"\b{ASKED}\b.{{0,40}}\b{SOMEBODYS_ACCOUNT}\b",
        )
    )
)
PAYING = re.compile(r"\b(?:para|al|ao|to) (?:pagar|pay)\b|\bpagina de pago|\bpayment page|\bpagina de pagamento")
"""Where one pays, a card may be asked for: the page of whoever takes the payment is no impostor."""


def is_reported(text: str) -> bool:
    """Say whether a message tells of somebody who pretends to be the creditor, or asks what we never ask for."""
    said = " ".join(fold(text).split())
    return REPORTS.search(said) is not None and PAYING.search(said) is None
