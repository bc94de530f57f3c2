### Portuguese, você. Same rules as in es.ftl: the person before the figures, one question, and it comes last.

-document = documento
-characters = caracteres
-tax-id = registro fiscal
-reference = referência
-suits = fica bom para você
-noted = Anotado


## Who is it

identify-opening =
    Olá. Sou o assistente automático de { $creditor } e procuro a pessoa titular da conta com final { $tail }. Se preferir falar com uma pessoa, escreva «pessoa».

    Falo com a pessoa titular?
    .sms = Sou o assistente automático de { $creditor }. Falo com a pessoa titular da conta com final { $tail }?
identify-holder =
    Para continuarmos: falo com a pessoa titular da conta de { $creditor } com final { $tail }?
    .sms = Falo com a pessoa titular da conta de { $creditor } com final { $tail }?
identify-ask-document-last4 =
    Obrigado. Antes de falar da sua conta, cuido para que ninguém mais veja os seus dados. Nunca vou pedir senhas nem cartões.

    Quais são os 4 últimos { -characters } do seu { -document }?
    .sms = Obrigado. Para cuidar dos seus dados, nunca senhas nem cartões: quais são os 4 últimos { -characters } do seu { -document }?
identify-ask-birth-date =
    Obrigado. Antes de falar da sua conta, cuido para que ninguém mais veja os seus dados. Nunca vou pedir senhas nem cartões.

    Qual é a sua data de nascimento, por exemplo «15 de maio de 1980»?
    .sms = Obrigado. Para cuidar dos seus dados, nunca senhas nem cartões: qual é a sua data de nascimento (dia, mês e ano)?
identify-why-document-last4 =
    Pergunto para não contar o que é seu a outra pessoa; bastam 4 { -characters }. Se preferir, alguém da equipe atende você.

    Pode escrever os 4 últimos do seu { -document }?
    .sms = É para não contar o que é seu a outra pessoa. Pode escrever os 4 últimos { -characters } do seu { -document }?
identify-why-birth-date =
    Pergunto para não contar o que é seu a outra pessoa; a data basta. Se preferir, alguém da equipe atende você.

    Pode escrever o dia, o mês e o ano em que nasceu?
    .sms = É para não contar o que é seu a outra pessoa. Pode escrever o dia, o mês e o ano em que nasceu?
identify-short =
    Acho que falta algo: são os 4 últimos { -characters }. Se preferir, alguém da equipe atende você.

    Pode escrever de novo?
    .sms = Acho que falta algo: são os 4 últimos { -characters }. Pode escrever de novo?
identify-wrong =
    Não confere com o que tenho; pode ser um número trocado. { $left ->
        [one] Resta uma tentativa
       *[other] Restam { $left } tentativas
    }, e alguém da equipe pode atender você quando quiser.

    Pode escrever de novo?
    .sms = Não confere com o que tenho; às vezes é um número trocado. { $left ->
        [one] Resta uma tentativa
       *[other] Restam { $left } tentativas
    }. Pode escrever de novo?
identify-passed-on =
    Obrigado por tentar. Para cuidar dos seus dados, uma pessoa de { $creditor } continua daqui e escreve para você até { $due }. Não precisa fazer mais nada.
    .sms = Obrigado por tentar. Para cuidar dos seus dados, uma pessoa de { $creditor } escreve até { SHORT($due) }.
identify-no-fact =
    Olá. Sou o assistente automático de { $creditor }. Ainda não tenho como confirmar com quem falo, e prefiro cuidar dos seus dados: uma pessoa da equipe escreve para você até { $due }.
    .sms = Assistente automático de { $creditor }. Para cuidar dos seus dados, uma pessoa escreve para você até { SHORT($due) }.
identify-locked =
    Olá. Sou o assistente automático de { $creditor }. Para cuidar dos seus dados, uma pessoa da equipe já acompanha esta conversa: vai ler a sua mensagem e responder por aqui.
    .sms = Sou o assistente automático de { $creditor }. Uma pessoa da equipe já está vendo isso e responde por aqui.


## Who is not known yet

reception-which =
    Olá. Sou um assistente automático. Para não contar a ninguém o que é de outra pessoa, antes preciso saber com quem falo.

    De qual empresa você me escreve, ou qual é o seu número de cliente?
    .sms = Sou um assistente automático. Para cuidar dos seus dados: de qual empresa me escreve, ou qual é o seu número de cliente?
reception-which-again =
    Obrigado, mas ainda não sei de qual conta se trata. Se preferir, uma pessoa atende você.

    Pode escrever o nome da empresa ou o seu número de cliente como aparecem na sua fatura?
    .sms = Ainda não sei de qual conta se trata. Pode escrever a empresa ou o seu número de cliente como aparecem na fatura?
reception-number =
    Olá. Sou um assistente automático e ainda não sei com quem falo. Guardei a sua mensagem para responder em seguida.

    Pode me escrever o seu número de cliente, o que está na sua fatura?
    .sms = Sou um assistente automático e ainda não sei com quem falo. Pode me escrever o seu número de cliente, o que está na sua fatura?
reception-passed-on =
    Obrigado. Para cuidar dos dados de cada um, uma pessoa continua daqui e escreve para você até { $due }. Não precisa fazer mais nada.
    .sms = Obrigado. Para cuidar dos seus dados, uma pessoa continua daqui e escreve para você até { SHORT($due) }.
reception-waiting =
    Uma pessoa já tem a sua mensagem e responde por aqui. Se encontrar o seu número de cliente, escreva para mim e eu continuo.
    .sms = Uma pessoa já tem a sua mensagem e responde por aqui. Se encontrar o seu número de cliente, escreva para mim.
visitor-name = Não identificado
visitor-company = a empresa


## What a country's law wants said first

law-first-CL =
    Obrigado; agora posso contar. Por lei devo dizer que quem escreve é { $creditor }{ HAS($what) ->
        [yes] , por { $what },
       *[no] {""}
    } e que esta conversa não soma juros nem custos. Não é um procedimento judicial nem busca penhorar nada.

    Você pode contestar a conta, pedir tudo por escrito ou reclamar no SERNAC. Quando pedir, digo como pagar.
    .sms = { $creditor } escreve{ HAS($what) ->
        [yes] {" "}por { $what }
       *[no] {""}
    }, sem somar custos. Não é ação judicial. Pode contestar ou ir ao SERNAC.
law-first-MX =
    Obrigado; agora posso contar. Quem escreve é { $creditor }{ HAS($what) ->
        [yes] , por { $what }
       *[no] {""}
    }. O que combinarmos fica por escrito nesta conversa.

    Se algo neste atendimento não parecer certo, você pode reclamar na PROFECO ou, se for uma entidade financeira, na CONDUSEF (REDECO).
    .sms = { $creditor } escreve{ HAS($what) ->
        [yes] {" "}por { $what }
       *[no] {""}
    }. O combinado fica por escrito. Reclamações: PROFECO ou CONDUSEF.


## Welcome

welcome-listen =
    Obrigado, { $name }; agora vejo a sua conta com { $creditor }. Você propõe, no seu ritmo, e eu digo na hora se dá.

    Como { -suits }?
    .sms = Obrigado, { $name }. Já vejo a sua conta com { $creditor }. Você propõe: como { -suits }?
welcome-back =
    Olá, { $name }; obrigado por voltar. Conversamos em { $on } e deixamos em aberto. Continuamos dali ou começamos de novo, como preferir.

    Como { -suits } agora?
    .sms = Olá, { $name }; obrigado por voltar. Em { SHORT($on) } deixamos em aberto. Como { -suits } agora?
welcome-back-today =
    Olá, { $name }; obrigado por voltar. Continuamos de onde ficou ou começamos de novo, como preferir.

    Como { -suits } agora?
    .sms = Olá, { $name }; obrigado por voltar. Como { -suits } agora?
welcome-agreement =
    Olá, { $name }; obrigado por escrever. O que combinamos continua valendo: o próximo é { $amount } em { $on }.

    Como posso ajudar hoje?
    .sms = Olá, { $name }. O combinado continua valendo: o próximo é { $amount } em { SHORT($on) }. Como posso ajudar?
welcome-case =
    Olá, { $name }; obrigado por escrever. O seu caso { $case } está com uma pessoa da equipe, que responde até { $due }.

    Posso ajudar com mais alguma coisa?
    .sms = Olá, { $name }. O seu caso { $case } está com uma pessoa; resposta até { SHORT($due) }. Posso ajudar com algo mais?
welcome-case-late =
    Olá, { $name }; obrigado por escrever. A resposta do seu caso { $case } atrasou, e o erro foi nosso. Ele continua aberto, e uma pessoa da equipe responde por aqui.

    Posso ajudar com mais alguma coisa?
    .sms = Olá, { $name }. A resposta do seu caso { $case } atrasou, e o erro foi nosso: continua aberto. Posso ajudar com algo mais?
welcome-clear =
    Olá, { $name }; obrigado por escrever. Não há nada a pagar agora na sua conta com { $creditor }.

    Como posso ajudar?
    .sms = Olá, { $name }. Não há nada a pagar agora com { $creditor }. Como posso ajudar?
welcome-anew =
    Olá, { $name }; obrigado por voltar. O acordo anterior já não corre, e está tudo bem. O que você pagou conta: { $amount }. Restam { $left }, e podemos fazer algo mais leve.

    Como { -suits } agora?
    .sms = Olá, { $name }. O que você pagou conta: { $amount }. Restam { $left }. Como { -suits } agora?
welcome-anew-whole =
    Olá, { $name }; obrigado por voltar. O acordo anterior já não corre, e está tudo bem: podemos fazer outro mais leve, na sua medida.

    Como { -suits } agora?
    .sms = Olá, { $name }; obrigado por voltar. Podemos fazer outro acordo, mais leve. Como { -suits } agora?


## The account

balance-clear =
    Boa notícia: não há nada em aberto na sua conta com { $creditor }. Não precisa fazer nada.
    .sms = Boa notícia: não há nada em aberto na sua conta com { $creditor }. Não precisa fazer nada.
balance-favour =
    Você tem { $favour } a favor: são descontados da próxima conta, sem precisar fazer nada. Se preferir outra coisa, uma pessoa da equipe vê isso.
    .sms = Você tem { $favour } a favor: são descontados da próxima conta. Se preferir outra coisa, uma pessoa da equipe vê isso.
balance-favour-none =
    Não vejo nada a favor na sua conta. Se pagou a mais ou duas vezes, me conte o dia e o meio, e nós procuramos.
    .sms = Não vejo nada a favor na sua conta. Se pagou a mais, me conte o dia e o meio, e nós procuramos.
balance-statement =
    Claro, isto é o que está em aberto:
    { $lines }

    No total são { $total }, no dia de hoje. Quando quiser, me conte como { -suits } e a gente vê.
    .sms =
    { $lines }
    No total, { $total }. Me conte como { -suits }.
balance-statement-stopped =
    Claro, isto é o que há na sua conta:
    { $lines }

    No total são { $total }. Disso, { $stopped } está parado enquanto conferimos, então hoje contam { $payable }. Quando quiser, me conte como { -suits }.
    .sms =
    { $lines }
    Total { $total }; parado { $stopped }; hoje { $payable }.
balance-statement-resting =
    Claro, isto é o que há na sua conta:
    { $lines }

    No total são { $total }, e tudo está parado enquanto conferimos: hoje você não tem nada a pagar.
    .sms =
    { $lines }
    Total { $total }, tudo parado: hoje não há nada a pagar.
balance-agreement =
    Claro, isto é o que falta do que combinamos:
    { $lines }

    No total são { $total }. Se alguma data ficar difícil, me avise e a gente vê.
    .sms =
    Falta do combinado:
    { $lines }
    No total, { $total }.
balance-apart =
    À parte do combinado, com a própria data:
    { $lines }
    .sms =
    À parte do combinado:
    { $lines }
invoice-line =
    • { JOIN($what, $number) }: { $amount }, { $late ->
        [yes] venceu
       *[no] vence
    } em { $due }{ $stopped ->
        [yes] {" "}(parada)
        [part] {" "}(parada em parte)
        [barred] {" "}(prescrita)
       *[no] {""}
    }
    .sms = - { JOIN($what, $number) }: { $amount }, { SHORT($due) }{ $stopped ->
        [yes] {" "}(parada)
        [part] {" "}(em parte)
        [barred] {" "}(prescrita)
       *[no] {""}
    }
invoice-many = • { $count } contas, uma por uma: { $link }
    .sms = - { $count } contas, uma por uma: { $link }
balance-statement-barred =
    Claro, isto é o que há na sua conta:
    { $lines }

    No total são { $total }. Pelo tempo que passou, a lei já não obriga a pagar { $barred } disso: hoje contam { $payable }. Quando quiser, vemos juntos.
    .sms =
    { $lines }
    { $total }; prescrito { $barred }; hoje { $payable }.
barred-ask =
    Antes de continuar, algo bom de saber: pelo tempo que passou, a lei já não obriga a pagar isto:
    { $lines }

    Fica a seu critério. Se pagar uma parte, ou combinar um plano, o prazo pode começar de novo.

    Quer continuar mesmo assim?
    .sms = Pelo tempo que passou, a lei já não obriga a pagar o que resta na sua conta. Pagar uma parte, ou combinar um plano, pode reiniciar o prazo. Quer continuar mesmo assim?
barred-left =
    Entendido, fica assim, e não vamos escrever sobre isso. Se mais adiante quiser ver com uma pessoa, é só dizer.
figures-checking =
    Quero passar o valor exato, e o que tenho é de alguns dias atrás. Vou confirmar com { $creditor } e uma pessoa da equipe escreve até { $due }. Até lá não precisa fazer nada.
    .sms = Confirmo o valor exato com { $creditor }: o meu é de alguns dias atrás. Uma pessoa escreve até { SHORT($due) }.


## How to pay

pay-means =
    Claro. Para pagar { $amount }, você pode usar:
    { $means }

    Coloque { HAS($reference) ->
        [yes] { $reference }
       *[no] o seu nome
    } como { -reference }. Não precisa avisar: assim que chegar, confirmo por aqui.
    .sms =
    Para pagar { $amount }:
    { $means }{ HAS($reference) ->
        [yes] {"\u000A"}Referência: { $reference }
       *[no] {""}
    }
pay-beside =
    Isso é o combinado. À parte { $count ->
        [one] já venceu esta conta; para pagá-la, coloque o número dela
       *[other] já venceram estas contas; para cada uma, coloque o número dela
    } como { -reference }:
    { $lines }
    .sms =
    À parte já venceu, com o número como referência:
    { $lines }
pay-beside-line = • { JOIN($what, $number) }: { $amount }
    .sms = - { $number }: { $amount }
