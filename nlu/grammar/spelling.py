# ruff: noqa: E501, SIM905, PLR2004 - letters of a word
"""Spell words one way: chat shorthand, and slips in the words that dates and payments hang on."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from nlu.grammar.compounds import is_idle, parts_of, percent_sign
from nlu.grammar.slips import mend
from nlu.grammar.text import NUMBER, WORD, Token
from nlu.grammar.tongues import WORDS

_SHORT: Final = MappingProxyType(
    {
        "es": (
            "q:que k:que ke:que qe:que x:por xa:para pa:para p:para prox:proximo proxima:proxima prx:proximo sig:siguiente sigte:siguiente juves:jueves xq:porque"
            " pq:porque porq:porque xk:porque sem:semana sems:semanas ctas:cuotas cts:cts cta:cuota cuotaz:cuotas kuotas:cuotas"
            " quotas:cuotas coutas:cuotas couta:cuota quota:cuota cotas:cuotas qna:quincena qnas:quincenas kincena:quincena kinsena:quincena"
            " quinsena:quincena quinzena:quincena quicena:quincena quinena:quincena mansuales:mensuales mesuales:mensuales"
            " mensules:mensuales mensualmete:mensualmente manna:manana mnana:manana mañna:manana mañan:manana manaa:manana"
            " maniana:manana mana:manana mananita:manana oy:hoy ahra:ahora aora:ahora haora:ahora aorita:ahorita orita:ahorita"
            " ahorita:ahorita ahoritita:ahorita ahoritica:ahorita altiro:altiro"
            " bierne:viernes bierne:viernes biernes:viernes vierne:viernes viernez:viernes biernez:viernes vienes:vienes"
            " vienres:viernes virnes:viernes vie:viernes lune:lunes lunez:lunes lun:lunes marte:martes martez:martes"
            " mierkoles:miercoles miercole:miercoles mircoles:miercoles miercolez:miercoles mercoles:miercoles mierc:miercoles juev:jueves vier:viernes mier:miercoles"
            " mie:miercoles juebe:jueves juebes:jueves jueve:jueves guebes:jueves jue:jueves juevez:jueves savado:sabado sabdo:sabado"
            " sabao:sabado sab:sabado savados:sabados domigo:domingo dom:domingo dominjo:domingo"
            " setiembre:septiembre septienbre:septiembre setienbre:septiembre nobiembre:noviembre novienbre:noviembre"
            " disiembre:diciembre dicienbre:diciembre diziembre:diciembre otubre:octubre octuvre:octubre avril:abril abri:abril"
            " febero:febrero frebrero:febrero enro:enero marso:marzo juño:junio agosot:agosto"
            " mita:mitad mitat:mitad mitades:mitades pagito:pago pagitos:pagos cuotita:cuota cuotitas:cuotas mesecitos:meses"
            " semanita:semana semanitas:semanas diitas:dias diita:dia entremes:mes mez:mes mezes:meses lok:lo d:de xfa:porfa porfis:porfa"
            " toy:estoy tengo:tengo ps:pues pos:pues toito:todo todito:todo toda:toda toa:toda to:todo tod:todo"
            " puedoo:puedo puedi:puedo pueod:puedo pued:puedo pudo:pudo nomas:nomas ntp:ntp dps:despues despue:despues"
            " dede:desde desd:desde dsde:desde desp:despues dsp:despues ultino:ultimo utlimo:ultimo ult:ultimo ultmo:ultimo fn:fin finde:finde"
            " resio:resto resot:resto rsto:resto saldito:saldo desconto:desconto kiero:quiero quero:quiero qiero:quiero"
            " dolarsitos:dolares dolarcitos:dolares dolaritos:dolares cuoticas:cuotas cuotica:cuota mesesitos:meses abonicos:abonos quincenitas:quincenas quincenita:quincena mensualitos:mensuales mensualito:mensual semanalitos:semanales semanalito:semanal quincenalitos:quincenales"
            " quiniento:quinientos dosciento:doscientos tresciento:trescientos cuatrociento:cuatrocientos seisciento:seiscientos ochociento:ochocientos bs:bs dolare:dolares dolars:dolares peso:peso pesoz:pesos peos:pesos abonito:abono abonitos:abonos"
        ),
        "pt": (
            "q:que vc:voce vcs:voces pra:para pro:para p:para td:tudo tb:tambem tbm:tambem hj:hoje oje:hoje amanha:amanha"
            " amanhan:amanha amnha:amanha amnh:amanha seg:segunda qua:quarta qui:quinta sex:sexta sab:sabado"
            " dom:domingo sesta:sexta sabdo:sabado savado:sabado tersa:terca parselas:parcelas parcela:parcela parc:parcelas"
            " prestacoes:prestacoes prestacao:prestacao vzs:vezes veses:vezes mes:mes n:nao nn:nao num:num msm:mesmo pgto:pagamento"
            " pagto:pagamento pgt:pagamento prox:proximo proxima:proxima quizena:quinzena quinsena:quinzena consigu:consigo"
            " metad:metade mensau:mensal agr:agora agra:agora sem:sem deiz:dez dia:dia eh:e pq:porque setembro:setembro"
            " desembro:dezembro dezenbro:dezembro novenbro:novembro feveiro:fevereiro feverero:fevereiro marco:marco"
            " faso:faco fasso:faco possu:posso poso:posso paguar:pagar pagá:pagar paga:paga"
        ),
        "en": (
            "tmrw:tomorrow tmr:tomorrow tomorow:tomorrow tommorow:tomorrow tommorrow:tomorrow tomorro:tomorrow tmw:tomorrow"
            " 2moro:tomorrow tonite:tonight fri:friday thurs:thursday thur:thursday thu:thursday tues:tuesday tue:tuesday"
            " weds:wednesday wed:wednesday wedns:wednesday wensday:wednesday wednsday:wednesday mon:monday sat:sat sun:sun"
            " frday:friday firday:friday fryday:friday thirsday:thursday thrusday:thursday saterday:saturday satuday:saturday"
            " mths:months mth:month mnth:month mnths:months mo:month wk:week wks:weeks wekly:weekly weakly:weekly montly:monthly"
            " monthy:monthly mounthly:monthly pmts:payments pymts:payments pymt:payment pmt:payment paymnts:payments instalment:"
            "installment instalments:installments installmets:installments instalments:installments fortnite:fortnight"
            " ur:your u:you thru:through til:until till:until ya:you gonna:gonna wanna:wanna cant:can't wont:won't dont:don't"
            " couldnt:couldn't ive:i've im:i'm ill:i'll id:i'd recieve:receive havent:haven't isnt:isn't doesnt:doesn't wouldnt:wouldn't arent:aren't wasnt:wasn't shouldnt:shouldn't didnt:didn't pay:pay"
            " febuary:february feburary:february setpember:september ocotber:october novemeber:november decemeber:december"
            " n:and remaing:remaining rst:rest th:the halve:half haf:half quater:quarter pls:please plz:please"
        ),
    }
)

_KEYWORDS: Final = MappingProxyType(
    {
        "es": "viernes miercoles domingo septiembre noviembre diciembre octubre febrero mensuales mensual semanales semanal"
        " quincena quincenal quincenales quincenas semana semanas cuotas mensualidades proximo proxima mediados"
        " principios resto restante",
        "pt": "segunda terca quarta quinta sexta domingo fevereiro setembro outubro novembro dezembro parcelas mensais mensal"
        " semanal semanais quinzena quinzenal proximo proxima metade",
        "en": "monday tuesday wednesday thursday friday saturday sunday january february august september october november"
        " december monthly weekly fortnight fortnightly installments installment payments tomorrow",
    }
)

_REAL: Final = frozenset(
    """
        sensual menguales cuentas costo reto rest presto retos sedas seguida quita quinto quieta quarts terra
        mental metades payment weekly meekly restate restantes tercia sema semas semanal quart sexto menual
        domino manana fecha quinteta parcela segundo proximos proximas reste restos rostos quintal quincho month
        quincenal sunday resta costas notas cotas cuota rueda eso mas vienes semana semanas parcelas quinzena
        segunda segundas
    """.split()
)
"""Words that a slip must never be read into."""


_KEPT: Final = MappingProxyType(
    {
        "ill": frozenset(
            """
                been be being am i'm im is are was were he's she's fell fall fallen falling got get getting feel feeling
                felt very so too quite really seriously severely mentally terminally chronically critically and or taken
                became become
            """.split()
        ),
        "id": frozenset("my your the an no photo customer client account tax user order".split()),
    }
)
"""Shorthand that is a word of its own after some words: 'been ill', 'my id'."""

_BESIDE: Final = MappingProxyType(
    {
        key: row[max(0, place - 1) : place] + row[place + 1 : place + 2]
        for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
        for place, key in enumerate(row)
    }
)
"""The keys to the left and to the right of each."""


def _slips(word: str) -> Iterator[str]:
    """Spell the slips of one hand: a letter left out, two swapped, one doubled, and letters that sound alike."""
    yield word + word[-1]
    for place in range(1, len(word)):
        yield word[:place] + word[place + 1 :]
        yield word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :]
        yield word[:place] + word[place - 1] + word[place:]
    for one, other in ("bv", "vb", "sz", "sc", "cs", "zs", "jg", "mn", "nm", "ei", "ie", "qk", "ck", "iy"):
        place = word.find(one)
        while place >= 0:
            yield word[:place] + other + word[place + 1 :]
            place = word.find(one, place + 1)


def _struck(word: str) -> Iterator[str]:
    """Spell a word with the key beside one of its letters."""
    for place in range(1, len(word)):
        yield from (word[:place] + near + word[place + 1 :] for near in _BESIDE.get(word[place], ""))


@cache
def spellings(language: str) -> Mapping[str, str]:
    """Give the table of spellings of a language: what people write → the form that the rules know."""
    keywords = _KEYWORDS[language].split()
    long = [word for word in keywords if len(word) > 5]
    table = {slip: word for kind in (_struck, _slips) for word in long for slip in kind(word)}
    short = (pair.partition(":")[::2] for pair in _SHORT[language].split())
    table |= {written: meant for written, meant in short if meant}
    known = set(keywords) | _REAL | set(WORDS[language])
    return MappingProxyType({written: meant for written, meant in table.items() if written not in known})


def respell(tokens: list[Token], language: str) -> list[Token]:
    """Spell every word as the rules know it; 'k', 'x' and the like after a number keep their own meaning."""
    table = spellings(language)
    respelled: list[Token] = []
    for place, token in enumerate(tokens):
        if token.kind != WORD:
            respelled += () if is_idle(tokens, place) else (token,)
        elif (percent := percent_sign(token, respelled, language)) is not None:
            respelled.append(percent)
        elif respelled and respelled[-1].kind == NUMBER and token.form in {"k", "x", "m"}:
            respelled.append(token)
        elif parted := parts_of(token, language):
            respelled += parted
        else:
            if respelled[-1:] and respelled[-1].form in _KEPT.get(token.form, ()):
                respelled.append(token)
                continue
            token.form = table.get(token.form, token.form)
            respelled.append(token)
    return mend(respelled, language)
