"""A client is addressed by their first name, a business by its own."""

import pytest

from flows.facts import Client


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Marcela Fuentes", "Marcela"),
        ("Jhon Alexander Restrepo", "Jhon"),
        ("Anne-Marie O'Neill", "Anne-Marie"),
        ("Rosa", "Rosa"),
        ("Bodega Don Lucho", "Bodega Don Lucho"),
        ("Comercial Yanahuara", "Comercial Yanahuara"),
        ("Ferretería Quisqueya", "Ferretería Quisqueya"),
        ("Inversiones Poás S.A.", "Inversiones Poás S.A."),
        ("Pérez Hermanos SpA", "Pérez Hermanos SpA"),
        ("Tienda 24", "Tienda 24"),
    ],
)
def test_short_name(name: str, expected: str) -> None:
    """Nobody is greeted as 'Bodega'."""
    assert expected == Client("1", name, "41", "CL", "es").short_name
