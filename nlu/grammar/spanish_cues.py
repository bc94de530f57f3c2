# ruff: noqa: E501 - a list of phrases is read on one line
"""Hold the Spanish phrases that say whose a value is, by role; `_` joins the words of one phrase."""

from typing import Final

from nlu.grammar.endings import SPANISH_AR, forms

_AR_VERBS: Final = forms("pag abon deposit cancel entreg adelant mand aport regulariz consign gir cotiz", SPANISH_AR)

CUES: Final = {
    "pay": _AR_VERBS
    + """ pensando_en estaba_pensando le_llevo les_llevo te_llevo se_lo_llevo se_los_llevo cambieme cambienme cambiame muevame muevanme pasenme paseme pongame ponganme ponme poneme anoteme paguese cobrese alcanzo_a aplazarlo aplazarla posponerlo posponerla
    postergarlo postergarla aplazar_el_pago hagamos hagamoslo hacer_un_ingreso hago_un_ingreso hare_un_ingreso haria_un_ingreso os_ingreso le_ingreso les_ingreso te_ingreso ingresar
    ingresaria ingresarles dejarlo dejarla dejarmelo dejas dejan_en quede_para puedo podria podriamos podemos podre doy dar daria dare damos darle darles darte dandoles dando
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
    "settle": """lo_pago_entero la_pago_entera pagarlo_entero pagarla_entera lo_cancelo_entero lo_abono_entero liquido liquidar liquidaria liquidarlo liquidarla liquidare liquidamos saldar saldo_la saldo_todo saldarla saldarlo
    ponerme_al_dia me_pongo_al_dia ponernos_al_dia pongo_al_dia ponerme_al_corriente me_pongo_al_corriente quedar_al_dia
    quedo_al_dia estar_al_dia finiquitar finiquito_la quitarme_la_deuda salir_de_la_deuda salir_de_esto terminar_de_pagar
    termino_de_pagar acabar_de_pagar acabo_de_pagar cierro_la_deuda cerrar_la_deuda cancelar_la_deuda pagar_la_deuda
    pago_la_deuda cancelo_la_deuda saldo_la_deuda ponerse_al_dia pagar_todo_lo cancelar_todo_lo pagar_la_factura cancelar_la_factura
    pago_la_factura pagar_el_total liquidarles liquidarte saldaria saldare completar completo completaria completo_el dejar_en_cero quedar_en_cero quedar_a_paz_y_salvo quedo_a_paz_y_salvo estar_a_paz_y_salvo quedar_saldado te_saldo le_saldo les_saldo saldo_eso saldo_esto quedar_a_mano_hoy""",
    "not": """ni_loco ni_loca ni_muerto ni_muerta ni_a_palos ni_en_pedo ni_cagando ni_de_broma ni_en_broma ni_de_chiste ni_hablar
    de_ninguna_manera de_ningun_modo no_estoy_en_condiciones_de no_tengo_como no_tengo_forma_de no_tengo_posibilidad_de no_hay_forma_de
    no_hay_manera_de no_tengo_para no_me_da_para no ni nunca tampoco jamas sin imposible nop noo es_mucho es_demasiado es_mucha_plata son_muchas son_muchos es_imposible
    esta_dificil es_muy_caro me_queda_grande demasiado es_un_robo es_robo es_un_abuso es_una_estafa es_carisimo es_ridiculo""",
    "keep": """no_mas no_mas_de sin_falta sin_problema sin_problemas no_hay_problema no_tengo_problema no_importa si_no no_solo
    no_se_preocupe no_se_preocupen no_te_preocupes sin_interes sin_intereses sin_embargo por_que_no no_antes_del no_antes_de
    no_hasta sin_duda sin_dudas a_no_ser no_menos_de no_le_fallo no_les_fallo no_fallo no_quedo_mal nada_mas sin_mas
    sin_recargo sin_recargos sin_mora sin_costo sin_enganche sin_pie no_es_mucho_pero no_mucho no_es_mucho no_quiero_deber
    no_quiero_problemas no_quiero_quedar_mal no_me_olvido no_lo_olvido cuanto_antes mercado_pago de_la_tarjeta con_la_tarjeta con_tarjeta de_mi_tarjeta con_mi_tarjeta como_le_dije como_te_dije lo_que_le_dije
    lo_que_te_dije ya_le_dije ya_te_dije como_les_dije le_quedo_mal que_me_quedan que_me_faltan que_quedan que_faltan""",
    "but": "pero sino aunque salvo excepto solo solamente unicamente recien eso_si en_cambio lo_que_si mas_bien apenas",
    "past": """puse pusimos quede_sin quedamos_sin quedo_sin consignaron giraron abonaron ingresaron yapearon vendieron devolvieron devolvisteis devolviste devolvio reembolsaron pague pagado pagada pagaron abone abonado deposite depositado depositaron transferi transferido hice hecho hicimos
    di dimos envie enviado mande mandado entregue entregado quede quedamos acorde acordamos acordado pacte pactamos prometi
    prometieron dije dijeron dijo cobraron descontaron debitaron sacaron quitaron llego_por llego_una llego_un vencio compre
    contrate contratamos recibi recibimos cortaron llamaron hable firme firmamos era eran fue fueron habia tenia perdi
    despidieron cancele cancelaron liquide salde abonamos depositamos pasaron mostro ofrecieron ofrecio daban pagaba gastaba
    gaste gastamos preste prestaron use pude pudimos consegui intente pagabamos ganaba cobre_el_pasado venia venian
    ya_pago les_llego ya_les_llego le_llego ya_llego te_llego ya_pagamos esta_pago esta_pagado quedo_pagado quedaron comprometi reconectaron cambiaron subieron estaba estuve
    cargaron facturaron rebotaron rechazaron hicieron salio_de consigne gire ingrese giro_ayer cobrado facturado debitado descontado costo costaba cubri
    vino_por vino_de vino_con gastado pagabamos usaron habiamos habia_pagado prestado""",
    "owed": """quedaron_en otro_credito otro_prestamo otra_deuda otra_tarjeta otras_deudas son_de_que es_de_que a_que_se_debe a_que_se_deben
    facturas_iguales cobros_iguales boletas_iguales cargos_iguales mi_plan_es plan_es_de plan_cuesta paso_a subio_a subio_de aumento_a cuota_de_manejo me_quedan me_faltan que_me_estan_cobrando que_estan_cobrando que_me_estan_pidiendo debo debemos debia debes deben_cobrar adeudo adeudamos cobran cobrando cobrar_de_mas cobrarme cobrarnos
    me_cobras me_cobra nos_cobran cobrarme deuda_es deuda_son deuda_esta_en deuda_actual_es total_son deuda_de deuda_por deuda_sale deuda_total_es deuda_asciende deuda_aparece
    saldo_de saldo_es saldo_sale factura_de factura_por factura_es facturas_de boleta_de boleta_por boleta_es recibo_de recibo_por
    recibo_es cuenta_de cuenta_por cuenta_es cuenta_sale cuesta cuestan vale valen sale salen figura figuran aparece
    aparecen dice dicen indica muestra mora_de recargo_de recargo_por multa_de interes_de intereses_de intereses_por
    intereses_son cargo_de cargo_por cargos_por comision_de monto_es monto_de valor_es valor_de total_es
    total_de_la_factura_es la_cuota_es_de mi_cuota_es_de cuota_era_de vence vencen vencimiento vencida_el corte_es
    fecha_de_corte me_llega_por me_viene viene_por por_que_me cobro_de cobro_por cobros_de consumo_de son_de_mora
    son_de_intereses de_mora de_intereses de_interes de_recargo de_multa de_reconexion por_reconexion por_mora por_atraso por_concepto por_intereses por_recargo por_instalacion por_visita de_deuda de_saldo de_capital
    que_debo que_adeudo que_me_cobran que_les_debo que_le_debo que_aparecen que_aparece que_figura que_dice que_dicen
    que_me_piden me_piden piden exigen estoy_debiendo estamos_debiendo me_estan_pidiendo que_piden pendiente_de
    no_debo en_vez_de en_lugar_de siempre_pago siempre_pagamos siempre_he_pagado siempre_pagaba normalmente_pago de_acuerdo_con que_sale que_salen a_cuanto_asciende el_valor_de incluye incluyen incluidos incluido corresponde corresponden""",
    "income": """me_presta me_prestan me_prestara me_prestaran gano ganamos cobro cobramos cobrare cobraria me_pagan nos_pagan me_paga nos_paga me_pagarian me_pagaran
    sueldo salario ingreso ingresos pension jubilacion me_depositan me_cae me_caen nos_depositan me_entra me_entran me_abonan
    me_llega me_deposita me_deben me_dan_la me_liquidan recibo_mi recibo_el_sueldo honorarios bono comision_que vuelvo regreso
    regresamos volvemos me_transfieren me_consignan cobre paguen me_paguen nos_paguen pague_mi me_pague depositen me_depositen
    quincena_me empiezo_a_trabajar empiezo_trabajo empiezo_un_trabajo empiezo_en_un_trabajo entro_a_trabajar comienzo_a_trabajar empece
    estoy_cobrando me_giran dia_de_cobro mi_pago me_va_a_girar me_va_a_pagar me_va_a_depositar me_va_a_transferir me_va_a_dar me_va_a_prestar me_va_a_consignar me_va_a_enviar me_va_a_mandar me_van_a_girar me_van_a_pagar me_van_a_depositar me_van_a_transferir me_van_a_dar me_van_a_prestar me_van_a_consignar me_van_a_enviar me_van_a_mandar me_pagaban_el cae_la_quincena caiga
    me_caiga me_entre entre_plata llegue me_llegue reciba vendo la_pension la_beca remesa cosecha mi_paga mi_nomina nomina""",
    "contact": """llamame llameme llamenme llamen llame llamar llamarme llamarlos llamo llamada escribeme escribame escribanme
    escribime escriban escriba escribir escribirme escribo contacteme contactenme contactame contactar contactarme comunicarme
    le_digo comunico comuniquese comuniquense hablar hablame hableme hablenme hablamos hablemos hable_conmigo mensaje mensajes avisame
    aviseme avisenme aviso_el les_aviso te_aviso le_aviso aviso_manana confirmo te_confirmo les_confirmo le_confirmo
    confirmarles recuerdame recuerdeme recuerdenme recordarme recordame responder respondo contesto te_digo les_digo
    les_respondo vemos nos_vemos insistan molesten busqueme buscarme atender_la puedo_hablar puedo_atender puedo_responder
    puedo_contestar puedo_llamar darles_respuesta doy_una_respuesta dar_respuesta dar_una_respuesta te_respondo doy_respuesta
    les_escribo le_escribo te_escribo pasen visitar visita visiten vengan voy_a_llamar los_llamo voy_a_la_oficina paso_por_la_oficina
    conversamos conversemos marcar marqueme marquenme comuniquemonos volver_a_escribir me_buscan puede_llamarme""",
    "other": """me_atraso me_atrase atrasarme me_atrasare cancelar_el_servicio cancelar_el_plan cancelar_el_contrato cancelar_mi_plan cancelar_mi_servicio cancelar_la_linea
    cancelar_la_suscripcion cancelar_mi_linea cancelar_mi_contrato cancelar_la_cuenta cancelen_el_servicio dar_de_baja darme_de_baja
    nacio naci opera operan operaron cirugia viajo viaje cita reunion cumpleanos cumple cumplo murio fallecio
    turno audiencia velorio examen control medico hospital internado internada cortan corten corte instalaron instalen instalan
    activaron llega_el llegaria suspenden suspendan vencia reclame reclamo trabajo_de trabajo_desde abren cierran atienden
    horario horarios abierto oficina cliente_desde hijos hijo hija edad tengo_que_operar tengo_cita me_operan lo_operan la_operan
    fecha_de_nacimiento servicio_desde reconectan reconecten internet_de megas entregaron entregan la_visita_tecnica""",
    "discount": """descontar descontarme descontarle descontarnos condonen_lo condonen_el condonan_lo perdonen_lo descuento descuentos rebaja rebajas rebajar rebajan rebajen rebajaran quita condonacion condonenme condoneme perdonenme quitenme condonar condonen condonan
    condona perdonan perdonen perdonar perdonan_los bonificacion bonifican bonifiquen interes intereses mora recargo recargos
    multa tasa iva off dcto desc descuentan descuenten descuente hacen_un bajan_un bajan_el bajen_un bajen_el bajar_un me_bajan
    me_quitan me_quiten sacan_el sacan_los quitan_los quitan_el quiten_el comision me_bajan_el anulan bajan bajar baja bajen eliminen eliminan""",
    "correct": """mejor digo perdon me_equivoque quise_decir quiero_decir corrijo mejor_dicho o_mejor rectifico no_mejor
    disculpa_quise me_corrijo ay_no ah_no no_perdon no_espera espera no_no mas_bien o_sea_no bueno_no ups error
    no_mentira mentira o_sea osea es_decir mejor_dicho de_hecho pensandolo_bien""",
    "ask": """cuanto cuantos cuantas cuanta por_que cual que_pasa que_pasaria hasta_cuando a_nombre que_dia que_fecha
    como_pago como_puedo como_hago donde_puedo donde_pago donde en_donde tienen_opcion que_opciones desde_cuando de_donde como_quedaria
    como_quedarian no_se_si no_se_cuando no_se_cuanto no_se_como cuando_vence a_que_numero""",
    "each": """cada_una cada_uno c/u cada_cuota cada_pago cada_vez por_cuota por_pago por_vez de_a cada_abono las_dos los_dos ambos
    ambas cada_parcialidad las_tres los_tres en_cada la_cuota_de cuotas_de iguales_de""",
    "then": "luego despues y e mas ademas posteriormente seguido junto_con + tambien finalmente , ; .",
    "down": """pie anticipo enganche entrada inicial prima_inicial cuota_inicial de_entrada de_pie abono_inicial pago_inicial
    adelanto abono_de_inicio de_inicio de_enganche para_empezar para_arrancar reserva sena""",
    "if": "si cuando apenas siempre_que con_tal una_vez_que en_cuanto ni_bien cuanto_antes_me tan_pronto a_condicion",
    "spent": """colegiatura matricula a_otra_empresa a_otro_banco a_otra_compania dividendo alquiler arriendo renta colegio medicamentos medicinas remedios comida supermercado universidad mercado pasajes
    gasolina nafta hipoteca guarderia tratamiento operacion panales medicina tarjeta prestamo_del banco luz_y agua_y
    servicios gastos gasto gastar mantener""",
    "extend": """plazo prorroga espera esperen esperar espereme esperenme esperanza aguante aguantenme aguanten tiempo denme dame
    deme me_den me_dan me_da me_das necesito requiero""",
}
