### Spanish, usted, neutral Latin American. Each country's file says only what it says otherwise.
### How it sounds: the person before the figures, one question and it comes last, what happens next and when.
### `.sms` is the short form for that channel: two SMS with accents hold 134 characters, blanks filled.
### 'Answers bad news' above a text means: its first sentence acknowledges, and holds no figure.

-document = documento de identidad
-characters = caracteres
-tax-id = identificación fiscal
-reference = referencia
-suits = le queda bien
-noted = Anotado


## Who is it

identify-opening =
    Hola. Soy el asistente automático de { $creditor } y busco a la persona titular de la cuenta terminada en { $tail }. Si prefiere tratar con una persona, escriba «persona».

    ¿Hablo con la persona titular?
    .sms = Soy el asistente automático de { $creditor }. ¿Hablo con la persona titular de la cuenta terminada en { $tail }?
identify-holder =
    Para seguir con lo nuestro: ¿hablo con la persona titular de la cuenta de { $creditor } terminada en { $tail }?
    .sms = ¿Hablo con la persona titular de la cuenta de { $creditor } terminada en { $tail }?
identify-ask-document-last4 =
    Gracias. Antes de hablar de su cuenta, cuido que nadie más vea sus datos. Nunca le pediré claves ni tarjetas.

    ¿Me escribe los últimos 4 { -characters } de su { -document }?
    .sms = Gracias. Para cuidar sus datos, nunca claves ni tarjetas: ¿cuáles son los últimos 4 { -characters } de su { -document }?
identify-ask-birth-date =
    Gracias. Antes de hablar de su cuenta, cuido que nadie más vea sus datos. Nunca le pediré claves ni tarjetas.

    ¿Me escribe su fecha de nacimiento, por ejemplo «15 de mayo de 1980»?
    .sms = Gracias. Para cuidar sus datos, nunca claves ni tarjetas: ¿cuál es su fecha de nacimiento (día, mes y año)?
identify-why-document-last4 =
    Lo pregunto para no contarle lo suyo a otra persona; con 4 { -characters } basta. Si prefiere, le atiende alguien del equipo.

    ¿Me escribe los últimos 4 de su { -document }?
    .sms = Es para no contarle lo suyo a otra persona. ¿Me escribe los últimos 4 { -characters } de su { -document }?
identify-why-birth-date =
    Lo pregunto para no contarle lo suyo a otra persona; con la fecha basta. Si prefiere, le atiende alguien del equipo.

    ¿Me escribe el día, el mes y el año en que nació?
    .sms = Es para no contarle lo suyo a otra persona. ¿Me escribe el día, el mes y el año en que nació?
identify-short =
    Creo que falta algo: son los 4 últimos { -characters }. Si prefiere, le atiende alguien del equipo.

    ¿Me los escribe otra vez?
    .sms = Creo que falta algo: son los 4 últimos { -characters }. ¿Me los escribe otra vez?
identify-wrong =
    No coincide con lo que tengo; puede ser una letra o un número cambiado. { $left ->
        [one] Queda un intento
       *[other] Quedan { $left } intentos
    }, y alguien del equipo puede atenderle cuando quiera.

    ¿Lo escribe otra vez?
    .sms = No coincide con lo que tengo; a veces es un número cambiado. { $left ->
        [one] Queda un intento
       *[other] Quedan { $left } intentos
    }. ¿Lo escribe otra vez?
identify-passed-on =
    Gracias por intentarlo. Para cuidar sus datos, esto lo sigue una persona de { $creditor }, que le escribe a más tardar el { $due }. No necesita hacer nada más.
    .sms = Gracias por intentarlo. Para cuidar sus datos le escribe una persona de { $creditor }, a más tardar el { SHORT($due) }.
identify-no-fact =
    Hola. Soy el asistente automático de { $creditor }. Aún no tengo cómo comprobar con quién hablo, y prefiero cuidar sus datos: le escribe una persona del equipo a más tardar el { $due }.
    .sms = Asistente automático de { $creditor }. Para cuidar sus datos le escribe una persona, a más tardar el { SHORT($due) }.
identify-locked =
    Hola. Soy el asistente automático de { $creditor }. Para cuidar sus datos, una persona del equipo ya lleva esta conversación: leerá su mensaje y le responde por aquí.
    .sms = Soy el asistente automático de { $creditor }. Una persona del equipo ya lo está viendo y le responde por aquí.


## Who is not known yet

reception-which =
    Hola. Soy un asistente automático. Para no contarle a nadie lo de otra persona, antes necesito saber con quién hablo.

    ¿De qué empresa me escribe, o cuál es su número de cliente?
    .sms = Soy un asistente automático. Para cuidar sus datos: ¿de qué empresa me escribe, o cuál es su número de cliente?
reception-which-again =
    Gracias, pero todavía no sé de qué cuenta se trata. Si prefiere, le atiende una persona.

    ¿Me escribe el nombre de la empresa o su número de cliente tal como salen en su factura?
    .sms = Aún no sé de qué cuenta se trata. ¿Me escribe la empresa o su número de cliente como salen en su factura?
reception-number =
    Hola. Soy un asistente automático y todavía no sé con quién hablo. Guardé su mensaje para responderle enseguida.

    ¿Me escribe su número de cliente, el que sale en su factura?
    .sms = Soy un asistente automático y aún no sé con quién hablo. ¿Me escribe su número de cliente, el que sale en su factura?
reception-passed-on =
    Gracias. Para cuidar los datos de cada quien, esto lo sigue una persona, que le escribe a más tardar el { $due }. No necesita hacer nada más.
    .sms = Gracias. Para cuidar sus datos, esto lo sigue una persona, que le escribe a más tardar el { SHORT($due) }.
reception-waiting =
    Una persona ya tiene su mensaje y le responde por aquí. Si encuentra su número de cliente, escríbamelo y sigo yo.
    .sms = Una persona ya tiene su mensaje y le responde por aquí. Si encuentra su número de cliente, escríbamelo.
visitor-name = Sin identificar
visitor-company = la empresa


## What a country's law wants said first

law-first-CL =
    Gracias; ya puedo contarle. Por ley debo decirle que le escribe { $creditor }{ HAS($what) ->
        [yes] {" "}por { $what }
       *[no] {""}
    } y que esta conversación no suma intereses ni gastos. No es un procedimiento judicial ni busca embargar nada.

    Puede objetar el cobro, pedir todo por escrito o reclamar ante el SERNAC. Cuando lo pida, le digo cómo pagar.
    .sms = Le escribe { $creditor }{ HAS($what) ->
        [yes] {" "}por { $what }
       *[no] {""}
    }, sin sumar gastos. No es juicio ni embargo. Puede objetar o ir al SERNAC.
law-first-MX =
    Gracias; ya puedo contarle. Le escribe { $creditor }{ HAS($what) ->
        [yes] {" "}por { $what }
       *[no] {""}
    }. Lo que acordemos le queda por escrito en esta conversación.

    Si algo de este trato no le parece bien, puede presentar su queja en la PROFECO o, si se trata de una entidad financiera, en la CONDUSEF (REDECO).
    .sms = Le escribe { $creditor }{ HAS($what) ->
        [yes] {" "}por { $what }
       *[no] {""}
    }. Lo acordado queda por escrito. Quejas: PROFECO o CONDUSEF.


## Welcome

welcome-listen =
    Gracias, { $name }; ya puedo ver su cuenta con { $creditor }. Usted propone, a su ritmo, y yo le digo enseguida si se puede.

    ¿Cómo { -suits } que lo hagamos?
    .sms = Gracias, { $name }. Ya veo su cuenta con { $creditor }. Usted propone: ¿cómo { -suits } que lo hagamos?
welcome-back =
    Hola, { $name }; gracias por volver. El { $on } conversamos y lo dejamos abierto. Seguimos desde ahí o empezamos de nuevo, como prefiera.

    ¿Cómo { -suits } ahora?
    .sms = Hola, { $name }; gracias por volver. El { SHORT($on) } lo dejamos abierto. ¿Cómo { -suits } ahora?
welcome-back-today =
    Hola, { $name }; gracias por volver. Seguimos desde donde quedó o empezamos de nuevo, como prefiera.

    ¿Cómo { -suits } ahora?
    .sms = Hola, { $name }; gracias por volver. ¿Cómo { -suits } ahora?
welcome-agreement =
    Hola, { $name }; gracias por escribir. Lo que acordamos sigue en pie: lo próximo son { $amount } el { $on }.

    ¿En qué le ayudo hoy?
    .sms = Hola, { $name }. Lo acordado sigue en pie: lo próximo son { $amount } el { SHORT($on) }. ¿En qué le ayudo?
welcome-case =
    Hola, { $name }; gracias por escribir. Su caso { $case } lo tiene una persona del equipo, que le responde a más tardar el { $due }.

    ¿Le ayudo con algo más mientras tanto?
    .sms = Hola, { $name }. Su caso { $case } lo ve una persona; le responde a más tardar el { SHORT($due) }. ¿Le ayudo con algo más?
welcome-case-late =
    Hola, { $name }; gracias por escribir. La respuesta de su caso { $case } se atrasó, y fue error nuestro. Sigue abierto, y una persona del equipo le responde por aquí.

    ¿Le ayudo con algo más mientras tanto?
    .sms = Hola, { $name }. La respuesta de su caso { $case } se atrasó, y fue error nuestro: sigue abierto. ¿Le ayudo con algo más?
welcome-clear =
    Hola, { $name }; gracias por escribir. No tiene nada por pagar ahora en su cuenta con { $creditor }.

    ¿En qué le ayudo?
    .sms = Hola, { $name }. No tiene nada por pagar ahora con { $creditor }. ¿En qué le ayudo?
welcome-anew =
    Hola, { $name }; gracias por volver. El acuerdo anterior ya no corre, y no pasa nada. Lo que pagó cuenta: { $amount }. Quedan { $left }, y podemos hacer algo más liviano.

    ¿Cómo { -suits } ahora?
    .sms = Hola, { $name }. Lo que pagó cuenta: { $amount }. Quedan { $left }. ¿Cómo { -suits } ahora?
welcome-anew-whole =
    Hola, { $name }; gracias por volver. El acuerdo anterior ya no corre, y no pasa nada: podemos hacer otro más liviano, a su medida.

    ¿Cómo { -suits } ahora?
    .sms = Hola, { $name }; gracias por volver. Podemos hacer otro acuerdo, más liviano. ¿Cómo { -suits } ahora?


## The account

balance-clear =
    Buena noticia: no hay nada pendiente en su cuenta con { $creditor }. No necesita hacer nada.
    .sms = Buena noticia: no hay nada pendiente en su cuenta con { $creditor }. No necesita hacer nada.
balance-favour =
    Tiene { $favour } a favor: se descuentan de su próxima cuenta sin que haga nada. Si prefiere otra cosa, lo ve una persona del equipo.
    .sms = Tiene { $favour } a favor: se descuentan de su próxima cuenta. Si prefiere otra cosa, lo ve una persona del equipo.
balance-favour-none =
    No veo nada a favor en su cuenta. Si pagó de más o dos veces, cuénteme qué día y por qué medio, y lo buscamos.
    .sms = No veo nada a favor en su cuenta. Si pagó de más, cuénteme qué día y por qué medio, y lo buscamos.
balance-statement =
    Con gusto, esto es lo que está abierto:
    { $lines }

    En total son { $total }, al día de hoy. Cuando quiera, cuénteme cómo { -suits } y lo vemos.
    .sms =
    { $lines }
    En total, { $total }. Cuénteme cómo { -suits }.
balance-statement-stopped =
    Con gusto, esto es lo que hay en su cuenta:
    { $lines }

    En total son { $total }. De eso, { $stopped } está detenido mientras lo revisamos, así que hoy cuentan { $payable }. Cuando quiera, cuénteme cómo { -suits }.
    .sms =
    { $lines }
    Total { $total }; detenido { $stopped }; hoy { $payable }.
balance-statement-resting =
    Con gusto, esto es lo que hay en su cuenta:
    { $lines }

    En total son { $total }, y todo está detenido mientras lo revisamos: hoy no tiene nada que pagar.
    .sms =
    { $lines }
    Total { $total }, todo detenido: hoy no tiene nada que pagar.
balance-agreement =
    Con gusto, esto es lo que queda de lo que acordamos:
    { $lines }

    En total son { $total }. Si alguna fecha se le complica, me avisa y lo vemos.
    .sms =
    Queda de lo acordado:
    { $lines }
    En total, { $total }.
balance-apart =
    Aparte de lo acordado, con fecha propia:
    { $lines }
    .sms =
    Aparte de lo acordado:
    { $lines }
invoice-line =
    • { JOIN($what, $number) }: { $amount }, { $late ->
        [yes] venció
       *[no] vence
    } el { $due }{ $stopped ->
        [yes] {" "}(detenida)
        [part] {" "}(detenida en parte)
        [barred] {" "}(prescrita)
       *[no] {""}
    }
    .sms = - { JOIN($what, $number) }: { $amount }, { SHORT($due) }{ $stopped ->
        [yes] {" "}(detenida)
        [part] {" "}(en parte)
        [barred] {" "}(prescrita)
       *[no] {""}
    }
invoice-many = • { $count } cuentas, una por una: { $link }
    .sms = - { $count } cuentas, una por una: { $link }
balance-statement-barred =
    Con gusto, esto es lo que hay en su cuenta:
    { $lines }

    En total son { $total }. Por el tiempo que ha pasado, la ley ya no obliga a pagar { $barred } de eso: hoy cuentan { $payable }. Cuando quiera, lo vemos.
    .sms =
    { $lines }
    Total { $total }; prescrito { $barred }; hoy { $payable }.
barred-ask =
    Antes de seguir, algo que conviene saber: por el tiempo que ha pasado, la ley ya no obliga a pagar esto:
    { $lines }

    Queda a su voluntad. Si paga una parte, o acuerda un plan, el plazo puede empezar de nuevo.

    ¿Quiere seguir de todas formas?
    .sms = Por el tiempo que ha pasado, la ley ya no obliga a pagar lo que queda en su cuenta. Pagar una parte, o acordar un plan, puede reiniciar el plazo. ¿Quiere seguir de todas formas?
barred-left =
    Entendido, queda así; no le escribiremos por eso. Si más adelante quiere verlo con una persona, me dice.
figures-checking =
    Quiero darle la cifra exacta, y la que tengo es de hace unos días. La confirmo con { $creditor } y le escribe una persona del equipo a más tardar el { $due }. Hasta entonces no necesita hacer nada.
    .sms = Confirmo la cifra exacta con { $creditor }: la mía es de hace unos días. Le escribe una persona, a más tardar el { SHORT($due) }.


## How to pay

pay-means =
    Con gusto. Para pagar { $amount } puede usar:
    { $means }

    Ponga { HAS($reference) ->
        [yes] { $reference }
       *[no] su nombre
    } como { -reference }. No hace falta que avise: en cuanto llegue, se lo confirmo por aquí.
    .sms =
    Para pagar { $amount }:
    { $means }{ HAS($reference) ->
        [yes] {"\u000A"}Referencia: { $reference }
       *[no] {""}
    }
pay-beside =
    Eso es lo acordado. Aparte { $count ->
        [one] ya venció esta cuenta; para pagarla, ponga el número de la cuenta
       *[other] ya vencieron estas cuentas; para pagar una, ponga el número de esa cuenta
    } como { -reference }:
    { $lines }
    .sms =
    Aparte ya venció, con el número de la cuenta como { -reference }:
    { $lines }
