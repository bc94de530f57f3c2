# ruff: noqa: SIM905, E501 - a rule is read on one line
"""Hold how Spanish names counts, frequencies and shares, as rows for the rulebook."""

from typing import Final

from nlu.grammar import days_es
from nlu.grammar.rules import Row

WORDS: Final = {
    **days_es.WORDS,
    "CUOTA": "(?:cuotas?|pagos|pago(?= (?:de|cada|mensual|y|,|[.]|a)(?: |$)|$)|abonos?|partes|plazos|parcialidades|exhibiciones|exhibicion|letras?|armadas?|entregas"
    "|tantos|depositos?|transferencias?|tractos?|cheques|sinpes|yapes|plines|bizums|giros|consignaciones|aportes|contados|desembolsos|partidas|parcelas)",
    "ADJ": "(?:(?:comodas|pequenas|pequenos|buenas|ultimas|ultimos|primeras|primeros|unicas|simples|solas|solos|otras|otros"
    "|mas|nuevas|iguales|mismas) )?",
    "FREQ": "(?P<f>mensual(?:es)?|mensualmente|quincenal(?:es)?|quincenalmente|semanal(?:es)?|semanalmente|catorcenal(?:es)?"
    "|bisemanal(?:es)?)",
    "SUM": "(?:[$] ?|s/ |rd[$] )?#",
    "LEAD": "(?:en|a|por|durante|x|hasta en|para|pagando|pagar|pagaria|pago|serian|son|unos|unas)",
    "N": "(?:#(?P<n>[0-9]+)|(?P<one>un|una))",
}

