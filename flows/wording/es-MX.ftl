### Mexico: usted.

-document = RFC
-tax-id = RFC
-reference = concepto de pago
-suits = le acomoda

identify-short =
    Creo que falta algo: son los 4 últimos caracteres de su RFC, letras o números. Si prefiere, le atiende alguien del equipo.

    ¿Me los escribe otra vez?
    .sms = Creo que falta algo: son los 4 últimos caracteres de su RFC, letras o números. ¿Me los escribe otra vez?
trust-bill =
    Hace bien en comprobarlo. Soy el asistente automático de { $creditor }. Puede llamar al número que aparece en su recibo o factura y preguntar por este mensaje.

    Nunca pedimos tarjetas, contraseñas, códigos de su banco ni depósitos a cuentas de personas.
    .sms = Hace bien en comprobarlo: llame a { $creditor }, al número de su recibo. Nunca pedimos tarjetas ni contraseñas.
settlement-title = Carta de no adeudo
receipt-title = Recibo de pago