pay-beside-line = • { JOIN($what, $number) }: { $amount }
    .sms = - { $number }: { $amount }
pay-line =
    • { $kind ->
        [transfer] Transferencia: { JOIN($bank, $account, $holder) }{ HAS($tax_id) ->
            [yes] , { -tax-id } { $tax_id }
           *[no] {""}
        }
        [link] { JOIN($label, $url, by: ": ") }
        [card_link] { JOIN($label, $url, by: ": ") }
        [payment_link] { $label }: { HAS($url) ->
            [yes] { $url }
           *[no] pida el enlace en el chat
        }
        [cheque] Cheque a nombre de { JOIN($holder, $where) }
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
        [cheque] Cheque a nombre de { JOIN($holder, $where) }
        [direct_debit] Débito automático: { JOIN($label, $url) }
        [pix] Pix: { JOIN($key, $holder) }
       *[other] { JOIN($label, $account, by: ": ") }
    }{ HAS($code) ->
        [yes] {" "}({ $field }: { $code })
       *[no] {""}
    }
pay-many = • { $count } formas de pagar: { $link }
    .sms = - { $count } formas de pagar: { $link }
card-hidden = Borré el número de tarjeta sin guardarlo: no lo necesitamos. Para pagar use solo las formas que le doy por aquí.
pay-page =
    Son { $amount }.{ HAS($reference) ->
        [yes] {" "}Referencia: { $reference }.
       *[no] {""}
    }

    El botón abre la página de pago. Aquí nunca se piden datos de tarjetas.
pay-page-away =
    La página de pago no responde ahora, y no se cobró nada.

    Otras formas de pagar:
    { $means }{ HAS($reference) ->
        [yes] {"\u000A"}Referencia: { $reference }
       *[no] {""}
    }
pay-page-away-alone =
    La página de pago no responde ahora, y no se cobró nada.

    Suele volver en unos minutos. Por el chat también ayuda una persona.
pay-page-ask = La cifra exacta se confirma por el chat: basta con escribir «pagar».
button-pay-page = Ir a pagar
button-pay-again = Intentar otra vez
pay-pix-code = { $code }
pay-no-means =
    Prefiero no darle datos de pago que no tengo a la vista. Se los envía una persona del equipo a más tardar el { $due }; hasta entonces no necesita hacer nada.
    .sms = Los datos para pagar se los envía una persona del equipo, a más tardar el { SHORT($due) }. Hasta entonces no necesita hacer nada.


## The plan

plan-how =
    Cuénteme con toda libertad, en una vez o en partes, que yo le digo enseguida si se puede.

    ¿Cuánto y cuándo { -suits } pagar?
    .sms = Cuénteme con libertad, en una vez o en partes: ¿cuánto y cuándo { -suits } pagar?
plan-discount =
    Gracias por preguntarlo. Un descuento no puedo prometerlo yo; lo que sí puedo es decirle en el momento si lo que usted propone funciona. Una persona del equipo también puede verlo.

    ¿Cuánto podría pagar, y cuándo?
    .sms = Un descuento no puedo prometerlo yo, pero sí decirle si su propuesta funciona. ¿Cuánto podría pagar, y cuándo?
plan-more-time =
    Claro que sí, lo vemos con calma.

    ¿Desde qué fecha { -suits }?
    .sms = Claro que sí. ¿Desde qué fecha { -suits }?
plan-which-amount = Para anotarlo bien: ¿son { $amount } o { $other }?
plan-which-each = Para anotarlo bien: ¿cada pago sería de { $amount } o de { $other }?
plan-which-day = Para anotarlo bien: ¿sería el { $on } o el { $or_on }?
plan-ask-amount =
    De acuerdo, vamos bien.

    ¿Cuánto podría pagar?
    .sms = De acuerdo. ¿Cuánto podría pagar?
plan-ask-amount-on =
    De acuerdo, el { $on }.

    ¿Cuánto podría pagar ese día?
    .sms = De acuerdo, el { SHORT($on) }. ¿Cuánto podría pagar ese día?
plan-ask-date =
    De acuerdo, tomo nota.

    ¿Qué día { -suits } el primer pago?
    .sms = De acuerdo. ¿Qué día { -suits } el primer pago?
plan-ask-rest =
    Gracias, voy anotando: { $amount }, con el último de esos pagos el { $on }.

    ¿Cómo { -suits } pagar los { $left } que quedan?
    .sms = Anoto { $amount }, hasta el { SHORT($on) }. ¿Cómo { -suits } pagar los { $left } que quedan?
plan-ask-rest-of-one =
    Gracias, voy anotando: { $amount } el { $on }.

    ¿Cómo { -suits } pagar los { $left } que quedan?
    .sms = Anoto { $amount } el { SHORT($on) }. ¿Cómo { -suits } pagar los { $left } que quedan?
plan-change-what =
    Claro, para eso estamos. Puede cambiar un monto, una fecha o todo; y una persona del equipo lo ve con usted si prefiere.

    ¿Qué le gustaría cambiar?
    .sms = Claro. Puede ser un monto, una fecha o todo. ¿Qué le gustaría cambiar?
plan-read-back =
    Gracias por decirlo tan claro. Entendí esto:
    { $lines }

    En total son { $total }, sin intereses ni gastos.{ HAS($lighter) ->
        [yes] {" "}({ $lighter })
       *[no] {""}
    } ¿Lo dejamos así?
    .sms =
    Entendí:
    { $lines }
    En total { $total }, sin gastos. ¿Lo dejamos así?
plan-read-back-again =
    De acuerdo, quedaría así:
    { $lines }

    En total son { $total }, sin intereses ni gastos.{ HAS($lighter) ->
        [yes] {" "}({ $lighter })
       *[no] {""}
    } ¿Lo dejamos así?
    .sms =
    Quedaría así:
    { $lines }
    En total { $total }, sin gastos. ¿Lo dejamos así?

plan-read-back-once =
    Gracias por decirlo tan claro. Entendí un solo pago:
    { $lines }

    Con eso quedan cubiertos los { $total }, sin intereses ni gastos. ¿Lo dejamos así?
    .sms =
    Entendí:
    { $lines }
    Así se cubren { $total }, sin gastos. ¿Lo dejamos así?
plan-read-back-settled =
    Gracias por decirlo tan claro. Se puede, y así quedaría:
    { $lines }

    Con { $total } la cuenta queda saldada: al completarlos se le perdonan { $discount }. ¿Lo dejamos así?
    .sms =
    { $lines }
    Con { $total } queda saldada y se perdonan { $discount }. ¿Lo dejamos así?
plan-counter =
    { $more ->
        [yes] Así no se alcanza a cubrir todo a tiempo. Esto propone usted:
       *[no] Se puede casi como lo pide. Esto propone usted:
    }
    { $own }

    Lo único: { $reason }. Lo más cercano:
    { $lines }

    En total son { $total }, sin intereses ni gastos{ HAS($until) ->
        [yes] {"; "}puede pensarlo hasta el { DAY($until) }
       *[no] {""}
    }.{ HAS($lighter) ->
        [yes] {" "}({ $lighter })
       *[no] { $more ->
            [yes] {" "}Si es más de lo que puede, dígame cuánto podría al mes.
           *[no] {""}
        }
    } ¿Le sirve?
    .sms =
    Lo más cercano; { $reason }:
    { $lines }
    Total { $total }. ¿Le sirve?
plan-counter-several =
    { $more ->
        [yes] Así no se alcanza a cubrir todo a tiempo. Esto propone usted:
       *[no] Puedo acordar algo muy cercano. Esto propone usted:
    }
    { $own }

    Lo que habría que ajustar:
    { $reasons }
    Quedaría así:
    { $lines }

    En total son { $total }, sin intereses ni gastos{ HAS($until) ->
        [yes] {"; "}puede pensarlo hasta el { DAY($until) }
       *[no] {""}
    }.{ HAS($lighter) ->
        [yes] {" "}({ $lighter })
       *[no] { $more ->
            [yes] {" "}Si es más de lo que puede, dígame cuánto podría al mes.
           *[no] {""}
        }
    } ¿Le sirve?
    .sms =
    Lo más cercano:
    { $lines }
    Total { $total }. ¿Le sirve?
plan-alternative =
    { $keeps ->
        [dates] Con las mismas fechas quedaría así:
        [amounts] Con los mismos montos quedaría así:
        [count] Con el mismo número de pagos quedaría así:
        [lighter] Pagando menos cada vez quedaría así:
       *[nothing] Esto puedo dejarlo acordado ahora mismo:
    }
    { $lines }

    En total son { $total }, sin intereses ni gastos. ¿Le sirve?
    .sms =
    { $lines }
    Total { $total }. ¿Le sirve?
plan-same-nearest =
    Gracias por decírmelo. Con eso, lo más cercano que puedo acordar yo sigue siendo el mismo plan; una persona del equipo puede verlo con usted.

    ¿Qué le gustaría cambiar?
    .sms = Lo más cercano sigue siendo lo mismo; también puede verlo una persona. ¿Qué le gustaría cambiar?
plan-renewed = Revisé el plan con la cuenta como está hoy.
plan-apart =
    Antes, una aclaración: esto es por lo que ya venció, { $total }. Queda aparte, con fecha propia:
    { $lines }
    .sms =
    Por lo ya vencido, { $total }. Aparte:
    { $lines }
plan-reason-first-payment-within-days = la empresa necesita un primer pago antes
    .sms = hace falta un primer pago antes
plan-reason-term-days-max = la empresa necesita terminar en menos tiempo
    .sms = hace falta terminar en menos tiempo
plan-reason-payments-max = la empresa necesita que sea en menos pagos
    .sms = hacen falta menos pagos
plan-reason-payment-min = la empresa necesita que cada pago sea mayor
    .sms = cada pago tendría que ser mayor
plan-reason-down-payment-percent = la empresa necesita más en el primer pago
    .sms = hace falta más en el primer pago
plan-reason-milestones = la empresa necesita recibir una parte antes
    .sms = hace falta una parte antes
plan-reason-settlements = ese monto no alcanza para dar la cuenta por saldada
    .sms = ese monto no salda la cuenta
plan-options =
    Con gusto. Estos son ejemplos que puedo dejar acordados ahora mismo; también puede proponer otra forma, la suya.
    { $lines }

    ¿Cuál { -suits }?
    .sms =
    { $lines }
    También puede proponer otra. ¿Cuál { -suits }?
plan-line = • { $amount } el { $on }
    .sms = - { $amount } { SHORT($on) }
plan-changed-line = • { $amount } el { $on }{ $change ->
        [date] {" "}(fecha nueva)
        [amount] {" "}(otro monto)
       *[no] {""}
    }
    .sms = - { $amount } { SHORT($on) }
plan-rolled-line = • { $amount } el { $on }{ HAS($said) ->
        [yes] {" "}(el { DATE($said) } no es hábil)
       *[no] {""}
    }
    .sms = - { $amount } { SHORT($on) }
plan-run-line = • { $shape ->
        [alike] { $count } pagos de { $amount }, del { DATE($from) } al { DATE($to) }
        [long] { $amount } en cada pago, desde el { DATE($from) }
       *[mixed] { $count } pagos, del { DATE($from) } al { DATE($to) }
    }
plan-lighter-line = O más liviano: { $count } pagos de { $amount } desde el { $on }.
plan-reason-line = • { $reason }
    .sms = - { $reason }
plan-many = • { $count } pagos, el primero de { $amount } el { $on }: { $link }
    .sms = - { $count } pagos, el primero de { $amount } el { SHORT($on) }: { $link }
plan-in-full =
    { $missed }

    Para cambiar una fecha, preguntar o reclamar, responda al mismo mensaje. Nada queda acordado hasta que usted lo diga.
plan-option-line =
    { $place }. { $count ->
        [one] Un solo pago de { $amount } el { $on }
       *[other] { $count } pagos de { $amount } desde el { $on }
    }
    .sms = { $place }. { $count ->
        [one] { $amount } el { SHORT($on) }
       *[other] { $count } de { $amount } desde { SHORT($on) }
    }
# Answers bad news
plan-exception =
    Gracias por la propuesta:
    { $own }

    Yo no puedo aprobarla:
    { $reasons }
    Una persona del equipo sí podría, y le responde a más tardar el { $due }.

    ¿Se la paso tal cual?
    .sms =
    Eso lo aprueba una persona:
    { $reasons }
    Responde el { SHORT($due) }. ¿Se lo paso?
plan-exception-or =
    Gracias por la propuesta:
    { $own }

    Yo no puedo aprobarla:
    { $reasons }
    Una persona del equipo sí podría, y le responde a más tardar el { $due }. Lo que sí puedo dejar ahora:
    { $lines }

    { HAS($lighter) ->
        [yes] { $lighter }{" "}
       *[no] {""}
    }¿Prefiere que la vea una persona?
    .sms =
    Eso lo aprueba una persona; responde el { SHORT($due) }. Yo puedo dejar:
    { $lines }
    ¿La ve una persona?
plan-exception-sent =
    Hecho, se la pasé tal cual a una persona del equipo: es el caso { $case }, y le responde a más tardar el { $due }. Mientras tanto no recibirá recordatorios.
    .sms = Hecho: es el caso { $case } y le responden a más tardar el { SHORT($due) }. Mientras tanto, sin recordatorios.
# Answers bad news
plan-refer =
    Con lo que me indica no encuentro un plan que pueda aprobar yo, y no quiero pedirle más de lo que puede.

    Su propuesta pasa tal cual a una persona del equipo: es el caso { $case }, y le responde a más tardar el { $due }. Mientras tanto no recibirá recordatorios.
    .sms = No quiero pedirle más de lo que puede. Su propuesta la ve una persona: caso { $case }, respuesta a más tardar el { SHORT($due) }.
plan-refer-nearest =
    Con lo que me indica no encuentro un plan que pueda aprobar yo, y no quiero pedirle más de lo que puede. Lo más cercano, solo como información:
    { $lines }

    Su propuesta pasa tal cual a una persona del equipo: es el caso { $case }, y le responde a más tardar el { $due }. Mientras tanto no recibirá recordatorios.
    .sms = No quiero pedirle más de lo que puede. Su propuesta la ve una persona: caso { $case }, respuesta a más tardar el { SHORT($due) }.
# Answers bad news
plan-care =
    Por ahora no hay nada que decidir. Una persona del equipo se está ocupando de su cuenta, y mientras tanto no recibirá recordatorios.
    .sms = Por ahora no hay nada que decidir: una persona del equipo se ocupa de su cuenta, y no recibirá recordatorios.
plan-nothing-due =
    Ahora mismo no tiene nada que pagar: lo que había está pagado, o detenido mientras lo revisamos. No necesita hacer nada.
    .sms = Ahora mismo no tiene nada que pagar: está pagado, o detenido mientras lo revisamos. No necesita hacer nada.
plan-agreed =
    Gracias; queda acordado:
    { $lines }

    Son { $total } en total, sin intereses ni gastos{ HAS($discount) ->
        [yes] {" "}y, al completarlo, se perdonan { $discount }
       *[no] {""}
    }. Lo primero es el { $first }{ HAS($case) ->
        [yes] . No recibirá recordatorios mientras siga abierto su caso { $case }.
       *[no] ; le recordaré cada fecha.
    }
    .sms =
    Acordado:
    { $lines }
    Total { $total }{ HAS($discount) ->
        [yes] , se perdonan { $discount }
       *[no] {""}
    }. Primero: { SHORT($first) }.
