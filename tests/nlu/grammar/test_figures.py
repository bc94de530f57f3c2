"""Prove the reading of numbers: any whole number, spelled in three languages or written in any manner, is itself."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.grammar.figures import numbers_in
from nlu.grammar.tongues import TONGUES
from tests.thoroughness import tries

LOCALES = {"es": "es-CL", "pt": "pt-BR", "en": "en-US"}
SCALES = {
    "es": ((10**6, "un millón", "millones"), (1_000, "mil", "mil")),
    "pt": ((10**9, "um bilhão", "bilhões"), (10**6, "um milhão", "milhões"), (1_000, "mil", "mil")),
    "en": ((10**9, "one billion", "billion"), (10**6, "one million", "million"), (1_000, "one thousand", "thousand")),
}


def words_of(language: str) -> dict[int, str]:
    """Give the usual word of each number that has one."""
    table: dict[int, str] = {1: {"es": "uno", "pt": "um", "en": "one"}[language]}
    for word, value in TONGUES[language].small.items():
        table.setdefault(value, word)
    return table


WORDS = {language: words_of(language) for language in LOCALES}


def below_thousand(number: int, language: str) -> str:
    """Spell a number of one to three digits as the language does."""
    words, hundreds, rest = WORDS[language], number // 100 * 100, number % 100
    tens, unit = rest // 10 * 10, rest % 10
    joint = {"es": " y ", "pt": " e ", "en": "-"}[language]
    low = words[rest] if rest in words else words[tens] + joint + words[unit]
    if not hundreds:
        return low
    if language == "en":
        head = words[number // 100] + " hundred"
    else:
        head = {"es": "ciento", "pt": "cento"}[language] if hundreds == 100 and rest else words[hundreds]
    return head if not rest else head + {"es": " ", "pt": " e ", "en": " and "}[language] + low


def spell(number: int, language: str) -> str:
    """Spell a whole number."""
    said: list[str] = []
    for scale, one, many in SCALES[language]:
        times, number = divmod(number, scale)
        if times:
            said.append(one if times == 1 else f"{spell(times, language)} {many}")
    if number or not said:
        joined = language == "pt" and said and (number < 100 or number % 100 == 0)
        said.append(("e " if joined else "") + below_thousand(number, language))
    return " ".join(said)


@pytest.mark.parametrize("language", LOCALES)
@given(number=st.one_of(st.integers(0, 2_500), st.integers(0, 10**9 - 1)))
@tries(300)
def test_a_spelled_number_is_itself(language: str, number: int) -> None:
    """Every whole number below a thousand million, spelled out, is read as itself and as one number."""
    assert [Decimal(number)] == numbers_in(spell(number, language), LOCALES[language])


@pytest.mark.parametrize(
    ("locale", "group", "point"),
    [("es-CL", ".", ","), ("es-MX", ",", "."), ("en-US", ",", "."), ("pt-BR", ".", ","), ("es-CO", "'", ",")],
)
@given(whole=st.integers(1_000, 10**9), cents=st.integers(0, 99))
@tries(300)
def test_digits_are_read_in_the_countrys_manner(locale: str, group: str, point: str, whole: int, cents: int) -> None:
    """Digits grouped and pointed as a country does are the number they write."""
    text = f"{whole:,}".replace(",", group)

    assert [Decimal(whole) + Decimal(cents) / 100] == numbers_in(f"{text}{point}{cents:02}", locale)
    assert [Decimal(whole)] == numbers_in(text, locale)


@pytest.mark.parametrize(
    ("locale", "text", "number"),
    [
        ("es-CL", "dos millones y medio", "2500000"),
        ("es-CL", "un millón doscientos mil", "1200000"),
        ("es-CL", "mil millones", "1000000000"),
        ("es-CL", "dos mil trescientos millones", "2300000000"),
        ("es-CL", "un billón doscientos mil millones", "1200000000000"),
        ("es-CL", "uno coma cero cinco", "1.05"),
        ("es-CL", "tres cuartos", "0.75"),
        ("es-CL", "media docena", "6"),
        ("es-CL", "menos cinco", "-5"),
        ("es-CL", "27 000", "27000"),
        ("es-CL", "1 1/2", "1.5"),
        ("es-CL", "1,2e3", "1200"),
        ("es-CL", "treintaicinco mil", "35000"),
        ("es-CL", "dosmil", "2000"),
        ("pt-BR", "mil e duzentos", "1200"),
        ("pt-BR", "dois milhões e quinhentos mil", "2500000"),
        ("pt-BR", "cento e um mil", "101000"),
        ("pt-BR", "dois vírgula cinco", "2.5"),
        ("pt-BR", "meia dúzia", "6"),
        ("en-US", "two and a half thousand", "2500"),
        ("en-US", "a hundred and five", "105"),
        ("en-US", "half a million", "500000"),
        ("en-US", "fifteen hundred", "1500"),
        ("en-US", "5 hundred and fifty", "550"),
        ("en-US", "one point two million", "1200000"),
        ("en-US", "point five", "0.5"),
        ("en-US", "forty-five (45)", "45"),
        ("en-US", "three quarters", "0.75"),
        ("en-US", "two dozen", "24"),
    ],
)
def test_a_number_is_said_in_many_ways(locale: str, text: str, number: str) -> None:
    """Halves, packs, fractions, spoken points, powers and glued words are read as the one number they say."""
    assert [Decimal(number)] == numbers_in(text, locale)


@pytest.mark.parametrize("text", ["180ml", "this one", "no one", "which one?"])
def test_a_measure_or_a_pronoun_is_no_number(text: str) -> None:
    """Digits glued to a unit of measure, and 'one' that stands for a thing, are no numbers."""
    assert [] == numbers_in(text, "en-US")
