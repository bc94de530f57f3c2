# ruff: noqa: E501 - a row is read on one line
"""Tell a passing difficulty from a lasting one by the words that a client volunteers, row by row in three languages.

What can never change outweighs signs of recovery, these outweigh a loss, and a loss outweighs a tight month.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from nlu.grammar.rules import Line

TEMPORARY, STRUCTURAL = "temporary", "structural"

_ES: Final = {
    "JOB": "(?:trabajo|empleo|pega|chamba|laburo|brete|camello|puesto|curro|jale|trabajito)",
    "SHOP": "(?:negocio|local|tienda|empresa|taller|almacen|changarro|bodega|soda|kiosco|bazar|restaurante?|persiana|cortina|minimarket|peluqueria|panaderia|cafeteria|bar|ferreteria|emprendimiento|boliche|colmado|salon|fabrica|consultorio)",
    "WAGE": "(?:sueldo|salario|nomina|quincena|sueldos|pension|remesa|paga|honorarios|mesada|comision|beca|subsidio|finiquito)",
}
_PT: Final = {
    "JOB": "(?:emprego|trabalho|servico|trampo|registro)",
    "SHOP": "(?:loja|negocio|empresa|comercio|salao|oficina|padaria|bar|lojinha|restaurante|mercadinho|barraca)",
    "WAGE": "(?:salario|pensao|beneficio|bolsa|aposentadoria|comissao|vale|seguro)",
}
_EN: Final = {
    "JOB": "(?:job|work|position|gig)",
    "SHOP": "(?:business|shop|store|company|restaurant|salon|cafe|pub|practice|firm)",
    "WAGE": "(?:wages?|salary|pay|paycheck|paycheque|check|cheque|benefits|refund|commission|bonus|pension)",
}

_PERMANENT: Final = {
    "es": (
        r"jubilad[oa]s?|pensionad[oa]s?|vivo (?:solo |sola )?(?:de|con) (?:la |mi |una )?(?:pension|jubilacion|ayuda|subsidio)|vivo (?:de|con) (?:un )?(?:subsidio|bono)|vivo de lo que me (?:mandan|dan)",
        r"pension (?:minima|basica|no contributiva|de invalidez|de viudez|solidaria)|mi pension (?:es|de [a-z]+|no|apenas|solo)|cobro (?:la minima|una pension)|(?:solo|apenas) (?:cobro|recibo|tengo) (?:la|mi|una) pension|pgu",
        r"invalidez|invalid[oa]|discapacidad|discapacitad[oa]|incapacidad (?:permanente|total|absoluta)|minusvalia|no puedo (?:volver a |seguir )?trabajar|ya no (?:puedo|voy a poder) (?:volver a )?(?:trabajar|coser|laburar|caminar)|no (?:voy a|podre) (?:volver a )?trabajar",
        r"cronic[oa]s?|cancer|dialisis|enfermedad terminal|fase terminal|amputa[a-z]*|paralitic[oa]|degenerativa|parkinson|alzheimer|esclerosis|quimio(?:terapia)?|enferm[oa] del corazon|de por vida|insuficiencia renal|epoc|fibromialgia|lupus|artrosis|artritis|hemodialisis|diabetes|ceg[oa]|cieg[oa]|sord[oa]|silla de ruedas",
        r"quebre|quiebra|bancarrota|insolven(?:te|cia)|fundid[oa]|me fundi",
        r"cerr(?:e|o|amos|aron|ar)(?: (?:mi|el|la|nuestro|un))? {SHOP}|baj(?:e|amos) la (?:persiana|cortina)|{SHOP} (?:cerro|quebro|se fundio|se fue a la quiebra)|(?:cerr|vend)[a-z]+ (?:[a-z]+ ){0,3}(?:para siempre|definitivamente)|no voy a abrir mas|{SHOP} (?:[a-z]+ ){1,6}(?:lo|la) cerr[a-z]+|{SHOP} no dio (?:para )?mas|no (?:tengo|hay) de que vivir|sin (?:nada|plata) para vivir",
        r"a mi edad|soy (?:muy )?(?:viejo|vieja|anciano|anciana)|estoy viej[oa]|tercera edad|adult[oa] mayor",
        r"(?:murio|fallecio)[a-z ]{0,30} (?:era|el) (?:el )?(?:unico|que (?:trabajaba|mantenia|ganaba))|era el (?:unico )?(?:que trabajaba|sosten|sustento)|(?:el|ella|quien) (?:mantenia|sostenia|pagaba) (?:la casa|el hogar|todo)|enviude|viud[oa]|me separe|me divorcie|divorcio",
        r"ahogad[oa] (?:en|de|por) (?:las )?deudas|sobreendeudad[oa]|endeudad[oa] hasta|(?:muchas|demasiadas|tantas) deudas|llen[oa] de deudas|tapad[oa] (?:de|en) deudas",
        r"(?:madre|padre|mama|papa) solter[oa]|nunca me alcanza|no me alcanza (?:para nada|ni para|nunca)|ya no me alcanza|no llego a fin de mes|mes (?:con|a|tras) mes (?:es )?(?:lo mismo|igual)|no tengo (?:mas |otros )?ingresos|sin ingresos(?: fijos)?|no tengo como salir|(?:se fue|me dejo|me abandono) (?:[a-z]+ ){0,3}(?:con|y) (?:[a-z]+ ){0,3}(?:hijos|ninos|chicos|deudas)|me dejo con (?:los|mis) (?:hijos|ninos|chicos)|pension alimenticia que no",
    ),
    "pt": (
        r"aposentad[oa]|pensionista|invalidez|invalid[oa]|deficient[e]|deficiencia|bpc|loas|vivo (?:de|do|da|com) (?:a |o |um )?(?:pensao|bolsa|beneficio|auxilio|aposentadoria)",
        r"cronic[oa]s?|cancer|dialise|hemodialise|terminal|degenerativa|amputa[a-z]*|nao (?:posso|consigo|vou poder) (?:mais )?(?:voltar a )?trabalhar|nunca mais vou trabalhar|quimio(?:terapia)?|(?:so|apenas) (?:a|da|com a) (?:minha )?aposentadoria|(?:recebo|ganho) (?:so |apenas )?(?:a|uma) aposentadoria|sem (?:como|condicoes de) trabalhar",
        r"fech(?:ei|ar|amos) (?:a|o|minha|meu|nossa|nosso) {SHOP}|fali|falencia|falido|quebrei(?! (?:o|a) (?:braco|perna|pe|mao|dente|carro|celular))|{SHOP} (?:fechou|faliu|quebrou)|fech[a-z]+ (?:[a-z]+ ){0,2}de vez",
        r"nunca sobra|nao sobra nada|superendividad[oa]|(?:muitas|tantas) dividas|afundad[oa] em dividas|atolad[oa] em dividas|cheio de dividas|viuv[oa]|me separei|divorcio|mae solteira|(?:velho|idoso|idosa)|na minha idade|sem renda",
    ),
    "en": (
        r"retired|pensioner|fixed income|state pension|on (?:a |my )?pension|ssi|ssdi|on (?:disability|social security)|disabilit(?:y|ies)|(?:permanently )?disabled|live on (?:[a-z]+ )?(?:benefits|pension|disability|social security)",
        r"chronic|cancer|terminally ill|terminal illness|dialysis|have ms|multiple sclerosis|parkinson|amputat[a-z]*|(?:can't|cannot|never|unable to|won't) (?:be able to )?(?:ever )?work (?:again|anymore)|never work again|chemo(?:therapy)?",
        r"(?:closed|shut|lost|folded)(?: down)?(?: my| the| our)? {SHOP}|{SHOP} (?:down|closed|folded|failed|went under)|bankrupt(?:cy)?|insolven(?:t|cy)|out of business|(?:close|shut)(?: down)? (?:my|the|our) {SHOP}|permanently|for life",
        r"can't make ends meet|never enough|every month is the same|drowning in debt|(?:too many|so many) debts|up to my (?:eyes|neck) in debt|single (?:mom|mother|mum|dad|father|parent)|divorced?|widow(?:ed|er)?|(?:husband|wife|partner) (?:died|passed)|lost (?:his|her|their) income|blind|deaf|wheelchair|(?:get|on|have|only) (?:only )?social security|nothing else|left me with the (?:kids|debts)|my age|only income|(?:full time )?(?:carer|caregiver)|no wage|long term (?:illness|sick|condition)",
    ),
}
_RECOVERING: Final = {
    "es": (
        r"buscando|busco {JOB}|entrevistas?|hojas? de vida|curriculums?|mandando cv|postulando|en proceso (?:con|de seleccion|en)|me estan evaluando|hasta comprar|hasta que (?:salga|vuelva|arregle|me arreglen|repare|consiga|encuentre|pase|abran|se reactive)",
        r"(?:empiezo|empezare|comienzo|arranco|entro) (?:a trabajar|a laburar|(?:a |en |con )?(?:un|otro|el|mi|la|una|otra)(?: nuevo| nueva)? {JOB}|(?:uno|#1) nuevo|a otro|en otro|{JOB})|firmo (?:contrato|uno|otro|#1)|tengo algo (?:para|en|desde)|(?:consegui|encontre|me salio)(?: un| una| otro| otra| nuevo| nueva)? {JOB}|me recontratan|me llaman de nuevo",
        r"(?:vuelvo|regreso|volviendo|regresando|vuelva)(?: a| al)? (?:trabajar|{JOB}|en #[0-9]+|en|el {JOB})|(?:vuelvo|regreso) (?:el|en|la)|reincorporo|cuando me den (?:de |el )?alta|me acomodo|ya estoy mejor|me recupero|me estoy (?:recuperando|levantando|parando)",
        r"(?:se me|se nos|me|nos|me han|me ha|nos han) (?:ha |han )?(?:atrasaron|demoraron|retrasaron|atrasan|demoran|retrasan|retrasado|atrasado|demorado)|se (?:me|nos) (?:ha )?(?:atraso|demoro|retraso|atrasado)|{WAGE} (?:se |me |viene |esta |llego |sale |salio )*(?:atras|demor|retras)(?:o|ado|ada|ando)|pagan con (?:retraso|atraso)|viene atrasada con",
        r"no me (?:ha|han) (?:llegado|pagado|depositado|caido)(?: (?:el|la|mi) {WAGE})?|(?:todavia|aun) no (?:me )?(?:pagan|depositan|cobro|cobre|cae|llega|han pagado)|no cobre todavia|sin goce|erte|(?:la empresa|mi jefe|el patron|la obra|mi patron) (?:todavia |aun )?no (?:me|nos) (?:ha |han )?(?:paga|pagado|deposita|depositado|cancela|cancelado)|me suspendieron|{WAGE} se me atraso",
    ),
    "pt": (
        r"procurando(?: emprego| trabalho| servico)?|entrevistas?|mandando curriculos?|comeco (?:em|a|no|na|um|outro|dia)|(?:arrumei|consegui|arranjei)(?: um| outro)? {JOB}|volto (?:a trabalhar|ao trabalho|ao servico)|me levantando|me recuperando",
        r"atras(?:ou|aram)(?: o| meu| a| com o)? {WAGE}|{WAGE} (?:esta |ta |foi )?atras[a-z]*|nao (?:caiu|me pagaram|saiu)|nao recebi(?= (?:ainda|o salario|meu salario|salario|[.,])|$)|ainda nao (?:caiu|saiu|me pagaram|recebi(?! (?:o|a|nenhum|nenhuma|os|meu) (?:boleto|fatura|conta|produto|carta|servico)))|esperando o seguro|seguro ?-? desemprego",
    ),
    "en": (
        r"interviews?|applying|applications|job hunting|looking for (?:a |another |new )?{JOB}|start(?:ing)? (?:(?:a|my|the)(?: new)? (?:{JOB}|one|#1)|work)|(?:got|found) (?:a )?new {JOB}|back (?:at|to) work|picks? (?:back )?up|get(?:ting)? back on my feet|i'll be back",
        r"{WAGE} (?:is|are|was|were|got|has been|have been|came)(?: a bit| running)? (?:late|delayed|held up)|(?:late|delayed) {WAGE}|paid late|(?:haven't|not|hasn't) been paid|(?:clients?|boss|employer|customers?|company) (?:haven't|hasn't|didn't|still haven't) paid|waiting (?:on|for) (?:my|the|a) (?:[a-z]+ )?{WAGE}|maternity|paternity|furlough(?:ed)?|probation|between jobs|(?:job )?offer start[a-z]+|payroll|(?:messed up|shorted|held) my {WAGE}",
    ),
}
_LOST: Final = {
    "es": (
        r"perdi (?:el|mi|la) {JOB}|me han (?:despedido|echado)|nos (?:despidieron|echaron)|(?:no me dan|nadie me da|no encuentro|no hallo|no sale|no aparece) (?:nada|{JOB})|nadie me contrata|me (?:despidieron|echaron|corrieron|botaron|finiquitaron|desvincularon|liquidaron del {JOB})|(?:me )?(?:quede|quedamos|qued[oe]|estoy|ando|sigo|estamos) sin {JOB}|sin {JOB}(?: fijo)?|desemplead[oa]|cesante|desocupad[oa]|desempleo|parad[oa]|(?:en|al) (?:el )?paro(?= |$)(?<!por el paro)|no (?:tengo|hay|consigo) {JOB}|ya no trabajo|no consigo nada",
        r"me (?:redujeron|bajaron|rebajaron) (?:el sueldo|las horas|la jornada|el salario)|me bajaron a la mitad|(?:me pasaron|estoy) a (?:medio tiempo|media jornada|tiempo parcial)",
    ),
    "pt": (
        r"perdi (?:o|meu) {JOB}|fui (?:demitid[oa]|mandad[oa] embora|desligad[oa])|me (?:demitiram|mandaram embora)|desempregad[oa]|sem {JOB}",
    ),
    "en": (
        r"lost (?:my|the) {JOB}|got (?:fired|laid off|let go|sacked)|(?:was|been|were) (?:fired|laid off|let go|made redundant|sacked)|made redundant|laid off|redundan(?:t|cy)|unemployed|(?:can't|cannot) find (?:anything|work|a job)|out of work|no (?:job|income|work)|jobless|hours (?:were |got |have been )?cut|cut my hours|pay cut|lost my income",
    ),
}
_TIGHT: Final = {
    "es": (
        r"(?:este|ese) mes(?= (?:no|me|estoy|ando|estuvo|se|fue|complicad[oa]|dificil|la|ha))|por (?:ahora|el momento|este mes|un tiempo)|de momento|(?:por )?estos dias|unos dias|esta semana no",
        r"se me atras(?:o|aron)|hasta que me (?:paguen|depositen)|(?:esperando|espero) (?:que|a que) me (?:paguen|depositen|caiga|salga|llegue|devuelvan)|cuando me (?:paguen|depositen|pague|caiga|llegue)|(?:cuando|apenas|hasta que) cobre|recien (?:cobro|me pagan|el)|cuando salga",
        r"licencia(?: medica)?|incapacidad|incapacitad[oa]|baja (?:medica|laboral)|descanso medico|en reposo|con yeso|enyesad[oa]|convalecien[a-z]+|me accidente|me (?:quebre|fracture|cai)|enferm[oa]s?|enfermo|enfermedad|se enfermo|me enferme|operar(?:on|me|se|la|lo)|operad[oa]|me opere|de baja(?= (?:por|hasta|desde|medica|laboral|[.,])|$)|me operan|(?:una|mi|su) operacion|cirugia|accidente|en el hospital|hospitalizad[oa]|internad[oa]|intern[oa] en|en la clinica|covid|gripe|dengue|fractur[a-z]*|parto|embaraz[a-z]*",
        r"imprevistos?|gastos? (?:extra|medico|inesperado|fuerte|grande)s?|(?:un|unos|muchos|tuve) gastos? (?:de|del|con|en)|emergencia|calamidad|descompuso|se me (?:echo a perder|fundio|averio|murio|perdio|dano|rompio|arruino|quemo|complico)|lo estan arreglando|reparando|arreglo del|temporada|ventas (?:andan |estan )?(?:bajas|flojas)|bajaron las ventas|bajas las ventas|malas ventas|ventas [a-z]+ (?:malas|bajas|flojas|pesimas)|ventas (?:cayeron|bajaron)|(?:bajaron|cayeron) (?:mucho )?(?:mis|las) ventas|(?:pocas|poca) ventas?|no he podido vender|cosecha|lluvia|ciclon|huracan|inund[a-z]*|terremoto|incendio",
        r"(?:estoy|ando|quede|agarro|bien) (?:bien |muy |medio |algo |un poco )?(?:cort[oa]|cortad[oa]|apretad[oa]|justo|justa|ajustad[oa])|temporal(?:mente)?|transitori[oa]|se me junt(?:o|aron)|(?:me )?robaron(?= (?:el|la|los|las|mi|todo|mis|en|plata)|$)|me asaltaron|asaltaron|velorio|funeral|fallecio|murio|vacaciones sin|proxima quincena ya",
    ),
    "pt": (
        r"(?:este|esse|neste|nesse) mes(?= (?:nao|esta|ta|eu|foi|apertou|ficou|complicou))|por enquanto|no momento|por agora|agora nao|(?:quando|assim que|ate) (?:eu )?receber|esses dias|clientes sumiram|(?:salario|pagamento|dinheiro) so (?:cai|sai|entra)|alguns dias",
        r"doente|cirurgia|acidente|hospital|internad[oa]|licenca|afastad[oa]|atestado|imprevisto|emergencia|quebrei (?:o|a) (?:braco|perna|pe|mao)|operad[oa]|operei|dengue|covid|gravidez|parad[oa] (?:um|uma|#[0-9]+)",
        r"movimento (?:esta |ta )?fraco|vendas (?:fracas|baixas)|vendas cairam|apertad[oa]|apertou|temporari[oa]|assaltaram|roubaram|(?:fui|foi) (?:assaltad[oa]|roubad[oa]|furtad[oa])|(?:braco|perna|pe|mao) (?:quebrad[oa]|engessad[oa])|engessad[oa]|luto|faleceu|morreu|enterro|enchente|chuva|gasto com|conserto|entressafra",
    ),
    "en": (
        r"this month(?= (?:is|has|was|i|i'm|been|wiped|got|hit))|(?:out|tight|short|behind|struggling|rough|hard|me) this (?:month|week)|(?:rough|tough|hard|bad|lean) (?:month|few weeks|patch)|(?:for|right) now(?= (?:i|money|things|we|it|is)|$)|at the moment|temporar(?:y|ily)|(?:until|when|once) i(?:'m| get| am)? (?:get )?paid|a bit short|(?:money|things|cash) (?:is|are) (?:a bit |very |really )?tight|bit tight",
        r"sick(?! of)|ill|(?:been|i'm|am|is|was|were|fell|got|very|so) i'll|surgery|(?:an|my|his|her) operation|accident|hospital|injured|off work|emergency|unexpected|slow (?:month|season|week|time)|sales are (?:down|slow)|(?:was|got|were|been) robbed|flood(?:ed)?|funeral|death in the family|(?:to bury|burial)|passed away|broke down|(?:car|boiler|roof|fridge|van|truck) (?:broke|died|needed)|vet bill|moving house|cut my shifts|covid|flu|broke my (?:arm|leg|foot|hand)|(?:had|new|having) (?:a )?baby",
    ),
}
_NAMES: Final = {"es": _ES, "pt": _PT, "en": _EN}


def _compile(rows: Mapping[str, tuple[str, ...]], language: str) -> re.Pattern[str]:
    text = "|".join(rows[language])
    for name, words in _NAMES[language].items():
        text = text.replace("{" + name + "}", words)
    return re.compile(rf"(?<![^ ])(?:{text})(?![^ ])")


_STEPS: Final = ((STRUCTURAL, _PERMANENT), (TEMPORARY, _RECOVERING), (STRUCTURAL, _LOST), (TEMPORARY, _TIGHT))
_TABLE: Final = MappingProxyType(
    {language: tuple((label, _compile(rows, language)) for label, rows in _STEPS) for language in _NAMES}
)


def difficulty(line: Line, language: str) -> str | None:
    """Tell a passing difficulty from a lasting one, or None when none is told of."""
    return next((label for label, words in _TABLE[language] if words.search(line.text)), None)