plan-agreed-once =
    Gracias; queda acordado:
    { $lines }

    Son { $total }, sin intereses ni gastos{ HAS($discount) ->
        [yes] {" "}y, al completarlo, se perdonan { $discount }
       *[no] {""}
    }. { HAS($case) ->
        [yes] Es el { $first }. No recibirá recordatorios mientras siga abierto su caso { $case }.
       *[no] El { $first } se lo recuerdo.
    }
    .sms =
    Acordado:
    { $lines }
    Son { $total }{ HAS($discount) ->
        [yes] {" "}y se perdonan { $discount }
       *[no] {""}
    }. { HAS($case) ->
        [yes] Es el { SHORT($first) }.
       *[no] El { SHORT($first) } se lo recuerdo.
    }
plan-terms =
    { $missed }

    Para cambiar una fecha, reclamar o contarme algo, escríbame por aquí.

    Todo queda por escrito, con el código { $code }: { $link }
    .sms = Su acuerdo por escrito, sello { $code }: { $link } Si un pago se complica, me escribe y lo vemos.
plan-missed-both =
    { $grace ->
        [0] {""}
        [one] Si un pago se atrasa, hay un día de margen.{" "}
       *[other] Si un pago se atrasa, hay { $grace } días de margen.{" "}
    }El acuerdo solo termina { $missed ->
        [one] si, pasado el margen, falta un pago
       *[other] con { $missed } pagos seguidos pendientes
    } o más de { $late ->
        [one] un día
       *[other] { $late } días
    } de atraso; entonces la cuenta vuelve a como estaba y buscamos otro acuerdo juntos.
    .sms = Si un pago se atrasa, me escribe y lo vemos.
plan-missed-row =
    { $grace ->
        [0] {""}
        [one] Si un pago se atrasa, hay un día de margen.{" "}
       *[other] Si un pago se atrasa, hay { $grace } días de margen.{" "}
    }El acuerdo solo termina { $missed ->
        [one] si, pasado el margen, falta un pago
       *[other] con { $missed } pagos seguidos pendientes
    }; entonces la cuenta vuelve a como estaba y buscamos otro acuerdo juntos.
    .sms = Si un pago se atrasa, me escribe y lo vemos.
plan-missed-days =
    { $grace ->
        [0] {""}
        [one] Si un pago se atrasa, hay un día de margen.{" "}
       *[other] Si un pago se atrasa, hay { $grace } días de margen.{" "}
    }El acuerdo solo termina con más de { $late ->
        [one] un día
       *[other] { $late } días
    } de atraso; entonces la cuenta vuelve a como estaba y buscamos otro acuerdo juntos.
    .sms = Si un pago se atrasa, me escribe y lo vemos.
plan-missed-never =
    { $grace ->
        [0] Si un pago se atrasa, el acuerdo sigue en pie: me escribe y lo vemos.
        [one] Si un pago se atrasa, hay un día de margen, y el acuerdo sigue en pie: me escribe y lo vemos.
       *[other] Si un pago se atrasa, hay { $grace } días de margen, y el acuerdo sigue en pie: me escribe y lo vemos.
    }
    .sms = Si un pago se atrasa, me escribe y lo vemos.
plan-witness = { $adviser }, del equipo, acompaña su acuerdo: se lo confirma por aquí a más tardar el { $due } (caso { $case }).
    .sms = { $adviser }, del equipo, le confirma su acuerdo a más tardar el { SHORT($due) }.


## On paper

paper-title = Acuerdo de pago
paper-parties = Con { $name }, cuenta terminada en { $tail }
paper-agreed = Acordado el { $at }
paper-total = En total
paper-waived = Sin intereses ni gastos.
paper-forgiven = De { $before } se perdonan { $discount } al completar los pagos.
paper-day = Fecha
paper-sum = Monto
paper-amended = Cambio acordado el { $at }
paper-covers = Qué cubre
paper-covered = { JOIN($what, $number) }, vencimiento: { $due }
paper-missed = Si un pago se atrasa
paper-lapses = Es un descuento por pagar antes: vale hasta el { $on }. Después, la cuenta vuelve a como estaba.
paper-means = Cómo pagar
paper-means-none = Los datos para pagar llegan por el mismo chat, a pedido.
paper-reference = Referencia para su pago: { $reference }
paper-change = Cambiar una fecha
paper-change-how =
    Por el mismo chat, antes del día de pago: hasta { $moves ->
        [one] una vez
       *[other] { $moves } veces
    }, y hasta { $days ->
        [one] un día
       *[other] { $days } días
    } cada vez.
paper-change-ask = Por el mismo chat, antes del día de pago: lo ve una persona del equipo.
paper-complain = Preguntar o reclamar
paper-complain-how = Por el mismo chat, a cualquier hora.{ HAS($phone) ->
        [yes] {" "}Teléfono: { $phone }.
       *[no] {""}
    }{ HAS($page) ->
        [yes] {" "}Página oficial: { $page }
       *[no] {""}
    }
paper-record = Registro
paper-proposed =
    { $by ->
        [client] Propuesta de la persona titular.
        [adviser] Propuesta de una persona del equipo, aceptada por la persona titular.
       *[bot] Propuesta del asistente automático, aceptada por la persona titular.
    }
paper-policy = Política de la empresa: versión { $version }.
paper-valid = La oferta estaba abierta hasta el { $until }.
paper-seal = Código { $code }. Sale de cada palabra de este acuerdo: si una cambia, el código es otro.
paper-holder = { $name }, cuenta terminada en { $tail }
paper-bill = { JOIN($what, $number) }, vencimiento: { DATE($due) }
statement-title = Estado de cuenta
statement-bill = { JOIN($what, $number) }, vencimiento: { $due }
statement-at = Al { $at }, según los registros de { $creditor }
statement-balance = Por pagar
statement-overdue = De ese total, { $amount } ya vencieron.
statement-stopped = En revisión: { $amount }. No se cobran mientras no haya respuesta.
statement-barred = Aparte figuran { $amount } que, por el tiempo que ha pasado, la ley ya no obliga a pagar. Un pago en parte, o un plan, a veces hace que ese plazo empiece de nuevo.
statement-favour = A favor: { $amount }.
statement-lines = Movimientos
statement-what = Detalle
statement-bill-line =
    { $kind ->
        [credit_note] Nota de crédito
        [correction] Corrección
        [discount] Descuento por cumplir el acuerdo
        [withdrawn] Cuenta anulada
       *[carried] Ajuste, según los registros de la empresa
    }, { $number }
statement-payment-line =
    { $kind ->
        [returned] Pago devuelto
       *[payment] Pago
    }, referencia { $number }
statement-total = Saldo
statement-total-favour = Saldo a favor
statement-waiting = En revisión
statement-barred-bills = Lo que la ley ya no obliga a pagar
statement-promised = Pagos acordados
statement-promised-line =
    { $on }{ $paid ->
        [paid] : pagado
        [part] : faltan { $left }
       *[open] {""}
    }
receipt-title = Comprobante de pago
receipt-got = Recibimos
receipt-returned = El { $on } este pago fue devuelto por el banco: no vale como comprobante.
receipt-reference = Referencia
receipt-paid-on = Fecha del pago
receipt-parts = Qué pagó
receipt-favour = Queda a favor
receipt-left = Lo que queda
receipt-left-nothing = Al { $at } no queda nada pendiente.
receipt-left-all = Al { $at } quedan { $left } en total.
receipt-left-next = Al { $at } quedan { $left } del acuerdo. El próximo pago son { $next_amount }, el { $next_on }.
settlement-title = Constancia de pago total
settlement-dated = { $on }
settlement-says = { $creditor } deja constancia de que, a nombre de { $name }, no queda nada pendiente por lo que sigue.
settlement-says-nothing-owed = { $creditor } deja constancia de que, al { $on }, no queda nada pendiente a nombre de { $name }.
settlement-paid = Total pagado
settlement-forgiven = Además se descontaron { $amount }, que no se cobrarán.
settlement-agreement = El acuerdo de pago { $code } quedó cumplido.
settlement-closed = Por lo que figura aquí no se pedirá ningún otro pago.
settlement-thanks = Gracias por la confianza.
letter-title = Su cuenta con { $creditor }
letter-opens = Le escribimos por lo que sigue. Si ya está pagado, no necesita hacer nada: avísenos y lo buscamos.
letter-more =
    { $count ->
        [one] y una cuenta más
       *[other] y { $count } cuentas más
    }
letter-due = Vencimiento
letter-total = En total
letter-plan = Si hoy no se puede, díganos cuánto y cuándo { -suits }: lo vemos y le respondemos al momento.
letter-ask = Hablar con una persona, o decirnos que algo no está bien
letter-chat = En { $link } conversa con nuestro asistente automático; con la palabra «persona» le atiende alguien del equipo.
letter-phone =
    { HAS($phone) ->
        [yes] Teléfono: { $phone }.
       *[no] {""}
    }{ HAS($page) ->
        [yes] {" "}Página oficial: { $page }
       *[no] {""}
    }
letter-dispute = Si algo de esto no corresponde, díganoslo por la misma vía: se detiene mientras se revisa, y le respondemos por escrito.
letter-law = {""}
letter-never = Nunca pedimos contraseñas, tarjetas ni depósitos a cuentas de personas.
paper-proof = Código { $proof }: en { $check } se comprueba que este papel es auténtico.
paper-file-name =
    { $paper ->
        [statement] estado-de-cuenta
        [receipt] comprobante
        [settlement] constancia-de-pago
       *[dossier] expediente
    }


## Paying before the due date

early-available =
    Si le acomoda pagar antes, hasta el { $to } son { $total }: { $discount } menos. Y si no, todo sigue igual.
    .sms = Si paga hasta el { SHORT($to) } son { $total }: { $discount } menos. Y si no, todo sigue igual.
early-read-back =
    Quedaría así, con { $discount } menos:
    { $lines }

    Si ese día no se pudo, no se pierde nada más: quedan los { $total } con la fecha de siempre, el { $on }. ¿Lo dejamos así?
    .sms =
    Con { $discount } menos:
    { $lines }
    Si no se pudo, quedan { $total } el { SHORT($on) }. ¿Lo dejamos así?
early-agreed =
    Anotado, gracias: { $total }, a más tardar el { $to }.
    .sms = Anotado, gracias: { $total }, a más tardar el { SHORT($to) }.
early-lapses =
    Si ese día no se pudo pagar, solo se va el descuento: quedan { $total } con la fecha de siempre, el { $on }.
    .sms = Si no se pudo, quedan { $total } para el { SHORT($on) }.
early-left =
    Claro, todo sigue igual: su fecha es el { $on }. Si cambia de idea, me escribe.
    .sms = Claro, todo sigue igual: su fecha es el { SHORT($on) }.
early-or-else =
    El precio de { $total } vale pagando hasta el { $on }. Si prefiere otra forma de pago, dejamos el descuento y lo vemos sin problema.

    ¿Qué prefiere?
    .sms = Los { $total } valen hasta el { SHORT($on) }. ¿Los mantiene o dejamos el descuento y vemos otra forma?
early-let-go =
    Hecho: dejamos el descuento y la cuenta queda como estaba, { $total }.

    ¿Cuánto y cuándo { -suits } pagar?
    .sms = Hecho: la cuenta queda como estaba, { $total }. ¿Cuánto y cuándo { -suits } pagar?

file-title = Su expediente con { $creditor }
file-made = Todo lo que se guarda, al { $at }
file-nothing = Nada por ahora.
file-invoices = Cuentas: importe original y lo que falta
file-payments = Pagos recibidos
file-agreements = Acuerdos
file-agreement =
    { $code }, del { $at }: { $status ->
        [active] en curso
        [kept] completo
        [broken] terminado
        [replaced] reemplazado por otro
       *[cancelled] sin efecto
    }.
file-sealed = Código comprobado.
file-unsealed = No coincide con el código.
file-cases = Casos
file-case = { $kind }, { $at }
file-payment =
    { $on }, referencia { $number }{ $returned ->
        [yes] {" "}(devuelto por el banco)
       *[no] {""}
    }
file-credits = Notas de crédito y correcciones
file-promises = Fechas comprometidas
file-promise =
    { $on }, acuerdo { $code }: { $status ->
        [paid] pagado
        [late] con atraso
        [missed] sin pagar
       *[pending] por venir
    }
file-decided =
    { $outcome ->
        [credit] Se abonó.
        [correction] Se corrigió.
        [explanation] Se explicó.
        [right_done] Se hizo.
        [right_refused] Se negó, con el motivo.
        [approved] Se aprobó.
        [refused] No se aprobó.
        [open] Sigue abierto.
       *[other] Se respondió.
    }
file-holds = Cuándo se detuvo el cobro
file-hold = Desde el { $at }: { $number }
file-hold-until = hasta el { $at }.
file-hold-open = y sigue.
file-hold-all = toda la cuenta
file-told-agreed = Se guarda porque lo aceptó el { $at }.
file-told = Lo que se nos contó
file-contacts = Contactos
file-contact =
    { $at }, { $channel ->
        [sms] SMS
        [whatsapp] WhatsApp
        [telegram] Telegram
        [web] página de chat
        [terminal] chat
        [call] llamada
        [visit] visita
        [letter] carta
        [email] correo
       *[other] otro medio
    }: { $kind ->
        [before_due] aviso antes de una fecha
        [due] aviso del día
        [after_due] aviso después de una fecha
        [promise] recordatorio de un pago acordado
        [missed] aviso de un pago pendiente
        [silence] pregunta al quedar la conversación en silencio
        [rating] pregunta por la atención
        [thanks] gracias por un pago
        [receipt] comprobante
        [outcome] respuesta de un caso
        [adviser_reply] respuesta de una persona del equipo
        [document] papel pedido
        [opt_out] confirmación de no escribir más
        [contact] contacto del equipo
        [right] respuesta a lo pedido sobre sus datos
       *[reply] respuesta del asistente
    }
file-withheld = Mensajes que no se enviaron, y por qué
file-why =
    { $rule ->
        [hours] a esa hora no se puede escribir
        [days] ese día no se puede escribir
        [counts] ya se había escrito bastante en esos días
        [hold] el cobro estaba detenido
        [opt_out] se pidió no recibir mensajes
        [consent] no había permiso para ese medio
        [wish] se pidió que fuera en otro momento
       *[other] las reglas de contacto no lo permitían
    }
file-you = Quién es usted aquí
file-document = Documento de identidad: guardado y cifrado; aquí no se muestra.
file-birth-date = Fecha de nacimiento: guardada y cifrada; aquí no se muestra.
file-since = Cliente desde el { DATE($on) }.
file-postponed = Pidió no recibir recordatorios hasta el { DATE($on) }.
file-exit = Se anotó el { $at }: desea dejar el servicio.
file-addresses = Direcciones y permisos
file-address =
    { $channel ->
        [sms] SMS
        [whatsapp] WhatsApp
        [telegram] Telegram
        [web] Página de chat
        [terminal] Chat
       *[other] Otro medio
    }{ HAS($address) ->
        [yes] {" "}{ $address }
       *[no] {""}
    }: { $state ->
        [agreed] acepta mensajes ahí
        [out] se pidió no recibir mensajes ahí
        [wrong] no es de la persona titular
       *[none] sin permiso para mensajes ahí
    }.
file-address-checked = Comprobada el { $at }.
file-consents = Permisos que dio y retiró
file-consent =
    { $at }: { $leave ->
        [agreed] permiso para recibir mensajes
        [speech] vuelve a recibir mensajes
        [health] permiso para guardar lo contado de la salud
       *[silence] ya no recibe mensajes
    }
file-representatives = Quién actúa en su nombre
file-representative =
    { $name }, { $leave ->
        [until] hasta el { $on }
       *[taken-back] ya no
    }
