### Argentina: vos in every text that speaks to the client, so every such text is said anew.

-document = DNI
-tax-id = CUIT
-suits = te queda bien


## Who is it

identify-opening =
    Hola. Soy el asistente automático de { $creditor } y busco a la persona titular de la cuenta terminada en { $tail }. Si preferís tratar con una persona, escribí «persona».

    ¿Hablo con la persona titular?
    .sms = Soy el asistente automático de { $creditor }. ¿Hablo con la persona titular de la cuenta terminada en { $tail }?
identify-ask-document-last4 =
    Gracias. Antes de hablar de tu cuenta, cuido que nadie más vea tus datos. Nunca te voy a pedir claves ni tarjetas.

    ¿Me escribís los últimos 4 números de tu { -document }?
    .sms = Gracias. Para cuidar tus datos, nunca claves ni tarjetas: ¿cuáles son los últimos 4 números de tu { -document }?
identify-ask-birth-date =
    Gracias. Antes de hablar de tu cuenta, cuido que nadie más vea tus datos. Nunca te voy a pedir claves ni tarjetas.

    ¿Me escribís tu fecha de nacimiento, por ejemplo «15 de mayo de 1980»?
    .sms = Gracias. Para cuidar tus datos, nunca claves ni tarjetas: ¿cuál es tu fecha de nacimiento (día, mes y año)?
identify-why-document-last4 =
    Lo pregunto para no contarle lo tuyo a otra persona; con 4 números basta. Si preferís, te atiende alguien del equipo.

    ¿Me escribís los últimos 4 de tu { -document }?
    .sms = Es para no contar lo tuyo a otra persona. ¿Me escribís los últimos 4 números de tu { -document }?
identify-why-birth-date =
    Lo pregunto para no contar lo tuyo a otra persona; con la fecha basta. Si preferís, te atiende alguien del equipo.

    ¿Me escribís el día, el mes y el año en que naciste?
    .sms = Es para no contar lo tuyo a otra persona. ¿Me escribís el día, el mes y el año en que naciste?
identify-short =
    Creo que falta algún número: son los 4 últimos. Si preferís, te atiende alguien del equipo.

    ¿Me los escribís otra vez?
    .sms = Creo que falta algún número: son los 4 últimos. ¿Me los escribís otra vez?
identify-wrong =
    No coincide con lo que tengo; puede ser un número cambiado. { $left ->
        [one] Queda un intento
       *[other] Quedan { $left } intentos
    }, y alguien del equipo puede atenderte cuando quieras.

    ¿Lo escribís otra vez?
    .sms = No coincide con lo que tengo; a veces es un número cambiado. { $left ->
        [one] Queda un intento
       *[other] Quedan { $left } intentos
    }. ¿Lo escribís otra vez?
identify-passed-on =
    Gracias por intentarlo. Para cuidar tus datos, esto lo sigue una persona de { $creditor }, que te escribe a más tardar el { $due }. No hace falta que hagas nada más.
    .sms = Gracias por intentarlo. Para cuidar tus datos te escribe una persona de { $creditor }, a más tardar el { SHORT($due) }.
identify-no-fact =
    Hola. Soy el asistente automático de { $creditor }. Todavía no tengo cómo comprobar con quién hablo, y prefiero cuidar tus datos: te escribe una persona del equipo a más tardar el { $due }.
    .sms = Asistente automático de { $creditor }. Para cuidar tus datos te escribe una persona, a más tardar el { SHORT($due) }.
identify-locked =
    Hola. Soy el asistente automático de { $creditor }. Para cuidar tus datos, una persona del equipo ya lleva esta conversación: va a leer tu mensaje y te responde por acá.
    .sms = Soy el asistente automático de { $creditor }. Una persona del equipo ya lo está viendo y te responde por acá.
reception-which =
    Hola. Soy un asistente automático. Para no contarle a nadie lo de otra persona, antes necesito saber con quién hablo.

    ¿De qué empresa me escribís, o cuál es tu número de cliente?
    .sms = Soy un asistente automático. Para cuidar tus datos: ¿de qué empresa me escribís, o cuál es tu número de cliente?
reception-which-again =
    Gracias, pero todavía no sé de qué cuenta se trata. Si preferís, te atiende una persona.

    ¿Me escribís el nombre de la empresa o tu número de cliente tal como salen en tu factura?
    .sms = Aún no sé de qué cuenta se trata. ¿Me escribís la empresa o tu número de cliente como salen en tu factura?
reception-number =
    Hola. Soy un asistente automático y todavía no sé con quién hablo. Guardé tu mensaje para responderte enseguida.

    ¿Me escribís tu número de cliente, el que sale en tu factura?
    .sms = Soy un asistente automático y aún no sé con quién hablo. ¿Me escribís tu número de cliente, el que sale en tu factura?
reception-passed-on =
    Gracias. Para cuidar los datos de cada quien, esto lo sigue una persona, que te escribe a más tardar el { $due }. No necesitás hacer nada más.
    .sms = Gracias. Para cuidar tus datos, esto lo sigue una persona, que te escribe a más tardar el { SHORT($due) }.
reception-waiting =
    Una persona ya tiene tu mensaje y te responde por acá. Si encontrás tu número de cliente, escribímelo y sigo yo.
    .sms = Una persona ya tiene tu mensaje y te responde por acá. Si encontrás tu número de cliente, escribímelo.


## What a country's law wants said first

law-first-CL =
    Gracias; ya puedo contarte. Por ley tengo que decirte que te escribe { $creditor }{ HAS($what) ->
        [yes] {" "}por { $what }
       *[no] {""}
    } y que esta conversación no suma intereses ni gastos. No es un procedimiento judicial ni busca embargar nada.

    Podés objetar el cobro, pedir todo por escrito o reclamar ante el SERNAC. Cuando lo pidas, te digo cómo pagar.
    .sms = Te escribe { $creditor }{ HAS($what) ->
        [yes] {" "}por { $what }
       *[no] {""}
    }, sin sumar gastos. No es juicio ni embargo. Podés objetar o ir al SERNAC.
law-first-MX =
    Gracias; ya puedo contarte. Te escribe { $creditor }{ HAS($what) ->
        [yes] {" "}por { $what }
       *[no] {""}
    }. Lo que acordemos te queda por escrito en esta conversación.

    Si algo de este trato no te parece bien, podés presentar tu queja en la PROFECO o, si se trata de una entidad financiera, en la CONDUSEF (REDECO).
    .sms = Te escribe { $creditor }{ HAS($what) ->
        [yes] {" "}por { $what }
       *[no] {""}
    }. Lo acordado queda por escrito. Quejas: PROFECO o CONDUSEF.


## Welcome

welcome-listen =
    Gracias, { $name }; ya puedo ver tu cuenta con { $creditor }. Vos proponés, a tu ritmo, y yo te digo enseguida si se puede.

    ¿Cómo { -suits } que lo hagamos?
    .sms = Gracias, { $name }. Ya veo tu cuenta con { $creditor }. Vos proponés: ¿cómo { -suits } que lo hagamos?
welcome-back =
    Hola, { $name }; gracias por volver. El { $on } conversamos y lo dejamos abierto. Seguimos desde ahí o empezamos de nuevo, como prefieras.

    ¿Cómo { -suits } ahora?
    .sms = Hola, { $name }; gracias por volver. El { SHORT($on) } lo dejamos abierto. ¿Cómo { -suits } ahora?
welcome-back-today =
    Hola, { $name }; gracias por volver. Seguimos desde donde quedó o empezamos de nuevo, como prefieras.

    ¿Cómo { -suits } ahora?
    .sms = Hola, { $name }; gracias por volver. ¿Cómo { -suits } ahora?
welcome-agreement =
    Hola, { $name }; gracias por escribir. Lo que acordamos sigue en pie: lo próximo son { $amount } el { $on }.

    ¿En qué te ayudo hoy?
    .sms = Hola, { $name }. Lo acordado sigue en pie: lo próximo son { $amount } el { SHORT($on) }. ¿En qué te ayudo?
welcome-case =
    Hola, { $name }; gracias por escribir. Tu caso { $case } lo tiene una persona del equipo, que te responde a más tardar el { $due }.

    ¿Te ayudo con algo más mientras tanto?
    .sms = Hola, { $name }. Tu caso { $case } lo ve una persona; te responde a más tardar el { SHORT($due) }. ¿Te ayudo con algo más?
welcome-case-late =
    Hola, { $name }; gracias por escribir. La respuesta de tu caso { $case } se atrasó, y fue error nuestro. Sigue abierto, y una persona del equipo te responde por acá.

    ¿Te ayudo con algo más mientras tanto?
    .sms = Hola, { $name }. La respuesta de tu caso { $case } se atrasó, y fue error nuestro: sigue abierto. ¿Te ayudo con algo más?
welcome-clear =
    Hola, { $name }; gracias por escribir. No tenés nada por pagar ahora en tu cuenta con { $creditor }.

    ¿En qué te ayudo?
    .sms = Hola, { $name }. No tenés nada por pagar ahora con { $creditor }. ¿En qué te ayudo?
welcome-anew =
    Hola, { $name }; gracias por volver. El acuerdo anterior ya no corre, y no pasa nada. Lo que pagaste cuenta: { $amount }. Quedan { $left }, y podemos hacer algo más liviano.

    ¿Cómo { -suits } ahora?
    .sms = Hola, { $name }. Lo que pagaste cuenta: { $amount }. Quedan { $left }. ¿Cómo { -suits } ahora?
welcome-anew-whole =
    Hola, { $name }; gracias por volver. El acuerdo anterior ya no corre, y no pasa nada: podemos hacer otro más liviano, a tu medida.

    ¿Cómo { -suits } ahora?
    .sms = Hola, { $name }; gracias por volver. Podemos hacer otro acuerdo, más liviano. ¿Cómo { -suits } ahora?


## The account

balance-clear =
    Buena noticia: no hay nada pendiente en tu cuenta con { $creditor }. No hace falta que hagas nada.
    .sms = Buena noticia: no hay nada pendiente en tu cuenta con { $creditor }. No hace falta que hagas nada.
balance-favour =
    Tenés { $favour } a favor: se descuentan de tu próxima cuenta sin que hagas nada. Si preferís otra cosa, lo ve una persona del equipo.
    .sms = Tenés { $favour } a favor: se descuentan de tu próxima cuenta. Si preferís otra cosa, lo ve una persona del equipo.
balance-favour-none =
    No veo nada a favor en tu cuenta. Si pagaste de más o dos veces, contame qué día y por qué medio, y lo buscamos.
    .sms = No veo nada a favor en tu cuenta. Si pagaste de más, contame qué día y por qué medio, y lo buscamos.
balance-statement =
    Dale, esto es lo que está abierto:
    { $lines }

    En total son { $total }, al día de hoy. Cuando quieras, contame cómo { -suits } y lo vemos.
    .sms =
    { $lines }
    En total, { $total }. Contame cómo { -suits }.
balance-statement-stopped =
    Dale, esto es lo que hay en tu cuenta:
    { $lines }

    En total son { $total }. De eso, { $stopped } está detenido mientras lo revisamos, así que hoy cuentan { $payable }. Cuando quieras, contame cómo { -suits }.
    .sms =
    { $lines }
    Total { $total }; detenido { $stopped }; hoy { $payable }.
