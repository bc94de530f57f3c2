"""Hold what no text may say, by language: the tables of the lint, and nothing else.

Phrases are lower case, without accents, whole words; a trailing star stands for any ending. They are compared with
the text folded the same way. Forms of address keep their accents, since only an accent tells 'pagas' from 'pagás'.
"""

from collections.abc import Mapping

#: What accuses, threatens, rushes, feigns or talks like a file; by the fault it is reported as.
PHRASES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "es": {
        "accuses": (
            "deudor*", "moros*", "incobrable*", "impag*", "incumpl*", "su deuda", "tu deuda", "no ha pagado",
            "no pagaste", "usted no pago", "falta de pago", "se nego a", "mal pagador*", "promesa rota", "rompio",
        ),
        "threatens": (
            "accion legal", "acciones legales", "medidas legales", "via judicial", "cobro judicial",
            "cobranza judicial", "demanda", "demandar*", "juicio", "tribunal*", "juzgado*", "abogad*", "embargaremos",
            "embargar*", "proceder al embargo", "consecuencias", "ultimo aviso", "ultimatum", "ultima oportunidad",
            "advertencia", "le advertimos", "sancion*", "policia", "carcel", "denuncia*",
        ),
        "rushes": (
            "a la brevedad", "cuanto antes", "lo antes posible", "urgente", "urgentemente", "inmediatamente",
            "de inmediato", "sin falta", "debe pagar", "tiene que pagar", "debe regularizar", "tenes que pagar",
            "debes pagar", "exigimos", "exigir*", "no espere mas", "plazo final", "plazo perentorio", "obligatori*",
        ),
        "feigns warmth": (
            "entiendo perfectamente", "comprendo perfectamente", "se como se siente", "se como te sentis",
            "lamentamos los inconvenientes", "lamentamos cualquier inconveniente", "disculpe los inconvenientes",
            "su opinion es muy importante", "estimamos",
        ),
        "talks like a file": (
            "regularizar*", "regularice", "cartera vencida", "cobranza*", "gestion de cobro", "le informamos que",
            "por medio de la presente", "en mora", "la presente comunicacion", "se le recuerda que", "procederemos",
        ),
        "names a gender": (
            "bienvenid*", "estimad*", "querid*", "senor", "senora", "senorita", "sr", "sra", "don", "dona",
            "el titular", "la titular", "el cliente", "la clienta", "un asesor", "una asesora", "el asesor",
            "la asesora", "los asesores", "esta segur*", "estas segur*", "este tranquil*", "quede tranquil*",
            "quedate tranquil*", "usted mism*", "vos mism*", "muchas gracias a todos", "interesad*",
        ),
    },
    "en": {
        "accuses": (
            "debtor*", "delinquen*", "deadbeat*", "default", "defaulted", "defaulter*", "your debt", "you failed to",
            "failure to pay", "you have not paid", "you haven't paid", "non-payment", "nonpayment", "broken promise",
        ),
        "threatens": (
            "legal action", "legal proceedings", "final notice", "last notice", "final warning", "last warning",
            "last chance", "lawsuit*", "sue", "sued", "court", "attorney*", "lawyer*", "solicitor*", "garnish*",
            "bailiff*", "consequences", "seize", "police", "prosecut*", "penalty", "penalties",
        ),
        "rushes": (
            "immediately", "as soon as possible", "asap", "urgent*", "without delay", "must pay", "have to pay",
            "need to pay", "you must", "act now", "at your earliest convenience", "we demand", "mandatory",
        ),
        "feigns warmth": (
            "i completely understand", "i understand exactly", "i know how you feel", "i understand how you feel",
            "regret any inconvenience", "sorry for any inconvenience", "apologise for any inconvenience",
            "apologize for any inconvenience", "apologies for the inconvenience", "your call is important",
            "valued customer",
        ),
        "talks like a file": (
            "regularise", "regularize", "remit", "arrears", "please be advised", "this is to inform you", "hereby",
            "kindly", "collections", "pursuant",
        ),
        "names a gender": ("sir", "madam", "ma'am", "mr", "mrs", "ms", "he or she", "his or her", "ladies"),
    },
    "pt": {
        "accuses": (
            "devedor*", "inadimplen*", "caloteir*", "mau pagador", "sua divida", "nao pagou", "falta de pagamento",
            "descumpri*", "promessa quebrada",
        ),
        "threatens": (
            "acao legal", "acoes legais", "medidas legais", "medidas judiciais", "cobranca judicial", "via judicial",
            "processo judicial", "tribunal", "advogad*", "penhora*", "ultimo aviso", "ultima chance",
            "ultima oportunidade", "consequencias", "protesto", "protestar*", "policia", "juridic*", "advertencia",
        ),
        "rushes": (
            "com urgencia", "urgente*", "imediatamente", "imediato", "o mais breve possivel", "o quanto antes",
            "o mais rapido possivel", "sem falta", "deve pagar", "tem que pagar", "precisa pagar", "exigimos",
            "deve regularizar", "obrigatori*", "prazo final",
        ),
        "feigns warmth": (
            "entendo perfeitamente", "compreendo perfeitamente", "sei como voce se sente", "lamentamos o transtorno",
            "lamentamos os transtornos", "desculpe o transtorno", "pelo inconveniente",
            "sua opiniao e muito importante",
        ),
        "talks like a file": (
            "regularizar*", "regularize", "cobranca", "em mora", "por meio desta", "informamos que", "vimos por meio",
            "venho por meio",
        ),
        "names a gender": (
            "bem-vind*", "prezad*", "caro cliente", "cara cliente", "querid*", "senhor", "senhora",
            "sr", "sra", "o titular", "a titular",
            "o cliente", "a cliente", "um atendente", "uma atendente", "o atendente", "a atendente", "um assessor",
            "um consultor", "fique tranquil*", "esta segur*", "interessad*",
        ),
    },
}  # fmt: skip

