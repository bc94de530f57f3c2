"""A place in a list of two, in words."""

import pytest

from nlu.places import place_of


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("la segunda", 2), ("Sí, el primero.", 1), ("the latter", 2), ("the first one", 1), ("o segundo", 2),
        ("La 2", 2), ("opción 1", 1), ("prefiero la segunda opción", 2), ("el otro", 2), ("the other one", 2),
        ("pode ser a primeira", 1), ("la uno", 1), ("dame la dos", 2), ("opción dos", 2),
        ("prefiero el segundo plan", 2),
        ("me late más la segunda", 2), ("la primera, por fa", 1), ("no, la otra", 2), ("la segnda", 2),
        ("mejor ese otro", 2),
        ("no la otra", None), ("la 1 o la 2", None), ("una", None), ("dos", None), ("la uno no", None),
        ("la otra semana", None), ("el primero de abril", None), ("50", None), ("", None),
    ],
)  # fmt: skip
def test_places_in_words(text: str, place: int | None) -> None:
    """A place is named alone; what says anything else is read as a message."""
    assert place == place_of(text)