pay-line =
    • { $kind ->
        [transfer] Transferência: { JOIN($bank, $account, $holder) }{ HAS($tax_id) ->
            [yes] , { -tax-id } { $tax_id }
           *[no] {""}
        }
        [link] { JOIN($label, $url, by: ": ") }
        [card_link] { JOIN($label, $url, by: ": ") }
        [payment_link] { $label }: { HAS($url) ->
            [yes] { $url }
           *[no] peça o link no chat
        }
        [cheque] Cheque nominal a { JOIN($holder, $where) }
        [direct_debit] Débito automático: { JOIN($label, $url) }
        [pix] Pix: { JOIN($key, $holder) }
       *[other] { JOIN($label, $account, by: ": ") }
    }{ HAS($code) ->
        [yes] {" "}({ $field }: { $code })
       *[no] {""}
    }
    .sms = - { $kind ->
        [transfer] { JOIN($bank, $account, $holder) }{ HAS($tax_id) ->
            [yes] , { -tax-id } { $tax_id }
           *[no] {""}
        }
        [link] { $url }
        [card_link] { $url }
        [payment_link] { $url }
        [cheque] Cheque nominal a { JOIN($holder, $where) }
        [direct_debit] Débito automático: { JOIN($label, $url) }
        [pix] Pix: { JOIN($key, $holder) }
       *[other] { JOIN($label, $account, by: ": ") }
    }{ HAS($code) ->
        [yes] {" "}({ $field }: { $code })
       *[no] {""}
    }
pay-many = • { $count } formas de pagar: { $link }
    .sms = - { $count } formas de pagar: { $link }
card-hidden = Apaguei o número do cartão sem guardar: não precisamos dele. Para pagar, use só as formas que passo por aqui.
pay-page =
    São { $amount }.{ HAS($reference) ->
        [yes] {" "}Referência: { $reference }.
       *[no] {""}
    }

    O botão abre a página de pagamento. Aqui nunca pedimos dados de cartão.
pay-page-away =
    A página de pagamento não responde agora, e nada foi cobrado.

    Outras formas de pagar:
    { $means }{ HAS($reference) ->
        [yes] {"\u000A"}Referência: { $reference }
       *[no] {""}
    }
pay-page-away-alone =
    A página de pagamento não responde agora, e nada foi cobrado.

    Costuma voltar em alguns minutos. Pelo chat uma pessoa também ajuda.
pay-page-ask = O valor exato se confirma pelo chat: basta escrever «pagar».
button-pay-page = Ir pagar
button-pay-again = Tentar de novo
pay-pix-code = { $code }
pay-no-means =
    Prefiro não passar dados de pagamento que não tenho à vista. Uma pessoa da equipe envia até { $due }; até lá não precisa fazer nada.
    .sms = Uma pessoa da equipe envia os dados para pagar até { SHORT($due) }. Até lá não precisa fazer nada.


## The plan

plan-how =
    Me conte com toda a liberdade, de uma vez ou em partes, que eu digo na hora se dá.

    Quanto e quando { -suits } pagar?
    .sms = Me conte com liberdade, de uma vez ou em partes: quanto e quando { -suits } pagar?
plan-discount =
    Obrigado por perguntar. Um desconto não cabe a mim prometer; o que posso é dizer na hora se a sua proposta funciona. Uma pessoa da equipe também pode ver.

    Quanto você poderia pagar, e quando?
    .sms = Um desconto não cabe a mim prometer, mas digo se a sua proposta funciona. Quanto poderia pagar, e quando?
plan-more-time =
    Claro que sim, vemos com calma.

    A partir de que data { -suits }?
    .sms = Claro que sim. A partir de que data { -suits }?
plan-which-amount = Para anotar certo: são { $amount } ou { $other }?
plan-which-each = Para anotar certo: cada pagamento seria de { $amount } ou de { $other }?
plan-which-day = Para anotar certo: seria em { $on } ou em { $or_on }?
plan-ask-amount =
    Certo, estamos indo bem.

    Quanto você poderia pagar?
    .sms = Certo. Quanto você poderia pagar?
plan-ask-amount-on =
    Certo, { $on }.

    Quanto você poderia pagar nesse dia?
    .sms = Certo, { SHORT($on) }. Quanto você poderia pagar nesse dia?
plan-ask-date =
    Certo, anotei.

    Que dia { -suits } para o primeiro pagamento?
    .sms = Certo. Que dia { -suits } para o primeiro pagamento?
plan-ask-rest =
    Obrigado, vou anotando: { $amount }, com o último desses pagamentos em { $on }.

    Como { -suits } pagar os { $left } que faltam?
    .sms = Anoto { $amount }, até { SHORT($on) }. Como { -suits } pagar os { $left } que faltam?
plan-ask-rest-of-one =
    Obrigado, vou anotando: { $amount } em { $on }.

    Como { -suits } pagar os { $left } que faltam?
    .sms = Anoto { $amount } em { SHORT($on) }. Como { -suits } pagar os { $left } que faltam?
plan-change-what =
    Claro, é para isso que estamos aqui. Pode mudar um valor, uma data ou tudo; e uma pessoa da equipe vê com você, se preferir.

    O que gostaria de mudar?
    .sms = Claro. Pode ser um valor, uma data ou tudo. O que gostaria de mudar?
plan-read-back =
    Obrigado por explicar. Entendi assim:
    { $lines }

    No total são { $total }, sem juros nem custos.{ HAS($lighter) ->
        [yes] {" "}({ $lighter })
       *[no] {""}
    } Fica bom para você?
    .sms =
    Entendi:
    { $lines }
    No total { $total }, sem custos. Fica bom para você?
plan-read-back-again =
    Certo, ficaria assim:
    { $lines }

    No total são { $total }, sem juros nem custos.{ HAS($lighter) ->
        [yes] {" "}({ $lighter })
       *[no] {""}
    } Fica bom para você?
    .sms =
    Ficaria assim:
    { $lines }
    No total { $total }, sem custos. Fica bom para você?

plan-read-back-once =
    Obrigado por explicar. Entendi um só pagamento:
    { $lines }

    Com isso ficam cobertos os { $total }, sem juros nem custos. Fica bom para você?
    .sms =
    Entendi:
    { $lines }
    Isso cobre { $total }, sem custos. Fica bom para você?
plan-read-back-settled =
    Obrigado por explicar. Dá, e ficaria assim:
    { $lines }

    Com { $total } a conta fica quitada: ao completar, { $discount } são perdoados. Fica bom para você?
    .sms =
    { $lines }
    { $total } quita a conta, com { $discount } perdoados. Fica bom para você?
plan-counter =
    { $more ->
        [yes] Assim não cobre tudo a tempo. Sua proposta:
       *[no] Dá quase como você pede. Sua proposta:
    }
    { $own }

    A única coisa: { $reason }. O mais próximo:
    { $lines }

    No total são { $total }, sem juros nem custos{ HAS($until) ->
        [yes] {"; "}pode pensar até { DAY($until) }
       *[no] {""}
    }.{ HAS($lighter) ->
        [yes] {" "}({ $lighter })
       *[no] { $more ->
            [yes] {" "}Se for mais do que você pode, diga quanto poderia por mês.
           *[no] {""}
        }
    } Serve para você?
    .sms =
    O mais perto; { $reason }:
    { $lines }
    Total { $total }. Serve?
plan-counter-several =
    { $more ->
        [yes] Assim não dá para cobrir tudo a tempo. Esta é a sua proposta:
       *[no] Posso combinar algo bem próximo. Esta é a sua proposta:
    }
    { $own }

    O que seria preciso ajustar:
    { $reasons }
    Ficaria assim:
    { $lines }

    No total são { $total }, sem juros nem custos{ HAS($until) ->
        [yes] {"; "}pode pensar até { DAY($until) }
       *[no] {""}
    }.{ HAS($lighter) ->
        [yes] {" "}({ $lighter })
       *[no] { $more ->
            [yes] {" "}Se for mais do que você pode, diga quanto poderia por mês.
           *[no] {""}
        }
    } Serve para você?
    .sms =
    O mais próximo:
    { $lines }
    Total { $total }. Serve?
plan-alternative =
    { $keeps ->
        [dates] Com as mesmas datas ficaria assim:
        [amounts] Com os mesmos valores ficaria assim:
        [count] Com o mesmo número de pagamentos ficaria assim:
        [lighter] Pagando menos por vez ficaria assim:
       *[nothing] Isto eu posso deixar combinado agora mesmo:
    }
    { $lines }

    No total são { $total }, sem juros nem custos. Serve para você?
    .sms =
    { $lines }
    Total { $total }. Serve?
plan-same-nearest =
    Obrigado por contar. Com isso, o mais próximo que eu posso combinar continua sendo o mesmo plano; uma pessoa da equipe pode ver com você.

    O que gostaria de mudar?
    .sms = O mais próximo continua o mesmo; uma pessoa também pode ver. O que gostaria de mudar?
plan-renewed = Revisei o plano com a conta como está hoje.
plan-apart =
    Antes, um detalhe: isto é pelo que já venceu, { $total }. Fica à parte, com a própria data:
    { $lines }
    .sms =
    Pelo que já venceu, { $total }. À parte:
    { $lines }
plan-reason-first-payment-within-days = a empresa precisa de um primeiro pagamento antes
    .sms = o primeiro seria antes
plan-reason-term-days-max = a empresa precisa terminar em menos tempo
    .sms = seria em menos tempo
plan-reason-payments-max = a empresa precisa que seja em menos pagamentos
    .sms = seriam menos pagamentos
plan-reason-payment-min = a empresa precisa que cada pagamento seja maior
    .sms = cada um seria maior
plan-reason-down-payment-percent = a empresa precisa de mais no primeiro pagamento
    .sms = o primeiro seria maior
plan-reason-milestones = a empresa precisa receber uma parte antes
    .sms = uma parte seria antes
plan-reason-settlements = com esse valor a empresa não pode dar a conta por quitada
    .sms = esse valor não quita a conta
plan-options =
    Claro. Estes são exemplos que posso combinar agora mesmo; você também pode propor outra forma, a sua.
    { $lines }

    Qual { -suits }?
    .sms =
    { $lines }
    Também pode propor outra. Qual { -suits }?
plan-line = • { $amount } em { $on }
    .sms = - { $amount } { SHORT($on) }
plan-changed-line = • { $amount } em { $on }{ $change ->
        [date] {" "}(data nova)
        [amount] {" "}(outro valor)
       *[no] {""}
    }
    .sms = - { $amount } { SHORT($on) }
plan-rolled-line = • { $amount } em { $on }{ HAS($said) ->
        [yes] {" "}({ DATE($said) } não é dia útil)
       *[no] {""}
    }
    .sms = - { $amount } { SHORT($on) }
plan-run-line = • { $shape ->
        [alike] { $count } pagamentos de { $amount }, de { DATE($from) } a { DATE($to) }
        [long] { $amount } em cada pagamento, a partir de { DATE($from) }
       *[mixed] { $count } pagamentos, de { DATE($from) } a { DATE($to) }
    }
plan-lighter-line = Ou mais leve: { $count } parcelas de { $amount } desde { $on }.
plan-reason-line = • { $reason }
    .sms = - { $reason }
plan-many = • { $count } pagamentos, o primeiro de { $amount } em { $on }: { $link }
    .sms = - { $count } pagamentos, o primeiro de { $amount } em { SHORT($on) }: { $link }
plan-in-full =
    { $missed }

    Para mudar uma data, perguntar ou reclamar, responda à mesma mensagem. Nada fica combinado até você dizer.
plan-option-line =
    { $place }. { $count ->
        [one] Um só pagamento de { $amount } em { $on }
       *[other] { $count } pagamentos de { $amount } a partir de { $on }
    }
    .sms = { $place }. { $count ->
        [one] { $amount } em { SHORT($on) }
       *[other] { $count } de { $amount } desde { SHORT($on) }
    }
plan-exception =
    Obrigado pela proposta:
    { $own }

    Eu não posso aprovar:
    { $reasons }
    Uma pessoa da equipe poderia, com resposta até { $due }.

    Passo adiante tal como está?
    .sms =
    Uma pessoa pode aprovar:
    { $reasons }
    Responde até { SHORT($due) }. Passo adiante?
plan-exception-or =
    Obrigado pela proposta:
    { $own }

    Eu não posso aprovar:
    { $reasons }
    Uma pessoa da equipe poderia, com resposta até { $due }. O que posso deixar combinado agora:
    { $lines }

    { HAS($lighter) ->
        [yes] { $lighter }{" "}
       *[no] {""}
    }Prefere que uma pessoa veja a sua?
    .sms =
    Uma pessoa pode aprovar, até { SHORT($due) }. Eu posso deixar:
    { $lines }
    Uma pessoa vê a sua?
plan-exception-sent =
    Pronto, passei tal como está a uma pessoa da equipe: é o caso { $case }, com resposta até { $due }. Enquanto isso, você não recebe lembretes.
    .sms = Pronto: é o caso { $case }, com resposta até { SHORT($due) }. Enquanto isso, sem lembretes.
plan-refer =
    Com o que você me diz, não encontro um plano que eu possa aprovar, e não quero pedir mais do que você pode.

    A sua proposta segue tal como está para uma pessoa da equipe: é o caso { $case }, com resposta até { $due }. Enquanto isso, você não recebe lembretes.
    .sms = Não quero pedir mais do que você pode. Uma pessoa vê a sua proposta: caso { $case }, resposta até { SHORT($due) }.
plan-refer-nearest =
    Com o que você me diz, não encontro um plano que eu possa aprovar, e não quero pedir mais do que você pode. O mais próximo, só como informação:
    { $lines }

    A sua proposta segue tal como está para uma pessoa da equipe: é o caso { $case }, com resposta até { $due }. Enquanto isso, você não recebe lembretes.
    .sms = Não quero pedir mais do que você pode. Uma pessoa vê a sua proposta: caso { $case }, resposta até { SHORT($due) }.
plan-care =
    Por agora não há nada a decidir. Uma pessoa da equipe está cuidando da sua conta, e enquanto isso você não recebe lembretes.
    .sms = Por agora não há nada a decidir: uma pessoa da equipe cuida da sua conta, e você não recebe lembretes.
plan-nothing-due =
    Agora não há nada a pagar: o que havia está pago, ou parado enquanto conferimos. Não precisa fazer nada.
    .sms = Agora não há nada a pagar: está pago, ou parado enquanto conferimos. Não precisa fazer nada.
plan-agreed =
    Obrigado; fica combinado:
    { $lines }

    São { $total } no total, sem juros nem custos{ HAS($discount) ->
        [yes] {" "}e, ao completar, { $discount } são perdoados
       *[no] {""}
    }. O primeiro é em { $first }{ HAS($case) ->
        [yes] . Você não recebe lembretes enquanto o seu caso { $case } estiver aberto.
       *[no] ; lembro você de cada data.
    }
    .sms =
    Combinado:
    { $lines }
    Total { $total }{ HAS($discount) ->
        [yes] , { $discount } perdoados
       *[no] {""}
    }. Primeiro: { SHORT($first) }.
