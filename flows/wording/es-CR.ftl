### Costa Rica: usted, never tú. The document is the cédula, which has figures only.

-document = cédula
-characters = números
-tax-id = cédula jurídica
-reference = detalle

farewell-again = Con mucho gusto. Que le vaya muy bien.
