# ruff: noqa: SIM905 - words are read best as a text
"""Hold how Spanish says numbers, with the spellings that people use."""

from typing import Final

from nlu.grammar.number_words import DOZEN, HUNDREDS, TENS, THOUSAND, NumberWords, count_up, equal_parts, packs_of

_PLAIN: Final = (
    count_up(
        "uno dos tres cuatro/quatro cinco/sinco seis/seiz siete/ciete ocho/oxo nueve/nuebe diez/dies once doce/dose"
        " trece/trese catorce/catorse quince/quinse dieciseis/diesiseis diecisiete/diesisiete dieciocho/diesiocho"
        " diecinueve/diesinueve veinte/beinte/vente veintiuno/veintiun/veintiuna/ventiuno veintidos/ventidos"
        " veintitres/ventitres veinticuatro/venticuatro veinticinco/venticinco/veintisinco veintiseis/ventiseis"
        " veintisiete/ventisiete veintiocho/ventiocho veintinueve/ventinueve"
    )
    | count_up(
        "treinta/trienta cuarenta/quarenta cincuenta/sincuenta/cinquenta/cincuentas sesenta/secenta setenta ochenta"
        " noventa/nobenta",
        30,
        TENS,
    )
    | count_up(
        "cien/ciento/sien/cientos doscientos/dosientos/docientos/doscientas/docientas/dosciento"
        " trescientos/tresientos/trescientas/trecientos/trecientas"
        " cuatrocientos/cuatrosientos/cuatrocientas/cuatroscientos"
        " quinientos/kinientos/quinientas/quiniento/quinientitos/quinienton seiscientos/seisientos/seiscientas"
        " setecientos/setesientos/setecientas/sietecientos ochocientos/ochosientos/ochocientas"
        " novecientos/novesientos/novecientas/nuevecientos",
        HUNDREDS,
        HUNDREDS,
    )
    | {"cero": 0}
)
_JOINED: Final = {
    f"{tens}{joint}{unit}": _PLAIN[tens] + value
    for tens in "treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
    for joint in ("y", "i")
    for unit, value in count_up("uno/un/una dos tres cuatro cinco/sinco seis siete ocho nueve").items()
}
_AVOS: Final = {
    form: value
    for word, value in (_PLAIN | _JOINED).items()
    if value > TENS
    for form in (word.removesuffix("o") + "avo", word + "avo", word.removesuffix("a") + "avo")
}
_THOUSANDTHS: Final = {word + "milesimo": value * THOUSAND for word, value in _PLAIN.items()}

WORDS: Final = NumberWords(
    small=_PLAIN | _JOINED,
    join="y",
    ones=frozenset(("un", "una")),
    halves=frozenset(("medio", "media")),
    points=frozenset(("coma", "punto")),
    parts=equal_parts(
        "tercio cuarto quinto sexto septimo octavo noveno decimo",
        {"centesimo": HUNDREDS, "milesimo": THOUSAND, "millonesimo": 10**6, "billonesimo": 10**12, "cincoavo": 5}
        | _AVOS
        | _THOUSANDTHS,
    )
    | {"medios": 2},
    packs=packs_of(DOZEN, "dz", "docena", "docenas")
    | packs_of(TENS, "decena", "decenas")
    | packs_of(HUNDREDS, "centena", "centenas", "centenar", "centenares")
    | packs_of(THOUSAND, "millar", "millares"),
    ratio="sobre",
    loose_point="con",
    nouns=frozenset(
        """
            cuotas pagos abonos meses mes quincenas semanas dias veces partes parcialidades plazos letras armadas
            mensualidades anos horas
        """.split()
    ),
    pronouns=frozenset("cada ningun ninguno alguno".split()),
)
"""Number words of Spanish."""
