"""Quick replies without buttons are lines with a number, and the number finds its reply again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.wording.choices import chosen, listed, numbers

PLAN = (("affirm:1a2b3c4d", "Sí, lo dejo así"), ("change", "Cambiar algo"), ("ask_human", "Hablar con alguien"))
RATING = (("rate:5", "Bien"), ("rate:3", "Regular"), ("rate:1", "Mal"))
LONE = PLAN[2:]
IDS = st.lists(
    st.one_of(st.sampled_from(["affirm", "deny", "change", "affirm:1a2b3c4d", "invoice:F-1"]),
              st.integers(1, 9).map("rate:{}".format)),
    min_size=2, max_size=9, unique=True,
)  # fmt: skip


@pytest.mark.parametrize(
    ("choices", "locale", "expected"),
    [
        ((), "es-CL", "¿Lo dejamos así?"),
        (
            PLAN,
            "es-CL",
            "¿Lo dejamos así?\nResponda:\n1 Sí, lo dejo así\n2 Cambiar algo\n3 Hablar con alguien",
        ),
        (RATING, "es-AR", "¿Lo dejamos así?\nRespondé:\n5 Bien\n3 Regular\n1 Mal"),
        (LONE, "en-US", "¿Lo dejamos así?\nOr reply: Hablar con alguien"),
        (LONE, "pt-BR", "¿Lo dejamos así?\nOu responda: Hablar con alguien"),
    ],
)  # fmt: skip
def test_lines(choices: tuple[tuple[str, str], ...], locale: str, expected: str) -> None:
    """Several replies are numbered lines under a short lead; a lone one is another way to answer."""
    assert expected == listed("¿Lo dejamos así?", choices, locale)


def test_a_text_that_numbers_its_choices_itself() -> None:
    """Rows that carry their numbers are not listed twice; the number still finds its reply."""
    text = "1. $48.000 el vie 13/3\n2. 3 de $16.000 desde vie 13/3\n¿Cuál le queda bien?"
    choices = (("option:1", "La 1"), ("option:2", "La 2"), ("change", "Otra forma"))
    assert text == listed(text, choices, "es-CL")
    assert "option:2" == chosen("2", choices)


@pytest.mark.parametrize(
    ("text", "choices", "expected"),
    [
        ("1", PLAN, "affirm:1a2b3c4d"),
        (" 2. ", PLAN, "change"),
        ("(3)", PLAN, "ask_human"),
        ("#1", PLAN, "affirm:1a2b3c4d"),
        ("la 2", PLAN, "change"),
        ("La opción 3.", PLAN, "ask_human"),
        ("opcion 1", PLAN, "affirm:1a2b3c4d"),
        ("a opção 2", PLAN, "change"),
        ("option 2", PLAN, "change"),
        ("número 2", PLAN, "change"),
        ("el 2", PLAN, None),  # a day of the month
        ("2 cuotas", PLAN, None),
        ("la 2 no", PLAN, None),
        ("4", PLAN, None),
        ("0", PLAN, None),
        ("1 de abril", PLAN, None),
        ("100", PLAN, None),
        ("$1", PLAN, None),
        ("", PLAN, None),
        ("5", RATING, "rate:5"),
        ("1", RATING, "rate:1"),
        ("2", RATING, None),
        # a lone reply has no number: the figure answers the question above it
        ("1", LONE, None),
    ],
)
def test_numbers_typed(text: str, choices: tuple[tuple[str, str], ...], expected: str | None) -> None:
    """A number that is all that is said is the reply it stands before; anything else is read as words."""
    assert expected == chosen(text, choices)


@given(IDS)
def test_every_number_finds_its_reply(ids: list[str]) -> None:
    """Numbers are distinct, and each one shown finds the reply it is shown before."""
    choices = [(name, f"title {name}") for name in ids]
    shown = numbers(choices)
    assert len(set(shown)) == len(ids)
    assert ids == [chosen(str(number), choices) for number in shown]
