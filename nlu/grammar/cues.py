# ruff: noqa: SIM905, E501 - a rule is read on one line
"""Hold the words that say whose a value is: offered, refused, past, owed, earned, or about something else.

A phrase is written with its words joined by `_`; the longest phrase that fits wins.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

(
    PAY,
    SETTLE,
    NOT,
    BUT,
    PAST,
    OWED,
    INCOME,
    CONTACT,
    OTHER,
    DISCOUNT,
    CORRECT,
    ASK,
    EACH,
    THEN,
    DOWN,
    IF,
    KEEP,
    SPENT,
    EXTEND,
) = (
    "pay",
    "settle",
    "not",
    "but",
    "past",
    "owed",
    "income",
    "contact",
    "other",
    "discount",
    "correct",
    "ask",
    "each",
    "then",
    "down",
    "if",
    "keep",
    "spent",
    "extend",
)


def _forms(*endings: str, stems: str) -> str:
    return " ".join(stem + ending for stem in stems.split() for ending in endings)


_ES_AR_VERBS = _forms(
    "o",
    "ar",
    "amos",
    "are",
    "aria",
    "aremos",
    "ariamos",
    "arles",
    "arte",
    "arle",
    "ando",
    "arlo",
    "arla",
    "arselo",
    "arlos",
    "arlas",
    "arselos",
    stems="pag abon deposit cancel entreg adelant mand aport regulariz consign gir cotiz",
)

_ES: Final = {
    PAY: _ES_AR_VERBS
    + """ puedo podria podriamos podemos podre doy dar daria dare damos darle darles darte dandoles dando
    ofrezco ofrecer ofreceria ofrecerles propongo proponer propondria proponerles transfiero transferir transferire
    transferiria transferirles envio enviar enviare enviaria hago haria hacer hare hacemos comprometo comprometerme
    compromiso prometo acepto quiero quisiera queria voy vamos vas alcanza alcanzaria consigo junto juntar juntaria reuno
    llego cuento tengo tendria tendre tendremos podras pongo poner pondria paso pasar pasaria meto tiro largo cubro cubrir
    cubriria dividir dividirlo dividir_lo partir_lo partirlo fraccionar fraccionarlo repartir repartirlo financiar
    financiarlo diferir diferirlo sirve acomoda conviene arreglar arreglo arreglamos empiezo empezar empezaria comienzo
    comenzar arranco arrancar dejen dejenme dejame dejeme dejalo dejemoslo aceptan acepten aceptarian aceptaria podran
    permiten recibirian hacemos empezamos arrancamos proponerte ofrecerte pongamos pude_juntar logre_juntar consegui_juntar pasamelo paselo pasenlo pasarlo pasarla pasenmelo correrlo correrla correr moverlo moverla mover mueva muevan
    cambiarlo cambiarla cambiar cambien postergar posponer aplazar pago pagamos pagaria pagare pagandole
    pagandoles pagando espero_pagar pagos_de saco salgo termino terminar terminaria seria serian
    me_las_arreglo me_alcanza_para les_va_con que_tal_si que_tal te_parece les_parece dale_con mejor_pago cancelaria
    cancelarles quedaria quedaria_bien anticipo_de abono_de pongale anote anoten anotame agenden agendame agenda agendar
    apunte cuenten_con cuente_con tendria_para tengo_para bajaria dividimos dividamos fraccionamos refinanciar pactar
    girarles mandarles depositarles abonarles entregarles consignarles consigno consignar pagues_de pagaderos""",
    SETTLE: """liquido liquidar liquidaria liquidarlo liquidarla liquidare liquidamos saldar saldo_la saldo_todo saldarla saldarlo
    ponerme_al_dia me_pongo_al_dia ponernos_al_dia pongo_al_dia ponerme_al_corriente me_pongo_al_corriente quedar_al_dia
    quedo_al_dia estar_al_dia finiquitar finiquito_la quitarme_la_deuda salir_de_la_deuda salir_de_esto terminar_de_pagar
    termino_de_pagar acabar_de_pagar acabo_de_pagar cierro_la_deuda cerrar_la_deuda cancelar_la_deuda pagar_la_deuda
    pago_la_deuda cancelo_la_deuda saldo_la_deuda ponerse_al_dia pagar_todo_lo cancelar_todo_lo pagar_la_factura cancelar_la_factura
    pago_la_factura pagar_el_total liquidarles liquidarte saldaria saldare completar completo completaria completo_el dejar_en_cero quedar_en_cero quedar_a_mano_hoy""",
    NOT: "no ni nunca tampoco jamas sin imposible nop noo",
    KEEP: """no_mas no_mas_de sin_falta sin_problema sin_problemas no_hay_problema no_tengo_problema no_importa si_no no_solo
    no_se_preocupe no_se_preocupen no_te_preocupes sin_interes sin_intereses sin_embargo por_que_no no_antes_del no_antes_de
    no_hasta sin_duda sin_dudas a_no_ser no_menos_de no_le_fallo no_les_fallo no_fallo no_quedo_mal nada_mas sin_mas
    sin_recargo sin_recargos sin_mora sin_costo sin_enganche sin_pie no_es_mucho_pero no_mucho no_es_mucho no_quiero_deber
    no_quiero_problemas no_quiero_quedar_mal no_me_olvido no_lo_olvido cuanto_antes""",
    BUT: "pero sino aunque salvo excepto solo solamente unicamente recien eso_si en_cambio lo_que_si mas_bien apenas",
    PAST: """pague pagado pagada pagaron abone abonado deposite depositado depositaron transferi transferido hice hecho hicimos
    di dimos envie enviado mande mandado entregue entregado quede quedamos acorde acordamos acordado pacte pactamos prometi
    prometieron dije dijeron dijo cobraron descontaron debitaron sacaron quitaron llego_por llego_una llego_un vencio compre
    contrate contratamos recibi recibimos cortaron llamaron hable firme firmamos era eran fue fueron habia tenia perdi
    despidieron cancele cancelaron liquide salde abonamos depositamos pasaron mostro ofrecieron ofrecio daban pagaba gastaba
    gaste gastamos preste prestaron use pude pudimos consegui intente pagabamos ganaba cobre_el_pasado venia venian
    ya_pago ya_pagamos esta_pago esta_pagado quedo_pagado quedaron comprometi reconectaron cambiaron subieron estaba estuve
    cargaron facturaron rebotaron rechazaron hicieron""",
    OWED: """debo debemos debia debes deben_cobrar adeudo adeudamos cobran cobrando cobrar_de_mas cobrarme cobrarnos
    me_cobras me_cobra nos_cobran cobrarme deuda_es deuda_son deuda_esta_en deuda_actual_es total_son deuda_de deuda_por deuda_sale deuda_total_es deuda_asciende deuda_aparece
    saldo_de saldo_es saldo_sale factura_de factura_por factura_es facturas_de boleta_de boleta_por boleta_es recibo_de recibo_por
    recibo_es cuenta_de cuenta_por cuenta_es cuenta_sale cuesta cuestan vale valen sale salen figura figuran aparece
    aparecen dice dicen indica muestra mora_de recargo_de recargo_por multa_de interes_de intereses_de intereses_por
    intereses_son cargo_de cargo_por cargos_por comision_de monto_es monto_de valor_es valor_de total_es
    total_de_la_factura_es la_cuota_es_de mi_cuota_es_de cuota_era_de vence vencen vencimiento vencida_el corte_es
    fecha_de_corte me_llega_por me_viene viene_por por_que_me cobro_de cobro_por cobros_de consumo_de son_de_mora
    son_de_intereses de_mora de_intereses de_interes de_recargo de_multa de_reconexion de_deuda de_saldo de_capital
    que_debo que_adeudo que_me_cobran que_les_debo que_le_debo que_aparecen que_aparece que_figura que_dice que_dicen
    que_me_piden me_piden piden exigen estoy_debiendo estamos_debiendo me_estan_pidiendo que_piden pendiente_de
    no_debo en_vez_de en_lugar_de siempre_pago siempre_pagamos siempre_he_pagado siempre_pagaba normalmente_pago de_acuerdo_con que_sale que_salen a_cuanto_asciende el_valor_de""",
    INCOME: """gano ganamos cobro cobramos cobrare cobraria me_pagan nos_pagan me_paga nos_paga me_pagarian me_pagaran
    sueldo salario ingreso ingresos pension jubilacion me_depositan me_cae me_caen nos_depositan me_entra me_entran me_abonan
    me_llega me_deposita me_deben me_dan_la me_liquidan recibo_mi recibo_el_sueldo honorarios bono comision_que vuelvo regreso
    regresamos volvemos me_transfieren me_consignan cobre paguen me_paguen nos_paguen pague_mi me_pague depositen me_depositen
    quincena_me empiezo_a_trabajar empiezo_trabajo empiezo_un_trabajo empiezo_en_un_trabajo entro_a_trabajar comienzo_a_trabajar empece
    estoy_cobrando me_giran dia_de_cobro mi_pago me_va_a_girar me_va_a_pagar me_va_a_depositar me_va_a_transferir me_va_a_dar me_va_a_prestar me_va_a_consignar me_va_a_enviar me_va_a_mandar me_van_a_girar me_van_a_pagar me_van_a_depositar me_van_a_transferir me_van_a_dar me_van_a_prestar me_van_a_consignar me_van_a_enviar me_van_a_mandar me_pagaban_el cae_la_quincena caiga
    me_caiga me_entre entre_plata llegue me_llegue reciba vendo la_pension la_beca remesa cosecha mi_paga mi_nomina nomina""",
    CONTACT: """llamame llameme llamenme llamen llame llamar llamarme llamarlos llamo llamada escribeme escribame escribanme
    escribime escriban escriba escribir escribirme escribo contacteme contactenme contactame contactar contactarme comunicarme
    comunico comuniquese comuniquense hablar hablame hableme hablenme hablamos hablemos hable_conmigo mensaje mensajes avisame
    aviseme avisenme aviso_el les_aviso te_aviso le_aviso aviso_manana confirmo te_confirmo les_confirmo le_confirmo
    confirmarles recuerdame recuerdeme recuerdenme recordarme recordame responder respondo contesto te_digo les_digo
    les_respondo vemos nos_vemos insistan molesten busqueme buscarme atender_la puedo_hablar puedo_atender puedo_responder
    puedo_contestar puedo_llamar darles_respuesta doy_una_respuesta dar_respuesta dar_una_respuesta te_respondo doy_respuesta
    les_escribo le_escribo te_escribo pasen visitar visita visiten vengan voy_a_llamar los_llamo voy_a_la_oficina paso_por_la_oficina
    conversamos conversemos marcar marqueme marquenme comuniquemonos volver_a_escribir me_buscan puede_llamarme""",
    OTHER: """cancelar_el_servicio cancelar_el_plan cancelar_el_contrato cancelar_mi_plan cancelar_mi_servicio cancelar_la_linea
    cancelar_la_suscripcion cancelar_mi_linea cancelar_mi_contrato cancelar_la_cuenta cancelen_el_servicio dar_de_baja darme_de_baja
    nacio naci opera operan operaron cirugia viajo viaje cita reunion cumpleanos cumple cumplo murio fallecio
    turno audiencia velorio examen control medico hospital internado internada cortan corten corte instalaron instalen instalan
    activaron llega_el llegaria suspenden suspendan vencia reclame reclamo trabajo_de trabajo_desde abren cierran atienden
    horario horarios abierto oficina cliente_desde hijos hijo hija edad tengo_que_operar tengo_cita me_operan lo_operan la_operan
    fecha_de_nacimiento servicio_desde reconectan reconecten internet_de megas entregaron entregan la_visita_tecnica""",
    DISCOUNT: """descuento descuentos rebaja rebajas rebajar rebajan rebajen rebajaran quita condonacion condonar condonen condonan
    condona perdonan perdonen perdonar perdonan_los bonificacion bonifican bonifiquen interes intereses mora recargo recargos
    multa tasa iva off dcto desc descuentan descuenten descuente hacen_un bajan_un bajan_el bajen_un bajen_el bajar_un me_bajan
    me_quitan me_quiten sacan_el sacan_los quitan_los quitan_el quiten_el comision me_bajan_el anulan bajan bajar baja bajen eliminen eliminan""",
    CORRECT: """mejor digo perdon me_equivoque quise_decir quiero_decir corrijo mejor_dicho o_mejor rectifico no_mejor
    disculpa_quise me_corrijo ay_no ah_no no_perdon no_espera espera no_no mas_bien o_sea_no bueno_no ups error
    no_mentira mentira de_hecho pensandolo_bien""",
    ASK: """cuanto cuantos cuantas cuanta por_que cual que_pasa que_pasaria hasta_cuando a_nombre que_dia que_fecha
    como_pago como_puedo como_hago donde_puedo donde_pago donde en_donde tienen_opcion que_opciones desde_cuando de_donde como_quedaria
    como_quedarian cuando_vence a_que_numero""",
    EACH: """cada_una cada_uno c/u cada_cuota cada_pago cada_vez por_cuota por_pago por_vez de_a cada_abono las_dos los_dos ambos
    ambas cada_parcialidad las_tres los_tres en_cada la_cuota_de cuotas_de iguales_de""",
    THEN: "luego despues y e mas ademas posteriormente seguido junto_con + tambien finalmente , ; .",
    DOWN: """pie anticipo enganche entrada inicial prima_inicial cuota_inicial de_entrada de_pie abono_inicial pago_inicial
    adelanto abono_de_inicio de_inicio de_enganche para_empezar para_arrancar reserva sena""",
    IF: "si cuando apenas siempre_que con_tal una_vez_que en_cuanto ni_bien cuanto_antes_me tan_pronto a_condicion",
    SPENT: """alquiler arriendo renta colegio medicamentos medicinas remedios comida supermercado universidad mercado pasajes
    gasolina nafta hipoteca guarderia tratamiento operacion panales medicina tarjeta prestamo_del banco luz_y agua_y
    servicios gastos gasto gastar mantener""",
    EXTEND: """plazo prorroga espera esperen esperar espereme esperenme esperanza aguante aguantenme aguanten tiempo denme dame
    deme me_den me_dan me_da me_das necesito requiero""",
}

_PT: Final = {
    PAY: _forms(
        "o",
        "ar",
        "amos",
        "arei",
        "aria",
        "aremos",
        "ando",
        "a-lo",
        "a-la",
        stems="pag deposit mand adiant entreg acert parcel negoci antecip envi",
    )
    + """ posso poderia podemos consigo conseguiria conseguirei dou dar daria darei damos oferecer ofereco ofereceria proponho propor
    proporia transfiro transferir transferirei faco faria fazer farei fazemos comprometo prometo aceito quero queria gostaria
    vou vamos tenho teria terei dividir dividido dividimos parcelar parcelo da_para da_pra daria_para passo passar ponho comecar
    comeco pagaria pagarei pagando pago pagar pagamos repassar cobrir aceitam aceitaria pode_ser podia sobra junto juntar
    proposta minha_proposta acordo_de que_tal fechar fecho fecharia topo combinar quitando acertaria acertamos arrumo
    arrumar mudar adiar remarcar trocar fazendo deixa deixar parcelado dava jogar botar mandar mandaria""",
    SETTLE: """quitar quito quitaria quitarei quita-la liquidar liquido zerar zero ficar_em_dia fico_em_dia colocar_em_dia por_em_dia
    acertar_tudo resolver_tudo terminar_de_pagar acabar_de_pagar acerto_tudo encerrar_a_divida quitamos pagar_a_divida
    pago_a_divida pagar_a_fatura regularizar_tudo coloco_em_dia me_regularizar""",
    NOT: "nao nem nunca tampouco jamais sem impossivel",
    KEEP: """nao_mais_de nao_mais_que sem_falta sem_problema sem_problemas nao_tem_problema sem_juros nao_importa se_nao
    nao_so sem_duvida nao_antes_de nao_antes_do nao_ate sem_multa sem_entrada por_que_nao so_nao nao_se_preocupe
    no_maximo""",
    BUT: "mas porem so somente apenas senao entretanto contudo sim",
    PAST: """paguei pago_ja ja_paguei ja_esta_pago pagamos_ja depositei depositado transferi fiz fizemos mandei dei quitei enviei
    cobraram disseram disse ligaram recebi recebemos comprei contratei combinei combinamos acertei acertamos_ontem foi foram
    venceu era eram perdi demitido demitida cancelei cortaram descontaram debitaram tinha tinhamos estava prometi
    ofereceram gastei emprestei tentei consegui conseguimos passaram falaram aumentou cadastrei fui ja_foi_pago tive""",
    OWED: """devo devemos devendo divida_e divida_de divida_esta saldo_de fatura_de fatura_e boleto_de conta_de conta_e
    cobrando cobram cobranca_de juros_de multa_de taxa_de custa custam valor_e valor_de vence vencem vencimento aparece
    aparecem em_vez_de sempre_pago sempre_paguei consta constam parcela_de_hoje minha_parcela_e parcela_e_de que_devo de_juros de_multa de_divida me_cobrando
    que_estao_cobrando que_cobram pedindo estao_pedindo veio_no_valor_de veio veio_por que_aparece de_taxa que_consta
    total_e esta_em""",
    INCOME: """ganho ganhamos recebo recebemos_dia receber recebendo salario me_pagam pagamento_cai cai_meu cai_o meu_pagamento
    meu_salario aposentadoria pensao renda me_pagarem me_depositam entra_meu entra volto comeco_a_trabalhar receberei cair
    meu_decimo vale_cai sai_o_pagamento cai bolsa beneficio auxilio""",
    CONTACT: """liga ligue liguem ligar ligarem falar fala falamos falem fale mensagem mensagens chama chame chamem contato
    retorno retornar avise aviso avisar lembra lembre lembrem escreva escrevam confirmo te_confirmo responder respondo
    conversar conversamos procurem posso_falar posso_atender dou_um_retorno dou_retorno entrem mandem me_manda""",
    OTHER: """cancelar_o_servico cancelar_o_plano cancelar_a_linha cancelar_meu_plano cancelar_o_contrato nasceu nasci cirurgia opera viajo viagem consulta reuniao aniversario faleceu morreu exame hospital internado
    internada corte cortam cliente_desde instalaram instalar filhos filho filha idade atendem abrem tecnico visita""",
    DISCOUNT: """desconto descontos abatimento abater abatem juros multa taxa tarifa desconta descontam descontarem reduzir
    reduzem perdoam perdoar isencao isentam tirar_os tiram_os baixam_os""",
    CORRECT: """melhor digo desculpa me_enganei quis_dizer quer_dizer corrigindo ou_melhor melhor_dizendo na_verdade nao_melhor
    alias nao_desculpa perdao pensando_bem errei ops""",
    ASK: """quanto quantas quantos por_que qual quais o_que_acontece ate_quando como_pago como_posso como_faco onde
    desde_quando quando_vence pra_onde""",
    EACH: "cada_uma cada_um por_parcela cada_parcela cada_vez cada_pagamento as_duas os_dois em_cada ambas",
    THEN: "depois e mais entao tambem em_seguida , ; . +",
    DOWN: "entrada sinal de_entrada adiantamento de_sinal para_comecar",
    IF: "se quando assim_que logo_que desde_que caso no_momento_que",
    SPENT: "aluguel escola remedios remedio mercado comida faculdade gasolina gasto gastos despesas tratamento creche",
    EXTEND: "prazo prorrogacao esperem esperar espere aguardem aguarde tempo me_da me_de me_deem preciso necessito",
}

_EN: Final = {
    PAY: """pay paying can could i'll will would 'll give giving send sending transfer transferring offer offering afford manage
    put settle_for clear_it_with propose proposing start starting do make able promise commit commits plan planning going gonna want
    wanna like let's lets how_about what_about spread spreading split splitting divide agree accept i'd deposit scrape chip chuck
    get_you drop cover have i've got throw set_up setting arrange commit_to happy_to prepared looking_to hand knock suggest sort
    break finish move reschedule push postpone shift change""",
    SETTLE: """clear clearing settle settling pay_it_off paying_it_off pay_off paying_off pay_this_off pay_everything_off wipe
    square_up bring_it_up_to_date get_up_to_date catch_up bring_my_account_up_to_date get_current pay_the_bill pay_the_debt
    get_caught_up pay_it_all settle_up clear_the_debt clear_it pay_in_full pay_the_balance pay_my_bill pay_my_balance
    bring_my_account_current square_this""",
    NOT: "not no can't cannot don't won't couldn't wouldn't never isn't unable neither nor without didn't doesn't haven't ain't",
    KEEP: """no_more_than not_more_than no_problem no_later_than not_only why_not not_before not_until no_worries without_fail
    without_interest without_fees not_later_than no_less_than if_not no_interest no_doubt not_much_but not_a_lot_but not_much
    not_a_lot can't_wait can_not_wait""",
    BUT: "but instead only except however though rather just",
    PAST: """paid sent transferred deposited made gave was were called charged took received bought told said agreed settled
    lost did had promised got_charged signed cancelled was_going been given withdrew debited offered spent used borrowed
    tried moved arranged cleared started_paying it_was billed set_up_last already_paid""",
    OWED: """owe owing owed balance_of balance_is bill_of bill_for bill_is bill_was invoice_of invoice_for invoice_is charge_of
    charging charges charge_for fee_of fee_for fees_of interest_of interest_is costs cost asking_for amount_is debt_is debt_of due
    instead_of usually_pay always_pay normally_pay says shows late_fee a_fee of_interest in_fees in_interest of_debt of_fees that_i_owe i_owe you_say you're_asking
    total_is overcharged past_due penalty demand demanding total_of amount_of_the_bill it_says""",
    INCOME: """get_my_check my_check get_my_wages get_my_pay get_my_paycheck my_paycheck my_salary earn i_make salary wages wage paycheck_is get_paid i'm_paid gets_paid paid_on paid_every be_paid being_paid pension
    income pays_me pay_me paying_me my_benefits benefits universal_credit comes_in come_in back_on start_work start_a_new_job start_my_new_job
    start_my_job bonus my_wages_come paid_again payday_is pay_day_is commission i'm_back tax_refund new_job""",
    CONTACT: """call calling text texting write message messaging contact speak speaking talk talking remind ring phone
    get_back_to_you let_you_know getting_back reach email follow_up try_me be_in_touch check_back answer reply respond
    chat catch_me available""",
    OTHER: """i_work cancel cancel_my_service close_my_account born surgery operation appointment travel travelling trip birthday funeral died passed hospital meeting court
    customer_since with_you_since disconnect disconnected cut_off moved_in lived kids children bedroom open opening closing
    delivered delivery installed engineer technician""",
    DISCOUNT: "discount off reduction reduce waive waived waiving knocked interest apr fee fees knock_off take_off forgive write_off lower",
    CORRECT: """sorry actually i_mean make_that make_it scratch_that correction rather i_meant no_wait wait no_sorry on_second_thought
    oops my_mistake better_yet no_make_it no_actually""",
    ASK: "how_much how_many why what_is what's what_happens how_do how_can where when_is which until_when who what_are since_when",
    EACH: "each apiece each_time per_installment each_one per_payment every_time a_piece each_payment both",
    THEN: "then and after plus also followed_by afterwards , ; . + &",
    DOWN: "down upfront up_front down_payment deposit_of initial to_start to_begin first_payment as_a_deposit to_get_started",
    IF: "if when once as_soon_as provided as_long_as unless",
    SPENT: "rent groceries mortgage food school medication medicine childcare gas_money tuition bills expenses spend",
    EXTEND: "extension time more_time deadline wait give_me need extend grace",
}

CUES: Final = MappingProxyType({"es": _ES, "pt": _PT, "en": _EN})


def _table(language: str) -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for role, phrases in CUES[language].items():
        for phrase in dict.fromkeys(phrases.split()):
            words = tuple(phrase.split("_"))
            table.setdefault(words[0], []).append((words, role))
    return MappingProxyType({word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in table.items()})


TABLES: Final = MappingProxyType({language: _table(language) for language in CUES})
"""By language and first word: phrases, the longest first, and their role."""

NOUNS: Final = frozenset(
    """
        pago pagos abono abonos deposito compromiso arreglo envio junto acordo proposta plan set
    """.split()
)
"""Words that are verbs only when no article stands before them."""
DETERMINERS: Final = frozenset(
    """
        un el mi del de este ese su otro cada primer segundo ultimo los las mis unos al algun ningun por um meu
        do nesse a the your payment tu con sin como solo unico proximo en o um my
    """.split()
)