balance-statement-resting =
    Dale, esto es lo que hay en tu cuenta:
    { $lines }

    En total son { $total }, y todo está detenido mientras lo revisamos: hoy no tenés nada que pagar.
    .sms =
    { $lines }
    Total { $total }, todo detenido: hoy no tenés nada que pagar.
balance-agreement =
    Dale, esto es lo que queda de lo que acordamos:
    { $lines }

    En total son { $total }. Si alguna fecha se te complica, avisame y lo vemos.
    .sms =
    Queda de lo acordado:
    { $lines }
    En total, { $total }.


## How to pay

pay-means =
    Dale. Para pagar { $amount } podés usar:
    { $means }

    Poné { HAS($reference) ->
        [yes] { $reference }
       *[no] tu nombre
    } como { -reference }. No hace falta que avises: en cuanto llegue, te lo confirmo por acá.
    .sms =
    Para pagar { $amount }:
    { $means }{ HAS($reference) ->
        [yes] {"\u000A"}Referencia: { $reference }
       *[no] {""}
    }
paper-reference = Referencia para tu pago: { $reference }
balance-statement-barred =
    Dale, esto es lo que hay en tu cuenta:
    { $lines }

    En total son { $total }. Por el tiempo que pasó, la ley ya no obliga a pagar { $barred } de eso: hoy cuentan { $payable }. Cuando quieras, lo vemos.
    .sms =
    { $lines }
    Total { $total }; prescrito { $barred }; hoy { $payable }.
barred-ask =
    Antes de seguir, algo que conviene saber: por el tiempo que pasó, la ley ya no obliga a pagar esto:
    { $lines }

    Queda a tu voluntad. Si pagás una parte, o acordás un plan, el plazo puede empezar de nuevo.

    ¿Querés seguir de todas formas?
    .sms = Por el tiempo que pasó, la ley ya no obliga a pagar lo que queda en tu cuenta. Pagar una parte, o acordar un plan, puede reiniciar el plazo. ¿Querés seguir de todas formas?
barred-left =
    Entendido, queda así; no te vamos a escribir por eso. Si más adelante querés verlo con una persona, decime.
figures-checking =
    Quiero darte la cifra exacta, y la que tengo es de hace unos días. La confirmo con { $creditor } y te escribe una persona del equipo a más tardar el { $due }. Hasta entonces no hace falta que hagas nada.
    .sms = Confirmo la cifra exacta con { $creditor }: la mía es de hace unos días. Te escribe una persona, a más tardar el { SHORT($due) }.
card-hidden = Borré el número de tarjeta sin guardarlo: no lo necesitamos. Para pagar usá solo las formas que te doy por acá.
pay-beside =
    Eso es lo acordado. Aparte { $count ->
        [one] ya venció esta cuenta; para pagarla, poné el número de la cuenta
       *[other] ya vencieron estas cuentas; para pagar una, poné el número de esa cuenta
    } como { -reference }:
    { $lines }
    .sms =
    Aparte ya venció, con el número de la cuenta como { -reference }:
    { $lines }
pay-no-means =
    Prefiero no darte datos de pago que no tengo a la vista. Te los manda una persona del equipo a más tardar el { $due }; hasta entonces no hace falta que hagas nada.
    .sms = Los datos para pagar te los manda una persona del equipo, a más tardar el { SHORT($due) }. Hasta entonces no hace falta nada.


## The plan

plan-how =
    Contame con toda libertad, en una vez o en partes, que yo te digo enseguida si se puede.

    ¿Cuánto y cuándo { -suits } pagar?
    .sms = Contame con libertad, en una vez o en partes: ¿cuánto y cuándo { -suits } pagar?
plan-discount =
    Gracias por preguntarlo. Un descuento no puedo prometerlo yo; lo que sí puedo es decirte en el momento si lo que proponés funciona. Una persona del equipo también puede verlo.

    ¿Cuánto podrías pagar, y cuándo?
    .sms = Un descuento no puedo prometerlo yo, pero sí decirte si lo que proponés funciona. ¿Cuánto podrías pagar, y cuándo?
plan-more-time =
    Claro que sí, lo vemos con calma.

    ¿Desde qué fecha { -suits }?
    .sms = Claro que sí. ¿Desde qué fecha { -suits }?
plan-ask-amount =
    De acuerdo, vamos bien.

    ¿Cuánto podrías pagar?
    .sms = De acuerdo. ¿Cuánto podrías pagar?
plan-ask-amount-on =
    De acuerdo, el { $on }.

    ¿Cuánto podrías pagar ese día?
    .sms = De acuerdo, el { SHORT($on) }. ¿Cuánto podrías pagar ese día?
plan-change-what =
    Claro, para eso estamos. Podés cambiar un monto, una fecha o todo; y si preferís, lo ves con una persona del equipo.

    ¿Qué te gustaría cambiar?
    .sms = Claro. Puede ser un monto, una fecha o todo. ¿Qué te gustaría cambiar?
plan-read-back-settled =
    Gracias por decirlo tan claro. Se puede, y así quedaría:
    { $lines }

    Con { $total } la cuenta queda saldada: al completarlos se te perdonan { $discount }. ¿Lo dejamos así?
    .sms =
    { $lines }
    Con { $total } queda saldada y se perdonan { $discount }. ¿Lo dejamos así?
plan-counter =
    { $more ->
        [yes] Así no se llega a cubrir todo a tiempo. Esto proponés vos:
       *[no] Se puede casi como lo pedís. Esto proponés vos:
    }
    { $own }

    Lo único: { $reason }. Lo más cercano:
    { $lines }

    En total son { $total }, sin intereses ni gastos{ HAS($until) ->
        [yes] {"; "}podés pensarlo hasta el { DAY($until) }
       *[no] {""}
    }.{ HAS($lighter) ->
        [yes] {" "}({ $lighter })
       *[no] { $more ->
            [yes] {" "}Si es más de lo que podés, decime cuánto podrías por mes.
           *[no] {""}
        }
    } ¿Te sirve?
    .sms =
    Lo más cercano; { $reason }:
    { $lines }
    Total { $total }. ¿Te sirve?
plan-counter-several =
    { $more ->
        [yes] Así no se llega a cubrir todo a tiempo. Esto proponés vos:
       *[no] Puedo acordar algo muy cercano. Esto proponés vos:
    }
    { $own }

    Lo que habría que ajustar:
    { $reasons }
    Quedaría así:
    { $lines }

    En total son { $total }, sin intereses ni gastos{ HAS($until) ->
        [yes] {"; "}podés pensarlo hasta el { DAY($until) }
       *[no] {""}
    }.{ HAS($lighter) ->
        [yes] {" "}({ $lighter })
       *[no] { $more ->
            [yes] {" "}Si es más de lo que podés, decime cuánto podrías por mes.
           *[no] {""}
        }
    } ¿Te sirve?
    .sms =
    Lo más cercano:
    { $lines }
    Total { $total }. ¿Te sirve?
plan-alternative =
    { $keeps ->
        [dates] Con las mismas fechas quedaría así:
        [amounts] Con los mismos montos quedaría así:
        [count] Con la misma cantidad de pagos quedaría así:
        [lighter] Pagando menos cada vez quedaría así:
       *[nothing] Esto lo puedo dejar acordado ahora mismo:
    }
    { $lines }

    En total son { $total }, sin intereses ni gastos. ¿Te sirve?
    .sms =
    { $lines }
    Total { $total }. ¿Te sirve?
plan-same-nearest =
    Gracias por contarme. Con eso, lo más cercano que puedo acordar yo sigue siendo el mismo plan; alguien del equipo lo ve con vos si te parece.

    ¿Qué te gustaría cambiar?
    .sms = Lo más cercano sigue siendo lo mismo; también lo ve una persona. ¿Qué te gustaría cambiar?
plan-options =
    Dale. Estos son ejemplos que puedo dejar acordados ahora mismo; también podés proponer otra forma, la tuya.
    { $lines }

    ¿Cuál { -suits }?
    .sms =
    { $lines }
    También podés proponer otra. ¿Cuál { -suits }?
plan-exception =
    Gracias por la propuesta:
    { $own }

    Yo no puedo aprobarla:
    { $reasons }
    Una persona del equipo sí podría, y te responde a más tardar el { $due }.

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
    Una persona del equipo sí podría, y te responde a más tardar el { $due }. Lo que sí puedo dejar ahora:
    { $lines }

    { HAS($lighter) ->
        [yes] { $lighter }{" "}
       *[no] {""}
    }¿Preferís que la vea una persona?
    .sms =
    Eso lo aprueba una persona; responde el { SHORT($due) }. Yo puedo dejar:
    { $lines }
    ¿La ve una persona?
plan-exception-sent =
    Hecho, se la pasé tal cual a una persona del equipo: es el caso { $case }, y te responde a más tardar el { $due }. Mientras tanto no vas a recibir recordatorios.
    .sms = Hecho: es el caso { $case } y te responden a más tardar el { SHORT($due) }. Mientras tanto, sin recordatorios.
plan-refer =
    Con lo que me decís no encuentro un plan que pueda aprobar yo, y no quiero pedirte más de lo que podés.

    Tu propuesta pasa tal cual a una persona del equipo: es el caso { $case }, y te responde a más tardar el { $due }. Mientras tanto no vas a recibir recordatorios.
    .sms = No quiero pedirte más de lo que podés. Tu propuesta la ve una persona: caso { $case }, respuesta a más tardar el { SHORT($due) }.
plan-refer-nearest =
    Con lo que me decís no encuentro un plan que pueda aprobar yo, y no quiero pedirte más de lo que podés. Lo más cercano, solo como información:
    { $lines }

    Tu propuesta pasa tal cual a una persona del equipo: es el caso { $case }, y te responde a más tardar el { $due }. Mientras tanto no vas a recibir recordatorios.
    .sms = No quiero pedirte más de lo que podés. Tu propuesta la ve una persona: caso { $case }, respuesta a más tardar el { SHORT($due) }.
plan-care =
    Por ahora no hay nada que decidir. Una persona del equipo se está ocupando de tu cuenta, y mientras tanto no vas a recibir recordatorios.
    .sms = Por ahora no hay nada que decidir: una persona del equipo se ocupa de tu cuenta, y no vas a recibir recordatorios.
plan-nothing-due =
    Ahora mismo no tenés nada que pagar: lo que había está pagado, o detenido mientras lo revisamos. No hace falta que hagas nada.
    .sms = Ahora mismo no tenés nada que pagar: está pagado, o detenido mientras lo revisamos. No hace falta que hagas nada.
plan-agreed =
    Gracias; queda acordado:
    { $lines }

    Son { $total } en total, sin intereses ni gastos{ HAS($discount) ->
        [yes] {" "}y, al completarlo, se perdonan { $discount }
       *[no] {""}
    }. Lo primero es el { $first }{ HAS($case) ->
        [yes] . No vas a recibir recordatorios mientras siga abierto tu caso { $case }.
       *[no] ; te recuerdo cada fecha.
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
        [yes] Es el { $first }. No vas a recibir recordatorios mientras siga abierto tu caso { $case }.
       *[no] El { $first } te lo recuerdo.
    }
    .sms =
    Acordado:
    { $lines }
    Son { $total }{ HAS($discount) ->
        [yes] {" "}y se perdonan { $discount }
       *[no] {""}
    }. { HAS($case) ->
        [yes] Es el { SHORT($first) }.
       *[no] El { SHORT($first) } te lo recuerdo.
    }
