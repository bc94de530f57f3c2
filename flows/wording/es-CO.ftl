### Colombia: usted. The document is the cédula, which has figures only.

-document = cédula
-characters = números
-tax-id = NIT
-reference = descripción

language-changed = Con mucho gusto, seguimos en español.
farewell-again = Con mucho gusto. Que le vaya muy bien.
settlement-title = Paz y salvo