file-bill = { $bill }, importe original: { $amount }
file-tickets = Solicitudes y pedidos
file-ticket =
    { DATE($on) }, { $kind ->
        [order] Pedido
       *[ticket] Solicitud
    } { $number }: { $subject }
file-risk = Cómo se estima si habrá atrasos
file-risk-band =
    { $band ->
        [low] Es poco probable que haya atrasos.
        [medium] Podría haber atrasos.
        [high] Es probable que haya atrasos.
       *[unknown] No se estima: hay pocas cuentas para decir algo.
    }
file-risk-given = Lo indicó la empresa; no se calculó aquí.
file-risk-reason =
    { $ground ->
        [late_rate] De cada 100 cuentas, pagadas tarde: { $figure }; cuenta desde { $threshold }.
        [late_days] Días de atraso habituales: { $figure }; cuentan desde { $threshold }.
        [overdue] Días que lleva vencida la cuenta más antigua: { $figure }; cuentan desde { $threshold }.
       *[broken] Acuerdos que no se completaron: { $figure }; cuentan desde { $threshold }.
    }
file-campaigns = Campañas
file-campaign = { $name }, { $at }
file-messages = Conversación
file-messages-count =
    { $count ->
        [one] Un mensaje, palabra por palabra
       *[other] { $count } mensajes, palabra por palabra
    } en el archivo de datos que acompaña a este papel; si no llegó, el equipo lo entrega.


## What a client can pay

means-ask =
    Sin problema, buscamos otra forma. Así no le propongo nada por encima de lo que puede; si prefiere no decirlo, también está bien.

    ¿Cuánto podría pagar como máximo, y cada cuánto?
    .sms = ¿Cuánto podría pagar como máximo, y cada cuánto?
means-income =
    Para no proponerle nada por encima de lo que puede, son cuatro preguntas cortas; deje sin responder la que quiera.

    ¿Cuánto recibe más o menos, y cada cuánto?
    .sms = ¿Cuánto recibe más o menos, y cada cuánto?
means-costs =
    Gracias. Ahora lo que no puede esperar: vivienda, comida, cuentas, transporte, familia.

    ¿Cuánto suma eso al mes, más o menos?
    .sms = ¿Cuánto suma eso al mes, más o menos?
means-debts =
    Gracias, vamos bien. Aquí van otros créditos o pagos pendientes; si no hay, basta con un no.

    ¿Cuánto paga por ellos al mes?
    .sms = ¿Cuánto paga por ellos al mes?
means-left =
    Gracias, es la última.

    ¿Cuánto le quedaría al mes para esta cuenta, con tranquilidad?
    .sms = Gracias, es la última. ¿Cuánto le quedaría al mes para esta cuenta, con tranquilidad?


## The agreement's paper

papers-agreement =
    Aquí está su acuerdo, con todo por escrito: { $link }
    .sms = Su acuerdo por escrito: { $link }
papers-none =
    Todavía no hemos acordado nada. En cuanto quede acordado, le llega por escrito aquí mismo.
    .sms = Todavía no hemos acordado nada. Cuando quede acordado, le llega por escrito.
papers-statement =
    Aquí está su estado de cuenta, al día de hoy: { $link }
    .sms = Su estado de cuenta, al día de hoy: { $link }
papers-receipt =
    Aquí está el comprobante de su pago de { $amount } del { DATE($on) }: { $link }
    .sms = El comprobante de su pago de { $amount }: { $link }
papers-receipt-none =
    Todavía no veo ningún pago suyo registrado. Si ya pagó, cuénteme y lo buscamos.
    .sms = Todavía no veo ningún pago suyo registrado. Si ya pagó, cuénteme y lo buscamos.
papers-settlement =
    No queda nada pendiente, y aquí está la carta que lo dice: { $link }
    .sms = No queda nada pendiente; aquí está la carta que lo dice: { $link }
papers-settlement-open =
    Esa carta le llega por aquí en cuanto no quede nada pendiente, sin que la pida. Hoy quedan { $left }.
    .sms = Esa carta le llega en cuanto no quede nada pendiente. Hoy quedan { $left }.
papers-settlement-waiting =
    Algo de su cuenta sigue en revisión. Cuando tenga respuesta y no quede nada pendiente, la carta le llega por aquí.
    .sms = Algo de su cuenta sigue en revisión. Cuando tenga respuesta, le llega la carta.
papers-dossier =
    Es suyo y se lo doy con gusto: cada mensaje, pago, acuerdo y caso, con el motivo.

    El enlace sirve una sola vez y dura un día: { $link }
    .sms = Todo lo que guardamos de usted. El enlace sirve una vez y dura un día: { $link }
settlement-sent =
    { $thanked ->
        [yes] Y aquí está la carta que dice que no queda nada pendiente:
       *[no] Muchas gracias. Le escribe el asistente automático de { $creditor }: no queda nada pendiente, y aquí está la carta que lo dice.
    }
    { $link }
    .sms = { $thanked ->
        [yes] La carta que dice que no queda nada pendiente: { $link }
       *[no] Aviso automático de { $creditor }: no queda nada pendiente, gracias. La carta que lo dice: { $link }
    }
settlement-sent-agreed =
    Muchas gracias. Le escribe el asistente automático de { $creditor }: lo que acordamos quedó pagado, y aquí está la carta que lo dice.
    { $link }
    .sms = Aviso automático de { $creditor }: lo que acordamos quedó pagado, gracias. La carta que lo dice: { $link }
account-settled =
    Gracias. Le escribe el asistente automático de { $creditor }: ya no queda nada pendiente, y no necesita hacer nada más.

    { -to-talk }
    .sms = Aviso automático de { $creditor }: ya no queda nada pendiente. Gracias. { -to-talk-short }


## An instalment's date

promise-current =
    Gracias por escribir. Esto es lo que acordamos y sigue en pie:
    { $lines }

    Está todo por escrito: { $link }

    ¿Qué le gustaría hacer?
    .sms =
    Lo acordado:
    { $lines }
    Por escrito: { $link }
    ¿Qué le gustaría hacer?
promise-ask-date =
    Gracias por avisar. Vemos otra fecha para los { $amount } del { $on }.

    ¿Qué día { -suits }?
    .sms = Gracias por avisar. ¿A qué día pasamos los { $amount } del { SHORT($on) }?
promise-ask-date-again = Los { $amount } del { $on } pueden quedar como están. Si los movemos, ¿qué día { -suits }?
    .sms = Los { $amount } del { SHORT($on) } pueden quedar como están. Si los movemos, ¿a qué día?
promise-read-back =
    De acuerdo: paso los { $amount } del { $from } al { $to }. Lo demás no cambia.

    ¿Lo dejamos así?
    .sms = Paso los { $amount } del { SHORT($from) } al { SHORT($to) }; lo demás no cambia. ¿Lo dejamos así?
promise-moved =
    { -noted }: { $amount } el { $to }; lo demás no cambia. Gracias por avisar.
    .sms = { -noted }: { $amount } el { SHORT($to) }; lo demás no cambia. Gracias por avisar.
promise-passed-on =
    Gracias por avisar. { $reason }, así que lo ve una persona del equipo: es el caso { $case }, y le responde a más tardar el { $due }. Mientras tanto no recibirá recordatorios.
    .sms = Gracias por avisar. Lo ve una persona: caso { $case }, respuesta a más tardar el { SHORT($due) }. Mientras tanto, sin recordatorios.
promise-unchanged =
    De acuerdo, queda como estaba: { $amount } el { $on }. Si algo cambia, me avisa y lo vemos.
    .sms = De acuerdo, queda como estaba: { $amount } el { SHORT($on) }. Si algo cambia, me avisa y lo vemos.
promise-ask-rest =
    Gracias por decirlo: { $amount } el { $on } sirve, y mucho.

    ¿Qué día { -suits } el resto, { $left }?
    .sms = Gracias: { $amount } el { SHORT($on) }. ¿Qué día { -suits } el resto, { $left }?
promise-read-back-split =
    De acuerdo: los { $amount } del { $from } quedan en partes, y lo demás no cambia.
    { $lines }

    ¿Lo dejamos así?
    .sms =
    Los { $amount } del { SHORT($from) }, en partes:
    { $lines }
    ¿Lo dejamos así?
promise-split =
    { -noted }, gracias por avisar. Queda así, y lo demás no cambia:
    { $lines }

    { HAS($case) ->
        [yes] No recibirá recordatorios mientras siga abierto su caso { $case }.
       *[no] Se lo recordaré antes de cada fecha.
    }
    .sms =
    { -noted }, gracias por avisar:
    { $lines }
promise-read-back-skip =
    De acuerdo: los { $amount } del { $from } pasan al final del acuerdo, el { $to }. El total es el mismo y las otras fechas no cambian.

    ¿Lo dejamos así?
    .sms = Los { $amount } del { SHORT($from) } pasan al final, el { SHORT($to) }; lo demás no cambia. ¿Lo dejamos así?
promise-skipped =
    { -noted }: esta vez no hay pago, y esos { $amount } quedan para el { $to }. Lo demás sigue igual. Gracias por avisar.
    .sms = { -noted }: { $amount } pasan al { SHORT($to) }; lo demás sigue igual. Gracias por avisar.
promise-sooner =
    Gracias, así está bien. Cada parte cuenta desde que llega; con que los { $amount } estén completos el { $on }, no hay que cambiar nada.
    .sms = Así está bien: cada parte cuenta. Con los { $amount } completos el { SHORT($on) }, no hay que cambiar nada.
promise-ahead =
    Claro, puede pagar antes sin cambiar nada: cada pago cuenta desde que llega. En total quedan { $total }; puede pagarlos de una vez, o solo lo próximo.
promise-anew =
    Gracias por volver. El acuerdo anterior ya no corre, y no pasa nada: lo que pagó cuenta, y podemos hacer otro más liviano.
    .sms = Gracias por volver. Lo que pagó cuenta, y podemos hacer otro acuerdo más liviano.
promise-reason-rescue-none = Las fechas de este acuerdo no las cambio yo
promise-reason-rescue-times = Las fechas de este acuerdo ya se cambiaron las veces que puedo hacerlo yo
promise-reason-rescue-days = Esa fecha queda más lejos de lo que puedo mover yo
promise-reason-rescue-order = Para entonces ya toca el pago siguiente
promise-reason-rescue-amount = Eso cambia el monto que acordamos
promise-reason-skip-none = Pasar un pago al final no lo decido yo
promise-reason-skip-times = En este acuerdo ya pasamos un pago al final
promise-reason-bills-join = Sumar otra cuenta a lo que acordamos no lo puedo hacer yo


## A bill that is wrong, a service that never came

dispute-which =
    Gracias por decirlo; quiero detener la que corresponde. También puede escribir el número.

    ¿De cuál se trata?
    .sms = Gracias por decirlo. Puede escribir el número: ¿de cuál se trata?
dispute-which-again =
    Lo demás lo vemos enseguida. Para detener solo lo que corresponde me falta saber la factura; si no está a la vista, escriba «no sé» y la busca una persona.

    ¿De cuál se trata?
    .sms = Quiero detener solo lo que corresponde; si no está a la vista, escriba «no sé». ¿De cuál factura se trata?
# Answers bad news
dispute-invoice-opened =
    Hace bien en decirlo; si hay un error, nos toca a nosotros corregirlo. Detuve el cobro de { $what } ({ $amount }): no suma intereses ni le escribiremos por eso.

    Lo revisa una persona, caso { $case }, y le responde a más tardar el { $due }. ¿Quiere contarle algo más?
    .sms = Hace bien en decirlo. Detuve { $what } ({ $amount }). Caso { $case }, respuesta el { SHORT($due) }. ¿Agrega algo más?
# Answers bad news
dispute-service-opened =
    Tiene razón en no pagar por algo que no llegó como correspondía. Detuve el cobro de { $what } ({ $amount }): no suma intereses ni le escribiremos por eso.

    Lo revisa una persona, caso { $case }, y le responde a más tardar el { $due }. ¿Quiere contarle algo más?
    .sms = Tiene razón en decirlo. Detuve { $what } ({ $amount }). Caso { $case }, respuesta el { SHORT($due) }. ¿Agrega algo más?
# Answers bad news
dispute-invoice-opened-all =
    Hace bien en decirlo; si hay un error, nos toca a nosotros corregirlo. Todo queda detenido: no suma intereses ni le escribiremos por eso.

    Lo revisa una persona, caso { $case }, y le responde a más tardar el { $due }. ¿Quiere contarle algo más?
    .sms = Hace bien en decirlo. Todo queda detenido: caso { $case }, respuesta a más tardar el { SHORT($due) }. ¿Quiere agregar algo?
# Answers bad news
dispute-service-opened-all =
    Tiene razón en no pagar por algo que no llegó como correspondía. Todo queda detenido: no suma intereses ni le escribiremos por eso.

    Lo revisa una persona, caso { $case }, y le responde a más tardar el { $due }. ¿Quiere contarle algo más?
    .sms = Tiene razón en decirlo. Todo queda detenido: caso { $case }, respuesta a más tardar el { SHORT($due) }. ¿Quiere agregar algo?
# Answers bad news
dispute-part-opened =
    Hace bien en decirlo; si hay un error, nos toca corregirlo. De { $what } detuve solo { $amount }: esa parte no suma intereses ni le escribiremos por ella. El resto, { $left }, lo puede pagar cuando le acomode.

    Lo revisa una persona, caso { $case }, y le responde a más tardar el { $due }. ¿Quiere contarle algo más?
    .sms = Hace bien en decirlo. De { $what } detuve { $amount }; quedan { $left }. Caso { $case }, respuesta el { SHORT($due) }. ¿Agrega algo más?
# Answers bad news
dispute-whole =
    Entendido, es toda. La detuve completa: no suma intereses ni le escribiremos por ella. Le respondemos a más tardar el { $due }.
    .sms = Entendido: la detuve completa. Le respondemos a más tardar el { SHORT($due) }.
dispute-added =
    Gracias. Quedó en el caso, con sus mismas palabras.
dispute-nothing-more =
    De acuerdo, con eso basta por ahora. Le respondemos a más tardar el { $due }; hasta entonces no necesita hacer nada.
    .sms = De acuerdo, con eso basta. Le respondemos a más tardar el { SHORT($due) }; hasta entonces no necesita hacer nada.


## A bill that never came

# Answers bad news
bill-resent =
    Eso no debió pasar; fue error nuestro, y le pido disculpas. Aquí está { $what } ({ $amount }): { $link }

    Para que tenga tiempo, ahora vence el { $on }; hasta ese día no suma nada y nuestros avisos siguen la fecha nueva.{ $others ->
        [yes] {" "}¿Necesita también otra?
       *[no] {""}
    }
    .sms = Fue error nuestro, disculpe. { $what } ({ $amount }): { $link } Ahora vence el { SHORT($on) }.{ $others ->
        [yes] {" "}¿Necesita otra?
       *[no] {""}
    }
# Answers bad news
bill-resent-again =
    Disculpe que no le llegara. Aquí está { $what } ({ $amount }): { $link }{ $others ->
        [yes] {" "}¿Necesita también otra?
       *[no] {""}
    }
    .sms = Disculpe que no le llegara. { $what } ({ $amount }): { $link }{ $others ->
        [yes] {" "}¿Necesita otra?
       *[no] {""}
    }
# Answers bad news
bill-none =
    Disculpe que no le llegara. Yo no veo aquí nada pendiente que enviarle, y lo busca una persona del equipo: es el caso { $case }, y le responde a más tardar el { $due }.
    .sms = Disculpe que no le llegara. Aquí no veo nada pendiente: lo busca una persona, caso { $case }, respuesta a más tardar el { SHORT($due) }.
