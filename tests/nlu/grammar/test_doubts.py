"""Prove that a value which may be meant otherwise is held with both readings, the contract's first."""

from datetime import date

import pytest

from nlu.grammar import extract
from nlu.reading import Doubt, Reading

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("locale", "text", "expected"),
    [
        ("es-MX", "te pago 1.500 el viernes", Doubt("money", "1500", "1.50", "1.500")),
        ("es-CL", "te pago 1.50 el viernes", Doubt("money", "1.50", "1500", "1.50")),
        ("es-CO", "el lunes consigno 2.5", Doubt("money", "2.50", "2500", "2.5")),
        ("es-CL", "te pago 50 el viernes", Doubt("money", "50", "50000", "50")),
        ("es-AR", "30 por semana puedo", Doubt("money", "30", "30000", "30")),
        ("es-CL", "te pago 50 lucas el martes", Doubt("date", "2026-03-17", "2026-03-10", "el martes")),
        ("pt-BR", "200 na terça", Doubt("date", "2026-03-17", "2026-03-10", "na terça")),
        ("en-US", "I can pay $100 on 3/4", Doubt("date", "2027-03-04", "2026-04-03", "3/4")),
        ("en-GB", "I can pay 150 next Friday", Doubt("date", "2026-03-13", "2026-03-20", "next Friday")),
        ("es-CL", "en 3 cuotas de a 300 mil total", Doubt("money", "300000", "100000", "300 mil")),
        ("es-MX", "en 3 pagos 300 pesos", Doubt("money", "300", "100", "300 pesos")),
        ("es-MX", "300 por 3 meses", Doubt("money", "300", "100", "300")),
        ("en-US", "600 for 6 months", Doubt("money", "600", "100", "600")),
    ],
)
def test_two_plausible_readings_are_both_held(locale: str, text: str, expected: Doubt) -> None:
    """Where separators, left-out thousands, the order of day and month or a run allow two readings, both are told."""
    found = extract(text, locale, TODAY)

    assert (expected,) == found.doubts
    assert text[text.index(expected.text) :].startswith(expected.text)


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("es-CL", "te pago 50 lucas el viernes"),
        ("es-CL", "te pago $50 el viernes"),
        ("es-CL", "te pago 1.500 el viernes"),
        ("es-CL", "te pago 1,500 el viernes"),
        ("es-CO", "te pago 1.5 millones el 20"),
        ("es-MX", "te pago 500 el próximo martes"),
        ("es-MX", "te pago 50 el 3/4"),
        ("es-MX", "300 mensuales por 3 meses"),
        ("es-MX", "600 en 3 pagos"),
        ("en-GB", "I can pay £50 on 3/4"),
        ("en-US", "I can pay $50 on 4/20"),
        ("es-CL", "no puedo pagar 50"),
        ("es-CL", "me cobran 50 y pagué 30"),
    ],
)
def test_a_plain_reading_holds_no_doubt(locale: str, text: str) -> None:
    """A unit, a country's own separators or an impossible second reading leave nothing to ask; nor does no proposal."""
    assert extract(text, locale, TODAY).doubts == ()


def test_doubts_change_nothing_that_is_printed() -> None:
    """A doubt goes with a proposal to the dialogue; what `concilia parse` prints holds the contract's value alone."""
    doubtful = Reading.join("propose_plan", extract("te pago 50 el viernes", "es-CL", TODAY))

    assert [("50", "50000")] == [(doubt.first, doubt.second) for doubt in doubtful.doubts]
    assert "doubts" not in doubtful.as_json()
    assert () == Reading.join("ask_reason", extract("te pago 50 el viernes", "es-CL", TODAY), keep_legs=False).doubts
