# ruff: noqa: E501 - a list of phrases is read on one line
"""Hold the Portuguese phrases that say whose a value is, by role; `_` joins the words of one phrase."""

from typing import Final

from nlu.grammar.endings import PORTUGUESE_AR, forms

CUES: Final = {
    "pay": forms("pag deposit mand adiant entreg acert parcel negoci antecip envi", PORTUGUESE_AR)
    + """ posso poderia podemos consigo conseguiria conseguirei dou dar daria darei damos oferecer ofereco ofereceria proponho propor
    proporia transfiro transferir transferirei faco faria fazer farei fazemos comprometo prometo aceito quero queria gostaria
    vou vamos tenho teria terei dividir dividido dividimos parcelar parcelo da_para da_pra daria_para passo passar ponho comecar
    comeco pagaria pagarei pagando pago pagar pagamos repassar cobrir aceitam aceitaria pode_ser podia sobra junto juntar
    proposta minha_proposta acordo_de que_tal fechar fecho fecharia topo combinar quitando acertaria acertamos arrumo
    arrumar mudar adiar remarcar trocar fazendo deixa deixar parcelado dava jogar botar mandar mandaria pensei_em pensando_em""",
    "settle": """quitar quito quitaria quitarei quita-la liquidar liquido zerar zero ficar_em_dia fico_em_dia colocar_em_dia por_em_dia
    acertar_tudo resolver_tudo terminar_de_pagar acabar_de_pagar acerto_tudo encerrar_a_divida quitamos pagar_a_divida
    pago_a_divida pagar_a_fatura regularizar_tudo coloco_em_dia me_regularizar""",
    "not": "nem_a_pau nem_ferrando nem_fodendo e_roubo nem_morto nem_morta nem_pensar nem_sonhando de_jeito_nenhum de_maneira_nenhuma de_forma_nenhuma e_um_absurdo e_um_roubo e_um_abuso nao_tenho_condicoes_de nao_tenho_como nao_tem_como e_muito e_demais e_pesado pesado_demais nao nem nunca tampouco jamais sem impossivel",
    "keep": """nao_mais_de nao_mais_que sem_falta sem_problema sem_problemas nao_tem_problema sem_juros nao_importa se_nao
    nao_so sem_duvida nao_antes_de nao_antes_do nao_ate sem_multa sem_entrada por_que_nao so_nao nao_se_preocupe
    no_maximo""",
    "but": "mas porem so somente apenas senao entretanto contudo sim",
    "past": """botei falou falaram_que devolveram reembolsaram pagou depositou debitou debitaram transferiu mandou cobrado debitado cobrou cobraram paguei pago_ja ja_paguei ja_esta_pago pagamos_ja depositei depositado transferi fiz fizemos mandei dei quitei enviei
    cobraram disseram disse ligaram recebi recebemos comprei contratei combinei combinamos acertei acertamos_ontem foi foram
    venceu era eram perdi demitido demitida cancelei cortaram descontaram debitaram tinha tinhamos estava prometi
    ofereceram gastei emprestei tentei consegui conseguimos passaram falaram aumentou cadastrei fui ja_foi_pago tive""",
    "owed": """outro_emprestimo outra_divida outras_dividas outro_credito sao_de_que e_de_que sao_do_que que_dava que_dao que_deu que_era que_eram que_ficou_em plano_e_de meu_plano_e subiu_de subiu_para passou_para passou_de inclui incluem incluso inclusa corresponde devo devemos devendo divida_e divida_de divida_esta saldo_de fatura_de fatura_e boleto_de conta_de conta_e
    cobrando cobram cobranca_de juros_de multa_de taxa_de custa custam valor_e valor_de vence vencem vencimento aparece
    aparecem em_vez_de sempre_pago sempre_paguei consta constam parcela_de_hoje minha_parcela_e parcela_e_de que_devo de_juros de_multa de_divida me_cobrando
    que_estao_cobrando que_cobram pedindo estao_pedindo veio_no_valor_de veio veio_por que_aparece de_taxa que_consta
    total_e esta_em""",
    "income": """me_empresta me_emprestam me_emprestar ganho ganhamos recebo recebemos_dia receber recebendo salario me_pagam pagamento_cai cai_meu cai_o meu_pagamento
    meu_salario aposentadoria pensao renda me_pagarem me_depositam entra_meu entra volto comeco_a_trabalhar receberei cair
    meu_decimo vale_cai sai_o_pagamento cai bolsa beneficio auxilio""",
    "contact": """liga ligue liguem ligar ligarem falar fala falamos falem fale mensagem mensagens chama chame chamem contato
    retorno retornar avise aviso avisar lembra lembre lembrem escreva escrevam confirmo te_confirmo responder respondo
    conversar conversamos procurem posso_falar posso_atender dou_um_retorno dou_retorno entrem mandem me_manda""",
    "other": """cancelem_o_plano cancelem_o_servico cancelem_a_linha cancela_o_plano cancela_o_servico cancelar_o_servico cancelar_o_plano cancelar_a_linha cancelar_meu_plano cancelar_o_contrato nasceu nasci cirurgia opera viajo viagem consulta reuniao aniversario faleceu morreu exame hospital internado
    internada corte cortam cliente_desde instalaram instalar filhos filho filha idade atendem abrem tecnico visita""",
    "discount": """desconto descontos abatimento abater abatem juros multa taxa tarifa desconta descontam descontarem reduzir
    reduzem perdoam perdoar isencao isentam tirar_os tiram_os baixam_os""",
    "correct": """melhor digo desculpa me_enganei quis_dizer quer_dizer corrigindo ou_melhor melhor_dizendo na_verdade ou_seja quer_dizer nao_melhor
    alias nao_desculpa perdao pensando_bem errei ops""",
    "ask": """quanto quantas quantos por_que qual quais o_que_acontece ate_quando como_pago como_posso como_faco onde
    nao_sei_se nao_sei_quando nao_sei_quanto desde_quando quando_vence pra_onde""",
    "each": "cada_uma cada_um por_parcela cada_parcela cada_vez cada_pagamento as_duas os_dois em_cada ambas",
    "then": "depois e mais entao tambem em_seguida , ; . +",
    "down": "entrada sinal de_entrada adiantamento de_sinal para_comecar",
    "if": "se quando assim_que logo_que desde_que caso no_momento_que",
    "spent": "para_outra_empresa pra_outra_empresa aluguel escola remedios remedio mercado comida faculdade gasolina gasto gastos despesas tratamento creche",
    "extend": "prazo prorrogacao esperem esperar espere aguardem aguarde tempo me_da me_de me_deem preciso necessito",
}