plan-agreed-once =
    Obrigado; fica combinado:
    { $lines }

    São { $total }, sem juros nem custos{ HAS($discount) ->
        [yes] {" "}e, ao completar, { $discount } são perdoados
       *[no] {""}
    }. { HAS($case) ->
        [yes] É em { $first }. Você não recebe lembretes enquanto o seu caso { $case } estiver aberto.
       *[no] Em { $first } eu lembro você.
    }
    .sms =
    Combinado:
    { $lines }
    São { $total }{ HAS($discount) ->
        [yes] , { $discount } perdoados
       *[no] {""}
    }. { HAS($case) ->
        [yes] É em { SHORT($first) }.
       *[no] Em { SHORT($first) } lembro você.
    }
plan-terms =
    { $missed }

    Para mudar uma data, reclamar ou contar algo, me escreva por aqui.

    Tudo fica por escrito, com o código { $code }: { $link }
    .sms = Seu acordo por escrito, selo { $code }: { $link } Se um pagamento complicar, me escreva e a gente resolve.
plan-missed-both =
    { $grace ->
        [0] {""}
        [one] Se um pagamento atrasar, há um dia de folga.{" "}
       *[other] Se um pagamento atrasar, há { $grace } dias de folga.{" "}
    }O acordo só termina { $missed ->
        [one] se, passada a folga, faltar um pagamento
       *[other] com { $missed } pagamentos seguidos em aberto
    } ou mais de { $late ->
        [one] um dia
       *[other] { $late } dias
    } de atraso; aí a conta volta a como estava e buscamos outro acordo com você.
    .sms = Se um pagamento atrasar, me escreva e a gente vê.
plan-missed-row =
    { $grace ->
        [0] {""}
        [one] Se um pagamento atrasar, há um dia de folga.{" "}
       *[other] Se um pagamento atrasar, há { $grace } dias de folga.{" "}
    }O acordo só termina { $missed ->
        [one] se, passada a folga, faltar um pagamento
       *[other] com { $missed } pagamentos seguidos em aberto
    }; aí a conta volta a como estava e buscamos outro acordo com você.
    .sms = Se um pagamento atrasar, me escreva e a gente vê.
plan-missed-days =
    { $grace ->
        [0] {""}
        [one] Se um pagamento atrasar, há um dia de folga.{" "}
       *[other] Se um pagamento atrasar, há { $grace } dias de folga.{" "}
    }O acordo só termina com mais de { $late ->
        [one] um dia
       *[other] { $late } dias
    } de atraso; aí a conta volta a como estava e buscamos outro acordo com você.
    .sms = Se um pagamento atrasar, me escreva e a gente vê.
plan-missed-never =
    { $grace ->
        [0] Se um pagamento atrasar, o acordo continua de pé: me escreva e a gente vê.
        [one] Se um pagamento atrasar, há um dia de folga, e o acordo continua de pé: me escreva e a gente vê.
       *[other] Se um pagamento atrasar, há { $grace } dias de folga, e o acordo continua de pé: me escreva e a gente vê.
    }
    .sms = Se um pagamento atrasar, me escreva e a gente vê.
plan-witness = { $adviser }, da equipe, acompanha o seu acordo e confirma por aqui até { $due } (caso { $case }).
    .sms = { $adviser }, da equipe, confirma o seu acordo até { SHORT($due) }.


## On paper

paper-title = Acordo de pagamento
paper-parties = Com { $name }, conta com final { $tail }
paper-agreed = Combinado em { $at }
paper-total = No total
paper-waived = Sem juros nem custos.
paper-forgiven = De { $before }, { $discount } são perdoados ao completar os pagamentos.
paper-day = Data
paper-sum = Valor
paper-amended = Mudança combinada em { $at }
paper-covers = O que cobre
paper-covered = { JOIN($what, $number) }, vencimento: { $due }
paper-missed = Se um pagamento atrasar
paper-lapses = É um desconto por pagar antes: vale até { $on }. Depois, a conta volta a como estava.
paper-means = Como pagar
paper-means-none = Os dados para pagar chegam pelo mesmo chat, a pedido.
paper-reference = Referência para o seu pagamento: { $reference }
paper-change = Mudar uma data
paper-change-how =
    Pelo mesmo chat, antes do dia do pagamento: até { $moves ->
        [one] uma vez
       *[other] { $moves } vezes
    }, e até { $days ->
        [one] um dia
       *[other] { $days } dias
    } cada vez.
paper-change-ask = Pelo mesmo chat, antes do dia do pagamento: uma pessoa da equipe vê.
paper-complain = Perguntar ou reclamar
paper-complain-how = Pelo mesmo chat, a qualquer hora.{ HAS($phone) ->
        [yes] {" "}Telefone: { $phone }.
       *[no] {""}
    }{ HAS($page) ->
        [yes] {" "}Página oficial: { $page }
       *[no] {""}
    }
paper-record = Registro
paper-proposed =
    { $by ->
        [client] Proposta da pessoa titular.
        [adviser] Proposta de uma pessoa da equipe, aceita pela pessoa titular.
       *[bot] Proposta do assistente automático, aceita pela pessoa titular.
    }
paper-policy = Política da empresa: versão { $version }.
paper-valid = A oferta estava aberta até { $until }.
paper-seal = Código { $code }. Vem de cada palavra deste acordo: se uma muda, o código é outro.
paper-holder = { $name }, conta com final { $tail }
paper-bill = { JOIN($what, $number) }, vencimento: { DATE($due) }
statement-title = Extrato da conta
statement-bill = { JOIN($what, $number) }, vencimento: { $due }
statement-at = Em { $at }, conforme os registros de { $creditor }
statement-balance = A pagar
statement-overdue = Desse total, { $amount } já passaram da data.
statement-stopped = Em análise: { $amount }. Não é cobrado enquanto não houver resposta.
statement-barred = À parte constam { $amount } que, pelo tempo que passou, a lei já não obriga a pagar. Um pagamento em parte, ou um plano, às vezes faz esse prazo começar de novo.
statement-favour = A favor: { $amount }.
statement-lines = Movimentos
statement-what = Detalhe
statement-bill-line =
    { $kind ->
        [credit_note] Nota de crédito
        [correction] Correção
        [discount] Desconto por cumprir o acordo
        [withdrawn] Conta cancelada
       *[carried] Ajuste, conforme os registros da empresa
    }, { $number }
statement-payment-line =
    { $kind ->
        [returned] Pagamento devolvido
       *[payment] Pagamento
    }, referência { $number }
statement-total = Saldo
statement-total-favour = Saldo a favor
statement-waiting = Em análise
statement-barred-bills = O que a lei já não obriga a pagar
statement-promised = Pagamentos combinados
statement-promised-line =
    { $on }{ $paid ->
        [paid] : pago
        [part] : faltam { $left }
       *[open] {""}
    }
receipt-title = Recibo de pagamento
receipt-got = Recebemos
receipt-returned = Em { $on } o banco devolveu este pagamento: não vale como recibo.
receipt-reference = Referência
receipt-paid-on = Data do pagamento
receipt-parts = O que foi pago
receipt-favour = Fica a favor
receipt-left = O que falta
receipt-left-nothing = Em { $at } não falta nada.
receipt-left-all = Em { $at } faltam { $left } no total.
receipt-left-next = Em { $at } faltam { $left } do acordo. O próximo pagamento é de { $next_amount }, em { $next_on }.
settlement-title = Carta de quitação
settlement-dated = { $on }
settlement-says = { $creditor } declara que, em nome de { $name }, nada do que segue fica em aberto.
settlement-says-nothing-owed = { $creditor } declara que, em { $on }, { $name } não tem nada em aberto.
settlement-paid = Total pago
settlement-forgiven = Além disso foram descontados { $amount }, que não serão cobrados.
settlement-agreement = O acordo de pagamento { $code } foi cumprido.
settlement-closed = Pelo que consta aqui não será pedido nenhum outro pagamento.
settlement-thanks = Agradecemos a confiança.
letter-title = Sua conta com { $creditor }
letter-opens = Escrevemos pelo que segue. Se já está pago, não precisa fazer nada: avise e procuramos.
letter-more =
    { $count ->
        [one] e mais uma conta
       *[other] e mais { $count } contas
    }
letter-due = Vencimento
letter-total = No total
letter-plan = Se hoje não dá, diga quanto e quando fica bom para você: vemos e respondemos na hora.
letter-ask = Falar com uma pessoa, ou dizer que algo não está certo
letter-chat = Em { $link } você conversa com nosso assistente automático; com a palavra «pessoa» alguém da equipe atende.
letter-phone =
    { HAS($phone) ->
        [yes] Telefone: { $phone }.
       *[no] {""}
    }{ HAS($page) ->
        [yes] {" "}Página oficial: { $page }
       *[no] {""}
    }
letter-dispute = Se algo disso não procede, diga pela mesma via: fica parado enquanto analisamos, e respondemos por escrito.
letter-law = {""}
letter-never = Nunca pedimos senhas, cartões nem depósitos em contas de pessoas.
paper-proof = Código { $proof }: em { $check } se confere que este papel é autêntico.
paper-file-name =
    { $paper ->
        [statement] extrato
        [receipt] recibo
        [settlement] carta-de-quitacao
       *[dossier] meus-dados
    }


## Paying before the due date

early-available =
    Se for bom pagar antes, até { $to } são { $total }: { $discount } a menos. E se não, tudo segue igual.
    .sms = Se pagar até { SHORT($to) } são { $total }: { $discount } a menos. E se não, tudo segue igual.
early-read-back =
    Ficaria assim, com { $discount } a menos:
    { $lines }

    Se nesse dia não der, nada mais se perde: ficam os { $total } na data de sempre, { $on }. Fica bom para você?
    .sms =
    Com { $discount } a menos:
    { $lines }
    Se não der, ficam { $total } em { SHORT($on) }. Fica bom para você?
early-agreed =
    Anotado, obrigado: { $total }, até { $to }.
    .sms = Anotado, obrigado: { $total }, até { SHORT($to) }.
early-lapses =
    Se nesse dia não der para pagar, só o desconto se vai: ficam { $total } na data de sempre, { $on }.
    .sms = Se não der, ficam { $total } em { SHORT($on) }.
early-left =
    Claro, tudo segue igual: a sua data é { $on }. Se mudar de ideia, me escreva.
    .sms = Claro, tudo segue igual: a sua data é { SHORT($on) }.
early-or-else =
    O preço de { $total } vale pagando até { $on }. Se preferir outra forma de pagar, deixamos o desconto e vemos sem problema.

    O que você prefere?
    .sms = Os { $total } valem até { SHORT($on) }. Mantém ou deixamos o desconto e vemos outra forma?
early-let-go =
    Feito: deixamos o desconto e a conta fica como estava, { $total }.

    Quanto e quando { -suits } pagar?
    .sms = Feito: a conta fica como estava, { $total }. Quanto e quando { -suits } pagar?

file-title = Seu dossiê com { $creditor }
file-made = Tudo o que se guarda, em { $at }
file-nothing = Nada por enquanto.
file-invoices = Contas: valor original e o que falta
file-payments = Pagamentos recebidos
file-agreements = Acordos
file-agreement =
    { $code }, de { $at }: { $status ->
        [active] em andamento
        [kept] completo
        [broken] terminado
        [replaced] substituído por outro
       *[cancelled] sem efeito
    }.
file-sealed = Código conferido.
file-unsealed = Não bate com o código.
file-cases = Casos
file-case = { $kind }, { $at }
file-payment =
    { $on }, referência { $number }{ $returned ->
        [yes] {" "}(devolvido pelo banco)
       *[no] {""}
    }
file-credits = Notas de crédito e correções
file-promises = Datas combinadas
file-promise =
    { $on }, acordo { $code }: { $status ->
        [paid] pago
        [late] com atraso
        [missed] sem pagar
       *[pending] por vir
    }
file-decided =
    { $outcome ->
        [credit] Foi creditado.
        [correction] Foi corrigido.
        [explanation] Foi explicado.
        [right_done] Foi feito.
        [right_refused] Foi negado, com o motivo.
        [approved] Foi aprovado.
        [refused] Não foi aprovado.
        [open] Segue aberto.
       *[other] Foi respondido.
    }
file-holds = Quando nada foi pedido
file-hold = Desde { $at }: { $number }
file-hold-until = até { $at }.
file-hold-open = e continua.
file-hold-all = toda a conta
file-told-agreed = Guardado porque você aceitou em { $at }.
file-told = O que nos contaram
file-contacts = Contatos
file-contact =
    { $at }, { $channel ->
        [sms] SMS
        [whatsapp] WhatsApp
        [telegram] Telegram
        [web] página de chat
        [terminal] chat
        [call] ligação
        [visit] visita
        [letter] carta
        [email] e-mail
       *[other] outro meio
    }: { $kind ->
        [before_due] aviso antes de uma data
        [due] aviso do dia
        [after_due] aviso depois de uma data
        [promise] lembrete de um pagamento combinado
        [missed] aviso de um pagamento em aberto
        [silence] pergunta quando a conversa parou
        [rating] pergunta sobre o atendimento
        [thanks] obrigado por um pagamento
        [receipt] recibo
        [outcome] resposta de um caso
        [adviser_reply] resposta de uma pessoa da equipe
        [document] documento pedido
        [opt_out] confirmação de não escrever mais
        [contact] contato da equipe
        [right] resposta ao pedido sobre os dados
       *[reply] resposta do assistente
    }
file-withheld = Mensagens que não foram enviadas, e por quê
file-why =
    { $rule ->
        [hours] nessa hora não se pode escrever
        [days] nesse dia não se pode escrever
        [counts] já se tinha escrito bastante nesses dias
        [hold] a conta estava em pausa
        [opt_out] foi pedido não receber mensagens
        [consent] não havia permissão para esse meio
        [wish] foi pedido outro momento
       *[other] as regras de contato não permitiam
    }
file-you = Quem é você aqui
file-document = Documento de identidade: guardado e cifrado; aqui não aparece.
file-birth-date = Data de nascimento: guardada e cifrada; aqui não aparece.
file-since = Cliente desde { DATE($on) }.
file-postponed = Pediu para não receber lembretes até { DATE($on) }.
file-exit = Disse que quer deixar o serviço em { $at }.
file-addresses = Endereços e permissões
file-address =
    { $channel ->
        [sms] SMS
        [whatsapp] WhatsApp
        [telegram] Telegram
        [web] Página de chat
        [terminal] Chat
       *[other] Outro meio
    }{ HAS($address) ->
        [yes] {" "}{ $address }
       *[no] {""}
    }: { $state ->
        [agreed] aceita mensagens ali
        [out] pediu para não receber mensagens ali
        [wrong] não é da pessoa titular
       *[none] sem permissão para mensagens ali
    }.
