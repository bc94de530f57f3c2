# ruff: noqa: E501, PLR2004 - a rule is read on one line; short months are the abbreviated ones
"""Hold how Portuguese names days: months, weekdays, offsets, parts of a month, feasts, as rows for the rulebook."""

from typing import Final

from nlu.grammar.day_names import MONTHS, ORDERS
from nlu.grammar.feasts import HEADS, PATTERN
from nlu.grammar.rules import Row

_UNITS = "(?:primeiro|segundo|terceiro|quarto|quinto|sexto|setimo|oitavo|nono)"

WORDS: Final = {
    "WD": "(?:segunda|segundas|terca|tercas|quarta|quartas|quinta|quintas|sexta|sextas|sabado|sabados|domingo|domingos)",
    "MON": "(?:" + "|".join(MONTHS["pt"]) + ")",
    "LONGMON": "(?:" + "|".join(month for month in MONTHS["pt"] if len(month) > 3) + ")",
    "FEIRA": "(?: ?-? ?feiras?)?",
    "DAY": "[#@](?P<d>[1-9]|[12][0-9]|3[01])",
    "ORDINALS": f"(?:(?:decimo|vigesimo|trigesimo) {_UNITS}|{_UNITS}|decimo|vigesimo|trigesimo)",
    "ORDINAL": "(?:" + "|".join(word for word in ORDERS["pt"] if word.endswith("o") and word != "ultimo") + ")",
    "YEAR": "(?:(?: ,)?(?: de| do| do ano de)? #(?P<y>20[0-9][0-9]|1[5-9][0-9][0-9])"
    "| de #(?P<y>2[0-9]|[5-9][0-9])(?= [,.?]|$)| deste ano)",
    "NEXTMES": "(?:(?:proximo|outro) mes|mes (?:que vem|que entra|seguinte|proximo))",
    "NEXTSEM": "(?:(?:proxima|outra) semana|semana (?:que vem|que entra|seguinte|proxima))",
    "LASTMES": "(?:mes (?:passado|anterior)|ultimo mes)",
    "LASTSEM": "(?:semana (?:passada|anterior)|ultima semana)",
    "PART": "(?: (?:de|a|pela|na|da) (?:manha|tarde|noite)| cedo| mesmo| sem falta)?",
    "PREP": "(?:na|no|nessa|nesta|nesse|neste|essa|esta|esse|este|a|o|da|do|desta|dessa|deste|ate|para|proxima|proximo|pela)",
    "FEASTHEADS": HEADS,
    "FEAST": PATTERN,
    "DATED": "(?:(?:o|a|no|na|dia|proxima|proximo) ){0,2}(?:hoje|amanha|ontem|{WD}"
    "|[#@](?:[1-9]|[12][0-9]|3[01])(?! (?:parcelas?|vezes|mil|reais|dias|semanas|meses))|=|{FEAST})",
}

