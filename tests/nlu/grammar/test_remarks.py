"""Prove what stands beside the legs: ranges, conditions, capacity, difficulty, settlement, and the printed shape."""

from datetime import date

import pytest

from nlu.grammar import extract
from nlu.reading import Capacity, Entity, Extraction, Leg, Range, Reading

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("locale", "text", "expected"),
    [
        ("es-CL", "entre 100 y 200 lucas el viernes", Range("money", "100000", "200000")),
        ("es-MX", "unos 300 o 400 pesos", Range("money", "300", "400")),
        ("es-CO", "de 50 a 80 mil", Range("money", "50000", "80000")),
        ("es-CL", "pago entre el 10 y el 15 de abril", Range("date", "2026-04-10", "2026-04-15")),
        ("en-US", "between 100 and 150 on Monday", Range("money", "100", "150")),
        ("pt-BR", "entre 100 e 200 na sexta", Range("money", "100", "200")),
        ("es-CL", "2 o 3 cuotas", Range("count", "2", "3")),
    ],
)
def test_a_range_keeps_both_bounds(locale: str, text: str, expected: Range) -> None:
    """Two bounds said together are kept, and the entity takes the lower one."""
    found = extract(text, locale, TODAY)

    assert (expected,) == found.ranges


@pytest.mark.parametrize(
    ("locale", "text", "expected"),
    [
        ("es-CL", "cuando me paguen te doy 200", "cuando me paguen"),
        ("es-MX", "te doy 200 apenas me depositen", "apenas me depositen"),
        ("es-CO", "si me bajan los intereses, pago todo el viernes", "si me bajan los intereses"),
        ("en-US", "I'll pay 100 when I get paid", "when I get paid"),
        ("en-US", "if you waive the late fee I'll pay everything today", "if you waive the late fee"),
        ("pt-BR", "quando eu receber eu pago 100", "quando eu receber"),
        ("pt-BR", "se tirarem os juros, pago tudo hoje", "se tirarem os juros"),
        ("es-CL", "si me depositan, te pago 50 lucas", "si me depositan"),
        ("es-CO", "una vez me salga la liquidación pago todo", "una vez me salga la liquidación"),
        ("es-MX", "hasta que me pague mi patrón puedo darle 500", "hasta que me pague mi patrón"),
        ("es-AR", "cuando cobre el aguinaldo cancelo la mitad", "cuando cobre el aguinaldo"),
        ("es-PE", "si vendo mis cositas le pago 80", "si vendo mis cositas"),
        ("es-DO", "pago 500 siempre y cuando me quiten la mora", "siempre y cuando me quiten la mora"),
        ("pt-BR", "assim que o cliente me pagar eu quito", "assim que o cliente me pagar"),
        ("en-US", "once my client pays me I'll send 200", "once my client pays me"),
        ("en-GB", "I'll pay 50 provided you stop the calls", "provided you stop the calls"),
    ],
)
def test_a_condition_is_kept_in_the_clients_words(locale: str, text: str, expected: str) -> None:
    """A condition is the client's own substring, without the promise that hangs on it."""
    assert (expected,) == extract(text, locale, TODAY).conditions


@pytest.mark.parametrize(
    ("locale", "text", "expected"),
    [
        ("es-CL", "máximo 50 lucas al mes", Capacity("50000", 30)),
        ("es-MX", "no puedo más de 300 por semana", Capacity("300", 7)),
        ("es-DO", "lo máximo que puedo dar es 1,000 por quincena", Capacity("1000", 15)),
        ("en-US", "no more than $60 a month", Capacity("60", 30)),
        ("pt-BR", "no máximo 100 por mês", Capacity("100", 30)),
        ("es-CL", "no puedo más de 100 por quincena", Capacity("100", 15)),
        ("es-CL", "puedo pagar hasta 40 lucas cada mes", Capacity("40000", 30)),
        ("es-MX", "al mes no puedo dar más de 800", Capacity("800", 30)),
        ("es-PE", "150 soles mensuales como mucho", Capacity("150", 30)),
        ("es-CO", "no me alcanza para más de 60 mil mensuales", Capacity("60000", 30)),
        ("en-GB", "£40 a month tops", Capacity("40", 30)),
        ("en-US", "can't do more than 75 every two weeks", Capacity("75", 14)),
        ("pt-BR", "até 60 por semana", Capacity("60", 7)),
        ("es-MX", "puedo pagar más de 300 al mes", None),
        ("es-CL", "te puedo dar 50 máximo el viernes", None),
        ("es-CL", "puedo dar 100 mensuales", None),
    ],
)
def test_capacity_is_a_most_within_a_window(locale: str, text: str, expected: Capacity | None) -> None:
    """A most with a period is a capacity; an offer without 'at most' is none."""
    assert expected == extract(text, locale, TODAY).capacity