file-address-checked = Conferido em { $at }.
file-consents = Permissões dadas e retiradas
file-consent =
    { $at }: { $leave ->
        [agreed] permissão para receber mensagens
        [speech] volta a receber mensagens
        [health] permissão para guardar o contado da saúde
       *[silence] não recebe mais mensagens
    }
file-representatives = Quem age em seu nome
file-representative =
    { $name }, { $leave ->
        [until] até { $on }
       *[taken-back] não mais
    }
file-bill = { $bill }, valor original: { $amount }
file-tickets = Solicitações e pedidos
file-ticket =
    { DATE($on) }, { $kind ->
        [order] Pedido
       *[ticket] Solicitação
    } { $number }: { $subject }
file-risk = Como se estima se haverá atrasos
file-risk-band =
    { $band ->
        [low] É pouco provável que haja atrasos.
        [medium] Pode haver atrasos.
        [high] É provável que haja atrasos.
       *[unknown] Não se estima: há poucas contas para dizer algo.
    }
file-risk-given = A empresa indicou; não foi calculado aqui.
file-risk-reason =
    { $ground ->
        [late_rate] De cada 100 contas, pagas com atraso: { $figure }; conta a partir de { $threshold }.
        [late_days] Dias de atraso habituais: { $figure }; contam a partir de { $threshold }.
        [overdue] Dias desde o vencimento da conta mais antiga: { $figure }; contam a partir de { $threshold }.
       *[broken] Acordos que não se completaram: { $figure }; contam a partir de { $threshold }.
    }
file-campaigns = Campanhas
file-campaign = { $name }, { $at }
file-messages = Conversa
file-messages-count =
    { $count ->
        [one] Uma mensagem, palavra por palavra
       *[other] { $count } mensagens, palavra por palavra
    }, no arquivo de dados que acompanha este papel; quem não o recebeu pode pedi-lo.


## What a client can pay

means-ask =
    Sem problema, vamos achar outra forma. Assim não proponho nada acima do que você pode; se preferir não dizer, também está bem.

    Quanto poderia pagar no máximo, e de quanto em quanto tempo?
    .sms = Quanto poderia pagar no máximo, e de quanto em quanto tempo?
means-income =
    Para não propor nada acima do que você pode, são quatro perguntas curtas; deixe sem resposta a que quiser.

    Quanto recebe mais ou menos, e de quanto em quanto tempo?
    .sms = Quanto recebe mais ou menos, e de quanto em quanto tempo?
means-costs =
    Obrigado. Agora o que não pode esperar: moradia, comida, contas, transporte, família.

    Quanto isso soma por mês, mais ou menos?
    .sms = Quanto isso soma por mês, mais ou menos?
means-debts =
    Obrigado, estamos indo bem. Aqui entram outros créditos ou pagamentos; se não houver, basta um não.

    Quanto paga por eles por mês?
    .sms = Quanto paga por eles por mês?
means-left =
    Obrigado, é a última.

    Quanto sobraria por mês para esta conta, com tranquilidade?
    .sms = Obrigado, é a última. Quanto sobraria por mês para esta conta, com tranquilidade?


## The agreement's paper

papers-agreement =
    Aqui está o seu acordo, tudo por escrito: { $link }
    .sms = Seu acordo por escrito: { $link }
papers-none =
    Ainda não combinamos nada. Assim que ficar combinado, você recebe por escrito aqui mesmo.
    .sms = Ainda não combinamos nada. Quando ficar combinado, você recebe por escrito.
papers-statement =
    Aqui está o extrato da sua conta, até hoje: { $link }
    .sms = O extrato da sua conta, até hoje: { $link }
papers-receipt =
    Aqui está o recibo do seu pagamento de { $amount } de { DATE($on) }: { $link }
    .sms = O recibo do seu pagamento de { $amount }: { $link }
papers-receipt-none =
    Ainda não vejo nenhum pagamento seu registrado. Se já pagou, me conte e procuramos.
    .sms = Ainda não vejo nenhum pagamento seu registrado. Se já pagou, me conte e procuramos.
papers-settlement =
    Não fica nada em aberto, e aqui está a carta que diz isso: { $link }
    .sms = Não fica nada em aberto; aqui está a carta que diz isso: { $link }
papers-settlement-open =
    Essa carta chega por aqui assim que não ficar nada em aberto, sem você pedir. Hoje faltam { $left }.
    .sms = Essa carta chega assim que não ficar nada em aberto. Hoje faltam { $left }.
papers-settlement-waiting =
    Algo da sua conta ainda está em análise. Quando houver resposta e não ficar nada em aberto, a carta chega por aqui.
    .sms = Algo da sua conta ainda está em análise. Quando houver resposta, chega a carta.
papers-dossier =
    É seu, e entrego com prazer: cada mensagem, pagamento, acordo e caso, com os motivos.

    O link serve uma única vez e dura um dia: { $link }
    .sms = Tudo o que guardamos de você. O link serve uma vez e dura um dia: { $link }
settlement-sent =
    { $thanked ->
        [yes] E aqui está a carta que diz que não fica nada em aberto:
       *[no] Muito obrigado. Escreve o assistente automático de { $creditor }: não fica nada em aberto, e aqui está a carta que diz isso.
    }
    { $link }
    .sms = { $thanked ->
        [yes] A carta que diz que não fica nada em aberto: { $link }
       *[no] Aviso automático de { $creditor }: não fica nada em aberto, obrigado. A carta que diz isso: { $link }
    }
settlement-sent-agreed =
    Muito obrigado. Escreve o assistente automático de { $creditor }: o que combinamos ficou pago, e aqui está a carta que diz isso.
    { $link }
    .sms = Aviso automático de { $creditor }: o que combinamos ficou pago, obrigado. A carta que diz isso: { $link }
account-settled =
    Obrigado. Escreve o assistente automático de { $creditor }: não fica nada em aberto, e não precisa fazer mais nada.

    { -to-talk }
    .sms = Aviso automático de { $creditor }: não fica nada em aberto. Obrigado. { -to-talk-short }


## An instalment's date

promise-current =
    Obrigado por escrever. Isto é o que combinamos e continua valendo:
    { $lines }

    Está tudo por escrito: { $link }

    O que você gostaria de fazer?
    .sms =
    O combinado:
    { $lines }
    Por escrito: { $link }
    O que gostaria de fazer?
promise-ask-date =
    Obrigado por avisar. Vemos outra data para os { $amount } de { $on }.

    Que dia { -suits }?
    .sms = Obrigado por avisar. Para que dia passamos os { $amount } de { SHORT($on) }?
promise-ask-date-again = Os { $amount } de { $on } podem ficar como estão. Se mudarmos, que dia { -suits }?
    .sms = Os { $amount } de { SHORT($on) } podem ficar como estão. Se mudarmos, para que dia?
promise-read-back =
    Certo: passo os { $amount } de { $from } para { $to }. O resto não muda.

    Fica bom para você?
    .sms = Passo os { $amount } de { SHORT($from) } para { SHORT($to) }; o resto não muda. Fica bom para você?
promise-moved =
    { -noted }: { $amount } em { $to }; o resto não muda. Obrigado por avisar.
    .sms = { -noted }: { $amount } em { SHORT($to) }; o resto não muda. Obrigado por avisar.
promise-passed-on =
    Obrigado por avisar. { $reason }, então uma pessoa da equipe vê isso: é o caso { $case }, com resposta até { $due }. Enquanto isso, você não recebe lembretes.
    .sms = Obrigado por avisar. Uma pessoa vê essa mudança: caso { $case }, resposta até { SHORT($due) }. Enquanto isso, sem lembretes.
promise-unchanged =
    Certo, fica como estava: { $amount } em { $on }. Se algo mudar, me avise e a gente vê.
    .sms = Certo, fica como estava: { $amount } em { SHORT($on) }. Se algo mudar, me avise e a gente vê.
promise-ask-rest =
    Obrigado por dizer: { $amount } em { $on } ajuda, e muito.

    Que dia { -suits } para o restante, { $left }?
    .sms = Obrigado: { $amount } em { SHORT($on) }. Que dia { -suits } para o restante, { $left }?
promise-read-back-split =
    Certo: os { $amount } de { $from } ficam em partes, e o resto não muda.
    { $lines }

    Fica bom para você?
    .sms =
    Os { $amount } de { SHORT($from) }, em partes:
    { $lines }
    Fica bom para você?
promise-split =
    { -noted }, obrigado por avisar. Fica assim, e o resto não muda:
    { $lines }

    { HAS($case) ->
        [yes] Você não recebe lembretes enquanto o seu caso { $case } estiver aberto.
       *[no] Eu lembro você antes de cada data.
    }
    .sms =
    { -noted }, obrigado por avisar:
    { $lines }
promise-read-back-skip =
    Certo: os { $amount } de { $from } passam para o fim do acordo, { $to }. O total é o mesmo e as outras datas não mudam.

    Fica bom para você?
    .sms = Os { $amount } de { SHORT($from) } passam para o fim, { SHORT($to) }; o resto não muda. Fica bom para você?
promise-skipped =
    { -noted }: desta vez não há pagamento, e esses { $amount } ficam para { $to }. O resto segue igual. Obrigado por avisar.
    .sms = { -noted }: { $amount } passam para { SHORT($to) }; o resto segue igual. Obrigado por avisar.
promise-sooner =
    Obrigado, assim está bom. Cada parte conta desde que chega; com os { $amount } completos em { $on }, não é preciso mudar nada.
    .sms = Assim está bom: cada parte conta. Com os { $amount } completos em { SHORT($on) }, não é preciso mudar nada.
promise-ahead =
    Claro, dá para pagar antes sem mudar nada: cada pagamento conta desde que chega. No total restam { $total }; dá para pagar tudo de uma vez, ou só o próximo.
promise-anew =
    Obrigado por voltar. O acordo anterior já não corre, e está tudo bem: o que você pagou conta, e podemos fazer outro mais leve.
    .sms = Obrigado por voltar. O que você pagou conta, e podemos fazer outro acordo mais leve.
promise-reason-rescue-none = As datas deste acordo não sou eu que mudo
promise-reason-rescue-times = As datas deste acordo já mudaram as vezes que eu posso mudar
promise-reason-rescue-days = Essa data fica mais longe do que eu posso mudar
promise-reason-rescue-order = Nessa data já chega o pagamento seguinte
promise-reason-rescue-amount = Isso muda o valor que combinamos
promise-reason-skip-none = Passar um pagamento para o fim não sou eu que decido
promise-reason-skip-times = Neste acordo já passamos um pagamento para o fim
promise-reason-bills-join = Somar outra conta ao que combinamos é mais do que eu posso fazer


## A bill that is wrong, a service that never came

dispute-which =
    Obrigado por dizer; quero parar a conta certa. Também pode escrever o número.

    De qual se trata?
    .sms = Obrigado por dizer. Pode escrever o número: de qual se trata?
dispute-which-again =
    Já vemos o resto. Para parar só o que corresponde falta saber a conta; se não estiver claro, escreva «não sei» e uma pessoa procura.

    De qual se trata?
    .sms = Quero parar só o que corresponde; se não estiver claro, escreva «não sei». De qual conta se trata?
dispute-invoice-opened =
    Você faz bem em dizer; se há um erro, cabe a nós corrigir. Parei { $what } ({ $amount }): não soma juros nem vamos escrever por isso.

    Uma pessoa confere, caso { $case }, e responde até { $due }. Quer contar mais alguma coisa?
    .sms = Você faz bem em dizer. Parei { $what } ({ $amount }). Caso { $case }, resposta até { SHORT($due) }. Quer acrescentar algo?
dispute-service-opened =
    Você tem razão em não pagar por algo que não chegou como devia. Parei { $what } ({ $amount }): não soma juros nem vamos escrever por isso.

    Uma pessoa confere, caso { $case }, e responde até { $due }. Quer contar mais alguma coisa?
    .sms = Você tem razão em dizer. Parei { $what } ({ $amount }). Caso { $case }, resposta até { SHORT($due) }. Quer acrescentar algo?
dispute-invoice-opened-all =
    Você faz bem em dizer; se há um erro, cabe a nós corrigir. Fica tudo parado: não soma juros nem vamos escrever por isso.

    Uma pessoa confere, caso { $case }, e responde até { $due }. Quer contar mais alguma coisa?
    .sms = Você faz bem em dizer. Fica tudo parado: caso { $case }, resposta até { SHORT($due) }. Quer acrescentar algo?
dispute-service-opened-all =
    Você tem razão em não pagar por algo que não chegou como devia. Fica tudo parado: não soma juros nem vamos escrever por isso.

    Uma pessoa confere, caso { $case }, e responde até { $due }. Quer contar mais alguma coisa?
    .sms = Você tem razão em dizer. Fica tudo parado: caso { $case }, resposta até { SHORT($due) }. Quer acrescentar algo?
dispute-part-opened =
    Você faz bem em dizer; se há um erro, cabe a nós corrigir. De { $what } parei só { $amount }: essa parte não soma juros nem vamos escrever por ela. Os { $left } restantes você pode pagar quando for melhor.

    Uma pessoa confere, caso { $case }, e responde até { $due }. Quer contar mais alguma coisa?
    .sms = Você faz bem em dizer. De { $what } parei { $amount }; ficam { $left }. Caso { $case }, resposta até { SHORT($due) }. Algo mais?
dispute-whole =
    Entendido, é tudo. Parei a conta inteira: não soma juros nem vamos escrever por ela. Respondemos até { $due }.
    .sms = Entendido: parei a conta inteira. Respondemos até { SHORT($due) }.
dispute-added = Obrigado. Ficou no caso, com as suas próprias palavras.
dispute-nothing-more =
    Certo, por agora basta. Respondemos até { $due }; até lá não precisa fazer nada.
    .sms = Certo, por agora basta. Respondemos até { SHORT($due) }; até lá não precisa fazer nada.


## A bill that never came

bill-resent =
    Isso não devia ter acontecido; o erro foi nosso, e peço desculpas. Aqui está { $what } ({ $amount }): { $link }

    Para você ter tempo, agora vence { $on }; até lá nada é somado, e os nossos avisos seguem a data nova.{ $others ->
        [yes] {" "}Precisa também de outra?
       *[no] {""}
    }
    .sms = O erro foi nosso, desculpe. { $what } ({ $amount }): { $link } Agora vence { SHORT($on) }.{ $others ->
        [yes] {" "}Precisa de outra?
       *[no] {""}
    }
bill-resent-again =
    Desculpe por não ter chegado. Aqui está { $what } ({ $amount }): { $link }{ $others ->
        [yes] {" "}Precisa também de outra?
       *[no] {""}
    }
    .sms = Desculpe por não ter chegado. { $what } ({ $amount }): { $link }{ $others ->
        [yes] {" "}Precisa de outra?
       *[no] {""}
    }
