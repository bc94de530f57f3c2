"""Hear that somebody acts for the account's holder: nothing of the account is told, and a person says how to show it.

Who only says that the holder is not here, or that the number is theirs, acts for nobody: that is a wrong number.
"""

import re
from collections.abc import Mapping

from flows.facts import Facts
from flows.identity import introduces
from flows.turn import WORDLESS, Turn
from flows.wording.lint import fold

HEIR, POWER, GUARD, ADVISER = "heir", "power", "guard", "adviser"
ACTING = frozenset({HEIR, POWER, GUARD, ADVISER})  #: matters of cases: as whom somebody acts
KIN = (
    r"(?:hij[oa]|espos[oa]|marido|mujer|pareja|herman[oa]|niet[oa]|abuel[oa]|suegr[oa]|ti[oa]|sobrin[oa]|nuera|yerno|papa|"
    r"mama|padre|madre|filh[oa]|irma[o]?|net[oa]|sobrinh[oa]|pai|mae|avo|son|daughter|wife|husband|partner|brother|sister|"
    r"mother|father|mum|mom|dad|grandmother|grandfather|grandson|granddaughter|aunt|uncle|nephew|niece|carer)"
)
AM = r"(?:soy|sou|i m|i am|im|le escribe|habla|escribe|quien escribe es|this is)"
ITS = r"(?:su|el|la|o|a|his|her|their|the|un|una|um|uma|seu|sua)"
PERSONS = r"(?:mi|meu|minha|my)"
OF_ANOTHER = (
    rf"(?:{PERSONS} {KIN}|(?:la persona|el|la|o|a) titular|ella|el cliente|la clienta|ele|ela|him|her|them|"
    r"the (?:account )?holder)"
)
LAWYER = (
    r"(?:abogad[oa]|apoderad[oa]|representante(?: legal)?|mandatari[oa]|advogad[oa]|procurador[a]?|lawyer|solicitor|"
    r"attorney)"
)
NAMED = (
    r"(?:(?:la |el |l |o |a |the )?(?:persona )?(?:titular|senor\w*|cliente|clienta|(?:account )?holder)(?: \w+){0,2}"
    r"|(?:don|dona|dom|mrs|mr|ms) \w+(?: \w+)?|ella|(?!tres\b|dos\b|un[oa]?\b|casa\b|familia\b|negocios\b)[a-z]{3,}$)"
)
DOES = r"(?:me encargo|la |lo |le |l[ao]s? |quiero|puedo|vengo|necesito|quero|posso|preciso|i |eu |help|look)"
ROLES: Mapping[str, re.Pattern[str]] = {
    HEIR: re.compile(
        rf"\b{AM} (?:{ITS} )?(?:unic[oa] )?(?:hereder[oa]|albacea|herdeir[oa]|inventariante|executor|heir)\b"
        r"|\b(?:represento a|represento|i represent) (?:la sucesion|los herederos|o espolio|the estate)\b"
    ),
    GUARD: re.compile(
        rf"\b{AM} (?:{ITS} )?(?:tutor[a]?|curador[a]?|guardian)(?: legal)? (?:de|da|do|of)\b"
        rf"|\b{AM} (?:su|his|her|their|seu|sua) (?:tutor[a]?|curador[a]?|(?:legal )?guardian)\b"
    ),
    ADVISER: re.compile(
        rf"\b{AM} (?:{ITS} )?(?:asesor[a]? (?:de deudas?|financier[oa])|debt advis[eo]r|consultor[a]? de dividas?)\b"
        r"|\b(?:escribo|le escribo|writing) (?:de|from) (?:una |a )?debt (?:advice|charity)\b"
    ),
    POWER: re.compile(
        rf"\b{AM} (?:{ITS} )?{LAWYER}\b"
        r"(?: (?:de|da|do|of) (?!(?:profesion|oficio|profissao)\b))"
        rf"|\b{AM} (?:su|his|her|their|seu|sua) {LAWYER}\b"
        rf"|\b{AM} (?:{ITS} )?{KIN}(?: (?:de|da|do|of) {NAMED}| del[ea])? (?:y|e|and) {DOES}"
        rf"|\b(?:en nombre de|em nome de|on behalf of|en representacion de|represento a|i represent) {OF_ANOTHER}\b"
        rf"|\b(?:llevo|manejo|cuido|me encargo de|cuido das|manage|handle|look after) (?:las |de las |los |as |the )?"
        rf"(?:cuentas|papeles|asuntos|contas|pagos|finances|bills|accounts) (?:de |da |do |of |for )?{OF_ANOTHER}\b"
        rf"|\b(?:manage|handle|look after|pay) {PERSONS} {KIN} s (?:bills|accounts?|finances|affairs)\b"
    ),
}
KINSHIP = re.compile(
    rf"\b{AM} (?:(?:{ITS} )?{KIN}(?: (?:de|da|do|of) {NAMED}| del[ea])|{ITS} {KIN})$"
)  #: says who one is to them, and no more: where it is read as one, that is a wrong number
AWAY = re.compile(
    r"\b(?:numero|number|equivocad\w*|wrong|errado|no (?:esta|vive|conozco|la conozco|lo conozco|tengo nada|usa|es de)|"
    r"nao (?:esta|mora|conheco|usa)|not here|doesn t|does not|no longer|don t know|nothing to do|dejen|stop|"
    r"no soy (?!abogad)|nao sou|i m not|i am not|ex)\b"
)
AS_ANYBODY = frozenset({"ask_human", "change_language", "goodbye", "opt_in", "opt_out", "distress", "thank"})
"""What is answered to who acts for another as to anybody."""


def role_of(turn: Turn) -> str | None:
    """Return as whom somebody says that they act for the account's holder: `heir`, `guard`, `adviser`, `power`."""
    if turn.button:
        return None
    said = " ".join(re.findall(r"\w+", fold(turn.text)))
    if AWAY.search(said):
        return None
    is_kin = not (turn.intent == "wrong_person" and turn.certain) and KINSHIP.search(said)
    return next((role for role, is_said in ROLES.items() if is_said.search(said)), POWER if is_kin else None)


def is_represented(facts: Facts) -> bool:
    """Say whether whoever writes here said before that they act for the holder, and a person has it."""
    return any(case.matter in ACTING for case in facts.cases)


def goes_on(turn: Turn, facts: Facts, *, verified: bool) -> bool:
    """Say whether somebody who acts for another says more; who says that they are the holder is asked as ever."""
    if verified or not is_represented(facts) or turn.button or turn.intent in AS_ANYBODY | WORDLESS:
        return False
    return role_of(turn) is not None or not introduces(turn.text)