#: Forms of address that do not belong to the locale: usted everywhere but in Argentina, você in Brazil.
TU = (
    "tú", "ti", "contigo", "tu", "tus", "tuyo", "tuya", "te", "tienes", "puedes", "quieres", "prefieres", "debes",
    "sabes", "dices", "eres", "estás", "has", "necesitas", "pagas", "recibes", "dime", "dinos", "cuéntame",
    "cuéntanos", "escríbeme", "escríbenos", "avísame", "avísanos", "llámanos", "mira", "haz", "ten",
    "podrás", "tendrás", "recibirás", "pudiste", "quisiste", "dijiste", "pagaste", "escribiste", "puedas", "quieras",
    "prefieras", "tengas", "creas", "piensas", "sientes",
)  # fmt: skip
VOS = (
    "vos", "sos", "tenés", "podés", "querés", "preferís", "debés", "sabés", "decís", "necesitás", "pagás", "recibís",
    "decime", "decinos", "contame", "contanos", "escribime", "escribinos", "respondé", "respondeme", "avisame",
    "avisanos", "llamanos", "llamá", "elegí", "tocá", "mirá", "hacé", "tené", "escribí", "mandame", "enviame",
    "creés", "pensás", "sentís", "fijate", "quedate", "buscá",
)  # fmt: skip
USTED = (  # only forms that cannot be a third person's
    "usted", "su", "sus", "suyo", "suya", "suyos", "suyas", "le", "les", "cuénteme", "cuéntenos", "escríbame",
    "escríbanos", "respóndame", "dígame", "dígamelo", "díganos", "avíseme", "avísenos", "llámenos", "disculpe",
    "permítame",
)  # fmt: skip
SHARED_WITH_VOS = (
    "ti", "tu", "tus", "tuyo", "tuya", "te", "estás", "has", "puedas", "quieras", "prefieras", "tengas", "creas",
    "pagaste", "escribiste", "dijiste", "pudiste", "quisiste", "tendrás", "podrás", "recibirás",
)  # fmt: skip
ADDRESS: Mapping[str, tuple[str, ...]] = {
    "es": TU + VOS,
    "es-AR": USTED + tuple(form for form in TU if form not in SHARED_WITH_VOS),
    "pt": ("tu", "teu", "teus", "tua", "tuas", "te", "ti", "contigo", "vós", "vosso"),
    "en": (),
}  # fmt: skip

#: Words often typed without the accent they need.
UNACCENTED: Mapping[str, tuple[str, ...]] = {
    "es": (
        "dia", "dias", "numero", "credito", "automatico", "automatica", "telefono", "tambien", "miercoles", "sabado",
        "aqui", "asi", "mas", "pagina", "proximo", "proxima", "ultimo", "ultima", "ultimos", "codigo", "informacion",
        "atencion", "revision", "opcion", "razon", "ningun", "segun", "despues", "facil", "rapido", "ano", "anos",
        "manana", "interes", "dificil", "podra", "recibira", "esten", "estan", "sera", "cuentenos",
        "cuenteme", "digame", "escribame", "avisenos", "pagare", "genero", "minimo", "maximo", "electronico",
    ),
    "pt": (
        "voce", "nao", "ate", "amanha", "proximo", "proxima", "numero", "tambem", "opcao", "informacao", "ja", "so",
        "sera", "possivel", "credito", "codigo", "ultimo", "ultimos", "marco", "sabado", "terca", "automatico",
        "alguem", "ninguem", "duvida", "endereco", "atencao",
    ),
    "en": (),
}  # fmt: skip

#: Capitals that are names and not force.
ACRONYMS = frozenset({
    "RUT", "RUN", "RFC", "CURP", "DNI", "NIE", "NIF", "CUIT", "CUIL", "NIT", "CC", "RUC", "CE", "RNC", "CPF", "CNPJ",
    "SSN", "SMS", "PDF", "ID", "UF", "US", "RD", "IBAN", "CBU", "CVU", "CLABE", "CCI", "SPEI", "PSE", "SINPE", "OXXO",
    "PIX", "TED", "SPC", "IVA", "IGV", "ITBIS", "OK", "SA", "II", "III", "UK", "USA", "PIN", "BAJA", "ALTA",
    "PAGAR", "START", "STOP", "PAY", "VOLTAR", "SAIR", "SERNAC", "PROFECO", "CONDUSEF", "REDECO",
})  # fmt: skip

#: Words that end all messages wherever they are written; a text may only quote them to explain just that.
OPT_OUTS = ("baja", "alto", "stop", "sair", "unsubscribe")
OPT_OUT_VERBS = (
    "responda",
    "respondé",
    "escriba",
    "escribí",
    "envíe",
    "enviá",
    "reply",
    "send",
    "text",
    "envie",
    "digite",
)
#: 'Cancelar' is to pay in half of these countries and to stop in the other half: nobody is left to guess.
NEVER = ("cancel*", "anular suscripcion")