bill-none =
    Desculpe por não ter chegado. Não vejo aqui nada em aberto para enviar, e uma pessoa da equipe procura: é o caso { $case }, e responde até { $due }.
    .sms = Desculpe por não ter chegado. Aqui não vejo nada em aberto: uma pessoa procura, caso { $case }, resposta até { SHORT($due) }.
bill-none-noted = Obrigado por avisar. Anotei no caso, para quem está procurando.
bill-page =
    Conta { $number } de { $name }, { $amount } no total.

    { $lines }
bill-page-paid = Conta { $number } de { $name }, { $amount } no total. Não falta pagar nada dela.


## A complaint, a payment that we do not see

complaint-opened =
    Isso não devia ter acontecido, e peço desculpas. Parei os lembretes.

    Uma pessoa da equipe está vendo: é o caso { $case }, com resposta até { $due }. Quer acrescentar alguma coisa?
    .sms = Isso não devia ter acontecido, e peço desculpas. Caso { $case }, resposta até { SHORT($due) }. Quer acrescentar algo?
complaint-added = Obrigado por contar. Ficou no caso, com as suas próprias palavras.
complaint-nothing-more =
    Certo, por agora basta. Respondemos até { $due }, e até lá você não recebe lembretes.
    .sms = Certo, por agora basta. Respondemos até { SHORT($due) }; até lá, sem lembretes.
claim-opened =
    Obrigado por avisar. Parei os lembretes enquanto procuramos o seu pagamento: é o caso { $case }, com resposta até { $due }.

    Você me manda uma foto ou o PDF do comprovante, ou a data e o meio com que pagou?
    .sms = Obrigado por avisar. Procuramos o seu pagamento: caso { $case }, resposta até { SHORT($due) }. Em que dia e como pagou?
claim-opened-with-file =
    Obrigado por avisar e por enviar: recebi e anotei no caso { $case }, para quem procura o seu pagamento. Parei os lembretes, e respondemos até { $due }.
    .sms = Obrigado por enviar: anotei no seu caso { $case }. Parei os lembretes; resposta até { SHORT($due) }.
claim-added = Obrigado, isso ajuda a encontrar. Ficou no caso, e enquanto isso você não recebe lembretes.
claim-taken-back =
    Obrigado por esclarecer; não tem problema. Anotei no caso { $case }, para ninguém continuar procurando esse pagamento. Quando quiser, me conte quanto e quando fica bom pagar.
    .sms = Obrigado por esclarecer; anotei no caso { $case }. Quando quiser, me conte quanto e quando fica bom pagar.
claim-without-details =
    Sem problema, procuramos com o que temos. Respondemos até { $due }.
    .sms = Sem problema, procuramos com o que temos. Respondemos até { SHORT($due) }.


## A person

handover-on-duty =
    Claro que sim. Uma pessoa da equipe responde por aqui, até { $due }. É o caso { $case }; pode continuar escrevendo, tudo será lido.
    .sms = Claro que sim. Uma pessoa responde por aqui, até { SHORT($due) }. É o caso { $case }.
handover-under-way =
    Uma pessoa da equipe já tem a sua mensagem, é o caso { $case }, e responde por aqui até { $due }. Pode continuar escrevendo, tudo será lido.
    .sms = Uma pessoa já tem a sua mensagem, caso { $case }, e responde por aqui até { SHORT($due) }.
handover-off-duty =
    Claro que sim. Agora não há ninguém de plantão; a equipe volta em { $opens }. Posso pedir que liguem para você, ou que respondam por escrito.

    Quando { -suits }?
    .sms = Agora não há ninguém de plantão; a equipe volta em { SHORT($opens) }. Quando { -suits } que liguem?
handover-busy =
    Claro que sim. Neste momento não há ninguém livre para escrever para você. Posso pedir que liguem, ou que respondam por escrito.

    Quando { -suits }?
    .sms = Agora não há ninguém livre. Quando { -suits } que liguem, ou prefere por escrito?
handover-other-hour =
    Nesse horário não consigo reservar uma ligação.

    Algum destes serve, ou prefere que respondam por escrito?
    .sms = Nesse horário não consigo reservar uma ligação. Algum destes serve?
handover-call-when =
    Claro, uma pessoa da equipe liga para você.

    Quando fica bom?
    .sms = Claro, uma pessoa da equipe liga para você. Quando fica bom?
handover-call-booked =
    { -noted }: uma pessoa da equipe liga para você em { $at }. É o caso { $case }. Se essa hora ficar difícil, me escreva e mudamos.
    .sms = { -noted }: uma pessoa da equipe liga para você em { SHORT($at) }. É o caso { $case }.
handover-wish =
    Anotei no seu caso { $case }, com as suas palavras. Se nesse horário não der, escrevem para você por aqui até { $due }.
    .sms = Anotei no seu caso { $case }. Se nesse horário não der, escrevem por aqui até { SHORT($due) }.
handover-call-wish =
    Anotei para quem vai ligar, que verá o horário que você prefere. Se não avisarem outra coisa, a ligação fica para { $at }.
    .sms = Anotei para quem vai ligar. Se não avisarem outra coisa, a ligação fica para { SHORT($at) }.
handover-in-writing =
    { -noted }: uma pessoa da equipe responde por aqui, até { $due }. É o caso { $case }.
    .sms = { -noted }: uma pessoa da equipe responde por aqui, até { SHORT($due) }. É o caso { $case }.
handover-returned =
    Aqui é de novo o assistente automático; continuamos quando quiser. Se precisar outra vez de uma pessoa, escreva «pessoa».
handover-wait-over =
    A resposta que prometemos não chegou a tempo. O erro foi nosso, e o seu caso { $case } passa para o primeiro lugar: respondem até { $due }. Enquanto isso, posso ajudar.
    .sms = A resposta não chegou a tempo e o erro foi nosso. O seu caso { $case } passa para o primeiro lugar: até { SHORT($due) }.
exit-noted =
    Obrigado pela franqueza; não vou insistir. Fica registrado que você quer nos deixar, com as suas palavras: é o caso { $case }. Quem cuida disso responde até { $due }.
    .sms = Obrigado pela franqueza; não vou insistir. Fica registrado: caso { $case }, resposta até { SHORT($due) }.
exit-which = Para não entender errado: você quer pagar a sua conta ou deixar o serviço?


## Stop, and begin again

stop-confirmed =
    Pronto: a partir de agora você não recebe mais mensagens de { $creditor }, por nenhum meio. Se um dia quiser voltar a receber, escreva VOLTAR.
    .sms = Pronto: você não recebe mais mensagens de { $creditor }, por nenhum meio. Para voltar a receber, escreva VOLTAR.
stop-elsewhere =
    Pronto: a partir de agora não escrevemos para você. Que prefere outro meio fica anotado para uma pessoa da equipe, que vai ver. Se um dia quiser voltar a receber mensagens por aqui, escreva VOLTAR.
    .sms = Pronto: não escrevemos mais. Uma pessoa da equipe vai ver a sua preferência. Para voltar a receber, escreva VOLTAR.
opt-in-confirmed =
    Obrigado; { $creditor } volta a escrever só quando for preciso. Se não quiser mais estas mensagens, responda SAIR.
    .sms = Obrigado; { $creditor } volta a escrever só quando for preciso. Para não receber mais, responda SAIR.
wrong-person =
    Obrigado por avisar, e desculpe o incômodo. Retiro este número agora mesmo; não vai receber mais mensagens nossas.
    .sms = Obrigado por avisar, e desculpe o incômodo. Retiro este número agora mesmo; não vai receber mais mensagens nossas.
wrong-person-bereaved =
    Sinto muito pela sua perda.

    Não vamos mais escrever para este número. Uma pessoa da equipe cuida do resto; você não precisa fazer nada.
    .sms = Sinto muito pela sua perda. Não vamos mais escrever para este número. Uma pessoa cuida do resto; não precisa fazer nada.
wrong-person-asked =
    Uma pessoa da equipe cuida disso e responde por aqui, até { $due }. Ela dirá se algum documento é necessário; até lá, não precisa fazer nada.
    .sms = Uma pessoa da equipe responde por aqui, até { SHORT($due) }. Até lá, não precisa fazer nada.
wrong-person-new-number = Obrigado por avisar. Seguimos por aqui, e uma pessoa da equipe atualiza o seu número.
wrong-person-missent = Sem problema, acontece com qualquer um. Seguimos quando quiser.
wrong-person-mourning =
    Obrigado por me contar. Já está com a pessoa da equipe que cuida disso; você não precisa fazer mais nada.


## A life before any account

distress-on-duty =
    O que você me diz é mais importante do que qualquer conta. Avisei uma pessoa da nossa equipe, que vai falar com você hoje.

    Se sente que pode se machucar, por favor ligue agora para { $line }. Ali há alguém para escutar.
    .sms = Isso importa mais que qualquer conta. Uma pessoa fala com você hoje. Se sente que pode se machucar, ligue agora para { $line }.
distress-off-duty =
    O que você me diz é mais importante do que qualquer conta, e não vamos escrever por nenhuma.

    Se sente que pode se machucar, por favor ligue agora para { $line }. Ali há alguém para escutar.
    .sms = Isso importa mais que qualquer conta. Se sente que pode se machucar, por favor ligue agora para { $line }: vão escutar você.
distress-on-duty-no-line =
    O que você me diz é mais importante do que qualquer conta. Avisei uma pessoa da nossa equipe, que vai falar com você hoje.

    Se sente que pode se machucar, por favor ligue agora para a emergência ou procure alguém de confiança que fique com você.
    .sms = Isso importa mais que qualquer conta. Uma pessoa fala com você hoje. Se sente que pode se machucar, ligue para a emergência.
distress-off-duty-no-line =
    O que você me diz é mais importante do que qualquer conta, e não vamos escrever por nenhuma.

    Se sente que pode se machucar, por favor ligue agora para a emergência ou procure alguém de confiança que fique com você.
    .sms = Isso importa mais que qualquer conta. Se sente que pode se machucar, por favor ligue agora para a emergência.
distress-ask =
    Talvez eu tenha entendido mal, e prefiro perguntar: você importa mais do que qualquer conta. Se pensa em se machucar ou alguém machuca você, ligue agora para { $line }: ali há alguém para escutar.

    Você está em perigo?
    .sms = Você importa mais do que qualquer conta. Se pensa em se machucar, ligue agora para { $line }. Você está em perigo?
distress-ask-no-line =
    Talvez eu tenha entendido mal, e prefiro perguntar: você importa mais do que qualquer conta. Se pensa em se machucar ou alguém machuca você, ligue agora para a emergência ou procure alguém de confiança.

    Você está em perigo?
    .sms = Você importa mais do que qualquer conta. Se pensa em se machucar, ligue agora para a emergência. Você está em perigo?
distress-none = Obrigado por me contar. Estou aqui para o que precisar.


## When paying is not possible

hardship-heard = Obrigado por me contar. Sinto muito que você esteja passando por isso.
hardship-offer-person =
    Não vou pedir uma data agora. Uma pessoa da equipe pode deixar a conta em pausa ou ver como reduzir o que falta.

    Tudo bem se ela escrever para você?
    .sms = Não vou pedir uma data agora. Uma pessoa pode pausar a conta ou reduzir o que falta. Tudo bem se ela escrever para você?
hardship-your-word =
    Sem pressa nenhuma: pode ser pouco, pode ser mais adiante, e se agora não dá, também está certo dizer.

    O que seria possível para você?
    .sms = Pode ser pouco ou mais adiante, e se agora não dá, também está certo dizer. O que seria possível para você?
hardship-passed-on =
    Obrigado pela confiança. Uma pessoa da equipe escreve para você até { $due }; é o caso { $case }. Até lá você não recebe lembretes nem precisa decidir nada.
    .sms = Obrigado pela confiança. Uma pessoa escreve para você até { SHORT($due) }, caso { $case }. Até lá, nada a decidir.
keeping-ask =
    Se quiser, anoto o que você me contou: só lê quem atende você, e em { $days ->
        [one] um dia
       *[other] { $days } dias
    } é apagado. Responda o que responder, a ajuda é a mesma.

    Posso anotar?
    .sms = Se quiser, anoto o que você me contou: só para quem atende você, { $days ->
        [one] um dia
       *[other] { $days } dias
    }. Se não, a ajuda é a mesma. Posso anotar?
keeping-kept = Anotado, só para quem atende você. Obrigado pela confiança.
keeping-left = Claro, não anoto nada. A ajuda continua igual.
hardship-loss = Sinto muito pela sua perda.
hardship-care =
    Isso basta por agora: não há nada a decidir nem a responder. Uma pessoa da equipe cuida da sua conta; é o caso { $case }, e ela escreve para você até { $due }. Até lá você não recebe lembretes.
    .sms = Por agora não há nada a decidir. Uma pessoa cuida da sua conta: caso { $case }, escreve para você até { SHORT($due) }.
hardship-from-then = Obrigado por me dizer. Então, nada antes de { $on }.
    .sms = Obrigado por me dizer. Então, nada antes de { SHORT($on) }.
hardship-ahead =
    Avisar com tempo ajuda: assim há margem. A conta vence em { $on }, e desde já dá para combinar outra data ou pagar em partes.

    O que seria possível para você?
    .sms = Avisar com tempo ajuda. Vence em { SHORT($on) } e já dá para combinar outra data ou partes. O que seria possível para você?
hardship-ways =
    Além de pagar em partes, há estes caminhos. Olhar um deles não compromete a nada.

    Qual você quer ver?
    .sms = Há outros caminhos, e olhar não compromete a nada. Qual você quer ver?
hardship-when =
    Certo: por agora nada, e está tudo bem.

    Em que dia você prefere retomar?
hardship-until =
    { -noted }: escrevo em { $on } e não antes. Se algo mudar, pode me escrever quando quiser.
    .sms = { -noted }: escrevo em { SHORT($on) } e não antes. Se algo mudar, pode me escrever quando quiser.
hardship-again =
    Olá, { $name }. Escreve o assistente automático de { $creditor }. Combinamos retomar, sem pressa nenhuma. Quando quiser, me conte o que seria possível para você; uma pessoa também pode atender.
    .sms = Assistente automático de { $creditor }: combinamos retomar, sem pressa. Me conte quando quiser, ou peça uma pessoa.


## Ways besides a plan

route-pause =
    Posso deixar a conta em pausa até { $on }: sem lembretes, sem juros nem custos. Nesse dia escrevo para ver como seguir; o valor será o mesmo de hoje.

    Deixamos em pausa?
    .sms = Posso pausar até { SHORT($on) }, sem lembretes nem juros. Nesse dia escrevo e o valor é o mesmo. Deixamos em pausa?
route-pause-begun =
    Feito: a conta fica em pausa até { $on }. Você não recebe lembretes e nada se soma. Nesse dia escrevo; se antes quiser pagar algo ou combinar outra coisa, estou aqui.
    .sms = Feito: em pausa até { SHORT($on) }, sem lembretes e sem somar nada. Nesse dia escrevo; antes, quando você quiser.
