# ruff: noqa: SIM905 - words are read best as a text
"""Hold the small words that change whose a value is: they lift a refusal, open a choice, begin a run, claim a sum."""

import re
from typing import Final

from nlu.grammar.items import REFUSED

WEAK: Final = frozenset(
    """
        puedo podria podriamos podemos podre quiero quisiera queria voy vamos vas tengo tendria tendre tendremos
        llego hago haria hacer hare hacemos seria serian sirve acomoda conviene paso pasar pasaria salgo saco
        tiro empiezo empezar comienzo dejen dejenme dejame can could i'll will would do make like want wanna
        going gonna have i've start starting plan planning put get_you able break manage i'd let's posso poderia
        podemos vou quero queria gostaria tenho teria terei faco faria fazer comecar comeco passo passar podia
        consigo cuento mando mandar envio mandaria mande throw set_up arranging break finish want pongo poner
        meto largo arreglar pode_ser sort hand drop cover agree accept deixa deixar quedaria dava podras
        permiten
    """.split()
)
"""Verbs that offer money when a sum follows, and say little about a date alone."""
INFINITE: Final = re.compile(
    r"(?:ar|er|ir)(?:l[aeo]s?|te|se)?$|^(?:pay|do|make|send|give|would|could|settle|clear|transfer)$"
)
LIFTS: Final = frozenset(["hasta", "antes", "until", "before", "ate", "till", "sino"])
SPLITS: Final = frozenset(["en", "a", "em", "in", "over", "into", "across", "ate"])
CUTS: Final = {REFUSED, "owed", "income", "discount", "whether"}
OTHERWISE: Final = frozenset(["o", "u", "or", "ou"])
WHETHER: Final = frozenset(["si", "if", "se"])
MERELY: Final = frozenset("solo solamente only just so somente apenas unicamente recien".split())
STARTS: Final = frozenset(
    """
        desde empezando comenzando partiendo arrancando iniciando empieza partir contar starting beginning from
        since comecando iniciando
    """.split()
)
OF: Final = frozenset(["de", "del", "do", "da", "of", "from", "dated"])
MORE: Final = frozenset("mas mais more over arriba encima pasar pasarme paso excederme superar subir".split())
"""Openers of a comparison, which names a most only under a refusal: 'no puedo más de 50', 'más de 50 no puedo'."""
HARD: Final = frozenset(["complica", "dificulta"])
"""Words that refuse what stands before them as a no does."""
SUPPOSED: Final = frozenset(["paid", "made", "sent", "gave", "did"])
DEBTS: Final = frozenset(["adeudo"])
"""Nouns of the debt that a verb of paying may have as its object: 'liquidar mi adeudo el 20'."""
DEMANDS: Final = frozenset(["want", "wants", "quieren", "querem"])
OWNERS: Final = frozenset(
    ["i", "we", "i'd", "we'd", "would", "si", "if", "se", "eu", "nos", "do", "just", "really", "only", "and"]
)
"""Words before a verb of wanting that make it the client's own, or a choice left to the other."""
FIRST: Final = frozenset(["@1", "first", "primera", "primer", "primero", "primeira", "primeiro"])
OTHERS: Final = frozenset("otras otros demas outras outros demais others restantes siguientes remaining".split())
BRIDGES: Final = frozenset(
    """
        de a of at for por is es e are son sao sera seran serian seria ser would be cuota cuotas parcela parcelas
        pago pagos payment payments installment installments one ones $ r$
    """.split()
)
"""Words that may stand between 'la primera' and its sum."""
SO: Final = frozenset(["so", "entonces", "entao", "asi"])
"""Words that draw the offer from an income: 'my brother can lend me 60 so 60 on Sunday'."""
CLAIMS: Final = frozenset(
    """
        incluye incluyen incluido incluidos corresponde corresponden included include includes late_fee
        son_de_que es_de_que a_que_se_debe a_que_se_deben sao_de_que e_de_que sao_do_que is_for_what are_for_what inclui
        incluem incluso inclusa paso_a subio_a aumento_a subiu_para passou_para went_up_to
    """.split()
)
"""Words that make the sum just said a charge."""
ENDS: Final = frozenset(["hasta", "until", "ate", "till"])
DONE: Final = frozenset(
    """
        pague pagado pagada abone abonado deposite depositado transferi transferido envie enviado mande cancele
        cancelado liquide paid sent transferred deposited paguei depositei transferi quitei ya_pago les_llego
        ya_les_llego le_llego ya_llego te_llego
    """.split()
)
"""Past verbs of paying, which claim the sum before them too."""
