"""Hold that a reference on a transfer leads to its client and to nobody else, and the codes that banks' apps take."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.matching.spelling import fold, spellings
from flows.paying.accounts import is_cbu, is_clabe, is_iban
from flows.paying.brcode import br_code
from flows.paying.cards import hide
from flows.paying.reference import client_of, reference_of

IDS = st.text("0123456789ABCxyz-/. ", min_size=1, max_size=14).filter(fold)


@given(IDS, st.sampled_from(["{}", "pago {} gracias", "REF:{}", "TRANSF/{}/12"]))
def test_read_back(client: str, around: str) -> None:
    """Whatever stands around it, the reference is found in a bank's text and names its client, and is no card."""
    text = around.format(reference_of(client))

    assert fold(client) in [client_of(one.text) for one in spellings(text)]
    assert text == hide(text)


@given(st.integers(0, 10**9), st.data())
def test_a_slip_is_no_reference(client: int, data: st.DataObject) -> None:
    """One wrong digit makes it nobody's."""
    right = reference_of(str(client)).replace("-", "")
    place = data.draw(st.integers(1, len(right) - 1))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != right[place]]))

    assert client_of(right[:place] + other + right[place + 1 :]) is None


def test_no_reference() -> None:
    """A number that no bank would carry has none; nor is anything else one."""
    assert ["", "", None, None] == [reference_of("9" * 30), reference_of("--"), client_of("1041"), client_of("P1041")]


def test_manual_of_the_central_bank() -> None:
    """The static code that the manual prints comes out with its own check."""
    printed = (
        "00020126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-4266554400005204000053039865802BR"
        "5913Fulano de Tal6008BRASILIA62070503***63041D3D"
    )

    assert printed == br_code("123e4567-e12b-12d1-a456-426655440000", "Fulano de Tal", "BRASILIA", "")


def test_amount_and_reference() -> None:
    """The sum and the client's reference stand in the code; names lose their accents and what is too long."""
    code = br_code("11222333000181", "Água e Saneamento do Vale Encantado", "São José dos Campos", "99.90", "P1041-58")

    parts = ("540599.90", "0507P104158", "5925Agua e Saneamento do Vale", "6015Sao Jose dos Ca")

    assert [True] * len(parts) == [part in code for part in parts]


@pytest.mark.parametrize(
    ("fits", "right", "wrong"),
    [
        (is_clabe, "002 010 0777 7777 7771", "002010077777777772"),
        (is_clabe, "032180000118359719", "03218000011835971"),
        (is_iban, "ES91 2100 0418 4502 0005 1332", "ES91 2100 0418 4502 0005 1333"),
        (is_iban, "CR05 0152 0200 1026 2840 66", "CR06 0152 0200 1026 2840 66"),
        (is_cbu, "2850590940090418135201", "2850590940090418135202"),
    ],
)
def test_check_digits(fits: object, right: str, wrong: str) -> None:
    """An account with a check digit is known by it, however it is spaced."""
    assert callable(fits)
    assert (True, False) == (fits(right), fits(wrong))
