"""Who writes: decided from the address first, from what was told only where that does not say."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from flows.reception import TOKENS_MAX, WHICH_MAX, Caller, Found, Known, Verdict, find, judge, lacks_number, numbers

ANA = Known("aguas", "1041", "Aguas del Valle")
LUIS = Known("aguas", "2077", "Aguas del Valle")
GAS = Known("gas", "G-1041", "Gas del Valle")
EVA = Known("gas", "A-55", "Gas del Valle")
UNO, DOS = Known("uno", "U-1", "Agua Uno"), Known("dos", "D-1", "Agua Dos")
AGUA = Known("agua", "G-1", "Agua")
TALKING = Known("aguas", "2077", "Aguas del Valle", is_open=True)
KNOWN = st.builds(
    Known,
    st.sampled_from(["aguas", "gas", "luz"]),
    st.text("0123456789", min_size=1, max_size=5),
    st.sampled_from(["Aguas del Valle", "Gas del Valle", "Luz"]),
    st.booleans(),
    st.booleans(),
)
CALLERS = st.builds(
    Caller,
    st.text("0123456789 aguslzvie", max_size=30) | st.just("cuenta 41"),
    st.lists(KNOWN, max_size=3, unique_by=lambda one: (one.creditor, one.client)).map(tuple),
    st.lists(KNOWN, max_size=2, unique_by=lambda one: (one.creditor, one.client)).map(tuple),
    st.integers(0, 3),
    st.booleans(),
)


@pytest.mark.parametrize(
    ("text", "here", "asked", "found"),
    [
        ("hola", (ANA,), 0, Found(ANA)),  # the address says it
        ("soy 2077", (ANA,), 0, Found(ANA)),
        ("hola", (ANA, LUIS), 0, None),
        ("hola", (ANA, TALKING), 0, Found(TALKING)),  # one talk is under way
        ("soy el cliente 1041", (ANA, TALKING), 0, Found(ANA, told=True)),  # but another introduces herself
        ("pago 1041 el viernes", (ANA, TALKING), 0, Found(TALKING)),  # a sum is no introduction
        ("por el gas", (ANA, EVA), 0, Found(EVA, told=True)),
        ("la del valle", (ANA, EVA), 1, None),  # both companies are called so
        ("gás", (ANA, LUIS, EVA), 1, Found(EVA, told=True)),
        ("aguas", (ANA, LUIS, EVA), 1, None),  # two of them are left
        ("aguas, la 41", (ANA, LUIS, EVA), 2, Found(ANA, told=True)),
        ("Agua Dos", (UNO, DOS), 1, Found(DOS, told=True)),  # a whole name, though no word of it tells them apart
        ("es por agua uno, por favor", (UNO, DOS), 0, Found(UNO, told=True)),
        ("agua", (UNO, DOS, AGUA), 1, Found(AGUA, told=True)),
        ("agua dos", (UNO, DOS, AGUA), 1, Found(DOS, told=True)),  # the longer name holds the shorter one
        ("agua uno o agua dos", (UNO, DOS), 1, None),
        ("41", (ANA, LUIS), 0, None),  # two characters mean nothing before they were asked for
        ("termina en 41", (ANA, LUIS), 1, Found(ANA, told=True)),
        ("a55", (ANA, EVA), 1, Found(EVA, told=True)),
        ("la 1041 o la 2077", (ANA, LUIS), 1, None),
    ],
)
def test_who_writes(text: str, here: tuple[Known, ...], asked: int, found: Found | None) -> None:
    """The address, the talk under way, then what was told: in this order, and only where one is left."""
    assert found == find(Caller(text, here, asked=asked))


@pytest.mark.parametrize(
    ("before", "text", "found"),
    [
        ("hola, por lo de aguas", "la 41", Found(ANA, told=True)),  # what was named stays named
        ("aguas", "1041", Found(ANA, told=True)),
        ("aguas", "no, la 41 es del gas", Found(GAS, told=True)),  # until another one is
        ("hola", "41", None),
        ("41", "hola", None),  # a number counts in its own answer alone
    ],
)
def test_what_was_said_before(before: str, text: str, found: Found | None) -> None:
    """The company that was named in an earlier answer is not asked for again."""
    assert found == find(Caller(text, (ANA, LUIS, GAS), asked=1, before=before))


def test_two_talks_at_once() -> None:
    """Where two talks are under way, it is that of who said last that it is they."""
    chosen = Known("aguas", "1041", "Aguas del Valle", is_open=True, was_told=True)

    assert (None, Found(chosen)) == (
        find(Caller("hola", (Known("gas", "1", "Gas", is_open=True), TALKING))),
        find(Caller("hola", (chosen, TALKING))),
    )


@given(CALLERS)
def test_nobody_is_found_who_was_not_meant(caller: Caller) -> None:
    """Who is found is reached at the address, or their number was named; the first alone needs no new proof."""
    found = find(caller)
    assume(found is not None)

    assert found is not None
    assert found.known in (*caller.here, *caller.named)
    assert found.told or found.known in caller.here
    assert found.told or len(caller.here) == 1 or found.known.is_open


@given(CALLERS)
def test_asking_ends(caller: Caller) -> None:
    """A question is put at most twice, then a person has it, and stays to have it."""
    verdict = judge(caller)

    assert caller.passed_on == (verdict is Verdict.WAIT)
    assert caller.asked < WHICH_MAX or verdict in {Verdict.WAIT, Verdict.HAND_OVER}


@pytest.mark.parametrize(
    ("text", "asked", "told"),
    [
        ("1041", True, ("1041",)),
        ("1041", False, ()),  # may be a sum
        ("soy cliente número A-1041", False, ("a-1041",)),
        ("Client number is 88120, hello", False, ("88120",)),
        ("pago 50000 el 15", False, ()),
        ("1 2 3 4", True, ()),  # a list of guesses
        ("hola", True, ()),
    ],
)
def test_numbers(text: str, asked: bool, told: tuple[str, ...]) -> None:
    """What may be a client's number is looked up when it was asked for, or introduced as one; never a list."""
    assert told == numbers(text, asked=asked)
    assert len(told) <= TOKENS_MAX


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("no tengo ningún número", True),
        ("No lo sé", True),
        ("no me acuerdo", True),
        ("não tenho", True),
        ("I don't know it", True),
        ("no soy esa persona", False),
        ("no tengo nada con ustedes, no soy yo", False),
        ("no tengo deudas", False),
        ("sí", False),
    ],
)
def test_who_has_no_number_is_no_wrong_person(text: str, lacks: bool) -> None:
    """Who has no number at hand is not taken for a stranger; who says that it is not them is."""
    assert lacks == lacks_number(text)
