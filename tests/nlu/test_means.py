"""Laws of reading answers about a client's means: a sum answers, silence is respected, a graver matter stays itself."""

from datetime import date

import pytest

from flows.negotiation import affordability
from flows.negotiation.proposal import Frequency
from nlu.grammar import capacity
from nlu.rules import MEANS
from nlu.understand import Understanding

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("question", "text", "locale", "expected"),
    [
        ("capacity", "50 lucas", "es-CL", "propose_plan"),
        ("capacity", "cobro quincenal y me quedan como 400", "es-MX", "propose_plan"),
        ("capacity", "no más de 20 mil por semana", "es-DO", "propose_plan"),
        ("capacity", "100 every two weeks", "en-US", "propose_plan"),
        ("capacity", "depende", "es-CL", "deny"),
        ("capacity", "no sé", "es-CL", "deny"),
        ("capacity", "prefiero no decir", "es-PE", "deny"),
        ("capacity", "I'd rather not say", "en-GB", "deny"),
        ("capacity", "não sei", "pt-BR", "deny"),
        ("capacity", "nada", "es-CL", "cannot_pay"),
        ("capacity", "no puedo pagar nada ahorita", "es-PE", "cannot_pay"),
        ("capacity", "ya pagué 500 ayer", "es-MX", "already_paid"),
        ("capacity", "quiero hablar con una persona", "es-MX", "ask_human"),
        ("income", "gano por quincena 300 mil", "es-AR", "propose_plan"),
        ("income", "el sueldo mínimo, 500 lucas", "es-CL", "propose_plan"),
        ("income", "no tengo ingresos", "es-PE", "cannot_pay"),
        ("costs", "300 de arriendo y 50 de luz", "es-CL", "propose_plan"),
        ("costs", "no sé", "es-CL", "deny"),
        ("debts", "ninguna", "es-CL", "deny"),
        ("debts", "una tarjeta, 40 mil por mes", "es-AR", "propose_plan"),
        ("debts", "prefiero no decir", "es-AR", "out_of_scope"),
    ],
)
def test_an_answer_about_means(
    understanding: Understanding, question: str, text: str, locale: str, expected: str
) -> None:
    """A sum is the answer; who would rather not say is taken at their word, and 'no' to other debts means none."""
    reading = understanding.understand(text, locale, TODAY, question=question)
    assert (expected, True, ()) == (reading.intent, reading.certain, reading.legs)


@pytest.mark.parametrize("question", sorted(MEANS))
def test_a_payday_is_no_trouble_when_it_was_asked_for(understanding: Understanding, question: str) -> None:
    """Who answers when wages come has told no misfortune; unasked, the same words tell of one."""
    text = "me pagan el 30, como 300"
    asked = understanding.understand(text, "es-CL", TODAY, question=question)
    unasked = understanding.understand(text, "es-CL", TODAY)
    assert (None, "late_pay") == (asked.signs.contingency, unasked.signs.contingency)


@pytest.mark.parametrize("rhythm", list(Frequency))
@pytest.mark.parametrize("country", ["AR", "CL", "MX"])
def test_windows_are_those_of_the_negotiation(rhythm: Frequency, country: str) -> None:
    """The days in which an answer holds are the ones by which plans are judged."""
    read = capacity.CLOSER.get(country, {}).get(rhythm.value, capacity.BETWEEN[rhythm.value])
    assert affordability.window(rhythm, country) == read