plan-in-full =
    { $missed }

    Para cambiar una fecha, preguntar o reclamar, respondé al mismo mensaje. Nada queda acordado hasta que vos lo digas.
plan-terms =
    { $missed }

    Para cambiar una fecha, reclamar o contarme algo, escribime por acá.

    Todo queda por escrito, con el código { $code }: { $link }
    .sms = Tu acuerdo por escrito, sello { $code }: { $link } Si un pago se complica, escribime y lo vemos.
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
    .sms = Si un pago se atrasa, me escribís y lo vemos.
plan-missed-row =
    { $grace ->
        [0] {""}
        [one] Si un pago se atrasa, hay un día de margen.{" "}
       *[other] Si un pago se atrasa, hay { $grace } días de margen.{" "}
    }El acuerdo solo termina { $missed ->
        [one] si, pasado el margen, falta un pago
       *[other] con { $missed } pagos seguidos pendientes
    }; entonces la cuenta vuelve a como estaba y buscamos otro acuerdo juntos.
    .sms = Si un pago se atrasa, me escribís y lo vemos.
plan-missed-days =
    { $grace ->
        [0] {""}
        [one] Si un pago se atrasa, hay un día de margen.{" "}
       *[other] Si un pago se atrasa, hay { $grace } días de margen.{" "}
    }El acuerdo solo termina con más de { $late ->
        [one] un día
       *[other] { $late } días
    } de atraso; entonces la cuenta vuelve a como estaba y buscamos otro acuerdo juntos.
    .sms = Si un pago se atrasa, me escribís y lo vemos.
plan-missed-never =
    { $grace ->
        [0] Si un pago se atrasa, el acuerdo sigue en pie: me escribís y lo vemos.
        [one] Si un pago se atrasa, hay un día de margen, y el acuerdo sigue en pie: me escribís y lo vemos.
       *[other] Si un pago se atrasa, hay { $grace } días de margen, y el acuerdo sigue en pie: me escribís y lo vemos.
    }
    .sms = Si un pago se atrasa, me escribís y lo vemos.
plan-witness = { $adviser }, del equipo, acompaña tu acuerdo: te lo confirma por acá a más tardar el { $due } (caso { $case }).
    .sms = { $adviser }, del equipo, te confirma tu acuerdo a más tardar el { SHORT($due) }.


## Paying before the due date

early-available =
    Si te acomoda pagar antes, hasta el { $to } son { $total }: { $discount } menos. Y si no, todo sigue igual.
    .sms = Si pagás hasta el { SHORT($to) } son { $total }: { $discount } menos. Y si no, todo sigue igual.
early-left =
    Claro, todo sigue igual: tu fecha es el { $on }. Si cambiás de idea, me escribís.
    .sms = Claro, todo sigue igual: tu fecha es el { SHORT($on) }.
early-or-else =
    El precio de { $total } vale pagando hasta el { $on }. Si preferís otra forma de pago, dejamos el descuento y lo vemos sin problema.

    ¿Qué preferís?
    .sms = Los { $total } valen hasta el { SHORT($on) }. ¿Los mantenés o dejamos el descuento y vemos otra forma?
file-title = Tu expediente con { $creditor }
file-you = Quién sos acá


## What a client can pay

means-ask =
    No hay problema, buscamos otra forma. Así no te propongo nada por encima de lo que podés; si preferís no decirlo, también está bien.

    ¿Cuánto podrías pagar como máximo, y cada cuánto?
    .sms = ¿Cuánto podrías pagar como máximo, y cada cuánto?
means-income =
    Para no proponerte nada por encima de lo que podés, son cuatro preguntas cortas; dejá sin responder la que quieras.

    ¿Cuánto cobrás más o menos, y cada cuánto?
    .sms = ¿Cuánto cobrás más o menos, y cada cuánto?
means-costs =
    Gracias. Ahora lo que no espera: vivienda, comida, cuentas, transporte, familia.

    ¿Cuánto suma eso por mes, más o menos?
    .sms = ¿Cuánto suma eso por mes, más o menos?
means-debts =
    Gracias, vamos bien. Acá van otros créditos o pagos pendientes; si no hay, alcanza con un no.

    ¿Cuánto pagás por ellos por mes?
    .sms = ¿Cuánto pagás por ellos por mes?
means-left =
    Gracias, es la última.

    ¿Cuánto te quedaría por mes para esta cuenta, con tranquilidad?
    .sms = Gracias, es la última. ¿Cuánto te quedaría por mes para esta cuenta, con tranquilidad?


## The agreement's paper

papers-agreement =
    Acá está tu acuerdo, con todo por escrito: { $link }
    .sms = Tu acuerdo por escrito: { $link }
papers-none =
    Todavía no acordamos nada. Apenas quede acordado, te llega por escrito acá mismo.
    .sms = Todavía no acordamos nada. Cuando quede acordado, te llega por escrito.
papers-statement =
    Acá está tu estado de cuenta, al día de hoy: { $link }
    .sms = Tu estado de cuenta, al día de hoy: { $link }
papers-receipt =
    Acá está el comprobante de tu pago de { $amount } del { DATE($on) }: { $link }
    .sms = El comprobante de tu pago de { $amount }: { $link }
papers-receipt-none =
    Todavía no veo ningún pago tuyo registrado. Si ya pagaste, contame y lo buscamos.
    .sms = Todavía no veo ningún pago tuyo registrado. Si ya pagaste, contame y lo buscamos.
papers-settlement =
    No queda nada pendiente, y acá está la carta que lo dice: { $link }
    .sms = No queda nada pendiente; acá está la carta que lo dice: { $link }
papers-settlement-open =
    Esa carta te llega por acá en cuanto no quede nada pendiente, sin que la pidas. Hoy quedan { $left }.
    .sms = Esa carta te llega en cuanto no quede nada pendiente. Hoy quedan { $left }.
papers-settlement-waiting =
    Algo de tu cuenta sigue en revisión. Cuando tenga respuesta y no quede nada pendiente, la carta te llega por acá.
    .sms = Algo de tu cuenta sigue en revisión. Cuando tenga respuesta, te llega la carta.
papers-dossier =
    Es tuyo y te lo doy con gusto: cada mensaje, pago, acuerdo y caso, con el motivo.

    El enlace sirve una sola vez y dura un día: { $link }
    .sms = Todo lo que guardamos de vos. El enlace sirve una vez y dura un día: { $link }
settlement-sent =
    { $thanked ->
        [yes] Y acá está la carta que dice que no queda nada pendiente:
       *[no] Muchas gracias. Te escribe el asistente automático de { $creditor }: no queda nada pendiente, y acá está la carta que lo dice.
    }
    { $link }
    .sms = { $thanked ->
        [yes] La carta que dice que no queda nada pendiente: { $link }
       *[no] Aviso automático de { $creditor }: no queda nada pendiente, gracias. La carta que lo dice: { $link }
    }
settlement-sent-agreed =
    Muchas gracias. Te escribe el asistente automático de { $creditor }: lo que acordamos quedó pagado, y acá está la carta que lo dice.
    { $link }
    .sms = Aviso automático de { $creditor }: lo que acordamos quedó pagado, gracias. La carta que lo dice: { $link }
account-settled =
    Gracias. Te escribe el asistente automático de { $creditor }: ya no queda nada pendiente, y no hace falta que hagas nada más.

    { -to-talk }
    .sms = Aviso automático de { $creditor }: ya no queda nada pendiente. Gracias. { -to-talk-short }


## An instalment's date

promise-current =
    Gracias por escribir. Esto es lo que acordamos y sigue en pie:
    { $lines }

    Está todo por escrito: { $link }

    ¿Qué te gustaría hacer?
    .sms =
    Lo acordado:
    { $lines }
    Por escrito: { $link }
    ¿Qué te gustaría hacer?
promise-passed-on =
    Gracias por avisar. { $reason }, así que lo ve una persona del equipo: es el caso { $case }, y te responde a más tardar el { $due }. Mientras tanto no vas a recibir recordatorios.
    .sms = Gracias por avisar. Lo ve una persona: caso { $case }, respuesta a más tardar el { SHORT($due) }. Mientras tanto, sin recordatorios.
promise-ahead =
    Claro, podés pagar antes sin cambiar nada: cada pago cuenta desde que llega. En total quedan { $total }; podés pagarlos de una vez, o solo lo próximo.
promise-unchanged =
    De acuerdo, queda como estaba: { $amount } el { $on }. Si algo cambia, avisame y lo vemos.
    .sms = De acuerdo, queda como estaba: { $amount } el { SHORT($on) }. Si algo cambia, avisame y lo vemos.
promise-split =
    { -noted }, gracias por avisar. Queda así, y lo demás no cambia:
    { $lines }

    { HAS($case) ->
        [yes] No vas a recibir recordatorios mientras siga abierto tu caso { $case }.
       *[no] Te lo recuerdo antes de cada fecha.
    }
    .sms =
    { -noted }, gracias por avisar:
    { $lines }
promise-anew =
    Gracias por volver. El acuerdo anterior ya no corre, y no pasa nada: lo que pagaste cuenta, y podemos hacer otro más liviano.
    .sms = Gracias por volver. Lo que pagaste cuenta, y podemos hacer otro acuerdo más liviano.


## A bill that is wrong, a service that never came

dispute-which =
    Gracias por decirlo; quiero detener la que corresponde. También podés escribir el número.

    ¿De cuál se trata?
    .sms = Gracias por decirlo. Podés escribir el número: ¿de cuál se trata?
dispute-which-again =
    Lo demás lo vemos enseguida. Para frenar solo lo que corresponde me falta saber la factura; si no está a la vista, escribí «no sé» y la busca una persona.

    ¿De cuál se trata?
    .sms = Quiero frenar solo lo que corresponde; si no está a la vista, escribí «no sé». ¿De cuál factura se trata?
dispute-invoice-opened =
    Hacés bien en decirlo; si hay un error, nos toca a nosotros corregirlo. Detuve el cobro de { $what } ({ $amount }): no suma intereses ni te vamos a escribir por eso.

    Lo revisa una persona, caso { $case }, y te responde a más tardar el { $due }. ¿Querés contarle algo más?
    .sms = Hacés bien en decirlo. Detuve { $what } ({ $amount }). Caso { $case }, respuesta el { SHORT($due) }. ¿Agregás algo más?
dispute-service-opened =
    Tenés razón en no pagar por algo que no llegó como correspondía. Detuve el cobro de { $what } ({ $amount }): no suma intereses ni te vamos a escribir por eso.

    Lo revisa una persona, caso { $case }, y te responde a más tardar el { $due }. ¿Querés contarle algo más?
    .sms = Tenés razón en decirlo. Detuve { $what } ({ $amount }). Caso { $case }, respuesta el { SHORT($due) }. ¿Agregás algo más?
dispute-invoice-opened-all =
    Hacés bien en decirlo; si hay un error, nos toca a nosotros corregirlo. Todo queda detenido: no suma intereses ni te vamos a escribir por eso.

    Lo revisa una persona, caso { $case }, y te responde a más tardar el { $due }. ¿Querés contarle algo más?
    .sms = Hacés bien en decirlo. Todo queda detenido: caso { $case }, respuesta a más tardar el { SHORT($due) }. ¿Agregás algo más?
