# ruff: noqa: SIM905 - words are read best as a text
"""Hold how Portuguese says numbers, with the spellings and notes of money that Brazilians use."""

from typing import Final

from nlu.grammar.number_words import DOZEN, HUNDREDS, TENS, THOUSAND, NumberWords, count_up, equal_parts, packs_of

_PLAIN: Final = (
    count_up(
        "dois/duas tres quatro cinco seis sete oito nove dez onze doze treze quatorze/catorze quinze"
        " dezesseis/dezasseis/deseseis dezessete/dezassete dezoito dezenove/dezanove vinte/vintao/vintinho",
        2,
    )
    | count_up(
        "trinta/trintao quarenta cinquenta/cincoenta/cinquentao/cinquentinha sessenta/secenta setenta oitenta noventa",
        30,
        TENS,
    )
    | count_up(
        "cem/cento/cenzao/cenzinho duzentos/duzentas/dusentos/duzentao trezentos/trezentas/tresentos/trezentao"
        " quatrocentos/quatrocentas quinhentos/quinhentas/quinientos/quinhentao seiscentos/seiscentas"
        " setecentos/setecentas oitocentos/oitocentas novecentos/novecentas",
        HUNDREDS,
        HUNDREDS,
    )
    | {"zero": 0}
)

WORDS: Final = NumberWords(
    small=_PLAIN,
    join="e",
    ones=frozenset(("um", "uma")),
    halves=frozenset(("meio", "meia")),
    points=frozenset(("virgula", "ponto")),
    parts=equal_parts(
        "terco quarto quinto sexto setimo oitavo nono decimo",
        {"centesimo": HUNDREDS, "milesimo": THOUSAND, "milionesimo": 10**6, "bilionesimo": 10**9},
    )
    | {"meios": 2},
    packs=packs_of(DOZEN, "dz", "duzia", "duzias")
    | packs_of(TENS, "dezena", "dezenas")
    | packs_of(HUNDREDS, "centena", "centenas")
    | packs_of(THOUSAND, "milhar", "milhares"),
    ratio="sobre",
    nouns=frozenset(
        """
            parcela parcelas vez vezes pagamento pagamentos prestacao prestacoes mensalidade
            semana meses mes quinzenas semanas dias mensalidades anos horas x
        """.split()
    ),
    pronouns=frozenset(("cada",)),
)
"""Number words of Portuguese; 'um' is an article first, and counts where a number needs it."""
