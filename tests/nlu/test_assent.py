"""A plan is booked by an explicit yes to just that plan: what only leans to one, bargains or chooses is asked back."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlu.assent import is_explicit, is_slipped, mend
from nlu.assent_words import PLAIN
from nlu.understand import Understanding

TODAY = date(2026, 3, 10)

YES = [
    "sí, así está bien",
    "ya po, dejémoslo así",
    "bueno ya, hagámosle",
    "si, me acomoda ese plan",
    "está perfecto así",
    "sí señorita, de acuerdo",
    "sí, está bien, gracias",
    "simón, así queda",
    "está bien, me comprometo",
    "si quiero ese plan",
    "sí señor, quedamos en eso",
    "listo parce, así queda",
    "sí, hagámoslo así",
    "de acuerdo con las fechas",
    "ok, confirmo",
    "sí está bien para mí",
    "ya, trato hecho",
    "sí mi amor, ta bien así",
    "dale, así mismo",
    "dale, lo hacemos así",
    "perfecto, lo hago así",
    "pura vida, así lo dejamos",
    "ok, así está bien",
    "sí, con mucho gusto",
    "vale, me viene bien",
    "sí, adelante",
    "perfecto, lo tomo",
    "bueno ya, así",
    "sí, ahí quedamos",
    "sí, mejor así",
    "sí, no hay problema",
    "yes that works",
    "yes please go ahead",
    "sounds good",
    "sim, pode ser assim",
    "concordo com o plano",
    "ya, súper",
]
DOUBTFUL = [
    "sí, pero no estoy seguro",
    "si me pagan a tiempo si",
    "si es que me alcanza",
    "bueno, si no hay otra",
    "si la cosa mejora, sí",
    "pues si no queda de otra",
    "sí, aunque me gustaría más chiquito",
    "listo, pero toca ver si me pagan",
    "de pronto sí",
    "ponele que sí",
    "calculo que sí",
    "en principio sí",
    "ok, ya veré",
    "a ver si puedo",
    "vale, ¿y si me retraso?",
    "ok?",
    "si se puede mas suave, mejor asi",
    "bueno pero mas comodo",
    "si me lo baja sí",
    "la segnda",
    "si la segunda es mejor",
    "sí, la otra",
    "si todo va bien",
    "sí, si no hay problema",
    "podría ser",
    "si Dios quiere",
    "dale pero más livianito",
    "no",
    "mejor la mas livviana",
    "si, salvo que pase algo",
    "sí, déjame hablarlo con mi señora",
    "ojala pueda",
    "yes if you can wait",
    "I think so",
    "ok but a bit less",
    "acho que sim",
    "se eu receber, sim",
    "sim, mas queria menor",
]


@pytest.mark.parametrize("text", YES)
def test_plain_words_of_nine_countries_are_a_yes(text: str) -> None:
    """Words of agreement, however they are put, are heard as a yes."""
    assert is_explicit(text)


@pytest.mark.parametrize("text", DOUBTFUL)
def test_what_leans_to_a_yes_is_none(understanding: Understanding, text: str) -> None:
    """A doubt, a condition, a question, a choice or less at a time is never a sure yes to a plan, nor one beside."""
    reading = understanding.understand(text, "es-CL", TODAY, question="confirm")
    assert not is_explicit(text)
    assert not (reading.certain and "affirm" in {reading.intent, *reading.also})


@given(
    st.sampled_from(sorted(PLAIN)),
    st.sampled_from(
        [
            "pero",
            "tal vez",
            "la otra",
            "más suave",
            "menos",
            "no",
            "si me pagan",
            "pregunto",
            "la segunda",
            "ojalá",
            "?",
        ]
    ),
    st.booleans(),
)
@settings(max_examples=60)
def test_no_doubt_is_outweighed_by_a_yes(yes: str, doubt: str, first: bool) -> None:
    """Whatever says yes, a doubt before or behind it leaves the yes open."""
    assert not is_explicit(f"{doubt}, {yes}" if first else f"{yes} {doubt}")


@pytest.mark.parametrize("text", ["pua vida", "dael", "lisot", "ya, bacsn", "gneial"])
def test_a_yes_with_a_slip_is_asked_back(understanding: Understanding, text: str) -> None:
    """A short yes with a slip is unsure, and is taken for nothing else."""
    reading = understanding.understand(text, "es-CR", TODAY, question="confirm")
    assert is_slipped(text, understanding.model.knows)
    assert ("affirm", False) == (reading.intent, reading.certain)


def test_a_curse_is_no_slip_of_a_greeting() -> None:
    """What is meant as it stands is never written anew."""
    assert ["puta vida", "ya no quiero esta vida", "pura vida"] == [
        mend("puta vida"), mend("ya no quiero esta vida"), mend("pua vida"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ok muchas gracias", "affirm"),
        ("listo, muchas gracias señorita", "affirm"),
        ("ok, muchas gracias por la ayuda", "affirm"),
        ("gracias", "thank"),
        ("muchas gracias por la información", "thank"),
        ("no, muchas gracias", "deny"),
    ],
)
def test_thanks_around_a_yes_are_a_yes(understanding: Understanding, text: str, expected: str) -> None:
    """Courtesy beside an answer leaves the answer; courtesy alone answers nothing."""
    assert expected == understanding.understand(text, "es-EC", TODAY, question="confirm").intent


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("no veo problema", "es-MX"),
        ("ya lo consulté y sí", "es-AR"),
        ("acepto lo que me propone, se ve cómodo", "es-PE"),
        ("si asepto", "es-CO"),
        ("ya po, así no má", "es-CL"),
        ("no objections, put it down like that", "en-GB"),
        ("I think that's fair", "en-US"),
        ("não vejo problema, pode seguir", "pt-BR"),
        ("sim, esse plano cabe no meu bolso", "pt-BR"),
    ],
)
def test_a_yes_that_only_sounds_like_a_doubt(understanding: Understanding, text: str, locale: str) -> None:
    """Words of doubt that doubt nothing where they stand leave a yes as sure as the engine is of it."""
    reading = understanding.understand(text, locale, TODAY, question="confirm")
    assert ("affirm", True) == (reading.intent, reading.certain)


@pytest.mark.parametrize(
    ("text", "expected"), [("quiero pagar", "ask_payment_methods"), ("estoy en erte", "cannot_pay")]
)
def test_what_is_known_is_no_slip(understanding: Understanding, text: str, expected: str) -> None:
    """A word that the engine has met means what it means, however near to a yes it is written."""
    assert expected == understanding.understand(text, "es-ES", TODAY, question="confirm").intent


@pytest.mark.parametrize("text", ["gracias, ahora sí entendí", "ah ok thank you for clearing that up", "ah ok gracias"])
def test_thanks_for_an_explanation_book_nothing(understanding: Understanding, text: str) -> None:
    """Who thanks for what was explained has not yet said yes."""
    assert understanding.understand(text, "es-CO", TODAY, question="confirm").intent == "thank"
