# ruff: noqa: SIM905 - words are read best as a text
"""Hold the words that three languages build numbers from, with the spellings that people use."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final


def _count(words: str, first: int = 1, step: int = 1) -> dict[str, int]:
    """Number words in their order, `/` between spellings of the same number."""
    return {form: first + place * step for place, same in enumerate(words.split()) for form in same.split("/")}


@dataclass(frozen=True, slots=True)
class NumberWords:
    """How a language says numbers.

    `small` holds the words below a hundred in English and below a thousand elsewhere; `parts` the names of equal
    parts (a third is 3); `packs` what one such pack holds; `nouns` what a following number counts, so that it
    belongs to no sum before it; `pronouns` the words after which 'one' is no number.
    """

    small: Mapping[str, int]
    join: str
    ones: frozenset[str]
    halves: frozenset[str]
    points: frozenset[str]
    parts: Mapping[str, int]
    packs: Mapping[str, int]
    ratio: str
    hundreds: frozenset[str] = frozenset()
    ordinals: Mapping[str, int] = field(default_factory=dict)
    loose_point: str = ""  #: says a decimal point only before a percent sign
    of: str = "de"
    after_half: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()


_SPANISH: Final = (
    _count(
        "uno dos tres cuatro/quatro cinco/sinco seis/seiz siete/ciete ocho/oxo nueve/nuebe diez/dies once doce/dose"
        " trece/trese catorce/catorse quince/quinse dieciseis/diesiseis diecisiete/diesisiete dieciocho/diesiocho"
        " diecinueve/diesinueve veinte/beinte/vente veintiuno/veintiun/veintiuna/ventiuno veintidos/ventidos"
        " veintitres/ventitres veinticuatro/venticuatro veinticinco/venticinco/veintisinco veintiseis/ventiseis"
        " veintisiete/ventisiete veintiocho/ventiocho veintinueve/ventinueve"
    )
    | _count(
        "treinta/trienta cuarenta/quarenta cincuenta/sincuenta/cinquenta/cincuentas sesenta/secenta setenta ochenta"
        " noventa/nobenta",
        30,
        10,
    )
    | _count(
        "cien/ciento/sien/cientos doscientos/dosientos/docientos/doscientas/docientas/dosciento"
        " trescientos/tresientos/trescientas/trecientos/trecientas cuatrocientos/cuatrosientos/cuatrocientas/cuatroscientos"
        " quinientos/kinientos/quinientas/quiniento/quinientitos/quinienton seiscientos/seisientos/seiscientas"
        " setecientos/setesientos/setecientas/sietecientos ochocientos/ochosientos/ochocientas"
        " novecientos/novesientos/novecientas/nuevecientos",
        100,
        100,
    )
    | {"cero": 0}
)
_SPANISH |= {
    f"{tens}{joint}{unit}": _SPANISH[tens] + value
    for tens in "treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
    for joint in ("y", "i")
    for unit, value in _count("uno/un/una dos tres cuatro cinco/sinco seis siete ocho nueve").items()
}
_PORTUGUESE: Final = (
    _count(
        "- dois/duas tres quatro cinco seis sete oito nove dez onze doze treze quatorze/catorze quinze"
        " dezesseis/dezasseis/deseseis dezessete/dezassete dezoito dezenove/dezanove vinte"
    )
    | _count("trinta quarenta cinquenta/cincoenta/cinquentao sessenta/secenta setenta oitenta noventa", 30, 10)
    | _count(
        "cem/cento/cenzao/cenzinho duzentos/duzentas/dusentos/duzentao trezentos/trezentas/tresentos/trezentao"
        " quatrocentos/quatrocentas quinhentos/quinhentas/quinientos/quinhentao seiscentos/seiscentas"
        " setecentos/setecentas oitocentos/oitocentas novecentos/novecentas",
        100,
        100,
    )
    | {"zero": 0, "vintao": 20, "trintao": 30, "vintinho": 20, "cinquentinha": 50}
)
_ENGLISH: Final = (
    _count(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen"
    )
    | _count("twenty thirty forty/fourty fifty sixty seventy eighty ninety/ninty", 20, 10)
    | dict.fromkeys(("zero", "nought", "naught", "nil"), 0)
)
_ORDINALS: Final = _count(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
) | {"thirtieth": 30}

_SMALL_PARTS: Final = {
    "es": {
        name + ending: size
        for name, size in (("centesimo", 100), ("milesimo", 1000), ("millonesimo", 10**6), ("billonesimo", 10**12))
        for ending in ("", "s", "a", "as")
    },
    "pt": {
        name + ending: size
        for name, size in (("centesimo", 100), ("milesimo", 1000), ("milionesimo", 10**6), ("bilionesimo", 10**9))
        for ending in ("", "s")
    },
    "en": {
        name + ending: size
        for name, size in (
            ("hundredth", 100),
            ("thousandth", 1000),
            ("millionth", 10**6),
            ("billionth", 10**9),
            ("trillionth", 10**12),
        )
        for ending in ("", "s")
    },
}


def _parts(words: str, ending: str = "s") -> dict[str, int]:
    """Name thirds, fourths and so on, in the singular and the plural."""
    single = _count(words, 3)
    return single | {word + ending: value for word, value in single.items()}


TONGUES: Final = MappingProxyType(
    {
        "es": NumberWords(
            small=_SPANISH,
            join="y",
            ones=frozenset(("un", "una")),
            halves=frozenset(("medio", "media")),
            points=frozenset(("coma", "punto")),
            parts=_parts("tercio cuarto quinto sexto septimo octavo noveno decimo")
            | {
                f"{word.removesuffix('o')}{ending}": value
                for word, value in _SPANISH.items()
                for ending in ("avo", "avos", "oavo", "oavos")
                if value > 10
            }
            | {
                f"{word}vo{ending}": value
                for word, value in _SPANISH.items()
                for ending in ("", "s")
                if word.endswith("a")
            }
            | {f"{word}milesimo{ending}": value * 1000 for word, value in _SPANISH.items() for ending in ("", "s")}
            | {"cincoavos": 5, "cincoavo": 5, "medios": 2}
            | _SMALL_PARTS["es"],
            packs={
                "dz": 12,
                "docena": 12,
                "docenas": 12,
                "decena": 10,
                "decenas": 10,
                "centena": 100,
                "centenas": 100,
                "centenar": 100,
                "centenares": 100,
                "millar": 1000,
                "millares": 1000,
            },
            ratio="sobre",
            loose_point="con",
            nouns=frozenset(
                "cuotas pagos abonos meses mes quincenas semanas dias veces partes parcialidades plazos letras armadas mensualidades anos horas".split()
            ),
            pronouns=frozenset("cada ningun ninguno alguno".split()),
        ),
        "pt": NumberWords(
            small={word: value for word, value in _PORTUGUESE.items() if word != "-"},
            join="e",
            ones=frozenset(("um", "uma")),
            halves=frozenset(("meio", "meia")),
            points=frozenset(("virgula", "ponto")),
            parts=_parts("terco quarto quinto sexto setimo oitavo nono decimo") | {"meios": 2} | _SMALL_PARTS["pt"],
            packs={
                "dz": 12,
                "duzia": 12,
                "duzias": 12,
                "dezena": 10,
                "dezenas": 10,
                "centena": 100,
                "centenas": 100,
                "milhar": 1000,
                "milhares": 1000,
            },
            ratio="sobre",
            nouns=frozenset(
                "parcelas vezes pagamentos prestacoes meses mes quinzenas semanas dias mensalidades anos horas x".split()
            ),
            pronouns=frozenset(("cada",)),
        ),
        "en": NumberWords(
            small=_ENGLISH,
            join="and",
            ones=frozenset(("a", "an")),
            halves=frozenset(("half",)),
            points=frozenset(("point",)),
            parts={word + ending: value for word, value in _ORDINALS.items() for ending in ("", "s") if value > 2}
            | {"quarter": 4, "quarters": 4, "halves": 2}
            | _SMALL_PARTS["en"],
            packs={"dozen": 12, "dozens": 12, "doz": 12, "dz": 12, "couple": 2, "pair": 2, "few": 3},
            ratio="over",
            hundreds=frozenset(("hundred", "hundreds")),
            ordinals=_ORDINALS,
            of="of",
            after_half=frozenset(("a", "of")),
            nouns=frozenset("payments installments months month weeks days times years hours parts fortnights".split()),
            pronouns=frozenset("this that the which no another every each any some".split()),
        ),
    }
)
"""Number words by language: 'es', 'pt' and 'en'."""

WORDS: Final = MappingProxyType({language: tongue.small for language, tongue in TONGUES.items()})
"""The plain number words of each language."""
