### Dominican Republic: usted. The document is the cédula, which has figures only.

-document = cédula
-characters = números
-tax-id = RNC
-reference = concepto

farewell-again = A la orden. Que le vaya muy bien.
settlement-title = Carta de saldo
