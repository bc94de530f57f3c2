# ruff: noqa: SIM905 - words are read best as a text
"""Name the currencies of the world: signs, ISO 4217 codes, and the words of three languages."""

from types import MappingProxyType
from typing import Final

CODES: Final = frozenset(
    """
        aed afn amd aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd btn bwp byn bzd cad cdf chf
        clf clp cny cop crc czk djf dkk dop dzd egp ern etb eur fjd fkp gbp ghs gip gmd gnf gtq gyd hkd hnl htg
        huf idr ils inr iqd irr isk jmd jod jpy kes kgs khr kmf kpw krw kwd kyd kzt lbp lkr lrd lsl lyd mdl mga
        mkd mmk mnt mru mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar rsd
        rub rwf sar sbd scr sdg sek sgd shp sle srd stn syp szl thb tjs tmt tnd ttd twd tzs uah ugx usd uyu uzs
        ves vnd vuv wst xaf xcd xof xpf yer zar zmw
    """.split()
)
"""ISO 4217 codes, save those that are words of a language: all, top, try, mad, cup, lak, gel, ron, mop, sos, ang."""

_WORDS: Final = """
    USD us$ u$s u$d $us usd$ us dolar dolares dollar dollars dolarcito dolarcitos verde verdes cocos
    USD dolaritos dolare usdollar
    EUR € euro euros eurito euritos eurillo eurillos euraco euracos leuro leuros
    GBP £ pound pounds quid libra libras esterlina esterlinas sterling
    BRL r$ reais real reau reaus
    PEN s/ s/. sol soles solcito solcitos solsito solsitos
    CRC ₡ ¢ colon colones coloncitos
    DOP rd$
    MXN mx$ mex$ mxp mdp
    CLP clp$
    CLF uf ufs
    COP cop$ col$
    ARS ars$ ar$
    UYU uy$
    CAD c$ ca$ cad$
    AUD a$ au$
    NZD nz$
    HKD hk$
    SGD s$ sg$
    TWD nt$
    BOB bs boliviano bolivianos
    VES bolivar bolivares bolos
    GTQ quetzal quetzales quetzalitos
    HNL lempira lempiras
    NIO cordoba cordobas
    PAB balboa balboas
    PYG ₲ guarani guaranies
    INR ₹ rupee rupees rupia rupias rs rs.
    JPY ¥ yen yenes ienes iene
    CNY 元 yuan yuanes yuans rmb renminbi
    KRW ₩ wones
    ILS ₪ shekel shekels shequel nis
    RUB ₽ ruble rubles rouble roubles rublo rublos
    UAH ₴ uah hryvnia hryvnias hryvnya
    TRY ₺ lira liras
    NGN ₦ naira nairas
    PHP ₱
    THB ฿ baht bahts
    VND ₫ dong dongs
    CHF franc francs franco francos
    SEK krona kronor kronas corona coronas coroa coroas
    NOK krone kroner
    CZK koruna korunas
    PLN zloty zlotys zlotych
    HUF forint forints florin florines florins florim
    MYR ringgit ringgits rm
    AED dirham dirhams
    EGP egp
    KWD dinar dinars dinares kd
    SAR riyal riyals riyales sr
    IRR rial rials riales
    QAR qr
    ZAR rand rands
    GEL ₾ lari laris
    LAK ₭ kip kips
    MNT tugrik tugriks
    BGN lev leva levs
    RON leu lei
    KZT tenge
    IDR rupiah rupiahs
    FIM marco marcos markka markkas marka
    ESP peseta pesetas pta ptas pts pt
    NLG guilder guilders
    XBT ₿ btc bitcoin bitcoins
"""

CURRENCIES: Final = MappingProxyType(
    {code: code.upper() for code in sorted(CODES)}
    | {word: line.split()[0] for line in _WORDS.strip().splitlines() for word in line.split()[1:]}
)
"""Signs, codes and words that name a currency; 'pesos' and '$' are the country's own."""

NEED_DIGITS: Final = frozenset("us rm kd sr qr lei pt pts rs dong leu libra marco marcos real sol colon verde".split())
"""Words that name a currency only right after a number: they mean other things as well."""

DOLLAR_SIGN: Final = frozenset(("CLP", "MXN", "ARS", "COP", "DOP", "USD", "UYU", "CAD", "AUD"))
"""Currencies whose own sign is '$'; elsewhere '$' is the US dollar."""

OWN: Final = frozenset(("$", "peso", "pesos", "pesito", "pesitos", "pesotes", "m", "mn", "mxn"))
"""What names the country's own money, whichever it is; 'm.n.' is *moneda nacional*."""

NAMES: Final = (frozenset(CURRENCIES) | OWN) - {"m", "mn", "us"}
"""Every word and sign that names money after a number."""

_ORIGINS: Final = """
    USD estadounidense americano us american estadunidense
    CAD canadiense canadense canadian
    AUD australiano australian
    NZD neozelandes zealand
    HKD hongkones kong
    MXN mexicano mexican
    CLP chileno chilean
    ARS argentino argentine
    COP colombiano colombian
    UYU uruguayo uruguaio uruguayan
    DOP dominicano dominican
    CUP cubano cuban
    PEN peruano peruvian
    BRL brasileno brasileiro brazilian
    GBP esterlina ingles sterling british
    CHF suizo suico swiss
    SEK sueco swedish
    NOK noruego noruegues norwegian
    DKK danes dinamarques danish
    CZK checo tcheco czech
    JPY japones japanese
    CNY chino chines chinese
    INR indio indiano indian
    LKR lankan
    TRY turco turkish
    RUB ruso russo russian
    UAH ucraniano ukrainian
    KWD kuwaiti
    QAR qatari
    SAR saudi
    LBP lebanese
    EGP egipcio egyptian
    MYR malayo malaysia malaysian
    FIM finlandes finnish
    NLG holandes neerlandes dutch
"""
ORIGINS: Final = MappingProxyType(
    {
        form: line.split()[0]
        for line in _ORIGINS.strip().splitlines()
        for word in line.split()[1:]
        for form in (word, word + "s", word + "es", word.removesuffix("o") + "a", word.removesuffix("o") + "as")
    }
)
"""Whose money it is, said beside its name: 'francos suizos', 'Canadian dollars', 'libras esterlinas'."""
