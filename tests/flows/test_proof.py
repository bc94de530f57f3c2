"""A code is read as it was meant, however it was copied, and what is no code is none."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.proof import COUNT, LENGTH, LOOK_ALIKES, SIGNS, code_of, grouped, read

numbers = st.integers(0, COUNT - 1)


@given(numbers)
def test_a_code_is_read_as_it_is_written(number: int) -> None:
    """Grouped or not, in small letters, with spaces: it is the same code."""
    code = code_of(number)

    assert LENGTH == len(code)
    assert [code] * 4 == [read(one) for one in (code, grouped(code), code.lower(), f" {' '.join(code)}. ")]


@given(numbers, numbers)
def test_each_number_has_its_code(one: int, other: int) -> None:
    """Two numbers never have one code."""
    assert (one == other) == (code_of(one) == code_of(other))


@given(numbers, st.data())
def test_look_alikes(number: int, data: st.DataObject) -> None:
    """Whatever looks like a sign may stand in its place."""
    code = code_of(number)
    alike = {sign: [sign, *(chr(one) for one, other in LOOK_ALIKES.items() if chr(other) == sign)] for sign in SIGNS}
    copied = "".join(data.draw(st.sampled_from(alike[sign])) for sign in code)

    assert code == read(copied)


@given(st.text())
def test_any_text(written: str) -> None:
    """Whatever is written is a code of ours or none, and nothing breaks."""
    code = read(written)

    assert code is None or (len(code) == LENGTH and set(code) <= set(SIGNS))


def test_every_letter_and_digit_is_read() -> None:
    """Each is a sign, or looks like one and is none; no vowel is a sign, so that no word comes about."""
    alike = {chr(one) for one in LOOK_ALIKES}

    assert set(string.ascii_uppercase + string.digits) == set(SIGNS) | alike
    assert set() == set(SIGNS) & (alike | set("AEIOU"))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("K7PM-3F91", "K7PM3F91"),
        ("k7pm 3f91", "K7PM3F91"),
        ("«K7PM–3F91».", "K7PM3F91"),  # as it is copied out of a sentence
        ("K7PM-3FqI", "K7PM3F01"),
        ("k7pm3fol", "K7PM3F01"),
        ("Ｋ７ＰＭ-３Ｆ９１", "K7PM3F91"),  # wide letters, as some keyboards write them
        ("K7PM-3F9", None),
        ("K7PM-3F911", None),
        ("K7PM-3F9Ñ", None),
        ("К7РМ-3F91", None),  # Cyrillic letters are others
        ("", None),
        ("K7PM-3F91" * 10, None),
        ("Hola, Ana. Es un re-cordatorio de Aguas. Código K7PM-3F91: en aguas.example puede comprobarlo.", "K7PM3F91"),
        ("Código K7PM-3F91" + "." * 2_000, None),
    ],
)
def test_reading(written: str, expected: str | None) -> None:
    """Case, signs around and between, and look-alikes do not count; the number of signs does."""
    assert expected == read(written)