bill-none-noted =
    Gracias por decirlo. Lo anoté en el caso, para quien la está buscando.
bill-page =
    Cuenta { $number } de { $name }, por { $amount } en total.

    { $lines }
bill-page-paid = Cuenta { $number } de { $name }, por { $amount } en total. No queda nada por pagar de ella.


## A complaint, a payment that we do not see

# Answers bad news
complaint-opened =
    Eso no debió pasar, y le pido disculpas. Detuve los recordatorios.

    Lo está viendo una persona del equipo: es el caso { $case }, y le responde a más tardar el { $due }. ¿Quiere agregar algo?
    .sms = Eso no debió pasar, y le pido disculpas. Caso { $case }, respuesta a más tardar el { SHORT($due) }. ¿Quiere agregar algo?
complaint-added =
    Gracias por contarlo. Quedó en el caso, con sus mismas palabras.
complaint-nothing-more =
    De acuerdo, con eso basta por ahora. Le respondemos a más tardar el { $due }, y hasta entonces no recibirá recordatorios.
    .sms = De acuerdo, con eso basta. Le respondemos a más tardar el { SHORT($due) }; hasta entonces, sin recordatorios.
# Answers bad news
claim-opened =
    Gracias por avisar. Detuve los recordatorios mientras buscamos su pago: es el caso { $case }, y le respondemos a más tardar el { $due }.

    ¿Me envía una foto o el PDF del comprobante, o la fecha y el medio con que pagó?
    .sms = Gracias por avisar. Buscamos su pago: caso { $case }, respuesta a más tardar el { SHORT($due) }. ¿Qué día y por qué medio pagó?
claim-opened-with-file =
    Gracias por avisar y por enviarlo: lo recibí y lo anoté en el caso { $case }, para quien busca su pago. Detuve los recordatorios, y le respondemos a más tardar el { $due }.
    .sms = Gracias por enviarlo: lo anoté en su caso { $case }. Detuve los recordatorios; respuesta a más tardar el { SHORT($due) }.
claim-added =
    Gracias, eso ayuda a encontrarlo. Quedó en el caso, y mientras tanto no recibirá recordatorios.
claim-taken-back =
    Gracias por aclararlo; no pasa nada. Lo anoté en el caso { $case }, para que nadie siga buscando ese pago. Cuando quiera, cuénteme cuánto y cuándo { -suits } pagar.
    .sms = Gracias por aclararlo; lo anoté en el caso { $case }. Cuando quiera, cuénteme cuánto y cuándo { -suits } pagar.
claim-without-details =
    No hace falta, lo buscamos con lo que tenemos. Le respondemos a más tardar el { $due }.
    .sms = No hace falta, lo buscamos con lo que tenemos. Le respondemos a más tardar el { SHORT($due) }.


## A person

handover-on-duty =
    Claro que sí. Una persona del equipo le responde por aquí, a más tardar el { $due }. Es el caso { $case }; puede seguir escribiendo, lo leerá todo.
    .sms = Claro que sí. Le responde una persona por aquí, a más tardar el { SHORT($due) }. Es el caso { $case }.
handover-under-way =
    Una persona del equipo ya tiene su mensaje, es el caso { $case }, y le responde por aquí a más tardar el { $due }. Puede seguir escribiendo, lo leerá todo.
    .sms = Una persona ya tiene su mensaje, caso { $case }, y le responde por aquí a más tardar el { SHORT($due) }.
handover-off-duty =
    Claro que sí. Ahora no hay nadie de turno; vuelven el { $opens }. Puedo pedir que le llamen, o que le respondan por escrito.

    ¿Cuándo { -suits }?
    .sms = Ahora no hay nadie de turno; vuelven el { SHORT($opens) }. ¿Cuándo { -suits } que le llamen, o prefiere por escrito?
handover-busy =
    Claro que sí. En este momento no hay nadie libre para escribirle. Puedo pedir que le llamen, o que le respondan por escrito.

    ¿Cuándo { -suits }?
    .sms = Ahora mismo no hay nadie libre. ¿Cuándo { -suits } que le llamen, o prefiere por escrito?
handover-other-hour =
    A esa hora no puedo apartarle una llamada.

    ¿Le sirve una de estas, o prefiere que le respondan por escrito?
    .sms = A esa hora no puedo apartarle una llamada. ¿Le sirve una de estas?
handover-call-when =
    Claro que sí, le llama una persona del equipo.

    ¿Cuándo { -suits }?
    .sms = Claro que sí, le llama una persona del equipo. ¿Cuándo { -suits }?
handover-call-booked =
    { -noted }: una persona del equipo le llama el { $at }. Es el caso { $case }. Si esa hora se le complica, escríbame y la cambiamos.
    .sms = { -noted }: una persona del equipo le llama el { SHORT($at) }. Es el caso { $case }.
handover-wish =
    Lo anoté en su caso { $case }, con sus palabras. Si a esa hora no se puede, le escriben por aquí a más tardar el { $due }.
    .sms = Lo anoté en su caso { $case }. Si a esa hora no se puede, le escriben por aquí a más tardar el { SHORT($due) }.
handover-call-wish =
    Lo anoté para quien le llama, que verá la hora que prefiere. Si no le avisan otra cosa, la llamada queda para el { $at }.
    .sms = Lo anoté para quien le llama. Si no le avisan otra cosa, la llamada queda para el { SHORT($at) }.
handover-in-writing =
    { -noted }: una persona del equipo le responde por aquí, a más tardar el { $due }. Es el caso { $case }.
    .sms = { -noted }: una persona del equipo le responde por aquí, a más tardar el { SHORT($due) }. Es el caso { $case }.
handover-returned =
    Aquí vuelve el asistente automático; seguimos cuando quiera. Si necesita de nuevo a una persona, escriba «persona».
# Answers bad news
handover-wait-over =
    La respuesta que le prometimos no llegó a tiempo. Fue error nuestro, y su caso { $case } pasa al primer lugar: le responden a más tardar el { $due }. Mientras tanto puedo ayudarle yo.
    .sms = La respuesta no llegó a tiempo y fue error nuestro. Su caso { $case } pasa al primer lugar: a más tardar el { SHORT($due) }.
# Answers bad news
exit-noted =
    Gracias por decirlo con franqueza; no voy a insistir. Queda registrado que quiere irse, con sus palabras: es el caso { $case }. Quien se ocupa de eso le responde a más tardar el { $due }.
    .sms = Gracias por la franqueza; no voy a insistir. Queda registrado: caso { $case }, respuesta a más tardar el { SHORT($due) }.
exit-which = Para no entenderle mal: ¿quiere pagar su cuenta, o dejar el servicio?


## Stop, and begin again

stop-confirmed =
    Hecho: desde ahora no recibirá más mensajes de { $creditor }, por ningún medio. Si algún día quiere volver a recibirlos, escriba ALTA.
    .sms = Hecho: no recibirá más mensajes de { $creditor }, por ningún medio. Para volver a recibirlos, escriba ALTA.
stop-elsewhere =
    Hecho: desde ahora no le escribimos. Que prefiere otro medio queda anotado para una persona del equipo, que lo verá. Si algún día quiere volver a recibir mensajes por aquí, escriba ALTA.
    .sms = Hecho: no le escribimos más. Su preferencia la verá una persona del equipo. Para volver a recibir mensajes, escriba ALTA.
opt-in-confirmed =
    Gracias; { $creditor } volverá a escribirle solo cuando haga falta. Si deja de querer estos mensajes, responda BAJA.
    .sms = Gracias; { $creditor } volverá a escribirle solo cuando haga falta. Para no recibir más, responda BAJA.
wrong-person =
    Gracias por avisar, y disculpe la molestia. Quito este número ahora mismo; no recibirá más mensajes nuestros.
    .sms = Gracias por avisar, y disculpe la molestia. Quito este número ahora mismo; no recibirá más mensajes nuestros.
# Answers bad news
wrong-person-bereaved =
    Siento mucho su pérdida.

    No volveremos a escribir a este número. Una persona del equipo se ocupa de lo demás; usted no tiene que hacer nada.
    .sms = Siento mucho su pérdida. No volveremos a escribir a este número. Una persona se ocupa; usted no tiene que hacer nada.
wrong-person-asked =
    Una persona del equipo se ocupa de esto y le responde por aquí, a más tardar el { $due }. Le dirá si hace falta algún documento; mientras tanto no tiene que hacer nada.
    .sms = Una persona del equipo le responde por aquí, a más tardar el { SHORT($due) }. Mientras tanto no tiene que hacer nada.
wrong-person-new-number = Gracias por avisar. Seguimos por aquí, y una persona del equipo deja su número al día.
wrong-person-missent = No hay problema, eso pasa. Seguimos cuando quiera.
wrong-person-mourning = Gracias por decírmelo. Ya lo tiene la persona del equipo que se ocupa; no tiene que hacer nada más.


## A life before any account

# Answers bad news
distress-on-duty =
    Lo que me dice es más importante que cualquier cuenta. Avisé a una persona de nuestro equipo y le hablará hoy.

    Si siente que puede hacerse daño, por favor llame ahora al { $line }. Ahí hay alguien para escucharle.
    .sms = Esto importa más que cualquier cuenta. Una persona le hablará hoy. Si siente que puede hacerse daño, llame ahora al { $line }.
# Answers bad news
distress-off-duty =
    Lo que me dice es más importante que cualquier cuenta, y no le escribiremos por ninguna.

    Si siente que puede hacerse daño, por favor llame ahora al { $line }. Ahí hay alguien para escucharle.
    .sms = Esto importa más que cualquier cuenta. Si siente que puede hacerse daño, por favor llame ahora al { $line }: le escuchan.
# Answers bad news
distress-on-duty-no-line =
    Lo que me dice es más importante que cualquier cuenta. Avisé a una persona de nuestro equipo y le hablará hoy.

    Si siente que puede hacerse daño, por favor llame ahora a emergencias o busque a alguien de confianza que le acompañe.
    .sms = Esto importa más que cualquier cuenta. Una persona le hablará hoy. Si siente que puede hacerse daño, llame a emergencias.
# Answers bad news
distress-off-duty-no-line =
    Lo que me dice es más importante que cualquier cuenta, y no le escribiremos por ninguna.

    Si siente que puede hacerse daño, por favor llame ahora a emergencias o busque a alguien de confianza que le acompañe.
    .sms = Esto importa más que cualquier cuenta. Si siente que puede hacerse daño, por favor llame ahora a emergencias.
distress-ask =
    Quizá le entendí mal, y prefiero preguntar: usted importa más que cualquier cuenta. Si piensa en hacerse daño o alguien se lo hace, llame ahora al { $line }: ahí hay alguien para escucharle.

    ¿Está en peligro?
    .sms = Usted importa más que cualquier cuenta. Si piensa en hacerse daño, llame ahora al { $line }: le escuchan. ¿Está en peligro?
distress-ask-no-line =
    Quizá le entendí mal, y prefiero preguntar: usted importa más que cualquier cuenta. Si piensa en hacerse daño o alguien se lo hace, llame ahora a emergencias o busque a alguien de confianza.

    ¿Está en peligro?
    .sms = Usted importa más que cualquier cuenta. Si piensa en hacerse daño, llame ahora a emergencias. ¿Está en peligro?
distress-none = Gracias por decírmelo. Aquí estoy para lo que necesite.


## When paying is not possible

# Answers bad news
hardship-heard = Gracias por contármelo. Siento que esté pasando por esto.
# Answers bad news
hardship-offer-person =
    No le voy a pedir una fecha ahora. Una persona del equipo puede dejar la cuenta en pausa o ver cómo reducir lo que queda.

    ¿Le parece bien que le escriba?
    .sms = No le voy a pedir una fecha ahora. Una persona puede pausar la cuenta o reducirla. ¿Le parece bien que le escriba?
# Answers bad news
hardship-your-word =
    Sin ninguna prisa: puede ser poco, puede ser más adelante, y si ahora no se puede, también está bien decirlo.

    ¿Qué sería posible para usted?
    .sms = Puede ser poco o más adelante, y si ahora no se puede, también está bien decirlo. ¿Qué sería posible para usted?
# Answers bad news
hardship-passed-on =
    Gracias por la confianza. Una persona del equipo le escribe a más tardar el { $due }; es el caso { $case }. Hasta entonces no recibirá recordatorios ni tiene que decidir nada.
    .sms = Gracias por la confianza. Le escribe una persona a más tardar el { SHORT($due) }, caso { $case }. Hasta entonces, nada que decidir.
# Answers bad news
keeping-ask =
    Si quiere, anoto lo que me contó: solo lo lee quien le atiende, y { $days ->
        [one] al día siguiente
       *[other] a los { $days } días
    } se borra. Responda lo que responda, la ayuda es la misma.

    ¿Lo anoto?
    .sms = Si quiere, anoto lo que me contó: solo para quien le atiende, { $days ->
        [one] un día
       *[other] { $days } días
    }. Si no, la ayuda es la misma. ¿Lo anoto?
# Answers bad news
keeping-kept = Anotado, solo para quien le atiende. Gracias por la confianza.
# Answers bad news
keeping-left = Claro, no anoto nada. La ayuda sigue igual.
# Answers bad news
hardship-loss = Siento mucho su pérdida.
# Answers bad news
hardship-care =
    Con eso basta por ahora: no hay nada que decidir ni que responder. Una persona del equipo se ocupa de su cuenta; es el caso { $case }, y le escribe a más tardar el { $due }. Hasta entonces no recibirá recordatorios.
    .sms = Por ahora no hay nada que decidir. Una persona se ocupa de su cuenta: caso { $case }, le escribe a más tardar el { SHORT($due) }.
# Answers bad news
hardship-from-then = Gracias por decírmelo. Entonces, nada antes del { $on }.
    .sms = Gracias por decírmelo. Entonces, nada antes del { SHORT($on) }.
# Answers bad news
hardship-ahead =
    Avisar con tiempo ayuda: así hay margen. La cuenta vence el { $on }, y desde ahora se puede acordar otra fecha o pagarla en partes.

    ¿Qué sería posible para usted?
    .sms = Avisar con tiempo ayuda. Vence el { SHORT($on) } y ya se puede acordar otra fecha o partes. ¿Qué sería posible para usted?
hardship-ways =
    Además de pagar en partes, hay estas vías. Mirar una no compromete a nada.

    ¿Cuál quiere ver?
    .sms = Hay otras vías, y mirar no compromete a nada. ¿Cuál quiere ver?
# Answers bad news
hardship-when =
    De acuerdo: por ahora nada, y está bien así.

    ¿Qué día prefiere que lo retomemos?
hardship-until =
    { -noted }: le escribo el { $on } y no antes. Si algo cambia, puede escribirme cuando quiera.
    .sms = { -noted }: le escribo el { SHORT($on) } y no antes. Si algo cambia, puede escribirme cuando quiera.
hardship-again =
    Hola, { $name }. Le escribe el asistente automático de { $creditor }. Quedamos en retomarlo, sin ninguna prisa. Cuando quiera, cuénteme qué sería posible para usted; también puede atenderle una persona.
    .sms = Asistente automático de { $creditor }: quedamos en retomarlo, sin prisa. Cuénteme cuando quiera, o pida una persona.


## Ways besides a plan

