"""Prove what holds for any text at all: no crash, the client's own substrings, the contract's shapes, bounded work."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.grammar import Extraction, cues, extract
from nlu.grammar.read import END_TOKENS, line_of
from tests.thoroughness import tries

LOCALES = ("es-CL", "es-MX", "es-CO", "es-PE", "es-DO", "es-AR", "es-CR", "es-ES", "en-US", "en-GB", "pt-BR")
QUESTIONS = (None, "confirm", "amount", "date", "count", "identity", "which_invoice", "rating")
FREQUENCIES = {None, "weekly", "biweekly", "semimonthly", "monthly"}
DECIMAL = re.compile(r"\d+(\.\d+)?")

WORDS = st.sampled_from(
    [
        "puedo",
        "pagar",
        "el",
        "viernes",
        "200",
        "lucas",
        ",",
        "y",
        ".",
        "no",
        "en",
        "3",
        "cuotas",
        "cada",
        "mes",
        "de",
        "la",
        "quincena",
        "$",
        "50",
        "%",
        "20/3",
        "del",
        "al",
        "hasta",
        "15",
        "mitad",
        "resto",
        "si",
        "cuando",
        "me",
        "paguen",
        "1.500",
        "entre",
        "a",
        "próxima",
        "semana",
        "que",
        "viene",
        "5",
        "abril",
        "todo",
        "saldo",
        "mejor",
        "perdón",
        "hoy",
        "ahora",
        "pagué",
        "debo",
        "medio",
        "millón",
        "un",
        "palo",
        "parcelas",
        "na",
        "sexta",
        "metade",
        "half",
        "the",
        "rest",
        "next",
        "friday",
        "of",
        "month",
        "I",
        "can't",
        "pay",
        "29/2",
        "31",
        "mil",
        "e",
        "vinte",
        "1'200.000",
        "31",
        "de",
        "febrero",
        "S/",
        "R$",
        "13:30",
        "+56912345678",
        "12.345.678-9",
        "½",
        "²",
        "٣",
        "é",
        "ñ",
        "🙂",
        "fin",
        "mediados",
        "principios",
        "hace",
        "días",
        "llevo",
        "años",
        "cada",
        "15",
        "último",
        "dólares",
    ]
)
MESSAGES = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join))


def shapes(found: Extraction) -> None:
    """Check every value of an extraction against the contract."""
    for leg in found.legs:
        assert leg.amount in {None, "rest", "all"} or DECIMAL.fullmatch(str(leg.amount).removesuffix("%"))
        assert leg.date is None or leg.date == date.fromisoformat(leg.date).isoformat()
        assert leg.count is None or leg.count >= 1
        assert leg.frequency in FREQUENCIES
        assert leg.count != 1 or leg.frequency is None
    for entity in found.entities:
        assert entity.type in {"money", "date", "count", "frequency", "percent"}
        assert (entity.currency is not None) == (entity.type == "money")
        assert isinstance(entity.value, int) == (entity.type == "count")
        if entity.type in {"money", "percent"}:
            assert DECIMAL.fullmatch(str(entity.value))


@given(
    text=MESSAGES,
    locale=st.sampled_from(LOCALES),
    today=st.dates(date(2020, 1, 1), date(2035, 12, 31)),
    question=st.sampled_from(QUESTIONS),
)
@tries(400)
def test_any_text_is_read(text: str, locale: str, today: date, question: str | None) -> None:
    """Whatever is written is read without a fault, into the contract's shapes, with the client's own substrings."""
    found = extract(text, locale, today, question=question)

    shapes(found)
    for entity in found.entities:
        assert text[entity.start : entity.end] == entity.text != ""
    for condition in found.conditions:
        assert condition in text


@given(text=MESSAGES, locale=st.sampled_from(LOCALES))
@tries(300)
def test_the_same_text_reads_the_same(text: str, locale: str) -> None:
    """Reading holds no memory: the same message means the same every time."""
    today = date(2026, 3, 10)

    assert extract(text, locale, today) == extract(text, locale, today)


@given(today=st.dates(date(2024, 1, 1), date(2032, 12, 31)), day=st.integers(1, 31))
@tries(300)
def test_a_day_of_month_is_its_next_occurrence(today: date, day: int) -> None:
    """A bare day is never past, keeps its number, and lies within two months and a half."""
    leg = extract(f"puedo pagar el {day}", "es-CL", today).legs[0]
    when = date.fromisoformat(leg.date or "")

    assert (day, True) == (when.day, 0 <= (when - today).days <= 62)


@given(today=st.dates(date(2024, 1, 1), date(2032, 12, 31)), weekday=st.integers(0, 6))
@tries(300)
def test_a_weekday_is_within_the_next_seven_days(today: date, weekday: int) -> None:
    """A bare weekday is its next occurrence after today, in every language."""
    names = (
        ("es-MX", "pago el lunes martes miercoles jueves viernes sabado domingo"),
        ("en-GB", "pay monday tuesday wednesday thursday friday saturday sunday"),
        ("pt-BR", "pago segunda terça quarta quinta sexta sábado domingo"),
    )
    for locale, words in names:
        verb = "I can pay on" if locale == "en-GB" else "pago el" if locale == "es-MX" else "pago na"
        leg = extract(f"{verb} {words.split()[-7:][weekday]}", locale, today).legs[0]
        when = date.fromisoformat(leg.date or "")

        assert (weekday, True) == (when.weekday(), 1 <= (when - today).days <= 7)


HOSTILE = (
    "a" * 4000,
    "1" * 4000,
    "1." * 2000,
    "1 " * 2000,
    "(" * 4000,
    "a.b@" * 1000,
    "el " * 1333,
    "cuando " * 570,
    "entre 1 y " * 400,
    "1/1/" * 1000,
    "-" * 4000,
    "mil " * 1000,
    "y medio " * 500,
    "no " * 1333,
    "1'000" * 800,
    "$ " * 2000,
    "é" * 4000,
    "9 8765 " * 570,
    "si me " * 660,
    "200 el viernes y " * 235,
)


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:8] for text in HOSTILE])
@pytest.mark.parametrize("locale", ["es-CL", "pt-BR", "en-US"])
def test_work_is_bounded(locale: str, text: str) -> None:
    """However long a text, so many tokens of its beginning and of its end are read, and the reading has the shapes."""
    line, _ = line_of(text, locale)

    assert len(line.tokens) <= 2 * END_TOKENS
    shapes(extract(text, locale, date(2026, 3, 10)))


CUED = [
    (language, role, value)
    for language, table in cues.CUES.items()
    for role in table
    for value in ("200", "el viernes", "3 x", "50%", ",")
]
PLACES = {"es": "es-CL", "pt": "pt-BR", "en": "en-US"}


@pytest.mark.parametrize(("language", "role", "value"), CUED, ids=["-".join(case) for case in CUED])
def test_cues_without_end_are_read(language: str, role: str, value: str) -> None:
    """Every phrase of a role, said over and over with a value, alone or all in turn, is read into the shapes."""
    phrases = [phrase.replace("_", " ") for phrase in cues.CUES[language][role].split()]
    every = f" {value} ".join(phrases)
    for text in (f"{phrases[0]} {value} " * 400, f"{phrases[-1]} {value} " * 400, f"{every} {value} " * 40):
        shapes(extract(text[:4000], PLACES[language], date(2026, 3, 10)))
