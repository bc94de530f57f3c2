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


@pytest.mark.parametrize(
    ("locale", "text", "leg", "expected"),
    [
        ("es-CL", "20 mil semanales desde mañana. más de 25 mil semanales no puedo", "20000 weekly", "25000/7"),
        ("es-CL", "25 mil quincenales, mas de 30 mil por quincena no me alcanza", "25000 semimonthly", "30000/15"),
        ("es-CL", "35 mil al mes pero no puedo pasar de 40 mil al mes", "35000 monthly", "40000/30"),
        ("es-CL", "puedo abonar 40 lucas al mes, de 50 pa arriba no puedo", "40000 monthly", "50000/30"),
        ("es-CL", "30 lucas mensuales, tope 35 lucas al mes", "30000 monthly", "35000/30"),
        ("es-MX", "1500 mensuales, arriba de 2000 al mes no puedo", "1500 monthly", "2000/30"),
        ("es-MX", "más de 500 al mes no me pidan, 400 al mes", "400 monthly", "500/30"),
        ("es-CO", "no me alcanza para más de 90 mil al mes, le doy 80 mil mensuales", "80000 monthly", "90000/30"),
        ("es-CO", "100 mil mensuales, más de 120 mil mensuales no me da", "100000 monthly", "120000/30"),
        ("es-PE", "no puedo mas de 80 soles por quincena. propongo 70 cada quincena", "70 semimonthly", "80/15"),
        ("es-DO", "le doy 1500 cada quincena, mas de eso no puedo", "1500 semimonthly", "1500/15"),
        ("es-DO", "yo le doy 800 semanal pero de 1000 a la semana no paso", "800 weekly", "1000/7"),
        ("es-AR", "20 lucas por mes, mas de 25 lucas por mes se me complica", "20000 monthly", "25000/30"),
        ("es-CR", "10 mil colones por quincena, mas de 12 mil por quincena no", "10000 semimonthly", "12000/15"),
        ("es-ES", "50 euros al mes, como mucho 60 al mes", "50 monthly", "60/30"),
        ("es-EC", "20 dolares semanales, maximo 25 por semana", "20 weekly", "25/7"),
        ("es-CL", "debo más de 300 mil, puedo pagar 30 mil al mes", "30000 monthly", None),
        ("es-CL", "gasto más de 200 mil al mes y no llego, puedo 30 mil al mes", "30000 monthly", None),
    ],
)
def test_a_limit_beside_a_proposal_is_no_second_one(locale: str, text: str, leg: str, expected: str | None) -> None:
    """What is more than they can pay, said before or after the no, is the most; the proposal stays as it was said."""
    found = extract(text, locale, TODAY)
    said = [f"{one.amount} {one.frequency}" for one in found.legs]
    most = f"{found.capacity.amount}/{found.capacity.window_days}" if found.capacity else None
    assert ([leg], expected) == (said, most)


def test_a_most_after_a_first_payment_is_offered() -> None:
    """A sum at once and a most that comes round are two payments."""
    found = extract("puedo dar 200 mil el viernes y después máximo 50 mil al mes", "es-CL", TODAY)
    assert ["200000", "50000"] == [leg.amount for leg in found.legs]