route-pause =
    Puedo dejar la cuenta en pausa hasta el { $on }: sin recordatorios, sin intereses ni gastos. Ese día le escribo para ver cómo seguir; el monto será el mismo de hoy.

    ¿La dejamos en pausa?
    .sms = Puedo pausarla hasta el { SHORT($on) }, sin recordatorios ni intereses. Ese día le escribo y el monto es el mismo. ¿La pausamos?
route-pause-begun =
    Hecho: la cuenta queda en pausa hasta el { $on }. No recibirá recordatorios y no se suma nada. Ese día le escribo; si antes quiere pagar algo o acordar otra cosa, aquí estoy.
    .sms = Hecho: en pausa hasta el { SHORT($on) }, sin recordatorios y sin que se sume nada. Ese día le escribo; antes, cuando quiera.
pause-over =
    Hola, { $name }. Le escribe el asistente automático de { $creditor }. La pausa terminó, y no se sumó nada mientras tanto. Cuando quiera, cuénteme cómo { -suits } seguir; también puede atenderle una persona.
    .sms = Asistente automático de { $creditor }: la pausa terminó y no se sumó nada. Cuénteme cómo seguir, o pida una persona.
route-small-first-payment =
    Claro que sí, se puede empezar con poco. Lo que usted diga lo reviso enseguida.

    ¿Con cuánto podría empezar, y qué día?
    .sms = Claro que sí, se puede empezar con poco. ¿Con cuánto podría empezar, y qué día?
route-return-goods =
    Se puede devolver. Una persona del equipo revisa en qué estado está y cuánto bajaría lo que queda, y le responde a más tardar el { $due }. Hasta que usted lo acepte no cambia nada.

    ¿Se lo paso?
    .sms = Se puede devolver: una persona revisa cuánto bajaría lo que queda y le responde a más tardar el { SHORT($due) }. ¿Se lo paso?
route-change-tariff =
    Se puede ver un plan o una tarifa más económica. Una persona del equipo revisa cuáles le corresponden y le responde a más tardar el { $due }. Lo ya facturado no cambia con eso.

    ¿Se lo paso?
    .sms = Se puede ver una tarifa más económica: una persona revisa cuál le corresponde, a más tardar el { SHORT($due) }. ¿Se lo paso?
route-direct-debit =
    Se puede pagar por débito automático. Una persona del equipo le envía la autorización a más tardar el { $due }, y no se descuenta nada hasta que usted la firme. Por aquí nunca le pediré datos de su tarjeta.

    ¿Se lo paso?
    .sms = Una persona le envía la autorización a más tardar el { SHORT($due) }; nada se descuenta sin su firma. ¿Se lo paso?
route-other-payer =
    Otra persona puede pagar por usted. Alguien del equipo le dice cómo a más tardar el { $due }, sin contarle a nadie los detalles de su cuenta.

    ¿Se lo paso?
    .sms = Otra persona puede pagar por usted. Alguien del equipo le dice cómo a más tardar el { SHORT($due) }. ¿Se lo paso?
route-by-person =
    Eso no lo puedo decidir yo. Lo ve una persona del equipo, que le responde a más tardar el { $due }.

    ¿Se lo paso?
    .sms = Eso no lo puedo decidir yo. Lo ve una persona, que le responde a más tardar el { SHORT($due) }. ¿Se lo paso?
route-passed-on =
    Hecho: es el caso { $case }, y le responden a más tardar el { $due }. Mientras tanto no recibirá recordatorios.
    .sms = Hecho: es el caso { $case }, y le responden a más tardar el { SHORT($due) }. Mientras tanto, sin recordatorios.
route-declined = De acuerdo, queda como está. Aquí estoy para lo que necesite.
goal-answer = { $answer }
goal-noted = Tomo nota de que lo que más le importa es { $goal }.
goal-keep-service = conservar el servicio
goal-avoid-interest = que no crezca con intereses
goal-clear-name = limpiar su historial
goal-keep-credit = conservar su crédito
goal-be-done = terminar con esto
# Answers bad news
irritation-offer =
    Siento que esto se le esté haciendo pesado. Detuve los recordatorios, y si prefiere tratarlo con una persona del equipo, escriba «persona» en cualquier momento.
    .sms = Siento que esto se le esté haciendo pesado. Detuve los recordatorios; si prefiere a una persona, escriba «persona».


## Farewell and rating

farewell-agreement =
    Gracias por la confianza. Lo próximo es el { $on }{ HAS($case) ->
        [yes] .
       *[no] ; se lo recordaré.
    }
    .sms = Gracias por la confianza. Lo próximo es el { SHORT($on) }{ HAS($case) ->
        [yes] .
       *[no] ; se lo recordaré.
    }
farewell-case =
    Gracias por escribir. Lo próximo nos toca a nosotros: le respondemos a más tardar el { $on }{ HAS($case) ->
        [yes] , caso { $case }
       *[no] {""}
    }.
    .sms = Gracias por escribir. Lo próximo nos toca a nosotros: le respondemos a más tardar el { SHORT($on) }{ HAS($case) ->
        [yes] , caso { $case }
       *[no] {""}
    }.
farewell-payment =
    Gracias. Lo próximo es su pago del { $on }; en cuanto llegue, se lo confirmo por aquí.
    .sms = Gracias. Lo próximo es su pago del { SHORT($on) }; en cuanto llegue, se lo confirmo por aquí.
farewell-paid = Gracias a usted. No queda nada pendiente, y aquí estoy para lo que necesite.
farewell-none = Gracias por escribir. Aquí estoy cuando quiera seguir, de día o de noche.
farewell-again = Con gusto. Que le vaya muy bien.
rating-ask =
    Para aprender de esto, si quiere decirlo: ¿cómo sintió esta conversación?
rating-thanks = Gracias por decirlo; con eso aprendemos.
rating-what =
    Gracias por la franqueza, y siento que no haya ido bien. ¿Qué debería mejorar?
satisfaction-ask =
    Su caso { $case } quedó cerrado.

    Si quiere decirlo: ¿qué le pareció la atención?
satisfaction-own =
    Su caso { $case } quedó cerrado.

    { $text }
satisfaction-next = { $text }
satisfaction-more = Gracias. ¿Quiere agregar algo en sus palabras?
satisfaction-person = Gracias por contarlo. ¿Quiere que le escriba por esto una persona del equipo?


## What the assistant cannot read

media-voice = Recibí su audio para el equipo; yo no puedo escucharlo aún. Escríbamelo aquí, por favor.
media-voice-person = Recibí también este audio, y para que no tenga que escribir lo escucha una persona del equipo.
media-file = Recibí el archivo para el equipo; aún no puedo abrirlo. Si quiere, escríbame de qué se trata.
media-location = Guardé su ubicación para el equipo; aún no puedo leerla. Si quiere, escríbame lo que necesita.
media-contact = Recibí el contacto para el equipo; esa persona no recibe nada de mí. Si quiere, escríbame lo que necesita.
media-sticker = Aún no puedo ver stickers; con palabras sí le entiendo.
media-unreadable = Ese tipo de mensaje no puedo abrirlo aún; con palabras sí le entiendo.
media-empty = Su mensaje me llegó vacío. Escríbalo otra vez, por favor.
media-edited = Vi que cambió un mensaje que ya había leído. Si cambió algo importante, escríbamelo en un mensaje nuevo.
media-old-button = Ese botón era de un mensaje anterior, y no hice nada con él.
media-old-link = Ese enlace ya se usó o venció, y no abrió nada. Podemos seguir por aquí.
media-added = Gracias, lo recibí y lo anoté en su caso { $case }, para quien lo está viendo.
media-lost = Lo siento: lo que me envió no llegó bien y no pude guardarlo. Puede enviármelo otra vez, o escribírmelo.
media-lost-large = Lo siento: lo que me envió pesa demasiado y no pude guardarlo. Puede enviarlo más liviano, o escribírmelo.
media-lost-kind = Lo siento: ese tipo de archivo no puedo guardarlo. Puede enviarlo como foto o PDF, o escribírmelo.


## When something was not understood

nod =
    De acuerdo. Aquí estoy para lo que necesite: ver su cuenta, proponer un pago o hablar con alguien.
    .sms = De acuerdo. Aquí estoy para lo que necesite: escriba «cuenta», «pagar» o «persona».
repair-first = Perdón, no le entendí bien. Puede decírmelo con otras palabras, o tocar una de estas opciones.
    .sms = Perdón, no le entendí bien. Puede decírmelo con otras palabras, o escribir «persona».
repair-which = Prefiero preguntar a entenderle mal. Puede decírmelo con otras palabras, o tocar lo que más se acerque.
    .sms = Prefiero preguntar a entenderle mal. Puede decírmelo con otras palabras, o escribir lo que más se acerque.
repair-second =
    Sigo sin entenderle, y la limitación es mía. Ayuda una frase corta, como «pagar 100 el viernes». O se lo paso a una persona.
    .sms = Sigo sin entenderle, y la limitación es mía. Pruebe «pagar 100 el viernes», o escriba «persona».
repair-passed-on =
    No quiero hacerle perder más tiempo: sus mensajes los lee una persona del equipo, caso { $case }, y le responde a más tardar el { $due }.
    .sms = No quiero hacerle perder tiempo: lo ve una persona, caso { $case }, y le responde a más tardar el { SHORT($due) }.
repair-under-way =
    No le entendí, pero una persona del equipo ya tiene sus mensajes y le responde a más tardar el { $due }.
    .sms = No le entendí, pero una persona ya tiene sus mensajes y le responde a más tardar el { SHORT($due) }.


## Questions that the creditor answers

topic-answer =
    Se lo respondo con las palabras de { $creditor }:

    { $answer }
    .sms = { $creditor }: { $answer }
topic-passed-on =
    Prefiero no decirle algo inexacto. Se lo responde una persona del equipo a más tardar el { $due }; es el caso { $case }.
    .sms = No quiero decirle algo inexacto: se lo responde una persona a más tardar el { SHORT($due) }, caso { $case }.
objection-reply = { $answer }
    .sms = { $short }
objection-branch = { $title }
objection-again =
    Ya hablamos de esto y no quiero repetir lo mismo. ¿Le parece que lo vea una persona del equipo con usted?
    .sms = Ya hablamos de esto. ¿Le parece que lo vea una persona del equipo con usted?
benefit-once =
    Una ventaja de estar al día con { $creditor }: { $benefit }
    .sms = Al día con { $creditor }: { $benefit }
phishing-opened =
    Gracias por avisar. Nunca pedimos tarjetas, claves ni depósitos a personas: no responda a ese mensaje, y si ya dio datos, llame a su banco.

    Lo ve una persona del equipo: es el caso { $case }, y le responde a más tardar el { $due }. ¿Qué decía, y de dónde se lo enviaron?
    .sms = Gracias por avisar. Nunca pedimos tarjetas ni claves: no responda, y si dio datos, llame a su banco. Caso { $case }, respuesta a más tardar el { SHORT($due) }. ¿Qué decía y de dónde venía?
phishing-added = Gracias, eso ayuda a encontrarlos. Quedó en el caso, con sus mismas palabras.
phishing-nothing-more =
    De acuerdo, con eso basta. Le respondemos a más tardar el { $due }.
    .sms = De acuerdo, con eso basta. Le respondemos a más tardar el { SHORT($due) }.
trust-page-and-phone =
    Hace bien en comprobarlo. Soy el asistente automático de { $creditor }. Sin tocar ningún enlace de este chat, escriba { $page } en su navegador y compruebe ahí el código del mensaje, si trae uno, o llame al { $phone } y pregunte por él.

    Nunca pedimos tarjetas, claves, códigos de su banco ni depósitos a cuentas de personas.
    .sms = Hace bien en comprobarlo: { $creditor }, { $page } o { $phone }. Nunca pedimos tarjetas ni claves.
trust-phone =
    Hace bien en comprobarlo. Soy el asistente automático de { $creditor }. Puede llamar al { $phone } y preguntar por este mensaje.

    Nunca pedimos tarjetas, claves, códigos de su banco ni depósitos a cuentas de personas.
    .sms = Hace bien en comprobarlo: llame a { $creditor }, { $phone }. Nunca pedimos tarjetas ni claves.
trust-page =
    Hace bien en comprobarlo. Soy el asistente automático de { $creditor }. Sin tocar ningún enlace de este chat, escriba { $page } en su navegador: ahí puede comprobar el código del mensaje, si trae uno, y ver nuestros contactos.

    Nunca pedimos tarjetas, claves, códigos de su banco ni depósitos a cuentas de personas.
    .sms = Hace bien en comprobarlo: { $creditor }, { $page }. Nunca pedimos tarjetas ni claves.
trust-bill =
    Hace bien en comprobarlo. Soy el asistente automático de { $creditor }. Puede llamar al número que aparece en su factura y preguntar por este mensaje.

    Nunca pedimos tarjetas, claves, códigos de su banco ni depósitos a cuentas de personas.
    .sms = Hace bien en comprobarlo: llame a { $creditor }, al número de su factura. Nunca pedimos tarjetas ni claves.
hours-each =
    { $day_a ->
         [0] los lunes
         [1] los martes
         [2] los miércoles
         [3] los jueves
         [4] los viernes
         [5] los sábados
        *[6] los domingos
    }
hours-first =
    { $day_a ->
         [0] lunes
         [1] martes
         [2] miércoles
         [3] jueves
         [4] viernes
         [5] sábado
        *[6] domingo
    }
hours-last =
    { $day_b ->
         [0] lunes
         [1] martes
         [2] miércoles
         [3] jueves
         [4] viernes
         [5] sábado
        *[6] domingo
    }
hours-line =
    { $span ->
        [all] • todos los días, de { TIME($opens) } a { TIME($until) }
        [one] • { hours-each }, de { TIME($opens) } a { TIME($until) }
       *[several] • de { hours-first } a { hours-last }, de { TIME($opens) } a { TIME($until) }
    }
hours-read-back =
    Claro. Le escribimos solo a estas horas:
    { $lines }

    ¿Lo dejo anotado así?
    .sms =
    Le escribimos solo así:
    { $lines }
    ¿Lo anoto?
hours-kept = Anotado: a otras horas no le escribimos. Si quiere cambiarlo, dígamelo cuando guste.
hours-again =
    Está bien, no anoté nada nuevo. Dígame de otra manera a qué horas o qué días le acomoda: «solo por las tardes», «no los domingos».
    .sms = No anoté nada nuevo. Por ejemplo, «solo por las tardes»: ¿a qué horas o qué días le acomoda?
hours-any = Anotado: le escribimos a cualquier hora de las permitidas, como antes.
hours-never =
    Anotado. A esas horas no podemos escribirle, así que no le escribiremos por nuestra cuenta. Usted puede escribirme cuando guste.

    Si alguna de estas horas le acomoda, dígamelo:
    { $lines }
    .sms =
    Anotado: no le escribiremos por nuestra cuenta. Si le acomoda, solo podemos:
    { $lines }
hours-not-at-work =
    Gracias por decirlo, y disculpe. Una persona del equipo quita la dirección de su trabajo y le confirma a más tardar el { $due }. Hasta entonces no le escribimos por nuestra cuenta.
    .sms = Gracias por decirlo. Una persona quita la dirección de su trabajo y le confirma hasta el { SHORT($due) }. Hasta entonces no le escribimos.
later-waiting = Claro, tómese su tiempo; aquí estoy.
later-noted =
    Claro, sin problema. No le escribiré antes del { $on }; usted puede escribirme cuando quiera.
    .sms = Claro, sin problema. No le escribiré antes del { SHORT($on) }; usted puede escribirme cuando quiera.