dispute-service-opened-all =
    Tenés razón en no pagar por algo que no llegó como correspondía. Todo queda detenido: no suma intereses ni te vamos a escribir por eso.

    Lo revisa una persona, caso { $case }, y te responde a más tardar el { $due }. ¿Querés contarle algo más?
    .sms = Tenés razón en decirlo. Todo queda detenido: caso { $case }, respuesta a más tardar el { SHORT($due) }. ¿Agregás algo más?
bill-resent =
    Eso no debió pasar; fue error nuestro, y te pido disculpas. Acá está { $what } ({ $amount }): { $link }

    Para que tengas tiempo, ahora vence el { $on }; hasta ese día no suma nada y nuestros avisos siguen la fecha nueva.{ $others ->
        [yes] {" "}¿Necesitás también otra?
       *[no] {""}
    }
    .sms = Fue error nuestro, disculpá. { $what } ({ $amount }): { $link } Ahora vence el { SHORT($on) }.{ $others ->
        [yes] {" "}¿Necesitás otra?
       *[no] {""}
    }
bill-resent-again =
    Disculpá que no te llegara. Acá está { $what } ({ $amount }): { $link }{ $others ->
        [yes] {" "}¿Necesitás también otra?
       *[no] {""}
    }
    .sms = Disculpá que no te llegara. { $what } ({ $amount }): { $link }{ $others ->
        [yes] {" "}¿Necesitás otra?
       *[no] {""}
    }
bill-none =
    Disculpá que no te llegara. Yo no veo acá nada pendiente para enviarte, y lo busca una persona del equipo: es el caso { $case }, y te responde a más tardar el { $due }.
    .sms = Disculpá que no te llegara. Acá no veo nada pendiente: lo busca una persona, caso { $case }, respuesta a más tardar el { SHORT($due) }.
dispute-part-opened =
    Hacés bien en decirlo; si hay un error, nos toca corregirlo. De { $what } frené solo { $amount }: esa parte no suma intereses ni te vamos a escribir por ella. El resto, { $left }, lo podés pagar cuando quieras.

    Lo revisa una persona, caso { $case }, y te responde a más tardar el { $due }. ¿Querés contarle algo más?
    .sms = Hacés bien en decirlo. De { $what } frené { $amount }; quedan { $left }. Caso { $case }, respuesta el { SHORT($due) }. ¿Agregás algo más?
dispute-whole =
    Entendido, es toda. La frené completa: no suma intereses ni te vamos a escribir por ella. Te respondemos a más tardar el { $due }.
    .sms = Entendido: la frené completa. Te respondemos a más tardar el { SHORT($due) }.
dispute-added =
    Gracias. Quedó en el caso, con tus mismas palabras.
dispute-nothing-more =
    De acuerdo, con eso basta por ahora. Te respondemos a más tardar el { $due }; hasta entonces no hace falta que hagas nada.
    .sms = De acuerdo, con eso basta. Te respondemos a más tardar el { SHORT($due) }; hasta entonces no hace falta que hagas nada.


## A complaint, a payment that we do not see

complaint-opened =
    Eso no debió pasar, y te pido disculpas. Frené los mensajes.

    Lo está viendo una persona del equipo: es el caso { $case }, y te responde a más tardar el { $due }. ¿Querés agregar algo?
    .sms = Eso no debió pasar, y te pido disculpas. Caso { $case }, respuesta a más tardar el { SHORT($due) }. ¿Querés agregar algo?
complaint-added =
    Gracias por contarlo. Quedó en el caso, con tus mismas palabras.
complaint-nothing-more =
    De acuerdo, con eso basta por ahora. Te respondemos a más tardar el { $due }, y hasta entonces no vas a recibir recordatorios.
    .sms = De acuerdo, con eso basta. Te respondemos a más tardar el { SHORT($due) }; hasta entonces, sin recordatorios.
claim-opened =
    Gracias por avisar. Frené los recordatorios mientras buscamos tu pago: es el caso { $case }, y te respondemos a más tardar el { $due }.

    ¿Me mandás una foto o el PDF del comprobante, o la fecha y el medio con que pagaste?
    .sms = Gracias por avisar. Buscamos tu pago: caso { $case }, respuesta a más tardar el { SHORT($due) }. ¿Qué día y por qué medio lo hiciste?
claim-opened-with-file =
    Gracias por avisar y por enviarlo: lo recibí y lo anoté en el caso { $case }, para quien busca tu pago. Frené los recordatorios, y te respondemos a más tardar el { $due }.
    .sms = Gracias por enviarlo: lo anoté en tu caso { $case }. Frené los recordatorios; respuesta a más tardar el { SHORT($due) }.
claim-added =
    Gracias, eso ayuda a encontrarlo. Quedó en el caso, y mientras tanto no vas a recibir recordatorios.
claim-taken-back =
    Gracias por aclararlo; no pasa nada. Lo anoté en el caso { $case }, para que nadie siga buscando ese pago. Cuando quieras, contame cuánto y cuándo { -suits } pagar.
    .sms = Gracias por aclararlo; lo anoté en el caso { $case }. Cuando quieras, contame cuánto y cuándo { -suits } pagar.
claim-without-details =
    No hace falta, lo buscamos con lo que tenemos. Te respondemos a más tardar el { $due }.
    .sms = No hace falta, lo buscamos con lo que tenemos. Te respondemos a más tardar el { SHORT($due) }.


## A person

handover-on-duty =
    Claro que sí. Una persona del equipo te responde por acá, a más tardar el { $due }. Es el caso { $case }; podés seguir escribiendo, va a leer todo.
    .sms = Claro que sí. Te responde una persona por acá, a más tardar el { SHORT($due) }. Es el caso { $case }.
handover-under-way =
    Una persona del equipo ya tiene tu mensaje, es el caso { $case }, y te responde por acá a más tardar el { $due }. Podés seguir escribiendo, va a leer todo.
    .sms = Una persona ya tiene tu mensaje, caso { $case }, y te responde por acá a más tardar el { SHORT($due) }.
handover-off-duty =
    Claro que sí. Ahora no hay nadie de turno; vuelven el { $opens }. Puedo pedir que te llamen, o que te respondan por escrito.

    ¿Cuándo { -suits }?
    .sms = Ahora no hay nadie de turno; vuelven el { SHORT($opens) }. ¿Cuándo { -suits } que te llamen, o preferís por escrito?
handover-busy =
    Claro que sí. En este momento no hay nadie libre para escribirte. Puedo pedir que te llamen, o que te respondan por escrito.

    ¿Cuándo { -suits }?
    .sms = Ahora mismo no hay nadie libre. ¿Cuándo { -suits } que te llamen, o preferís por escrito?
handover-other-hour =
    A esa hora no puedo apartarte una llamada.

    ¿Te sirve una de estas, o preferís que te respondan por escrito?
    .sms = A esa hora no puedo apartarte una llamada. ¿Te sirve una de estas?
handover-call-when =
    Dale, te llama una persona del equipo.

    ¿Cuándo { -suits }?
    .sms = Dale, te llama una persona del equipo. ¿Cuándo { -suits }?
handover-call-booked =
    { -noted }: una persona del equipo te llama el { $at }. Es el caso { $case }. Si esa hora se te complica, escribime y la cambiamos.
    .sms = { -noted }: una persona del equipo te llama el { SHORT($at) }. Es el caso { $case }.
handover-wish =
    Lo anoté en tu caso { $case }, con tus palabras. Si a esa hora no se puede, te escriben por acá a más tardar el { $due }.
    .sms = Lo anoté en tu caso { $case }. Si a esa hora no se puede, te escriben por acá a más tardar el { SHORT($due) }.
handover-call-wish =
    Lo anoté para quien te llama, que va a ver la hora que preferís. Si no te avisan otra cosa, la llamada queda para el { $at }.
    .sms = Lo anoté para quien te llama. Si no te avisan otra cosa, la llamada queda para el { SHORT($at) }.
handover-in-writing =
    { -noted }: una persona del equipo te responde por acá, a más tardar el { $due }. Es el caso { $case }.
    .sms = { -noted }: una persona del equipo te responde por acá, a más tardar el { SHORT($due) }. Es el caso { $case }.
handover-returned =
    Acá vuelve el asistente automático; seguimos cuando quieras. Si necesitás de nuevo a una persona, escribí «persona».
handover-wait-over =
    La respuesta que te prometimos no llegó a tiempo. Fue error nuestro, y tu caso { $case } pasa al primer lugar: te responden a más tardar el { $due }. Mientras tanto puedo ayudarte yo.
    .sms = La respuesta no llegó a tiempo y fue error nuestro. Tu caso { $case } pasa al primer lugar: a más tardar el { SHORT($due) }.
exit-noted =
    Gracias por decirlo con franqueza; no voy a insistir. Queda registrado que te querés ir, con tus palabras: es el caso { $case }. Quien se ocupa de eso te responde a más tardar el { $due }.
    .sms = Gracias por la franqueza; no voy a insistir. Queda registrado: caso { $case }, respuesta a más tardar el { SHORT($due) }.
exit-which = Para no entenderte mal: ¿querés pagar tu cuenta, o dejar el servicio?


## Stop, and begin again

stop-confirmed =
    Hecho: desde ahora no vas a recibir más mensajes de { $creditor }, por ningún medio. Si algún día querés volver a recibirlos, escribí ALTA.
    .sms = Hecho: no vas a recibir más mensajes de { $creditor }, por ningún medio. Para volver a recibirlos, escribí ALTA.
stop-elsewhere =
    Hecho: desde ahora no te escribimos. Que preferís otro medio queda anotado para una persona del equipo, que lo va a ver. Si algún día querés volver a recibir mensajes por acá, escribí ALTA.
    .sms = Hecho: no te escribimos más. Tu preferencia la va a ver una persona del equipo. Para volver a recibir mensajes, escribí ALTA.
opt-in-confirmed =
    Gracias; { $creditor } va a volver a escribirte solo cuando haga falta. Si dejás de querer estos mensajes, respondé BAJA.
    .sms = Gracias; { $creditor } te va a escribir solo cuando haga falta. Para no recibir más, respondé BAJA.
wrong-person =
    Gracias por avisar, y disculpá la molestia. Quito este número ahora mismo; no vas a recibir más mensajes nuestros.
    .sms = Gracias por avisar, y disculpá la molestia. Quito este número ahora mismo; no vas a recibir más mensajes nuestros.
wrong-person-bereaved =
    Siento mucho tu pérdida.

    No vamos a volver a escribir a este número. Una persona del equipo se ocupa de lo demás; vos no tenés que hacer nada.
    .sms = Siento mucho tu pérdida. No vamos a volver a escribir a este número. Una persona se ocupa; vos no tenés que hacer nada.
wrong-person-asked =
    Una persona del equipo se ocupa de esto y te responde por acá, a más tardar el { $due }. Te va a decir si hace falta algún documento; mientras tanto no tenés que hacer nada.
    .sms = Una persona del equipo te responde por acá, a más tardar el { SHORT($due) }. Mientras tanto no tenés que hacer nada.
wrong-person-new-number = Gracias por avisar. Seguimos por acá, y una persona del equipo deja tu número al día.
wrong-person-missent = No hay problema, eso pasa. Seguimos cuando quieras.
wrong-person-mourning = Gracias por decírmelo. Ya lo tiene la persona del equipo que se ocupa; no tenés que hacer nada más.


## A life before any account