pause-over =
    Olá, { $name }. Escreve o assistente automático de { $creditor }. A pausa terminou, e nada se somou nesse tempo. Quando quiser, me conte como { -suits } seguir; uma pessoa também pode atender.
    .sms = Assistente automático de { $creditor }: a pausa terminou e nada se somou. Me conte como seguir, ou peça uma pessoa.
route-small-first-payment =
    Claro que sim, dá para começar com pouco. O que você disser eu vejo na hora.

    Com quanto você poderia começar, e em que dia?
    .sms = Claro que sim, dá para começar com pouco. Com quanto você poderia começar, e em que dia?
route-return-goods =
    Dá para devolver. Uma pessoa da equipe vê em que estado está e quanto isso tira do que falta, e responde até { $due }. Nada muda até você aceitar.

    Passo para ela?
    .sms = Dá para devolver: uma pessoa vê quanto isso tira do que falta e responde até { SHORT($due) }. Passo para ela?
route-change-tariff =
    Dá para ver um plano ou uma tarifa menor. Uma pessoa da equipe vê quais servem e responde até { $due }. O que já foi faturado não muda com isso.

    Passo para ela?
    .sms = Dá para ver uma tarifa menor: uma pessoa vê qual serve e responde até { SHORT($due) }. Passo para ela?
route-direct-debit =
    Dá para pagar por débito automático. Uma pessoa da equipe envia a autorização até { $due }, e nada é descontado até você assinar. Por aqui nunca vou pedir dados do seu cartão.

    Passo para ela?
    .sms = Uma pessoa envia a autorização até { SHORT($due) }; nada é descontado sem a sua assinatura. Passo para ela?
route-other-payer =
    Outra pessoa pode pagar por você. Alguém da equipe diz como até { $due }, sem contar a ninguém os detalhes da sua conta.

    Passo para a equipe?
    .sms = Outra pessoa pode pagar por você. Alguém da equipe diz como até { SHORT($due) }. Passo para a equipe?
route-by-person =
    Isso não posso decidir eu. Uma pessoa da equipe vê e responde até { $due }.

    Passo para ela?
    .sms = Isso não posso decidir eu. Uma pessoa da equipe vê e responde até { SHORT($due) }. Passo para ela?
route-passed-on =
    Feito: é o caso { $case }, e respondem até { $due }. Enquanto isso, você não recebe lembretes.
    .sms = Feito: é o caso { $case }, e respondem até { SHORT($due) }. Enquanto isso, sem lembretes.
route-declined = Certo, fica como está. Estou aqui para o que precisar.
goal-answer = { $answer }
goal-noted = Anotei o que mais importa para você: { $goal }.
goal-keep-service = manter o serviço
goal-avoid-interest = que não cresça com juros
goal-clear-name = limpar o seu nome
goal-keep-credit = manter o seu crédito
goal-be-done = terminar com isso
irritation-offer =
    Sinto que isso esteja cansando você. Parei os lembretes, e se preferir tratar com uma pessoa da equipe, escreva «pessoa» a qualquer momento.
    .sms = Sinto que isso esteja cansando você. Parei os lembretes; se preferir uma pessoa, escreva «pessoa».


## Farewell and rating

farewell-agreement =
    Obrigado pela confiança. O próximo é em { $on }{ HAS($case) ->
        [yes] .
       *[no] ; lembro você.
    }
    .sms = Obrigado pela confiança. O próximo é em { SHORT($on) }{ HAS($case) ->
        [yes] .
       *[no] ; lembro você.
    }
farewell-case =
    Obrigado por escrever. O próximo passo é nosso: respondemos até { $on }{ HAS($case) ->
        [yes] , caso { $case }
       *[no] {""}
    }.
    .sms = Obrigado por escrever. O próximo passo é nosso: respondemos até { SHORT($on) }{ HAS($case) ->
        [yes] , caso { $case }
       *[no] {""}
    }.
farewell-payment =
    Obrigado. O próximo é o seu pagamento de { $on }; assim que chegar, confirmo por aqui.
    .sms = Obrigado. O próximo é o seu pagamento de { SHORT($on) }; assim que chegar, confirmo por aqui.
farewell-paid = Obrigado a você. Não há mais nada pendente, e estou aqui para o que precisar.
farewell-none = Obrigado por escrever. Estou aqui quando quiser continuar, de dia ou de noite.
farewell-again = De nada. Tudo de bom.
rating-ask = Para aprender com isso, se quiser dizer: como foi esta conversa para você?
rating-thanks = Obrigado por dizer; é assim que aprendemos.
rating-what = Obrigado pela franqueza, e lamento que não tenha ido bem. O que deveria melhorar?
satisfaction-ask =
    Seu caso { $case } foi encerrado.

    Se quiser dizer: o que achou do atendimento?
satisfaction-own =
    Seu caso { $case } foi encerrado.

    { $text }
satisfaction-next = { $text }
satisfaction-more = Obrigado. Quer acrescentar algo com suas palavras?
satisfaction-person = Obrigado por contar. Quer que uma pessoa da equipe escreva a você sobre isso?


## What the assistant cannot read

media-voice = Recebi o seu áudio para a equipe; eu ainda não consigo ouvir. Escreva para mim aqui, por favor.
media-voice-person = Recebi este áudio também e, para que não precise escrever, uma pessoa da equipe vai ouvir.
media-file = Recebi o arquivo para a equipe; ainda não consigo abrir. Se quiser, escreva do que se trata.
media-location = Guardei a sua localização para a equipe; ainda não consigo ler. Se quiser, escreva o que precisa.
media-contact = Recebi o contato para a equipe; não vou escrever a essa pessoa. Se quiser, escreva o que precisa.
media-sticker = Ainda não consigo ver figurinhas; com palavras eu entendo.
media-unreadable = Ainda não consigo abrir esse tipo de mensagem; com palavras eu entendo.
media-empty = A sua mensagem chegou vazia. Escreva outra vez, por favor.
media-edited = Vi que você mudou uma mensagem que eu já tinha lido. Se mudou algo importante, escreva em uma mensagem nova.
media-old-button = Esse botão era de uma mensagem anterior, e não fiz nada com ele.
media-old-link = Esse link já foi usado ou venceu, e não abriu nada. Podemos continuar por aqui.
media-added = Obrigado, recebi e anotei no seu caso { $case }, para quem está cuidando dele.
media-lost = Sinto muito: o que você enviou não chegou bem e não consegui guardar. Pode enviar de novo, ou escrever para mim.
media-lost-large = Sinto muito: o que você enviou é grande demais e não consegui guardar. Pode enviar menor, ou escrever para mim.
media-lost-kind = Sinto muito: esse tipo de arquivo eu não consigo guardar. Pode enviar como foto ou PDF, ou escrever para mim.


## When something was not understood

nod =
    Certo. Estou aqui para o que precisar: ver sua conta, propor um pagamento ou falar com alguém.
    .sms = Certo. Estou aqui para o que precisar: escreva «conta», «pagar» ou «pessoa».
repair-first = Desculpe, não entendi bem. Pode dizer com outras palavras, ou tocar uma destas opções.
    .sms = Desculpe, não entendi bem. Pode dizer com outras palavras, ou escrever «pessoa».
repair-which = Prefiro perguntar a entender errado. Pode dizer com outras palavras, ou tocar no que mais se aproxima.
    .sms = Prefiro perguntar a entender errado. Pode dizer com outras palavras, ou escrever o que mais se aproxima.
repair-second =
    Continuo sem entender, e a limitação é minha. Ajuda uma frase curta, como «pagar 100 na sexta». Ou passo para uma pessoa.
    .sms = Continuo sem entender, e a limitação é minha. Tente «pagar 100 na sexta», ou escreva «pessoa».
repair-passed-on =
    Não quero tomar mais do seu tempo: uma pessoa da equipe lê as suas mensagens, caso { $case }, e responde até { $due }.
    .sms = Não quero tomar mais do seu tempo: uma pessoa vê isso, caso { $case }, e responde até { SHORT($due) }.
repair-under-way =
    Não entendi, mas uma pessoa da equipe já tem as suas mensagens e responde até { $due }.
    .sms = Não entendi, mas uma pessoa já tem as suas mensagens e responde até { SHORT($due) }.


## Questions that the creditor answers

topic-answer =
    Respondo com as palavras de { $creditor }:

    { $answer }
    .sms = { $creditor }: { $answer }
topic-passed-on =
    Prefiro não dizer algo inexato. Uma pessoa da equipe responde até { $due }; é o caso { $case }.
    .sms = Não quero dizer algo inexato: uma pessoa responde até { SHORT($due) }, caso { $case }.
objection-reply = { $answer }
    .sms = { $short }
objection-branch = { $title }
objection-again =
    Já falamos sobre isso e não quero repetir a mesma coisa. Quer que uma pessoa da equipe veja isso com você?
    .sms = Já falamos sobre isso. Quer que uma pessoa da equipe veja isso com você?
benefit-once =
    Uma vantagem de estar em dia com { $creditor }: { $benefit }
    .sms = Em dia com { $creditor }: { $benefit }
phishing-opened =
    Obrigado por avisar. Nunca pedimos cartões, senhas nem depósitos para pessoas: não responda a essa mensagem e, se já passou dados, ligue para o seu banco.

    Uma pessoa da equipe está vendo: é o caso { $case }, com resposta até { $due }. O que dizia, e de onde veio?
    .sms = Obrigado por avisar. Nunca pedimos cartões nem senhas: não responda e, se passou dados, ligue para o seu banco. Caso { $case }, resposta até { SHORT($due) }. O que dizia e de onde veio?
phishing-added = Obrigado, isso ajuda a encontrá-los. Ficou no caso, com as suas próprias palavras.
phishing-nothing-more =
    Certo, por agora basta. Respondemos até { $due }.
    .sms = Certo, por agora basta. Respondemos até { SHORT($due) }.
trust-page-and-phone =
    Você faz bem em conferir. Sou o assistente automático de { $creditor }. Sem tocar em nenhum link deste chat, escreva { $page } no seu navegador e confira ali o código da mensagem, se houver, ou ligue para { $phone } e pergunte por ela.

    Nunca pedimos cartões, senhas, códigos do seu banco nem depósitos em contas de pessoas.
    .sms = Você faz bem em conferir: { $creditor }, { $page } ou { $phone }. Nunca pedimos cartões nem senhas.
trust-phone =
    Você faz bem em conferir. Sou o assistente automático de { $creditor }. Pode ligar para { $phone } e perguntar por esta mensagem.

    Nunca pedimos cartões, senhas, códigos do seu banco nem depósitos em contas de pessoas.
    .sms = Você faz bem em conferir: ligue para { $creditor }, { $phone }. Nunca pedimos cartões nem senhas.
trust-page =
    Você faz bem em conferir. Sou o assistente automático de { $creditor }. Sem tocar em nenhum link deste chat, escreva { $page } no seu navegador: ali você confere o código da mensagem, se houver, e vê os nossos contatos.

    Nunca pedimos cartões, senhas, códigos do seu banco nem depósitos em contas de pessoas.
    .sms = Você faz bem em conferir: { $creditor }, { $page }. Nunca pedimos cartões nem senhas.
trust-bill =
    Você faz bem em conferir. Sou o assistente automático de { $creditor }. Pode ligar para o número que aparece na sua fatura e perguntar por esta mensagem.

    Nunca pedimos cartões, senhas, códigos do seu banco nem depósitos em contas de pessoas.
    .sms = Você faz bem em conferir: ligue para { $creditor }, no número da sua fatura. Nunca pedimos cartões nem senhas.
hours-each =
    { $day_a ->
         [0] às segundas
         [1] às terças
         [2] às quartas
         [3] às quintas
         [4] às sextas
         [5] aos sábados
        *[6] aos domingos
    }
hours-first =
    { $day_a ->
         [0] segunda
         [1] terça
         [2] quarta
         [3] quinta
         [4] sexta
         [5] sábado
        *[6] domingo
    }
hours-last =
    { $day_b ->
         [0] segunda
         [1] terça
         [2] quarta
         [3] quinta
         [4] sexta
         [5] sábado
        *[6] domingo
    }
hours-line =
    { $span ->
        [all] • todos os dias, das { TIME($opens) } às { TIME($until) }
        [one] • { hours-each }, das { TIME($opens) } às { TIME($until) }
       *[several] • de { hours-first } a { hours-last }, das { TIME($opens) } às { TIME($until) }
    }
hours-read-back =
    Claro. Escrevemos para você só nestes horários:
    { $lines }

    Deixo anotado assim?
    .sms =
    Escrevemos só assim:
    { $lines }
    Deixo anotado?
hours-kept = Anotado: em outros horários não escrevemos para você. Se quiser mudar, é só me dizer.
hours-again =
    Tudo bem, não anotei nada novo. Diga de outro jeito que horários ou dias ficam bem: «só à tarde», «não aos domingos».
    .sms = Não anotei nada novo. Por exemplo, «só à tarde»: que horários ou dias ficam bem?
hours-any = Anotado: escrevemos em qualquer horário permitido, como antes.
hours-never =
    Anotado. Nesses horários não podemos escrever, então não vamos escrever por nossa conta. Você pode me escrever quando quiser.

    Se algum destes horários ficar bem, me diga:
    { $lines }
    .sms =
    Anotado: não escrevemos por nossa conta. Se ficar bem, só podemos:
    { $lines }
hours-not-at-work =
    Obrigado por dizer, e desculpe. Uma pessoa da equipe tira o endereço do seu trabalho e confirma até { $due }. Até lá não escrevemos por nossa conta.
    .sms = Obrigado por dizer. Uma pessoa tira o endereço do seu trabalho e confirma até { SHORT($due) }. Até lá não escrevemos.
later-waiting = Claro, no seu tempo; estou por aqui.
later-noted =
    Claro, sem problema. Não escrevo antes de { $on }; você pode me escrever quando quiser.
    .sms = Claro, sem problema. Não escrevo antes de { SHORT($on) }; você pode me escrever quando quiser.
language-changed = Claro, seguimos em português.
help-what-for =
    Sou o assistente automático de { $creditor }. Comigo você pode ver a sua conta, propor como pagar, avisar de um erro ou pedir uma pessoa, a qualquer hora.
    .sms = Sou o assistente automático de { $creditor }: veja a sua conta, proponha um pagamento, avise de um erro ou peça uma pessoa.
abuse-heard =
    Lamento que tenhamos chegado a isso, e levo a sério o seu incômodo. Uma pessoa da equipe pode ver; e se preferir seguir comigo, estou aqui.
    .sms = Lamento que tenhamos chegado a isso. Uma pessoa da equipe pode ver; e se preferir seguir comigo, estou aqui.
abuse-passed-on =
    Lamento não ter ajudado. Uma pessoa da equipe vai ler tudo e responde até { $due }; é o caso { $case }.
    .sms = Lamento não ter ajudado. Uma pessoa lê tudo e responde até { SHORT($due) }; é o caso { $case }.


