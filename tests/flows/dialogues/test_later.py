"""A moment is a moment: nothing is put off for it, and it is told from a wish for another day."""

import pytest

from flows.dialogues.later import is_moment
from flows.turn import Turn


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("un momento por favor", True),
        ("espéreme tantito", True),
        ("Espere, déjeme ver", True),
        ("un segundo", True),
        ("hold on a second", True),
        ("só um minuto", True),
        ("espera", True),
        ("segundo", False),  # the second of a list
        ("espéreme hasta el lunes", False),
        ("espere a que me paguen", False),
        ("en este momento no puedo", False),
        ("ok", False),
        ("", False),
    ],
)
def test_moment(text: str, expected: bool) -> None:
    """Only words that ask to be waited for, and hardly anything else, are such a wish."""
    assert expected == is_moment(Turn(text))
