"""Hold that no card's number, expiry or security code is kept, and that no other number is touched."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from flows.paying.accounts import is_clabe
from flows.paying.cards import HIDDEN, hide, is_hidden, without
from flows.paying.issuers import RANGES, is_card

DEMO = Path(__file__).parents[3] / "bot" / "demo" / "creditors"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("mi tarjeta es 4111 1111 1111 1111 vence 12/27 cvv 123", "mi tarjeta es •••• vence •••• cvv ••••"),
        ("4111-1111-1111-1111", "••••"),
        ("4111.1111.1111.1111", "••••"),
        ("4111\n1111\n1111\n1111", "••••"),  # over lines
        ("5500 0000 0000 0004\n4111 1111 1111 1111", "••••\n••••"),  # two of them
        ("visa4111111111111111", "visa••••"),
        ("3782 822463 10005 11/26 1234", "•••• •••• ••••"),  # its expiry and code without a word
        ("4111 1111 1111 1111 12 27 123", "•••• •••• ••••"),
        ("4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "••••"),  # as a voice is written down
        (f"cuatro {'uno ' * 14}uno", "••••"),
        (f"quatro, {'um, ' * 14}um obrigado", "•••• obrigado"),
        ("four one one one, " + "one one one one, " * 3, "••••, "),
        ("41 11 11 11 11 11 11 11", "••••"),
        ("４１１１１１１１１１１１１１１１", "••••"),  # other scripts' figures
        ("6062 8288 8866 6688", "••••"),  # Hipercard
        ("5895 6261 0000 0008", "••••"),  # Naranja
        ("el cvv es 123", "el cvv es ••••"),
        ("código de seguridad: 1234", "código de seguridad: ••••"),
        ("pagué con 4111111111111111, puedo otros 300 el 05/12", "pagué con ••••, puedo otros 300 el 05/12"),
    ],
)
def test_hidden(typed: str, kept: str) -> None:
    """Whatever way a card is written, it is hidden with what goes with it, and the rest of the words stay."""
    assert kept == hide(typed)
    assert is_hidden(hide(typed))


@pytest.mark.parametrize(
    "typed",
    [
        "+52 1 55 1234 5678",
        "56912345678 o al 56987654321",
        "41234567\n47654321",  # two telephones
        "4111 1111 1111 1112",  # no check digit of a card
        "2000 0000 0000 0006",  # no issuer
        "CLABE 620180157000000062",  # an account, though it begins as a card may and has its check digit
        "ES91 2100 0418 4502 0005 1332",
        "CBU 2850590940090418135201",
        "34191.79001 01043.510047 91020.150008 5 84410026000",  # a boleto's line of figures
        "836200000005 667800481000 180975657313 001589636081",
        "0019 0500 9540 1448 1606 9068 0935 0314 3373 7000 0010 0000",
        "00020126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-4266554400005204000053039865802BR5913",
        "4.500.000 y después 3.200.000, o 450.000 300.000 200.000",
        "el 15-01-2026 y el 15-02-2026",
        "código de seguridad 4821-77",  # of a message of ours
        "factura F-2026-000123, CUS 1234567890, RUT 12.345.678-5",
    ],
)
def test_left(typed: str) -> None:
    """Telephones, accounts, bar codes, references, sums and days are none."""
    assert typed == hide(typed)


@pytest.mark.parametrize(
    ("kept", "read"),
    [
        ("cóbrelo de mi visa •••• vence •••• cvv ••••", "cóbrelo de mi visa"),
        ("•••• •••• ••••, ¿así está bien?", ", ¿así está bien?"),
        ("••••", "••••"),
        ("vence mañana", "vence mañana"),
    ],
)
def test_read_without(kept: str, read: str) -> None:
    """What is read for its meaning holds neither the marks nor the words that named what they hide."""
    assert read == without(kept)


@pytest.mark.parametrize("path", sorted(DEMO.glob("*.yml")), ids=lambda path: path.stem)
def test_creditors_of_the_demonstration(path: Path) -> None:
    """No account, tax number, telephone or address of a creditor's file is taken for a card."""
    text = path.read_text("utf-8")

    assert text == hide(text)


PHONES = st.sampled_from(("569", "521", "52", "573", "519", "1809", "549", "506", "346", "5511", "1"))


@given(PHONES, st.text("0123456789", min_size=8, max_size=9), st.sampled_from(["", "+", "llámeme al "]))
def test_telephones(country: str, number: str, before: str) -> None:
    """No telephone of the countries that are served is."""
    typed = f"{before}{country}{number}"

    assert typed == hide(typed)


RANGE = st.sampled_from(RANGES)


@st.composite
def cards(draw: st.DrawFn) -> str:
    """Make a number that some issuer may have given."""
    one = draw(RANGE)
    size = draw(st.sampled_from(sorted(one.lengths)))
    begin = str(draw(st.integers(int(one.first), int(one.last))))
    rest = draw(st.text("0123456789", min_size=size - len(begin) - 1, max_size=size - len(begin) - 1))
    return begin + rest + str(luhn.calc_check_digit(begin + rest))


@given(
    cards(), st.sampled_from(["", "mi tarjeta: ", "visa ", "\n", "Nº"]), st.sampled_from(["", ".", " gracias", "\n"])
)
def test_every_card(number: str, before: str, after: str) -> None:
    """A number of any issuer is hidden wherever it stands, unless it is an account by a standard of its own."""
    kept = number if is_clabe(number) else HIDDEN

    assert f"{before}{kept}{after}" == hide(f"{before}{number}{after}")


@given(st.text("0123456789 -./\nab", max_size=60))
def test_only_cards(typed: str) -> None:
    """Nothing that has no card's digits in it changes, and what was hidden once stays as it is."""
    digits = "".join(sign for sign in typed if sign.isdecimal())
    spans = (digits[start : start + size] for size in range(13, 20) for start in range(len(digits)))
    if not any(is_card(span) for span in spans):
        assert typed == hide(typed)
    assert hide(typed) == hide(hide(typed))
