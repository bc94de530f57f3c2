"""Hold what a password must be: long, nothing that is tried first, no rules of composition; and that it fits again."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import ClientMistake
from bot.passwords import KNOWN, LONG, PLAIN, SHORT, UNSET, find_fault, hash_password, is_right

ABOUT = ("Andrea", "Rojas", "andrea@example.com", "andrea", "example.com")


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("cuatro gatos", None),
        ("una clave bastante larga", None),  # a word that is tried first may stand among others
        ("la contraseña de andrea no es fácil", None),
        ("日本語のとても長い合言葉です", None),
        ("corta", SHORT),
        ("Aa1!Aa1!", SHORT),
        ("x" * 257, LONG),
        ("aaaaaaaaaaaaaaaa", PLAIN),
        ("1234567890123", PLAIN),
        ("qwertyuiopasdf", PLAIN),
        ("zyxwvutsrqpon", PLAIN),
        ("Contraseña2026!", KNOWN),
        ("p a s s w o r d 1 2 3", KNOWN),
        ("AndreaRojas1985", KNOWN),
        ("andrea@example.com", KNOWN),
    ],
)
def test_faults(password: str, fault: str | None) -> None:
    """What anybody would try first is refused; what is long and one's own is not, whatever its letters."""
    assert fault == find_fault(password, ABOUT)


@given(st.permutations(["casa", "perro", "lluvia", "tren", "mesa", "nube"]))
def test_words_at_random(words: list[str]) -> None:
    """Four different words are always enough."""
    assert find_fault(" ".join(words[:4]), ABOUT) is None


def test_hash() -> None:
    """The same words fit, however a machine composes their accents; others do not, and nothing fits no password."""
    encoded = hash_password("mañana será otro día")

    assert is_right(unicodedata.normalize("NFD", "mañana será otro día"), encoded)
    assert not is_right("mañana sera otro dia", encoded)
    assert not is_right("", UNSET)
    assert not is_right(UNSET, UNSET)
    with pytest.raises(ClientMistake):
        hash_password("corta")
