"""An answer is compared with the fact by which a client is known: forgiving in form, strict in substance."""

from datetime import date

import pytest

from flows.facts import Identity
from flows.identity import Match, compare, gives_name

RUT = Identity("12.345.678-5", date(1980, 5, 15))
RFC = Identity("PELJ8005157K2")
K = Identity("9.876.543-K")


@pytest.mark.parametrize(
    ("identity", "text", "expected"),
    [
        (RUT, "6785", Match.RIGHT),
        (RUT, "678-5", Match.RIGHT),  # as it stands on the card
        (RUT, "6 7 8 5", Match.RIGHT),
        (RUT, "67 85.", Match.RIGHT),
        (RUT, "son 6785, gracias", Match.RIGHT),
        (RUT, "12.345.678-5", Match.RIGHT),  # the whole of it
        (RUT, "12345678-5", Match.RIGHT),
        (RUT, "12 345 678 5", Match.RIGHT),
        (K, "543-k", Match.RIGHT),  # small letters
        (RFC, "57k2", Match.RIGHT),
        (RUT, "6786", Match.WRONG),
        (RUT, "5678", Match.WRONG),  # the figures without the check digit
        (RUT, "912.345.678-5", Match.WRONG),  # more than there is
        (RUT, "0000 1111 2222 6785", Match.WRONG),  # a list of guesses
        (RUT, "785", Match.SHORT),  # below four
        (RUT, "tengo 67 y ya", Match.SHORT),
        (RUT, "mi rut termina en 67 86", Match.WRONG),
        (RUT, "el 10 no voy a poder, ¿puede ser el 12?", Match.SHORT),  # two days of a month, no attempt
        (RUT, "la casa del 67 era de mi tía, la del 85 no", Match.SHORT),  # nor a guess that costs nothing
        (RUT, "no me acuerdo", Match.NONE),
        (RUT, "", Match.NONE),
        (Identity(), "6785", Match.WRONG),  # nothing is known
    ],
)
def test_last_four(identity: Identity, text: str, expected: Match) -> None:
    """The last four are known in any writing; missing characters are no attempt, a list of guesses is a wrong one."""
    assert expected is compare(identity, "document_last4", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("soy Rosa", True),
        ("Sou a rosa", True),
        ("sí, habla Rosa", True),
        ("it's me Rosa", True),
        ("no soy Rosa", False),
        ("não sou a Rosa", False),
        ("soy el marido de Rosa", False),
        ("soy Rosario", False),
        ("Rosa no está", False),
    ],
)
def test_a_name_that_is_given(text: str, expected: bool) -> None:
    """Who says that they are the client is told from who says whose they are."""
    assert expected is gives_name(text, "Rosa")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15/05/1980", Match.RIGHT),
        ("15-5-80", Match.RIGHT),
        ("15.05.1980", Match.RIGHT),
        ("1980-05-15", Match.RIGHT),
        ("15051980", Match.RIGHT),
        ("05/15/1980", Match.RIGHT),  # month first
        ("15 de mayo de 1980", Match.RIGHT),
        ("nací el 15 de Mayo del 80", Match.RIGHT),
        ("15 de maio de 1980", Match.RIGHT),
        ("May 15th, 1980", Match.RIGHT),
        ("15th of May 1980", Match.RIGHT),
        ("14/05/1980", Match.WRONG),
        ("15/05/1981", Match.WRONG),
        ("1/1/80 2/2/81 3/3/82 15/5/80", Match.WRONG),  # a list of guesses
        ("31/02/1980", Match.NONE),  # no day at all
        ("15 de mayo", Match.NONE),
        ("no sé", Match.NONE),
    ],
)
def test_birth_date(text: str, expected: Match) -> None:
    """A full date is known in any writing; a part of one is no attempt."""
    assert expected is compare(RUT, "birth_date", text)


def test_nothing_is_shown() -> None:
    """An identity never shows its facts."""
    assert "Identity()" == repr(RUT)
