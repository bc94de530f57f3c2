# ruff: noqa: SIM905, E501, PLR2004, FURB171 - a rule is read on one line
"""Hold how Spanish names dates, counts, frequencies and shares, as rows for the rulebook."""

from typing import Final

from nlu.grammar.rules import Row

MONTHS: Final = {
    "enero": 1,
    "ene": 1,
    "febrero": 2,
    "feb": 2,
    "marzo": 3,
    "mar": 3,
    "abril": 4,
    "abr": 4,
    "mayo": 5,
    "may": 5,
    "junio": 6,
    "jun": 6,
    "julio": 7,
    "jul": 7,
    "agosto": 8,
    "ago": 8,
    "septiembre": 9,
    "sep": 9,
    "sept": 9,
    "set": 9,
    "octubre": 10,
    "oct": 10,
    "noviembre": 11,
    "nov": 11,
    "diciembre": 12,
    "dic": 12,
}
WEEKDAYS: Final = {
    "lunes": 0,
    "martes": 1,
    "miercoles": 2,
    "jueves": 3,
    "viernes": 4,
    "sabado": 5,
    "sabados": 5,
    "domingo": 6,
    "domingos": 6,
}

WORDS: Final = {
    "WD": "(?:lunes|martes|miercoles|jueves|viernes|sabado|sabados|domingo|domingos)",
    "MON": "(?:" + "|".join(MONTHS) + ")",
    "LONGMON": "(?:" + "|".join(month for month in MONTHS if len(month) > 4 or month in {"mayo"}) + ")",
    "DAY": "[#@](?P<d>[1-9]|[12][0-9]|3[01])",
    "YEAR": "(?: ,)?(?: de| del| del ano| de el)? #(?P<y>20[0-9][0-9]|19[0-9][0-9])",
    "NEXTMES": "(?:(?:el )?(?:proximo|otro|siguiente) mes|(?:el )?mes (?:que viene|que entra|que sigue|entrante|proximo|siguiente)|entrante)",
    "NEXTSEM": "(?:(?:proxima|otra|siguiente) semana|semana (?:que viene|que entra|que sigue|entrante|proxima|siguiente))",
    "PART": "(?: (?:en|por|a) la (?:manana|tarde|noche)| a primera hora| temprano| al mediodia| a mediodia| mismo| sin falta)?",
    "CUOTA": "(?:cuotas?|pagos?|abonos?|partes|plazos|parcialidades|exhibiciones|exhibicion|letras?|armadas?|entregas"
    "|tantos|depositos?|transferencias?|tractos?|cheques|aportes|contados|desembolsos|partidas|parcelas)",
    "ADJ": "(?:(?:comodas|pequenas|pequenos|buenas|ultimas|ultimos|primeras|primeros|unicas|simples|solas|solos|otras|otros"
    "|mas|nuevas|iguales|mismas) )?",
    "FREQ": "(?P<f>mensual(?:es)?|mensualmente|quincenal(?:es)?|quincenalmente|semanal(?:es)?|semanalmente|catorcenal(?:es)?"
    "|bisemanal(?:es)?)",
    "LEAD": "(?:en|a|por|durante|x|hasta en|para|pagando|pagar|pagaria|pago|serian|son|unos|unas)",
    "N": "(?:#(?P<n>[0-9]+)|(?P<one>un|una))",
}

