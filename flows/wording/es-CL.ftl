### Chile: usted; the bill of a household is its 'cuenta'.

-document = RUT
-tax-id = RUT
-reference = comentario
-suits = le acomoda

identify-ask-document-last4 =
    Gracias. Antes de hablar de su cuenta, cuido que nadie más vea sus datos. Nunca le pediré claves ni tarjetas.

    ¿Me escribe los últimos 4 caracteres de su RUT, con el dígito verificador?
    .sms = Gracias. Para cuidar sus datos, nunca claves ni tarjetas: ¿los últimos 4 caracteres de su RUT, con el dígito verificador?
identify-short =
    Creo que falta algo: son los 4 últimos caracteres, con el dígito verificador. Si prefiere, le atiende alguien del equipo.

    ¿Me los escribe otra vez?
    .sms = Creo que falta algo: son los 4 últimos caracteres, con el dígito verificador. ¿Me los escribe otra vez?
trust-bill =
    Hace bien en comprobarlo. Soy el asistente automático de { $creditor }. Puede llamar al número que aparece en su cuenta o boleta y preguntar por este mensaje.

    Nunca pedimos tarjetas, claves, códigos de su banco ni depósitos a cuentas de personas.
    .sms = Hace bien en comprobarlo: llame a { $creditor }, al número de su boleta. Nunca pedimos tarjetas ni claves.
case-kind-dispute-invoice = Cuenta en disputa
settlement-title = Certificado de pago total
letter-law = Esta carta no suma intereses ni gastos. No es un procedimiento judicial. Puede objetar el cobro, pedir más detalle por escrito o reclamar ante el SERNAC.
