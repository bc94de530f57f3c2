# ruff: noqa: SIM905, E501 - a list of phrases is read on one line
"""Read what surrounds a proposal: conditions, and the wish to be quits."""

import re
from types import MappingProxyType
from typing import Final

from nlu.grammar.rules import Line
from nlu.grammar.text import STOP


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile(r"(?<![^ ])(?:" + "|".join(phrases) + r")(?![^ ])")


_CONDITION: Final = MappingProxyType(
    {
        "es": _any(
            r"(?:cuando|apenas|apenitas|en cuanto|ni bien|una vez(?: que)?|tan pronto(?: como)?|hasta que|recien cuando|luego que|despues (?:de )?que) "
            r"(?:me |nos |yo |ya |mi |la |el |los |las |a mi |se |mis |jefe |patron |empresa |cliente |clientes |hijo |hija |esposo |esposa |banco |gobierno |alguien )*(?:pag|cobr|deposit|llegu|llega|cai|caig|entr|transfier|deposten|vend|recib|consig|teng|encuentr|liquid|abon|gir|reciba|desembols|salga|venda|den|den|de|termin|empiec|empiez|caiga|cae|junte|vuelv|regres|logr|pueda|apruebe|devuelv|alquil|firm|saqu|sac)[a-z]*",
            r"si (?:me |nos |mi [a-z]+ me )(?:pag|deposit|gir|transf|consign|cobr|sal|lleg|entr|ca[ei]|prest|aprueb)[a-z]*",
            r"si (?:me |nos |ustedes |no me |no |les |se |le |lo |la |usted |tu )*(?:baj|quit|rebaj|descuent|descont|perdon|condon|elimin|congel|mantien|manten|dan|da|das|dejan|deja|esper|acept|reconect|aguant|permit|sac|hac|arregl|devuelv|anul|ayud|pagan|pagaran|paguen|cobro|mejor|activ|autor|bonif|cae|llega|sale|respet|regular|corrig|suspend|cort|vend|consig|logr)[a-z]*",
            r"(?:siempre que|siempre y cuando|con tal (?:de )?que|a condicion de(?: que)?|con la condicion de(?: que)?|a cambio de(?: que)?)",
        ),
        "pt": _any(
            r"(?:quando|assim que|logo que|depois que|so quando|no momento que) (?:eu |me |o |a |meu |minha |for |cliente |patrao |chefe |empresa |marido |filho |filha |os |as |meus )*(?:receb|pag|cair|cai|deposit|entr|vend|sair|volt|conseg|tiver|come)[a-z]*",
            r"se (?:voces |voce |me |nao |o |os |a |eu |for )*(?:tir|baix|reduz|desc|perdo|isent|congel|der|dao|deix|aceit|esper|faz|fiz|ret|abat|receb|conseg|cort|lig|parcel)[a-z]*",
            r"(?:desde que|contanto que|com a condicao de)",
        ),
        "en": _any(
            r"(?:when|once|as soon as|after) (?:i |i'm |i've |my |the |they |client |clients |boss |employer |husband |wife |company |customer |customers |son |daughter )*(?:get |am |been |gets? |has |have |is )*(?:paid|pays?|paycheck|wages|salary|my wages|my pay|bonus|sell|receive|start|refund|money|benefits|check|job|loan|pension|sale|back|find)(?: [a-z]+){0,1}",
            r"if (?:you |you'll |they |i |it's |it |we )*(?:can |could |would |will |do |agree to )?(?:waive|drop|remove|take|knock|reduce|lower|freeze|stop|give|let|accept|wait|agree|forgive|cancel|keep|cut|discount|write|hold|get|sell|find|don't|reconnect|fix)",
            r"(?:provided|as long as|on condition|on the condition|assuming)",
        ),
    }
)
_ENDS: Final = MappingProxyType(
    {
        "es": frozenset(
            """
                pago pagare pagaria te les le puedo podria doy daria abono deposito liquido cancelo entonces ahi
                pero y cubro saldo yo quiero voy hago haria ofrezco transfiero acepto pagamos mando envio
                podemos me_comprometo
            """.split()
        ),
        "pt": frozenset(
            """
                pago pagaria pagarei posso dou darei deposito transfiro faco entao mas e eu consigo quito vou
                quero ai mando
            """.split()
        ),
        "en": frozenset(["i", "i'll", "i'd", "then", "but", "and", "we", "can", "will"]),
    }
)
CONDITION_LONGEST: Final = 12  #: words