language-changed = Con gusto, seguimos en español.
help-what-for =
    Soy el asistente automático de { $creditor }. Conmigo puede ver su cuenta, proponer cómo pagar, avisar de un error o pedir que le atienda una persona, a cualquier hora.
    .sms = Soy el asistente automático de { $creditor }: vea su cuenta, proponga un pago, avise de un error o pida una persona.
# Answers bad news
abuse-heard =
    Siento que hayamos llegado a esto, y tomo en serio su molestia. Lo puede ver una persona del equipo; y si prefiere seguir conmigo, aquí estoy.
    .sms = Siento que hayamos llegado a esto. Lo puede ver una persona del equipo; y si prefiere seguir conmigo, aquí estoy.
# Answers bad news
abuse-passed-on =
    Siento no haber ayudado. Una persona del equipo leerá todo y le responde a más tardar el { $due }; es el caso { $case }.
    .sms = Siento no haber ayudado. Lo lee una persona y le responde a más tardar el { SHORT($due) }; es el caso { $case }.


## What the team decided

case-resolved-found =
    Encontramos su pago; gracias por la espera. Esto le escribe quien lo buscó, caso { $case }:

    { $text }
    .sms = Encontramos su pago; gracias por la espera. Caso { $case }: { $text }
case-resolved-not-found =
    Lo buscamos con cuidado, y su pago todavía no aparece. Esto le escribe quien llevó el caso { $case }:

    { $text }

    Si encuentra un comprobante, dígame que ya pagó y mándemelo: lo buscamos otra vez.
    .sms = Su pago todavía no aparece. Caso { $case }: { $text }
case-resolved-credit =
    Tenía razón, y se lo abonamos en su cuenta. Esto le escribe quien revisó el caso { $case }:

    { $text }
    .sms = Tenía razón, y se lo abonamos en su cuenta. Caso { $case }: { $text }
case-resolved-correction =
    Tenía razón, y lo corregimos; gracias por avisar. Esto le escribe quien revisó el caso { $case }:

    { $text }
    .sms = Tenía razón, y lo corregimos. Caso { $case }: { $text }
case-resolved-explanation =
    Gracias por la espera. Lo revisamos con atención, y así lo explica quien llevó el caso { $case }:

    { $text }

    Si no le convence, dígamelo y lo ve otra persona.
    .sms = Gracias por la espera. Caso { $case }: { $text }
case-resolved-right-done =
    Hicimos lo que pidió sobre sus datos. Esto le escribe quien se encargó, caso { $case }:

    { $text }
    .sms = Hicimos lo que pidió sobre sus datos. Caso { $case }: { $text }
case-resolved-right-refused =
    Vimos con cuidado lo que pidió sobre sus datos, y no podemos hacerlo. Este es el motivo, de quien llevó el caso { $case }:

    { $text }

    Si no está de acuerdo, puede acudir a la autoridad que protege los datos personales en su país.
    .sms = No podemos hacer lo que pidió sobre sus datos. Caso { $case }: { $text } Puede acudir a la autoridad de datos de su país.
case-resolved-right-refused-where =
    Vimos con cuidado lo que pidió sobre sus datos, y no podemos hacerlo. Este es el motivo, de quien llevó el caso { $case }:

    { $text }

    Si no está de acuerdo, puede acudir a { $office }.
    .sms = No podemos hacer lo que pidió sobre sus datos. Caso { $case }: { $text } Puede acudir a { $office }.
case-resolved-other =
    Gracias por la espera. Esta es la respuesta de quien llevó el caso { $case }:

    { $text }
    .sms = Gracias por la espera. Caso { $case }: { $text }
case-approved =
    Buena noticia: aprobaron su propuesta tal como la hizo. Queda acordado así:
    { $lines }

    Son { $total } en total, sin intereses ni gastos{ HAS($discount) ->
        [yes] {" "}y, al completarlo, se perdonan { $discount }
       *[no] {""}
    }.
    .sms =
    Aprobaron su propuesta:
    { $lines }
    Total { $total }{ HAS($discount) ->
        [yes] , se perdonan { $discount }
       *[no] {""}
    }.
case-agreed-by-phone =
    Quedó anotado lo que conversaron por teléfono. Queda acordado así:
    { $lines }

    Son { $total } en total, sin intereses ni gastos{ HAS($discount) ->
        [yes] {" "}y, al completarlo, se perdonan { $discount }
       *[no] {""}
    }.
    .sms =
    Anotado lo conversado por teléfono:
    { $lines }
    Total { $total }{ HAS($discount) ->
        [yes] , se perdonan { $discount }
       *[no] {""}
    }.
case-call-booked =
    { -noted }: { $adviser } le llama el { $at }. Es el caso { $case }. Si esa hora se le complica, escríbame y la cambiamos.
    .sms = { -noted }: { $adviser } le llama el { SHORT($at) }. Es el caso { $case }.
case-call-moved =
    Cambió su llamada: { $adviser } le llama el { $at }. Es el caso { $case }. Si esa hora se le complica, escríbame y la cambiamos.
    .sms = Cambió su llamada: { $adviser } le llama el { SHORT($at) }. Es el caso { $case }.
# Answers bad news
case-refused =
    Gracias por la espera. Esta vez no se pudo aprobar como lo propuso, y así lo explica quien lo vio:

    { $text }

    Hay otras formas; cuando quiera, las vemos aquí o con una persona.
    .sms = Esta vez no se pudo aprobar como lo propuso. { $text } Cuando quiera vemos otras formas.
payment-received =
    Gracias. Le escribe el asistente automático de { $creditor }: recibimos sus { $amount }. Le quedan { $left } en total, y los vemos a su ritmo.

    { -to-talk }
    .sms = Aviso automático de { $creditor }: recibimos sus { $amount }, gracias. Le quedan { $left } en total. { -to-talk-short }
payment-received-next =
    Gracias. Le escribe el asistente automático de { $creditor }: recibimos sus { $amount }. Lo próximo son { $next_amount } el { $next_on }.

    { -to-talk }
    .sms = Aviso automático de { $creditor }: recibimos sus { $amount }, gracias. Lo próximo son { $next_amount } el { SHORT($next_on) }. { -to-talk-short }
payment-received-part =
    Gracias. Le escribe el asistente automático de { $creditor }: recibimos sus { $amount }. Para completar lo del { $next_on } quedan { $next_amount }. Si se complicó, proponga otra fecha.

    { -to-talk }
    .sms = Aviso automático de { $creditor }: recibimos sus { $amount }, gracias. De lo del { SHORT($next_on) } quedan { $next_amount }. { -to-talk-short }
payment-reversed =
    Le escribe el asistente automático de { $creditor }. El banco nos avisa de que el pago de { $amount } que le agradecimos al final no llegó. Suele ser algo sencillo; por ahora ese monto vuelve a estar pendiente.

    Si usted lo ve pagado, dígamelo. { -to-talk }
    .sms = Aviso automático de { $creditor }: el pago de { $amount } que le agradecimos al final no llegó, según el banco. Si lo ve pagado, dígamelo. { -to-talk-short }
payment-misplaced =
    Le escribe el asistente automático de { $creditor }. El pago de { $amount } que le agradecimos no era suyo: lo anotamos en su cuenta por error nuestro, y le pedimos disculpas. Ya lo quitamos, y su cuenta queda como estaba.

    Si usted también pagó, dígamelo. { -to-talk }
    .sms = Aviso automático de { $creditor }: el pago de { $amount } que le agradecimos no era suyo. Fue error nuestro, disculpe; su cuenta queda como estaba. { -to-talk-short }
payment-received-noted =
    Muchas gracias. Le escribe el asistente automático de { $creditor }: recibimos sus { $amount }. Por ahora no necesita hacer nada más.

    { -to-talk }
    .sms = Aviso automático de { $creditor }: recibimos sus { $amount }. Gracias. { -to-talk-short }
payment-received-all =
    Muchas gracias. Le escribe el asistente automático de { $creditor }: recibimos sus { $amount }, y con esto no queda nada pendiente.

    { -to-talk }
    .sms = Aviso automático de { $creditor }: recibimos sus { $amount }, y con esto no queda nada pendiente. Gracias. { -to-talk-short }
payment-received-over =
    Muchas gracias. Le escribe el asistente automático de { $creditor }: recibimos sus { $amount }. No queda nada pendiente, y { $favour } quedan a su favor para la próxima cuenta.

    { -to-talk }
    .sms = Aviso automático de { $creditor }: recibimos sus { $amount }, gracias. Nada pendiente; { $favour } quedan a su favor. { -to-talk-short }


## Reminders
# What we write first: who writes, that it is a machine, how to talk to a person and how to stop; never an amount.
# Only addresses that were verified get any of these but the opening, which names no bill.

-to-pay = Responda PAGAR para ver cómo, «persona» para hablar con alguien, o BAJA para no recibir recordatorios.
-to-pay-short = Responda PAGAR, «persona», o BAJA si no quiere avisos.
-to-talk = Escriba «persona» para hablar con alguien, o responda BAJA para no recibir recordatorios.
-to-talk-short = Escriba «persona», o responda BAJA si no quiere avisos.

contact-opening =
    Hola. Soy el asistente automático de { $creditor } y busco a la persona titular de la cuenta terminada en { $tail }. Escriba «persona» si prefiere tratar con alguien del equipo, o responda BAJA para no recibir mensajes.

    ¿Hablo con la persona titular?
    .sms = Soy el asistente automático de { $creditor }. { -to-talk-short } ¿Hablo con la persona titular de la cuenta terminada en { $tail }?
reminder-before-due =
    Hola, { $name }. Le escribe el asistente automático de { $creditor }. Un recordatorio: el pago de { $what } vence el { $on }. Si ya lo hizo, no necesita hacer nada.

    { -to-pay }
    .sms = Aviso automático de { $creditor }: el pago de { $what } vence el { SHORT($on) }. { -to-pay-short }
reminder-before-due-plain =
    Hola, { $name }. Le escribe el asistente automático de { $creditor }. El pago de { $what } vence el { $on }. Si ya lo hizo, gracias.

    { -to-pay }
    .sms = Aviso automático de { $creditor }: el pago de { $what } vence el { SHORT($on) }; si ya lo hizo, gracias. { -to-pay-short }
reminder-due =
    Hola, { $name }. Le escribe el asistente automático de { $creditor }. Llegó la fecha del pago de { $what }: { $on }. Si ya lo hizo, gracias; si se complica, proponga otra fecha.

    { -to-pay }
    .sms = Aviso automático de { $creditor }: llegó la fecha del pago de { $what }, { SHORT($on) }. { -to-pay-short }
reminder-due-plain =
    Hola, { $name }. Le escribe el asistente automático de { $creditor }. La fecha del pago de { $what } es el { $on }. Si ya lo hizo, gracias.

    { -to-pay }
    .sms = Aviso automático de { $creditor }: la fecha del pago de { $what } es el { SHORT($on) }. { -to-pay-short }
reminder-after-due-kind =
    Hola, { $name }. Le escribe el asistente automático de { $creditor }. A veces se pasa: el pago de { $what } era para el { $on }. Si ya lo hizo, gracias; no necesita hacer nada.

    { -to-pay }
    .sms = Aviso automático de { $creditor }: a veces se pasa; el pago de { $what } era para el { SHORT($on) }. { -to-pay-short }
reminder-after-due-plain =
    Hola, { $name }. Le escribe el asistente automático de { $creditor }. El pago de { $what }, del { $on }, sigue pendiente. Puede ser de una vez o en partes; si ya lo hizo, gracias.

    { -to-pay }
    .sms = Aviso automático de { $creditor }: el pago de { $what }, del { SHORT($on) }, sigue pendiente; puede ser en partes. { -to-pay-short }
reminder-after-due-help =
    Hola, { $name }. Le escribe el asistente automático de { $creditor } por el pago de { $what }, del { $on }. Si no puede con todo, proponga cómo: cuánto y cuándo. Le digo enseguida si se puede; usted decide.

    { -to-talk }
    .sms = Aviso automático de { $creditor }, por el pago de { $what } del { SHORT($on) }: si no puede con todo, proponga cuánto y cuándo. { -to-talk-short }
reminder-after-due-anew =
    Hola, { $name }. Le escribe el asistente automático de { $creditor }. El acuerdo ya no corre, y no pasa nada: lo pagado cuenta. El pago de { $what }, del { $on }, sigue pendiente; si quiere, proponga otra forma.

    { -to-talk }
    .sms = Aviso automático de { $creditor }: el acuerdo ya no corre; el pago de { $what }, del { SHORT($on) }, queda como estaba. Proponga otra forma. { -to-talk-short }
reminder-promise =
    Hola, { $name }. Le escribe el asistente automático de { $creditor }. Un recordatorio: lo que acordamos para el { $on }. Si ya lo pagó, no necesita hacer nada; si se complicó, proponga otra fecha.

    { -to-pay }
    .sms = Aviso automático de { $creditor }: lo acordado para el { SHORT($on) }. { -to-pay-short }
reminder-promise-plain =
    Hola, { $name }. Le escribe el asistente automático de { $creditor }. Acordamos un pago para el { $on }. Si ya lo hizo, gracias; si necesita otra fecha, propóngala.

    { -to-pay }
    .sms = Aviso automático de { $creditor }: acordamos un pago para el { SHORT($on) }. { -to-pay-short }
code-line = Código { $proof }: en { $check } puede comprobarlo.
nudge = Hola. Le escribe el asistente automático. Tengo una respuesta para usted: escríbame cuando quiera y se la envío por aquí.
# Answers bad news
reminder-missed =
    Hola, { $name }. Le escribe el asistente automático de { $creditor }. Aún no vemos el pago del { $on }; si ya lo hizo, no necesita hacer nada. Y si se complicó, proponga otra fecha con confianza: la vemos.

    { -to-talk }
    .sms = Aviso automático de { $creditor }: no vemos el pago del { SHORT($on) }. Si se complicó, proponga otra fecha. { -to-talk-short }
reminder-missed-plain =
    Hola, { $name }. Le escribe el asistente automático de { $creditor }. El pago que acordamos para el { $on } sigue pendiente. Si ya lo hizo, gracias; si no, puede hacerlo ahora o proponer otra fecha.

    { -to-pay }
    .sms = Aviso automático de { $creditor }: el pago acordado para el { SHORT($on) } sigue pendiente; puede proponer otra fecha. { -to-pay-short }
reminder-missed-help =
    Hola, { $name }. Le escribe el asistente automático de { $creditor } por el pago acordado para el { $on }. Si ya lo hizo, gracias; si se complicó, proponga cuánto y cuándo puede. Le digo enseguida si se puede.

    { -to-talk }
    .sms = Aviso automático de { $creditor }, por el pago acordado para el { SHORT($on) }: si se complicó, proponga cuánto y cuándo puede. { -to-talk-short }
reminder-missed-rest =
    Hola, { $name }. Le escribe el asistente automático de { $creditor }. Gracias por lo que ya pagó para el { $on }. Aún no vemos el resto; si ya lo hizo, gracias. Si se complicó, proponga otra fecha.

    { -to-talk }
    .sms = Aviso automático de { $creditor }: gracias por lo ya pagado; no vemos el resto del { SHORT($on) }. Puede proponer otra fecha. { -to-talk-short }
nudge-silence =
    Hola. Le escribe el asistente automático de { $creditor }. Nuestra conversación quedó a medias, y no pasa nada: lo que me contó está guardado. Puede seguir cuando quiera, sin prisa.

    { -to-talk }
    .sms = Asistente automático de { $creditor }: lo que me contó está guardado, y puede seguir cuando quiera. { -to-talk-short }


## Staff