distress-on-duty =
    Lo que me decís es más importante que cualquier cuenta. Avisé a una persona de nuestro equipo y te va a hablar hoy.

    Si sentís que podés hacerte daño, por favor llamá ahora al { $line }. Ahí hay alguien para escucharte.
    .sms = Esto importa más que cualquier cuenta. Una persona te habla hoy. Si sentís que podés hacerte daño, llamá ahora al { $line }.
distress-off-duty =
    Lo que me decís es más importante que cualquier cuenta, y no te vamos a escribir por ninguna.

    Si sentís que podés hacerte daño, por favor llamá ahora al { $line }. Ahí hay alguien para escucharte.
    .sms = Esto importa más que cualquier cuenta. Si sentís que podés hacerte daño, por favor llamá ahora al { $line }: te escuchan.
distress-on-duty-no-line =
    Lo que me decís es más importante que cualquier cuenta. Avisé a una persona de nuestro equipo y te va a hablar hoy.

    Si sentís que podés hacerte daño, por favor llamá ahora a emergencias o buscá a alguien de confianza que te acompañe.
    .sms = Esto importa más que cualquier cuenta. Una persona te habla hoy. Si sentís que podés hacerte daño, llamá a emergencias.
distress-off-duty-no-line =
    Lo que me decís es más importante que cualquier cuenta, y no te vamos a escribir por ninguna.

    Si sentís que podés hacerte daño, por favor llamá ahora a emergencias o buscá a alguien de confianza que te acompañe.
    .sms = Esto importa más que cualquier cuenta. Si sentís que podés hacerte daño, por favor llamá ahora a emergencias.
distress-ask =
    Quizá te entendí mal, y prefiero preguntar: vos importás más que cualquier cuenta. Si pensás en hacerte daño o alguien te lo hace, llamá ahora al { $line }: ahí hay alguien para escucharte.

    ¿Estás en peligro?
    .sms = Vos importás más que cualquier cuenta. Si pensás en hacerte daño, llamá ahora al { $line }: te escuchan. ¿Estás en peligro?
distress-ask-no-line =
    Quizá te entendí mal, y prefiero preguntar: vos importás más que cualquier cuenta. Si pensás en hacerte daño o alguien te lo hace, llamá ahora a emergencias o buscá a alguien de confianza.

    ¿Estás en peligro?
    .sms = Vos importás más que cualquier cuenta. Si pensás en hacerte daño, llamá ahora a emergencias. ¿Estás en peligro?
distress-none = Gracias por decírmelo. Acá estoy para lo que necesites.


## When paying is not possible

hardship-heard = Gracias por contármelo. Siento que estés pasando por esto.
hardship-offer-person =
    No te voy a pedir una fecha ahora. Una persona del equipo puede dejar la cuenta en pausa o ver cómo reducir lo que queda.

    ¿Te parece bien que te escriba?
    .sms = No te voy a pedir una fecha ahora. Una persona puede pausar la cuenta o reducirla. ¿Te parece bien que te escriba?
hardship-your-word =
    Sin ningún apuro: puede ser poco, puede ser más adelante, y si ahora no se puede, también está bien decirlo.

    ¿Qué sería posible para vos?
    .sms = Puede ser poco o más adelante, y si ahora no se puede, también está bien decirlo. ¿Qué sería posible para vos?
hardship-passed-on =
    Gracias por la confianza. Una persona del equipo te escribe a más tardar el { $due }; es el caso { $case }. Hasta entonces no vas a recibir recordatorios ni tenés que decidir nada.
    .sms = Gracias por la confianza. Te escribe una persona a más tardar el { SHORT($due) }, caso { $case }. Hasta entonces, nada que decidir.
keeping-ask =
    Si querés, anoto lo que me contaste: solo lo lee quien te atiende, y { $days ->
        [one] al día siguiente
       *[other] a los { $days } días
    } se borra. Respondas lo que respondas, la ayuda es la misma.

    ¿Lo anoto?
    .sms = Si querés, anoto lo que me contaste: solo para quien te atiende, { $days ->
        [one] un día
       *[other] { $days } días
    }. Si no, la ayuda es la misma. ¿Lo anoto?
keeping-kept = Anotado, solo para quien te atiende. Gracias por la confianza.
hardship-loss = Siento mucho tu pérdida.
hardship-care =
    Con eso basta por ahora: no hay nada que decidir ni que responder. Una persona del equipo se ocupa de tu cuenta; es el caso { $case }, y te escribe a más tardar el { $due }. Hasta entonces no vas a recibir recordatorios.
    .sms = Por ahora no hay nada que decidir. Una persona se ocupa de tu cuenta: caso { $case }, te escribe a más tardar el { SHORT($due) }.
hardship-ahead =
    Avisar con tiempo ayuda: así hay margen. La cuenta vence el { $on }, y desde ahora se puede acordar otra fecha o pagarla en partes.

    ¿Qué sería posible para vos?
    .sms = Avisar con tiempo ayuda. Vence el { SHORT($on) } y ya se puede acordar otra fecha o partes. ¿Qué sería posible para vos?
hardship-ways =
    Además de pagar en partes, hay estas vías. Mirar una no compromete a nada.

    ¿Cuál querés ver?
    .sms = Hay otras vías, y mirar no compromete a nada. ¿Cuál querés ver?
hardship-when =
    De acuerdo: por ahora nada, y está bien así.

    ¿Qué día preferís que lo retomemos?
hardship-until =
    { -noted }: te escribo el { $on } y no antes. Si algo cambia, podés escribirme cuando quieras.
    .sms = { -noted }: te escribo el { SHORT($on) } y no antes. Si algo cambia, podés escribirme cuando quieras.
hardship-again =
    Hola, { $name }. Te escribe el asistente automático de { $creditor }. Quedamos en retomarlo, sin ningún apuro. Cuando quieras, contame qué sería posible para vos; también te puede atender una persona.
    .sms = Asistente automático de { $creditor }: quedamos en retomarlo, sin apuro. Contame cuando quieras, o pedí una persona.


## Ways besides a plan

route-pause =
    Puedo dejar la cuenta en pausa hasta el { $on }: sin recordatorios, sin intereses ni gastos. Ese día te escribo para ver cómo seguir; el monto será el mismo de hoy.

    ¿La dejamos en pausa?
    .sms = Puedo pausarla hasta el { SHORT($on) }, sin recordatorios ni intereses. Ese día te escribo y el monto es el mismo. ¿La pausamos?
route-pause-begun =
    Listo: la cuenta queda en pausa hasta el { $on }. No vas a recibir recordatorios y no se suma nada. Ese día te escribo; si antes querés pagar algo o acordar otra cosa, acá estoy.
    .sms = Listo: en pausa hasta el { SHORT($on) }, sin recordatorios y sin que se sume nada. Ese día te escribo; antes, cuando quieras.
pause-over =
    Hola, { $name }. Te escribe el asistente automático de { $creditor }. La pausa terminó, y no se sumó nada mientras tanto. Cuando quieras, contame cómo { -suits } seguir; también te puede atender una persona.
    .sms = Asistente automático de { $creditor }: la pausa terminó y no se sumó nada. Contame cómo seguir, o pedí una persona.
route-small-first-payment =
    Dale, se puede empezar con poco. Lo que me digas lo reviso enseguida.

    ¿Con cuánto podrías empezar, y qué día?
    .sms = Dale, se puede empezar con poco. ¿Con cuánto podrías empezar, y qué día?
route-return-goods =
    Se puede devolver. Una persona del equipo revisa en qué estado está y cuánto bajaría lo que queda, y te responde a más tardar el { $due }. Hasta que lo aceptes no cambia nada.

    ¿Se lo paso?
    .sms = Se puede devolver: una persona revisa cuánto bajaría lo que queda y te responde a más tardar el { SHORT($due) }. ¿Se lo paso?
route-change-tariff =
    Se puede ver un plan o una tarifa más económica. Una persona del equipo revisa cuáles te corresponden y te responde a más tardar el { $due }. Lo ya facturado no cambia con eso.

    ¿Se lo paso?
    .sms = Se puede ver una tarifa más económica: una persona revisa cuál te corresponde, a más tardar el { SHORT($due) }. ¿Se lo paso?
route-direct-debit =
    Se puede pagar por débito automático. Una persona del equipo te manda la autorización a más tardar el { $due }, y no se descuenta nada hasta que la firmes. Por acá nunca te voy a pedir datos de tu tarjeta.

    ¿Se lo paso?
    .sms = Una persona te manda la autorización a más tardar el { SHORT($due) }; nada se descuenta sin tu firma. ¿Se lo paso?
route-other-payer =
    Otra persona puede pagar por vos. Alguien del equipo te dice cómo a más tardar el { $due }, sin contarle a nadie los detalles de tu cuenta.

    ¿Se lo paso?
    .sms = Otra persona puede pagar por vos. Alguien del equipo te dice cómo a más tardar el { SHORT($due) }. ¿Se lo paso?
route-by-person =
    Eso no lo puedo decidir yo. Lo ve una persona del equipo, que te responde a más tardar el { $due }.

    ¿Se lo paso?
    .sms = Eso no lo puedo decidir yo. Lo ve una persona, que te responde a más tardar el { SHORT($due) }. ¿Se lo paso?
route-passed-on =
    Listo: es el caso { $case }, y te responden a más tardar el { $due }. Mientras tanto no vas a recibir recordatorios.
    .sms = Listo: es el caso { $case }, y te responden a más tardar el { SHORT($due) }. Mientras tanto, sin recordatorios.
route-declined = De acuerdo, queda como está. Acá estoy para lo que necesites.
goal-noted = Tomo nota de que lo que más te importa es { $goal }.
goal-clear-name = limpiar tu historial
goal-keep-credit = conservar tu crédito
irritation-offer =
    Siento que esto se te esté haciendo pesado. Frené los recordatorios, y si preferís tratarlo con una persona del equipo, escribí «persona» en cualquier momento.
    .sms = Siento que esto se te esté haciendo pesado. Frené los recordatorios; si preferís a una persona, escribí «persona».


## Farewell and rating

farewell-agreement =
    Gracias por la confianza. Lo próximo es el { $on }{ HAS($case) ->
        [yes] .
       *[no] ; te lo recuerdo.
    }
    .sms = Gracias por la confianza. Lo próximo es el { SHORT($on) }{ HAS($case) ->
        [yes] .
       *[no] ; te lo recuerdo.
    }
farewell-case =
    Gracias por escribir. Lo próximo nos toca a nosotros: te respondemos a más tardar el { $on }{ HAS($case) ->
        [yes] , caso { $case }
       *[no] {""}
    }.
    .sms = Gracias por escribir. Lo próximo nos toca a nosotros: te respondemos a más tardar el { SHORT($on) }{ HAS($case) ->
        [yes] , caso { $case }
       *[no] {""}
    }.
farewell-payment =
    Gracias. Lo próximo es tu pago del { $on }; en cuanto llegue, te lo confirmo por acá.
    .sms = Gracias. Lo próximo es tu pago del { SHORT($on) }; en cuanto llegue, te lo confirmo por acá.
farewell-paid = Gracias a vos. No queda nada pendiente, y acá estoy para lo que necesites.
farewell-none = Gracias por escribir. Acá estoy cuando quieras seguir, de día o de noche.
farewell-again = De nada. Que te vaya muy bien.
rating-ask =
    Para aprender de esto, si querés decirlo: ¿cómo sentiste esta conversación?
