### Peru: usted. The document is the DNI; the bill of a service is its 'recibo'.

-document = DNI
-characters = números
-tax-id = RUC
-reference = mensaje

trust-bill =
    Hace bien en comprobarlo. Soy el asistente automático de { $creditor }. Puede llamar al número que aparece en su recibo o factura y preguntar por este mensaje.

    Nunca pedimos tarjetas, claves, códigos de su banco ni depósitos a cuentas de personas.
    .sms = Hace bien en comprobarlo: llame a { $creditor }, al número de su recibo. Nunca pedimos tarjetas ni claves.
settlement-title = Constancia de no adeudo