_SETTLES: Final = MappingProxyType(
    {
        "es": _any(
            r"(?:quedamos|estamos|quedemos|y) a mano",
            r"qued(?:amos|o|emos|ar|ando)? (?:en paz|a paz y salvo|listos?|saldados?|sin deuda|en cero|bien|hechos?)",
            r"y (?:listo|cerramos|chau|chao|se acabo|se termina|ya|punto|asunto arreglado|fin)(?= [.,!?]|$)",
            r"y (?:cerramos|cierro|cierran|cerrar|cancelamos|liquidamos|saldamos|damos por|dan por|me dan por|queda|quede|quedo|que quede|terminamos|zanjamos|finiquitamos|olvidamos)(?: [a-z]+){0,3}",
            r"(?:como )?(?:pago|finiquito|liquidacion) (?:total|final|definitivo|unico y final|por el total)",
            r"por (?:toda la deuda|el total de la deuda|saldada la deuda|cancelada la deuda)",
            r"(?:dar|dan|den|doy|damos) por (?:saldad[oa]|pagad[oa]|cancelad[oa]|cerrad[oa]|terminad[oa])",
            r"ya no (?:les |te |le )?debo (?:nada|mas)",
            r"(?:liquido|saldo|liquidar|saldar|finiquitar|liquidarles|cerrar|cierro|cancelo|liquidamos|finiquito|finiquitamos|saldamos)(?: (?:todo|la deuda|la cuenta|esto|el adeudo|mi deuda|ya))? con",
            r"me condonan (?:el resto|lo demas)|me perdonan (?:el resto|lo demas)|borron y cuenta nueva|(?:con )?(?:eso|esto) (?:cerramos|quedamos|saldamos|liquido|saldo|terminamos|cancelo todo)",
            r"una quita",
        ),
        "pt": _any(
            r"(?:e )?(?:ficamos|fica|estamos) (?:quites|quitados?|quitad[oa]|zerad[oa]|resolvid[oa]|certos?|tudo certo)",
            r"e (?:fechamos|encerramos|pronto|acabou|zeramos|quitamos|fecha|encerra|zera|quita)(?: [a-z]+){0,3}",
            r"(?:quitacao|quitar tudo com|quito com|quito tudo com|liquido com|quitar com|encerrar com|fechar com|quito a divida com|quitar a divida com)",
            r"dao por (?:quitad[oa]|pag[oa]|encerrad[oa])|considera(?:m)? quitad[oa]",
            r"nao devo mais nada",
        ),
        "en": _any(
            r"call it (?:even|quits|settled|square|done|a day)",
            r"(?:we're|we are|and we're|consider us|consider it) (?:even|square|done|settled|quits|closed|paid)",
            r"(?:full and final|final|in full settlement|as (?:a )?(?:full )?settlement|in settlement)(?: settlement)?",
            r"#[0-9.]+(?: [a-z]+){0,3} to settle(?: (?:it|this|everything|up|the (?:whole thing|debt|account|bill)))?",
            r"settle (?:it |this |the debt |everything |the whole thing |the account |for good )?(?:for|with|at) (?=[$#£])",
            r"clear (?:it |the debt |everything |this )?(?:for|with) (?=[$#£])",
            r"(?:and )?(?:close|wipe) (?:the |my |this )?(?:account|slate|debt|file|matter|case)(?: clean)?|wipe the rest|write off the rest|forget the rest|and that's it|and that's that|and be done(?: with it)?|to be done with (?:it|this)|and we're done",
        ),
    }
)


def conditions(line: Line, language: str, text: str) -> tuple[str, ...]:
    """Give the client's own words of each condition, up to the comma or the verb of paying."""
    found: list[str] = []
    place = 0
    while match := _CONDITION[language].search(line.text, place):
        first, last = line.index(match.start()), line.index(match.end())
        while last - first > 1 and line.tokens[last - 1].form in _ENDS[language]:
            last -= 1
        while last < len(line.tokens) and not _ends(line, last, first, language):
            last += 1
        found.append(text[line.tokens[first].start : line.tokens[last - 1].end])
        place = max(match.end(), line.starts[last - 1])
    return tuple(found)


def _ends(line: Line, at: int, first: int, language: str) -> bool:
    token = line.tokens[at]
    return token.kind == STOP or token.form in _ENDS[language] or at - first >= CONDITION_LONGEST


def settles(line: Line, language: str) -> bool:
    """Tell whether what is offered is meant to close the debt."""
    return _SETTLES[language].search(line.text) is not None
