"""An SMS is measured as the network cuts it, and written plainer only where that saves a segment."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.wording.sms import GSM, GSM_DOUBLE, PLAINER, Encoding, Size, fold, measure, segments

SPANISH = "ñéüÑÉÜ¿¡"
FLAG = "\U0001f1e8\U0001f1f1"
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
TEXTS = st.text(
    st.one_of(st.sampled_from(sorted(GSM | GSM_DOUBLE | {*"áíóúãõçêô", *PLAINER, "₡", "😀"}))), max_size=400
)


@pytest.mark.parametrize(
    ("text", "encoding", "count"),
    [
        ("", "GSM-7", 1),
        ("a" * 160, "GSM-7", 1),
        ("a" * 161, "GSM-7", 2),
        ("a" * 306, "GSM-7", 2),
        ("a" * 307, "GSM-7", 3),
        ("é" * 160, "GSM-7", 1),
        (SPANISH * 20, "GSM-7", 1),
        ("€" * 80, "GSM-7", 1),
        ("€" * 81, "GSM-7", 2),
        # an extension character does not straddle two segments: the second begins a unit early, and a third is needed
        ("a" * 152 + "€" + "a" * 151, "GSM-7", 2),
        ("a" * 152 + "€" + "a" * 152, "GSM-7", 3),
        ("á" * 70, "UCS-2", 1),
        ("á" * 71, "UCS-2", 2),
        ("á" * 134, "UCS-2", 2),
        ("á" * 135, "UCS-2", 3),
        ("ç" * 71, "UCS-2", 2),
        ("Ç" * 71, "GSM-7", 1),
        ("₡" * 71, "UCS-2", 2),
        # a surrogate pair is not split: 33 fit where 67 units would hold half of another
        ("😀" * 35, "UCS-2", 1),
        ("😀" * 36, "UCS-2", 2),
        ("😀" * 66, "UCS-2", 2),
        ("😀" * 67, "UCS-2", 3),
        # nor are the parts of one picture: 16 flags of four units, 8 families of eight
        (FLAG * 32, "UCS-2", 2),
        (FLAG * 33, "UCS-2", 3),
        (FAMILY * 16, "UCS-2", 2),
        (FAMILY * 17, "UCS-2", 3),
        # a letter with its accent apart is one character too
        ("a\u0301" * 66, "UCS-2", 2),
        ("a\u0301" * 67, "UCS-2", 3),
    ],
)  # fmt: skip
def test_a_text_is_cut_as_the_network_cuts_it(text: str, encoding: str, count: int) -> None:
    """160 or 153 septets, 70 or 67 units of UCS-2; nothing that is read as one is split."""
    size = measure(text)
    assert (encoding, count) == (size.encoding, size.segments)


def test_an_accent_can_cost_a_segment() -> None:
    """A reminder of 184 characters takes two segments, three with one accent, and two again as it leaves."""
    plain, accented = "a" * 184, "a" * 183 + "í"
    assert (2, 3, 2) == (measure(plain).segments, measure(accented).segments, segments(accented))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("áéíóú ÁÉÍÓÚ ñü", "aéiou AÉIOU ñü"),
        ("ãõâêôç ÃÕÂÊÔÇ àÀ", "aoaeoc AOAEOÇ àA"),
        ("“Sí” «no» ‘a’ — b – c…", '"Si" "no" \'a\' - b - c...'),
        ("₡285.000 y ₡ 90", "CRC 285.000 y CRC 90"),
        ("S/\u00a0100\u202f000", "S/ 100 000"),
        ("• N.º 4, 1.ª vez", "- N.o 4, 1.a vez"),
        ("60 €", "60 €"),
        ("Žižek", "Zizek"),
        ("e\u0301 i\u0301", "é i"),
    ],
)
def test_what_is_written_plainer(text: str, expected: str) -> None:
    """Only what the alphabet lacks changes: ñ é ü ¿ ¡ à Ç and the euro stay."""
    filling = "á" + "x" * 75
    assert f"{expected}a{'x' * 75}" == fold(f"{text}{filling}")


@pytest.mark.parametrize(
    "text", ["Sí, " + "x" * 60, "Łukasz, así" + "x" * 90, "así 😀" + "x" * 90, "así, Ирина" + "x" * 90]
)
def test_what_stays_as_it_is(text: str) -> None:
    """Nothing is gained by a plainer short text, and a name or a picture that has no plainer form is not mangled."""
    assert text == fold(text)


@given(TEXTS)
def test_folding_never_costs_more(text: str) -> None:
    """What leaves takes at most as many segments, and is either untouched or in the small alphabet throughout."""
    folded = fold(text)
    assert measure(folded).segments <= measure(text).segments
    assert folded == text or measure(folded).encoding is Encoding.GSM_7
    assert folded == fold(folded)


@given(st.text(st.sampled_from(sorted(GSM | GSM_DOUBLE)), max_size=400))
def test_what_the_alphabet_holds_is_never_touched(text: str) -> None:
    """A text in GSM 03.38 leaves letter for letter."""
    assert text == fold(text)


@given(st.text(st.sampled_from("aáeéiíoóuúnñcçAÃEÊ ¿¡"), max_size=400))
def test_folding_takes_accents_and_nothing_else(text: str) -> None:
    """Letter by letter, what leaves has the same base letters, in the same places."""

    def bases(written: str) -> list[str]:
        return [unicodedata.normalize("NFD", char)[0] for char in written]

    assert bases(text) == bases(fold(text))


@given(TEXTS, TEXTS)
def test_more_text_never_costs_less(first: str, second: str) -> None:
    """Segments grow with the text, and no fewer are counted than the units fill."""
    size = measure(first + second)
    alone, among = {Encoding.GSM_7: (160, 153), Encoding.UCS_2: (70, 67)}[size.encoding]
    assert size.segments >= max(1, -(-size.units // among) if size.units > alone else 1)
    assert measure(first).units <= measure(first + second).units or size.encoding is not measure(first).encoding


def test_the_size_tells_all() -> None:
    """Alphabet, units and segments are told together."""
    assert Size(Encoding.GSM_7, 162, 2) == measure("€" * 81)