# fmt: off
ROWS: Final[tuple[Row, ...]] = (
    # -- days that hang on today
    ("none", "hoje", r"hoje e {WD}{FEIRA}"),
    ("offset0", "hoje", r"hoje(?: mesmo| em dia)?{PART}(?:,? {WD}{FEIRA})?"),
    ("now", "agora ja de neste nesse", r"agora(?: mesmo)?|ja ja|de imediato|(?:neste|nesse) (?:exato )?momento"),
    ("offset0", "esta nesta essa", r"(?:esta|nesta|essa) (?:tarde|noite|manha)"),
    ("offset1", "amanha", r"amanha{PART}(?:,? {WD}{FEIRA})?"),
    ("offset2", "depois o dia", r"depois de amanha{PART}|(?:o )?dia depois de amanha"),
    ("offset-1", "ontem", r"ontem"),
    ("offset-2", "anteontem antes o dia no", r"anteontem|antes de ontem|(?:o |no )?dia antes de ontem"),
    ("dayafter", "o no dia proximo outro", r"(?:o |no )?dia seguinte|(?:o |no )?proximo dia(?! #)|no outro dia"),
    ("daybefore", "o no dia", r"(?:o |no )?dia anterior"),
    ("offset", "em dentro daqui", r"(?:em|dentro de|daqui a|daqui|daqui ha) (?:uns |umas )?{N} (?P<unit>dias?|semanas?|quinzena|mes|horas|anos?)(?: e (?:(?P<half>mei[oa])|#(?P<more>[1-9]|[12][0-9]) dias))?(?! ut[ei]is| util)"),
    ("offset", "dentro daqui", r"(?:dentro de|daqui a|daqui) (?:uns )?{N} (?P<unit>meses)"),
    ("offset", "# um uma em", r"(?:em )?{N} (?P<unit>dias?|semanas?|mes|meses) (?:depois de|a partir de|a contar de) hoje"),
    ("workdays", "em dentro daqui", r"(?:em |dentro de |daqui a )#(?P<n>[0-9]+) dias uteis"),
    ("offsetpair", "em daqui", r"(?:em|daqui a|dentro de) (?:um par|uns dois) de (?P<unit>dias|semanas)"),
    ("shift", "# um uma em", r"(?:em )?{N} (?P<unit>dias?|semanas?|mes|meses|anos?) (?P<dir>depois d[eoa]|antes d[eoa]|apos o|apos|a partir d[eoa])(?= {DATED})"),
    ("after", "# uma um", r"{N} (?P<unit>dias?|semanas?|mes|meses) depois"),
    ("ago", "ha faz", r"(?:ha|faz) (?:uns |umas |quase )?(?:#(?P<years>[0-9]+) anos?(?: ,| e)? )?(?:#(?P<months>[0-9]+) mes(?:es)?(?: ,| e)? )?{N} (?P<unit>dias?|semanas?|mes|meses)(?! sem| que)(?: atras)?"),
    ("ago", "# um uma", r"{N} (?P<unit>dias?|semanas?|mes|meses) atras"),
    ("nthweekday", "daqui em dentro", r"(?:daqui a|em|dentro de) #(?P<n>[2-9]) (?P<wd>{WD}){FEIRA}"),
    ("tenure", "ha faz desde estou", r"(?:ha|faz|desde ha|estou ha) (?:uns |mais de |quase )?{N} (?:anos?|mes|meses|dias?|semanas?)(?= (?:sem|que|desempreg|parad|doente|esperando))"),
    ("tenure", "ha faz estou", r"(?:ha|faz|estou ha) (?:uns |mais de |quase )?{N} anos?|estou ha {N} (?:mes|meses|dias|semanas)"),
    # -- weekdays
    ("weekday", "{WD} na no nessa nesta nesse neste essa esta esse este a o proxima proximo", r"(?:{PREP} ){0,2}(?P<wd>{WD}){FEIRA}(?! (?:parcela|via|vez|prestacao|quinzena|cobranca|fatura|mensagem|parte|opcao|chance|feira|ordem|conta|mao|semana)){PART}"),
    ("weekday", "na no nessa nesta a ou ,", r"(?:na|no|nessa|nesta|ate|proxima) @(?P<wdn>[2-6])(?: ?-? ?feira)?(?! (?:parcela|via|vez|prestacao|quinzena|cobranca|fatura|mensagem|parte|opcao|chance|ordem|conta|semana|de))"),
    ("weekday", "na nessa nesta proxima", r"(?:na|nessa|nesta|proxima) (?P<wd>ter)(?! que)"),
    ("weekday", "@ ou e", r"(?:ou |e )?@(?P<wdn>[2-6]) ?-? ?feira|ou @(?P<wdn>[2-6])(?= [,.?]|$)"),
    ("weekday", "{WD} na no a o", r"(?:{PREP} )?(?P<wd>{WD}){FEIRA} (?:que vem|proxima|proximo|agora){PART}"),
    ("weekday7", "na a outra na no", r"(?:na |a )?outra (?P<wd>{WD}){FEIRA}"),
    ("following", "{WD} na no a o", r"(?:{PREP} )?(?P<wd>{WD}){FEIRA} (?:seguinte|depois)|(?:na|a|no|o) seguinte|(?:na|no) (?:outra|outro)(?=$| [,.?])"),
    ("nextweekday", "{WD} na no a o", r"(?:{PREP} )?(?P<wd>{WD}){FEIRA}(?: ,)? d?a {NEXTSEM}"),
    ("nextweekday", "semana proxima na", r"(?:na )?{NEXTSEM} ,?(?: ?na| ?no)? ?(?P<wd>{WD}){FEIRA}"),
    ("lastweekday", "{WD} na no a o ultima ultimo", r"(?:{PREP} )?(?P<wd>{WD}){FEIRA} (?:passada|passado|anterior)|(?:{PREP} )?ultim[oa] (?P<wd2>{WD}){FEIRA}(?! d)"),
    ("lastweekweekday", "{WD} na no a o", r"(?:{PREP} )?(?P<wd>{WD}){FEIRA}(?: ,)? da {LASTSEM}"),
    ("thisweekday", "{WD} na no a o", r"(?:{PREP} )?(?P<wd>{WD}){FEIRA} (?:desta|dessa|nesta) semana"),
    ("weekend", "no o fim neste final", r"(?:no |o |neste |este |nesse )?(?:fim|final) de semana"),
    ("weekpart", "no meio fim final meados", r"(?:no )?(?:(?P<mid>meio|meados)|fim|final) da {NEXTSEM}"),
    ("monthday", "{WD} na no", r"(?:{PREP} )?(?:{WD}{FEIRA} ,(?: no)?(?: dia)? {DAY} (?:de )?(?P<mon>{MON})(?:{YEAR})?|(?P<wd>{WD}){FEIRA}(?: ,)?(?: no)? dia {DAY}(?: (?:de )?(?P<mon>{MON})(?:{YEAR})?)?|(?P<wd>{WD}){FEIRA} {DAY}(?: (?:de )?(?P<mon>{MON})(?:{YEAR})?)?)(?! ?%| reais| mil| parcelas| vezes| x)"),
    ("ordinalweekday", "na a primeira segunda terceira ultima no ultimo primeiro", r"(?:na |a |no |o )?(?P<ord>primeira|primeiro|segunda|segundo|terceira|terceiro|quarta|quarto|ultima|ultimo) (?P<wd>{WD}){FEIRA} (?:(?P<this>deste mes|desse mes)|(?:de|do) (?:mes que ja foi|(?P<gone>{LASTMES})|mes|(?P<mon>{MON})(?:{YEAR})?|(?P<next>{NEXTMES})))"),
    # -- days of a month
    ("monthday", "# @ no dia em a para ate do ao", r"(?:(?:no|em|a|dia|o|do|ao) ){0,2}{DAY} (?:de |do |/ |- )?(?P<mon>{MON})(?:{YEAR}| [-/] #(?P<y>20[0-9][0-9]))?(?: ,? ?{WD}{FEIRA})?"),
    ("monthday", "{ORDINAL} dia em no ao", r"(?:no |ao |em )?(?:dia )?(?P<ow>{ORDINALS}) de (?P<mon>{MON})(?:{YEAR})?"),
    ("monthday", "# @ no dia", r"(?:(?:no|dia|em) ){0,2}{DAY} (?:de|do|/) (?:mes )?#(?P<mn>[1-9]|1[0-2]) (?:de|do|/) #(?P<y>20[0-9][0-9])"),
    ("monthday", "no dia do", r"(?:(?:no|do) )?dia #(?P<d>[1-9]|[12][0-9]|3[01]) do (?:mes )?#(?P<mn>[1-9]|1[0-2])(?! mil| reais| de)"),
    ("monthday", "do de dia dias no nos", r"(?:(?:no|nos|do|dia|dias|de) ){1,2}#(?P<d>[1-9]|[12][0-9]|3[01])(?= (?:ao?|e|ou|ate)(?: o| dia| ao)?(?: dia)? #(?:[1-9]|[12][0-9]|3[01]) (?:de |do )(?P<mon>{MON})(?![^ ])(?:{YEAR})?)"),
    ("monthday", "{MON} em", r"(?:em )?(?P<mon>{LONGMON}) {DAY}(?:{YEAR})?(?! mil| reais| parcelas)"),
    ("nextmonthday", "# @ no dia", r"(?:(?:no|dia) ){0,2}{DAY} (?:de |do )(?:{NEXTMES})"),
    ("lastmonthday", "# @ no dia", r"(?:(?:no|dia) ){0,2}{DAY} do {LASTMES}"),
    ("thismonthday", "# @ no dia o", r"(?:(?:no|dia|o) ){0,2}{DAY} (?:deste mes|desse mes|do corrente)"),
    ("day", "# @ no dia o", r"(?:(?:no|dia|o) ){0,2}{DAY} do mes"),
    ("day", "dia no o ao", r"(?:no dia|o dia|ao dia|dia) [#@](?P<d>[1-9]|[12][0-9]|3[01])(?! ?%| mil| de cada| reais)(?: sem falta)?"),
    ("day", "dias #", r"dias #(?P<d>[1-9]|[12][0-9]|3[01])(?= e #)|(?:(?<=dias #[0-9][0-9] e )|(?<=dias #[0-9] e ))#(?P<d>[1-9]|[12][0-9]|3[01])(?! de|ro)"),
    ("day", "dia no", r"(?:no )?dia (?P<first>primeiro)|no #(?P<d>[1-9]|[12][0-9]|3[01])(?= [,.?]|$)"),
    ("monthly+day", "# dia todo cada no", r"(?:(?:no|todo|cada|dia) ){0,3}{DAY} de (?:cada|todo|todos os) mes(?:es)?|(?:todo|cada) dia #(?P<d2>[1-9]|[12][0-9]|3[01])"),
    ("monthly+nth", "na a toda primeira segunda terceira ultima no o primeiro segundo ultimo", r"(?:na |a |no |o |toda )?(?P<ord>primeira|primeiro|segunda|segundo|terceira|terceiro|ultima|ultimo) (?P<wd>{WD}){FEIRA} de (?:cada|todo) mes"),
    ("monthly+end", "todo cada no fim", r"(?:todo|cada|no) (?:fim|final) de (?:cada )?mes|(?:fim|final) de cada mes"),
    ("semi+pair", "# dias dia todo", r"(?:(?:nos|dias|todo|dia) ){0,3}#(?P<d>[1-9]|[12][0-9]|3[01]) e (?:dia )?#(?P<e>[1-9]|[12][0-9]|3[01]) (?:de cada mes|de todo mes)"),
    # -- parts of a month
    ("monthend", "no ao fim final ultimo", r"(?:(?:no|ao|o) )?(?:fim|final|finalzinho|ultimo dia|ultimos dias|ultimo dia util|fechamento) (?:de|do|deste|desse) (?:mes|(?P<mon>{MON})(?:{YEAR})?)|(?:o |no )?ultimo dia(?! d)"),
    ("nextmonthend", "no ao fim final", r"(?:(?:no|ao) )?(?:fim|final|ultimo dia) (?:de|do) (?:{NEXTMES})"),
    ("yearend", "no fim final", r"(?:no )?(?:fim|final) (?:de|do) ano"),
    ("yearstart", "no comeco inicio", r"(?:no )?(?:comeco|inicio) do (?:ano|proximo ano|ano que vem)"),
    ("monthstart", "no comeco inicio principio primeiro nos primeiros", r"(?:(?:no|o|na|a|nos) )?(?:comeco|comecinho|inicio|principio|primeiro dia|primeiros dias) (?:de|do) (?:(?P<next>{NEXTMES})|mes|(?P<mon>{MON})(?:{YEAR})?)"),
    ("monthmiddle", "no meio meados em", r"(?:(?:no|em) )?(?:meio|meados|metade) (?:de|do|deste) (?:(?P<next>{NEXTMES})|mes|(?P<mon>{MON})(?:{YEAR})?)"),
    ("weekofmonth", "na a primeira segunda terceira quarta ultima", r"(?:na |a )?(?P<ord>primeira|segunda|terceira|quarta|ultima) semana (?:de|do|deste) (?:(?P<next>{NEXTMES})|mes|(?P<mon>{MON})(?:{YEAR})?)(?:(?: ,)? na (?P<wd>{WD}){FEIRA})?"),
    ("businessday", "no o primeiro segundo terceiro quarto quinto sexto decimo @", r"(?:(?:no|o) )?(?:(?P<ord>primeiro|segundo|terceiro|quarto|quinto|sexto|setimo|oitavo|nono|decimo)|@(?P<ordn>[1-9]|10)) dia util(?: (?:(?P<this>deste mes|desse mes)|(?:de|do) (?:(?P<next>{NEXTMES})|mes|(?P<mon>{MON})(?:{YEAR})?)))?"),
    ("nextmonth", "no o mes proximo outro", r"(?:no |o )?(?:(?:proximo|outro) mes|mes (?:que vem|que entra|seguinte|proximo))"),
    ("again", "no na o a", r"(?:no|na|o|a) proxim[oa](?= [,.?]|$)"),
    ("month", "{MON}", r"(?P<mon>{MON})(?: ,)?(?: de)? #(?P<y>20[0-9][0-9]|19[0-9][0-9])"),
    ("none", "o a os as", r"(?:o|a|os|as) d[eo](?: mes de)? {LONGMON}(?:{YEAR})?"),
    ("baremonth", "{LONGMON}", r"(?P<mon>{LONGMON})(?:{YEAR})?"),
    ("month", "em para ate de desde a", r"(?:em|para|ate|de|desde|a partir de|no mes de) (?P<mon>{LONGMON})(?:{YEAR})?"),
    # -- weeks and quinzenas
    ("nextweek", "na a semana proxima outra no", r"(?:(?:na|a|no) )?(?:(?:inicio|comeco) da )?{NEXTSEM}"),
    ("day", "na quinzena", r"(?:na |a )?quinzena do (?:dia )?#(?P<d>1[3-6]|2[89]|3[01])(?! de)"),
    ("payday", "na a nesta esta quinzena fim no dia", r"(?:(?:na|a|nesta|esta|nessa|da) )?quinzena|(?:no )?dia do pagamento|(?:no )?fim da quinzena"),
    ("paydaynext", "na a proxima quinzena", r"(?:(?:na|a) )?(?:proxima quinzena|quinzena que vem)"),
    ("payday2", "na a outra quinzena", r"(?:(?:na|a) )?(?:outra quinzena|quinzena seguinte)"),
    ("half", "na a primeira segunda @", r"(?:(?:na|a) )?(?:(?P<h1>primeira|@1)|(?P<h2>segunda|@2)) quinzena(?: (?:de|do) (?:(?P<mon>{MON})(?:{YEAR})?|mes|(?P<next>{NEXTMES})))?"),
    ("feast", "{FEASTHEADS} no na o a proximo proxima", r"(?:no |na |o |a )?(?:(?P<next>proxim[oa]) )?(?P<feast>{FEAST})(?:{YEAR}| (?P<gone>passad[oa])| (?P<next>que vem))?"),
    ("season", "decimo @ # decimoterceiro", r"(?P<income>decimo) terceiro|(?P<income2>decimoterceiro)|@13(?: salario)?|#13 salario|#10 @3"),
)
# fmt: on
