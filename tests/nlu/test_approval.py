"""Who lets staff look at a plan, and who takes the one that needs nobody."""

import pytest

from nlu.approval import lets_staff_look, takes_the_ready_one

STAFF = [
    "bueno, que lo vean",
    "sí, que lo revise una persona",
    "sí, pásela",
    "que lo vea un asesor",
    "vale, que lo mire alguien",
    "mándelo nomás",
    "dele, consulte",
    "si, pregunte uste",
    "ya, consúltelo",
    "sí, espero la respuesta",
    "que lo estudien",
    "pregúntalo",
    "preguntá",
    "que lo vesn",
    "sí, pasadlo",
    "yes, have someone look",
    "ask them please",
    "pode perguntar",
]
READY = [
    "mejor la otra",
    "no, tomo el otro plan",
    "el otro me sirve",
    "la que puede dejar ahora",
    "el de ustedes",
    "prefiero dejarlo cerrado ya con el otro",
    "el que no necesita aprobación",
    "mejor el que sí se puede",
    "prefiero el que proponés vos",
    "la que no tiene que ver nadie",
    "no esperéis, el otro plan",
    "dale con el otro",
    "mejor el que me ofrece",
    "the one you offer",
    "o que voces oferecem",
]
NEITHER = [
    "no",
    "la otra semana",
    "el mío",
    "el que yo dije",
    "no quiero el otro",
    "que no lo vea nadie",
    "¿la otra cuál es?",
    "mejor 20 mil al mes",
    "el otro mes",
    "no me sirve el otro",
    "no, no lo manden",
]


@pytest.mark.parametrize("text", STAFF)
def test_staff_may_look(text: str) -> None:
    """Passing it on is said in many words, and is no taking of the other plan."""
    assert (True, False) == (lets_staff_look(text), takes_the_ready_one(text))


@pytest.mark.parametrize("text", READY)
def test_the_one_that_needs_nobody(text: str) -> None:
    """It is named by its place, by whose it is, or by what it spares."""
    assert (False, True) == (lets_staff_look(text), takes_the_ready_one(text))


@pytest.mark.parametrize("text", NEITHER)
def test_other_words_press_nothing(text: str) -> None:
    """A no, one's own plan, a question or another proposal is neither."""
    assert (False, False) == (lets_staff_look(text), takes_the_ready_one(text))
