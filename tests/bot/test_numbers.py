"""One address, one key: however a provider writes it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.numbers import canonical, is_phone

DIGITS = st.text("0123456789", min_size=6, max_size=11)
CODES = st.sampled_from(["+52", "+521", "+55", "+5511", "+54", "+549", "+5411", "+541115", "+56", "+57", "+1", "+", ""])
WRITTEN = st.builds("".join, st.tuples(st.sampled_from(["", "whatsapp:", "whatsapp:whatsapp:"]), CODES, DIGITS))


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("whatsapp:+56912345678", "+56912345678"),
        ("+56 9 1234 5678", "+56912345678"),
        ("+5215512345678", "+525512345678"),  # Mexico: the 1 before mobiles ended in 2019
        ("+525512345678", "+525512345678"),
        ("+521551234567", "+521551234567"),  # ten digits that begin with a 1 are no old mobile
        ("+551187654321", "+5511987654321"),  # Brazil: the ninth digit
        ("whatsapp:+554896543210", "+5548996543210"),
        ("+551133334444", "+551133334444"),  # a landline has eight
        ("+5511987654321", "+5511987654321"),
        ("+5491123456789", "+5491123456789"),  # Argentina: as WhatsApp writes
        ("+541123456789", "+5491123456789"),  # as some carriers do
        ("+54111523456789", "+5491123456789"),  # with the domestic 15
        ("+54351154567890", "+5493514567890"),
        ("+54290115456789", "+5492901456789"),
        ("+548001234567", "+548001234567"),  # a free line has no 9
        ("+18095551234", "+18095551234"),
        ("+34612345678", "+34612345678"),
    ],
)
def test_phones_have_one_form(written: str, key: str) -> None:
    """A phone is known again in E.164, whatever its country's quirks."""
    assert key == canonical(written)
    assert is_phone(canonical(written))


@pytest.mark.parametrize(
    "written",
    ["BR.1502576394655843", "123456789", "-100123", "@ana_rojas", "ana@example.org", "", "+", "+12", "0034612"],
)
def test_what_is_no_number_is_opaque(written: str) -> None:
    """A chat's id, a word, a mark without a phone: unchanged, but for the channel before it."""
    assert written == canonical(written) == canonical(f"whatsapp:{written}")
    assert not is_phone(canonical(written))


@given(WRITTEN | st.text(max_size=30))
@example("whatsapp:whatsapp:+5215512345678")
@example("+54915")
def test_the_form_of_a_form_is_the_same(written: str) -> None:
    """Taking the form twice changes nothing: a key that is stored is found by what is stored."""
    assert canonical(written) == canonical(canonical(written))