# fmt: off
ROWS: Final[tuple[Row, ...]] = (
    *days_es.ROWS,
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
    ("measure", "# un una", r"(?:#[0-9]+ y )?{N} (?:dias|dia(?! [#@])|anos?|horas?|hrs|minutos?|min|anitos|veces|vez)"),
    ("count", "las los", r"(?:las|los) (?:otras|otros|demas|siguientes|restantes|ultimas|ultimos) #(?P<n>[1-9]|1[0-2])(?! mil| lucas| pesos| soles| dias| meses| semanas| anos|\.)"),
    ("count", "en", r"en #(?P<n>[2-9]|[1-3][0-9])(?= (?:mensual|quincenal|semanal|iguales|comodas|te|se|les|le|desde|empezando|a partir|y |,|\.|\?|de \$|de a |de #|por favor|cada|sin)|$)"),
    ("count", "en", r"en #(?P<n>[2-9]|[1-3][0-9]) veces"),
    ("understood", "#", r"#(?P<n>[1-9]|[1-5][0-9])(?: mas)? (?:de a|de)(?= (?:\$ ?|s/ |rd\$ |us\$ )?#[0-9]{2,})"),
    ("times", "#", r"#(?P<n>[1-9]|[1-9][0-9]) x(?! (?:semana|quincena|mes|dia|catorcena|persona))"),
    ("none", "cuota letra factura boleta recibo contrato poliza cuenta caso ticket folio pedido orden cliente calle avenida casa dpto depto departamento piso km articulo ley rut dni cedula curp rfc nit ruc nif documento telefono cel celular fono edad referencia codigo clave serie medidor suministro convenio", r"(?:cuota|letra|factura|boleta|recibo|contrato|poliza|cuenta|caso|ticket|folio|pedido|orden|cliente|calle|avenida|casa|dpto|depto|departamento|piso|km|articulo|ley|rut|dni|cedula|curp|rfc|nit|ruc|nif|documento|telefono|cel|celular|fono|edad|referencia|codigo|clave|serie|medidor|suministro|convenio)(?: de agua| de luz| numero| nro| no| num| n| n º)?(?: \.| ,| #| º| es(?: el)?)?(?: \.)? [#*][0-9.]*(?: de #(?P<of>[0-9]{1,2})(?![0-9.]))?"),
    ("none", "#", r"#[0-9]+(?: #[0-9]+){2,6}|#[0-9]{1,2} de la (?:manana|tarde|noche|madrugada)"),
    ("none", "termina terminada terminado acaba", r"(?:termina|terminada|terminado|acaba) en #[0-9]+"),
    ("none", "no para", r"(?:no |para )?(?:me alcanza para )?(?:llego|llegar|llegamos) a (?:fin|fines) de mes"),
    ("cash", "al de en", r"al contado|de contado"),
    ("none", "# un", r"(?:un )?#(?:1000|1000000)(?: de)? (?:gracias|disculpas|perdones|excusas|bendiciones|besos)"),
    ("none", "calle carrera cra cll kr av avenida diagonal transversal pasaje jiron jr", r"(?:calle|carrera|cra|cll|kr|av|avenida|diagonal|transversal|pasaje|jiron|jr)(?: \.)?(?: [a-z]+){0,4}? #[0-9]+(?: [a-z])?(?: (?:#|n|no|nro|numero)(?: \.| º)? #[0-9]+(?: - #[0-9]+)?)?"),
    ("none", "numero nro num n pago abono", r"(?:pago |abono )?(?:numero|nro|num|n)(?: \.| º| ,)? #[0-9.]+"),
    ("none", "mi el", r"(?:mi|el) (?:numero|telefono|celular|rut|dni|cedula)(?: de [a-z]+)?(?: es)?(?: el)?(?: ,)? #[0-9.]+"),
    ("none", "como por en", r"(?:como|en) pago (?:total|final|completo|unico|definitivo)|por el total(?: de la deuda)?(?= (?:y|,|\.)|$)"),
    ("none", "@ primera segunda tercera ultima primer segundo tercer proxima", r"(?:@[0-9]+|primera|segunda|tercera|cuarta|ultima|primer|segundo|tercer|ultimo|proxima|proximo) (?:cuota|pago|abono|vez|parte|aviso|letra|mensualidad|parcialidad)"),
    ("run", "en a por con de", r"(?:en|con|por|a) (?:varias |varios |unas |unos |pocas |algunas |pequenas |comodas |mas |las )?(?:cuotas|pagos|abonos|partes|plazos|parcialidades|mensualidades|armadas|letras|tractos)(?! que)(?: (?:chicas|pequenas|bajas|comodas|accesibles|chicos|pequenos))?"),
    ("run", "cuotas abonos pagos parcialidades", r"(?:cuotas|abonos|pagos|parcialidades|mensualidades)(?: fij[ao]s| iguales| parejas)?(?= (?:de (?:a )?(?:\$ ?|s/ |rd\$ )?#|semanal|mensual|quincenal|chic|peque|baj))"),
    ("run", "fraccionar fraccionarlo fraccionarla financiar financiarlo fraccionan financian partirlo dividirlo", r"(?:fraccionar|fraccionarlo|fraccionarla|financiar|financiarlo|fraccionan|financian|partirlo|dividirlo)(?: (?:la deuda|el pago|la factura|la cuenta|esto))?(?= [?.,]|$)"),
    ("run+monthly", "en mensualidades a", r"en mensualidades|a meses|a mensualidades"),
    # -- frequencies
    ("freq", "mensual mensuales mensualmente quincenal quincenales quincenalmente semanal semanales semanalmente catorcenal catorcenales catorcenalmente bisemanal", r"{FREQ}|catorcenalmente"),
    ("monthly", "al por cada a todos mes mensual / x los en", r"(?:al|por|x|cada|a el|/|el) mes(?! (?:que|entrante|proximo|siguiente|de|pasado)(?: |$))|cada (?:#30|treinta) dias|todos los (?:benditos )?meses|mes a mes|mes con mes|mes por mes|una vez al mes|mensual|cada mensualidad"),
    ("monthly", "una", r"una vez (?:al|por) mes"),
    ("weekly", "a por cada todas semana semanal una / x la", r"(?:a la|por|x|cada|/|la) semana(?! (?:que|entrante|proxima|siguiente|santa|pasada|de)(?: |$))|todas las semanas|semana a semana|semana por semana|cada (?:#7|#8) dias|una vez (?:a la|por) semana"),
    ("semimonthly", "a por cada todas quincena # dos quincenal x /", r"(?:a la|por|x|cada|/) quincena|todas las quincenas|quincena a quincena|cada #15 dias|#2 veces (?:al|por) mes|las quincenas"),
    ("biweekly", "cada semana", r"cada #2 semanas|cada #14 dias|cada catorcena|semana (?:por|de por) medio|cada dos semanas|por catorcena"),
    ("bimonthly", "cada dia mes", r"cada #[2-9] (?:meses|dias)|dia por medio|mes por medio|(?:un )?mes si(?: y)? (?:otro|uno|mes) no"),
    ("daily", "cada todos diario diarios diaria diarias diariamente a por", r"cada dia|todos los dias|diari[oa]s?|diariamente|a diario|al dia|por dia"),
    ("weekly+day", "cada todos los", r"(?:cada|todos los) (?P<wd>{WD})|los (?P<wd2>{WD})(?! #)"),
    ("weekly+day", "cada todos los", r"(?:cada|todos los) (?:fin de semana|fines de semana)"),
    # -- shares
    ("rest", "el la lo resto restante saldo las los faltante diferencia", r"(?:el )?(?:resto|restante|faltante|remanente)|(?:la )?diferencia|lo (?:demas|restante|faltante|otro)|lo que (?:me )?(?:falte|falta|quede|queda|reste|resta|sobre|faltaria|quedaria|quedara)(?: pendiente| por pagar| de pagar)?|la otra parte|(?:el )?resto (?:de la deuda|del saldo|del total)"),
    ("rest", "la otra", r"(?P<half>(?:la )?otra mitad)|(?P<half2>la mitad restante)"),
    ("restpercent", "# el", r"(?:el )?(?:otro )?#(?P<p>[0-9.]+) (?:%|por ciento|porciento) (?:restante|que (?:falta|falte|queda|quede|resta)|faltante|sobrante)|el otro #(?P<p2>[0-9.]+) (?:%|por ciento)"),
    ("saldo", "el saldo mi balance", r"(?:el |mi )?(?:saldo|balance)(?: total| completo| pendiente| adeudado| insoluto| restante)?(?! (?:a favor|de #|de \$))"),
    ("all", "todo toda todos todas el la lo mi esa esta factura boleta cuenta recibo adeudo total integro", r"todo(?: lo (?:que )?(?:debo|adeudo|pendiente|adeudado|que debo|que les debo))?(?: junto| completo)?|toda(?: la deuda| mi deuda| la cuenta| la factura| la boleta| junta)?|(?:el |la )?(?:total|totalidad)(?: de la (?:deuda|factura|cuenta)| de lo que debo| adeudado)?(?! de (?:\$ ?)?#)|la deuda (?:completa|entera|total)|el monto (?:total|completo)|todas las facturas|tod[oa]s junt[oa]s|lo que debo|lo adeudado|(?:la |mi |esa |esta )?(?:factura|boleta|cuenta|planilla|mensualidad) (?:completa|entera|total)|(?:el |mi )?(?:recibo|adeudo|saldo) (?:completo|entero|total)|(?:el |la deuda |el monto )?integr[oa]|(?:la|mi) deuda(?= (?:en|el|a fin|manana|hoy|la (?:pago|cubro|cancelo|liquido|saldo|puedo|podria|quiero)))"),
    ("none", "todo toda todos todas sobre ante con de", r"todo (?:el|este|ese) (?:mes|dia|mundo|tiempo|ano|rato|problema|proceso|tema|asunto|fin)|toda (?:la|esta|una|mi) (?:semana|manana|tarde|noche|vida|familia|razon|gente|semana|situacion)|todo (?:bien|ok|okey|esto|eso|lo que|lo demas|mal|es|esta|fue|muy|por|caro|subio)|(?:sobre|ante|antes que|con|del|despues de|a pesar de) todo|todos|todas|eso es todo|es todo|toda la (?:semana|vida)"),
    ("percent", "#", r"#(?P<p>[0-9.]+) ?(?:%|por ciento|porciento|por cien|x ciento)"),
    ("percent", "porcentaje", r"porcentaje del? #(?P<p>[0-9.]+)(?: %)?"),
    ("percent", "# la una", r"(?:(?:las )?#(?P<n>[2-9])|la|una) (?P<part>(?:tercer|cuart|quint|sext|decim)a)s? partes?(?: de la deuda| del total| de lo que debo)?"),
    ("percent", "#", r"#(?P<n>[2-9]) (?P<part>tercios|quintos|decimos|cuartos(?= de la (?:deuda|factura)| de lo que| del (?:total|saldo|monto)| ahora| hoy| [.,?]|$))"),
    ("half50", "mitad la", r"(?:la )?mitad(?: (?:de la deuda|del total|del saldo|de todo|de lo que debo))?"),
    ("half50", "#", r"#1 / #2(?: (?:de la (?:deuda|factura|cuenta)|del (?:total|saldo)|de todo|de lo que debo|parte))?"),
    ("third", "#", r"#1 / #3(?: (?:de la (?:deuda|factura|cuenta)|del (?:total|saldo)|de todo|de lo que debo|parte))?"),
    ("quarter", "#", r"#1 / #4(?: (?:de la (?:deuda|factura|cuenta)|del (?:total|saldo)|de todo|de lo que debo|parte))?"),
    ("third", "un la", r"(?:un tercio|la tercera parte|una tercera parte)(?: de la (?:deuda|factura|cuenta)| del (?:total|saldo)| de lo que debo)?"),
    ("quarter", "un la", r"un cuarto(?: de la (?:deuda|factura|cuenta)| del (?:total|saldo)|(?= ahora| hoy| en| el| manana| a fin))|(?:la|una) cuarta parte(?: de la (?:deuda|factura|cuenta)| del (?:total|saldo))?"),
    # -- between, from … to
    ("cap", "maximo max tope lo hasta no mas como a de cuando por solo solamente unicamente", r"(?:como |de )?(?:maximo|max|tope)|lo (?:maximo|mas|unico)(?: que)?(?: puedo| podria| me alcanza)?(?: pagar| dar| es| son| seria)*|no mas de|hasta(?= (?:\$ ?|s/ |rd\$ )?#)|(?:como|a lo|cuando|por) mucho|a lo (?:mas|sumo)|mas de|mas que(?= (?:\$ ?|s/ |rd\$ )?#)|(?:solo|solamente|unicamente)(?= (?:puedo|podria|alcanzo|tengo)(?: a)?(?: pagar| dar)? (?:\$ ?|s/ |rd\$ )?#)"),
    ("cap", "arriba encima pasar pasarme paso excederme superar subir", r"(?:arriba|encima|pasar|pasarme|paso|excederme|subir) de(?= {SUM})|superar(?: los)?(?= {SUM})"),
    ("cap", "de", r"de(?= {SUM}\S+(?: [a-z]+){0,5} no (?:(?:puedo|podria|quiero|pretendo|me puedo|voy a) )?(?:paso|pasar|pasarme|subo|subir)(?: |$))|de(?= {SUM}\S+(?: [a-z]+){0,3} (?:para|hacia) arriba (?:ya )?(?:no|ni|imposible)(?: |$))"),
    ("tail", "no nada nomas mas ya hasta de", r"(?:mas de (?:eso|ahi)(?: al mes)? (?:ya )?no(?: puedo| podria| me alcanza| me da| llego)?|de (?:eso|ahi) no (?:paso|puedo pasar|subo|me paso)|nomas|no mas|nada mas|(?:ya )?no puedo (?:pagar |dar )?mas|mas no(?: puedo| podria| me alcanza)?|(?:ya )?no me (?:alcanza|da) (?:para )?mas|hasta ahi (?:llego|puedo|nomas))(?: (?:que|de) eso)?(?= [.,;:!)]|$)"),
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
