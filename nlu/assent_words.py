# ruff: noqa: SIM905, E501 - words are read best as a text
"""Hold the words of an explicit yes, of agreement and of doubt, in the three languages, folded."""

import re
from typing import Final

PLAIN: Final = frozenset(
    """
        si sii sip sipi sipo sisi simon ok oka okey okay okis oki vale dale dele listo acepto aceptado acuerdo confirmo
        confirmado conforme adelante quedamos quedemos dejemoslo dejelo dejalo hagamoslo hagale tomo perfecto perfecta
        afirmativo orale joya aja
        yes yeah yep yup yea sure agreed accept deal confirm confirmed absolutely definitely okey
        sim aceito concordo combinado fechado confirmado beleza blz
        👍 👌 ✅
    """.split()
)
"""Words that say yes by themselves, whatever goodwill stands around them."""

LIKING: Final = frozenset(
    """
        asi eso esa ese este esta bien vien buen buena bueno buenisimo excelente genial estupendo fenomenal super barbaro
        correcto exacto claro obvio obio supuesto va vamos sale hecho cerrado ya sirve sirven acomoda conviene parece late
        gusta encanta interesa cuadra tinca pura_vida queda quedo quede quedaria alcanza puedo cumplo pago pagare deposito transfiero
        abono anoto firmo sounds andale andele ta assim
        comprometo chevere bacan bacano chido padre tuanis guay filete venga trato joyita maravilla bakan
        fine good great right perfect cool works do take it that this plan one alright course happy
        certo isso mesmo otimo perfeito show bom boa tudo pode ser topo serve fico quero esse essa consigo cumprir
    """.split()
)
"""Words of agreement that say yes only among their like: 'así está bien', 'eso puedo', 'me sirve'."""

AROUND: Final = frozenset(
    """
        a al con de del el en es esta estaria estoy la las le les lo los me mi muchas mucho muchisimas muy nos o para
        pero_no po pe pues por que se seria su sus te tu un una y yo nomas no_mas gracias favor porfa porfavor senor
        senora senorita agradezco ayuda atencion don dona mijo mija amigo amiga plan acuerdo opcion propuesta cuota cuotas pago pagos fecha
        fechas dia quiero hola buenas buenos dias tardes noches todo gusto entonces tambien mejor usted ustedes vos dejar
        dejamos hacer hacerlo hacemos tomarlo aceptar aceptarlo cerrarlo cierre cierro parce causa che weon mae man bro
        the i i'm i'll i'd is are am was to me my of for with thanks thank you please will would can and so all very
        we let's lets go ahead
        o os as um uma e por pra para com meu minha eu voce obrigado obrigada muito entao vou pra mim
    """.split()
)
"""Words that change nothing about a yes."""

IDIOMS: Final = re.compile(
    r"\b(?:(?:no|nao|n)(?: l[oe]s?)? (?:hay|tengo|tiene|es|tem|veo|vejo|tenho|ha)(?: ningun| nenhum)? (?:problemas?|drama|lio|inconvenientes?|objecion|nada en contra)"
    r"|(?:sin|ningun|sem|cero) (?:ningun )?(?:problemas?|drama|dudas?|falta|inconvenientes?|miedo|duvida|medo)"
    r"|como no|por ?que no|no mas?|nada mas|mas que (?:bien|perfecto|de acuerdo|claro|conforme)|mucho mejor|mejor imposible"
    r"|no (?:se|te|os) preocup\w+|no (?:le|les|te|os) fallo|no quedo mal|ahora mismo|desde luego|hasta luego|nos vemos|cuanto antes"
    r"|no me opongo|no se hable mas|no (?:esta|me parece) (?:nada )?mal|(?:se (?:ve|mira)|me queda|es) (?:bien|comod[oa])|tinca harto|prefier?o as?sim?(?: mesmo| mismo)?"
    r"|(?:lo|la) (?:hable|pense|consulte|converse|comente|revise)(?: con (?:mi |el |la )?\w+)? y|no quiero cambiar nada"
    r"|no (?:problem|worries|issues?|objections?)|not a problem|why not|all good|i see|can'?t wait|i think (?:it|that)(?:'?s| is) (?:fine|good|fair|ok|okay|right|great)"
    r"|com certeza|nem precisa pensar|nao quero mudar nada|mandar? ver|no (?:meu |seu |nosso )?(?:bolso|dia|pix|boleto|cartao|orcamento|prazo)"
    r"|mas (?:eu )?(?:aceito|topo|fecho))\b"
)
"""Words of doubt that doubt nothing where they stand together."""

