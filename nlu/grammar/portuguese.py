# ruff: noqa: SIM905, E501 - a rule is read on one line
"""Hold how Portuguese names counts, frequencies and shares, as rows for the rulebook."""

from typing import Final

from nlu.grammar import days_pt
from nlu.grammar.rules import Row

WORDS: Final = {
    **days_pt.WORDS,
    "CUOTA": "(?:parcelas?|prestacoes|prestacao|pagamentos?|vezes|partes|mensalidades|cotas|depositos?|boletos|pix)",
    "ADJ": "(?:(?:pequenas|ultimas|primeiras|outras|suaves|mais|novas) )?",
    "FREQ": "(?P<f>mensal|mensais|mensalmente|quinzenal|quinzenais|quinzenalmente|semanal|semanais|semanalmente)",
    "N": "(?:#(?P<n>[0-9]+)|(?P<one>um|uma))",
}

# fmt: off
ROWS: Final[tuple[Row, ...]] = (
    *days_pt.ROWS,
    ("count1", "uma um em", r"(?:um|uma|em uma|num|numa) (?:so|unica|unico) (?:vez|parcela|pagamento|prestacao)|(?:uma|um) (?:parcela|pagamento) (?:so|unica|unico)|#1 (?:parcela|pagamento|x)"),
    ("countrange", "# entre de", r"(?:entre #(?P<n>[1-9][0-9]?) e|(?:de )?#(?P<n>[1-9][0-9]?) (?:ou|a|-)) #(?P<hi>[1-9][0-9]?) (?:{ADJ}{CUOTA}|x)"),
    ("count", "#", r"#(?P<n>[0-9]+) {ADJ}(?!vezes|mensalidades){CUOTA}(?: iguais)?"),
    ("count", "# em", r"(?:em )?#(?P<n>[0-9]+) vezes(?= (?:de|sem|mensa|por mes|com|e |o |iguais|\$|r\$|#|,|\.|\?)|$)(?! (?:por|ao))"),
    ("count", "em", r"em (?:umas |ate |uns )?#(?P<n>[0-9]+) vezes"),
    ("countspan", "#", r"#(?P<n>[0-9]+) {ADJ}(?P<cu>mensalidades)"),
    ("countspan", "em a por durante ate nos", r"(?:em|a|por|durante|em ate|nos) (?:os |uns |proximos )*#(?P<n>[0-9]+) (?P<cu>meses|quinzenas)"),
    ("countspan", "por durante", r"(?:por|durante) (?:as |umas |proximas )*#(?P<n>[0-9]+) (?P<cu>semanas)"),
    ("countyear", "por durante", r"(?:por|durante) um ano"),
    ("span", "#", r"#(?P<n>[0-9]+) (?P<cu>meses|quinzenas|semanas)"),
    ("measure", "# um uma", r"(?:#[0-9]+ e )?{N} (?:dias|dia(?! [#@])|anos?|horas?|minutos?|min|vez|vezes)"),
    ("count", "as os", r"(?:as|os) (?:outras|outros|demais|restantes|ultimas) #(?P<n>[1-9]|1[0-2])(?! mil| dias| meses| semanas| reais)"),
    ("count", "em", r"em #(?P<n>[2-9]|[1-3][0-9])(?= (?:mensa|quinzena|semana|iguais|sem|a partir|e |,|\.|\?|de r\$|de #|por favor|cada)|$)"),
    ("understood", "#", r"#(?P<n>[1-9]|[1-5][0-9])(?: mais)? de(?= (?:r\$ ?|\$ )?#[0-9]{2,})"),
    ("times", "# em", r"(?:em )?(?:ate )?#(?P<n>[1-9]|[1-9][0-9]) x(?! (?:semana|quinzena|mes|dia))"),
    ("none", "parcela numero fatura boleto contrato protocolo cpf rg cnpj telefone celular rua casa apartamento apto cep pedido codigo nota pagamento prestacao cliente idade", r"(?:parcela|fatura|boleto|contrato|protocolo|cpf|rg|cnpj|telefone|celular|rua|casa|apartamento|apto|cep|pedido|codigo|nota|nota fiscal|prestacao|cliente)(?: numero| n| n º)?(?: e| ,| º| #)? [#*][0-9.]*"),
    ("none", "numero n meu", r"(?:numero|n|meu numero|meu cpf)(?: e| º| ,)? #[0-9.]+"),
    ("none", "@ primeira segunda terceira ultima proxima primeiro segundo", r"(?:@[0-9]+|primeira|segunda|terceira|quarta|quinta|ultima|proxima|primeiro|segundo|ultimo|proximo) (?:parcela|prestacao|via|vez|pagamento|cobranca|parte|mensalidade)"),
    ("run", "em parcelado parcelada parcelar a por", r"(?:em|por) (?:umas |algumas |poucas |varias |pequenas )?(?:parcelas|prestacoes|vezes|partes)(?: (?:pequenas|menores|suaves))?|parcelad[oa]|a prazo"),
    ("run", "parcelas prestacoes pagamentos", r"(?:parcelas|prestacoes|pagamentos)(?= (?:de (?:r\$ ?|\$ )?#|mensa|semana|quinzena|pequen|menor))"),
    ("run", "parcelar parcelam parcelarem fracionar dividir", r"(?:parcelar|parcelam|parcelarem|fracionar|dividir)(?: (?:isso|a divida|a fatura|a conta|o valor))?(?= [?.,]|$)"),
    ("cash", "a", r"a vista"),
    ("none", "#", r"#[0-9]+(?: #[0-9]+){2,6}|#[0-9]{1,2}(?: horas)? da (?:manha|tarde|noite|madrugada)"),
    ("none", "termina terminado final", r"(?:termina|terminado|final) (?:em )?#[0-9]+"),
    ("none", "nao", r"nao (?:chego|chegamos|consigo chegar) (?:no|ao) (?:fim|final) do mes"),
    ("none", "# um", r"#(?:1000|1000000)(?: de)? (?:desculpas|obrigados|perdoes|gracas)"),
    ("none", "rua avenida av travessa alameda", r"(?:rua|avenida|av|travessa|alameda)(?: [a-z]+| #[0-9]+){1,6}? , (?:n |numero )?#[0-9]+"),
    ("run+monthly", "em mensalidades", r"em mensalidades"),
    ("freq", "mensal mensais mensalmente quinzenal quinzenais quinzenalmente semanal semanais semanalmente", r"{FREQ}"),
    ("monthly", "por ao cada a todo todos / no mes uma", r"(?:por|ao|cada|todo|/|a cada) mes|todos os meses|mes a mes|cada #30 dias|uma vez por mes"),
    ("weekly", "por na cada a toda todas / semana uma", r"(?:por|cada|toda|/|a cada) semana|todas as semanas|cada #7 dias|uma vez por semana|semana a semana"),
    ("semimonthly", "por cada a toda todas # /", r"(?:por|cada|toda|/|a cada) quinzena|(?:a )?cada #15 dias|de #15 em #15(?: dias)?|#2 vezes (?:por|ao) mes"),
    ("biweekly", "cada a semana de", r"(?:a )?cada #2 semanas|(?:a )?cada #14 dias|semana sim(?: ,)? semana nao|de #2 em #2 semanas"),
    ("bimonthly", "cada a mes dia", r"(?:a )?cada #[2-9] (?:meses|dias)|mes sim(?: ,)? mes nao|dia sim(?: ,)? dia nao"),
    ("daily", "todo todos cada diario por", r"todo dia(?! #)|todos os dias|por dia|cada dia(?! #)"),
    ("weekly+day", "toda todas todo todos cada as aos nas", r"(?:toda|todas as|todo|todos os|cada|as|aos|nas) (?P<wd>{WD}){FEIRA}(?! parcela)"),
    ("rest", "o a resto restante restantes saldo faltante", r"(?:o )?(?:resto|restante|faltante|que falta(?:r)?|que sobrar|que resta|que ficar)(?: da divida)?|o saldo restante|a outra parte|a diferenca|o que (?:falta|faltar|sobrar|resta|restar)|o demais|os outros restantes"),
    ("rest", "a outra", r"(?P<half>(?:a )?outra metade)|(?P<half2>a metade restante)"),
    ("restpercent", "# os o", r"(?:os |o )?(?:outros )?#(?P<p>[0-9.]+) (?:%|por cento) (?:restantes?|que faltam?)|os outros #(?P<p2>[0-9.]+) (?:%|por cento)"),
    ("saldo", "o saldo meu", r"(?:o |meu )?saldo(?: total| devedor| pendente)?(?! (?:de #|de r\$))"),
    ("all", "tudo toda todas todos todo o a total", r"tudo(?: o que devo| que devo| junto| de uma vez)?|(?:toda )?a divida (?:toda|inteira|completa|total)|toda a divida|(?:o )?(?:valor |montante )?total(?: da divida)?|a totalidade|o valor (?:todo|integral|inteiro)|o valor(?= em)|(?:tudo|todas|todos) junt[oa]s|o que (?:eu )?devo|tudo isso|a fatura (?:toda|inteira)|a divida(?= (?:em|na|no|dia|hoje|amanha|ate))"),
    ("none", "tudo todo toda todos todas sobre com", r"tudo (?:bem|bom|certo|ok|e|isso|que|esta|ta)|todo (?:o|este|esse) (?:mes|dia|mundo|tempo|ano)|todo mundo|toda (?:a|essa) (?:semana|manha|tarde|familia|hora)|(?:sobre|com|apesar de) tudo|por tudo"),
    ("percent", "#", r"#(?P<p>[0-9.]+) ?(?:%|por cento|porcento)"),
    ("percent", "percentual porcentagem", r"(?:percentual|porcentagem) de #(?P<p>[0-9.]+)(?: %)?"),
    ("percent", "#", r"#(?P<n>[2-9]) (?P<part>tercos|quintos|decimos|quartos(?= da (?:divida|fatura)| do (?:total|valor|saldo)| agora| hoje| [.,?]|$))"),
    ("percent", "a uma", r"(?:a|uma) (?P<part>quinta|sexta|decima) parte"),
    ("half50", "metade a", r"(?:a )?metade(?: da divida| do valor| do total| do saldo)?|meio a meio"),
    ("half50", "#", r"#1 / #2(?: (?:da divida|do valor|do total|do saldo|parte))?"),
    ("third", "#", r"#1 / #3(?: (?:da divida|do valor|do total|do saldo|parte))?"),
    ("quarter", "#", r"#1 / #4(?: (?:da divida|do valor|do total|do saldo|parte))?"),
    ("third", "um a", r"(?:um terco|a terca parte)(?: da divida| do (?:valor|total))?"),
    ("quarter", "um a", r"um quarto(?: da divida| do valor|(?= agora| hoje))|a quarta parte(?: da divida| do (?:valor|total))?"),
    ("cap", "so apenas somente maximo no o ate nao mais quando", r"(?:no |o )?maximo(?: que (?:posso|consigo)(?: pagar)?(?: e| sao)?)?|ate(?= (?:r\$ ?|\$ )?#)|quando muito|nao mais (?:de|que|do que)|(?:so|apenas|somente)(?= (?:posso|consigo|da)(?: pagar| para)? (?:r\$ ?|\$ )?#)|mais (?:de|do que|que)(?= (?:r\$ ?|\$ )?#)"),
    ("tail", "nao nada mais e", r"(?:(?:e )?(?:nao|nada) mais|(?:ja )?nao (?:posso|consigo) (?:pagar )?mais|mais (?:que isso )?nao(?: posso| consigo| da)?)(?: (?:do )?que isso)?(?= [.,;:!)]|$)"),
    ("min", "no pelo minimo", r"no minimo|pelo menos|ao menos"),
)
# fmt: on

FUNCTION: Final = frozenset(
    """
        a as o os um uma uns umas de da do das dos em na no nas nos por pela pelo para com sem e ou que se sim
        ja eu voce voces me meu minha lhe lhes isso isto este esta esse essa aquele ai entao mas porem so apenas
        la aqui bem bom boa ok oi ola obrigado obrigada favor dia tarde noite data parcela parcelas pagamento
        pagamentos valor dinheiro entrada sinal cada mais menos depois antes partir ate desde comecando
        iniciando primeiro primeira segundo logo tambem talvez seria sera e sao outro outra outros outras melhor
        certo combinado mesmo falta pode beleza pois tipo acho sendo reais
    """.split()
)
