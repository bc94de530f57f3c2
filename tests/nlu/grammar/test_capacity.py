"""Prove what a client can pay at most is read as they say it, and within which days no second payment falls."""

from datetime import date

import pytest

from nlu.grammar import extract
from nlu.reading import Capacity, Leg

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("locale", "text", "expected"),
    [
        ("es-CL", "50 lucas", Capacity("50000", 26)),
        ("es-CL", "20", Capacity("20", 26)),
        ("es-CL", "unos 300 al mes", Capacity("300", 26)),
        ("es-MX", "cobro quincenal y me quedan como 400", Capacity("400", 11)),
        ("es-DO", "no más de 20 mil por semana", Capacity("20000", 4)),
        ("en-US", "100 every two weeks", Capacity("100", 11)),
        ("es-AR", "10 lucas por semana", Capacity("10000", 2)),
        ("es-AR", "300 mil por quincena", Capacity("300000", 9)),
        ("es-AR", "máximo 40 mil al mes", Capacity("40000", 26)),
        ("es-CO", "80 mil mensuales, me pagan los 15 y 30", Capacity("80000", 26)),
        ("es-MX", "gano 3000 a la quincena y puedo 500", Capacity("500", 11)),
        ("es-MX", "me pagan cada viernes, 200", Capacity("200", 4)),
        ("es-MX", "al mes me sobran 800", Capacity("800", 26)),
        ("es-PE", "100 soles cada quincena", Capacity("100", 11)),
        ("en-GB", "£40 a month, paid weekly", Capacity("40", 26)),
        ("pt-BR", "uns 150 por mês, recebo dia 5", Capacity("150", 26)),
        ("es-CL", "entre 20 y 30 lucas", Capacity("20000", 26)),
        ("es-MX", "gano 8000 al mes", None),
        ("es-MX", "ya pagué 500 ayer", None),
        ("es-CL", "depende", None),
    ],
)
def test_an_answer_names_the_most_each_time(locale: str, text: str, expected: Capacity | None) -> None:
    """A sum answers how much at most; the rhythm beside it, or the month, gives the days in which it holds."""
    found = extract(text, locale, TODAY, question="capacity")
    assert (expected, ()) == (found.capacity, found.legs)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("puedo pagar 30 lucas el viernes", (Leg("30000", "2026-03-13"),)),
        ("3 cuotas de 100 lucas", (Leg("100000", None, 3),)),
        ("mejor 44 lucas el viernes y lo demás el 30", (Leg("44000", "2026-03-13"), Leg("rest", "2026-03-30"))),
        ("mitad el 20 y mitad el 20 de abril", (Leg("50%", "2026-03-20"), Leg("50%", "2026-04-20"))),
        ("todo el viernes", (Leg("all", "2026-03-13"),)),
    ],
)
def test_a_plan_in_answer_stays_a_plan(text: str, expected: tuple[Leg, ...]) -> None:
    """Who names a day or a number of payments proposes, whatever was asked."""
    found = extract(text, "es-CL", TODAY, question="capacity")
    assert (expected, None) == (found.legs, found.capacity)


@pytest.mark.parametrize("question", ["income", "costs", "debts"])
@pytest.mark.parametrize(
    ("locale", "text", "expected"),
    [
        ("es-AR", "gano por quincena 300 mil", [("frequency", "semimonthly"), ("money", "300000")]),
        ("es-CL", "500 lucas", [("money", "500000")]),
        ("es-CO", "pago 600 mil de arriendo", [("money", "600000")]),
        ("es-MX", "pago 1000 a coppel cada mes", [("money", "1000"), ("frequency", "monthly")]),
        ("pt-BR", "1800 por mês", [("money", "1800"), ("frequency", "monthly")]),
        ("en-US", "i make 900 every two weeks", [("money", "900"), ("frequency", "biweekly")]),
    ],
)
def test_means_are_sums_and_no_offer(question: str, locale: str, text: str, expected: list[tuple[str, str]]) -> None:
    """What comes in and what goes out is named as sums and rhythms, and nothing of it is a payment offered."""
    found = extract(text, locale, TODAY, question=question)
    assert (expected, ()) == ([(entity.type, entity.value) for entity in found.entities], found.legs)


@pytest.mark.parametrize(
    ("locale", "text", "expected"),
    [
        ("es-CO", "puedo pagar 20 mil al mes, no más", Capacity("20000", 30)),
        ("es-CO", "30 mil pesos cada fin de mes, no más", Capacity("30000", 30)),
        ("es-MX", "50 por semana y no más que eso", Capacity("50", 7)),
        ("es-CL", "20 lucas mensuales nomás", Capacity("20000", 30)),
        ("es-PE", "100 al mes, más no puedo", Capacity("100", 30)),
        ("es-DO", "no puedo dar más que 20 mil al mes", Capacity("20000", 30)),
        ("es-CL", "solo puedo pagar 20 mil al mes", Capacity("20000", 30)),
        ("pt-BR", "200 por mês, não mais", Capacity("200", 30)),
        ("pt-BR", "só consigo pagar R$ 200 por mês", Capacity("200", 30)),
        ("en-US", "200 a month, no more", Capacity("200", 30)),
        ("en-GB", "I can only do £40 a week", Capacity("40", 7)),
        ("es-CO", "no más mensajes, pago 20 mil al mes", None),
        ("es-CO", "debo 20 mil al mes, no más", None),
        ("es-MX", "te doy 200 el viernes y nada más", None),
    ],
)
def test_the_most_is_heard_unasked(locale: str, text: str, expected: Capacity | None) -> None:
    """'No más' behind a sum that comes round, 'solo puedo' before it: both say that it is the most."""
    assert expected == extract(text, locale, TODAY).capacity
