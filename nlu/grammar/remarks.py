# ruff: noqa: SIM905, E501 - a list of phrases is read on one line
"""Read what surrounds a proposal: conditions, the kind of difficulty, and the wish to be quits."""

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
            r"(?:cuando|apenas|en cuanto|ni bien|una vez que|tan pronto(?: como)?|hasta que|recien cuando|luego que|despues que) "
            r"(?:me |nos |yo |ya |mi |la |el |los |las |a mi )*(?:pag|cobr|deposit|llegu|llega|cai|caig|entr|transfier|deposten|vend|recib|consig|teng|encuentr|liquid|abon|gir|reciba|desembols|salga|venda|den|den|de|termin|empiec|empiez|caiga|cae|junte|vuelv|regres|logr|pued)[a-z]*",
            r"si (?:me |nos |ustedes |no me |no |les |se |le |lo |la |usted |tu )*(?:baj|quit|rebaj|descuent|descont|perdon|condon|elimin|congel|mantien|manten|dan|da|das|dejan|deja|esper|acept|reconect|aguant|permit|sac|hac|arregl|devuelv|anul|ayud|pagan|pagaran|paguen|cobro|mejor|activ|autor|bonif|cae|llega|sale|respet|regular|corrig|suspend|cort|vend|consig|logr)[a-z]*",
            r"(?:siempre que|siempre y cuando|con tal (?:de )?que|a condicion de(?: que)?|con la condicion de(?: que)?|a cambio de(?: que)?)",
        ),
        "pt": _any(
            r"(?:quando|assim que|logo que|depois que|so quando|no momento que) (?:eu |me |o |a |meu |minha |for )*(?:receb|pag|cair|cai|deposit|entr|vend|sair|volt|conseg|tiver|come)[a-z]*",
            r"se (?:voces |voce |me |nao |o |os |a |eu |for )*(?:tir|baix|reduz|desc|perdo|isent|congel|der|dao|deix|aceit|esper|faz|fiz|ret|abat|receb|conseg|cort|lig|parcel)[a-z]*",
            r"(?:desde que|contanto que|com a condicao de)",
        ),
        "en": _any(
            r"(?:when|once|as soon as|after) (?:i |i'm |i've |my |the |they )*(?:get |am |been |gets? |has |have |is )*(?:paid|pay|paycheck|wages|salary|bonus|sell|receive|start|refund|money|benefits|check|job|loan|pension|sale|back|find)(?: [a-z]+){0,1}",
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

_TEMPORARY: Final = MappingProxyType(
    {
        "es": _any(
            r"(?:este|ese) mes(?: (?:no|me|estoy|ando|estuvo|se|fue|complicad[oa]|dificil))",
            r"por (?:ahora|el momento|este mes|un tiempo)",
            r"de momento",
            r"por estos dias",
            r"(?:se me )?atras(?:aron|o|aron con|ado)(?: (?:con )?(?:el |mi |los )?(?:sueldo|pago|pagos|quincena|nomina))?",
            r"no me han (?:pagado|depositado)",
            r"(?:todavia|aun|no) (?:no )?me (?:pagan|depositan|han pagado)",
            r"hasta que me paguen",
            r"cuando me (?:paguen|depositen|pague|caiga|llegue)",
            r"(?:cuando|apenas|hasta que) cobre",
            r"recien (?:cobro|me pagan|el)",
            r"licencia(?: medica)?",
            r"incapacidad",
            r"enferm[oa]",
            r"operaron|operacion|cirugia|accidente|hospital(?:izad[oa])?|internad[oa]",
            r"gasto(?:s)? (?:imprevisto|extra|medico|inesperado)s?",
            r"emergencia",
            r"temporada baja|ventas (?:bajas|flojas)|bajaron las ventas|bajas las ventas|malas ventas",
            r"estoy cort[oa]",
            r"ando cort[oa]",
            r"me (?:quede|agarro) cort[oa]",
            r"unos dias",
            r"temporal(?:mente)?",
            r"transitori[oa]",
            r"se me junt(?:o|aron)",
            r"empiezo (?:a trabajar|un trabajo)|entro a trabajar|consegui (?:trabajo|pega|empleo|chamba)",
            r"esta semana no",
            r"robaron|robo|asaltaron|inundo|inundacion",
            r"velorio|funeral|fallecio",
        ),
        "pt": _any(
            r"(?:este|esse|neste|nesse) mes(?: (?:nao|esta|ta|eu|foi|apertou))",
            r"por enquanto|no momento|por agora|agora nao",
            r"atras(?:ou|aram|ado)(?: o)? (?:salario|pagamento)?",
            r"nao (?:caiu|recebi|me pagaram)(?: ainda)?",
            r"(?:quando|assim que|ate) (?:eu )?receber",
            r"ainda nao recebi",
            r"doente|cirurgia|acidente|hospital|internad[oa]|licenca|afastad[oa]",
            r"imprevisto|emergencia",
            r"movimento fraco|vendas (?:fracas|baixas)|vendas cairam",
            r"apertad[oa]",
            r"temporari[oa]",
            r"comeco a trabalhar|arrumei emprego|consegui emprego",
            r"assaltaram|roubaram|enchente",
        ),
        "en": _any(
            r"this month(?: (?:is|has|was|i|i'm|been))",
            r"(?:for|right) now",
            r"at the moment",
            r"temporar(?:y|ily)",
            r"(?:wages|salary|pay|paycheck|paid) (?:is |was |are |were |got )?(?:late|delayed)|paid late|late paycheck",
            r"(?:until|when|once) i(?:'m| get| am)? (?:get )?paid",
            r"haven't been paid|not been paid",
            r"sick|ill|surgery|operation|accident|hospital|injured|off work",
            r"emergency|unexpected",
            r"slow (?:month|season|week)|sales are (?:down|slow)",
            r"short this (?:month|week)|a bit short|tight this month",
            r"start (?:a new job|work|my new job)|starting (?:a new job|work)|got a new job",
            r"robbed|flood|funeral",
        ),
    }
)
_STRUCTURAL: Final = MappingProxyType(
    {
        "es": _any(
            r"perdi (?:el|mi) (?:trabajo|empleo|pega|chamba|laburo|brete|camello)",
            r"me (?:despidieron|echaron|corrieron|botaron|finiquitaron|liquidaron del trabajo|quede sin (?:trabajo|pega|chamba|empleo|laburo|brete|camello|ingresos))",
            r"(?:estoy|ando|sigo|quede|estamos|hace [a-z#0-9 ]{1,20}) (?:sin (?:trabajo|pega|chamba|empleo|laburo|brete|ingresos|camello)|desemplead[oa]|cesante|en paro|desocupad[oa]|parad[oa])",
            r"sin (?:trabajo|pega|chamba|empleo|laburo|ingresos)(?: fijos?)?",
            r"desemplead[oa]|cesante|desempleo",
            r"cerre (?:el|mi|la) (?:negocio|local|tienda|empresa|taller)|cerro (?:el|la|mi) (?:negocio|local|empresa|tienda|fabrica)",
            r"quebr(?:e|o|amos|aron)|quiebra|en bancarrota|insolvencia",
            r"(?:jubilad[oa]|pensionad[oa])",
            r"invalidez|discapacidad",
            r"nunca me alcanza|no me alcanza (?:para nada|ni para|nunca|la plata)|ya no me alcanza|no llego a fin de mes",
            r"me (?:redujeron|bajaron|rebajaron) (?:el sueldo|las horas|la jornada|el salario)|me bajaron a la mitad",
            r"soy (?:madre|padre|mama|papa) solter[oa]",
            r"me separe|me divorcie|divorcio|enviude|quede viud[oa]",
            r"sobreendeudad[oa]|endeudad[oa] hasta|muchas deudas|demasiadas deudas",
            r"enfermedad (?:cronica|terminal)|cancer",
            r"no (?:tengo|hay) (?:ingresos|trabajo|pega|chamba|laburo)",
        ),
        "pt": _any(
            r"perdi (?:o|meu) (?:emprego|trabalho|servico)",
            r"fui (?:demitid[oa]|mandad[oa] embora)|me demitiram|me mandaram embora",
            r"desempregad[oa]|sem (?:emprego|trabalho|renda|servico)",
            r"fechei (?:a|o|minha|meu) (?:loja|negocio|empresa|comercio)|fali|falencia|quebrei",
            r"aposentad[oa]|pensionista|invalidez",
            r"nunca sobra|nao sobra nada|superendividad[oa]|muitas dividas",
            r"me separei|divorcio|viuv[oa]|mae solteira",
            r"cancer|doenca cronica",
        ),
        "en": _any(
            r"lost my job|lost the job|got (?:fired|laid off|let go)|(?:was|been|were) (?:fired|laid off|let go|made redundant)|laid off|redundan(?:t|cy)",
            r"unemployed|out of work|no (?:job|income|work)|jobless",
            r"closed (?:my|the|down my) (?:business|shop|store)|business (?:closed|failed|went under)|bankrupt(?:cy)?|insolven(?:t|cy)",
            r"retired|fixed income|disabilit(?:y|ies)|disabled|on (?:a )?pension",
            r"can't make ends meet|never enough|hours (?:were |got )?cut|cut my hours|pay cut",
            r"divorced?|widow(?:ed|er)?|single (?:mom|mother|mum|dad|parent)",
            r"cancer|chronic|terminal",
            r"too many debts|drowning in debt",
        ),
    }
)
_SETTLES: Final = MappingProxyType(
    {
        "es": _any(
            r"(?:quedamos|estamos|quedemos|y) a mano",
            r"quedamos? (?:en paz|listos?|saldados?|sin deuda|en cero|bien|hechos?)",
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
        while last < len(line.tokens) and not _ends(line, last, first, language):
            last += 1
        found.append(text[line.tokens[first].start : line.tokens[last - 1].end])
        place = max(match.end(), line.starts[last - 1])
    return tuple(found)


def _ends(line: Line, at: int, first: int, language: str) -> bool:
    token = line.tokens[at]
    return token.kind == STOP or token.form in _ENDS[language] or at - first >= CONDITION_LONGEST


def difficulty(line: Line, language: str) -> str | None:
    """Tell a passing difficulty from a lasting one; words of recovery outweigh the cause."""
    if _STRUCTURAL[language].search(line.text):
        return "structural"
    return "temporary" if _TEMPORARY[language].search(line.text) else None


def settles(line: Line, language: str) -> bool:
    """Tell whether what is offered is meant to close the debt."""
    return _SETTLES[language].search(line.text) is not None
