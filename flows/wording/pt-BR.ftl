### Brazil. The document is the CPF, which has figures only.

-document = CPF
-characters = números
-tax-id = CNPJ
-reference = descrição