satisfaction-ask =
    Tu caso { $case } quedó cerrado.

    Si querés decirlo: ¿qué te pareció la atención?
satisfaction-own =
    Tu caso { $case } quedó cerrado.

    { $text }
satisfaction-more = Gracias. ¿Querés agregar algo en tus palabras?
satisfaction-person = Gracias por contarlo. ¿Querés que te escriba por esto una persona del equipo?


## What the assistant cannot read

media-voice = Recibí tu audio para el equipo; yo no puedo escucharlo aún. Escribímelo acá, por favor.
media-voice-person = Recibí también este audio, y para que no tengas que escribir lo escucha una persona del equipo.
media-file = Recibí el archivo para el equipo; aún no puedo abrirlo. Si querés, escribime de qué se trata.
media-location = Guardé tu ubicación para el equipo; aún no puedo leerla. Si querés, escribime lo que necesitás.
media-contact = Recibí el contacto para el equipo; esa persona no recibe nada de mí. Si querés, escribime lo que necesitás.
media-sticker = Aún no puedo ver stickers; con palabras sí te entiendo.
media-unreadable = Ese tipo de mensaje no puedo abrirlo aún; con palabras sí te entiendo.
media-empty = Tu mensaje me llegó vacío. Escribilo otra vez, por favor.
media-edited = Vi que cambiaste un mensaje que ya había leído. Si cambió algo importante, escribímelo en un mensaje nuevo.
media-added = Gracias, lo recibí y lo anoté en tu caso { $case }, para quien lo está viendo.
media-lost = Lo siento: lo que me enviaste no llegó bien y no pude guardarlo. Podés enviármelo otra vez, o escribírmelo.
media-lost-large = Lo siento: lo que me enviaste pesa demasiado y no pude guardarlo. Podés enviarlo más liviano, o escribírmelo.
media-lost-kind = Lo siento: ese tipo de archivo no puedo guardarlo. Podés enviarlo como foto o PDF, o escribírmelo.


## When something was not understood

nod =
    De acuerdo. Acá estoy para lo que necesites: ver tu cuenta, proponer un pago o hablar con alguien.
    .sms = De acuerdo. Acá estoy para lo que necesites: escribí «cuenta», «pagar» o «persona».
repair-first = Perdón, no te entendí bien. Podés decírmelo con otras palabras, o tocar una de estas opciones.
    .sms = Perdón, no te entendí bien. Podés decírmelo con otras palabras, o escribir «persona».
repair-which = Prefiero preguntarte a entenderte mal. Podés decírmelo con otras palabras, o tocar lo que más se acerque.
    .sms = Prefiero preguntarte a entenderte mal. Podés decírmelo con otras palabras, o escribir lo que más se acerque.
repair-second =
    Sigo sin entenderte, y la limitación es mía. Ayuda una frase corta, como «pagar 100 el viernes». O se lo paso a una persona.
    .sms = Sigo sin entenderte, y la limitación es mía. Probá con «pagar 100 el viernes», o escribí «persona».
repair-passed-on =
    No quiero hacerte perder más tiempo: tus mensajes los lee una persona del equipo, caso { $case }, y te responde a más tardar el { $due }.
    .sms = No quiero hacerte perder tiempo: lo ve una persona, caso { $case }, y te responde a más tardar el { SHORT($due) }.
repair-under-way =
    No te entendí, pero una persona del equipo ya tiene tus mensajes y te responde a más tardar el { $due }.
    .sms = No te entendí, pero una persona ya tiene tus mensajes y te responde a más tardar el { SHORT($due) }.


## Questions that the creditor answers

topic-answer =
    Te lo respondo con las palabras de { $creditor }:

    { $answer }
    .sms = { $creditor }: { $answer }
topic-passed-on =
    Prefiero no decirte algo inexacto. Te lo responde una persona del equipo a más tardar el { $due }; es el caso { $case }.
    .sms = No quiero decirte algo inexacto: te lo responde una persona a más tardar el { SHORT($due) }, caso { $case }.
objection-again =
    Ya hablamos de esto y no quiero repetir lo mismo. ¿Te parece que lo vea una persona del equipo con vos?
    .sms = Ya hablamos de esto. ¿Te parece que lo vea una persona del equipo con vos?
phishing-opened =
    Gracias por avisar. Nunca pedimos tarjetas, claves ni depósitos a personas: no respondas a ese mensaje, y si ya diste datos, llamá a tu banco.

    Lo ve una persona del equipo: es el caso { $case }, y te responde a más tardar el { $due }. ¿Qué decía, y de dónde te lo mandaron?
    .sms = Gracias por avisar. Nunca pedimos tarjetas ni claves: no respondas, y si diste datos, llamá a tu banco. Caso { $case }, respuesta a más tardar el { SHORT($due) }. ¿Qué decía y de dónde venía?
phishing-added = Gracias, eso ayuda a encontrarlos. Quedó en el caso, con tus mismas palabras.
phishing-nothing-more =
    De acuerdo, con eso basta. Te respondemos a más tardar el { $due }.
    .sms = De acuerdo, con eso basta. Te respondemos a más tardar el { SHORT($due) }.
trust-page-and-phone =
    Hacés bien en comprobarlo. Soy el asistente automático de { $creditor }. Sin tocar ningún enlace de este chat, escribí { $page } en tu navegador y comprobá ahí el código del mensaje, si trae uno, o llamá al { $phone } y preguntá por él.

    Nunca pedimos tarjetas, claves, códigos de tu banco ni depósitos a cuentas de personas.
    .sms = Hacés bien en comprobarlo: { $creditor }, { $page } o { $phone }. Nunca pedimos tarjetas ni claves.
trust-phone =
    Hacés bien en comprobarlo. Soy el asistente automático de { $creditor }. Podés llamar al { $phone } y preguntar por este mensaje.

    Nunca pedimos tarjetas, claves, códigos de tu banco ni depósitos a cuentas de personas.
    .sms = Hacés bien en comprobarlo: llamá a { $creditor }, { $phone }. Nunca pedimos tarjetas ni claves.
trust-page =
    Hacés bien en comprobarlo. Soy el asistente automático de { $creditor }. Sin tocar ningún enlace de este chat, escribí { $page } en tu navegador: ahí podés comprobar el código del mensaje, si trae uno, y ver nuestros contactos.

    Nunca pedimos tarjetas, claves, códigos de tu banco ni depósitos a cuentas de personas.
    .sms = Hacés bien en comprobarlo: { $creditor }, { $page }. Nunca pedimos tarjetas ni claves.
trust-bill =
    Hacés bien en comprobarlo. Soy el asistente automático de { $creditor }. Podés llamar al número que aparece en tu factura y preguntar por este mensaje.

    Nunca pedimos tarjetas, claves, códigos de tu banco ni depósitos a cuentas de personas.
    .sms = Hacés bien en comprobarlo: llamá a { $creditor }, al número de tu factura. Nunca pedimos tarjetas ni claves.
hours-read-back =
    Claro. Te escribimos solo a estas horas:
    { $lines }

    ¿Lo dejo anotado así?
    .sms =
    Te escribimos solo así:
    { $lines }
    ¿Lo anoto?
hours-kept = Anotado: a otras horas no te escribimos. Si querés cambiarlo, decímelo cuando quieras.
hours-again =
    Está bien, no anoté nada nuevo. Decime de otra manera a qué horas o qué días te queda bien: «solo por las tardes», «no los domingos».
    .sms = No anoté nada nuevo. Por ejemplo, «solo por las tardes»: ¿a qué horas o qué días te queda bien?
hours-any = Anotado: te escribimos a cualquier hora de las permitidas, como antes.
hours-never =
    Anotado. A esas horas no podemos escribirte, así que no te escribiremos por nuestra cuenta. Vos podés escribirme cuando quieras.

    Si alguna de estas horas te queda bien, decímelo:
    { $lines }
    .sms =
    Anotado: no te escribiremos por nuestra cuenta. Si te queda bien, solo podemos:
    { $lines }
hours-not-at-work =
    Gracias por decirlo, y disculpá. Una persona del equipo quita la dirección de tu trabajo y te confirma a más tardar el { $due }. Hasta entonces no te escribimos por nuestra cuenta.
    .sms = Gracias por decirlo. Una persona quita la dirección de tu trabajo y te confirma hasta el { SHORT($due) }. Hasta entonces no te escribimos.
later-waiting = Claro, tomate tu tiempo; acá estoy.
later-noted =
    Claro, sin problema. No te escribo antes del { $on }; vos podés escribirme cuando quieras.
    .sms = Claro, sin problema. No te escribo antes del { SHORT($on) }; vos podés escribirme cuando quieras.
language-changed = Dale, seguimos en español.
help-what-for =
    Soy el asistente automático de { $creditor }. Conmigo podés ver tu cuenta, proponer cómo pagar, avisar de un error o pedir que te atienda una persona, a cualquier hora.
    .sms = Soy el asistente automático de { $creditor }: mirá tu cuenta, proponé un pago, avisá de un error o pedí una persona.
abuse-heard =
    Siento que hayamos llegado a esto, y tomo en serio tu enojo. Lo puede ver una persona del equipo; y si preferís seguir conmigo, acá estoy.
    .sms = Siento que hayamos llegado a esto. Lo puede ver una persona del equipo; y si preferís seguir conmigo, acá estoy.
abuse-passed-on =
    Siento no haber ayudado. Una persona del equipo va a leer todo y te responde a más tardar el { $due }; es el caso { $case }.
    .sms = Siento no haber ayudado. Lo lee una persona y te responde a más tardar el { SHORT($due) }; es el caso { $case }.


## What the team decided

case-resolved-found =
    Encontramos tu pago; gracias por la espera. Esto te escribe quien lo buscó, caso { $case }:

    { $text }
    .sms = Encontramos tu pago; gracias por la espera. Caso { $case }: { $text }
case-resolved-not-found =
    Lo buscamos con cuidado, y tu pago todavía no aparece. Esto te escribe quien llevó el caso { $case }:

    { $text }

    Si encontrás un comprobante, decime que ya pagaste y mandámelo: lo buscamos otra vez.
    .sms = Tu pago todavía no aparece. Caso { $case }: { $text }
case-resolved-right-done =
    Hicimos lo que pediste sobre tus datos. Esto te escribe quien se encargó, caso { $case }:

    { $text }
    .sms = Hicimos lo que pediste sobre tus datos. Caso { $case }: { $text }
case-resolved-right-refused =
    Vimos con cuidado lo que pediste sobre tus datos, y no podemos hacerlo. Este es el motivo, de quien llevó el caso { $case }:

    { $text }

    Si no estás de acuerdo, podés acudir a la autoridad que protege los datos personales en tu país.
    .sms = No podemos hacer lo que pediste sobre tus datos. Caso { $case }: { $text } Podés acudir a la autoridad de datos de tu país.
case-resolved-right-refused-where =
    Vimos con cuidado lo que pediste sobre tus datos, y no podemos hacerlo. Este es el motivo, de quien llevó el caso { $case }:

    { $text }

    Si no estás de acuerdo, podés acudir a { $office }.
    .sms = No podemos hacer lo que pediste sobre tus datos. Caso { $case }: { $text } Podés acudir a { $office }.
case-resolved-credit =
    Tenías razón, y te lo acreditamos en tu cuenta. Esto te escribe quien revisó el caso { $case }:

    { $text }
    .sms = Tenías razón, y te lo acreditamos en tu cuenta. Caso { $case }: { $text }
