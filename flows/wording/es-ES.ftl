### Spain: usted at first.

-document = DNI o NIE
-tax-id = NIF
-reference = concepto
-suits = le viene bien
-noted = Apuntado

plan-change-what =
    Claro, para eso estamos. Puede cambiar un importe, una fecha o todo; y una persona del equipo lo ve con usted si prefiere.

    ¿Qué le gustaría cambiar?
    .sms = Claro. Puede ser un importe, una fecha o todo. ¿Qué le gustaría cambiar?
plan-ask-rest =
    Gracias, voy apuntando: { $amount }, con el último de esos pagos el { $on }.

    ¿Cómo { -suits } pagar los { $left } que quedan?
    .sms = Apunto { $amount }, hasta el { SHORT($on) }. ¿Cómo { -suits } pagar los { $left } que quedan?
plan-ask-rest-of-one =
    Gracias, voy apuntando: { $amount } el { $on }.

    ¿Cómo { -suits } pagar los { $left } que quedan?
    .sms = Apunto { $amount } el { SHORT($on) }. ¿Cómo { -suits } pagar los { $left } que quedan?
balance-statement =
    Claro, esto es lo que está abierto:
    { $lines }

    En total son { $total }, a día de hoy. Cuando quiera, cuénteme cómo { -suits } y lo vemos.
    .sms =
    { $lines }
    En total, { $total }. Cuénteme cómo { -suits }.
language-changed = Claro, seguimos en español.
farewell-again = De nada. Que vaya muy bien.
settlement-title = Carta de pago
receipt-title = Justificante de pago
