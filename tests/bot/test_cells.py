"""No cell that is written for a table program is a formula there, and each is read back as it was."""

from hypothesis import example, given
from hypothesis import strategies as st

from bot.cells import as_meant, as_text

BEGINNINGS = "=+-@\t\r\n＝＋－＠"
CELLS = st.text(st.sampled_from(f"{BEGINNINGS}'0 .,aé"), max_size=8)


@example("'=1+1")
@example("''-a")
@example("-1+cmd|' /C calc'!A0")
@given(CELLS)
def test_text_and_nothing_else(cell: str) -> None:
    """A written cell begins like no formula, but for signed numbers; what is read is what was written."""
    written = as_text(cell)

    assert cell == as_meant(written)
    assert written[:1] not in tuple(BEGINNINGS) or set(written[1:]) <= set("0123456789 .,")


@given(st.from_regex(r"[+-]?\d[\d .,]*", fullmatch=True))
def test_numbers_stay(cell: str) -> None:
    """Amounts, balances and telephone numbers are written as they are."""
    assert cell == as_text(cell)
