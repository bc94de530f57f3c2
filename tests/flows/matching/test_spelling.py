"""Hold which numbers a text may hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.matching.spelling import fold, name_orders, spellings


def found(text: str) -> set[str]:
    """Return the numbers of a text, as they are compared."""
    return {one.folded for one in spellings(text)}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("F-2026-001234", "F-2026-001234"),
        ("pago factura f 2026 001234 gracias", "F-2026-001234"),  # blanks for dashes, small letters
        ("PAGO F2026001234", "F-2026-001234"),  # nothing for dashes
        ("PAGO F-2026-00 1234 MARZO", "F-2026-001234"),  # a bank cut the line
        ("ref 0000012345", "12345"),  # padded
        ("ref 12345", "0012345"),  # not padded, where ours is
        ("FAC12345", "12345"),  # the word is written to it
        ("factura n° 101", "101"),
        ("12345/12346", "12346"),  # one behind the other
        ("Boleta:77-1.", "77-1"),
        ("RUT 12.345.678-5", "123456785"),
        ("FACTURA-12", "FACTURA-12"),  # the word is a part of ours
        ("açaí nº 5501", "5501"),
    ],
)
def test_written(text: str, number: str) -> None:
    """A number is found however it is spaced, dashed, padded, or cut by a line's end."""
    assert fold(number) in found(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("pago 123456", "12345"),  # longer
        ("pago 0912345", "12345"),
        ("cuenta 00-123-45678", "123"),  # dashes tie digits to one number
        ("tarjeta 1234 5678 9012", "56789012"),  # groups of a longer number
        ("total $144.500", "144500"),  # a sum
        ("A12345", "12345"),  # letters that are no word for a number
        ("marzo", "marzo"),  # no digit
    ],
)
def test_part_of_a_longer_number(text: str, number: str) -> None:
    """A part of a longer number is no number of ours, nor is a sum of money."""
    assert fold(number) not in found(text)


@given(st.from_regex(r"\A[A-Z]{0,3}[1-9][0-9]{4,9}\Z"), st.sampled_from(["pago {}", "{} gracias", "fact. {}, marzo"]))
def test_whole_or_nothing(number: str, frame: str) -> None:
    """Every number is found where it is written, and one that is a digit longer or shorter is not."""
    text = frame.format(number)

    assert (True, False, False) == tuple(fold(one) in found(text) for one in (number, f"{number}7", number[:-1]))


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    """Any text is read, and what is found holds capitals and digits alone."""
    assert all(one == fold(one) for one in found(text))


def test_named() -> None:
    """A word before a number says that it is one of the creditor's; a number by itself says nothing."""
    named = {one.folded: one.is_named for one in spellings("factura nro 12 de 34")}

    assert {"12": True, "34": False} == {number: named[number] for number in ("12", "34")}


def test_orders() -> None:
    """A name is looked for whether its surnames come first or last."""
    assert ["fuentes soto ines", "soto ines fuentes", "ines fuentes soto"] == list(name_orders("FUENTES SOTO Inés"))