# fmt: off
ROWS: Final[tuple[Row, ...]] = (
    # -- days that hang on today
    ("none", "hoy", r"hoy es {WD}(?: #[0-9]+)?"),
    ("offset0", "hoy", r"hoy(?: mismo| dia)?{PART}(?:(?: ,)? {WD}(?: #[0-9]+(?= |$)(?! lucas| mil| pesos))?)?"),
    ("now", "ahora ahorita ya al altiro de", r"ahora|ahora mismo|ahorita(?: mismo)?|ya mismo|al tiro|altiro|de inmediato"),
    ("offset0", "esta", r"esta (?:tarde|noche|manana)|esta misma (?:tarde|noche)"),
    ("offset1", "manana", r"manana{PART}(?:(?: ,)? {WD})?"),
    ("offset2", "pasado", r"pasado manana{PART}"),
    ("none", "la esta por de en a", r"(?:por|en|de|a) la manana|la manana"),
    ("offset-1", "ayer anoche", r"ayer|anoche"),
    ("offset-2", "anteayer antier antes", r"anteayer|antier|antes de ayer"),
    ("inweek", "hoy {WD} el de este", r"(?:(?:el|de|este|del) )?(?:hoy|(?P<wd>{WD})) en #8(?: dias)?"),
    ("offset", "en dentro de a como", r"(?:como )?(?:en|dentro de|de aqui a|de aca a|de hoy en) (?:unos |unas |como |max |maximo )?{N} (?P<unit>dias?|semanas?|quincena|mes|horas|hrs|ano)(?: mas| habiles| exactos)?"),
    ("offset", "# en dentro un una", r"(?:(?:en|dentro de) )?{N} (?P<unit>dias?|semanas?|mes|meses) (?:a partir de|desde|contados desde|contando desde) (?:hoy|ahora)"),
    ("offset", "dentro de", r"(?:dentro de|de aqui a|de aca a) (?:unos )?{N} (?P<unit>meses)"),
    ("offset", "a", r"a #(?P<n>[0-9]+) (?P<unit>dias)(?! de)"),
    ("offsetpair", "en dentro", r"(?:en|dentro de) un par de (?P<unit>dias|semanas)"),
    ("offset", "en dentro", r"(?:en|dentro de) (?P<one>media) (?P<unit>semana)"),
    ("after", "# a una un", r"(?:a los )?{N} (?P<unit>dias?|semanas?|mes|meses) (?:despues|mas tarde|siguientes)"),
    ("ago", "hace", r"hace (?:como |unos |unas |casi )?{N} (?P<unit>dias?|semanas?|mes|meses)(?! que| sin| atras)"),
    ("ago", "#", r"#(?P<n>[0-9]+) (?P<unit>dias|semanas|meses) atras"),
    ("tenure", "hace desde llevo llevamos tengo debo", r"(?:desde )?(?:hace|llevo|llevamos|tengo|debo|van) (?:como |ya |mas de |casi |unos )?{N} (?:anos?|mes|meses|dias?|semanas?|quincenas?|cuotas|horas)(?= (?:que no|sin|de atras|atras|de mora|enferm|en paro|desemplead|esper|trabaj|de client|como|con|vencid|en|viviendo|intent|llam|pidiendo))"),
    ("tenure", "hace desde llevo llevamos van", r"(?:desde hace|desde|llevo|llevamos|van|hacen|tengo|debo) (?:como |ya |mas de |casi |unos )?{N} (?:anos?|mes|meses|dias|semanas)|hace (?:como |ya |mas de |casi |unos )?{N} anos?|hace mas de {N} (?:mes|meses|dias|semanas)"),
    ("tenure", "llevo llevamos", r"(?:llevo|llevamos) (?:como |ya |mas de |casi |unos )?{N} (?:dias?|semanas?|quincenas?|horas)"),
    # -- weekdays
    ("weekday", "{WD} el este proximo ese para la", r"(?:(?:el|este|ese|mismo|proximo|para el) ){0,3}(?P<wd>{WD}){PART}"),
    ("weekday", "{WD} el este", r"(?:(?:el|este) )?(?P<wd>{WD}) (?:proximo|que viene|que entra|entrante|venidero|mas cercano){PART}"),
    ("weekday7", "el este otro", r"(?:el |este )?otro (?P<wd>{WD})"),
    ("weekday7", "{WD} el", r"(?:el )?(?P<wd>{WD}) (?:de arriba|subsiguiente|de la otra)"),
    ("following", "{WD} el siguiente", r"(?:el )?(?P<wd>{WD}) siguiente|(?:el )?siguiente (?P<wd2>{WD})|el (?:subsiguiente|siguiente)(?! mes| pago)"),
    ("nextweekday", "{WD} el", r"(?:el )?(?P<wd>{WD})(?: pero)? (?:de|en) la {NEXTSEM}{PART}"),
    ("nextweekday", "la proxima otra siguiente semana", r"(?:la )?{NEXTSEM} (?:el )?(?P<wd>{WD}){PART}"),
    ("lastweekday", "{WD} el este", r"(?:(?:el|este) )?(?P<wd>{WD}) (?:pasado|anterior|de la semana pasada)|(?:el )?pasado (?P<wd2>{WD})"),
    ("lastweekday", "{WD} el", r"(?:el )?(?P<wd>{WD}) de (?:la )?semana pasada|(?:el )?ultimo (?P<wd2>{WD})(?! de)"),
    ("thisweekday", "{WD} el este", r"(?:(?:el|este) )?(?P<wd>{WD}) de esta semana"),
    ("lastweekday", "el pasado ultimo", r"(?:el )?pasado (?P<wd2>{WD})"),
    ("weekend", "el este fin finde proximo", r"(?:(?:el|este|proximo) )*(?:fin de semana|finde)(?: que viene)?"),
    ("monthday", "{WD} el este", r"(?:(?:el|este|proximo) ){0,2}(?:{WD} ,(?: el)?(?: dia)? {DAY} (?:de )?(?P<mon>{MON})(?:{YEAR})?|{WD}(?: el)?(?: dia)? {DAY}(?: (?:de )?(?P<mon>{MON})(?:{YEAR})?)?)(?! ?%| por ciento| mil| lucas| pesos| cuotas| soles| dolares)"),
    ("ordinalweekday", "el primer segundo tercer ultimo cuarto", r"(?:el )?(?P<ord>primer|segundo|tercer|cuarto|ultimo) (?P<wd>{WD}) (?:de|del) (?:mes|(?:mes de )?(?P<mon>{MON})|(?P<next>{NEXTMES}))"),
    # -- days of a month
    ("monthday", "# @ el dia los para del al", r"(?:(?:el|los|dia|para el|del|al) ){0,2}{DAY} (?:dias )?(?:de |del |del mes de |- |/ )?(?P<mon>{MON})(?:{YEAR}| [-/] #(?P<y>20[0-9][0-9]))?(?: ,? ?{WD})?"),
    ("monthday", "primero el del al", r"(?:el |del |al )?(?:dia )?(?P<first>primero) de (?P<mon>{MON})(?:{YEAR})?"),
    ("monthday", "{MON}", r"(?P<mon>{LONGMON}) {DAY}(?:{YEAR})?(?! mil| lucas| pesos| cuotas)"),
    ("nextmonthday", "# @ el dia del al", r"(?:(?:el|dia|del|al) ){0,2}{DAY} (?:de |del )(?:{NEXTMES})"),
    ("nextmonthday", "el dia primero", r"(?:(?:el|dia) ){0,2}(?P<first>primero) (?:de |del )(?:{NEXTMES})"),
    ("nextmonthday", "el proximo otro", r"(?:{NEXTMES}) (?:el )?(?:dia )?{DAY}"),
    ("day", "# @ el dia del al", r"(?:(?:el|dia|del|al) ){0,2}{DAY} (?:de este mes|del mes|del presente(?: mes)?|del corriente(?: mes)?|de este|del actual)"),
    ("day", "el dia para al del", r"(?:el proximo |el dia |el |dia |al |del |este )#(?P<d>[1-9]|[12][0-9]|3[01])(?: sin falta)?(?! ?%| por ciento|ciento| a #| mil| k| de cada| de [0-9#]|ero)"),
    ("day", "el dia para al del @", r"(?:el dia |el |dia |al |del )@(?P<d>[1-9]|[12][0-9]|3[01])(?= |$)(?! (?:cuota|pago|mes|abono|aviso|vez|piso|correo|mensaje|dia|intento|quincena|semana|parte|recibo))"),
    ("day", "el dia primero", r"(?:el )?(?:dia )?(?P<first>primero) (?:del mes|del|de este mes)"),
    ("monthly+day", "# el cada los todos dia @ a", r"(?:(?:el|los|todos los|cada|dia|dias|a) ){0,3}{DAY} de (?:cada|todos los) mes(?:es)?"),
    ("monthly+day", "cada todos", r"(?:cada|todos los)(?: dia)? #(?!1(?: |$))(?P<d>[1-9]|[12][0-9]|3[01])(?! (?:dias|de cada mes|semanas|meses|y #))(?: de mes| del mes)?"),
    ("monthly+day", "los todos", r"(?:todos )?los dias #(?P<d>[1-9]|[12][0-9]|3[01])(?: de cada mes)?"),
    ("monthly+day", "los el", r"los #(?P<d>[1-9]|[12][0-9]|3[01])(?= |$)(?! (?:mil|de|dias|que|pesos|lucas|k|\$|cuotas|pagos|meses|anos))"),
    ("monthly+first", "el primero cada", r"(?:el |cada )?primero de cada mes"),
    ("monthly+end", "cada a al el los todos fin fines", r"(?:(?:a|al|el|los|cada|todos los) )*(?:(?:cada|todos los) (?:fin(?:es)?|final(?:es)?) de mes|(?:fin|fines|final|ultimo(?: dia)?) de cada mes)"),
    ("semi+pair", "# el cada los todos", r"(?:(?:el|los|todos los|cada|dias) ){0,2}#(?P<d>[1-9]|[12][0-9]|3[01]) y (?:el )?(?:#(?:[1-9]|[12][0-9]|3[01])|ultimo|fin) (?:de cada mes|de mes|de cada quincena)"),
    ("semi+pair", "cada los todos #", r"(?:cada |los |todos los )?#(?P<d>15) y (?:#30|#31|ultimo|fin de mes)"),
    # -- parts of a month
    ("monthend", "a al el fin fines final finales cierre ultimo ultimos termino para ultima", r"(?:(?:a|al|el|los|para) ){0,2}(?:fin|fines|final|finales|cierre|termino|ultimo|ultimos|ultimo dia|ultimos dias|ultimo dia habil|ultima hora|ultima semana) (?:de|del)(?: el)? (?:este mes|mes de (?P<mon2>{MON})|mes actual|presente mes|mes|(?P<mon>{MON})(?:{YEAR})?)"),
    ("nextmonthend", "a al el fin fines final finales cierre ultimo", r"(?:(?:a|al|el) )?(?:fin|fines|final|finales|cierre|ultimo dia|ultimos dias) (?:de|del) (?:{NEXTMES})"),
    ("monthend", "a fin fines el", r"(?:a )?(?:fin|fines) de mes|el ultimo dia(?! de| del)|el ultimo dia habil"),
    ("yearend", "a fin fines final el", r"(?:a |el )?(?:fin|fines|final|finales) (?:de|del) ano"),
    ("monthstart", "a al principio principios inicio inicios comienzo comienzos primeros los primer primera la el", r"(?:(?:a|al|el|la|los) )?(?:principios?|inicios?|comienzos?|primeros|primeros dias|primer dia|primera semana) (?:de|del)(?: el)? (?:mes de (?P<mon2>{MON})|(?P<next>{NEXTMES})|mes|(?P<mon>{MON})(?:{YEAR})?)"),
    ("monthmiddle", "a mediados mitad medio", r"(?:a )?(?:mediados|mitad|medio) (?:de|del) (?:mes de (?P<mon2>{MON})|(?P<next>{NEXTMES})|mes|(?P<mon>{MON})(?:{YEAR})?)"),
    ("nextmonth", "el proximo mes otro siguiente al", r"(?:el |al )?(?:(?:proximo|otro|siguiente) mes|mes (?:que viene|que entra|que sigue|entrante|proximo|siguiente))"),
    ("month", "en para desde hasta de mes el a durante por", r"(?:en|para|desde|hasta|a partir de|durante|por|el mes de|mes de|de|a) (?:el mes de )?(?P<mon>{LONGMON})(?:{YEAR})?(?! #(?:[1-9]|[12][0-9]|3[01])(?![0-9.]))"),
    # -- weeks and quincenas
    ("nextweek", "la proxima otra siguiente semana a el", r"(?:a (?:principios|comienzos|inicios) de )?(?:(?:la|el) )?{NEXTSEM}"),
    ("payday", "la esta quincena proxima fin en el dia mi", r"(?:(?:la|esta|el|mi|de|para) ){0,2}(?:fin de )?quincena(?: de este mes| del mes)?|(?:el |mi )?dia de pago|mi (?:proxima )?quincena"),
    ("paydaynext", "la proxima", r"(?:la )?proxima quincena|(?:la )?quincena (?:que viene|que entra|entrante|proxima)"),
    ("payday2", "la otra siguiente quincena", r"(?:la )?(?:otra|siguiente|subsiguiente) quincena|(?:la )?quincena (?:siguiente|de arriba)"),
    ("half", "la primera segunda 1ra 2da @", r"(?:la )?(?:(?P<h1>primera|@1)|(?P<h2>segunda|@2)) quincena(?: (?:de|del)(?: el)? (?:mes de )?(?:(?P<mon>{MON})(?:{YEAR})?|(?P<next>{NEXTMES})|mes|este mes))?"),
    ("half", "la quincena", r"(?:la )?quincena de (?P<mon>{LONGMON})"),
    ("holiday", "navidad nochebuena ano la el", r"(?:la )?(?P<xmas>navidad)|(?P<eve>nochebuena)|(?P<ny>ano nuevo)"),
    ("season", "aguinaldo gratificacion grati prima primas decimo regalia cts sac utilidades ptu cesantias extra doble", r"(?P<income>aguinaldo|gratificacion|grati|primas?|decimo|regalia|cts|sac|utilidades|ptu|cesantias|extra(?= de (?:navidad|junio|verano))|doble(?= sueldo))(?: sueldo| de navidad)?"),
    # -- counts
    ("count1", "un una en", r"(?:un|una) (?:solo|sola|unico|unica) (?:pago|cuota|exhibicion|vez|abono|parte|deposito|transferencia|plazo)|#1 (?:pago|cuota|exhibicion)"),
    ("countrange", "# entre de", r"(?:entre #(?P<n>[1-9][0-9]?) y|(?:de )?#(?P<n>[1-9][0-9]?) (?:o|a|u|-)) #(?P<hi>[1-9][0-9]?) (?:{ADJ}{CUOTA}|(?P<cu>mensualidades|quincenas))"),
    ("countrange", "en a por", r"(?:en|a|por) (?:unos |unas )?#(?P<n>[0-9]+) (?:o|a|u|-) #(?P<hi>[0-9]+) (?P<cu>meses|quincenas|semanas)"),
    ("count", "#", r"#(?P<n>[0-9]+) {ADJ}{CUOTA}(?: iguales)?"),
    ("countspan", "#", r"#(?P<n>[0-9]+) {ADJ}(?P<cu>mensualidades|quincenalidades|semanalidades|msi)"),
    ("countspan", "#", r"#(?P<n>[0-9]+) (?P<cu>meses) sin intereses"),
    ("countspan", "en a por durante x hasta pagando", r"(?:en|a|por|durante|x|hasta en|pagando) (?:los |las |unos |unas |mis |como |max |maximo )?(?:proximos |proximas |siguientes )?#(?P<n>[0-9]+) (?P<cu>meses|quincenas)(?! de (?:plazo|gracia|espera))"),
    ("countspan", "en", r"en (?:unos )?(?P<n1>un) ano(?= (?:mensual|pagando|de a|a razon))"),
    ("countspan", "por durante x", r"(?:por|durante|x) (?:las |unas |proximas )*#(?P<n>[0-9]+) (?P<cu>semanas|catorcenas)"),
    ("countspan", "los las", r"(?:los|las) (?:(?:proximos|proximas|siguientes) #(?P<n>[0-9]+) (?P<cu>meses|quincenas|semanas)|#(?P<n>[0-9]+) (?P<cu>meses|quincenas|semanas) (?:siguientes|proximos|proximas|que vienen))"),
    ("countyear", "por durante", r"(?:por|durante) un ano"),
    ("span", "#", r"#(?P<n>[0-9]+) (?P<cu>meses|quincenas|semanas|catorcenas)"),
    ("measure", "# un una", r"{N} (?:dias|dia(?! #)|anos?|horas?|hrs|minutos?|min|anitos|veces|vez)"),
    ("count", "las los", r"(?:las|los) (?:otras|otros|demas|siguientes|restantes|ultimas|ultimos) #(?P<n>[1-9]|1[0-2])(?! mil| lucas| pesos| soles| dias| meses| semanas| anos|\.)"),
    ("count", "en", r"en #(?P<n>[2-9]|[1-3][0-9])(?= (?:mensual|quincenal|semanal|iguales|comodas|desde|empezando|a partir|y |,|\.|\?|de \$|de a |de #|por favor|cada|sin)|$)"),
    ("count", "en", r"en #(?P<n>[2-9]|[1-3][0-9]) veces"),
    ("understood", "#", r"#(?P<n>[1-9]|[1-5][0-9])(?: mas)? (?:de a|de)(?= (?:\$ ?|s/ |rd\$ |us\$ )?#[0-9]{2,})"),
    ("times", "#", r"#(?P<n>[1-9]|[1-9][0-9]) x"),
    ("none", "cuota letra factura boleta recibo contrato poliza cuenta caso ticket folio pedido orden cliente calle avenida casa dpto depto departamento piso km articulo ley rut dni cedula curp rfc nit ruc nif documento telefono cel celular fono edad referencia codigo clave serie medidor suministro convenio", r"(?:cuota|letra|factura|boleta|recibo|contrato|poliza|cuenta|caso|ticket|folio|pedido|orden|cliente|calle|avenida|casa|dpto|depto|departamento|piso|km|articulo|ley|rut|dni|cedula|curp|rfc|nit|ruc|nif|documento|telefono|cel|celular|fono|edad|referencia|codigo|clave|serie|medidor|suministro|convenio)(?: de agua| de luz| numero| nro| no| num| n| n º)?(?: \.| ,| #| º| es(?: el)?)?(?: \.)? [#*][0-9.]*(?: de #(?P<of>[0-9]+))?"),
    ("none", "numero nro num n pago abono", r"(?:pago |abono )?(?:numero|nro|num|n)(?: \.| º| ,)? #[0-9.]+"),
    ("none", "mi el", r"(?:mi|el) (?:numero|telefono|celular|rut|dni|cedula)(?: de [a-z]+)?(?: es)?(?: el)?(?: ,)? #[0-9.]+"),
    ("none", "como por en", r"(?:como|en) pago (?:total|final|completo|unico|definitivo)|por el total(?: de la deuda)?(?= (?:y|,|\.)|$)"),
    ("none", "@ primera segunda tercera ultima primer segundo tercer proxima", r"(?:@[0-9]+|primera|segunda|tercera|cuarta|ultima|primer|segundo|tercer|ultimo|proxima|proximo) (?:cuota|pago|abono|vez|parte|aviso|letra|mensualidad|parcialidad)"),
    ("run", "en a por con de", r"(?:en|con|por|a) (?:varias |varios |unas |unos |pocas |algunas |pequenas |comodas |mas |las )?(?:cuotas|pagos|abonos|partes|plazos|parcialidades|mensualidades|armadas|letras|tractos)(?! que)(?: (?:chicas|pequenas|bajas|comodas|accesibles|chicos|pequenos))?"),
    ("run", "cuotas abonos pagos parcialidades", r"(?:cuotas|abonos|pagos|parcialidades|mensualidades)(?= (?:de (?:a )?(?:\$ ?|s/ |rd\$ )?#|semanal|mensual|quincenal|chic|peque|baj))"),
    ("run+monthly", "en mensualidades a", r"en mensualidades|a meses|a mensualidades"),
    # -- frequencies
    ("freq", "mensual mensuales mensualmente quincenal quincenales quincenalmente semanal semanales semanalmente catorcenal catorcenales catorcenalmente bisemanal", r"{FREQ}|catorcenalmente"),
    ("monthly", "al por cada a todos mes mensual / x los en", r"(?:al|por|x|cada|a el|/|el) mes(?! (?:que|entrante|proximo|siguiente|de|pasado))|cada (?:#30|treinta) dias|todos los (?:benditos )?meses|mes a mes|mes con mes|mes por mes|una vez al mes|mensual|cada mensualidad"),
    ("monthly", "una", r"una vez (?:al|por) mes"),
    ("weekly", "a por cada todas semana semanal una / x la", r"(?:a la|por|x|cada|/|la) semana(?! (?:que|entrante|proxima|siguiente|santa|pasada|de))|todas las semanas|semana a semana|semana por semana|cada (?:#7|#8) dias|una vez (?:a la|por) semana"),
    ("semimonthly", "a por cada todas quincena # dos quincenal x /", r"(?:a la|por|x|cada|/) quincena|todas las quincenas|quincena a quincena|cada #15 dias|#2 veces (?:al|por) mes|las quincenas"),
    ("biweekly", "cada semana", r"cada #2 semanas|cada #14 dias|cada catorcena|semana (?:por|de por) medio|cada dos semanas|por catorcena"),
    ("bimonthly", "cada", r"cada #[2-9] meses"),
    ("daily", "cada todos diario diarios a por", r"cada dia|todos los dias|diarios?|a diario|al dia|por dia"),
    ("weekly+day", "cada todos los", r"(?:cada|todos los|los) (?P<wd>{WD})(?! #)"),
    ("weekly+day", "cada todos los", r"(?:cada|todos los) (?:fin de semana|fines de semana)"),
    # -- shares
    ("rest", "el la lo resto restante saldo las los faltante diferencia", r"(?:el )?(?:resto|restante|faltante|remanente)|(?:la )?diferencia|lo (?:demas|restante|faltante|otro)|lo que (?:me )?(?:falte|falta|quede|queda|reste|resta|sobre|faltaria|quedaria|quedara)(?: pendiente| por pagar| de pagar)?|(?:el )?saldo restante|la otra parte|(?:el )?resto (?:de la deuda|del saldo|del total)"),
    ("rest", "la otra", r"(?P<half>(?:la )?otra mitad)|(?P<half2>la mitad restante)"),
    ("restpercent", "# el", r"(?:el )?(?:otro )?#(?P<p>[0-9.]+) (?:%|por ciento|porciento) (?:restante|que (?:falta|falte|queda|quede|resta)|faltante|sobrante)|el otro #(?P<p2>[0-9.]+) (?:%|por ciento)"),
    ("saldo", "el saldo mi", r"(?:el |mi )?saldo(?: total| completo| pendiente| adeudado| insoluto)?(?! (?:a favor|de #|de \$))"),
    ("all", "todo toda el la lo total", r"todo(?: lo (?:que )?(?:debo|adeudo|pendiente|adeudado|que debo|que les debo))?(?: junto| completo)?|toda(?: la deuda| mi deuda| la cuenta| la factura| la boleta| junta)?|(?:el |la )?(?:total|totalidad)(?: de la (?:deuda|factura|cuenta)| de lo que debo| adeudado)?|la deuda (?:completa|entera|total)|el monto (?:total|completo)|todas las facturas|lo que debo|lo adeudado|la factura (?:completa|entera)|la deuda(?= (?:en|el|a fin|manana|hoy))"),
    ("none", "todo toda todos todas sobre ante con de", r"todo (?:el|este|ese) (?:mes|dia|mundo|tiempo|ano|rato|problema|proceso|tema|asunto|fin)|toda (?:la|esta|una|mi) (?:semana|manana|tarde|noche|vida|familia|razon|gente|semana|situacion)|todo (?:bien|ok|okey|esto|eso|lo que|lo demas|mal|es|esta|fue|muy|por|caro|subio)|(?:sobre|ante|antes que|con|del|despues de|a pesar de) todo|todos|todas|eso es todo|es todo|toda la (?:semana|vida)"),
    ("percent", "#", r"#(?P<p>[0-9.]+) ?(?:%|por ciento|porciento|por cien|x ciento)"),
    ("half50", "mitad la", r"(?:la )?mitad(?: (?:de la deuda|del total|del saldo|de todo|de lo que debo))?"),
    ("third", "un la", r"un tercio|la tercera parte|una tercera parte"),
    ("quarter", "un la", r"un cuarto(?= de la (?:deuda|factura)| del (?:total|saldo)| ahora| hoy)|la cuarta parte|una cuarta parte"),
    # -- between, from … to
    ("cap", "maximo max tope lo hasta no mas como a", r"(?:como |de )?(?:maximo|max|tope)|lo (?:maximo|mas)(?: que)?(?: puedo| podria| me alcanza)?(?: pagar| dar| es| son| seria)*|no mas de|hasta (?=(?:\$ ?|s/ |rd\$ )?#)|a lo (?:mas|sumo)|mas de"),
    ("min", "minimo al por", r"(?:como |al )?(?:minimo|menos)|por lo menos"),
)
# fmt: on