@pytest.mark.parametrize(
    ("locale", "text", "expected"),
    [
        ("es-CL", "este mes no puedo, se me atrasó el sueldo", "temporary"),
        ("es-MX", "me quedé sin chamba", "structural"),
        ("es-CO", "cerré el negocio", "structural"),
        ("es-PE", "estoy enferma", "temporary"),
        ("en-US", "I lost my job", "structural"),
        ("en-GB", "I'm a bit short this month", "temporary"),
        ("pt-BR", "fui demitido", "structural"),
        ("pt-BR", "por enquanto não consigo", "temporary"),
        ("es-CL", "pago el viernes", None),
    ],
)
def test_difficulty_comes_from_volunteered_words(locale: str, text: str, expected: str | None) -> None:
    """What a client tells of their trouble says whether it passes or lasts; nothing said, nothing read."""
    assert expected == extract(text, locale, TODAY).difficulty


@pytest.mark.parametrize(
    ("locale", "text", "expected"),
    [
        ("es-AR", "les doy 800 y quedamos a mano", True),
        ("es-MX", "liquido con 2,000 y me dan carta finiquito", True),
        ("en-US", "I can pay $500 today and call it even", True),
        ("pt-BR", "quito com 500 e ficamos quites", True),
        ("en-US", "would you take 300 to settle the whole thing?", True),
        ("es-CO", "500 mil y quedamos a paz y salvo", True),
        ("es-CL", "le doy 100 lucas y queda saldada la deuda", True),
        ("pt-BR", "pago 250 e encerramos", True),
        ("en-US", "I'd like to settle the debt on Thursday", False),
        ("es-CL", "pago 200 el viernes", False),
        ("es-CL", "quedamos a mano", False),
    ],
)
def test_a_settlement_needs_an_offer(locale: str, text: str, expected: bool) -> None:
    """Legs offered to be quits settle; the words alone do not."""
    assert expected == extract(text, locale, TODAY).settles


def test_the_operators_currency_and_paydays_win() -> None:
    """A given currency stands where none is named, and given paydays say when the quincena is."""
    found = extract("200 en la quincena", "es-MX", TODAY, currency="USD", paydays=(10, 25))

    assert ("USD", "2026-03-25") == (found.entities[0].currency, found.legs[0].date)


@pytest.mark.parametrize(
    ("locale", "text", "expected"),
    [
        ("es-AR", "te pago todo con el aguinaldo", "2026-06-30"),
        ("es-MX", "con el aguinaldo liquido", "2026-12-20"),
        ("es-PE", "pago todo con la gratificación", "2026-07-15"),
        ("es-CO", "pago todo con la prima", "2026-06-30"),
        ("pt-BR", "pago tudo com o décimo terceiro", "2026-11-30"),
    ],
)
def test_seasonal_income_has_its_countrys_date(locale: str, text: str, expected: str) -> None:
    """Aguinaldo, gratificación, prima and décimo fall on the day that the country's law or custom sets."""
    assert [expected] == [leg.date for leg in extract(text, locale, TODAY).legs]


def test_a_reading_prints_the_contracts_shape() -> None:
    """Optional keys stand only when they hold, and what is internal is never printed."""
    extraction = Extraction(
        entities=(Entity("money", "50 lucas", "50000", "CLP", 0, 8),), legs=(Leg("50000", "2026-03-13"),)
    )
    reading = Reading.join("propose_plan", extraction, confidence=0.971234, language="es", topic="x")

    assert {
        "intent": "propose_plan",
        "confidence": 0.9712,
        "entities": [{"type": "money", "text": "50 lucas", "value": "50000", "currency": "CLP"}],
        "legs": [{"amount": "50000", "date": "2026-03-13", "count": 1, "frequency": None}],
    } == reading.as_json()


def test_a_reading_without_proposal_drops_the_legs() -> None:
    """An intent that proposes nothing keeps the entities and loses the legs."""
    extraction = extract("pago 200 y quedamos a mano", "es-CL", TODAY)
    reading = Reading.join("already_paid", extraction, keep_legs=False)

    assert ((), False, extraction.entities) == (reading.legs, reading.settles, reading.entities)