## What the team decided

case-resolved-found =
    Encontramos o seu pagamento; obrigado por esperar. Assim escreve quem procurou, caso { $case }:

    { $text }
    .sms = Encontramos o seu pagamento; obrigado por esperar. Caso { $case }: { $text }
case-resolved-not-found =
    Procuramos com cuidado, e o seu pagamento ainda não apareceu. Assim escreve quem cuidou do caso { $case }:

    { $text }

    Se achar um comprovante, me diga que já pagou e mande: procuramos de novo.
    .sms = O seu pagamento ainda não apareceu. Caso { $case }: { $text }
case-resolved-credit =
    Você tinha razão, e já creditamos na sua conta. Quem analisou o caso { $case } escreve:

    { $text }
    .sms = Você tinha razão, e já creditamos na sua conta. Caso { $case }: { $text }
case-resolved-correction =
    Você tinha razão, e já corrigimos; obrigado por avisar. Quem analisou o caso { $case } escreve:

    { $text }
    .sms = Você tinha razão, e já corrigimos. Caso { $case }: { $text }
case-resolved-explanation =
    Obrigado por esperar. Conferimos com atenção, e assim explica quem cuidou do caso { $case }:

    { $text }

    Se não convencer, me diga e outra pessoa vê.
    .sms = Obrigado por esperar. Caso { $case }: { $text }
case-resolved-right-done =
    Fizemos o que você pediu sobre os seus dados. Isto escreve quem cuidou disso, caso { $case }:

    { $text }
    .sms = Fizemos o que você pediu sobre os seus dados. Caso { $case }: { $text }
case-resolved-right-refused =
    Olhamos com cuidado o que você pediu sobre os seus dados, e não podemos fazer. Este é o motivo, de quem cuidou do caso { $case }:

    { $text }

    Se não concordar, pode procurar a autoridade que protege os dados pessoais no seu país.
    .sms = Não podemos fazer o que pediu sobre os seus dados. Caso { $case }: { $text } Pode procurar a autoridade de dados do seu país.
case-resolved-right-refused-where =
    Olhamos com cuidado o que você pediu sobre os seus dados, e não podemos fazer. Este é o motivo, de quem cuidou do caso { $case }:

    { $text }

    Se não concordar, pode procurar { $office }.
    .sms = Não podemos fazer o que pediu sobre os seus dados. Caso { $case }: { $text } Pode procurar { $office }.
case-resolved-other =
    Obrigado por esperar. Esta é a resposta de quem cuidou do caso { $case }:

    { $text }
    .sms = Obrigado por esperar. Caso { $case }: { $text }
case-approved =
    Boa notícia: aprovaram a sua proposta tal como você fez. Fica combinado assim:
    { $lines }

    São { $total } no total, sem juros nem custos{ HAS($discount) ->
        [yes] {" "}e, ao completar, { $discount } são perdoados
       *[no] {""}
    }.
    .sms =
    Aprovaram a sua proposta:
    { $lines }
    Total { $total }{ HAS($discount) ->
        [yes] , { $discount } perdoados
       *[no] {""}
    }.
case-agreed-by-phone =
    Ficou anotado o que vocês combinaram por telefone. Fica combinado assim:
    { $lines }

    São { $total } no total, sem juros nem custos{ HAS($discount) ->
        [yes] {" "}e, ao completar, { $discount } são perdoados
       *[no] {""}
    }.
    .sms =
    Anotado o combinado por telefone:
    { $lines }
    Total { $total }{ HAS($discount) ->
        [yes] , { $discount } perdoados
       *[no] {""}
    }.
case-call-booked =
    { -noted }: { $adviser } liga para você em { $at }. É o caso { $case }. Se essa hora ficar difícil, me escreva e mudamos.
    .sms = { -noted }: { $adviser } liga para você em { SHORT($at) }. É o caso { $case }.
case-call-moved =
    Sua ligação mudou: { $adviser } liga para você em { $at }. É o caso { $case }. Se essa hora ficar difícil, me escreva e mudamos.
    .sms = Sua ligação mudou: { $adviser } liga para você em { SHORT($at) }. É o caso { $case }.
case-refused =
    Obrigado por esperar. Desta vez não foi possível aprovar como você propôs, e assim explica quem analisou:

    { $text }

    Há outras formas; quando quiser, vemos aqui ou com uma pessoa.
    .sms = Desta vez não foi possível aprovar como você propôs. { $text } Quando quiser, vemos outras formas.
payment-received =
    Obrigado. Escreve o assistente automático de { $creditor }: recebemos os seus { $amount }. Faltam { $left } no total, e vemos no seu ritmo.

    { -to-talk }
    .sms = Aviso automático de { $creditor }: recebemos os seus { $amount }, obrigado. Faltam { $left } no total. { -to-talk-short }
payment-received-next =
    Obrigado. Escreve o assistente automático de { $creditor }: recebemos os seus { $amount }. O próximo é { $next_amount } em { $next_on }.

    { -to-talk }
    .sms = Aviso automático de { $creditor }: recebemos os seus { $amount }, obrigado. O próximo é { $next_amount } em { SHORT($next_on) }. { -to-talk-short }
payment-received-part =
    Obrigado. Escreve o assistente automático de { $creditor }: recebemos os seus { $amount }. Do combinado para { $next_on }, faltam { $next_amount }. Se ficou difícil, proponha outra data.

    { -to-talk }
    .sms = Aviso automático de { $creditor }: recebemos os seus { $amount }, obrigado. Do combinado para { SHORT($next_on) }, faltam { $next_amount }. { -to-talk-short }
payment-reversed =
    Aqui é o assistente automático de { $creditor }. O banco nos avisa que o pagamento de { $amount } que agradecemos no fim não chegou. Costuma ser algo simples; por enquanto esse valor volta a ficar em aberto.

    Se para você está pago, me avise. { -to-talk }
    .sms = Aviso automático de { $creditor }: o pagamento de { $amount } que agradecemos não chegou, segundo o banco. Se para você está pago, me avise. { -to-talk-short }
payment-misplaced =
    Aqui é o assistente automático de { $creditor }. O pagamento de { $amount } que agradecemos não era seu: foi lançado na sua conta por erro nosso, e pedimos desculpas. Já o retiramos, e a sua conta fica como estava.

    Se você também pagou, me avise. { -to-talk }
    .sms = Aviso automático de { $creditor }: o pagamento de { $amount } que agradecemos não era seu. O erro foi nosso, desculpe; a sua conta fica como estava. { -to-talk-short }
payment-received-noted =
    Muito obrigado. Escreve o assistente automático de { $creditor }: recebemos os seus { $amount }. Por enquanto não precisa fazer mais nada.

    { -to-talk }
    .sms = Aviso automático de { $creditor }: recebemos os seus { $amount }. Obrigado. { -to-talk-short }
payment-received-all =
    Muito obrigado. Escreve o assistente automático de { $creditor }: recebemos os seus { $amount }, e com isso não fica nada em aberto.

    { -to-talk }
    .sms = Aviso automático de { $creditor }: recebemos os seus { $amount }, e com isso não fica nada em aberto. Obrigado. { -to-talk-short }
payment-received-over =
    Muito obrigado. Escreve o assistente automático de { $creditor }: recebemos os seus { $amount }. Não fica nada em aberto, e { $favour } ficam a seu favor para a próxima conta.

    { -to-talk }
    .sms = Aviso automático de { $creditor }: recebemos os seus { $amount }, obrigado. Nada em aberto; { $favour } a seu favor. { -to-talk-short }


## Reminders

-to-pay = Responda PAGAR para ver como, «pessoa» para falar com alguém, ou SAIR para não receber lembretes.
-to-pay-short = Responda PAGAR, «pessoa», ou SAIR se não quiser avisos.
-to-talk = Escreva «pessoa» para falar com alguém, ou responda SAIR para não receber lembretes.
-to-talk-short = Escreva «pessoa», ou responda SAIR se não quiser avisos.

contact-opening =
    Olá. Sou o assistente automático de { $creditor } e procuro a pessoa titular da conta com final { $tail }. Escreva «pessoa» se preferir falar com alguém da equipe, ou responda SAIR para não receber mensagens.

    Falo com a pessoa titular?
    .sms = Sou o assistente automático de { $creditor }. { -to-talk-short } Falo com a pessoa titular da conta com final { $tail }?
reminder-before-due =
    Olá, { $name }. Escreve o assistente automático de { $creditor }. Um lembrete: o pagamento de { $what } vence em { $on }. Se já pagou, não precisa fazer nada.

    { -to-pay }
    .sms = Aviso automático de { $creditor }: o pagamento de { $what } vence em { SHORT($on) }. { -to-pay-short }
reminder-before-due-plain =
    Olá, { $name }. Escreve o assistente automático de { $creditor }. O pagamento de { $what } vence em { $on }. Se já pagou, obrigado.

    { -to-pay }
    .sms = Aviso automático de { $creditor }: o pagamento de { $what } vence em { SHORT($on) }; se já pagou, obrigado. { -to-pay-short }
reminder-due =
    Olá, { $name }. Escreve o assistente automático de { $creditor }. Chegou a data do pagamento de { $what }: { $on }. Se já pagou, obrigado; e se ficou difícil, proponha outra data e a gente vê.

    { -to-pay }
    .sms = Aviso automático de { $creditor }: chegou a data do pagamento de { $what }, { SHORT($on) }. { -to-pay-short }
reminder-due-plain =
    Olá, { $name }. Escreve o assistente automático de { $creditor }. A data do pagamento de { $what } é { $on }. Se já pagou, obrigado.

    { -to-pay }
    .sms = Aviso automático de { $creditor }: a data do pagamento de { $what } é { SHORT($on) }. { -to-pay-short }
reminder-after-due-kind =
    Olá, { $name }. Escreve o assistente automático de { $creditor }. Às vezes passa: o pagamento de { $what } era para { $on }. Se já pagou, obrigado; não precisa fazer nada.

    { -to-pay }
    .sms = Aviso automático de { $creditor }: às vezes passa; o pagamento de { $what } era para { SHORT($on) }. { -to-pay-short }
reminder-after-due-plain =
    Olá, { $name }. Escreve o assistente automático de { $creditor }. O pagamento de { $what }, de { $on }, continua em aberto. Pode ser de uma vez ou em partes; se já pagou, obrigado.

    { -to-pay }
    .sms = Aviso automático de { $creditor }: o pagamento de { $what }, de { SHORT($on) }, continua em aberto; pode ser em partes. { -to-pay-short }
reminder-after-due-help =
    Olá, { $name }. Escreve o assistente automático de { $creditor } sobre o pagamento de { $what }, de { $on }. Se não der para tudo, proponha como: quanto e quando. Digo na hora se dá certo, e você decide.

    { -to-talk }
    .sms = Aviso automático de { $creditor }, sobre o pagamento de { $what } de { SHORT($on) }: se não der para tudo, proponha quanto e quando. { -to-talk-short }
reminder-after-due-anew =
    Olá, { $name }. Escreve o assistente automático de { $creditor }. O acordo já não vale, e tudo bem: o que pagou conta. O pagamento de { $what }, de { $on }, segue em aberto; se quiser, proponha outra forma.

    { -to-talk }
    .sms = Aviso automático de { $creditor }: o acordo já não vale; o pagamento de { $what }, de { SHORT($on) }, fica como estava. Proponha outra forma. { -to-talk-short }
reminder-promise =
    Olá, { $name }. Escreve o assistente automático de { $creditor }. Um lembrete do que combinamos para { $on }. Se já pagou, não precisa fazer nada; e se ficou difícil, proponha outra data e a gente vê.

    { -to-pay }
    .sms = Aviso automático de { $creditor }: o que combinamos para { SHORT($on) }. { -to-pay-short }
reminder-promise-plain =
    Olá, { $name }. Escreve o assistente automático de { $creditor }. Combinamos um pagamento para { $on }. Se já pagou, obrigado; e se precisar de outra data, proponha uma.

    { -to-pay }
    .sms = Aviso automático de { $creditor }: combinamos um pagamento para { SHORT($on) }. { -to-pay-short }
code-line = Código { $proof }: em { $check } você confere.
nudge = Olá. Escreve o assistente automático. Tenho uma resposta para você: me escreva quando quiser e eu a envio por aqui.
reminder-missed =
    Olá, { $name }. Escreve o assistente automático de { $creditor }. Ainda não vemos o pagamento de { $on }; se já fez, não precisa fazer nada. E se ficou difícil, proponha outra data à vontade: a gente vê.

    { -to-talk }
    .sms = Aviso automático de { $creditor }: não vemos o pagamento de { SHORT($on) }. Se ficou difícil, proponha outra data. { -to-talk-short }
reminder-missed-plain =
    Olá, { $name }. Escreve o assistente automático de { $creditor }. O pagamento que combinamos para { $on } continua em aberto. Se já pagou, obrigado; se não, pode pagar agora ou propor outra data.

    { -to-pay }
    .sms = Aviso automático de { $creditor }: o pagamento combinado para { SHORT($on) } continua em aberto; pode propor outra data. { -to-pay-short }
reminder-missed-help =
    Olá, { $name }. Escreve o assistente automático de { $creditor } sobre o pagamento combinado para { $on }. Se já pagou, obrigado; se ficou difícil, proponha quanto e quando dá. Digo na hora se dá certo.

    { -to-talk }
    .sms = Aviso automático de { $creditor }, sobre o pagamento combinado para { SHORT($on) }: se ficou difícil, proponha quanto e quando dá. { -to-talk-short }
reminder-missed-rest =
    Olá, { $name }. Escreve o assistente automático de { $creditor }. Obrigado pela parte que já pagou para { $on }. Ainda não vemos o resto; se já pagou, agradecemos. Se ficou difícil, proponha outra data.

    { -to-talk }
    .sms = Aviso automático de { $creditor }: obrigado pelo que já pagou; não vemos o resto de { SHORT($on) }. Pode propor outra data. { -to-talk-short }
nudge-silence =
    Olá. Escreve o assistente automático de { $creditor }. Nossa conversa ficou pela metade, e tudo bem: o que você me contou está guardado. Pode continuar quando quiser, sem pressa.

    { -to-talk }
    .sms = Assistente automático de { $creditor }: o que você me contou está guardado, e pode continuar quando quiser. { -to-talk-short }


## Staff

staff-wrote = { $adviser }, atendimento
case-summary-witness = Acompanha o acordo { $code }, recém-aceito. Uma mensagem sua o confirma.
case-summary-visitor = { $kind }. Escreveu alguém que ainda não se reconhece.
case-summary =
    { $kind }. { $balance } a pagar em { $count ->
        [one] uma fatura
       *[other] { $count } faturas
    }; { $days ->
        [0] nada vencido
        [one] a mais antiga venceu ontem
       *[other] a mais antiga venceu há { $days } dias
    }.