case-resolved-correction =
    Tenías razón, y lo corregimos; gracias por avisar. Esto te escribe quien revisó el caso { $case }:

    { $text }
    .sms = Tenías razón, y lo corregimos. Caso { $case }: { $text }
case-resolved-explanation =
    Gracias por la espera. Lo revisamos con atención, y así lo explica quien llevó el caso { $case }:

    { $text }

    Si no te convence, decímelo y lo ve otra persona.
    .sms = Gracias por la espera. Caso { $case }: { $text }
case-approved =
    Buena noticia: aprobaron tu propuesta tal como la hiciste. Queda acordado así:
    { $lines }

    Son { $total } en total, sin intereses ni gastos{ HAS($discount) ->
        [yes] {" "}y, al completarlo, se perdonan { $discount }
       *[no] {""}
    }.
    .sms =
    Aprobaron tu propuesta:
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
    { -noted }: { $adviser } te llama el { $at }. Es el caso { $case }. Si esa hora se te complica, escribime y la cambiamos.
    .sms = { -noted }: { $adviser } te llama el { SHORT($at) }. Es el caso { $case }.
case-call-moved =
    Cambió tu llamada: { $adviser } te llama el { $at }. Es el caso { $case }. Si esa hora se te complica, escribime y la cambiamos.
    .sms = Cambió tu llamada: { $adviser } te llama el { SHORT($at) }. Es el caso { $case }.
case-refused =
    Gracias por la espera. Esta vez no se pudo aprobar como lo propusiste, y así lo explica quien lo vio:

    { $text }

    Hay otras formas; cuando quieras, las vemos acá o con una persona.
    .sms = Esta vez no se pudo aprobar como lo propusiste. { $text } Cuando quieras vemos otras formas.
payment-received =
    Gracias. Te escribe el asistente automático de { $creditor }: recibimos tus { $amount }. Te quedan { $left } en total, y los vemos a tu ritmo.

    { -to-talk }
    .sms = Aviso automático de { $creditor }: recibimos tus { $amount }, gracias. Te quedan { $left } en total. { -to-talk-short }
payment-received-next =
    Gracias. Te escribe el asistente automático de { $creditor }: recibimos tus { $amount }. Lo próximo son { $next_amount } el { $next_on }.

    { -to-talk }
    .sms = Aviso automático de { $creditor }: recibimos tus { $amount }, gracias. Lo próximo son { $next_amount } el { SHORT($next_on) }. { -to-talk-short }
payment-received-part =
    Gracias. Te escribe el asistente automático de { $creditor }: recibimos tus { $amount }. Para completar lo del { $next_on } quedan { $next_amount }. Si se complicó, proponé otra fecha.

    { -to-talk }
    .sms = Aviso automático de { $creditor }: recibimos tus { $amount }, gracias. De lo del { SHORT($next_on) } quedan { $next_amount }. { -to-talk-short }
payment-reversed =
    Te escribe el asistente automático de { $creditor }. El banco nos avisa de que el pago de { $amount } que te agradecimos al final no llegó. Suele ser algo sencillo; por ahora ese monto vuelve a estar pendiente.

    Si lo ves pagado, decímelo. { -to-talk }
    .sms = Aviso automático de { $creditor }: el pago de { $amount } que te agradecimos al final no llegó, según el banco. Si lo ves pagado, decímelo. { -to-talk-short }
payment-misplaced =
    Te escribe el asistente automático de { $creditor }. El pago de { $amount } que te agradecimos no era tuyo: lo anotamos en tu cuenta por error nuestro, y te pedimos disculpas. Ya lo quitamos, y tu cuenta queda como estaba.

    Si vos también pagaste, decímelo. { -to-talk }
    .sms = Aviso automático de { $creditor }: el pago de { $amount } que te agradecimos no era tuyo. Fue error nuestro, disculpá; tu cuenta queda como estaba. { -to-talk-short }
payment-received-noted =
    Muchas gracias. Te escribe el asistente automático de { $creditor }: recibimos tus { $amount }. Por ahora no hace falta que hagas nada más.

    { -to-talk }
    .sms = Aviso automático de { $creditor }: recibimos tus { $amount }. Gracias. { -to-talk-short }
payment-received-all =
    Muchas gracias. Te escribe el asistente automático de { $creditor }: recibimos tus { $amount }, y con esto no queda nada pendiente.

    { -to-talk }
    .sms = Aviso automático de { $creditor }: recibimos tus { $amount }, y con esto no queda nada pendiente. Gracias. { -to-talk-short }
payment-received-over =
    Muchas gracias. Te escribe el asistente automático de { $creditor }: recibimos tus { $amount }. No queda nada pendiente, y { $favour } quedan a tu favor para la próxima cuenta.

    { -to-talk }
    .sms = Aviso automático de { $creditor }: recibimos tus { $amount }, gracias. Nada pendiente; { $favour } quedan a tu favor. { -to-talk-short }


## Reminders

-to-pay = Respondé PAGAR para ver cómo, «persona» para hablar con alguien, o BAJA para no recibir recordatorios.
-to-pay-short = Respondé PAGAR, «persona», o BAJA si no querés avisos.
-to-talk = Escribí «persona» para hablar con alguien, o respondé BAJA para no recibir recordatorios.
-to-talk-short = Escribí «persona», o respondé BAJA si no querés avisos.

contact-opening =
    Hola. Soy el asistente automático de { $creditor } y busco a la persona titular de la cuenta terminada en { $tail }. Escribí «persona» si preferís tratar con alguien del equipo, o respondé BAJA para no recibir mensajes.

    ¿Hablo con la persona titular?
    .sms = Soy el asistente automático de { $creditor }. { -to-talk-short } ¿Hablo con la persona titular de la cuenta terminada en { $tail }?
reminder-before-due =
    Hola, { $name }. Te escribe el asistente automático de { $creditor }. Un recordatorio: el pago de { $what } vence el { $on }. Si ya lo hiciste, no hace falta que hagas nada.

    { -to-pay }
    .sms = Aviso automático de { $creditor }: el pago de { $what } vence el { SHORT($on) }. { -to-pay-short }
reminder-before-due-plain =
    Hola, { $name }. Te escribe el asistente automático de { $creditor }. El pago de { $what } vence el { $on }. Si ya lo hiciste, gracias.

    { -to-pay }
    .sms = Aviso automático de { $creditor }: el pago de { $what } vence el { SHORT($on) }; si ya lo hiciste, gracias. { -to-pay-short }
reminder-due =
    Hola, { $name }. Te escribe el asistente automático de { $creditor }. Llegó la fecha del pago de { $what }: { $on }. Si ya lo hiciste, gracias; si se complica, proponé otra fecha.

    { -to-pay }
    .sms = Aviso automático de { $creditor }: llegó la fecha del pago de { $what }, { SHORT($on) }. { -to-pay-short }
reminder-due-plain =
    Hola, { $name }. Te escribe el asistente automático de { $creditor }. La fecha del pago de { $what } es el { $on }. Si ya lo hiciste, gracias.

    { -to-pay }
    .sms = Aviso automático de { $creditor }: la fecha del pago de { $what } es el { SHORT($on) }. { -to-pay-short }
reminder-after-due-kind =
    Hola, { $name }. Te escribe el asistente automático de { $creditor }. A veces se pasa: el pago de { $what } era para el { $on }. Si ya lo hiciste, gracias; no hace falta nada.

    { -to-pay }
    .sms = Aviso automático de { $creditor }: a veces se pasa; el pago de { $what } era para el { SHORT($on) }. { -to-pay-short }
reminder-after-due-plain =
    Hola, { $name }. Te escribe el asistente automático de { $creditor }. El pago de { $what }, del { $on }, sigue pendiente. Puede ser de una vez o en partes; si ya lo hiciste, gracias.

    { -to-pay }
    .sms = Aviso automático de { $creditor }: el pago de { $what }, del { SHORT($on) }, sigue pendiente; puede ser en partes. { -to-pay-short }
reminder-after-due-help =
    Hola, { $name }. Te escribe el asistente automático de { $creditor } por el pago de { $what }, del { $on }. Si no podés con todo, proponé cómo: cuánto y cuándo. Te digo enseguida si se puede; vos decidís.

    { -to-talk }
    .sms = Aviso automático de { $creditor }, por el pago de { $what } del { SHORT($on) }: si no podés con todo, proponé cuánto y cuándo. { -to-talk-short }
reminder-after-due-anew =
    Hola, { $name }. Te escribe el asistente automático de { $creditor }. El acuerdo ya no corre, y no pasa nada: lo pagado cuenta. El pago de { $what }, del { $on }, sigue pendiente; si querés, proponé otra forma.

    { -to-talk }
    .sms = Aviso automático de { $creditor }: el acuerdo ya no corre; el pago de { $what }, del { SHORT($on) }, queda como estaba. Proponé otra forma. { -to-talk-short }
reminder-promise =
    Hola, { $name }. Te escribe el asistente automático de { $creditor }. Un recordatorio: lo que acordamos para el { $on }. Si ya lo pagaste, no hace falta nada; si se complicó, proponé otra fecha.

    { -to-pay }
    .sms = Aviso automático de { $creditor }: lo acordado para el { SHORT($on) }. { -to-pay-short }
reminder-promise-plain =
    Hola, { $name }. Te escribe el asistente automático de { $creditor }. Acordamos un pago para el { $on }. Si ya lo hiciste, gracias; si necesitás otra fecha, proponela.

    { -to-pay }
    .sms = Aviso automático de { $creditor }: acordamos un pago para el { SHORT($on) }. { -to-pay-short }
code-line = Código { $proof }: en { $check } podés comprobarlo.
nudge = Hola. Te escribe el asistente automático. Tengo una respuesta para vos: escribime cuando quieras y te la envío por acá.
reminder-missed =
    Hola, { $name }. Te escribe el asistente automático de { $creditor }. Todavía no vemos el pago del { $on }; si ya lo hiciste, no hace falta nada. Y si se complicó, proponé otra fecha con confianza: la vemos.

    { -to-talk }
    .sms = Aviso automático de { $creditor }: no vemos el pago del { SHORT($on) }. Si se complicó, proponé otra fecha. { -to-talk-short }
reminder-missed-plain =
    Hola, { $name }. Te escribe el asistente automático de { $creditor }. El pago que acordamos para el { $on } sigue pendiente. Si ya lo hiciste, gracias; si no, podés hacerlo ahora o proponer otra fecha.

    { -to-pay }
    .sms = Aviso automático de { $creditor }: el pago acordado para el { SHORT($on) } sigue pendiente; podés proponer otra fecha. { -to-pay-short }
reminder-missed-help =
    Hola, { $name }. Te escribe el asistente automático de { $creditor } por el pago acordado para el { $on }. Si ya lo hiciste, gracias; si se complicó, proponé cuánto y cuándo podés. Te digo enseguida si se puede.

    { -to-talk }
    .sms = Aviso automático de { $creditor }, por el pago acordado para el { SHORT($on) }: si se complicó, proponé cuánto y cuándo podés. { -to-talk-short }
reminder-missed-rest =
    Hola, { $name }. Te escribe el asistente automático de { $creditor }. Gracias por lo que ya pagaste para el { $on }. Todavía no vemos el resto; si ya lo hiciste, gracias. Si se complicó, proponé otra fecha.

    { -to-talk }
    .sms = Aviso automático de { $creditor }: gracias por lo ya pagado; no vemos el resto del { SHORT($on) }. Podés proponer otra fecha. { -to-talk-short }