FUNCTION: Final = frozenset(
    """
        a al ante bajo con contra de del desde durante e el en entre esa ese eso esta este esto hacia hasta la
        las le les lo los me mi mis nos o os para pero por porque pues que se si sin sobre su sus te tu tus u un
        una unas unos y ya yo usted ustedes ahi asi aun aunque bien buen buena buenas bueno buenos claro como
        creo cuenta dale dias entonces es estaria estimado estimada favor gracias hola igual listo luego mas
        mejor menos mire mira mismo muy nomas nada ok okey ojala porfa primero primera pronto quizas recien
        saludos segundo ser seria serian sea solo son tal tarde tardar tardes talvez tambien tan tanto tipo vale
        va van vez dia fecha cuota cuotas pago pagos abono monto plata dinero falta sin maximo aproximadamente
        aprox unicamente solamente partir antes despues cada uno ambos ambas junto medio quiza obvio segura
        seguro perfecto acuerdo dejo puede podria sipo po weon che compa amigo amiga noches senor senora
        senorita don dona otro otra otros otras uno cuotas ahi ese esos entonces posible sirve parece acomoda
        conviene sipi nop si inicial inicialmente pie anticipo entrada enganche mas tardar comienzos empezando
        comenzando partiendo arrancando iniciando
    """.split()
)
