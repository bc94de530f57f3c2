"""Tell which right over their data somebody asks for, who asks what is done with it, and who asks where to complain.

By their words alone, in a message that says this and little else; nothing hangs on how it was read. Text is compared
folded: without accents, in small letters, words parted by one blank. A copy of one's data is a paper and has its own
words (`flows.paper_wishes`).
"""

import re
from collections.abc import Mapping

from flows.rights.book import Right
from flows.wording.lint import fold

WORDS_MAX = 28  #: of a request; who writes more tells something else besides, and is heard in that
DATA = r"(?:datos(?: personales)?|informacion(?: personal)?|dados(?: pessoais)?|informacoes|(?:personal )?data|details)"
MINE = rf"(?:(?:todos |todas )?(?:mis|mi|meus|minhas|my|todo mi|toda mi|los|las|os|as)(?: own)? {DATA})"
FIELD = (
    r"(?:nombre|apellidos?|direccion|domicilio|correo|e ?mail|telefono|celular|fecha de nacimiento|rut|rfc|"
    r"cedula|dni|cpf|nome|sobrenome|endereco|telefone|data de nascimento|name|surname|address|phone(?: number)?|"
    r"birth ?date|date of birth|id number)"
)
OWN = rf"(?:(?:mi|meu|minha|my|el|la|o|a|the) {FIELD})"
RIGHTING = (
    r"(?:(?:corr[ie][gj]\w*|rectif\w*|actuali[zc]\w*|modifi\w*|cambi(?:ar|en|e|o)|arregl\w*|atuali[zc]\w*|mudar|mudem|alter\w*|"
    r"correct|fix|update|change|amend)(?:me|nos|lo|la)?)"
)
WRONG = r"(?:esta|estan|sale|salen|aparece\w*|tienen?|tem|esta[o]?|is|are|you have)"
BADLY = r"(?:mal|equivocad\w*|errone\w*|incorrect\w*|errad\w*|wrong|misspel\w*|out of date|desactualizad\w*|viej[oa])"
AGAINST = (
    r"(?:me opongo|me oponho|i object|no autorizo|no doy (?:mi )?(?:permiso|consentimiento)|nao autorizo|"
    r"i do ?n(?: o|)t (?:authorise|authorize|consent)|retiro (?:mi|el) (?:consentimiento|autorizacion)|"
    r"revoco (?:mi|la|el) (?:consentimiento|autorizacion)|revogo|withdraw my consent)"
)
RIGHTS: Mapping[Right, re.Pattern[str]] = {
    Right.ERASE: re.compile(
        r"(?<!\bno )(?<!\bnao )(?<!\bnot )(?<!\bdon t )"
        rf"\b(?:borr|elimin|supr[ia]m|apag|exclu|delet|eras|remov)\w*(?: \w+){{0,3}}? {MINE}\b"
        r"|\bderecho al olvido\b|\bright to be forgotten\b|\bdireito ao esquecimento\b"
    ),
    Right.OBJECT: re.compile(
        rf"\b{AGAINST}\b(?: \w+){{0,6}} (?:{DATA}|tratamiento|tratamento|processing)\b"
        r"|\bderecho de oposicion\b|\bright to object\b|\b(?:retiro|revoco) mi (?:consentimiento|autorizacion)\b"
        r"|\bwithdraw my consent\b|\brevogo (?:meu|o) consentimento\b"
    ),
    Right.RECTIFY: re.compile(
        rf"\b{RIGHTING}\b(?: \w+){{0,3}}? (?:{MINE}|{OWN})\b"
        rf"|\b(?:{OWN}|{MINE})(?: que)?(?: \w+){{0,3}}? {WRONG}(?: \w+){{0,2}}? {BADLY}\b"
        rf"|\b{WRONG} {BADLY} (?:{OWN}|{MINE})\b"
    ),
    Right.ACCESS: re.compile(
        r"\b(?:derechos? (?:arco|de acceso)|right of access|subject access request|direito de acesso|habeas data)\b"
    ),
}
PRIVACY = re.compile(
    r"\b(?:aviso|politica|poltica)s? (?:de|sobre) (?:la )?privacidad\w*\b|\bprivacy (?:notice|policy)\b"
    r"|\b(?:aviso|politica) de privacidade\b"
    rf"|\b(?:que|q|para que|por que|como|quien|what|why|how|o que|para que|quem)\b(?: \w+){{0,3}} "
    rf"(?:hac\w*|hara\w*|usa\w*|utiliza\w*|tratan?|guarda\w*|protege\w*|comparte\w*|tienen|fazem|usam|tem|voces|do|use|"
    rf"store|keep|share|protect)\b(?: \w+){{0,4}}? {MINE}\b"
    rf"|\bquien(?:es)? (?:ve|ven|tiene|tienen|vio|puede ver)(?: \w+){{0,3}}? {MINE}\b"
    rf"|\bwho (?:sees|has|can see)(?: \w+){{0,3}}? {MINE}\b|\bquem (?:ve|tem)(?: \w+){{0,3}}? {MINE}\b"
    r"|\bproteccion de datos\b|\bprotecao de dados\b|\bdata protection\b"
)
OFFICE = (
    r"(?:sernac|condusef|profeco|indecopi|procon|superintendencia|defensa (?:del consumidor|al consumidor)|"
    r"defensoria(?: del consumidor)?|pro ?consumidor|acodeco|diaco|omic|ombudsman|regulador|regulator|autoridad|"
    r"autoridade|agencia (?:de|espanola de) proteccion de datos|aepd|anpd)"
)
WHERE = re.compile(
    r"\b(?:donde|ante quien|a quien|con quien|onde|a quem|com quem|where|who(?:m)?)\b(?: \w+){0,4}? "
    r"(?:reclam\w*|quej\w*|denunci\w*|queix\w*|complain\w*|report you|reportarl\w*)\b"
    rf"|\b(?:como|how|puedo|posso|can i|me)\b(?: \w+){{0,3}}? (?:reclam\w*|quej\w*|denunci\w*|queix\w*|complain\w*)"
    rf"(?: \w+){{0,4}}? {OFFICE}\b"
)
DONE_ALREADY = re.compile(r"\b(?:ya (?:los |les )?(?:denuncie|reclame)|voy a|vou|i will|i m going to|los voy a)\b")
BANK = re.compile(
    r"\b(?:transferenc\w*|deposit\w*|cuenta (?:bancaria|corriente)|para pagar|bank details|para (?:o )?pix)\b"
)


def right_asked(text: str) -> Right | None:
    """Return the right over their data that somebody asks for, None where they ask for none."""
    said = _plain(text)
    if len(said.split()) > WORDS_MAX or BANK.search(said):
        return None
    return next((right for right, asks in RIGHTS.items() if asks.search(said)), None)


def asks_privacy(text: str) -> bool:
    """Say whether somebody asks what is done with their data."""
    said = _plain(text)
    return len(said.split()) <= WORDS_MAX and PRIVACY.search(said) is not None and not BANK.search(said)


def asks_where_to_complain(text: str) -> bool:
    """Say whether somebody asks whom they may complain to besides us; who does complain is heard in that first."""
    said = _plain(text)
    return len(said.split()) <= WORDS_MAX and WHERE.search(said) is not None and not DONE_ALREADY.search(said)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))