case-summary-fault =
    { $fault ->
        [not_delivered] Não consta que a fatura { $number } tenha chegado.
        [service] O que a fatura { $number } cobra não foi como prometido.
        [dates] A fatura { $number } vence antes do dia em que foi emitida.
        [figures] A fatura { $number } cobra mais que seu valor menos o que já foi pago.
        [twin] A fatura { $number } parece estar duas vezes, com o número escrito de outra forma.
        [unapplied] O pagamento { $number } não está aplicado, ou não por inteiro.
       *[unreachable] Não há um endereço em que as mensagens cheguem.
    }
case-note-voice = (Enviou um áudio.)
case-note-file = (Enviou um arquivo.)
case-note-location = (Enviou uma localização.)
case-note-contact = (Enviou um contato.)
case-note-lost = (O que enviou não pôde ser guardado.)
case-note-whole = (Diz que é a fatura inteira.)
case-note-bill-unknown = (Não foi dito de qual conta é essa parte; foi parada na mais nova. Falta encontrá-la.)
case-kind-dispute-invoice = Fatura contestada
case-kind-dispute-service = Serviço ou produto contestado
case-kind-complaint = Reclamação do atendimento
case-kind-exception = Plano que só a equipe aprova
case-kind-payment-claim = Diz que já pagou
case-kind-refer = Nenhum plano cabe no que pode pagar
case-kind-hardship = Não pode pagar por agora
case-kind-bereavement = Falecimento
case-kind-human = Pede para falar com uma pessoa
case-kind-call-back = Pede uma ligação
case-kind-distress = Pessoa em perigo
case-kind-exit-intent = Quer deixar o serviço
case-kind-wrong-person = Número de outra pessoa
case-kind-locked-out = Identidade sem confirmar
case-kind-unclean-debt = Dados ou serviço a corrigir
case-kind-unmatched-payment = Pagamento sem identificar
case-kind-missing-document = Falta um documento
case-kind-phishing = Possível golpe
case-kind-repair = O assistente não entendeu
next-instalment = O próximo pagamento do acordo
next-payment = O próximo pagamento
next-answer = A resposta da equipe
next-write = Retomar a conversa quando escrever


## Quick replies

button-list = Ver opções
button-person = Falar com alguém
button-account = Ver minha conta
button-how-to-pay = Como pagar
button-pay-account = Pagar minha conta
button-receipt = Ver o recibo
button-propose = Propor pagamento
button-its-me = Sim, sou eu
button-not-me = Não sou eu
button-yes-plan = Sim, fica assim
button-change = Mudar algo
button-yes-barred = Sim, continuar
button-no-barred = Não, deixo assim
button-take-plan = Serve para mim
button-equal-parts = Em partes iguais
button-ask-adviser = Que alguém veja
button-other-plan = Outra forma
button-keep-dates = Com minhas datas
button-keep-amounts = Com meus valores
button-keep-count = As mesmas parcelas
button-lighter = Pagar menos por vez
button-nearest-plan = O outro serve
button-rather-not = Prefiro não dizer
button-yes-date = Sim, essa data
button-other-date = Outra data
button-move-date = Mudar uma data
button-pay-early = Pagar antes
button-keep-told = Sim, pode anotar
button-keep-nothing = Prefiro que não
button-yes-hours = Sim, fica assim
button-other-hours = Outros horários
button-not-now = Agora não
button-let-go = Deixar o desconto
button-keep-discount = Manter
button-yes-person = Sim, que me escreva
button-need-help = Preciso de ajuda
button-am-fine = Estou bem
button-dispute-all = É a conta inteira
button-invoice = A de { $amount }
button-invoice-day = A de { SHORT($on) }
button-invoice-number = N.º { $number }
button-slot = { SHORT($at) }
button-in-writing = Por escrito
button-option-1 = A 1
button-option-2 = A 2
button-amount = { $amount }
button-day = { DATE($on) }
button-rate-5 = Boa
button-rate-3 = Mais ou menos
button-rate-1 = Ruim
button-score-1 = Muito ruim
button-score-2 = Ruim
button-score-3 = Regular
button-score-4 = Bom
button-score-5 = Muito bom
button-guess-paid = Já paguei
button-guess-discount = Pedir desconto
button-guess-time = Preciso de prazo
button-guess-who = Quem me escreve
button-guess-options = Que opções tenho
button-guess-why = Por que me cobram
button-guess-leave = Deixar o serviço
button-guess-cannot = Não posso pagar
button-guess-complaint = Tenho reclamação
button-guess-later = Em outro momento
button-guess-bill = A conta está errada
button-guess-service = O serviço falhou
button-ways = Ver outros caminhos
button-when-7 = Em uma semana
button-when-14 = Em duas semanas
button-when-30 = Em um mês
button-yes-route = Sim, por favor
button-go-on = Seguir por aqui
button-no-route = Não, obrigado
button-route-pause = Pausar a conta
button-route-skip-instalment = Pular uma parcela
button-route-small-first-payment = Começar com pouco
button-route-return-goods = Devolver o produto
button-route-change-tariff = Baixar de plano
button-route-direct-debit = Débito automático
button-route-other-payer = Outra pessoa paga


## Rights over one's data, and who acts for somebody

rights-rectify =
    Obrigado por avisar: um dado errado, quem arruma somos nós. Fica como pedido { $case }; uma pessoa responde até { $due }.

    Como deve ficar?
    .sms = Obrigado por avisar. Pedido { $case }: uma pessoa responde até { SHORT($due) }. Como deve ficar o dado?
rights-rectify-by-law =
    Obrigado por avisar: um dado errado, quem arruma somos nós. Fica como pedido { $case }; uma pessoa responde até { $due }. A lei ({ $law }) dá prazo até { $last }.

    Como deve ficar?
    .sms = Obrigado por avisar. Pedido { $case }: resposta até { SHORT($due) }; por lei, { SHORT($last) }. Como deve ficar o dado?
rights-taken =
    É um direito seu. Fica como pedido { $case }: uma pessoa da equipe responde até { $due }.
    .sms = É um direito seu. Pedido { $case }: uma pessoa responde até { SHORT($due) }.
rights-taken-by-law =
    É um direito seu. Fica como pedido { $case }: uma pessoa da equipe responde até { $due }. A lei ({ $law }) dá prazo até { $last }.
    .sms = É um direito seu. Pedido { $case }: resposta até { SHORT($due) }; por lei, { SHORT($last) }.
rights-under-way =
    O seu pedido já está anotado, com o número { $case }, e juntei o que me diz. Uma pessoa responde até { $due }.
    .sms = O seu pedido { $case } já está anotado, com o que me diz. Resposta até { SHORT($due) }.
rights-added = Obrigado. Ficou anotado com as suas palavras.
rights-nothing-more =
    Certo, isso basta. Respondemos até { $due }.
    .sms = Certo, isso basta. Respondemos até { SHORT($due) }.
privacy-notice =
    Usamos os seus dados só para a sua conta com { $creditor }: avisar, responder e combinar pagamentos. Você pode pedir uma cópia, que se corrijam ou apaguem, ou se opor ao uso: basta escrever aqui.
    .sms = Usamos os seus dados só para a sua conta com { $creditor }. Pode pedir cópia, correção ou que se apaguem: basta escrever aqui.
privacy-notice-of =
    Quem responde pelos seus dados é { $controller }. Usamos só para a sua conta: avisar, responder e combinar pagamentos.

    Você pode pedir uma cópia, que se corrijam ou apaguem, ou se opor ao uso. Basta escrever aqui, ou para { $contact }.
    .sms = Pelos seus dados responde { $controller }. Pode pedir cópia, correção ou que se apaguem, aqui ou em { $contact }.
privacy-notice-page =
    Quem responde pelos seus dados é { $controller }. Usamos só para a sua conta: avisar, responder e combinar pagamentos.

    Você pode pedir uma cópia, que se corrijam ou apaguem, ou se opor ao uso. Basta escrever aqui, ou para { $contact }. O aviso completo: { $page }
    .sms = Pelos seus dados responde { $controller }. Pode pedir cópia, correção ou que se apaguem, aqui ou em { $contact }. Aviso: { $page }
privacy-where =
    É um direito seu: você pode procurar { $office }. Se quiser, conte também o que aconteceu, e uma pessoa da equipe vê.
    .sms = É um direito seu: pode procurar { $office }. Se quiser, conte o que aconteceu e uma pessoa vê.
privacy-where-page =
    É um direito seu: você pode procurar { $office }, em { $page }. Se quiser, conte também o que aconteceu, e uma pessoa da equipe vê.
    .sms = É um direito seu: pode procurar { $office }, { $page }. Se quiser, conte o que aconteceu e uma pessoa vê.
privacy-where-any =
    É um direito seu: você pode procurar a autoridade que protege os consumidores no seu país. Se quiser, conte também o que aconteceu, e uma pessoa da equipe vê.
    .sms = É um direito seu: pode procurar a autoridade de consumo do seu país. Se quiser, conte o que aconteceu e uma pessoa vê.
behalf-power =
    Obrigado por me dizer. Para proteger a pessoa titular, por aqui não dou dados a mais ninguém.

    Se você age por ela, uma pessoa da equipe diz como mostrar isso: em geral, uma autorização assinada e os documentos dos dois lados. É o caso { $case }; escreve até { $due }.
    .sms = Obrigado. Só dou dados à pessoa titular. Para agir por ela costuma ser preciso uma autorização assinada; explicam isso, caso { $case }, até { SHORT($due) }.
behalf-guard =
    Obrigado por me dizer. Para proteger a pessoa titular, por aqui não dou dados a mais ninguém.

    Uma pessoa da equipe diz como mostrar o seu encargo: em geral, a decisão com o seu nome e o seu documento. É o caso { $case }; escreve até { $due }.
    .sms = Obrigado. Só dou dados à pessoa titular. Costuma ser precisa a decisão com o seu nome; explicam isso, caso { $case }, até { SHORT($due) }.
behalf-adviser =
    Obrigado por ajudar. Para proteger a pessoa titular, por aqui não dou dados a mais ninguém.

    Uma pessoa da equipe diz como mostrar o seu encargo: em geral, a autorização assinada de quem recebe a sua ajuda. É o caso { $case }; escreve até { $due }.
    .sms = Obrigado por ajudar. Só dou dados à pessoa titular. Costuma ser precisa a autorização assinada dela; explicam isso, caso { $case }, até { SHORT($due) }.
# Answers bad news
behalf-heir =
    Sinto muito pela sua perda.

    Uma pessoa da equipe diz, até { $due }, o que é preciso: em geral, a certidão de óbito e o que mostre a herança. Enquanto isso, você não precisa fazer nada.
    .sms = Sinto muito pela sua perda. Uma pessoa diz o que é preciso até { SHORT($due) }. Enquanto isso, não precisa fazer nada.
behalf-waiting =
    Uma pessoa da equipe já está com isso, com o que me diz agora. É o caso { $case }; escreve até { $due }.
    .sms = Uma pessoa já está com isso, com o que me diz. Caso { $case }; escreve até { SHORT($due) }.
behalf-identify =
    Olá. Sou o assistente automático de { $creditor }. Consta aqui que você escreve em nome de outra pessoa, e cuido dos dados dela: nunca vou pedir senhas nem cartões.

    Quais são os 4 últimos { -characters } do seu próprio documento, o que nos mostrou?
    .sms = Sou o assistente automático de { $creditor }. Quais são os 4 últimos { -characters } do seu próprio documento, o que nos mostrou?
behalf-shown-told =
    Obrigado, { $name }. O que conto aqui é da conta de { $holder }. Posso informar como ela está e anotar o que me disser; combinar um plano cabe à pessoa titular. A sua autorização vale até { $on }.
    .sms = Obrigado, { $name }. Informo sobre a conta de { $holder } até { $on }; combinar um plano cabe à pessoa titular.
behalf-shown-agree =
    Obrigado, { $name }. O que falarmos aqui é da conta de { $holder }: posso informar como ela está e combinar um plano com você em nome dela. A sua autorização vale até { $on }.
    .sms = Obrigado, { $name }. Aqui vemos a conta de { $holder }, e você pode combinar em nome dela até { $on }.
behalf-beyond =
    A autorização que nos mostrou não chega a tanto: isso cabe à pessoa titular. Alguém da equipe olha e diz como seguir: caso { $case }, no mais tardar { $due }.
    .sms = A autorização não chega a tanto: isso cabe à pessoa titular. Uma pessoa olha, caso { $case }, no mais tardar { SHORT($due) }.
minor-stopped =
    Obrigado por escrever. Uma pessoa da equipe vê isso; por aqui não pedimos nenhum pagamento nem acordo. É o caso { $case }.
    .sms = Obrigado por escrever. Uma pessoa vê isso, caso { $case }; não pedimos nenhum pagamento nem acordo.
minor-waiting = Uma pessoa da equipe já está vendo isso; por aqui não pedimos nenhum pagamento nem acordo.
stop-erase =
    Pronto: a partir de agora não escrevemos mais. Apagar os seus dados é o pedido { $case }: uma pessoa cuida até { $due }, e pode pedir um dado para saber que é você. Fica só o que a lei obriga a guardar. Se um dia quiser voltar a receber mensagens, escreva VOLTAR.
    .sms = Pronto: não escrevemos mais. Apagar os seus dados é o pedido { $case }; uma pessoa cuida até { SHORT($due) }. Para voltar a receber, escreva VOLTAR.
stop-erase-by-law =
    Pronto: a partir de agora não escrevemos mais. Apagar os seus dados é o pedido { $case }: uma pessoa cuida até { $due }; a lei ({ $law }) dá prazo até { $last }. Fica só o que a lei obriga a guardar. Se um dia quiser voltar a receber mensagens, escreva VOLTAR.
    .sms = Pronto: não escrevemos mais. Apagar os seus dados é o pedido { $case }, por lei até { SHORT($last) }. Para voltar a receber, escreva VOLTAR.
stop-object =
    Pronto: a partir de agora não escrevemos mais. Que você se opõe ao uso dos seus dados é o pedido { $case }: uma pessoa cuida até { $due }. Se um dia quiser voltar a receber mensagens, escreva VOLTAR.
    .sms = Pronto: não escrevemos mais. A sua oposição é o pedido { $case }; uma pessoa cuida até { SHORT($due) }. Para voltar a receber, escreva VOLTAR.
stop-object-by-law =
    Pronto: a partir de agora não escrevemos mais. Que você se opõe ao uso dos seus dados é o pedido { $case }: uma pessoa cuida até { $due }; a lei ({ $law }) dá prazo até { $last }. Se um dia quiser voltar a receber mensagens, escreva VOLTAR.
    .sms = Pronto: não escrevemos mais. A sua oposição é o pedido { $case }, por lei até { SHORT($last) }. Para voltar a receber, escreva VOLTAR.