nudge-silence =
    Hola. Te escribe el asistente automático de { $creditor }. Nuestra conversación quedó a medias, y no pasa nada: lo que me contaste está guardado. Podés seguir cuando quieras, sin prisa.

    { -to-talk }
    .sms = Asistente automático de { $creditor }: lo que me contaste está guardado, y podés seguir cuando quieras. { -to-talk-short }
letter-title = Tu cuenta con { $creditor }
letter-opens = Te escribimos por lo que sigue. Si ya está pagado, no hace falta nada: avisanos y lo buscamos.
letter-plan = Si hoy no se puede, decinos cuánto y cuándo { -suits }: lo vemos y te respondemos al momento.
letter-chat = En { $link } conversás con nuestro asistente automático; con la palabra «persona» te atiende alguien del equipo.
letter-dispute = Si algo de esto no corresponde, decínoslo por la misma vía: se detiene mientras se revisa, y te respondemos por escrito.
button-keep-told = Sí, anotalo
file-representatives = Quién actúa en tu nombre
file-told-agreed = Se guarda porque lo aceptaste el { $at }.
settlement-title = Libre deuda
receipt-title = Recibo de pago


## Rights over one's data, and who acts for somebody

rights-rectify =
    Gracias por avisar: un dato mal puesto lo arreglamos nosotros. Queda como solicitud { $case }; una persona te responde a más tardar el { $due }.

    ¿Cómo debe quedar?
    .sms = Gracias por avisar. Solicitud { $case }: una persona te responde a más tardar el { SHORT($due) }. ¿Cómo debe quedar el dato?
rights-rectify-by-law =
    Gracias por avisar: un dato mal puesto lo arreglamos nosotros. Queda como solicitud { $case }; una persona te responde a más tardar el { $due }. La ley ({ $law }) da plazo hasta el { $last }.

    ¿Cómo debe quedar?
    .sms = Gracias por avisar. Solicitud { $case }: respuesta a más tardar el { SHORT($due) }; por ley, el { SHORT($last) }. ¿Cómo debe quedar el dato?
rights-taken =
    Es tu derecho. Queda como solicitud { $case }: una persona del equipo te responde a más tardar el { $due }.
    .sms = Es tu derecho. Solicitud { $case }: una persona te responde a más tardar el { SHORT($due) }.
rights-taken-by-law =
    Es tu derecho. Queda como solicitud { $case }: una persona del equipo te responde a más tardar el { $due }. La ley ({ $law }) da plazo hasta el { $last }.
    .sms = Es tu derecho. Solicitud { $case }: respuesta a más tardar el { SHORT($due) }; por ley, el { SHORT($last) }.
rights-under-way =
    Tu solicitud ya está anotada, con el número { $case }, y agregué lo que me dice. Una persona te responde a más tardar el { $due }.
    .sms = Tu solicitud { $case } ya está anotada, con lo que me dice. Respuesta a más tardar el { SHORT($due) }.
rights-added = Gracias. Quedó anotado con tus mismas palabras.
rights-nothing-more =
    De acuerdo, con eso basta. Te respondemos a más tardar el { $due }.
    .sms = De acuerdo, con eso basta. Te respondemos a más tardar el { SHORT($due) }.
privacy-notice =
    Usamos tus datos solo para tu cuenta con { $creditor }: avisarte, responderte y acordar pagos. Podés pedir una copia, que se corrijan o se borren, u oponerte al uso: basta con escribirlo acá.
    .sms = Usamos tus datos solo para tu cuenta con { $creditor }. Podés pedir copia, que se corrijan o se borren: basta con escribirlo acá.
privacy-notice-of =
    De tus datos responde { $controller }. Los usamos solo para tu cuenta: avisarte, responderte y acordar pagos.

    Podés pedir una copia, que se corrijan o se borren, u oponerte al uso. Basta con escribirlo acá, o a { $contact }.
    .sms = De tus datos responde { $controller }. Podés pedir copia, que se corrijan o se borren, acá o a { $contact }.
privacy-notice-page =
    De tus datos responde { $controller }. Los usamos solo para tu cuenta: avisarte, responderte y acordar pagos.

    Podés pedir una copia, que se corrijan o se borren, u oponerte al uso. Basta con escribirlo acá, o a { $contact }. El aviso completo: { $page }
    .sms = De tus datos responde { $controller }. Podés pedir copia, que se corrijan o se borren, acá o a { $contact }. Aviso: { $page }
privacy-where =
    Estás en tu derecho: podés acudir a { $office }. Si querés, contame también qué pasó, y lo ve una persona del equipo.
    .sms = Estás en tu derecho: podés acudir a { $office }. Si querés, contame qué pasó y lo ve una persona.
privacy-where-page =
    Estás en tu derecho: podés acudir a { $office }, en { $page }. Si querés, contame también qué pasó, y lo ve una persona del equipo.
    .sms = Estás en tu derecho: podés acudir a { $office }, { $page }. Si querés, contame qué pasó y lo ve una persona.
privacy-where-any =
    Estás en tu derecho: podés acudir a la autoridad que protege a los consumidores en tu país. Si querés, contame también qué pasó, y lo ve una persona del equipo.
    .sms = Estás en tu derecho: podés acudir a la autoridad de consumo de tu país. Si querés, contame qué pasó y lo ve una persona.
behalf-power =
    Gracias por decírmelo. Para cuidar a la persona titular, por acá no doy datos a nadie más.

    Si actuás por ella, una persona del equipo te dice cómo mostrarlo: en general, una autorización firmada y los documentos de ambas partes. Es el caso { $case }; te escribe a más tardar el { $due }.
    .sms = Gracias. Solo doy datos a la persona titular. Para actuar por ella suele hacer falta una autorización firmada; te lo explican, caso { $case }, a más tardar el { SHORT($due) }.
behalf-guard =
    Gracias por decírmelo. Para cuidar a la persona titular, por acá no doy datos a nadie más.

    Una persona del equipo te dice cómo mostrar tu encargo: en general, la resolución que te nombra y tu documento. Es el caso { $case }; te escribe a más tardar el { $due }.
    .sms = Gracias. Solo doy datos a la persona titular. Suele hacer falta la resolución que te nombra; te lo explican, caso { $case }, a más tardar el { SHORT($due) }.
behalf-adviser =
    Gracias por ayudarle. Para cuidar a la persona titular, por acá no doy datos a nadie más.

    Una persona del equipo te dice cómo mostrar tu encargo: en general, la autorización firmada de quien asesorás. Es el caso { $case }; te escribe a más tardar el { $due }.
    .sms = Gracias por ayudarle. Solo doy datos a la persona titular. Suele hacer falta la autorización firmada de ella; te lo explican, caso { $case }, a más tardar el { SHORT($due) }.
# Answers bad news
behalf-heir =
    Siento mucho tu pérdida.

    Una persona del equipo te dice, a más tardar el { $due }, qué hace falta: en general, el certificado de defunción y lo que muestre que heredás. Mientras tanto no tenés que hacer nada.
    .sms = Siento mucho tu pérdida. Una persona te dice qué hace falta a más tardar el { SHORT($due) }. Mientras tanto no tenés que hacer nada.
behalf-waiting =
    Ya lo tiene una persona del equipo, con lo que me dice ahora. Es el caso { $case }; te escribe a más tardar el { $due }.
    .sms = Ya lo tiene una persona, con lo que me dice. Caso { $case }; te escribe a más tardar el { SHORT($due) }.
behalf-identify =
    Hola. Soy el asistente automático de { $creditor }. Me consta que escribís en nombre de otra persona, y cuido los datos de ambas: nunca te voy a pedir claves ni tarjetas.

    ¿Me escribís los últimos 4 números de tu propio documento, el que nos mostraste?
    .sms = Soy el asistente automático de { $creditor }. ¿Me escribís los últimos 4 números de tu propio documento, el que nos mostraste?
behalf-shown-told =
    Gracias, { $name }. Lo que te cuente acá es de la cuenta de { $holder }. Puedo informarte de ella y tomar nota de lo que me digas; el plan lo acuerda la persona titular. Tu autorización vale hasta el { $on }.
    .sms = Gracias, { $name }. Te informo de la cuenta de { $holder } hasta el { $on }; el plan lo acuerda la persona titular.
behalf-shown-agree =
    Gracias, { $name }. Lo que hablemos acá es de la cuenta de { $holder }: puedo informarte de ella y acordar un plan con vos, que actuás por esa persona. Tu autorización vale hasta el { $on }.
    .sms = Gracias, { $name }. Acá vemos la cuenta de { $holder }, y podés acordar por esa persona hasta el { $on }.
behalf-beyond =
    Para eso no alcanza la autorización que nos mostraste: lo pide la persona titular. Lo ve una persona del equipo, que te dice cómo seguir: caso { $case }, a más tardar el { $due }.
    .sms = Para eso no alcanza tu autorización: lo pide la persona titular. Lo ve una persona, caso { $case }, a más tardar el { SHORT($due) }.
minor-stopped =
    Gracias por escribir. Esto lo ve una persona del equipo; por acá no te pedimos ningún pago ni acuerdo. Es el caso { $case }.
    .sms = Gracias por escribir. Lo ve una persona, caso { $case }; no te pedimos ningún pago ni acuerdo.
minor-waiting = Ya lo está viendo una persona del equipo; por acá no te pedimos ningún pago ni acuerdo.
stop-erase =
    Hecho: desde ahora no te escribimos. Tu solicitud { $case }, borrar tus datos, la ve una persona a más tardar el { $due }; puede pedir un dato para saber que sos vos. Se guarda solo lo que la ley obliga. Si algún día querés volver a recibir mensajes, escribí ALTA.
    .sms = Hecho: no te escribimos más. Borrar tus datos: solicitud { $case }, la ve una persona el { SHORT($due) } a más tardar. Para volver a recibir mensajes, escribí ALTA.
stop-erase-by-law =
    Hecho: desde ahora no te escribimos. Tu solicitud { $case }, borrar tus datos, la ve una persona a más tardar el { $due }; la ley ({ $law }) da plazo hasta el { $last }. Se guarda solo lo que la ley obliga. Si algún día querés volver a recibir mensajes, escribí ALTA.
    .sms = Hecho: no te escribimos más. Borrar tus datos: solicitud { $case }, por ley hasta el { SHORT($last) }. Para volver a recibir mensajes, escribí ALTA.
stop-object =
    Hecho: desde ahora no te escribimos. Que se opone al uso de tus datos es la solicitud { $case }: la ve una persona a más tardar el { $due }. Si algún día querés volver a recibir mensajes, escribí ALTA.
    .sms = Hecho: no te escribimos más. Tu oposición es la solicitud { $case }; la ve una persona el { SHORT($due) } a más tardar. Para volver a recibir mensajes, escribí ALTA.
stop-object-by-law =
    Hecho: desde ahora no te escribimos. Que se opone al uso de tus datos es la solicitud { $case }: la ve una persona a más tardar el { $due }; la ley ({ $law }) da plazo hasta el { $last }. Si algún día querés volver a recibir mensajes, escribí ALTA.
    .sms = Hecho: no te escribimos más. Tu oposición es la solicitud { $case }, por ley hasta el { SHORT($last) }. Para volver a recibir mensajes, escribí ALTA.