staff-wrote = { $adviser }, asesoría
case-summary-witness = Acompaña el acuerdo { $code }, recién aceptado. Con un mensaje queda confirmado.
case-summary-visitor = { $kind }. Escribió alguien a quien aún no se reconoce.
case-summary =
    { $kind }. { $balance } por pagar en { $count ->
        [one] una factura
       *[other] { $count } facturas
    }; { $days ->
        [0] nada vencido
        [one] la más antigua venció ayer
       *[other] la más antigua venció hace { $days } días
    }.
case-summary-fault =
    { $fault ->
        [not_delivered] No consta que la factura { $number } haya llegado al cliente.
        [service] Lo facturado en { $number } no fue como se prometió.
        [dates] La factura { $number } vence antes de la fecha en que se emitió.
        [figures] En la factura { $number } queda más por pagar que el monto menos lo pagado.
        [twin] La factura { $number } parece estar dos veces, con el número escrito de otra forma.
        [unapplied] El pago { $number } no está aplicado, o no del todo.
       *[unreachable] Ninguna dirección conocida recibe los mensajes.
    }
case-note-voice = (Envió un audio.)
case-note-file = (Envió un archivo.)
case-note-location = (Envió una ubicación.)
case-note-contact = (Envió un contacto.)
case-note-lost = (Lo que envió no se pudo guardar.)
case-note-whole = (Dice que es toda la factura.)
case-note-bill-unknown = (No se dijo de qué factura es esa parte; se detuvo en la más nueva. Falta encontrarla.)
case-kind-dispute-invoice = Factura en disputa
case-kind-dispute-service = Servicio o producto en disputa
case-kind-complaint = Reclamo por el trato
case-kind-exception = Plan que solo aprueba el equipo
case-kind-payment-claim = Dice que ya pagó
case-kind-refer = Ningún plan cabe en lo que puede pagar
case-kind-hardship = No puede pagar por ahora
case-kind-bereavement = Fallecimiento
case-kind-human = Pide hablar con una persona
case-kind-call-back = Pide una llamada
case-kind-distress = Persona en peligro
case-kind-exit-intent = Quiere irse
case-kind-wrong-person = Número de otra persona
case-kind-locked-out = Identidad sin comprobar
case-kind-unclean-debt = Datos o servicio por corregir
case-kind-unmatched-payment = Pago sin identificar
case-kind-missing-document = Falta un documento
case-kind-phishing = Posible suplantación
case-kind-repair = El asistente no entendió
next-instalment = El próximo pago del acuerdo
next-payment = El próximo pago
next-answer = La respuesta del equipo
next-write = Retomar la conversación cuando escriba


## Quick replies

button-list = Ver opciones
button-person = Hablar con alguien
button-account = Ver mi cuenta
button-how-to-pay = Cómo pagar
button-pay-account = Pagar mi cuenta
button-receipt = Ver el comprobante
button-propose = Proponer un pago
button-its-me = Sí, soy yo
button-not-me = No soy yo
button-yes-plan = Sí, lo dejo así
button-change = Cambiar algo
button-yes-barred = Sí, quiero seguir
button-no-barred = No, lo dejo así
button-take-plan = Me sirve
button-equal-parts = En pagos iguales
button-ask-adviser = Que lo vea alguien
button-other-plan = Otra forma
button-keep-dates = Con mis fechas
button-keep-amounts = Con mis montos
button-keep-count = En los mismos pagos
button-lighter = Pagar menos por vez
button-nearest-plan = Me sirve el otro
button-rather-not = Prefiero no decirlo
button-yes-date = Sí, esa fecha
button-other-date = Otra fecha
button-move-date = Mover una fecha
button-pay-early = Pagar antes
button-keep-told = Sí, anótelo
button-keep-nothing = Prefiero que no
button-yes-hours = Sí, así está bien
button-other-hours = A otras horas
button-not-now = Ahora no
button-let-go = Dejar el descuento
button-keep-discount = Mantenerlo
button-yes-person = Sí, que me escriba
button-need-help = Necesito ayuda
button-am-fine = Estoy bien
button-dispute-all = Es toda la cuenta
button-invoice = La de { $amount }
button-invoice-day = La del { SHORT($on) }
button-invoice-number = N.º { $number }
button-slot = { SHORT($at) }
button-in-writing = Por escrito
button-option-1 = La 1
button-option-2 = La 2
button-amount = { $amount }
button-day = { DATE($on) }
button-rate-5 = Bien
button-rate-3 = Regular
button-rate-1 = Mal
button-score-1 = Muy mal
button-score-2 = Mal
button-score-3 = Regular
button-score-4 = Bien
button-score-5 = Muy bien
button-guess-paid = Ya pagué
button-guess-discount = Pedir una rebaja
button-guess-time = Necesito más tiempo
button-guess-who = Quién me escribe
button-guess-options = Qué opciones hay
button-guess-why = Por qué me cobran
button-guess-leave = Dejar el servicio
button-guess-cannot = No puedo pagar
button-guess-complaint = Tengo un reclamo
button-guess-later = En otro momento
button-guess-bill = La cuenta está mal
button-guess-service = Falló el servicio
button-ways = Ver otras vías
button-when-7 = En una semana
button-when-14 = En dos semanas
button-when-30 = En un mes
button-yes-route = Sí, por favor
button-go-on = Seguir aquí
button-no-route = No, gracias
button-route-pause = Pausar la cuenta
button-route-skip-instalment = Saltar una cuota
button-route-small-first-payment = Empezar con poco
button-route-return-goods = Devolver el producto
button-route-change-tariff = Bajar de plan
button-route-direct-debit = Débito automático
button-route-other-payer = Paga otra persona


## Rights over one's data, and who acts for somebody

rights-rectify =
    Gracias por avisar: un dato mal puesto lo arreglamos nosotros. Queda como solicitud { $case }; una persona le responde a más tardar el { $due }.

    ¿Cómo debe quedar?
    .sms = Gracias por avisar. Solicitud { $case }: una persona le responde a más tardar el { SHORT($due) }. ¿Cómo debe quedar el dato?
rights-rectify-by-law =
    Gracias por avisar: un dato mal puesto lo arreglamos nosotros. Queda como solicitud { $case }; una persona le responde a más tardar el { $due }. La ley ({ $law }) da plazo hasta el { $last }.

    ¿Cómo debe quedar?
    .sms = Gracias por avisar. Solicitud { $case }: respuesta a más tardar el { SHORT($due) }; por ley, el { SHORT($last) }. ¿Cómo debe quedar el dato?
rights-taken =
    Es su derecho. Queda como solicitud { $case }: una persona del equipo le responde a más tardar el { $due }.
    .sms = Es su derecho. Solicitud { $case }: una persona le responde a más tardar el { SHORT($due) }.
rights-taken-by-law =
    Es su derecho. Queda como solicitud { $case }: una persona del equipo le responde a más tardar el { $due }. La ley ({ $law }) da plazo hasta el { $last }.
    .sms = Es su derecho. Solicitud { $case }: respuesta a más tardar el { SHORT($due) }; por ley, el { SHORT($last) }.
rights-under-way =
    Su solicitud ya está anotada, con el número { $case }, y agregué lo que me dice. Una persona le responde a más tardar el { $due }.
    .sms = Su solicitud { $case } ya está anotada, con lo que me dice. Respuesta a más tardar el { SHORT($due) }.
rights-added = Gracias. Quedó anotado con sus mismas palabras.
rights-nothing-more =
    De acuerdo, con eso basta. Le respondemos a más tardar el { $due }.
    .sms = De acuerdo, con eso basta. Le respondemos a más tardar el { SHORT($due) }.
privacy-notice =
    Usamos sus datos solo para su cuenta con { $creditor }: avisarle, responderle y acordar pagos. Puede pedir una copia, que se corrijan o se borren, u oponerse a su uso: basta con escribirlo aquí.
    .sms = Usamos sus datos solo para su cuenta con { $creditor }. Puede pedir copia, que se corrijan o se borren: basta con escribirlo aquí.
privacy-notice-of =
    De sus datos responde { $controller }. Los usamos solo para su cuenta: avisarle, responderle y acordar pagos.

    Puede pedir una copia, que se corrijan o se borren, u oponerse a su uso. Basta con escribirlo aquí, o a { $contact }.
    .sms = De sus datos responde { $controller }. Puede pedir copia, que se corrijan o se borren, aquí o a { $contact }.
privacy-notice-page =
    De sus datos responde { $controller }. Los usamos solo para su cuenta: avisarle, responderle y acordar pagos.

    Puede pedir una copia, que se corrijan o se borren, u oponerse a su uso. Basta con escribirlo aquí, o a { $contact }. El aviso completo: { $page }
    .sms = De sus datos responde { $controller }. Puede pedir copia, que se corrijan o se borren, aquí o a { $contact }. Aviso: { $page }
privacy-where =
    Está en su derecho: puede acudir a { $office }. Si quiere, cuénteme también qué pasó, y lo ve una persona del equipo.
    .sms = Está en su derecho: puede acudir a { $office }. Si quiere, cuénteme qué pasó y lo ve una persona.
privacy-where-page =
    Está en su derecho: puede acudir a { $office }, en { $page }. Si quiere, cuénteme también qué pasó, y lo ve una persona del equipo.
    .sms = Está en su derecho: puede acudir a { $office }, { $page }. Si quiere, cuénteme qué pasó y lo ve una persona.
privacy-where-any =
    Está en su derecho: puede acudir a la autoridad que protege a los consumidores en su país. Si quiere, cuénteme también qué pasó, y lo ve una persona del equipo.
    .sms = Está en su derecho: puede acudir a la autoridad de consumo de su país. Si quiere, cuénteme qué pasó y lo ve una persona.
behalf-power =
    Gracias por decírmelo. Para cuidar a la persona titular, por aquí no doy datos a nadie más.

    Si usted actúa por ella, una persona del equipo le dice cómo mostrarlo: en general, una autorización firmada y los documentos de ambas partes. Es el caso { $case }; le escribe a más tardar el { $due }.
    .sms = Gracias. Solo doy datos a la persona titular. Para actuar por ella suele hacer falta una autorización firmada; se lo explican, caso { $case }, a más tardar el { SHORT($due) }.
behalf-guard =
    Gracias por decírmelo. Para cuidar a la persona titular, por aquí no doy datos a nadie más.

    Una persona del equipo le dice cómo mostrar su encargo: en general, la resolución que le nombra y su documento. Es el caso { $case }; le escribe a más tardar el { $due }.
    .sms = Gracias. Solo doy datos a la persona titular. Suele hacer falta la resolución que le nombra; se lo explican, caso { $case }, a más tardar el { SHORT($due) }.
behalf-adviser =
    Gracias por ayudarle. Para cuidar a la persona titular, por aquí no doy datos a nadie más.

    Una persona del equipo le dice cómo mostrar su encargo: en general, la autorización firmada de quien asesora. Es el caso { $case }; le escribe a más tardar el { $due }.
    .sms = Gracias por ayudarle. Solo doy datos a la persona titular. Suele hacer falta su autorización firmada; se lo explican, caso { $case }, a más tardar el { SHORT($due) }.
# Answers bad news
behalf-heir =
    Siento mucho su pérdida.

    Una persona del equipo le dice, a más tardar el { $due }, qué hace falta: en general, el certificado de defunción y lo que muestre que usted hereda. Mientras tanto no tiene que hacer nada.
    .sms = Siento mucho su pérdida. Una persona le dice qué hace falta a más tardar el { SHORT($due) }. Mientras tanto no tiene que hacer nada.
behalf-waiting =
    Ya lo tiene una persona del equipo, con lo que me dice ahora. Es el caso { $case }; le escribe a más tardar el { $due }.
    .sms = Ya lo tiene una persona, con lo que me dice. Caso { $case }; le escribe a más tardar el { SHORT($due) }.
behalf-identify =
    Hola. Soy el asistente automático de { $creditor }. Me consta que escribe en nombre de otra persona, y cuido los datos de ambas: nunca le pediré claves ni tarjetas.

    ¿Me escribe los últimos 4 { -characters } de su propio documento, el que nos mostró?
    .sms = Soy el asistente automático de { $creditor }. ¿Me escribe los últimos 4 { -characters } de su propio documento, el que nos mostró?
behalf-shown-told =
    Gracias, { $name }. Lo que le cuente aquí es de la cuenta de { $holder }. Puedo informarle de ella y tomar nota de lo que me diga; acordar un plan le toca a la persona titular. Su autorización vale hasta el { $on }.
    .sms = Gracias, { $name }. Le informo de la cuenta de { $holder } hasta el { $on }; acordar un plan le toca a la persona titular.
behalf-shown-agree =
    Gracias, { $name }. Lo que hablemos aquí es de la cuenta de { $holder }: puedo informarle de ella y acordar un plan con usted en su nombre. Su autorización vale hasta el { $on }.
    .sms = Gracias, { $name }. Aquí vemos la cuenta de { $holder }, y puede acordar en su nombre hasta el { $on }.
behalf-beyond =
    Para eso no alcanza la autorización que nos mostró: le toca a la persona titular. Lo ve una persona del equipo, que le dice cómo seguir: caso { $case }, a más tardar el { $due }.
    .sms = Para eso no alcanza su autorización: le toca a la persona titular. Lo ve una persona, caso { $case }, a más tardar el { SHORT($due) }.
minor-stopped =
    Gracias por escribir. Esto lo ve una persona del equipo; por aquí no le pedimos ningún pago ni acuerdo. Es el caso { $case }.
    .sms = Gracias por escribir. Lo ve una persona, caso { $case }; no le pedimos ningún pago ni acuerdo.
minor-waiting = Ya lo está viendo una persona del equipo; por aquí no le pedimos ningún pago ni acuerdo.
stop-erase =
    Hecho: desde ahora no le escribimos. Su solicitud { $case }, borrar sus datos, la ve una persona a más tardar el { $due }; puede pedir un dato para saber que es usted. Se guarda solo lo que la ley obliga. Si algún día quiere volver a recibir mensajes, escriba ALTA.
    .sms = Hecho: no le escribimos más. Borrar sus datos: solicitud { $case }, la ve una persona el { SHORT($due) } a más tardar. Para volver a recibir mensajes, escriba ALTA.
stop-erase-by-law =
    Hecho: desde ahora no le escribimos. Su solicitud { $case }, borrar sus datos, la ve una persona a más tardar el { $due }; la ley ({ $law }) da plazo hasta el { $last }. Se guarda solo lo que la ley obliga. Si algún día quiere volver a recibir mensajes, escriba ALTA.
    .sms = Hecho: no le escribimos más. Borrar sus datos: solicitud { $case }, por ley hasta el { SHORT($last) }. Para volver a recibir mensajes, escriba ALTA.
stop-object =
    Hecho: desde ahora no le escribimos. Que se opone al uso de sus datos es la solicitud { $case }: la ve una persona a más tardar el { $due }. Si algún día quiere volver a recibir mensajes, escriba ALTA.
    .sms = Hecho: no le escribimos más. Su oposición es la solicitud { $case }; la ve una persona el { SHORT($due) } a más tardar. Para volver a recibir mensajes, escriba ALTA.
stop-object-by-law =
    Hecho: desde ahora no le escribimos. Que se opone al uso de sus datos es la solicitud { $case }: la ve una persona a más tardar el { $due }; la ley ({ $law }) da plazo hasta el { $last }. Si algún día quiere volver a recibir mensajes, escriba ALTA.
    .sms = Hecho: no le escribimos más. Su oposición es la solicitud { $case }, por ley hasta el { SHORT($last) }. Para volver a recibir mensajes, escriba ALTA.