DOUBTS: Final = re.compile(
    r"\b(?:"
    # a doubt, a hope, a try
    r"tal ?vez|quizas?|a lo mejor|depende|supongo|cre[oe] que|puede que|capaz|pueda ser|posible(?:mente)?|ojala|ponele|ponga(?:le)? que"
    r"|de pronto|segun|calculo|imagino|diria|en (?:principio|teoria)|podria ser|si (?:no_mas|todo (?:va|sale|marcha))|intent\w+|tratar\w*|trato de|espero|esperemos|a ver|veamos|ver|veo|vere|vemos|veremos|pens\w+|pienso|consult\w+"
    r"|dej(?:ame|eme|enme)|dame|deme|denme|habl\w+|convers\w+|coment\w+|pregunt\w+|averigu\w+|revis\w+|mir(?:o|ar|are)|(?:te|le|les|os) (?:aviso|digo|cuento|confirmo)|avis(?:o|are|ar)|duda|dudas|dudo|segur[oa] no"
    r"|maybe|perhaps|might|probably|possibly|i (?:guess|suppose|think)|hope\w*|hopefully|try|trying|depends|(?:let'?s|let me|we'?ll|i'?ll|will|to|and) see|see (?:if|how|what|whether)|check|think\w*|unsure"
    r"|talvez|pode ser que|acho que|espero|tomara|tentar|tento|pensar|perguntar|verificar|depender"
    # an objection, a condition, another time
    r"|pero|aunque|salvo|excepto|sino|solo que|siempre que|con tal|condicion|apenas|en cuanto|hasta que|luego|despues|manana|todavia|aun"
    r"|antes|primero|mientras|cuando|si (?:es que|hay|no|dios|quiere|fuera\w*|pud\w+|puede[ns]?|ustedes|cobro|llego|consigo|vendo|logro|alcanz\w+|mi"
    r"|(?:se|me|nos|te|le|les|lo|la) (?:lo |la |los |las )?(?:pag|deposit|alcanz|da|deja|baj|esper|lleg|sale|cae|entra|prest|permit|acept|hac|pued|pud|pod|firm|respet|rebaj|quit)\w*)"
    r"|but|though|although|unless|until|when|if|later|tomorrow|before|first|wait|after"
    r"|porem|embora|se (?:der|eu|voce|voces|for|puder|tiver|receber|cair|me|nao|deus)|quando|depois|amanha|ainda|ate que|a nao ser"
    # a no, too much
    r"|no|nunca|tampoco|ni|sin|imposible|dificil|caro|cara|alto|alta|demasiado|es mucho|mucha plata|harto|problemas?"
    r"|not|never|don't|dont|can't|cant|won't|wont|hard|expensive|too (?:much|high)|nao|nem|sem|muito (?:caro|alto)"
    # less, another one, one of several
    r"|mas|menos|otr[oa]s?|mejor(?! asi)|prefer\w+|cambi\w+|baj[ae]\w*|rebaj\w+|livian\w+|suave\w*|liger\w+|chic[oa]s?|chiquit\w+|comod[oa]s?"
    r"|menor(?:es)?|pequen\w+|tranqui\w*|quisiera|gustaria|pudiera|necesito|reclam\w+"
    r"|more|less|lower|smaller|lighter|cheaper|other|another|instead|rather|prefer|change|mais|menos|outr[oa]s?|leve|melhor|prefiro|mudar|baixar"
    r"|(?:la|el|a|o|the) (?:primer[oa]?|segund[oa]|tercer[oa]|ultim[oa]|first|second|third|last|primeir[oa]|terceir[oa])"
    r"|(?:opcion|option|opcao) (?:\d|una?|uno|dos|one|two|dois|duas|um|[abc])"
    r")\b"
)
DOUBTED: Final = frozenset(
    """
        menos menor otros otras suave suaves suavecito livianito liviano liviana livianas livianos bajito bajita chiquito
        chiquita comodo comoda ligera ligero pequeno pequenas primera primero segunda segundo tercera ultima quizas
        supongo depende aunque espero prefiero despues excepto lighter smaller second another maybe perhaps outra
    """.split()
)
"""Words of doubt and choice that are heard with a slip too."""
